#ifndef RESULT_H
#define RESULT_H

#include <stdbool.h>
#include <stdint.h>

#include "blob.h"
#include "buffer.h"
#include "failure.h"
#include "query.h"
#include "store.h"

/* A returned point in the machine's own numbers; missing values stay -999999. */
struct point {
  double lon, lat, alt, alt_gnss, heading;
  uint32_t time;
  uint8_t on_ground;
};

/* Text columns of a trajectory. */
enum { SOURCE_ID, TRANSPONDER_ID, HIT_ORIG, HIT_DEST, HIT_CALLSIGN, AIRCRAFT_TYPE, TEXTS };

/* Where a text lies in the result's `texts`; `given` is false for NULL. */
struct span {
  size_t start, length;
  bool given;
};

/* A returned trajectory. */
struct hit {
  int64_t id, source;
  size_t sequence; /* order in which it was found */
  struct span texts[TEXTS];
  size_t first_point, point_count;
};

struct counters {
  uint64_t candidates, rows, bytes_read, bytes_decompressed, points_decoded;
};

/* The answer to a query; its memory serves the next one too. */
struct result {
  struct buffer hits;   /* of struct hit */
  struct buffer points; /* of struct point */
  struct buffer texts;
  struct counters counters;
};

/* Finds, decodes and tests; appends what the query returns. */
bool collect(struct result *result, struct store *store, struct decoder *decoder, const struct query *query,
             struct failure *failure);

/* Order of results: (source_id by its bytes, id); ties between day-files stay in the order of their days. */
void result_sort(struct result *result);

/* Reads all seven fields of every point. */
void result_touch(const struct result *result);

void result_clear(struct result *result);
void result_free(struct result *result);

static inline struct hit *result_hits(const struct result *result) { return (struct hit *)(void *)result->hits.data; }
static inline size_t result_hit_count(const struct result *result) { return result->hits.length / sizeof(struct hit); }
static inline const struct point *result_points(const struct result *result, const struct hit *hit) {
  return (const struct point *)(const void *)result->points.data + hit->first_point;
}

#endif
