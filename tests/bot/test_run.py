"""`linli run` as a process: a rejected token, a database in use, a stop."""

import asyncio
import os
import signal
import sys
from pathlib import Path

import pytest

from tests.bot.fake_telegram import TOKEN, FakeTelegram, Fault

pytestmark = pytest.mark.processes
ROOT = Path(__file__).parents[2]


async def linli_run(server: FakeTelegram, folder: Path, **more: str) -> asyncio.subprocess.Process:
    settings = {
        "LINLI_BOT_TOKEN": TOKEN,
        "LINLI_API_ROOT": server.url,
        "LINLI_DATABASE_URL": f"sqlite:///{folder / 'linli.db'}",
        "LINLI_LISTEN": "127.0.0.1:0",
    }
    return await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "bot.cli", "run"),
        cwd=ROOT,
        env=os.environ | settings | more,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )


async def until_started(process: asyncio.subprocess.Process) -> None:
    assert process.stderr is not None
    async with asyncio.timeout(30):
        while b"event=started" not in (line := await process.stderr.readline()):
            assert line, "it ended instead"


async def test_a_rejected_token_is_one_sentence_and_exit_2(tmp_path: Path) -> None:
    async with FakeTelegram() as server:
        server.fault("getMe", Fault(401, "Unauthorized"))
        process = await linli_run(server, tmp_path)
        out, err = await asyncio.wait_for(process.communicate(), 30)
    said = err.decode()
    assert (process.returncode, out, said.count("\n"), "LINLI_BOT_TOKEN" in said, TOKEN in said) == (
        2,
        b"",
        1,
        True,
        False,
    )


async def test_a_webhook_address_that_telegram_refuses_is_one_sentence_and_exit_2(tmp_path: Path) -> None:
    webhook = {"LINLI_WEBHOOK_URL": "https://192.168.1.7", "LINLI_WEBHOOK_SECRET": "s" * 32}
    async with FakeTelegram() as server:
        server.fault("setWebhook", Fault(400, "Bad Request: bad webhook: IP address 192.168.1.7 is reserved"))
        process = await linli_run(server, tmp_path, **webhook)
        _, err = await asyncio.wait_for(process.communicate(), 30)
    said = err.decode()
    assert (process.returncode, said.count("\n"), "LINLI_WEBHOOK_URL" in said, "is reserved" in said) == (
        2,
        1,
        True,
        True,
    )


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_a_second_one_on_the_same_database_is_refused_and_the_first_stops_when_told(
    tmp_path: Path, number: signal.Signals
) -> None:
    loop = asyncio.get_running_loop()
    async with FakeTelegram() as server:
        first = await linli_run(server, tmp_path)
        await until_started(first)
        second = await linli_run(server, tmp_path)
        _, refused = await asyncio.wait_for(second.communicate(), 30)
        began = loop.time()
        first.send_signal(number)
        _, log = await asyncio.wait_for(first.communicate(), 30)
    took = loop.time() - began
    assert (second.returncode, refused.count(b"\n"), first.returncode, b"Traceback" in log, took < 10) == (
        2,
        1,
        0,
        False,
        True,
    )
