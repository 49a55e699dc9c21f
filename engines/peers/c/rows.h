#ifndef ROWS_H
#define ROWS_H

#include <sqlite3.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "day-file.h"
#include "failure.h"
#include "query.h"

/* Ids whose envelopes satisfy the query, ascending: one R-tree query. The list is valid until the next call. */
bool find_candidates(struct day_file *file, const struct query *query, const int64_t **ids, size_t *count,
                     struct failure *failure);

/* The columns of a row that is visited. */
enum { ROW_ID, ROW_SOURCE, ROW_SOURCE_ID, ROW_TRANSPONDER_ID, ROW_ORIG, ROW_DEST, ROW_CALLSIGN, ROW_AIRCRAFT_TYPE, ROW_POINTS };

/* Calls `visit` for the rows of some ids that satisfy the query's conditions on metadata. */
bool fetch_rows(struct day_file *file, const struct query *query, const int64_t *ids, size_t count,
                bool (*visit)(sqlite3_stmt *row, void *context, struct failure *failure), void *context,
                struct failure *failure);

#endif
