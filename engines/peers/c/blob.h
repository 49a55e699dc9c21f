#ifndef BLOB_H
#define BLOB_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "failure.h"

#define RECORD_BYTES 45
#define HEADER_BYTES 2
#define MAX_PACKED_BYTES (HEADER_BYTES + 65535 * RECORD_BYTES)

enum codec { CODEC_BZ2, CODEC_LZ4 };

/* Decoders and the memory they keep between blobs. */
struct decoder;

struct decoder *decoder_new(enum codec codec);
void decoder_free(struct decoder *decoder);

/*
 * Decompresses a blob and checks that its count of points fits its length. The records lie in the decoder's memory
 * until its next call. CODEC_MISMATCH, UNKNOWN_VERSION, BLOB_CORRUPT, BLOB_TOO_LARGE, RECORD_LENGTH.
 */
bool decode(struct decoder *decoder, const uint8_t *blob, size_t length, const uint8_t **records, unsigned *count,
            struct failure *failure);

#endif
