#include "reply.h"

#include <inttypes.h>
#include <string.h>

#include "json.h"
#include "sha256.h"

#define VERSION "1"

void write_ready(struct buffer *out, const char *label, const char *data_dir) {
  buffer_text(out, "{\"ready\": true, \"feder_version\": \"querylab-c-" VERSION "\", \"label\": ");
  json_write_text(out, label, strlen(label));
  buffer_text(out, ", \"data_dir\": ");
  json_write_text(out, data_dir, strlen(data_dir));
  buffer_text(out, "}");
}

static void put_f64(uint8_t *at, double value) {
  uint64_t bits;
  memcpy(&bits, &value, sizeof bits);
  bits = __builtin_bswap64(bits);
  memcpy(at, &bits, sizeof bits);
}

/* Packs points as the store does: `u16 n` and the records. */
static void pack(struct buffer *packed, const struct point *points, size_t count) {
  packed->length = HEADER_BYTES + count * RECORD_BYTES;
  size_t bytes = packed->length;
  packed->length = 0;
  uint8_t *at = (uint8_t *)buffer_reserve(packed, bytes);
  packed->length = bytes;
  *at++ = (uint8_t)(count >> 8);
  *at++ = (uint8_t)count;
  for (size_t i = 0; i < count; i++, at += RECORD_BYTES) {
    uint32_t time = __builtin_bswap32(points[i].time);
    memcpy(at, &time, sizeof time);
    put_f64(at + 4, points[i].lon);
    put_f64(at + 12, points[i].lat);
    put_f64(at + 20, points[i].alt);
    put_f64(at + 28, points[i].alt_gnss);
    put_f64(at + 36, points[i].heading);
    at[44] = points[i].on_ground;
  }
}

static void write_base64(struct buffer *out, const uint8_t *data, size_t length) {
  static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  char *to = buffer_reserve(out, (length + 2) / 3 * 4);
  for (size_t i = 0; i < length; i += 3) {
    size_t left = length - i;
    uint32_t bits = (uint32_t)data[i] << 16 | (left > 1 ? (uint32_t)data[i + 1] << 8 : 0) | (left > 2 ? data[i + 2] : 0);
    *to++ = digits[bits >> 18];
    *to++ = digits[bits >> 12 & 63];
    *to++ = left > 1 ? digits[bits >> 6 & 63] : '=';
    *to++ = left > 2 ? digits[bits & 63] : '=';
  }
  out->length += (length + 2) / 3 * 4;
}

static void write_span(struct buffer *out, const struct result *result, const char *key, struct span span) {
  buffer_format(out, "\"%s\": ", key);
  if (span.given) json_write_text(out, result->texts.data + span.start, span.length);
  else buffer_text(out, "null");
}

/* Beyond the protocol's own fields, full replies carry the metadata too. */
static void write_metadata(struct buffer *out, const struct result *result, const struct hit *hit, bool partial) {
  static const char *const keys[TEXTS] = {"source_id", "transponder_id", "orig", "dest", "callsign", "aircraft_type"};
  buffer_format(out, ", \"source\": %" PRId64 ", \"partial\": %s", hit->source, partial ? "true" : "false");
  for (int i = TRANSPONDER_ID; i < TEXTS; i++) {
    buffer_text(out, ", ");
    write_span(out, result, keys[i], hit->texts[i]);
  }
}

static void write_trajectory(struct buffer *out, const struct result *result, const struct hit *hit, bool partial,
                             bool full, struct buffer *packed) {
  pack(packed, result_points(result, hit), hit->point_count);
  buffer_text(out, "{");
  write_span(out, result, "source_id", hit->texts[SOURCE_ID]);
  buffer_format(out, ", \"n_points\": %zu, ", hit->point_count);
  if (full) {
    buffer_text(out, "\"points_b64\": \"");
    write_base64(out, (const uint8_t *)packed->data, packed->length);
    buffer_text(out, "\"");
    write_metadata(out, result, hit, partial);
  } else {
    char hex[65];
    sha256_hex((const uint8_t *)packed->data, packed->length, hex);
    buffer_format(out, "\"points_sha256\": \"%s\"", hex);
  }
  buffer_text(out, "}");
}

static void write_measured(struct buffer *out, struct measured measured) {
  for (size_t i = 0; i < measured.repeat; i++) {
    buffer_format(out, "%s%.9f", i == 0 ? ", \"seconds\": [" : ", ", measured.seconds[i]);
  }
  if (measured.repeat > 0) buffer_text(out, "]");
  for (size_t i = 0; i < measured.watched; i++) {
    const struct stage_times *times = &measured.stages[i];
    buffer_format(out, "%s{\"seconds\": %.9f, \"stages\": {", i == 0 ? ", \"stages\": [" : ", ", times->whole);
    for (int stage = 0; stage < STAGES; stage++) {
      buffer_format(out, "%s\"%s\": %.9f", stage == 0 ? "" : ", ", STAGE_NAMES[stage], times->seconds[stage]);
    }
    buffer_text(out, "}}");
  }
  if (measured.watched > 0) buffer_text(out, "]");
  if (measured.costs != NULL) {
    buffer_format(out, ", \"costs\": {\"user_seconds\": %.6f, \"system_seconds\": %.6f, \"peak_rss\": %" PRIu64 "}",
                  measured.costs->user, measured.costs->system, measured.costs->peak_rss);
  }
}

void write_answer(struct buffer *out, const struct result *result, bool partial, bool full, struct measured measured) {
  struct buffer packed = {0};
  buffer_text(out, "{\"ok\": true, \"trajectories\": [");
  for (size_t i = 0; i < result_hit_count(result); i++) {
    if (i > 0) buffer_text(out, ", ");
    write_trajectory(out, result, &result_hits(result)[i], partial, full, &packed);
  }
  buffer_text(out, "]");
  write_measured(out, measured);
  const struct counters *counters = &result->counters;
  buffer_format(out,
                ", \"counters\": {\"candidates\": %" PRIu64 ", \"rows\": %" PRIu64 ", \"bytes_read\": %" PRIu64
                ", \"bytes_decompressed\": %" PRIu64 ", \"points_decoded\": %" PRIu64 ", \"tasks\": 0}}",
                counters->candidates, counters->rows, counters->bytes_read, counters->bytes_decompressed,
                counters->points_decoded);
  buffer_free(&packed);
}

void write_failure(struct buffer *out, const struct failure *failure) {
  struct buffer error = {0};
  buffer_format(&error, "%s: %s", failure->code, failure->message);
  if (failure->file[0] != '\0') {
    buffer_format(&error, " (file %s", failure->file);
    if (failure->row >= 0) buffer_format(&error, ", row %" PRId64, failure->row);
    if (failure->byte >= 0) buffer_format(&error, ", byte %" PRId64, failure->byte);
    buffer_text(&error, ")");
  }
  buffer_text(out, "{\"ok\": false, \"error\": ");
  json_write_text(out, error.data, error.length);
  buffer_format(out, ", \"code\": \"%s\", \"message\": ", failure->code);
  json_write_text(out, failure->message, strlen(failure->message));
  if (failure->file[0] != '\0') {
    buffer_text(out, ", \"file\": ");
    json_write_text(out, failure->file, strlen(failure->file));
  }
  if (failure->row >= 0) buffer_format(out, ", \"row\": %" PRId64, failure->row);
  if (failure->byte >= 0) buffer_format(out, ", \"byte\": %" PRId64, failure->byte);
  buffer_text(out, "}");
  buffer_free(&error);
}
