#include "json.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MAX_DEPTH 64

struct parser {
  const char *start;
  char *at;
  char *end;
  char *why;
};

static struct json *parse_value(struct parser *parser, int depth);

static void *wrong(struct parser *parser, const char *what) {
  snprintf(parser->why, 128, "%s at position %zu", what, (size_t)(parser->at - parser->start));
  return NULL;
}

static void skip_space(struct parser *parser) {
  while (parser->at < parser->end && memchr(" \t\r\n", *parser->at, 4) != NULL) parser->at++;
}

static bool take(struct parser *parser, char expected) {
  if (parser->at >= parser->end || *parser->at != expected) return false;
  parser->at++;
  return true;
}

static struct json *new_value(enum json_type type) {
  struct json *value = grow(NULL, sizeof *value);
  *value = (struct json){.type = type};
  return value;
}

/* Four hexadecimal digits, or -1. */
static int parse_hex4(struct parser *parser) {
  if (parser->end - parser->at < 4) return -1;
  int unit = 0;
  for (int i = 0; i < 4; i++) {
    char c = *parser->at++;
    int digit = c >= '0' && c <= '9' ? c - '0' : (c | 32) >= 'a' && (c | 32) <= 'f' ? (c | 32) - 'a' + 10 : -1;
    if (digit < 0) return -1;
    unit = unit * 16 + digit;
  }
  return unit;
}

static char *put_utf8(char *out, uint32_t code) {
  if (code < 0x80) {
    *out++ = (char)code;
  } else if (code < 0x800) {
    *out++ = (char)(0xc0 | code >> 6);
    *out++ = (char)(0x80 | (code & 0x3f));
  } else if (code < 0x10000) {
    *out++ = (char)(0xe0 | code >> 12);
    *out++ = (char)(0x80 | (code >> 6 & 0x3f));
    *out++ = (char)(0x80 | (code & 0x3f));
  } else {
    *out++ = (char)(0xf0 | code >> 18);
    *out++ = (char)(0x80 | (code >> 12 & 0x3f));
    *out++ = (char)(0x80 | (code >> 6 & 0x3f));
    *out++ = (char)(0x80 | (code & 0x3f));
  }
  return out;
}

/* The rest of a \u escape; half a pair becomes U+FFFD, as in a conversion of UTF-16 to UTF-8. */
static char *parse_unicode(struct parser *parser, char *out) {
  int unit = parse_hex4(parser);
  if (unit < 0) return NULL;
  if (unit < 0xd800 || unit > 0xdfff) return put_utf8(out, (uint32_t)unit);
  if (unit <= 0xdbff && parser->end - parser->at >= 6 && parser->at[0] == '\\' && parser->at[1] == 'u') {
    char *back = parser->at;
    parser->at += 2;
    int low = parse_hex4(parser);
    if (low < 0) return NULL;
    if (low >= 0xdc00 && low <= 0xdfff) {
      return put_utf8(out, 0x10000 + (((uint32_t)unit - 0xd800) << 10) + ((uint32_t)low - 0xdc00));
    }
    parser->at = back;
  }
  return put_utf8(out, 0xfffd);
}

/* A string decoded over itself: no escape is shorter than what it stands for. */
static bool parse_text(struct parser *parser, const char **text, size_t *length) {
  static const char escapes[] = "\"\\/bfnrt", meanings[] = "\"\\/\b\f\n\r\t";
  if (!take(parser, '"')) return wrong(parser, "expected a string") != NULL;
  char *start = parser->at, *out = start;
  while (parser->at < parser->end && *parser->at != '"') {
    unsigned char c = (unsigned char)*parser->at++;
    if (c < 0x20) return wrong(parser, "control character in a string") != NULL;
    if (c != '\\') {
      *out++ = (char)c;
      continue;
    }
    char escape = '\0';
    if (parser->at < parser->end) escape = *parser->at++;
    const char *known = escape == '\0' ? NULL : strchr(escapes, escape);
    if (known != NULL) {
      *out++ = meanings[known - escapes];
    } else if (escape != 'u' || (out = parse_unicode(parser, out)) == NULL) {
      return wrong(parser, "bad escape") != NULL;
    }
  }
  if (!take(parser, '"')) return wrong(parser, "unterminated string") != NULL;
  *text = start;
  *length = (size_t)(out - start);
  return true;
}

static char *skip_digits(char *at) {
  while (*at >= '0' && *at <= '9') at++;
  return at;
}

