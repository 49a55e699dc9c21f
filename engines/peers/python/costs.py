"""What calls of a query take besides time."""

import os
import resource
import sys
from pathlib import Path

from query import Query
from reader import Reader, touch

STATUS = Path("/proc/self/status")


def costs_of_calls(reader: Reader, query: Query, calls: int) -> dict:
    """Seconds of processors of all threads over some calls, after one that does not count; peak resident bytes."""
    touch(reader.run(query)[0])
    parent = os.getppid()
    before = resource.getrusage(resource.RUSAGE_SELF)
    for _ in range(calls):
        touch(reader.run(query)[0])
        if os.getppid() != parent:
            # Nobody waits for the answer any more.
            sys.exit(0)
    after = resource.getrusage(resource.RUSAGE_SELF)
    return {
        "user_seconds": after.ru_utime - before.ru_utime,
        "system_seconds": after.ru_stime - before.ru_stime,
        "peak_rss": peak_rss(after),
    }


def peak_rss(usage: resource.struct_rusage) -> int:
    # On Linux ru_maxrss survives execve: it is at least the size of the process that started this one.
    if STATUS.exists():
        for line in STATUS.read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * 1024
    return usage.ru_maxrss * 1024
