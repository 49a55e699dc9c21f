#include "store.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "buffer.h"
#include "stages.h"

#define DAY_SECONDS 86400
/* Most day-files kept open at once. */
#define MAX_OPEN 64

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

void store_close(struct store *store) {
  for (size_t i = 0; i < store->open_count; i++) day_file_close(store->open[i]);
  free(store);
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
  struct day_file *file = day_file_open(day, path, failure);
  if (file == NULL) return NULL;
  file->last_use = ++store->uses;
  if (store->open_count < MAX_OPEN) {
    store->open[store->open_count++] = file;
  } else {
    day_file_close(store->open[oldest]);
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
    enum stage outer = stage_enter(STAGE_FILES);
    day_path(store, day, path);
    bool there = access(path, F_OK) == 0;
    struct day_file *file = there ? day_file_of(store, day, path, failure) : NULL;
    stage_enter(outer);
    if (!there) continue;
    if (file == NULL || !visit(file, query, context, failure)) return false;
  }
  return true;
}
