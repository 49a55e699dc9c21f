#ifndef STORE_H
#define STORE_H

#include <stdbool.h>

#include "day-file.h"
#include "failure.h"
#include "query.h"

/* A data directory whose day-files stay open between queries. */
struct store;

struct store *store_open(const char *data_dir);
void store_close(struct store *store);

/* Calls `visit` for the day-files that can hold answers, in the order of their days; stops where that returns false. */
bool store_visit(struct store *store, const struct query *query,
                 bool (*visit)(struct day_file *file, const struct query *query, void *context, struct failure *failure),
                 void *context, struct failure *failure);

#endif
