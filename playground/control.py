"""The playground's clock is the bot's clock; and quiet is when the bot has nothing to do either."""

from datetime import datetime

from bot.clock import MovableClock
from bot.program import Program
from playground.emulator.control import Quiet
from playground.emulator.updates import Updates


class ProgramControl:
    """Settles when every update is confirmed and the program idle, and neither gave the other more to do."""

    def __init__(self, clock: MovableClock, updates: Updates) -> None:
        self._clock, self._updates, self._quiet = clock, updates, Quiet(updates)
        self._program: Program | None = None

    def over(self, program: Program) -> None:
        """From now on this program's work counts."""
        self._program = program

    def now(self) -> datetime:
        return self._clock.now()

    async def advance(self, seconds: float) -> None:
        self._clock.advance(seconds)

    async def settle(self) -> None:
        while True:
            await self._quiet.wait()
            if self._program is not None:
                await self._program.idle()
            if not len(self._updates):
                return
