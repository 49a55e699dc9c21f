"""Replies to the lines of the executor protocol."""

import base64
import hashlib
import json
import os
import sys
import time
from typing import Any

from costs import costs_of_calls
from failure import Failure
from points import pack
from query import Query
from reader import Hit, Reader, touch
from request import is_number, parse_query
from stages import watched_calls
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
    repeat, watched, counted = (calls_of(request, key) for key in ("repeat", "stages", "costs"))
    measured: dict = {}
    if repeat > 0:
        measured["seconds"], (hits, counters) = timed_calls(reader, query, repeat)
    if watched > 0:
        # After the timed calls, which are not watched.
        measured["stages"] = watched_calls(reader, query, watched)
    if counted > 0:
        measured["costs"] = costs_of_calls(reader, query, counted)
    if repeat == 0:
        hits, counters = reader.run(query)
    full = request.get("full") is True
    trajectories = [trajectory_reply(hit, query, full) for hit in hits]
    return {"ok": True, "trajectories": trajectories, **measured, "counters": counters}


def calls_of(request: dict, key: str) -> int:
    """How many calls a request asks for under a key; 0 where it asks for none."""
    calls = request.get(key)
    if calls is None:
        return 0
    if not (is_number(calls) and 1 <= calls <= MAX_REPEAT and calls == int(calls)):
        raise Failure("BAD_REQUEST", f"{key} takes a whole number from 1 to {MAX_REPEAT}")
    return int(calls)


def timed_calls(reader: Reader, query: Query, calls: int) -> tuple[list[float], tuple[list[Hit], dict]]:
    """Seconds of calls, each ended when all fields of all returned points were read, and what the last one found."""
    seconds = []
    parent = os.getppid()
    for _ in range(calls):
        start = time.perf_counter()
        found = reader.run(query)
        touch(found[0])
        seconds.append(time.perf_counter() - start)
        if os.getppid() != parent:
            # Nobody waits for the answer any more.
            sys.exit(0)
    return seconds, found


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
