"""A neighbourhood in a box: the embedded server, the page, and the whole bot talking to it over HTTP."""

import secrets
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Self

from pydantic import SecretStr

import handlers
from bot.clock import MovableClock
from bot.pace import Pace
from bot.program import Program
from bot.runner import Handle
from bot.settings import GivenSettings
from playground.control import ProgramControl
from playground.emulator.server import Server
from playground.emulator.world import BOT_ID, FIRST_PERSON, World
from playground.page import add_page

_NUMBERS_BEGAN = 1_750_000_000  # epoch seconds


@dataclass(frozen=True, slots=True)
class Numbers:
    """Where the ids of people and groups, and of updates, begin."""

    person: int = FIRST_PERSON
    update: int = 1

    @classmethod
    def unheard(cls) -> Self:
        """Such that a database kept from an earlier neighbourhood has never met them."""
        ago = int(time.time()) - _NUMBERS_BEGAN
        return cls(1_000_000_000 + ago, ago * 10 % 2**31)


@dataclass(frozen=True, slots=True)
class Box:
    """What runs: the server, and the bot that talks to it."""

    server: Server
    program: Program


@asynccontextmanager
async def neighbourhood(
    database_url: str,
    *,
    open_to: str = "127.0.0.1",
    behind: timedelta = timedelta(),
    numbers: Numbers | None = None,
    handle: Handle = handlers.handle,
) -> AsyncIterator[Box]:
    """The server, with the bot at work. `behind`: how far the clock stands before now. It listens at a
    free port of this machine; `server.open` lets others in when all is ready, `open_to` says where that will be."""
    numbers = numbers or Numbers()
    clock = MovableClock(ahead=-behind)
    world = World(now=lambda: clock.now().timestamp(), first=numbers.person, first_update=numbers.update)
    control = ProgramControl(clock, world.updates)
    token = f"{BOT_ID}:{secrets.token_urlsafe(24)}"  # not known to anybody's web page
    async with Server(world, control, token, open_to=open_to, pages=[add_page]) as server:
        settings = GivenSettings(
            bot_token=SecretStr(token),
            api_root=server.url,
            database_url=database_url,
            listen="127.0.0.1:0",
        )
        unhurried = Pace.unlimited()
        async with Program(settings, clock=clock, pace=unhurried, handle=handle, on_this_machine=True) as program:
            control.over(program)
            yield Box(server, program)
