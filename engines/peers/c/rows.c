#include "rows.h"

#include <stdlib.h>
#include <string.h>

#include "buffer.h"

/* Ids fetched by one statement; SQLite's limit of bound variables is 32,766. */
#define ID_BATCH 5000

/* The limits that a query puts on envelopes, as SQL; `values` gets what its `?` stand for. */
static int index_where(const struct query *query, struct buffer *sql, double values[2 + LIMITS]) {
  static const char *const temporal[][2] = {
      [TIME_INTERSECTS] = {"max_timestamp", "min_timestamp"},
      [TIME_WITHIN] = {"min_timestamp", "max_timestamp"},
      [TIME_STARTS_IN] = {"min_timestamp", "min_timestamp"},
      [TIME_ENDS_IN] = {"max_timestamp", "max_timestamp"},
  };
  static const char *const axes[] = {"latitude", "longitude", "altitude"};
  int count = 2;
  values[0] = query->t1;
  values[1] = query->t2;
  buffer_format(sql, "%s >= ? AND %s <= ?", temporal[query->temporal][0], temporal[query->temporal][1]);
  for (int limit = 0; limit < LIMITS; limit++) {
    if (!query->limited[limit]) continue;
    bool is_min = limit % 2 == 0;
    /* To overlap, the envelope's far end must reach the limit; to lie within, its near end must. */
    bool near = query->spatial == WITHIN_BOX;
    buffer_format(sql, " AND %s_%s %s ?", is_min == near ? "min" : "max", axes[limit / 2], is_min ? ">=" : "<=");
    values[count++] = query->limits[limit];
  }
  buffer_append(sql, "", 1);
  return count;
}

static int compare_ids(const void *a, const void *b) {
  int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
  return (x > y) - (x < y);
}

bool find_candidates(struct day_file *file, const struct query *query, const int64_t **ids, size_t *count,
                     struct failure *failure) {
  struct buffer sql = {0};
  double values[2 + LIMITS];
  sqlite3_stmt *statement;
  buffer_text(&sql, "SELECT id FROM trajectory_index WHERE ");
  int bound = index_where(query, &sql, values);
  bool ok = prepare(file, sql.data, &statement, failure);
  buffer_free(&sql);
  if (!ok) return false;
  for (int i = 0; i < bound; i++) sqlite3_bind_double(statement, i + 1, values[i]);
  int status;
  *count = 0;
  while ((status = sqlite3_step(statement)) == SQLITE_ROW) {
    if (*count == file->id_capacity) {
      file->id_capacity = file->id_capacity == 0 ? 1024 : file->id_capacity * 2;
      file->ids = grow(file->ids, file->id_capacity * sizeof *file->ids);
    }
    file->ids[(*count)++] = sqlite3_column_int64(statement, 0);
  }
  if (status != SQLITE_DONE) ok = invalid(file, failure);
  sqlite3_reset(statement);
  if (*count > 0) qsort(file->ids, *count, sizeof *file->ids, compare_ids);
  *ids = file->ids;
  return ok;
}

static const char *const COLUMN_NAMES[COLUMNS] = {"callsign", "orig", "dest"};

static bool has_star(struct text text) { return memchr(text.data, '*', text.length) != NULL; }

static void append_metadata_where(const struct query *query, struct buffer *sql) {
  for (int i = 0; i < COLUMNS; i++) {
    if (query->equals[i].data == NULL) continue;
    buffer_format(sql, " AND %s %s ?", COLUMN_NAMES[i], has_star(query->equals[i]) ? "LIKE" : "=");
  }
  if (query->has_source) buffer_text(sql, " AND source = ?");
  buffer_append(sql, "", 1);
}

static void bind_metadata(const struct query *query, sqlite3_stmt *statement, int at) {
  for (int i = 0; i < COLUMNS; i++) {
    struct text text = query->equals[i];
    if (text.data == NULL) continue;
    struct buffer pattern = {0};
    buffer_append(&pattern, text.data, text.length);
    for (size_t j = 0; j < pattern.length; j++) {
      if (pattern.data[j] == '*') pattern.data[j] = '%';
    }
    sqlite3_bind_text(statement, at++, pattern.length == 0 ? "" : pattern.data, (int)pattern.length, SQLITE_TRANSIENT);
    buffer_free(&pattern);
  }
  if (query->has_source) sqlite3_bind_double(statement, at, query->source);
}

/* Marks of a batch: up to a power of two, so that a few prepared statements serve every batch. */
static size_t marks_for(size_t count) {
  size_t marks = 1;
  while (marks < count) marks *= 2;
  return marks < ID_BATCH ? marks : ID_BATCH;
}

static bool fetch_batch(struct day_file *file, const struct query *query, const int64_t *ids, size_t count,
                        bool (*visit)(sqlite3_stmt *row, void *context, struct failure *failure), void *context,
                        struct failure *failure) {
  size_t marks = marks_for(count);
  struct buffer sql = {0};
  sqlite3_stmt *statement;
  buffer_text(&sql,
              "SELECT id, source, source_id, transponder_id, orig, dest, callsign, aircraft_type, points "
              "FROM trajectories WHERE id IN (?");
  for (size_t i = 1; i < marks; i++) buffer_append(&sql, ",?", 2);
  buffer_append(&sql, ")", 1);
  append_metadata_where(query, &sql);
  bool ok = prepare(file, sql.data, &statement, failure);
  buffer_free(&sql);
  if (!ok) return false;
  for (size_t i = 0; i < marks; i++) sqlite3_bind_int64(statement, (int)i + 1, ids[i < count ? i : count - 1]);
  bind_metadata(query, statement, (int)marks + 1);
  int status;
  while (ok && (status = sqlite3_step(statement)) != SQLITE_DONE) {
    ok = status == SQLITE_ROW ? visit(statement, context, failure) : invalid(file, failure);
    if (!ok) locate(failure, file, status == SQLITE_ROW ? sqlite3_column_int64(statement, ROW_ID) : -1);
  }
  sqlite3_reset(statement);
  return ok;
}

bool fetch_rows(struct day_file *file, const struct query *query, const int64_t *ids, size_t count,
                bool (*visit)(sqlite3_stmt *row, void *context, struct failure *failure), void *context,
                struct failure *failure) {
  for (size_t at = 0; at < count; at += ID_BATCH) {
    size_t batch = count - at < ID_BATCH ? count - at : ID_BATCH;
    if (!fetch_batch(file, query, ids + at, batch, visit, context, failure)) return false;
  }
  return true;
}
