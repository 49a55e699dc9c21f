"""Replies to the lines of the executor protocol."""

import base64
import hashlib
import json
import os
import sys
import time
from typing import Any

from failure import Failure
from points import pack
from query import Query
from reader import Hit, Reader, touch
from request import is_number, parse_query
from store import Row

MAX_REPEAT = 1_000_000


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
