#ifndef SHA256_H
#define SHA256_H

#include <stddef.h>
#include <stdint.h>

/* SHA-256 (FIPS 180-4) of `length` bytes, in hexadecimal with its NUL. */
void sha256_hex(const uint8_t *data, size_t length, char hex[65]);

#endif
