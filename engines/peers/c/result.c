/* For qsort_r. */
#define _GNU_SOURCE
#include "result.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "rows.h"
#include "stages.h"

#define MISSING (-999999.0)

/* Offsets of the big-endian fields of a record. */
enum { AT_TIME = 0, AT_LON = 4, AT_LAT = 12, AT_ALT = 20, AT_ALT_GNSS = 28, AT_HEADING = 36, AT_ON_GROUND = 44 };

/* What a query asks of single points. An axis without a limit is not looked at, so that NaN passes it. */
struct test {
  bool check_lat, check_lon, check_alt;
  double limits[LIMITS];
  double t1, t2;
};

struct collecting {
  struct result *result;
  struct decoder *decoder;
  const struct query *query;
  struct test test;
};

static inline uint32_t read_u32(const uint8_t *at) {
  uint32_t bits;
  memcpy(&bits, at, sizeof bits);
  return __builtin_bswap32(bits);
}

static inline double read_f64(const uint8_t *at) {
  uint64_t bits;
  double value;
  memcpy(&bits, at, sizeof bits);
  bits = __builtin_bswap64(bits);
  memcpy(&value, &bits, sizeof value);
  return value;
}

static struct test test_of(const struct query *query) {
  struct test test = {
      .check_lat = query->limited[MIN_LAT] || query->limited[MAX_LAT],
      .check_lon = query->limited[MIN_LON] || query->limited[MAX_LON],
      .check_alt = query->limited[MIN_ALT] || query->limited[MAX_ALT],
      .t1 = query->t1,
      .t2 = query->t2,
  };
  for (int i = 0; i < LIMITS; i++) test.limits[i] = query->limited[i] ? query->limits[i] : i % 2 == 0 ? -INFINITY : INFINITY;
  return test;
}

static inline bool between(double value, double min, double max) { return value >= min && value <= max; }

static inline bool in_box(const struct test *test, const uint8_t *record) {
  const double *limits = test->limits;
  if (test->check_lat && !between(read_f64(record + AT_LAT), limits[MIN_LAT], limits[MAX_LAT])) return false;
  if (test->check_lon && !between(read_f64(record + AT_LON), limits[MIN_LON], limits[MAX_LON])) return false;
  if (!test->check_alt) return true;
  double alt = read_f64(record + AT_ALT);
  return alt != MISSING && between(alt, limits[MIN_ALT], limits[MAX_ALT]);
}

static bool crosses(const struct test *test, const uint8_t *records, unsigned count) {
  for (unsigned i = 0; i < count; i++) {
    if (in_box(test, records + (size_t)i * RECORD_BYTES)) return true;
  }
  return false;
}

static inline struct point read_point(const uint8_t *record) {
  return (struct point){
      .time = read_u32(record + AT_TIME),
      .lon = read_f64(record + AT_LON),
      .lat = read_f64(record + AT_LAT),
      .alt = read_f64(record + AT_ALT),
      .alt_gnss = read_f64(record + AT_ALT_GNSS),
      .heading = read_f64(record + AT_HEADING),
      .on_ground = record[AT_ON_GROUND] != 0,
  };
}

/* Appends the points to return of one trajectory and says how many they are. */
static size_t keep_points(struct collecting *context, const uint8_t *records, unsigned count) {
  struct buffer *points = &context->result->points;
  const struct test *test = &context->test;
  struct point *out = (struct point *)(void *)buffer_reserve(points, count * sizeof *out);
  size_t kept = 0;
  for (unsigned i = 0; i < count; i++) {
    const uint8_t *record = records + (size_t)i * RECORD_BYTES;
    if (context->query->filter_waypoints &&
        !(between(read_u32(record + AT_TIME), test->t1, test->t2) && in_box(test, record))) {
      continue;
    }
    out[kept++] = read_point(record);
  }
  points->length += kept * sizeof *out;
  return kept;
}

static struct span keep_text(struct result *result, sqlite3_stmt *row, int column) {
  if (sqlite3_column_type(row, column) == SQLITE_NULL) return (struct span){0};
  const char *text = (const char *)sqlite3_column_text(row, column);
  struct span span = {.start = result->texts.length, .length = (size_t)sqlite3_column_bytes(row, column), .given = true};
  buffer_append(&result->texts, text, span.length);
  return span;
}

/* Whether a trajectory is a hit. */
static bool is_hit(const struct collecting *context, const uint8_t *records, unsigned count) {
  if (context->query->spatial != CROSSES_BOX) return true;
  enum stage outer = stage_enter(STAGE_FILTER);
  bool hit = crosses(&context->test, records, count);
  stage_enter(outer);
  return hit;
}

