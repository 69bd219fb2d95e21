"""`linli play` and the server alone, as processes: the address, a taken port, a clean end."""

import asyncio
import json
import os
import signal
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp
import pytest

pytestmark = pytest.mark.processes

PLAY = (sys.executable, "-m", "bot.cli", "play", "--no-browser")
ALONE = (sys.executable, "-m", "playground.emulator")
ROOT = Path(__file__).parents[2]


@asynccontextmanager
async def started(*command: str, cwd: Path | None = None) -> AsyncIterator[tuple[asyncio.subprocess.Process, str]]:
    """A process and the address that it says in its first line."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith("LINLI_")} | {"PYTHONPATH": str(ROOT)}
    process = await asyncio.create_subprocess_exec(
        *command,
        cwd=cwd or ROOT,
        env=environment,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        assert process.stdout is not None
        line = await asyncio.wait_for(process.stdout.readline(), 30)
        yield process, line.decode().split()[-1] if line else ""
    finally:
        if process.returncode is None:
            process.kill()
        await process.communicate()


async def ended(process: asyncio.subprocess.Process) -> tuple[int, str]:
    """Exit code and standard error."""
    _, stderr = await asyncio.wait_for(process.communicate(), 15)
    assert process.returncode is not None
    return process.returncode, stderr.decode()


async def test_the_playground_says_where_it_is_answers_and_ends_when_told(tmp_path: Path) -> None:
    async with started(*PLAY, "--port", "0", "--no-cast", cwd=tmp_path) as (process, address):
        async with aiohttp.ClientSession(address) as http:
            async with http.get("/") as page:
                assert (page.status, page.content_type) == (200, "text/html")
            async with http.post("/play/people", json={"name": "小李", "started": True}) as answer:
                assert answer.status == 200
            async with http.post("/play/settle") as answer:
                assert answer.status == 200
        process.send_signal(signal.SIGTERM)
        code, log = await ended(process)
    assert (code, "Traceback" in log) == (0, False)
    assert os.listdir(tmp_path) == []  # noqa: PTH208 — nothing else runs here that could wait


async def test_ctrl_c_ends_it_too_and_a_database_that_is_named_stays(tmp_path: Path) -> None:
    kept = tmp_path / "kept.db"
    async with started(*PLAY, "--port", "0", "--no-cast", "--database", str(kept)) as (process, _):
        process.send_signal(signal.SIGINT)
        code, _ = await ended(process)
    assert (code, kept.exists()) == (0, True)


async def test_a_database_in_use_is_said_in_one_sentence(tmp_path: Path) -> None:
    kept = str(tmp_path / "kept.db")
    async with (
        started(*PLAY, "--port", "0", "--no-cast", "--database", kept),
        started(*PLAY, "--port", "0", "--no-cast", "--database", kept) as (second, _),
    ):
        code, log = await ended(second)
    assert (code, "Traceback" in log, kept in log) == (2, False, True)


@pytest.mark.parametrize("name", ["", ":memory:"])
async def test_a_database_that_is_no_file_is_said_in_one_sentence(name: str) -> None:
    async with started(*PLAY, "--port", "0", "--no-cast", "--database", name) as (process, _):
        code, log = await ended(process)
    assert (code, "Traceback" in log, repr(name) in log) == (2, False, True)


@pytest.mark.parametrize("command", [PLAY, ALONE])
async def test_a_taken_port_is_said_in_one_sentence(command: tuple[str, ...]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        async with started(*command, "--port", str(port)) as (process, _):
            code, log = await ended(process)
    assert (code, str(port) in log, "Traceback" in log, log.count("\n")) == (2, True, False, 1)


@pytest.mark.parametrize("command", [PLAY, ALONE])
async def test_a_port_that_cannot_be_is_said_in_one_sentence(command: tuple[str, ...]) -> None:
    async with started(*command, "--port", "99999") as (process, _):
        code, log = await ended(process)
    assert (code, "Traceback" in log, log.count("\n")) == (2, False, 1)


async def test_a_server_open_to_others_warns(tmp_path: Path) -> None:
    async with started(*PLAY, "--host", "0.0.0.0", "--port", "0", "--no-cast", cwd=tmp_path) as (process, _):
        process.send_signal(signal.SIGTERM)
        code, log = await ended(process)
    assert code == 0
    assert "any neighbour" in log


async def test_the_server_alone_takes_any_token_and_keeps_the_world_between_bots() -> None:
    async with started(*ALONE, "--port", "0") as (process, address):
        async with aiohttp.ClientSession(address) as http:
            async with http.post("/play/people", json={"name": "小李", "started": False}) as answer:
                li = (await answer.json())["id"]
            await http.post("/play/say", json={"chat": li, "user": li, "text": "/start"})
            for _ in range(2):  # a bot that comes, goes before it confirms, and comes again
                async with http.get("/bot123:any-token/getUpdates") as answer:
                    updates = (await answer.json())["result"]
                    assert [update["message"]["text"] for update in updates] == ["/start"]
            async with http.get("/botnonsense/getMe") as answer:
                assert (answer.status, json.loads(await answer.text())["description"]) == (401, "Unauthorized")
        process.send_signal(signal.SIGTERM)
        code, log = await ended(process)
    assert (code, log) == (0, "")
