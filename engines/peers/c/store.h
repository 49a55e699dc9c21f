#ifndef STORE_H
#define STORE_H

#include <sqlite3.h>
#include <stdbool.h>
#include <stdint.h>

#include "failure.h"
#include "query.h"

/* A data directory whose day-files stay open between queries. */
struct store;
struct day_file;

struct store *store_open(const char *data_dir);
void store_close(struct store *store);

/* Calls `visit` for the day-files that can hold answers, in the order of their days; stops where that returns false. */
bool store_visit(struct store *store, const struct query *query,
                 bool (*visit)(struct day_file *file, const struct query *query, void *context, struct failure *failure),
                 void *context, struct failure *failure);

/* Ids whose envelopes satisfy the query, ascending: one R-tree query. The list is valid until the next call. */
bool find_candidates(struct day_file *file, const struct query *query, const int64_t **ids, size_t *count,
                     struct failure *failure);

/* The columns of a row that `row_step` stands on. */
enum { ROW_ID, ROW_SOURCE, ROW_SOURCE_ID, ROW_TRANSPONDER_ID, ROW_ORIG, ROW_DEST, ROW_CALLSIGN, ROW_AIRCRAFT_TYPE, ROW_POINTS };

/* Calls `visit` for the rows of some ids that satisfy the query's conditions on metadata. */
bool fetch_rows(struct day_file *file, const struct query *query, const int64_t *ids, size_t count,
                bool (*visit)(sqlite3_stmt *row, void *context, struct failure *failure), void *context,
                struct failure *failure);

/* Names the file, and the row unless it is -1, in a failure that lacks them. */
void locate(struct failure *failure, const struct day_file *file, int64_t row);

#endif
