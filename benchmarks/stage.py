"""The embedded server as a process of its own, filled before a program comes, with one observer for all programs.

The observer sits in the server, so that every program is measured by the same clock: from the first updates handed out
to the last call answered. CPU and memory of the program are read from /proc by its process id.
"""

import asyncio
import contextlib
import json
import multiprocessing
import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from urllib.request import Request, urlopen

from aiohttp import web
from aiohttp.typedefs import Handler

from benchmarks.traffic import Said
from playground.emulator import acts
from playground.emulator.control import PlainControl
from playground.emulator.server import Server
from playground.emulator.world import BOT_ID, World

TOKEN = f"{BOT_ID}:AAHbenchmarkbenchmarkbenchmarkbench"
QUIET_SECONDS = 2.0  # without a call after the last update was confirmed: the program is done
TICKS = os.sysconf("SC_CLK_TCK")

Fill = Callable[[World], None]
Page = Callable[[web.Application], None]


def cpu_seconds(pid: int) -> float:
    """User and system time of a process, all its threads, since it began."""
    fields = Path(f"/proc/{pid}/stat").read_text("ascii", "replace").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def memory(pid: int) -> dict[str, float]:
    """Megabytes resident: now, and at most so far."""
    lines = Path(f"/proc/{pid}/status").read_text("utf-8").splitlines()
    known = {line.split(":")[0]: line.split()[1] for line in lines if line.startswith("Vm")}
    return {"now": int(known["VmRSS"]) / 1024, "peak": int(known["VmHWM"]) / 1024}


class Observer:
    """What a program does, by the server's clock."""

    def __init__(self, world: World) -> None:
        self._world = world
        self.calls: Counter[str] = Counter()
        self.pid = 0
        self.polled_at = 0.0  # the first poll, with or without updates
        self.began_at = self.last_at = 0.0
        self.cpu_began = 0.0
        self.acted_at = time.perf_counter()

    def add_to(self, app: web.Application) -> None:
        app.middlewares.append(self._watch)
        app.router.add_post("/bench/watch", self._know)
        app.router.add_get("/bench/first-poll", self._first_poll)
        app.router.add_get("/bench/done", self._done)

    @web.middleware
    async def _watch(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        if not request.path.startswith("/bot"):
            return await handler(request)
        method = request.match_info["method"]
        self.calls[method] += 1
        if method.lower() == "getupdates":
            self.polled_at = self.polled_at or time.perf_counter()
            if not self.began_at and self.pid and len(self._world.updates):
                self.began_at = time.perf_counter()
                self.cpu_began = cpu_seconds(self.pid)
            before = len(self._world.updates)
            answer = await handler(request)
            if len(self._world.updates) != before:
                self.acted_at = time.perf_counter()
            return answer
        answer = await handler(request)
        self.acted_at = time.perf_counter()
        return answer

    async def _know(self, request: web.Request) -> web.Response:
        self.pid = (await request.json())["pid"]
        return web.json_response({})

    async def _first_poll(self, _: web.Request) -> web.Response:
        while not self.polled_at:  # noqa: ASYNC110  # a moment, written by another request
            await asyncio.sleep(0.002)
        return web.json_response(self.polled_at)

    async def _done(self, _: web.Request) -> web.Response:
        while len(self._world.updates) or not self.began_at or time.perf_counter() - self.acted_at < QUIET_SECONDS:  # noqa: ASYNC110  # the same
            await asyncio.sleep(0.05)
        return web.json_response(
            {
                "seconds": self.acted_at - self.began_at,
                "cpu": cpu_seconds(self.pid) - self.cpu_began,
                "memory": memory(self.pid),
                "calls": self.calls,
            }
        )


@dataclass(frozen=True, slots=True)
class Measured:
    """One program's run: `seconds` by the server's clock, CPU seconds of the program, megabytes."""

    seconds: float
    cpu: float
    memory: dict[str, float]
    calls: dict[str, int]


def neighbourhoods(groups: int, people: int, said: Sequence[Said]) -> Fill:
    """Groups whose members all pressed Start, and what they said, waiting for a program to come."""

    def fill(world: World) -> None:
        chats, members = [], []
        for number in range(groups):
            here = [acts.arrive(world, f"邻居{number}-{n}", None, started=n % 2 == 0) for n in range(people)]
            chats.append(acts.found_group(world, f"小区{number}", [one.id for one in here], [here[0].id]))
            members.append(here)
        for one in said:
            chat = chats[one.group]
            world.post(chat, members[one.group][one.person].id, {"text": one.text})

    return fill


def _serve(ready: Connection, fill: Fill, pages: tuple[Page, ...]) -> None:
    async def run() -> None:
        control = PlainControl()
        world = World(now=lambda: control.now().timestamp())
        control.watch(world.updates)
        fill(world)
        observer = Observer(world)
        async with Server(world, control, TOKEN, pages=[observer.add_to, *pages]) as server:
            ready.send((server.url, len(world.updates)))
            await asyncio.Event().wait()

    asyncio.run(run())


@dataclass(frozen=True, slots=True)
class Stage:
    """`updates` wait there at the beginning."""

    url: str
    updates: int

    def ask(self, path: str, body: object = None, *, seconds: float = 300) -> object:
        data = None if body is None else json.dumps(body).encode()
        request = Request(self.url + path, data, {"Content-Type": "application/json"})
        with urlopen(request, timeout=seconds) as answer:
            return json.load(answer)

    def measure(self, pid: int) -> Measured:
        """Waits until the program has done all there is to do."""
        found = self.ask("/bench/done")
        assert isinstance(found, dict)
        return Measured(**found)


@contextlib.contextmanager
def stage(fill: Fill, *pages: Page) -> Iterator[Stage]:
    """A fresh server with a world filled by `fill`; `pages` add to what is observed."""
    context = multiprocessing.get_context("fork")  # `fill` need not be picklable
    ours, theirs = context.Pipe()
    server = context.Process(target=_serve, args=(theirs, fill, pages), daemon=True)
    server.start()
    try:
        yield Stage(*ours.recv())
    finally:
        server.terminate()
        server.join()


@contextlib.contextmanager
def program(name: str, on: Stage, database: Path) -> Iterator[int]:
    """One of benchmarks.programs as a process; its id. It is ended by SIGTERM."""
    process = subprocess.Popen(
        [sys.executable, "-m", "benchmarks.programs", name, on.url, str(database)], stderr=subprocess.PIPE
    )
    try:
        on.ask("/bench/watch", {"pid": process.pid})
        yield process.pid
        if process.poll() is not None:
            raise RuntimeError(f"{name} ended: {process.stderr.read().decode() if process.stderr else ''}")
    finally:
        process.terminate()
        process.communicate()
