#include "day-file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "buffer.h"

/* Bytes of a day-file that are read through a memory map: a page that lies in the page cache is not copied. */
#define MMAP_BYTES "1073741824"

struct statement {
  char *sql;
  sqlite3_stmt *prepared;
};

void day_file_close(struct day_file *file) {
  for (size_t i = 0; i < file->statement_count; i++) {
    sqlite3_finalize(file->statements[i].prepared);
    free(file->statements[i].sql);
  }
  sqlite3_close(file->database);
  free(file->statements);
  free(file->ids);
  free(file);
}

void locate(struct failure *failure, const struct day_file *file, int64_t row) {
  if (failure->file[0] == '\0') snprintf(failure->file, sizeof failure->file, "%s", file->path);
  if (failure->row < 0) failure->row = row;
}

bool invalid(struct day_file *file, struct failure *failure) {
  fail(failure, "DAY_FILE_INVALID", "SQLite cannot read the day-file: %s; restore it or move it away",
       sqlite3_errmsg(file->database));
  locate(failure, file, -1);
  return false;
}

bool prepare(struct day_file *file, const char *sql, sqlite3_stmt **prepared, struct failure *failure) {
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

struct day_file *day_file_open(int64_t day, const char *path, struct failure *failure) {
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
  day_file_close(file);
  return NULL;
}
