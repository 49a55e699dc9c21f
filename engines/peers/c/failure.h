#ifndef FAILURE_H
#define FAILURE_H

#include <limits.h>
#include <stdbool.h>
#include <stdint.h>

/* What went wrong, and where: the fields of a reply that is no answer. */
struct failure {
  char code[32];
  char message[1024];
  char file[PATH_MAX]; /* empty where no day-file is to blame */
  int64_t row;         /* -1 where no row is */
  int64_t byte;        /* -1 where no byte is */
};

/* Fills a failure in and returns false, so that callers can `return fail(…)`. */
bool fail(struct failure *failure, const char *code, const char *format, ...) __attribute__((format(printf, 3, 4)));
bool fail_at(struct failure *failure, int64_t byte, const char *code, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

#endif
