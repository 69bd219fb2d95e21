"""One transaction that several turns share: the disk is waited for once."""

import asyncio
import sqlite3

from storage.errors import Unreachable


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
        """Unreachable where it could not be committed: nothing of it was done, whichever turn was in the way."""
        await self._end.wait()
        if self._problem is not None:
            raise Unreachable(str(self._problem)) from self._problem
