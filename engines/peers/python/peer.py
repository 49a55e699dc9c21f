"""A reader of the flight store in Python that speaks the executor protocol: JSON lines over stdio.

    peer.py DATA_DIR --codec bz2|lz4 [--label LABEL] [--workers N]

The method is the one that Python users of the store have: one R-tree query a day-file, rows by `id IN (…)`, rows
split in as many chunks as there are threads, blobs decompressed by bz2 or lz4.frame (which let other threads run)
and read as numpy arrays. `{"repeat": k}` beside the fields of a query asks for k calls timed in here.
"""

import argparse
import base64
import bz2
import hashlib
import json
import math
import os
import re
import sqlite3
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any, Callable, Iterator, NamedTuple

import numpy as np

VERSION = "querylab-python-1"
MISSING = -999999.0
HEADER_BYTES = 2
MAX_PACKED_BYTES = HEADER_BYTES + 65_535 * 45
LZ4_VERSION = 0x01
ID_BATCH = 5_000
MAX_REPEAT = 1_000_000
MAX_OPEN = 64
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


class Failure(Exception):
    """An error that is a reply: a code, a message, and the place where there is one."""

    def __init__(self, code: str, message: str, byte: int | None = None):
        super().__init__(message)
        self.code = code
        self.message = message
        self.file: str | None = None
        self.row: int | None = None
        self.byte = byte

    def reply(self) -> dict:
        known = {key: getattr(self, key) for key in ("file", "row", "byte") if getattr(self, key) is not None}
        place = ", ".join(f"{key} {value}" for key, value in known.items())
        error = f"{self.code}: {self.message}" + (f" ({place})" if place else "")
        return {"ok": False, "error": error, "code": self.code, "message": self.message, **known}


# --- Query -----------------------------------------------------------------------------------------------------------

TEMPORAL = {
    "intersects": "max_timestamp >= ? AND min_timestamp <= ?",
    "within": "min_timestamp >= ? AND max_timestamp <= ?",
    "starts_in": "min_timestamp >= ? AND min_timestamp <= ?",
    "ends_in": "max_timestamp >= ? AND max_timestamp <= ?",
}
AXES = {"lat": "latitude", "lon": "longitude", "alt": "altitude"}
LIMITS = [f"{end}_{axis}" for axis in AXES for end in ("min", "max")]
ISO = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(\.\d+)?)?(?:Z|([+-])(\d\d):?(\d\d))?", re.ASCII
)


class Query:
    """What is asked, filled in by the operations of a request."""

    def __init__(self, t1: float, t2: float):
        self.t1 = t1
        self.t2 = t2
        self.temporal = "intersects"
        self.spatial = "none"
        self.bounds: dict[str, float] = {}
        self.equals: dict[str, str] = {}
        self.source: int | None = None
        self.filter = False

    def check(self) -> "Query":
        if self.t2 < self.t1:
            raise Failure("BAD_QUERY", f"the window ends before it starts: t1 = {self.t1}, t2 = {self.t2}")
        for axis in AXES:
            low, high = self.bounds.get(f"min_{axis}"), self.bounds.get(f"max_{axis}")
            if any(limit is not None and not math.isfinite(limit) for limit in (low, high)):
                raise Failure("BAD_QUERY", f"a limit of {axis} is no finite number")
            if low is not None and high is not None and low > high:
                raise Failure("BAD_QUERY", f"min_{axis} = {low} is greater than max_{axis} = {high}")
            if self.spatial == "within" and (low is None) != (high is None):
                raise Failure("BAD_QUERY", f"spatially_within needs both limits of an axis or neither: {axis} has one")
        if self.bounds and self.spatial == "none":
            raise Failure("BAD_QUERY", "bounds without a spatial type: add spatially_crosses or spatially_within")
        return self

    def index_where(self) -> tuple[str, list[float]]:
        """What the query asks of the envelopes in the R-tree."""
        terms, values = [TEMPORAL[self.temporal]], [self.t1, self.t2]
        for axis, column in AXES.items():
            # To overlap, the envelope's far end must reach the limit; to lie within, its near end must.
            at_low, at_high = ("min", "max") if self.spatial == "within" else ("max", "min")
            for key, end, sign in ((f"min_{axis}", at_low, ">="), (f"max_{axis}", at_high, "<=")):
                if key in self.bounds:
                    terms.append(f"{end}_{column} {sign} ?")
                    values.append(self.bounds[key])
        return " AND ".join(terms), values

    def metadata_where(self) -> tuple[str, list]:
        """What the query asks of the other columns, to follow other conditions."""
        terms, values = "", []
        for column in ("callsign", "orig", "dest"):
            if column in self.equals:
                value = self.equals[column]
                terms += f" AND {column} {'LIKE' if '*' in value else '='} ?"
                values.append(value.replace("*", "%"))
        if self.source is not None:
            terms += " AND source = ?"
            values.append(float(self.source))
        return terms, values