static struct json *parse_number(struct parser *parser) {
  char *at = parser->at;
  if (*at == '-') at++;
  char *digits = at;
  at = skip_digits(at);
  if (at == digits || (*digits == '0' && at > digits + 1)) return wrong(parser, "bad number");
  if (*at == '.') {
    char *fraction = ++at;
    at = skip_digits(at);
    if (at == fraction) return wrong(parser, "bad number");
  }
  if (*at == 'e' || *at == 'E') {
    at++;
    if (*at == '+' || *at == '-') at++;
    char *exponent = at;
    at = skip_digits(at);
    if (at == exponent) return wrong(parser, "bad number");
  }
  struct json *value = new_value(JSON_NUMBER);
  value->number = strtod(parser->at, NULL);
  parser->at = at;
  return value;
}

static struct json *parse_word(struct parser *parser, const char *word, enum json_type type) {
  size_t length = strlen(word);
  if ((size_t)(parser->end - parser->at) < length || memcmp(parser->at, word, length) != 0) {
    return wrong(parser, "unexpected character");
  }
  parser->at += length;
  return new_value(type);
}

/* The elements of a list, or the members of an object, up to `close`. */
static struct json *parse_chain(struct parser *parser, enum json_type type, char close, int depth) {
  struct json *chain = new_value(type);
  struct json **end = &chain->first;
  parser->at++;
  skip_space(parser);
  if (take(parser, close)) return chain;
  for (;;) {
    const char *key = NULL;
    size_t key_length = 0;
    skip_space(parser);
    if (type == JSON_OBJECT) {
      if (!parse_text(parser, &key, &key_length)) break;
      skip_space(parser);
      if (!take(parser, ':')) {
        wrong(parser, "expected ':'");
        break;
      }
    }
    struct json *value = parse_value(parser, depth + 1);
    if (value == NULL) break;
    value->key = key;
    value->key_length = key_length;
    *end = value;
    end = &value->next;
    skip_space(parser);
    if (take(parser, close)) return chain;
    if (!take(parser, ',')) {
      wrong(parser, "expected ','");
      break;
    }
  }
  json_free(chain);
  return NULL;
}

static struct json *parse_value(struct parser *parser, int depth) {
  skip_space(parser);
  if (parser->at >= parser->end) return wrong(parser, "unexpected end");
  if (depth > MAX_DEPTH) return wrong(parser, "too deep");
  switch (*parser->at) {
    case '{': return parse_chain(parser, JSON_OBJECT, '}', depth);
    case '[': return parse_chain(parser, JSON_ARRAY, ']', depth);
    case 't': return parse_word(parser, "true", JSON_TRUE);
    case 'f': return parse_word(parser, "false", JSON_FALSE);
    case 'n': return parse_word(parser, "null", JSON_NULL);
    case '"': {
      const char *text;
      size_t length;
      if (!parse_text(parser, &text, &length)) return NULL;
      struct json *value = new_value(JSON_STRING);
      value->text = text;
      value->length = length;
      return value;
    }
    default: return parse_number(parser);
  }
}

struct json *json_parse(char *text, size_t length, char why[128]) {
  struct parser parser = {.start = text, .at = text, .end = text + length, .why = why};
  struct json *value = parse_value(&parser, 0);
  if (value == NULL) return NULL;
  skip_space(&parser);
  if (parser.at == parser.end) return value;
  json_free(value);
  return wrong(&parser, "unexpected character");
}

void json_free(struct json *value) {
  while (value != NULL) {
    struct json *next = value->next;
    json_free(value->first);
    free(value);
    value = next;
  }
}

const struct json *json_member(const struct json *object, const char *key) {
  const struct json *found = NULL;
  size_t length = strlen(key);
  for (const struct json *member = object->first; member != NULL; member = member->next) {
    if (member->key_length == length && memcmp(member->key, key, length) == 0) found = member;
  }
  return found;
}

bool json_is_text(const struct json *value, const char *text) {
  return value->type == JSON_STRING && value->length == strlen(text) && memcmp(value->text, text, value->length) == 0;
}

size_t json_length(const struct json *list) {
  size_t length = 0;
  for (const struct json *element = list->first; element != NULL; element = element->next) length++;
  return length;
}

void json_write_text(struct buffer *out, const char *text, size_t length) {
  buffer_text(out, "\"");
  for (size_t i = 0; i < length; i++) {
    unsigned char c = (unsigned char)text[i];
    if (c == '"' || c == '\\') {
      buffer_format(out, "\\%c", c);
    } else if (c < 0x20) {
      buffer_format(out, "\\u%04x", c);
    } else {
      buffer_append(out, text + i, 1);
    }
  }
  buffer_text(out, "\"");
}
