"""Makes the query of a request and says what is wrong with a request."""

import json
import math
import re
from datetime import datetime, timedelta, timezone
from typing import Any, Callable

from failure import Failure
from query import AXES, Query

LIMITS = [f"{end}_{axis}" for axis in AXES for end in ("min", "max")]
ISO = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(\.\d+)?)?(?:Z|([+-])(\d\d):?(\d\d))?", re.ASCII
)


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
