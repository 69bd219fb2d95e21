"""The playground's clock is the bot's clock; and quiet is when the bot has nothing to do either."""

from datetime import datetime, timedelta

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
        """Time passes as it would: what falls due on the way happens at its own hour, not all at the end."""
        until = self.now() + timedelta(seconds=seconds)
        if self._program is not None:
            await self.settle()
            while (due := await self._next_due(self._program)) is not None and due <= until:
                self._move_to(due)
                await self.settle()
        self._move_to(until)

    def _move_to(self, moment: datetime) -> None:
        """Not back: the clock runs on by itself meanwhile."""
        self._clock.advance(max(0.0, (moment - self.now()).total_seconds()))

    async def _next_due(self, program: Program) -> datetime | None:
        async with program.store.look() as books:
            return await books.alarms.next_due()

    async def settle(self) -> None:
        while True:
            await self._quiet.wait()
            if self._program is not None:
                await self._program.idle()
            if not len(self._updates):
                return
