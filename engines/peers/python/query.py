"""A query, and what it asks of the columns of a day-file in SQL."""

import math

from failure import Failure

TEMPORAL = {
    "intersects": "max_timestamp >= ? AND min_timestamp <= ?",
    "within": "min_timestamp >= ? AND max_timestamp <= ?",
    "starts_in": "min_timestamp >= ? AND min_timestamp <= ?",
    "ends_in": "max_timestamp >= ? AND max_timestamp <= ?",
}
AXES = {"lat": "latitude", "lon": "longitude", "alt": "altitude"}


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
