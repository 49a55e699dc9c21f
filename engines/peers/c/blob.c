#include "blob.h"

#include <bzlib.h>
#include <lz4frame.h>
#include <stdlib.h>
#include <string.h>

#include "buffer.h"
#include "stages.h"

#define LZ4_VERSION_BYTE 0x01
/* LZ4F writes a block straight to its place only where the largest block of a frame has room there. */
#define ROOM (MAX_PACKED_BYTES + 4 * 1024 * 1024)
/* Blocks of memory that libbz2 holds at once while decompressing: its state and its block. */
#define KEPT 4

struct memory {
  void *data;
  size_t bytes;
  bool taken;
};

struct decoder {
  enum codec codec;
  LZ4F_dctx *lz4;
  struct memory kept[KEPT];
  uint8_t *packed;
};

struct decoder *decoder_new(enum codec codec) {
  struct decoder *decoder = grow(NULL, sizeof *decoder);
  *decoder = (struct decoder){.codec = codec, .packed = grow(NULL, ROOM)};
  if (LZ4F_isError(LZ4F_createDecompressionContext(&decoder->lz4, LZ4F_VERSION))) abort();
  return decoder;
}

void decoder_free(struct decoder *decoder) {
  LZ4F_freeDecompressionContext(decoder->lz4);
  for (int i = 0; i < KEPT; i++) free(decoder->kept[i].data);
  free(decoder->packed);
  free(decoder);
}

/* libbz2 takes 3.6 MB a stream and gives them back; kept here, they need no fresh pages for every blob. */
static void *take_memory(void *opaque, int items, int size) {
  struct decoder *decoder = opaque;
  size_t bytes = (size_t)items * (size_t)size;
  for (int i = 0; i < KEPT; i++) {
    struct memory *memory = &decoder->kept[i];
    if (memory->taken || (memory->data != NULL && memory->bytes < bytes)) continue;
    if (memory->data == NULL) *memory = (struct memory){.data = grow(NULL, bytes), .bytes = bytes};
    memory->taken = true;
    return memory->data;
  }
  return NULL;
}

static void give_memory(void *opaque, void *data) {
  struct decoder *decoder = opaque;
  for (int i = 0; i < KEPT; i++) {
    if (decoder->kept[i].data == data) decoder->kept[i].taken = false;
  }
}

static bool too_large(struct failure *failure) {
  return fail(failure, "BLOB_TOO_LARGE", "blob decompresses to more than %d bytes", MAX_PACKED_BYTES);
}

static bool decode_bz2(struct decoder *decoder, const uint8_t *blob, size_t length, size_t *packed,
                       struct failure *failure) {
  bz_stream stream = {.bzalloc = take_memory, .bzfree = give_memory, .opaque = decoder};
  if (BZ2_bzDecompressInit(&stream, 0, 0) != BZ_OK) return fail(failure, "INTERNAL", "libbz2 does not start");
  stream.next_in = (char *)(uintptr_t)blob;
  stream.avail_in = (unsigned)length;
  stream.next_out = (char *)decoder->packed;
  stream.avail_out = MAX_PACKED_BYTES + 1;
  int status = BZ2_bzDecompress(&stream);
  unsigned left = stream.avail_in, room = stream.avail_out;
  BZ2_bzDecompressEnd(&stream);
  int64_t at = (int64_t)(length - left);
  if (room == 0) return too_large(failure);
  if (status == BZ_OK) return fail_at(failure, at, "BLOB_CORRUPT", "bzip2: the stream is cut off");
  if (status != BZ_STREAM_END) return fail_at(failure, at, "BLOB_CORRUPT", "bzip2: error %d of libbz2", status);
  if (left > 0) return fail_at(failure, at, "BLOB_CORRUPT", "bzip2: %u bytes follow the end of the stream", left);
  *packed = MAX_PACKED_BYTES + 1 - room;
  return true;
}

static bool decode_lz4(struct decoder *decoder, const uint8_t *blob, size_t length, size_t *packed,
                       struct failure *failure) {
  static const uint8_t magic[4] = {0x04, 0x22, 0x4d, 0x18};
  const LZ4F_decompressOptions_t options = {.stableDst = 1};
  if (length < 5 || memcmp(blob + 1, magic, sizeof magic) != 0) {
    return fail_at(failure, 1, "BLOB_CORRUPT", "LZ4 frame: no LZ4 frame begins here");
  }
  size_t at = 1, made = 0, hint = 1;
  LZ4F_resetDecompressionContext(decoder->lz4);
  while (hint != 0 && at < length && made <= MAX_PACKED_BYTES) {
    size_t written = ROOM - made, read = length - at;
    hint = LZ4F_decompress(decoder->lz4, decoder->packed + made, &written, blob + at, &read, &options);
    if (LZ4F_isError(hint)) {
      return fail_at(failure, (int64_t)at, "BLOB_CORRUPT", "LZ4 frame: %s", LZ4F_getErrorName(hint));
    }
    at += read;
    made += written;
  }
  if (made > MAX_PACKED_BYTES) return too_large(failure);
  if (hint != 0) return fail_at(failure, (int64_t)at, "BLOB_CORRUPT", "LZ4 frame: cut off");
  if (at < length) {
    return fail_at(failure, (int64_t)at, "BLOB_CORRUPT", "LZ4 frame: %zu bytes follow the frame", length - at);
  }
  *packed = made;
  return true;
}

static bool check_signature(enum codec codec, const uint8_t *blob, size_t length, struct failure *failure) {
  static const char *const names[] = {"bz2", "lz4"};
  if (length == 0) return fail_at(failure, 0, "BLOB_CORRUPT", "blob is empty");
  int found = length >= 3 && memcmp(blob, "BZh", 3) == 0 ? CODEC_BZ2 : blob[0] == LZ4_VERSION_BYTE ? CODEC_LZ4 : -1;
  if (found == (int)codec) return true;
  if (found < 0) {
    return fail_at(failure, 0, "UNKNOWN_VERSION",
                   "blob begins with 0x%02x, an unsupported version byte: upgrade the reader, or check that the row is intact",
                   blob[0]);
  }
  return fail_at(failure, 0, "CODEC_MISMATCH",
                 "this is a store of %s (blob begins with 0x%02x), but the engine reads %s: use an engine that ends in /%s, "
                 "or a %s store",
                 names[found], blob[0], names[codec], names[found], names[codec]);
}

bool decode(struct decoder *decoder, const uint8_t *blob, size_t length, const uint8_t **records, unsigned *count,
            struct failure *failure) {
  size_t bytes = 0;
  if (!check_signature(decoder->codec, blob, length, failure)) return false;
  enum stage outer = stage_enter(STAGE_DECOMPRESS);
  bool whole = decoder->codec == CODEC_BZ2 ? decode_bz2(decoder, blob, length, &bytes, failure)
                                           : decode_lz4(decoder, blob, length, &bytes, failure);
  stage_enter(outer);
  if (!whole) return false;
  if (bytes < HEADER_BYTES) {
    return fail(failure, "RECORD_LENGTH", "decompressed blob has %zu bytes, fewer than the 2 of its count", bytes);
  }
  *count = (unsigned)decoder->packed[0] << 8 | decoder->packed[1];
  *records = decoder->packed + HEADER_BYTES;
  if (bytes == HEADER_BYTES + (size_t)*count * RECORD_BYTES) return true;
  return fail_at(failure, 0, "RECORD_LENGTH", "decompressed blob says n = %u, which takes %u bytes, but has %zu", *count,
                 HEADER_BYTES + *count * RECORD_BYTES, bytes);
}
