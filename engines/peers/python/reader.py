"""Answers queries: rows in chunks, a chunk a thread, points as numpy arrays."""

import math
from concurrent.futures import ThreadPoolExecutor
from typing import Iterator, NamedTuple

import numpy as np

from blobs import check_signature, load_codec
from failure import Failure
from points import HEADER_BYTES, MISSING, RECORD, read_points
from query import AXES, Query
from store import Row, Store


class Hit(NamedTuple):
    row: Row
    points: np.ndarray


Chunk = list[tuple[str, Row]]


class Reader:
    """Answers queries over one data directory with a pool of threads."""

    def __init__(self, data_dir: str, codec: str, workers: int):
        self.store = Store(data_dir)
        self.codec = codec
        self.decompress = load_codec(codec)
        self.workers = workers
        self.pool = ThreadPoolExecutor(workers)

    def run(self, query: Query) -> tuple[list[Hit], dict]:
        """The trajectories that satisfy a query, ordered by (source_id, id), and what they cost."""
        counters = dict.fromkeys(
            ("candidates", "rows", "bytes_read", "bytes_decompressed", "points_decoded", "tasks"), 0
        )
        rows = list(self.store.rows(query, counters))
        counters["rows"] = len(rows)
        counters["bytes_read"] = sum(len(row.blob) for _, row in rows if isinstance(row.blob, bytes))
        size = math.ceil(len(rows) / self.workers) or 1
        chunks = [rows[at : at + size] for at in range(0, len(rows), size)]
        counters["tasks"] = len(chunks)
        hits: list[Hit] = []
        for found, points in self.decode_chunks(chunks, query):
            hits += found
            counters["points_decoded"] += points
        counters["bytes_decompressed"] = HEADER_BYTES * len(rows) + RECORD.itemsize * counters["points_decoded"]
        return self.ordered(hits), counters

    def ordered(self, hits: list[Hit]) -> list[Hit]:
        # Python orders strings by code points, which is the order of their UTF-8 bytes.
        return sorted(hits, key=lambda hit: (hit.row.source_id, hit.row.id))

    def decode_chunks(self, chunks: list[Chunk], query: Query) -> Iterator[tuple[list[Hit], int]]:
        """What the threads find in chunks, in their order."""
        return self.pool.map(lambda chunk: self.decode_chunk(chunk, query), chunks)

    def decode_chunk(self, rows: Chunk, query: Query) -> tuple[list[Hit], int]:
        hits, decoded = [], 0
        for file, row in rows:
            try:
                check_signature(self.codec, row.blob)
                points = read_points(self.decompress(row.blob))
            except Failure as failure:
                failure.file, failure.row = file, row.id
                raise
            decoded += len(points)
            kept = select(points, query)
            if kept is not None:
                hits.append(Hit(row, kept))
        return hits, decoded


def select(points: np.ndarray, query: Query) -> np.ndarray | None:
    """The points that a query returns of one trajectory; None where it is no hit."""
    if not query.filter and query.spatial != "crosses":
        return points
    inside = np.ones(len(points), bool)
    for axis in AXES:
        low, high = query.bounds.get(f"min_{axis}"), query.bounds.get(f"max_{axis}")
        if low is not None:
            inside &= points[axis] >= low
        if high is not None:
            inside &= points[axis] <= high
        if axis == "alt" and (low is not None or high is not None):
            inside &= points[axis] != MISSING
    if query.spatial == "crosses" and not inside.any():
        return None
    if not query.filter:
        return points
    return points[inside & (points["time"] >= query.t1) & (points["time"] <= query.t2)]


def touch(hits: list[Hit]) -> float:
    """Reads all seven fields of every returned point."""
    if not hits:
        return 0.0
    points = np.concatenate([hit.points for hit in hits])
    return float(sum(points[field].sum(dtype=np.float64) for field in RECORD.names))
