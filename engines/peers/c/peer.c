/*
 * A reader of the flight store in C, one thread, that speaks the executor protocol: JSON lines over stdio.
 *   peer DATA_DIR --label LABEL --codec bz2|lz4
 * `{"repeat": k}` beside the fields of a query asks for k calls timed in here, `{"stages": k}` for what k calls of
 * their own go into, `{"costs": k}` for what k others take besides time.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "calls.h"
#include "reply.h"

#define MAX_REPEAT 1000000

static bool is_true(const struct json *request, const char *key) {
  const struct json *member = request->type == JSON_OBJECT ? json_member(request, key) : NULL;
  return member != NULL && member->type == JSON_TRUE;
}

/* The number of calls that a request asks for under a key; 0 where it asks for none. */
static bool parse_calls(const struct json *request, const char *key, long *calls, struct failure *failure) {
  const struct json *member = json_member(request, key);
  *calls = 0;
  if (member == NULL) return true;
  if (member->type != JSON_NUMBER || member->number < 1 || member->number > MAX_REPEAT ||
      member->number != floor(member->number)) {
    return fail(failure, "BAD_REQUEST", "%s takes a whole number from 1 to %d", key, MAX_REPEAT);
  }
  *calls = (long)member->number;
  return true;
}

static bool answer_request(struct peer *peer, const struct json *request, struct buffer *out, struct failure *failure) {
  struct query query;
  long repeat, watched, counted;
  if (!query_parse(request, &query, failure) || !parse_calls(request, "repeat", &repeat, failure) ||
      !parse_calls(request, "stages", &watched, failure) || !parse_calls(request, "costs", &counted, failure)) {
    return false;
  }
  double *seconds = grow(NULL, (size_t)repeat * sizeof *seconds);
  struct stage_times *times = grow(NULL, (size_t)watched * sizeof *times);
  struct costs costs;
  /* Timed calls come first: nothing is watched while they run. */
  bool ok = repeat == 0 || run_timed(peer, &query, repeat, seconds, failure);
  ok = ok && (watched == 0 || run_watched(peer, &query, watched, times, failure));
  ok = ok && (counted == 0 || run_counted(peer, &query, counted, &costs, failure));
  ok = ok && (repeat + watched + counted > 0 || run(peer, &query, failure));
  if (ok) {
    write_answer(out, &peer->result, query.filter_waypoints, is_true(request, "full"),
                 (struct measured){seconds, (size_t)repeat, times, (size_t)watched, counted > 0 ? &costs : NULL});
  }
  free(seconds);
  free(times);
  return ok;
}

static void answer(struct peer *peer, char *line, size_t length, struct buffer *out) {
  char why[128];
  static struct failure failure;
  struct json *request = json_parse(line, length, why);
  if (request == NULL) {
    fail(&failure, "BAD_REQUEST", "the request is no JSON: %s", why);
    write_failure(out, &failure);
    return;
  }
  if (!answer_request(peer, request, out, &failure)) {
    out->length = 0;
    write_failure(out, &failure);
  }
  json_free(request);
}

/* Writes a line, and whether anybody still reads. */
static bool send_line(struct buffer *out) {
  buffer_append(out, "\n", 1);
  bool sent = fwrite(out->data, 1, out->length, stdout) == out->length && fflush(stdout) == 0;
  out->length = 0;
  return sent;
}

static void serve(struct peer *peer, const char *label, const char *data_dir) {
  struct buffer out = {0};
  char *line = NULL;
  size_t capacity = 0;
  ssize_t length;
  write_ready(&out, label, data_dir);
  bool heard = send_line(&out);
  while (heard && (length = getline(&line, &capacity, stdin)) >= 0) {
    if (strspn(line, " \t\r\n") == (size_t)length) continue;
    answer(peer, line, (size_t)length, &out);
    heard = send_line(&out);
  }
  buffer_free(&out);
  free(line);
}

static int usage(void) {
  fprintf(stderr, "usage: peer DATA_DIR --codec bz2|lz4 [--label LABEL]\n");
  return 2;
}

int main(int argc, char **argv) {
  const char *data_dir = NULL, *label = "c";
  int codec = -1;
  for (int i = 1; i < argc; i++) {
    if (strcmp(argv[i], "--label") == 0 && i + 1 < argc) {
      label = argv[++i];
    } else if (strcmp(argv[i], "--codec") == 0 && i + 1 < argc) {
      i++;
      codec = strcmp(argv[i], "bz2") == 0 ? CODEC_BZ2 : strcmp(argv[i], "lz4") == 0 ? CODEC_LZ4 : -1;
    } else if (data_dir == NULL && argv[i][0] != '-') {
      data_dir = argv[i];
    } else {
      return usage();
    }
  }
  if (data_dir == NULL || codec < 0) return usage();
  struct stat status;
  if (strlen(data_dir) > PATH_MAX - 64 || stat(data_dir, &status) != 0 || !S_ISDIR(status.st_mode)) {
    fprintf(stderr, "DATA_DIR_NOT_FOUND: data directory '%s' does not exist\n", data_dir);
    return 2;
  }
  struct peer peer = {.store = store_open(data_dir), .decoder = decoder_new((enum codec)codec)};
  serve(&peer, label, data_dir);
  result_free(&peer.result);
  decoder_free(peer.decoder);
  store_close(peer.store);
  return 0;
}
