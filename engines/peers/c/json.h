#ifndef JSON_H
#define JSON_H

#include <stdbool.h>
#include <stddef.h>

#include "buffer.h"

enum json_type { JSON_NULL, JSON_FALSE, JSON_TRUE, JSON_NUMBER, JSON_STRING, JSON_ARRAY, JSON_OBJECT };

/* A value. Elements and members are chains: `first`, then `next`. Strings are UTF-8 and can hold NUL. */
struct json {
  enum json_type type;
  double number;
  const char *text;
  size_t length;
  const char *key; /* of a member of an object */
  size_t key_length;
  struct json *first;
  struct json *next;
};

/*
 * Parses one document (RFC 8259, nothing more). Strings are decoded in place: `text` must live, and be followed
 * by a NUL, as long as the value. NULL where it is no JSON, with what is wrong in `why`.
 */
struct json *json_parse(char *text, size_t length, char why[128]);
void json_free(struct json *value);

/* The member of that name, the last one where there are several; NULL where there is none. */
const struct json *json_member(const struct json *object, const char *key);
bool json_is_text(const struct json *value, const char *text);
size_t json_length(const struct json *list);

/* Writes a string with its quotes. */
void json_write_text(struct buffer *out, const char *text, size_t length);

#endif
