"""Memory with 200,000 updates waiting, and how much slower a turn is then.

- *At Telegram*: the bot was away, and 200,000 updates wait there, chatter and posts 9:1, in two hundred groups. The
  server makes them up when they are asked for. Printed is the resident memory of the whole bot after each tenth of the
  time it is given, and how many updates it confirmed; beside it an aiogram echo bot, for as long.
- *In the inbox*: 200,000 posts were stored and wait for their turn, as after a long fault. Printed are memory and turns
  a second, beside the same bot with 2,000 waiting.
"""

import asyncio
import json
import multiprocessing
import sqlite3
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import cache
from multiprocessing.connection import Connection
from pathlib import Path

from aiohttp import web

from benchmarks.stage import Stage, memory, program
from benchmarks.traffic import POST_FILES, Said, mixed, sentences
from playground.emulator.world import BOT_ID
from storage.database import open_store
from storage.inbox import Received

UPDATES = 200_000
FEW = 2_000
GROUPS, PEOPLE = 200, 50
SECONDS = 60.0
STEPS = 10
ME = {
    "id": BOT_ID,
    "is_bot": True,
    "first_name": "邻里",
    "username": "linli_bot",
    "can_read_all_group_messages": True,
}


@cache
def _said() -> list[Said]:
    return mixed(10_000, GROUPS, PEOPLE)


def update(number: int, text: str | None = None) -> dict[str, object]:
    """The same for the same number, every run."""
    said = _said()[number % len(_said())]
    person = said.group * PEOPLE + said.person + 1
    return {
        "update_id": number,
        "message": {
            "message_id": number,
            "date": 1_790_000_000 + number // 10,  # ten a second: nobody says more than anybody can mean
            "chat": {"id": -1000 - said.group, "type": "supergroup", "title": f"小区{said.group}"},
            "from": {"id": person, "is_bot": False, "first_name": f"邻居{person}"},
            "text": text or said.text,
        },
    }


class Telegram:
    """A Bot API of a few methods; it keeps nothing but how far it was asked."""

    def __init__(self, updates: int) -> None:
        self._updates = updates
        self.confirmed = 0

    async def answer(self, request: web.Request) -> web.Response:
        result: object = True
        match request.match_info["method"].lower():
            case "getme":
                result = ME
            case "getupdates":
                given = await request.json() if request.content_type == "application/json" else await request.post()
                first = max(int(str(given.get("offset") or 0)), 1)
                self.confirmed = first - 1
                if first > self._updates:
                    await asyncio.sleep(1.0)
                last = min(first + 99, self._updates)
                result = [update(number) for number in range(first, last + 1)]
            case "sendmessage":
                await request.read()
                result = {"message_id": 1, "date": 1, "chat": {"id": 1, "type": "private"}, "text": "x"}
            case _:
                await request.read()
        return web.Response(body=json.dumps({"ok": True, "result": result}), content_type="application/json")

    async def watch(self, _: web.Request) -> web.Response:
        return web.json_response({})

    async def state(self, _: web.Request) -> web.Response:
        return web.json_response(self.confirmed)


def _serve(ready: Connection, updates: int) -> None:
    async def run() -> None:
        telegram = Telegram(updates)
        app = web.Application()
        app.router.add_route("*", "/bot{token}/{method}", telegram.answer)
        app.router.add_post("/bench/watch", telegram.watch)
        app.router.add_get("/bench/confirmed", telegram.state)
        runner = web.AppRunner(app, access_log=None)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        ready.send(f"http://127.0.0.1:{runner.addresses[0][1]}")
        await asyncio.Event().wait()

    asyncio.run(run())


@contextmanager
def telegram(updates: int) -> Iterator[Stage]:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    server = context.Process(target=_serve, args=(theirs, updates), daemon=True)
    server.start()
    try:
        yield Stage(ours.recv(), updates)
    finally:
        server.terminate()
        server.join()


def at_telegram(name: str) -> tuple[list[float], int]:
    """Megabytes at each step, and how many updates were confirmed in all."""
    with (
        tempfile.TemporaryDirectory() as folder,
        telegram(UPDATES) as on,
        program(name, on, Path(folder) / "linli.db") as pid,
    ):
        found = []
        while on.ask("/bench/confirmed") == 0:  # it starts
            time.sleep(0.1)
        for _ in range(STEPS):
            time.sleep(SECONDS / STEPS)
            found.append(memory(pid)["now"])
        confirmed = on.ask("/bench/confirmed")
        assert isinstance(confirmed, int)
        return found, confirmed


async def _fill(database: Path, rows: int) -> None:
    posts = sentences(POST_FILES, posts=True)
    async with await open_store(f"sqlite:///{database}") as store:
        for first in range(1, rows + 1, 5000):
            batch = []
            for number in range(first, min(first + 5000, rows + 1)):
                raw = update(number, posts[number % len(posts)])
                chat = -1000 - _said()[number % len(_said())].group
                batch.append(Received(BOT_ID, number, chat, json.dumps(raw)))
            async with store.turn() as books:
                await books.inbox.put(batch, at=1)


def in_the_inbox(rows: int) -> tuple[list[float], float]:
    """Megabytes at each step, and turns a second."""
    with tempfile.TemporaryDirectory() as folder, telegram(0) as on:
        database = Path(folder) / "linli.db"
        asyncio.run(_fill(database, rows))
        with program("linli-paced", on, database) as pid:
            found: list[float] = []
            while (first := _handled(database)) == 0:  # it starts
                time.sleep(0.1)
            began = time.perf_counter()
            while len(found) < STEPS and _handled(database) < rows:
                time.sleep(SECONDS / STEPS / 2)
                found.append(memory(pid)["now"])
            handled, took = _handled(database) - first, time.perf_counter() - began
        return found, handled / took


def _handled(database: Path) -> int:
    with closing(sqlite3.connect(f"{database.as_uri()}?mode=ro", uri=True, timeout=10)) as db:
        return int(db.execute("SELECT count(*) FROM inbox WHERE state <> 'waiting'").fetchone()[0])


def main() -> None:
    """Prints megabytes over time, updates confirmed, and turns a second with a long and a short inbox."""
    print(f"\nbacklog: {UPDATES:,} updates wait; memory in MB after each tenth of {SECONDS:.0f} s")
    for name in ("linli", "aiogram"):
        found, confirmed = at_telegram(name)
        steps = " ".join(f"{one:.0f}" for one in found)
        print(f"  at Telegram, {name:8} {steps}   last / first {found[-1] / found[0]:.2f}, {confirmed:,} confirmed")
    speeds = {}
    for rows in (FEW, UPDATES):
        found, speeds[rows] = in_the_inbox(rows)
        steps = " ".join(f"{one:.0f}" for one in found)
        print(
            f"  in the inbox, {rows:>7,}  {steps}   last / first {found[-1] / found[0]:.2f}, {speeds[rows]:.0f} turns/s"
        )
    print(f"  turns a second with {UPDATES:,} waiting / with {FEW:,}: {speeds[UPDATES] / speeds[FEW]:.2f}")


if __name__ == "__main__":
    main()
