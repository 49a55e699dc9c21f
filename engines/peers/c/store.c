#include "store.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "buffer.h"

#define DAY_SECONDS 86400
/* Most day-files kept open at once. */
#define MAX_OPEN 64
/* Ids fetched by one statement; SQLite's limit of bound variables is 32,766. */
#define ID_BATCH 5000
/* Bytes of a day-file that are read through a memory map: a page that lies in the page cache is not copied. */
#define MMAP_BYTES "1073741824"

struct statement {
  char *sql;
  sqlite3_stmt *prepared;
};

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

struct store {
  char data_dir[PATH_MAX];
  struct day_file *open[MAX_OPEN];
  size_t open_count;
  uint64_t uses;
};

struct store *store_open(const char *data_dir) {
  struct store *store = grow(NULL, sizeof *store);
  *store = (struct store){0};
  snprintf(store->data_dir, sizeof store->data_dir, "%s", data_dir);
  return store;
}

static void close_file(struct day_file *file) {
  for (size_t i = 0; i < file->statement_count; i++) {
    sqlite3_finalize(file->statements[i].prepared);
    free(file->statements[i].sql);
  }
  sqlite3_close(file->database);
  free(file->statements);
  free(file->ids);
  free(file);
}

void store_close(struct store *store) {
  for (size_t i = 0; i < store->open_count; i++) close_file(store->open[i]);
  free(store);
}

void locate(struct failure *failure, const struct day_file *file, int64_t row) {
  if (failure->file[0] == '\0') snprintf(failure->file, sizeof failure->file, "%s", file->path);
  if (failure->row < 0) failure->row = row;
}

static bool invalid(struct day_file *file, struct failure *failure) {
  fail(failure, "DAY_FILE_INVALID", "SQLite cannot read the day-file: %s; restore it or move it away",
       sqlite3_errmsg(file->database));
  locate(failure, file, -1);
  return false;
}

/* The prepared statement of `sql`, made once. */
static bool prepare(struct day_file *file, const char *sql, sqlite3_stmt **prepared, struct failure *failure) {
  for (size_t i = 0; i < file->statement_count; i++) {
    if (strcmp(file->statements[i].sql, sql) == 0) {
      *prepared = file->statements[i].prepared;
      return true;
    }
  }
  if (sqlite3_prepare_v3(file->database, sql, -1, SQLITE_PREPARE_PERSISTENT, prepared, NULL) != SQLITE_OK) {
    return invalid(file, failure);
  }
  file->statements = grow(file->statements, (file->statement_count + 1) * sizeof *file->statements);
  file->statements[file->statement_count++] =
      (struct statement){.sql = strcpy(grow(NULL, strlen(sql) + 1), sql), .prepared = *prepared};
  return true;
}

/* Days since 1970-01-01 of the first day of a year. */
static int64_t first_day_of(int64_t year) {
  int64_t y = year - 1;
  return y * 365 + y / 4 - y / 100 + y / 400 - 719162;
}

static int64_t year_of(int64_t day) {
  int64_t year = 1970 + day / 366;
  while (first_day_of(year + 1) <= day) year++;
  while (first_day_of(year) > day) year--;
  return year;
}

static void day_path(const struct store *store, int64_t day, char path[PATH_MAX]) {
  int64_t year = year_of(day);
  snprintf(path, PATH_MAX, "%.*s/%04d/%04d-%03d.sqlite", PATH_MAX - 64, store->data_dir, (int)year, (int)year,
           (int)(day - first_day_of(year) + 1));
}

static bool check_tables(struct day_file *file, struct failure *failure) {
  static const char *const tables[] = {"trajectories", "trajectory_index"};
  for (int i = 0; i < 2; i++) {
    sqlite3_stmt *statement;
    if (!prepare(file, "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?", &statement, failure)) return false;
    sqlite3_bind_text(statement, 1, tables[i], -1, SQLITE_STATIC);
    int status = sqlite3_step(statement);
    sqlite3_reset(statement);
    if (status == SQLITE_DONE) {
      fail(failure, "DAY_FILE_INVALID", "day-file lacks the table %s: is it a day-file?", tables[i]);
      locate(failure, file, -1);
      return false;
    }
    if (status != SQLITE_ROW) return invalid(file, failure);
  }
  return true;
}

/* A `file:` URI of a path: `?`, `#` and `%` would mean something else in one. */
static void append_uri(struct buffer *uri, const char *path) {
  buffer_text(uri, "file:");
  for (; *path != '\0'; path++) {
    if (strchr("?#%", *path) != NULL) buffer_format(uri, "%%%02X", (unsigned char)*path);
    else buffer_append(uri, path, 1);
  }
  buffer_text(uri, "?mode=ro&immutable=1");
  buffer_append(uri, "", 1);
}

static struct day_file *open_file(int64_t day, const char *path, struct failure *failure) {
  struct day_file *file = grow(NULL, sizeof *file);
  *file = (struct day_file){.day = day};
  snprintf(file->path, sizeof file->path, "%s", path);
  struct buffer uri = {0};
  append_uri(&uri, path);
  int status = sqlite3_open_v2(uri.data, &file->database, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, NULL);
  buffer_free(&uri);
  if (status == SQLITE_OK) {
    sqlite3_exec(file->database, "PRAGMA mmap_size = " MMAP_BYTES, NULL, NULL, NULL);
    if (check_tables(file, failure)) return file;
  } else {
    invalid(file, failure);
  }
  close_file(file);
  return NULL;
}

/* The open file of a day; the one that was not used longest gives way where too many are open. */
static struct day_file *day_file_of(struct store *store, int64_t day, const char *path, struct failure *failure) {
  size_t oldest = 0;
  for (size_t i = 0; i < store->open_count; i++) {
    if (store->open[i]->day == day) {
      store->open[i]->last_use = ++store->uses;
      return store->open[i];
    }
    if (store->open[i]->last_use < store->open[oldest]->last_use) oldest = i;
  }
  struct day_file *file = open_file(day, path, failure);
  if (file == NULL) return NULL;
  file->last_use = ++store->uses;
  if (store->open_count < MAX_OPEN) {
    store->open[store->open_count++] = file;
  } else {
    close_file(store->open[oldest]);
    store->open[oldest] = file;
  }
  return file;
}

bool store_visit(struct store *store, const struct query *query,
                 bool (*visit)(struct day_file *file, const struct query *query, void *context, struct failure *failure),
                 void *context, struct failure *failure) {
  int64_t first = (int64_t)floor(query->t1 / DAY_SECONDS) - 1, last = (int64_t)floor(query->t2 / DAY_SECONDS) + 1;
  for (int64_t day = first; day <= last; day++) {
    char path[PATH_MAX];
    day_path(store, day, path);
    if (access(path, F_OK) != 0) continue;
    struct day_file *file = day_file_of(store, day, path, failure);
    if (file == NULL || !visit(file, query, context, failure)) return false;
  }
  return true;
}

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
