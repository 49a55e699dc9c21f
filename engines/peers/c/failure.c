#include "failure.h"

#include <stdarg.h>
#include <stdio.h>

static bool fill(struct failure *failure, int64_t byte, const char *code, const char *format, va_list arguments) {
  snprintf(failure->code, sizeof failure->code, "%s", code);
  vsnprintf(failure->message, sizeof failure->message, format, arguments);
  failure->file[0] = '\0';
  failure->row = -1;
  failure->byte = byte;
  return false;
}

bool fail(struct failure *failure, const char *code, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  fill(failure, -1, code, format, arguments);
  va_end(arguments);
  return false;
}

bool fail_at(struct failure *failure, int64_t byte, const char *code, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  fill(failure, byte, code, format, arguments);
  va_end(arguments);
  return false;
}
