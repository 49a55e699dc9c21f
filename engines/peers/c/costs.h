#ifndef COSTS_H
#define COSTS_H

#include <stdint.h>

/* What this process takes from costs_begin to costs_end, all threads together. */
struct costs {
  double user, system; /* seconds of processors */
  uint64_t peak_rss;   /* largest resident set so far, bytes */
};

void costs_begin(struct costs *costs);
void costs_end(struct costs *costs);

#endif
