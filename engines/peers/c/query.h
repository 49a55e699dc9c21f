#ifndef QUERY_H
#define QUERY_H

#include <stdbool.h>
#include <stddef.h>

#include "failure.h"
#include "json.h"

enum temporal { TIME_INTERSECTS, TIME_WITHIN, TIME_STARTS_IN, TIME_ENDS_IN };
enum spatial { NO_BOX, CROSSES_BOX, WITHIN_BOX };
enum limit { MIN_LAT, MAX_LAT, MIN_LON, MAX_LON, MIN_ALT, MAX_ALT, LIMITS };
enum column { CALLSIGN, ORIG, DEST, COLUMNS };

/* A string of the request; `data` is NULL where it was not given. */
struct text {
  const char *data;
  size_t length;
};

struct query {
  double t1, t2; /* Unix seconds, inclusive */
  enum temporal temporal;
  enum spatial spatial;
  bool limited[LIMITS];
  double limits[LIMITS]; /* degrees and feet */
  struct text equals[COLUMNS];
  bool has_source;
  double source;
  bool filter_waypoints;
};

extern const char *const LIMIT_NAMES[LIMITS];

/* Builds the query of a request and checks its rules: BAD_REQUEST, BAD_QUERY. It lives as long as the request. */
bool query_parse(const struct json *request, struct query *query, struct failure *failure);

#endif