def parse_query(request: Any) -> Query:
    if not isinstance(request, dict):
        raise Failure("BAD_REQUEST", "a request is a JSON object with t1, t2 and ops")
    query = Query(parse_instant(request, "t1"), parse_instant(request, "t2"))
    ops = request.get("ops", [])
    if not isinstance(ops, list):
        raise Failure("BAD_REQUEST", "ops is a list of [name, [arguments]]")
    for op in ops:
        apply_op(query, op)
    return query.check()


def parse_instant(request: dict, name: str) -> float:
    """Unix seconds of an ISO 8601 instant, UTC where it names no offset."""
    value = request.get(name)
    parts = ISO.fullmatch(value) if isinstance(value, str) else None
    try:
        if parts is None:
            raise ValueError(value)
        year, month, day, hour, minute = (int(part) for part in parts.groups()[:5])
        second, fraction, sign, hours, minutes = parts.groups()[5:]
        if hours is not None and (int(hours) > 23 or int(minutes) > 59):
            raise ValueError(value)
        at = datetime(year, month, day, hour, minute, int(second or 0), tzinfo=timezone.utc)
        offset = timedelta(hours=int(hours or 0), minutes=int(minutes or 0)) * (-1 if sign == "-" else 1)
        return (at - datetime(1970, 1, 1, tzinfo=timezone.utc) - offset).total_seconds() + float(fraction or 0)
    except ValueError:
        shown = json.dumps(value)
        raise Failure(
            "BAD_REQUEST", f"{name} = {shown} is no ISO 8601 instant such as 2024-06-01T12:00:00Z"
        ) from None


def apply_op(query: Query, op: Any) -> None:
    if not (isinstance(op, list) and 1 <= len(op) <= 2 and isinstance(op[0], str)):
        raise Failure("BAD_REQUEST", f"operation {json.dumps(op)} is not [name, [arguments]]")
    name, arguments = op[0], op[1] if len(op) == 2 else []
    if not isinstance(arguments, list):
        raise Failure("BAD_REQUEST", f"operation {json.dumps(op)} is not [name, [arguments]]")
    if name not in OPS:
        raise Failure("BAD_REQUEST", f"operation '{name}' is not allowed; known are {', '.join(OPS)}")
    wanted, apply = OPS[name]
    if len(arguments) != wanted:
        raise Failure("BAD_REQUEST", f"{name} takes {wanted} arguments, not {len(arguments)}")
    apply(query, *arguments)


def setter(field: str, value: Any) -> tuple[int, Callable]:
    return 0, lambda query: setattr(query, field, value)


def set_bounds(query: Query, bounds: Any) -> None:
    if not isinstance(bounds, dict):
        raise Failure("BAD_REQUEST", "with_bounds takes an object")
    for key, limit in bounds.items():
        if key not in LIMITS:
            raise Failure("BAD_REQUEST", f"with_bounds has no limit '{key}'; known are {', '.join(LIMITS)}")
        if limit is None:
            continue
        if not is_number(limit):
            raise Failure("BAD_REQUEST", f"with_bounds: {key} is no number")
        query.bounds[key] = to_float(limit)


def set_equals(column: str) -> tuple[int, Callable]:
    def apply(query: Query, value: Any) -> None:
        if not isinstance(value, str):
            raise Failure("BAD_REQUEST", f"with_{column} takes a string")
        # Half a surrogate pair cannot be bound; it stands for no character.
        query.equals[column] = value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")

    return 1, apply


