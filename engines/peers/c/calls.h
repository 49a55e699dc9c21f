#ifndef CALLS_H
#define CALLS_H

#include "blob.h"
#include "costs.h"
#include "failure.h"
#include "query.h"
#include "result.h"
#include "stages.h"
#include "store.h"

struct peer {
  struct store *store;
  struct decoder *decoder;
  struct result result;
};

/* Runs a query into the peer's result. */
bool run(struct peer *peer, const struct query *query, struct failure *failure);

/*
 * Calls that are measured. Each ends when all fields of all returned points were read, the process where nobody waits
 * for the answer any more.
 */

/* Seconds of each of some calls. */
bool run_timed(struct peer *peer, const struct query *query, long calls, double *seconds, struct failure *failure);

/* The stages of each of some calls, after one that does not count. */
bool run_watched(struct peer *peer, const struct query *query, long calls, struct stage_times *times,
                 struct failure *failure);

/* What some calls take together, after one that does not count. */
bool run_counted(struct peer *peer, const struct query *query, long calls, struct costs *costs, struct failure *failure);

#endif
