"""The whole program against the fake server, with handlers of the test's own."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import aiohttp
from pydantic import SecretStr

from bot.clock import MovableClock
from bot.pace import Pace
from bot.program import Program
from bot.settings import GivenSettings, Settings
from handlers.turn import Turn
from tests.bot.fake_telegram import TOKEN, FakeTelegram
from texts.messages import Message

Act = Callable[[Turn], Any]


def settings_for(telegram: FakeTelegram, folder: Path, **more: Any) -> Settings:
    values: dict[str, Any] = {
        "bot_token": SecretStr(TOKEN),
        "api_root": telegram.url,
        "database_url": f"sqlite:///{folder / 'linli.db'}",
        "listen": "",
        "webhook_url": None,
        "webhook_secret": None,
    }
    return GivenSettings(**values | more)


async def everything(heard: object, **_: object) -> bool:
    return True


async def echo(turn: Turn) -> None:
    """Says what it hears."""
    turn.say(Message(html=turn.heard.text))


@dataclass
class Scene:
    telegram: FakeTelegram
    program: Program
    clock: MovableClock
    turns: list[Turn] = field(default_factory=list)

    async def settled(self) -> None:
        """All that was said is fetched, handled and answered."""
        await self.telegram.all_fetched()
        await self.program.idle()


@asynccontextmanager
async def scene(
    folder: Path,
    act: Act = echo,
    *,
    telegram: FakeTelegram | None = None,
    concerns: Any = everything,
    pace: Pace | None = None,
    **settings: Any,
) -> AsyncIterator[Scene]:
    """Handlers are `act`, a coroutine function of a Turn; the limits are off."""
    clock = MovableClock()
    turns: list[Turn] = []

    async def handle(turn: Turn) -> None:
        turns.append(turn)
        await act(turn)

    async with telegram or FakeTelegram() as server:
        program = Program(
            settings_for(server, folder, **settings),
            clock=clock,
            pace=pace or Pace.unlimited(),
            handle=handle,
            concerns=concerns,
        )
        async with program:
            yield Scene(server, program, clock, turns)


@asynccontextmanager
async def served(folder: Path, **settings: Any) -> AsyncIterator[tuple[Scene, aiohttp.ClientSession]]:
    async with scene(folder, **{"listen": "127.0.0.1:0"} | settings) as it:
        assert it.program.address is not None
        host, port = it.program.address
        async with aiohttp.ClientSession(f"http://{host}:{port}") as session:
            yield it, session
