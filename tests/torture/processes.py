"""The program and the server as processes of their own, so that one can be killed and the world stays."""

import asyncio
import contextlib
import json
import os
import signal
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from tests.torture.front import free_port

ROOT = Path(__file__).parents[2]
TOKEN = "123456:" + "A" * 35
SECRET = "s" * 40
START_SECONDS = 60.0  # on a machine with much else to do
STOP_SECONDS = 20.0


@asynccontextmanager
async def server(journal: Path, certificate: Path | None = None) -> AsyncIterator[str]:
    """The embedded server → its address. `certificate`: of whom it calls."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "playground.emulator", "--token", TOKEN, "--journal", str(journal)),
        cwd=ROOT,
        env={**os.environ, **({} if certificate is None else {"SSL_CERT_FILE": str(certificate)})},
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdout is not None
    try:
        yield (await process.stdout.readline()).decode().strip()
    finally:
        process.terminate()
        await process.wait()


class Process(Protocol):
    """What both kinds of a life have."""

    pid: int

    @property
    def returncode(self) -> int | None: ...
    def send_signal(self, number: int, /) -> None: ...
    async def wait(self) -> int: ...


class Forked:
    """A life that a zygote began. Its exit code is in a file; killed, it left none."""

    def __init__(self, pid: int, code: Path) -> None:
        self.pid, self._code = pid, code

    @property
    def returncode(self) -> int | None:
        try:
            os.kill(self.pid, 0)
        except ProcessLookupError:
            return int(self._code.read_text()) if self._code.exists() else -signal.SIGKILL
        return None

    def send_signal(self, number: int, /) -> None:
        os.kill(self.pid, number)

    async def wait(self) -> int:
        while (code := self.returncode) is None:  # noqa: ASYNC110  # it is no child of ours
            await asyncio.sleep(0.01)
        return code


class Zygote:
    """An interpreter that has imported the program and begins its lives."""

    def __init__(self, process: asyncio.subprocess.Process, folder: Path) -> None:
        self._process, self._folder = process, folder
        self._asking = asyncio.Lock()
        self._lives = 0

    async def begin(self, environment: Mapping[str, str], log: Path) -> Forked:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        async with self._asking:
            self._lives += 1
            code = self._folder / f"code{self._lives}"
            asked = {"environment": dict(environment), "log": str(log), "code": str(code)}
            self._process.stdin.write(f"{json.dumps(asked)}\n".encode())
            await self._process.stdin.drain()
            return Forked(int(await self._process.stdout.readline()), code)


@asynccontextmanager
async def zygote(folder: Path, environment: Mapping[str, str]) -> AsyncIterator[Zygote]:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.torture.zygote"),
        cwd=ROOT,
        env={**os.environ, **environment},
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    try:
        yield Zygote(process, folder)
    finally:
        process.terminate()
        await process.wait()


@dataclass(slots=True)
class Bot:
    """`linli run`. Its log goes to a file that all its lives share. `port`: where it is served, 0 for anywhere."""

    process: Process
    log: Path
    log_began: int
    port: int = 0

    @classmethod
    async def start(
        cls,
        root: str,
        database: str,
        log: Path,
        environment: Mapping[str, str] | None = None,
        by: Zygote | None = None,
        front: str = "",
    ) -> "Bot":
        """`front`: the address that Telegram is to call; without it the bot polls."""
        port = free_port() if front else 0
        settings = {
            "LINLI_BOT_TOKEN": TOKEN,
            "LINLI_API_ROOT": root,
            "LINLI_DATABASE_URL": database,
            "LINLI_LISTEN": f"127.0.0.1:{port}",
        }
        if front:
            settings |= {"LINLI_WEBHOOK_URL": front, "LINLI_WEBHOOK_SECRET": SECRET}
        with log.open("ab") as out:
            began = out.tell()
            if by is not None:
                return cls(await by.begin(settings, log), log, began, port)
            process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "bot.cli", "run"),
                cwd=ROOT,
                env={**os.environ, **settings, **(environment or {})},
                stdout=out,
                stderr=out,
            )
        return cls(process, log, began, port)

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
            self.process.send_signal(signal.SIGKILL)
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
            self.process.send_signal(signal.SIGTERM)
        async with asyncio.timeout(STOP_SECONDS):
            return await self.process.wait()