def set_source(query: Query, value: Any) -> None:
    if not is_number(value) or not math.isfinite(value) or value != int(value):
        raise Failure("BAD_REQUEST", "from_source takes an integer")
    query.source = int(value)


def is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def to_float(number: int | float) -> float:
    try:
        return float(number)
    except OverflowError:
        return math.inf


OPS: dict[str, tuple[int, Callable]] = {
    "time_intersects": setter("temporal", "intersects"),
    "time_within": setter("temporal", "within"),
    "time_starts_in": setter("temporal", "starts_in"),
    "time_ends_in": setter("temporal", "ends_in"),
    "spatially_crosses": setter("spatial", "crosses"),
    "spatially_within": setter("spatial", "within"),
    "filter_waypoints": setter("filter", True),
    "with_bounds": (1, set_bounds),
    "with_callsign": set_equals("callsign"),
    "with_orig": set_equals("orig"),
    "with_dest": set_equals("dest"),
    "from_source": (1, set_source),
}

# --- Store -----------------------------------------------------------------------------------------------------------

COLUMNS = "id, source, source_id, transponder_id, orig, dest, callsign, aircraft_type, points"


class Row(NamedTuple):
    id: int
    source: int
    source_id: str
    transponder_id: str | None
    orig: str | None
    dest: str | None
    callsign: str
    aircraft_type: str | None
    blob: bytes


class Store:
    """A data directory whose day-files stay open between queries."""

    def __init__(self, data_dir: str):
        self.data_dir = Path(data_dir)
        self.open: dict[int, tuple[str, sqlite3.Connection]] = {}

    def day_files(self, query: Query) -> Iterator[tuple[str, sqlite3.Connection]]:
        """The files that can hold answers: from the day before t1's up to the day after t2's."""
        for day in range(math.floor(query.t1 / 86_400) - 1, math.floor(query.t2 / 86_400) + 2):
            at = datetime(1970, 1, 1) + timedelta(days=day)
            file = self.data_dir / at.strftime("%Y") / at.strftime("%Y-%j.sqlite")
            if day in self.open or file.exists():
                yield self.connection(day, file)

    def connection(self, day: int, file: Path) -> tuple[str, sqlite3.Connection]:
        if day not in self.open:
            with reading(str(file)):
                self.open[day] = (str(file), self.connect(file))
        self.open[day] = self.open.pop(day)
        if len(self.open) > MAX_OPEN:
            self.open.pop(next(iter(self.open)))[1].close()
        return self.open[day]

    def connect(self, file: Path) -> sqlite3.Connection:
        uri = "file:" + re.sub("[?#%]", lambda found: f"%{ord(found[0]):02X}", str(file))
        connection = sqlite3.connect(f"{uri}?mode=ro&immutable=1", uri=True)
        connection.execute("PRAGMA mmap_size = 1073741824")
        names = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        missing = [name for name in ("trajectories", "trajectory_index") if name not in names]
        if missing:
            raise Failure("DAY_FILE_INVALID", f"day-file lacks the table {' and '.join(missing)}: is it a day-file?")
        return connection

    def rows(self, query: Query, counters: dict) -> Iterator[tuple[str, Row]]:
        """The rows whose envelopes and metadata satisfy a query."""
        index, index_values = query.index_where()
        metadata, metadata_values = query.metadata_where()
        for file, connection in self.day_files(query):
            with reading(file):
                ids = [id for (id,) in connection.execute(f"SELECT id FROM trajectory_index WHERE {index}", index_values)]
                ids.sort()
                counters["candidates"] += len(ids)
                for at in range(0, len(ids), ID_BATCH):
                    batch = ids[at : at + ID_BATCH]
                    marks = ",".join("?" * len(batch))
                    sql = f"SELECT {COLUMNS} FROM trajectories WHERE id IN ({marks}){metadata}"
                    for row in connection.execute(sql, batch + metadata_values):
                        yield file, Row._make(row)


