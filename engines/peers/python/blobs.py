"""Decompresses blobs, and says what is wrong with one."""

import bz2
from typing import Any, Callable

from failure import Failure
from points import MAX_PACKED_BYTES

LZ4_VERSION = 0x01


def load_codec(codec: str) -> Callable[[bytes], bytes]:
    """The function that decompresses blobs of a codec."""
    if codec == "bz2":
        return decompress_bz2
    import lz4.frame

    return lambda blob: decompress_lz4(lz4.frame, blob)


def decompress_bz2(blob: bytes) -> bytes:
    decompressor = bz2.BZ2Decompressor()
    try:
        packed = decompressor.decompress(blob, MAX_PACKED_BYTES + 1)
    except OSError as error:
        raise Failure("BLOB_CORRUPT", f"bzip2: {error}", 0) from error
    if len(packed) > MAX_PACKED_BYTES:
        raise Failure("BLOB_TOO_LARGE", f"blob decompresses to more than {MAX_PACKED_BYTES} bytes")
    if not decompressor.eof:
        raise Failure("BLOB_CORRUPT", "bzip2: the stream is cut off", len(blob))
    if decompressor.unused_data:
        left = len(decompressor.unused_data)
        raise Failure("BLOB_CORRUPT", f"bzip2: {left} bytes follow the end of the stream", len(blob) - left)
    return packed


def decompress_lz4(frames: Any, blob: bytes) -> bytes:
    frame = memoryview(blob)[1:]
    try:
        if frames.get_frame_info(frame)["content_size"] > MAX_PACKED_BYTES:
            raise Failure("BLOB_TOO_LARGE", f"LZ4 frame claims more than {MAX_PACKED_BYTES} bytes")
        packed, read = frames.decompress(frame, return_bytes_read=True)
    except (RuntimeError, ValueError) as error:
        raise Failure("BLOB_CORRUPT", f"LZ4 frame: {error}", 1) from error
    if read < len(frame):
        raise Failure("BLOB_CORRUPT", f"LZ4 frame: {len(frame) - read} bytes follow the frame", 1 + read)
    if len(packed) > MAX_PACKED_BYTES:
        raise Failure("BLOB_TOO_LARGE", f"blob decompresses to more than {MAX_PACKED_BYTES} bytes")
    return packed


def check_signature(codec: str, blob: bytes) -> None:
    if not isinstance(blob, bytes):
        # SQLite keeps what it was given: a column declared BLOB can hold text.
        raise Failure("BLOB_CORRUPT", "the points column holds no blob")
    if not blob:
        raise Failure("BLOB_CORRUPT", "blob is empty", 0)
    found = "bz2" if blob.startswith(b"BZh") else "lz4" if blob[0] == LZ4_VERSION else None
    if found is None:
        message = f"blob begins with 0x{blob[0]:02x}, an unsupported version byte: upgrade the reader"
        raise Failure("UNKNOWN_VERSION", message, 0)
    if found != codec:
        message = f"this is a store of {found}, but the engine reads {codec}: use an engine that ends in /{found}"
        raise Failure("CODEC_MISMATCH", message, 0)
