"""What time it is. Everything below is told; in the playground time can be moved on."""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    def now(self) -> datetime:
        """This moment, UTC, aware."""


class SystemClock:
    def now(self) -> datetime:
        return datetime.now(UTC)


class MovableClock:
    """The system's clock, moved on by as much as somebody wished. `on_move` is called after each move.

    `ahead`: where it stands at first, before or behind the system's."""

    def __init__(self, ahead: timedelta = timedelta()) -> None:
        self._ahead = ahead
        self._listeners: list[Callable[[], None]] = []

    def now(self) -> datetime:
        return datetime.now(UTC) + self._ahead

    def advance(self, seconds: float) -> None:
        """Move on, never back: what was due stays due."""
        if seconds < 0:
            raise ValueError("time does not run backwards")
        self._ahead += timedelta(seconds=seconds)
        for listener in self._listeners:
            listener()

    def on_move(self, listener: Callable[[], None]) -> None:
        """Have `listener` called after each move."""
        self._listeners.append(listener)


def wall_ms() -> int:
    """Real time in epoch milliseconds: how long rows have waited, whatever the clock of the rules says."""
    return time.time_ns() // 1_000_000