@contextmanager
def reading(file: str) -> Iterator[None]:
    """Names a day-file in what goes wrong with it."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        failure = Failure("DAY_FILE_INVALID", f"SQLite cannot read the day-file: {error}; restore it or move it away")
        failure.file = file
        raise failure from error
    except Failure as failure:
        failure.file = failure.file or file
        raise


# --- Blobs -----------------------------------------------------------------------------------------------------------


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


# --- Reading ---------------------------------------------------------------------------------------------------------


class Hit(NamedTuple):
    row: Row
    points: np.ndarray


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
        for found, points in self.pool.map(lambda chunk: self.decode_chunk(chunk, query), chunks):
            hits += found
            counters["points_decoded"] += points
        counters["bytes_decompressed"] = HEADER_BYTES * len(rows) + RECORD.itemsize * counters["points_decoded"]
        # Python orders strings by code points, which is the order of their UTF-8 bytes.
        hits.sort(key=lambda hit: (hit.row.source_id, hit.row.id))
        return hits, counters

    def decode_chunk(self, rows: list[tuple[str, Row]], query: Query) -> tuple[list[Hit], int]:
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


# --- Protocol --------------------------------------------------------------------------------------------------------


def pack(points: np.ndarray) -> bytes:
    packed = points.copy()
    packed["on_ground"] = points["on_ground"] != 0
    return len(points).to_bytes(HEADER_BYTES, "big") + packed.tobytes()


def trajectory_reply(hit: Hit, query: Query, full: bool) -> dict:
    row, packed = hit.row, pack(hit.points)
    reply = {"source_id": row.source_id, "n_points": len(hit.points)}
    if not full:
        return {**reply, "points_sha256": hashlib.sha256(packed).hexdigest()}
    metadata = {key: getattr(row, key) for key in Row._fields if key not in ("id", "source_id", "blob")}
    return {**reply, "points_b64": base64.b64encode(packed).decode(), "partial": query.filter, **metadata}


def answer_request(reader: Reader, request: Any) -> dict:
    query = parse_query(request)
    repeat = request.get("repeat")
    if repeat is not None and not (is_number(repeat) and 1 <= repeat <= MAX_REPEAT and repeat == int(repeat)):
        raise Failure("BAD_REQUEST", f"repeat takes a whole number from 1 to {MAX_REPEAT}")
    seconds = []
    hits: list[Hit] = []
    counters: dict = {}
    parent = os.getppid()
    for _ in range(int(repeat or 1)):
        start = time.perf_counter()
        hits, counters = reader.run(query)
        touch(hits)
        seconds.append(time.perf_counter() - start)
        if os.getppid() != parent:
            # Nobody waits for the answer any more.
            sys.exit(0)
    full = request.get("full") is True
    reply: dict = {"ok": True, "trajectories": [trajectory_reply(hit, query, full) for hit in hits]}
    if repeat is not None:
        reply["seconds"] = seconds
    return {**reply, "counters": counters}


def refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is no JSON")


def answer(reader: Reader, line: str) -> dict:
    try:
        request = json.loads(line, parse_constant=refuse_constant)
    except (ValueError, RecursionError) as error:
        return Failure("BAD_REQUEST", f"the request is no JSON: {error}").reply()
    try:
        return answer_request(reader, request)
    except Failure as failure:
        return failure.reply()
    except Exception as error:  # noqa: BLE001 – whatever it is, the process lives on
        return Failure("INTERNAL", f"{type(error).__name__}: {error}").reply()


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("data_dir")
    parser.add_argument("--codec", choices=("bz2", "lz4"), required=True)
    parser.add_argument("--label", default="python")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    options = parser.parse_args()
    if not Path(options.data_dir).is_dir():
        sys.exit(f"DATA_DIR_NOT_FOUND: data directory '{options.data_dir}' does not exist")
    reader = Reader(options.data_dir, options.codec, max(1, options.workers))
    ready = {"ready": True, "feder_version": VERSION, "label": options.label, "data_dir": options.data_dir}
    sys.stdin.reconfigure(encoding="utf-8", errors="replace")
    print(json.dumps(ready), flush=True)
    for line in sys.stdin:
        if line.strip():
            print(json.dumps(answer(reader, line)), flush=True)


if __name__ == "__main__":
    main()
