"""What the time of a query goes into, by calls of their own: nothing stands in the way of those that are timed."""

import threading
import time
from contextlib import contextmanager
from typing import Any, Callable, Iterator

import reader as reading
from query import Query
from reader import Chunk, Reader
from store import Store


class Clock:
    """Seconds of the stages of one thread; each instant belongs to the innermost stage."""

    def __init__(self) -> None:
        self.begun = self.since = time.perf_counter()
        self.running = "other"
        self.seconds: dict[str, float] = {}

    def switch(self, stage: str) -> str:
        """Begins a stage and says which one ran before."""
        now = time.perf_counter()
        self.seconds[self.running] = self.seconds.get(self.running, 0.0) + now - self.since
        self.since, before, self.running = now, self.running, stage
        return before


class Watch:
    """Clocks of one call: that of the thread that answers, and one for each task of another."""

    def __init__(self) -> None:
        self.local = threading.local()
        self.tasks: dict[int, dict] = {}
        self.local.clock = Clock()

    def staged(self, stage: str, own: Callable) -> Callable:
        def call(*args: Any) -> Any:
            clock = self.local.clock
            before = clock.switch(stage)
            try:
                return own(*args)
            finally:
                clock.switch(before)

        return call

    def staged_iterator(self, stage: str, own: Callable) -> Callable:
        """The same for a function whose work is done as its values are asked for."""

        def call(*args: Any) -> Iterator:
            values = own(*args)
            following = self.staged(stage, lambda: next(values, self))
            while (value := following()) is not self:
                yield value

        return call

    def task(self, own: Callable) -> Callable:
        def call(reader: Reader, chunk: Chunk, query: Query) -> Any:
            self.local.clock = clock = Clock()
            found = own(reader, chunk, query)
            clock.switch("other")
            times = {"start": clock.begun, "end": clock.since, "stages": clock.seconds}
            self.tasks[id(chunk)] = {"thread": threading.get_ident(), **times}
            return found

        return call

    def waiting(self, own: Callable) -> Callable:
        def call(reader: Reader, chunks: list[Chunk], query: Query) -> Iterator:
            posted = time.perf_counter()
            results = self.staged_iterator("waiting", own)(reader, chunks, query)
            for chunk, result in zip(chunks, results):
                self.tasks[id(chunk)] |= {"posted": posted, "answered": time.perf_counter()}
                yield result

        return call

    def wrappers(self, reader: Reader) -> list[tuple[Any, str, Callable]]:
        """Where stages begin and end, and what stands there while they are watched."""
        return [
            (Store, "day_files", lambda own: self.staged_iterator("files", own)),
            (Store, "find_ids", lambda own: self.staged("index", own)),
            (Store, "fetch", lambda own: self.staged("fetch", own)),
            (reader, "decompress", lambda own: self.staged("decompress", own)),
            (reading, "read_points", lambda own: self.staged("decode", own)),
            (reading, "select", lambda own: self.staged("filter", own)),
            (Reader, "ordered", lambda own: self.staged("materialise", own)),
            (Reader, "decode_chunk", self.task),
            (Reader, "decode_chunks", self.waiting),
        ]

    @contextmanager
    def placed(self, reader: Reader) -> Iterator[None]:
        places = [(of, name, getattr(of, name), wrap) for of, name, wrap in self.wrappers(reader)]
        for of, name, own, wrap in places:
            setattr(of, name, wrap(own))
        try:
            yield
        finally:
            for of, name, own, _ in places:
                setattr(of, name, own)


def watched_calls(reader: Reader, query: Query, calls: int) -> list[dict]:
    """What each of some calls went into, in seconds, after one that does not count."""
    reading.touch(reader.run(query)[0])
    return [watched_call(reader, query) for _ in range(calls)]


def watched_call(reader: Reader, query: Query) -> dict:
    watch = Watch()
    clock: Clock = watch.local.clock
    with watch.placed(reader):
        hits, _ = reader.run(query)
        watch.staged("read", reading.touch)(hits)
        clock.switch("other")
    seconds = clock.seconds
    waiting = seconds.pop("waiting", 0.0)
    tasks = list(watch.tasks.values())
    reply = {"seconds": clock.since - clock.begun, "stages": seconds}
    return {**reply, "waiting": waiting, "threads": reader.workers, "tasks": tasks} if tasks else reply
