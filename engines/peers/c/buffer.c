#include "buffer.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void *grow(void *memory, size_t bytes) {
  void *grown = realloc(memory, bytes == 0 ? 1 : bytes);
  if (grown == NULL) {
    fprintf(stderr, "peer: no memory for %zu bytes\n", bytes);
    exit(70);
  }
  return grown;
}

char *buffer_reserve(struct buffer *buffer, size_t bytes) {
  if (buffer->capacity - buffer->length < bytes) {
    size_t capacity = buffer->capacity * 2;
    if (capacity < buffer->length + bytes) capacity = buffer->length + bytes;
    if (capacity < 256) capacity = 256;
    buffer->data = grow(buffer->data, capacity);
    buffer->capacity = capacity;
  }
  return buffer->data + buffer->length;
}

void buffer_append(struct buffer *buffer, const void *data, size_t bytes) {
  if (bytes == 0) return;
  memcpy(buffer_reserve(buffer, bytes), data, bytes);
  buffer->length += bytes;
}

void buffer_text(struct buffer *buffer, const char *text) { buffer_append(buffer, text, strlen(text)); }

void buffer_format(struct buffer *buffer, const char *format, ...) {
  va_list arguments, again;
  va_start(arguments, format);
  va_copy(again, arguments);
  int length = vsnprintf(NULL, 0, format, arguments);
  va_end(arguments);
  if (length > 0) {
    vsnprintf(buffer_reserve(buffer, (size_t)length + 1), (size_t)length + 1, format, again);
    buffer->length += (size_t)length;
  }
  va_end(again);
}

void buffer_free(struct buffer *buffer) {
  free(buffer->data);
  *buffer = (struct buffer){0};
}
