#ifndef DAY_FILE_H
#define DAY_FILE_H

#include <limits.h>
#include <sqlite3.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "failure.h"

struct statement;

/* An open day-file, and what it keeps from query to query. */
struct day_file {
  int64_t day;
  char path[PATH_MAX];
  sqlite3 *database;
  struct statement *statements;
  size_t statement_count;
  int64_t *ids;
  size_t id_capacity;
  uint64_t last_use;
};

/* Opens the file of a day and checks that it has the tables of one; NULL where it is none. */
struct day_file *day_file_open(int64_t day, const char *path, struct failure *failure);
void day_file_close(struct day_file *file);

/* The prepared statement of `sql`, made once. */
bool prepare(struct day_file *file, const char *sql, sqlite3_stmt **prepared, struct failure *failure);

/* Fails with what SQLite says of the file. */
bool invalid(struct day_file *file, struct failure *failure);

/* Names the file, and the row unless it is -1, in a failure that lacks them. */
void locate(struct failure *failure, const struct day_file *file, int64_t row);

#endif
