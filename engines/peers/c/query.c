#include "query.h"

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char *const LIMIT_NAMES[LIMITS] = {"min_lat", "max_lat", "min_lon", "max_lon", "min_alt", "max_alt"};

/* Exactly `count` digits as a number, or -1. */
static int digits(const char **at, int count) {
  int value = 0;
  for (int i = 0; i < count; i++, (*at)++) {
    if (**at < '0' || **at > '9') return -1;
    value = value * 10 + (**at - '0');
  }
  return value;
}

static bool skip(const char **at, const char *one_of) {
  if (**at == '\0' || strchr(one_of, **at) == NULL) return false;
  (*at)++;
  return true;
}

/* Days since 1970-01-01 of a date of the Gregorian calendar (H. Hinnant, "chrono-Compatible Low-Level Date Algorithms"). */
static int64_t days_from_civil(int year, int month, int day) {
  int64_t y = month <= 2 ? year - 1 : year;
  int64_t era = (y >= 0 ? y : y - 399) / 400;
  int64_t year_of_era = y - era * 400;
  int64_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719468;
}

static int days_in_month(int year, int month) {
  static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  return days[month - 1] + (month == 2 && leap);
}

/* `YYYY-MM-DD[T ]HH:MM[:SS[.fff]][Z|±HH[:]MM]`, UTC where it names no offset. */
static bool parse_iso(const char *at, double *seconds) {
  int year = digits(&at, 4);
  if (year < 0 || !skip(&at, "-")) return false;
  int month = digits(&at, 2);
  if (month < 1 || month > 12 || !skip(&at, "-")) return false;
  int day = digits(&at, 2);
  if (day < 1 || day > days_in_month(year, month) || !skip(&at, "T ")) return false;
  int hour = digits(&at, 2);
  if (hour < 0 || hour > 23 || !skip(&at, ":")) return false;
  int minute = digits(&at, 2);
  if (minute < 0 || minute > 59) return false;
  int second = 0;
  double fraction = 0;
  if (skip(&at, ":")) {
    second = digits(&at, 2);
    if (second < 0 || second > 59) return false;
    if (*at == '.') {
      const char *start = at++;
      while (*at >= '0' && *at <= '9') at++;
      if (at == start + 1) return false;
      fraction = strtod(start, NULL);
    }
  }
  int offset = 0;
  if (*at == '+' || *at == '-') {
    int sign = *at++ == '-' ? -1 : 1;
    int hours = digits(&at, 2);
    skip(&at, ":");
    int minutes = hours < 0 ? -1 : digits(&at, 2);
    if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59) return false;
    offset = sign * (hours * 60 + minutes) * 60;
  } else if (*at != '\0' && !skip(&at, "Z")) {
    return false;
  }
  if (*at != '\0') return false;
  *seconds = (double)(days_from_civil(year, month, day) * 86400 + hour * 3600 + minute * 60 + second - offset) + fraction;
  return true;
}

static bool parse_instant(const struct json *request, const char *name, double *seconds, struct failure *failure) {
  const struct json *value = json_member(request, name);
  char text[64] = "";
  if (value != NULL && value->type == JSON_STRING && value->length < sizeof text) {
    memcpy(text, value->text, value->length);
    if (strlen(text) == value->length && parse_iso(text, seconds)) return true;
  }
  return fail(failure, "BAD_REQUEST", "%s = '%s' is no ISO 8601 instant such as 2024-06-01T12:00:00Z", name, text);
}

static bool parse_bounds(const struct json *bounds, struct query *query, struct failure *failure) {
  if (bounds->type != JSON_OBJECT) return fail(failure, "BAD_REQUEST", "with_bounds takes an object");
  for (const struct json *member = bounds->first; member != NULL; member = member->next) {
    int limit = 0;
    while (limit < LIMITS && !(member->key_length == strlen(LIMIT_NAMES[limit]) &&
                               memcmp(member->key, LIMIT_NAMES[limit], member->key_length) == 0)) {
      limit++;
    }
    if (limit == LIMITS) {
      return fail(failure, "BAD_REQUEST", "with_bounds has no limit '%.*s'", (int)member->key_length, member->key);
    }
    /* Of members of the same name the last counts, also where it is null. */
    const struct json *value = json_member(bounds, LIMIT_NAMES[limit]);
    if (value->type == JSON_NULL) continue;
    if (value->type != JSON_NUMBER) {
      return fail(failure, "BAD_REQUEST", "with_bounds: %s is no number", LIMIT_NAMES[limit]);
    }
    query->limited[limit] = true;
    query->limits[limit] = value->number;
  }
  return true;
}

static bool parse_source(const struct json *value, struct query *query, struct failure *failure) {
  if (value->type != JSON_NUMBER || !isfinite(value->number) || value->number != floor(value->number)) {
    return fail(failure, "BAD_REQUEST", "from_source takes an integer");
  }
  query->has_source = true;
  query->source = value->number;
  return true;
}

/* An operation of the protocol: which one, and what it sets. */
struct operation {
  const char *name;
  enum { SET_TEMPORAL, SET_SPATIAL, SET_FILTER, SET_BOUNDS, SET_EQUALS, SET_SOURCE } kind;
  int value;
};

