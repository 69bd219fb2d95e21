"""One transaction that several turns share: the disk is waited for once."""

import asyncio
import sqlite3


class Shared:
    """`await shared.committed()` returns when it is on the disk; `seconds`: what the turns in it have taken."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self._end = asyncio.Event()
        self._problem: sqlite3.Error | None = None

    def kept(self) -> None:
        self._end.set()

    def lost(self, problem: sqlite3.Error) -> None:
        self._problem = problem
        self._end.set()

    async def committed(self) -> None:
        """Raises what kept it from being committed: nothing of it was done."""
        await self._end.wait()
        if self._problem is not None:
            raise self._problem
