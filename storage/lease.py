"""What one process has and no other: something to take care of, or a role."""

import asyncio
from typing import Protocol


class Lease(Protocol):
    """`held`: nobody else has it now. `await lease.lost()` returns when that has ended."""

    @property
    def held(self) -> bool: ...
    async def lost(self) -> None: ...


class Always:
    """The lease of the only process."""

    held = True

    async def lost(self) -> None:
        await asyncio.Event().wait()


ALWAYS = Always()