static const struct operation OPERATIONS[] = {
    {"time_intersects", SET_TEMPORAL, TIME_INTERSECTS},
    {"time_within", SET_TEMPORAL, TIME_WITHIN},
    {"time_starts_in", SET_TEMPORAL, TIME_STARTS_IN},
    {"time_ends_in", SET_TEMPORAL, TIME_ENDS_IN},
    {"spatially_crosses", SET_SPATIAL, CROSSES_BOX},
    {"spatially_within", SET_SPATIAL, WITHIN_BOX},
    {"filter_waypoints", SET_FILTER, 0},
    {"with_bounds", SET_BOUNDS, 0},
    {"with_callsign", SET_EQUALS, CALLSIGN},
    {"with_orig", SET_EQUALS, ORIG},
    {"with_dest", SET_EQUALS, DEST},
    {"from_source", SET_SOURCE, 0},
};

static const struct operation *operation_named(const struct json *name) {
  for (size_t i = 0; i < sizeof OPERATIONS / sizeof *OPERATIONS; i++) {
    if (json_is_text(name, OPERATIONS[i].name)) return &OPERATIONS[i];
  }
  return NULL;
}

static bool apply(const struct json *op, struct query *query, struct failure *failure) {
  const struct json *name = op->type == JSON_ARRAY ? op->first : NULL;
  const struct json *arguments = name == NULL ? NULL : name->next;
  if (name == NULL || name->type != JSON_STRING || json_length(op) > 2 ||
      (arguments != NULL && arguments->type != JSON_ARRAY)) {
    return fail(failure, "BAD_REQUEST", "an operation is [name, [arguments]]");
  }
  const struct operation *operation = operation_named(name);
  if (operation == NULL) {
    return fail(failure, "BAD_REQUEST", "operation '%.*s' is not allowed", (int)name->length, name->text);
  }
  size_t count = arguments == NULL ? 0 : json_length(arguments);
  size_t wanted = operation->kind >= SET_BOUNDS ? 1 : 0;
  if (count != wanted) {
    return fail(failure, "BAD_REQUEST", "%s takes %zu arguments, not %zu", operation->name, wanted, count);
  }
  const struct json *argument = count == 0 ? NULL : arguments->first;
  switch (operation->kind) {
    case SET_TEMPORAL: query->temporal = (enum temporal)operation->value; return true;
    case SET_SPATIAL: query->spatial = (enum spatial)operation->value; return true;
    case SET_FILTER: query->filter_waypoints = true; return true;
    case SET_BOUNDS: return parse_bounds(argument, query, failure);
    case SET_SOURCE: return parse_source(argument, query, failure);
    case SET_EQUALS:
      if (argument->type != JSON_STRING) return fail(failure, "BAD_REQUEST", "%s takes a string", operation->name);
      query->equals[operation->value] = (struct text){argument->text, argument->length};
      return true;
  }
  return false;
}

static bool check(const struct query *query, struct failure *failure) {
  bool any = false;
  if (query->t2 < query->t1) {
    return fail(failure, "BAD_QUERY", "the window ends before it starts: t1 = %.17g, t2 = %.17g", query->t1, query->t2);
  }
  for (int min = MIN_LAT; min < LIMITS; min += 2) {
    int max = min + 1;
    any = any || query->limited[min] || query->limited[max];
    if ((query->limited[min] && !isfinite(query->limits[min])) || (query->limited[max] && !isfinite(query->limits[max]))) {
      return fail(failure, "BAD_QUERY", "limit %s or %s is no finite number", LIMIT_NAMES[min], LIMIT_NAMES[max]);
    }
    if (query->limited[min] && query->limited[max] && query->limits[min] > query->limits[max]) {
      return fail(failure, "BAD_QUERY", "%s = %.17g is greater than %s = %.17g", LIMIT_NAMES[min], query->limits[min],
                  LIMIT_NAMES[max], query->limits[max]);
    }
    if (query->spatial == WITHIN_BOX && query->limited[min] != query->limited[max]) {
      return fail(failure, "BAD_QUERY", "spatially_within needs both limits of an axis or neither: %s is missing",
                  LIMIT_NAMES[query->limited[min] ? max : min]);
    }
  }
  if (any && query->spatial == NO_BOX) {
    return fail(failure, "BAD_QUERY", "bounds without a spatial type: add spatially_crosses or spatially_within");
  }
  return true;
}

bool query_parse(const struct json *request, struct query *query, struct failure *failure) {
  *query = (struct query){0};
  if (request->type != JSON_OBJECT) {
    return fail(failure, "BAD_REQUEST", "a request is a JSON object with t1, t2 and ops");
  }
  if (!parse_instant(request, "t1", &query->t1, failure)) return false;
  if (!parse_instant(request, "t2", &query->t2, failure)) return false;
  const struct json *ops = json_member(request, "ops");
  if (ops != NULL && ops->type != JSON_ARRAY) {
    return fail(failure, "BAD_REQUEST", "ops is a list of [name, [arguments]]");
  }
  for (const struct json *op = ops == NULL ? NULL : ops->first; op != NULL; op = op->next) {
    if (!apply(op, query, failure)) return false;
  }
  return check(query, failure);
}