static bool visit_row(sqlite3_stmt *row, void *opaque, struct failure *failure) {
  struct collecting *context = opaque;
  struct result *result = context->result;
  /* SQLite keeps what it was given: a column declared BLOB can hold text. */
  if (sqlite3_column_type(row, ROW_POINTS) != SQLITE_BLOB) {
    return fail(failure, "BLOB_CORRUPT", "the points column holds no blob");
  }
  const uint8_t *blob = sqlite3_column_blob(row, ROW_POINTS), *records;
  size_t length = (size_t)sqlite3_column_bytes(row, ROW_POINTS);
  unsigned count;
  result->counters.rows++;
  result->counters.bytes_read += length;
  if (!decode(context->decoder, blob, length, &records, &count, failure)) return false;
  result->counters.bytes_decompressed += HEADER_BYTES + (uint64_t)count * RECORD_BYTES;
  result->counters.points_decoded += count;
  if (!is_hit(context, records, count)) return true;
  enum stage outer = stage_enter(STAGE_MATERIALISE);
  struct hit hit = {
      .id = sqlite3_column_int64(row, ROW_ID),
      .source = sqlite3_column_int64(row, ROW_SOURCE),
      .sequence = result_hit_count(result),
      .first_point = result->points.length / sizeof(struct point),
  };
  for (int i = 0; i < TEXTS; i++) hit.texts[i] = keep_text(result, row, ROW_SOURCE_ID + i);
  hit.point_count = keep_points(context, records, count);
  buffer_append(&result->hits, &hit, sizeof hit);
  stage_enter(outer);
  return true;
}

static bool visit_file(struct day_file *file, const struct query *query, void *opaque, struct failure *failure) {
  struct collecting *context = opaque;
  const int64_t *ids;
  size_t count;
  enum stage outer = stage_enter(STAGE_INDEX);
  bool ok = find_candidates(file, query, &ids, &count, failure);
  if (ok) {
    context->result->counters.candidates += count;
    stage_enter(STAGE_FETCH);
    ok = fetch_rows(file, query, ids, count, visit_row, context, failure);
  }
  stage_enter(outer);
  return ok;
}

bool collect(struct result *result, struct store *store, struct decoder *decoder, const struct query *query,
             struct failure *failure) {
  struct collecting context = {.result = result, .decoder = decoder, .query = query, .test = test_of(query)};
  return store_visit(store, query, visit_file, &context, failure);
}

static int compare_hits(const void *a, const void *b, void *texts) {
  const struct hit *x = a, *y = b;
  size_t shorter = x->texts[SOURCE_ID].length < y->texts[SOURCE_ID].length ? x->texts[SOURCE_ID].length
                                                                           : y->texts[SOURCE_ID].length;
  const char *bytes = texts;
  int order = shorter == 0 ? 0 : memcmp(bytes + x->texts[SOURCE_ID].start, bytes + y->texts[SOURCE_ID].start, shorter);
  if (order != 0) return order;
  if (x->texts[SOURCE_ID].length != y->texts[SOURCE_ID].length) {
    return x->texts[SOURCE_ID].length < y->texts[SOURCE_ID].length ? -1 : 1;
  }
  if (x->id != y->id) return x->id < y->id ? -1 : 1;
  return x->sequence < y->sequence ? -1 : 1;
}

void result_sort(struct result *result) {
  size_t count = result_hit_count(result);
  enum stage outer = stage_enter(STAGE_MATERIALISE);
  if (count > 1) qsort_r(result->hits.data, count, sizeof(struct hit), compare_hits, result->texts.data);
  stage_enter(outer);
}

/* Where sums of all fields go, so that reading them cannot be left out. */
static volatile double sink;

void result_touch(const struct result *result) {
  double sum = 0;
  enum stage outer = stage_enter(STAGE_READ);
  for (size_t i = 0; i < result_hit_count(result); i++) {
    const struct hit *hit = &result_hits(result)[i];
    const struct point *points = result_points(result, hit);
    for (size_t j = 0; j < hit->point_count; j++) {
      const struct point *point = &points[j];
      sum += point->time + point->lon + point->lat + point->alt + point->alt_gnss + point->heading + point->on_ground;
    }
  }
  sink = sum;
  stage_enter(outer);
}

void result_clear(struct result *result) {
  result->hits.length = 0;
  result->points.length = 0;
  result->texts.length = 0;
  result->counters = (struct counters){0};
}

void result_free(struct result *result) {
  buffer_free(&result->hits);
  buffer_free(&result->points);
  buffer_free(&result->texts);
}
