"""Points as records: 45 bytes each, big-endian, after a count of two bytes."""

import numpy as np

from failure import Failure

MISSING = -999999.0
HEADER_BYTES = 2
MAX_PACKED_BYTES = HEADER_BYTES + 65_535 * 45
RECORD = np.dtype(
    [
        ("time", ">u4"),
        ("lon", ">f8"),
        ("lat", ">f8"),
        ("alt", ">f8"),
        ("alt_gnss", ">f8"),
        ("heading", ">f8"),
        ("on_ground", "u1"),
    ]
)


def read_points(packed: bytes) -> np.ndarray:
    if len(packed) < HEADER_BYTES:
        message = f"decompressed blob has {len(packed)} bytes, fewer than the 2 of its count"
        raise Failure("RECORD_LENGTH", message)
    count = int.from_bytes(packed[:HEADER_BYTES], "big")
    wanted = HEADER_BYTES + count * RECORD.itemsize
    if len(packed) != wanted:
        message = f"decompressed blob says n = {count}, which takes {wanted} bytes, but has {len(packed)}"
        raise Failure("RECORD_LENGTH", message, 0)
    return np.frombuffer(packed, RECORD, count, HEADER_BYTES)


def pack(points: np.ndarray) -> bytes:
    packed = points.copy()
    packed["on_ground"] = points["on_ground"] != 0
    return len(points).to_bytes(HEADER_BYTES, "big") + packed.tobytes()
