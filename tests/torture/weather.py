"""What goes wrong between the bot and Telegram, one squall after the other, by the seed."""

import asyncio
import random
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

Play = Callable[..., Awaitable[Any]]

SAYING = ("sendMessage", "editMessageText")
ANY = (*SAYING, *SAYING, None)  # None: every method, start-up and polling too
PAUSE = (0.3, 1.2)  # seconds between squalls
SQUALLS: Mapping[str, Callable[[random.Random], dict[str, Any]]] = {
    "429": lambda chance: {
        "method": chance.choice((*ANY, "getUpdates")),
        "times": chance.randint(1, 12),
        "retry_after": chance.choice((1, 1, 2, 3, 8)),
    },
    "500": lambda chance: {"method": chance.choice(ANY), "times": chance.randint(1, 4)},
    "502html": lambda chance: {"method": chance.choice(ANY), "times": chance.randint(1, 4)},
    "cut": lambda chance: {"method": chance.choice(ANY), "times": chance.randint(1, 4)},
    "cut_after": lambda chance: {"method": chance.choice(ANY), "times": chance.randint(1, 2)},
    "slow": lambda chance: {
        "method": chance.choice(ANY),
        "times": chance.randint(1, 4),
        "seconds": round(chance.uniform(0.1, 3), 2),
    },
    "slow_after": lambda chance: {"method": chance.choice(SAYING), "seconds": chance.choice((0.5, 2, 12))},
    "repeated": lambda chance: {"times": chance.randint(1, 3)},
    "reordered": lambda chance: {"times": chance.randint(1, 5)},
}
OUTAGE = ("500", "502html")  # Telegram answers everything with one of these for a while


class Weather:
    """`kinds`: those of SQUALLS that blow."""

    def __init__(self, play: Play, seed: int, kinds: tuple[str, ...] = tuple(SQUALLS)) -> None:
        self._play, self._chance, self._kinds = play, random.Random(f"{seed}/weather"), kinds
        self._still = False  # nothing but an outage

    async def run(self) -> None:
        """Until cancelled. A squall ends when the next begins: while the bot is down they would pile up."""
        while self._kinds:
            await asyncio.sleep(self._chance.uniform(*PAUSE))
            if self._still:
                continue
            kind = self._chance.choice(self._kinds)
            squall = {key: value for key, value in SQUALLS[kind](self._chance).items() if value is not None}
            await self.clear()
            await self._play("fault", kind=kind, **squall)

    async def outage(self, seconds: float) -> None:
        """Every call fails for so long."""
        kind = self._chance.choice(OUTAGE)
        self._still = True
        await self.clear()
        await self._play("fault", kind=kind, times=1_000_000)
        await asyncio.sleep(seconds)
        await self.clear()
        self._still = False

    async def clear(self) -> None:
        await self._play("fault", kind="500", times=0)
