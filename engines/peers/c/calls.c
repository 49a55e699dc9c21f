#include "calls.h"

#include <stdlib.h>
#include <unistd.h>

bool run(struct peer *peer, const struct query *query, struct failure *failure) {
  result_clear(&peer->result);
  if (!collect(&peer->result, peer->store, peer->decoder, query, failure)) return false;
  result_sort(&peer->result);
  return true;
}

bool run_timed(struct peer *peer, const struct query *query, long calls, double *seconds, struct failure *failure) {
  pid_t parent = getppid();
  for (long i = 0; i < calls; i++) {
    /* Nobody waits for the answer any more. */
    if (getppid() != parent) exit(0);
    double start = monotonic_now();
    if (!run(peer, query, failure)) return false;
    result_touch(&peer->result);
    seconds[i] = monotonic_now() - start;
  }
  return true;
}

bool run_watched(struct peer *peer, const struct query *query, long calls, struct stage_times *times,
                 struct failure *failure) {
  pid_t parent = getppid();
  for (long i = -1; i < calls; i++) {
    if (getppid() != parent) exit(0);
    if (i >= 0) stages_begin();
    bool ok = run(peer, query, failure);
    if (ok) result_touch(&peer->result);
    if (i >= 0) times[i] = stages_end();
    if (!ok) return false;
  }
  return true;
}

bool run_counted(struct peer *peer, const struct query *query, long calls, struct costs *costs, struct failure *failure) {
  pid_t parent = getppid();
  for (long i = -1; i < calls; i++) {
    if (getppid() != parent) exit(0);
    if (i == 0) costs_begin(costs);
    if (!run(peer, query, failure)) return false;
    result_touch(&peer->result);
  }
  costs_end(costs);
  return true;
}
