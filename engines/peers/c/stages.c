#include "stages.h"

#include <time.h>

const char *const STAGE_NAMES[STAGES] = {"other",      "files",  "index",       "fetch",
                                         "decompress", "filter", "materialise", "read"};

bool stages_watched = false;

static struct stage_times taken;
static enum stage running;
static double since, begun;

double monotonic_now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

void stages_begin(void) {
  taken = (struct stage_times){0};
  running = STAGE_OTHER;
  begun = since = monotonic_now();
  stages_watched = true;
}

struct stage_times stages_end(void) {
  stage_switch(STAGE_OTHER);
  stages_watched = false;
  taken.whole = since - begun;
  return taken;
}

enum stage stage_switch(enum stage next) {
  double now = monotonic_now();
  enum stage before = running;
  taken.seconds[before] += now - since;
  since = now;
  running = next;
  return before;
}
