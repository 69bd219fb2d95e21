"""A wall clock that jumps under the running program, by libfaketime (Debian's `faketime`).

Only the wall clock: seconds that pass (CLOCK_MONOTONIC) pass as they do when somebody sets a real clock.
"""

import asyncio
import random
from collections.abc import Mapping
from pathlib import Path

DAY = 24 * 3600
JUMPS = (-DAY, -3600, -600, -5, 5, 600, 3600, DAY)  # seconds
FARTHEST = 2 * DAY
PAUSE = (1.0, 5.0)  # seconds between jumps


def library() -> Path | None:
    """Where Debian puts it."""
    return next(Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1"), None)


class WallClock:
    """`environment` is for the program whose clock it is."""

    def __init__(self, folder: Path, seed: int) -> None:
        self._file, self._chance = folder / "offset", random.Random(f"{seed}/clock")
        self._offset = 0
        self.jumps = 0
        self._file.write_text("+0")

    @property
    def environment(self) -> Mapping[str, str]:
        return {
            "LD_PRELOAD": str(library()),
            "FAKETIME_TIMESTAMP_FILE": str(self._file),
            "FAKETIME_CACHE_DURATION": "1",  # seconds; read at every look at the clock, it slows the program down
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
        }

    async def run(self) -> None:
        """Until cancelled."""
        while True:
            await asyncio.sleep(self._chance.uniform(*PAUSE))
            self._offset = max(-FARTHEST, min(FARTHEST, self._offset + self._chance.choice(JUMPS)))
            self.jumps += 1
            fresh = self._file.with_suffix(".new")
            fresh.write_text(f"{self._offset:+d}")
            fresh.replace(self._file)  # never half written
