"""The program and the server as processes of their own, so that one can be killed and the world stays."""

import asyncio
import contextlib
import os
import signal
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
TOKEN = "123456:" + "A" * 35
START_SECONDS = 60.0  # on a machine with much else to do
STOP_SECONDS = 20.0


@asynccontextmanager
async def server(journal: Path) -> AsyncIterator[str]:
    """The embedded server → its address."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "playground.emulator", "--token", TOKEN, "--journal", str(journal)),
        cwd=ROOT,
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdout is not None
    try:
        yield (await process.stdout.readline()).decode().strip()
    finally:
        process.terminate()
        await process.wait()


@dataclass(slots=True)
class Bot:
    """`linli run`. Its log goes to a file that all its lives share."""

    process: asyncio.subprocess.Process
    log: Path
    log_began: int

    @classmethod
    async def start(cls, root: str, database: str, log: Path, environment: Mapping[str, str] | None = None) -> "Bot":
        settings = {
            "LINLI_BOT_TOKEN": TOKEN,
            "LINLI_API_ROOT": root,
            "LINLI_DATABASE_URL": database,
            "LINLI_LISTEN": "127.0.0.1:0",
        }
        with log.open("ab") as out:
            began = out.tell()
            process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "bot.cli", "run"),
                cwd=ROOT,
                env={**os.environ, **settings, **(environment or {})},
                stdout=out,
                stderr=out,
            )
        return cls(process, log, began)

    @property
    def said(self) -> str:
        """Its log since this start."""
        with self.log.open("rb") as log:
            log.seek(self.log_began)
            return log.read().decode("utf-8", "replace")

    @property
    def ended(self) -> int | None:
        return self.process.returncode

    async def started(self) -> bool:
        """When it says so; False where it ended instead."""
        async with asyncio.timeout(START_SECONDS):
            while "event=started" not in self.said:
                if self.ended is not None:
                    return False
                await asyncio.sleep(0.05)
        return True

    async def kill(self) -> None:
        """-9."""
        with contextlib.suppress(ProcessLookupError):
            self.process.kill()
        await self.process.wait()

    async def pause(self, seconds: float) -> None:
        """SIGSTOP, and SIGCONT after a while: a machine that hangs."""
        self.process.send_signal(signal.SIGSTOP)
        try:
            await asyncio.sleep(seconds)
        finally:
            self.process.send_signal(signal.SIGCONT)

    async def stop(self) -> int:
        """As an operator does → the exit code."""
        with contextlib.suppress(ProcessLookupError):
            self.process.terminate()
        async with asyncio.timeout(STOP_SECONDS):
            return await self.process.wait()
