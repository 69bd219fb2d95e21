"""The server's record: what it was asked, whether it acted, whether its answer was read."""

import asyncio
import contextlib
import io
import json
from typing import Any

import aiohttp

from playground.emulator.control import PlainControl
from playground.emulator.journal import Journal
from playground.emulator.server import Server
from playground.emulator.world import World
from tests.playground.conftest import TOKEN, Emulator


async def test_updates_calls_faults_and_lost_answers_are_written_down() -> None:
    book, control = io.StringIO(), PlainControl()
    world = World(now=lambda: control.now().timestamp())
    async with Server(world, control, TOKEN, journal=Journal(book)) as server, aiohttp.ClientSession() as http:
        emulator = Emulator(server, http)
        li = await emulator.person()
        await emulator.updates()
        await emulator.bot("sendMessage", chat_id=li, text="一")
        for kind in ("500", "502html", "cut", "cut_after"):
            await emulator.play("fault", method="sendMessage", kind=kind)
            with contextlib.suppress(aiohttp.ClientError):
                await emulator.call("sendMessage", chat_id=li, text=kind)
        await emulator.play("fault", method="sendMessage", kind="slow_after", seconds=30)
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(0.3):
                await emulator.call("sendMessage", chat_id=li, text="late")
    lines = [json.loads(line) for line in book.getvalue().splitlines()]
    assert [_essence(line) for line in lines] == [
        ("update", "my_chat_member"),
        ("call", "getUpdates", None, 200, [1]),
        ("confirmed", 1),
        ("call", "getUpdates", None, 200, []),
        ("call", "sendMessage", None, 200, 1),
        ("call", "sendMessage", "500", 500, None),
        ("call", "sendMessage", "502html", 502, None),
        ("call", "sendMessage", "cut", 0, None),
        ("call", "sendMessage", "cut_after", 200, 2),
        ("gone", 7),
        ("call", "sendMessage", "slow_after", 200, 3),
        ("gone", 8),
    ]


def _essence(line: dict[str, Any]) -> tuple[Any, ...]:
    match line["what"]:
        case "update":
            return "update", next(key for key in line["update"] if key != "update_id")
        case "call":
            return "call", line["method"], line["fault"], line["status"], line["result"]
        case "gone":
            return "gone", line["call"]
    return line["what"], line["id"]
