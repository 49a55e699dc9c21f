#ifndef REPLY_H
#define REPLY_H

#include <stdbool.h>
#include <stddef.h>

#include "buffer.h"
#include "costs.h"
#include "failure.h"
#include "result.h"
#include "stages.h"

/* The lines of the executor protocol, without their line ends. */
void write_ready(struct buffer *out, const char *label, const char *data_dir);

/* What was measured besides the answer: whole calls, stages of others, and what others took; NULL where none did. */
struct measured {
  const double *seconds;
  size_t repeat;
  const struct stage_times *stages;
  size_t watched;
  const struct costs *costs;
};

/* Points stand as digests, or whole where `full`; beside them what was measured, where anything was. */
void write_answer(struct buffer *out, const struct result *result, bool partial, bool full, struct measured measured);
void write_failure(struct buffer *out, const struct failure *failure);

#endif
