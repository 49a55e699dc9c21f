#ifndef STAGES_H
#define STAGES_H

#include <stdbool.h>

/*
 * What the time of a query goes into. STAGE_OTHER is what no other speaks for; there is none for decoding, since fields
 * are read where they are tested and copied.
 */
enum stage {
  STAGE_OTHER,
  STAGE_FILES,
  STAGE_INDEX,
  STAGE_FETCH,
  STAGE_DECOMPRESS,
  STAGE_FILTER,
  STAGE_MATERIALISE,
  STAGE_READ,
  STAGES
};

/* Names of the stages, as the lab has them. */
extern const char *const STAGE_NAMES[STAGES];

/* Seconds of the stages of one call; they add up to `whole`. */
struct stage_times {
  double seconds[STAGES];
  double whole;
};

/* Whether times of stages are taken: only between stages_begin and stages_end, never in a timed call. */
extern bool stages_watched;

/* Begins a call, in STAGE_OTHER. */
void stages_begin(void);
struct stage_times stages_end(void);

/* Gives the time that has passed to the stage that runs, and begins another. Returns the one before. */
enum stage stage_switch(enum stage next);

/* The same where somebody watches; else a test of one flag. Ended by stage_enter of what it returned. */
static inline enum stage stage_enter(enum stage next) {
  return __builtin_expect(stages_watched, 0) ? stage_switch(next) : next;
}

/* Seconds of a monotonic clock. */
double monotonic_now(void);

#endif
