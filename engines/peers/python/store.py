"""Day-files of a data directory, and the rows of them that a query asks for."""

import math
import re
import sqlite3
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Iterator, NamedTuple

from failure import Failure
from query import Query

ID_BATCH = 5_000
MAX_OPEN = 64
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
                ids = self.find_ids(connection, index, index_values)
                counters["candidates"] += len(ids)
                for at in range(0, len(ids), ID_BATCH):
                    batch = ids[at : at + ID_BATCH]
                    for row in self.fetch(connection, batch, metadata, metadata_values):
                        yield file, row

    def find_ids(self, connection: sqlite3.Connection, where: str, values: list) -> list[int]:
        ids = [id for (id,) in connection.execute(f"SELECT id FROM trajectory_index WHERE {where}", values)]
        ids.sort()
        return ids

    def fetch(self, connection: sqlite3.Connection, ids: list[int], where: str, values: list) -> list[Row]:
        sql = f"SELECT {COLUMNS} FROM trajectories WHERE id IN ({','.join('?' * len(ids))}){where}"
        return list(map(Row._make, connection.execute(sql, ids + values)))


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
