"""An echo bot on python-telegram-bot's stock transport, on ours, and the whole bot, against one local server.

The server is a process of its own and does as little as it can; all sides get the same updates, a hundred a poll.
"""

import asyncio
import json
import multiprocessing
import statistics
import tempfile
import time
from collections.abc import Awaitable, Callable
from multiprocessing.connection import Connection
from pathlib import Path

from aiohttp import web
from pydantic import SecretStr
from telegram import Update
from telegram.ext import Application, ApplicationBuilder, ContextTypes, MessageHandler, filters
from telegram.request import BaseRequest, HTTPXRequest

from bot.logs import silence_libraries
from bot.pace import Pace
from bot.program import Program
from bot.settings import GivenSettings
from bot.transport import Transport
from handlers.turn import Turn
from texts.messages import Message

TOKEN = "7000:AAHbenchmarkbenchmarkbenchmarkbench"
UPDATES = 2000
ROUNDS = 3
CHATS = 50
ME = {
    "id": 7000,
    "is_bot": True,
    "first_name": "邻里",
    "username": "linli_bot",
    "can_read_all_group_messages": True,
}


def update(number: int) -> dict[str, object]:
    user = {"id": number % CHATS + 1, "is_bot": False, "first_name": "王阿姨"}
    chat = {"id": number % CHATS + 1, "type": "private", "first_name": "王阿姨"}
    message = {"message_id": number, "date": 1, "chat": chat, "from": user, "text": "谁家有姜,炒菜缺两块"}
    return {"update_id": number, "message": message}


async def answer(request: web.Request) -> web.Response:
    """A Bot API of four methods; it keeps nothing."""
    match request.match_info["method"]:
        case "getMe":
            result: object = ME
        case "getUpdates":
            given = await request.json() if request.content_type == "application/json" else await request.post()
            first = max(int(str(given.get("offset") or 0)), 1)
            if first > UPDATES:
                await asyncio.sleep(0.2)
            result = [update(number) for number in range(first, min(first + 100, UPDATES + 1))]
        case "sendMessage":
            await request.read()
            result = {"message_id": 1, "date": 1, "chat": {"id": 1, "type": "private"}, "text": "x"}
        case _:
            result = True
    return web.Response(body=json.dumps({"ok": True, "result": result}), content_type="application/json")


def serve(ready: Connection) -> None:
    async def run() -> None:
        app = web.Application()
        app.router.add_route("*", "/bot{token}/{method}", answer)
        runner = web.AppRunner(app, access_log=None)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        ready.send(runner.addresses[0][1])
        await asyncio.Event().wait()

    asyncio.run(run())


async def ptb(url: str, request: Callable[[], BaseRequest], *, concurrent: bool = False) -> float:
    """PTB's own application and poller, echoing; updates a second."""
    done, count = asyncio.Event(), 0

    async def echo(heard: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        nonlocal count
        if heard.effective_message is not None:
            await heard.effective_message.reply_text(heard.effective_message.text or "")
        count += 1
        if count == UPDATES:
            done.set()

    builder = ApplicationBuilder().token(TOKEN).base_url(f"{url}/bot").request(request())
    application: Application = (  # type: ignore[type-arg]  # six parameters that say nothing here
        builder.get_updates_request(request()).concurrent_updates(concurrent).build()
    )
    application.add_handler(MessageHandler(filters.TEXT, echo))
    async with application:
        await application.start()
        began = time.perf_counter()
        assert application.updater is not None
        await application.updater.start_polling(poll_interval=0)
        await done.wait()
        took = time.perf_counter() - began
        await application.updater.stop()
        await application.stop()
    return UPDATES / took


async def whole_bot(url: str) -> float:
    """Ours from end to end: every update in the inbox on disk, every answer in the outbox on disk, then sent."""

    async def echo(turn: Turn) -> None:
        turn.say(Message(html=turn.heard.text))

    async def everything(heard: object, **_: object) -> bool:
        return True

    with tempfile.TemporaryDirectory() as folder:
        settings = GivenSettings(
            bot_token=SecretStr(TOKEN),
            api_root=url,
            database_url=f"sqlite:///{Path(folder) / 'linli.db'}",
            listen="",
        )
        program = Program(settings, pace=Pace.unlimited(), handle=echo, concerns=everything)
        began = time.perf_counter()
        async with program:
            while program.metrics.sent.labels("send")._value.get() < UPDATES:  # noqa: ASYNC110  # a counter
                await asyncio.sleep(0.01)
            took = time.perf_counter() - began
    return UPDATES / took


SIDES: dict[str, Callable[[str], Awaitable[float]]] = {
    "PTB, stock transport (httpx)": lambda url: ptb(url, HTTPXRequest),
    "PTB, our transport (aiohttp)": lambda url: ptb(url, Transport),
    "PTB, stock, concurrent_updates": lambda url: ptb(url, HTTPXRequest, concurrent=True),
    "PTB, ours, concurrent_updates": lambda url: ptb(url, Transport, concurrent=True),
    "whole bot: inbox, turn, outbox on disk": whole_bot,
}


def main() -> None:
    """Prints updates a second of each side, the median of the rounds, and the ratio to PTB's stock transport."""
    silence_libraries()
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    server = context.Process(target=serve, args=(theirs,), daemon=True)
    server.start()
    url = f"http://127.0.0.1:{ours.recv()}"
    try:
        speeds: dict[str, list[float]] = {name: [] for name in SIDES}
        for _ in range(ROUNDS):  # in turn, so that a busy moment meets all of them
            for name, side in SIDES.items():
                speeds[name].append(asyncio.run(_measured(side, url)))
    finally:
        server.terminate()
        server.join()
    stock = statistics.median(speeds["PTB, stock transport (httpx)"])
    print(f"\ntransport: echo of {UPDATES} updates, median of {ROUNDS} rounds")
    print(f"{'':40}{'updates/s':>10}{'ratio':>8}")
    for name, found in speeds.items():
        middle = statistics.median(found)
        print(f"{name:40}{middle:>10.0f}{middle / stock:>8.2f}")


async def _measured(side: Callable[[str], Awaitable[float]], url: str) -> float:
    return await side(url)


if __name__ == "__main__":
    main()
