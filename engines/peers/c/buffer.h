#ifndef BUFFER_H
#define BUFFER_H

#include <stddef.h>

/* Bytes that grow at their end; emptied and filled again, a buffer keeps its memory. */
struct buffer {
  char *data;
  size_t length;
  size_t capacity;
};

/* realloc that ends the process where there is no memory: a benchmark has nothing else to do then. */
void *grow(void *memory, size_t bytes);

/* Makes room for `bytes` more and returns where they go; the caller adds to `length`. */
char *buffer_reserve(struct buffer *buffer, size_t bytes);
void buffer_append(struct buffer *buffer, const void *data, size_t bytes);
void buffer_text(struct buffer *buffer, const char *text);
void buffer_format(struct buffer *buffer, const char *format, ...) __attribute__((format(printf, 2, 3)));
void buffer_free(struct buffer *buffer);

#endif
