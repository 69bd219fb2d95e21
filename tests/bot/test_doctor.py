"""`linli doctor`: one line a finding, and what to do about it."""

import asyncio
import os
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from aiohttp import web

from bot.cli import main
from bot.commands import doctor as module
from bot.settings import Settings, load
from community.members import Group
from storage import disk
from storage.database import open_store
from storage.moments import from_ms
from tests import postgres
from tests.bot.fake_telegram import BOT, TOKEN, FakeTelegram, Fault
from tests.bot.scene import scene


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    url = f"sqlite:///{tmp_path / 'linli.db'}"
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LINLI_BOT_TOKEN", TOKEN)
    monkeypatch.setenv("LINLI_DATABASE_URL", url)
    before = os.umask(0o077)  # as the program makes its files
    yield url
    os.umask(before)


Examine = Callable[..., Awaitable[tuple[int, list[str]]]]


@pytest.fixture
def examine(database: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Examine:
    """`linli doctor` → its exit code, and the findings that are not well; its Telegram fails at each of `faults`."""

    async def asked(server: FakeTelegram) -> tuple[int, list[str]]:
        monkeypatch.setenv("LINLI_API_ROOT", server.url)
        code = await asyncio.to_thread(main, ["doctor"])
        said = capsys.readouterr()
        assert TOKEN not in said.out + said.err
        return code, [line for line in said.out.splitlines() if line.startswith("✗")]

    async def examined(running: FakeTelegram | None = None, **faults: Fault) -> tuple[int, list[str]]:
        if running is not None:
            return await asked(running)
        async with FakeTelegram() as server:
            for method, fault in faults.items():
                server.fault(method, fault)
            return await asked(server)

    return examined


async def test_all_is_well(database: str, examine: Examine) -> None:
    async with await open_store(database) as store, store.turn() as books:
        await books.groups.joined(Group(-5, "花园小区"), from_ms(0))
    assert await examine() == (0, [])


async def test_it_looks_at_a_database_that_the_bot_is_using(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, examine: Examine
) -> None:
    async with scene(tmp_path, listen="127.0.0.1:0") as it:
        assert it.program.address is not None
        monkeypatch.setenv("LINLI_LISTEN", f"127.0.0.1:{it.program.address[1]}")
        assert await examine(it.telegram) == (0, [])


async def test_privacy_mode_and_a_group_that_is_not_seen_are_told(
    database: str, monkeypatch: pytest.MonkeyPatch, examine: Examine
) -> None:
    monkeypatch.setitem(BOT, "can_read_all_group_messages", False)
    async with await open_store(database) as store, store.turn() as books:
        await books.groups.joined(Group(-5, "花园小区"), from_ms(0))
    code, found = await examine()
    assert (code, ["/setprivacy" in found[0], "-5" in found[1]]) == (1, [True, True])


async def test_a_rejected_token_is_told(examine: Examine) -> None:
    code, found = await examine(getMe=Fault(401, "Unauthorized"))
    assert (code, len(found), "LINLI_BOT_TOKEN" in found[0]) == (1, 1, True)


async def test_a_broken_database_is_told(tmp_path: Path, database: str, examine: Examine) -> None:
    (tmp_path / "linli.db").write_bytes(b"no database at all" * 100)
    code, found = await examine()
    assert (code, len(found), "linli.db" in found[0]) == (1, 1, True)


async def test_a_clock_that_is_off_is_told(monkeypatch: pytest.MonkeyPatch, examine: Examine) -> None:
    monkeypatch.setattr(module, "CLOCK_SECONDS", -1.0)  # any difference is too much
    code, found = await examine()
    assert (code, len(found)) == (1, 1)


async def test_the_running_bot_is_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    async with scene(tmp_path, listen="127.0.0.1:0") as it:
        assert it.program.address is not None
        monkeypatch.setenv("LINLI_LISTEN", f"0.0.0.0:{it.program.address[1]}")
        well = await asyncio.to_thread(main, ["doctor", "--health"])
        it.program.health.starting = "stopping"
        ill = await asyncio.to_thread(main, ["doctor", "--health"])
    assert (well, ill, "stopping" in capsys.readouterr().out) == (0, 1, True)


@asynccontextmanager
async def somebody_else(answer: web.Response) -> AsyncIterator[str]:
    """Another program answers everything at an address of its own."""

    async def answered(_: web.Request) -> web.Response:
        return answer

    runner = web.ServerRunner(web.Server(answered))
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    host, port = runner.addresses[0]
    yield f"{host}:{port}"
    await runner.cleanup()


async def test_another_program_where_the_bot_should_be_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    async with somebody_else(web.json_response([])) as address:
        monkeypatch.setenv("LINLI_LISTEN", address)
        code = await asyncio.to_thread(main, ["doctor", "--health"])
    assert code == 1
    assert capsys.readouterr().out.startswith("✗")


async def test_a_date_that_is_none_says_nothing_of_the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LINLI_BOT_TOKEN", TOKEN)
    async with somebody_else(web.Response(headers={"Date": "yesterday"})) as address:
        monkeypatch.setenv("LINLI_API_ROOT", f"http://{address}")
        found = await module._clock(load(Settings))
    assert found == []


async def test_a_database_that_others_can_read_is_told(tmp_path: Path, database: str, examine: Examine) -> None:
    async with await open_store(database):
        pass
    (tmp_path / "linli.db").chmod(0o644)
    code, found = await examine()
    assert (code, len(found), "chmod 600" in found[0]) == (1, 1, True)


async def test_a_disk_that_is_nearly_full_is_told(monkeypatch: pytest.MonkeyPatch, examine: Examine) -> None:
    monkeypatch.setattr(disk, "LEAST_FREE", 2**60)
    code, found = await examine()
    assert (code, len(found), "MB" in found[0]) == (1, 1, True)


async def test_a_folder_that_cannot_be_written_to_is_told(monkeypatch: pytest.MonkeyPatch, examine: Examine) -> None:
    monkeypatch.setattr("storage.disk.os.access", lambda *_: False)  # who runs the tests may write everywhere
    code, found = await examine()
    assert (code, len(found), "linli.db" in found[0]) == (1, 1, True)


async def test_updates_that_nobody_takes_are_told(monkeypatch: pytest.MonkeyPatch, examine: Examine) -> None:
    monkeypatch.setattr(module, "MOST_PENDING", -1)
    code, found = await examine()
    assert (code, len(found), "Telegram" in found[0]) == (1, 1, True)


async def test_where_the_bot_runs_it_is_asked_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, examine: Examine
) -> None:
    async with scene(tmp_path, listen="127.0.0.1:0") as it:
        assert it.program.address is not None
        monkeypatch.setenv("LINLI_LISTEN", f"127.0.0.1:{it.program.address[1]}")
        (tmp_path / "linli.db").chmod(0o600)
        it.program.health.starting = "stopping"
        code, found = await examine(it.telegram)
    assert (code, [line for line in found if "stopping" in line] != []) == (1, True)


async def test_a_server_is_looked_at_too_and_one_that_is_not_there_is_told_without_its_password(
    monkeypatch: pytest.MonkeyPatch, examine: Examine
) -> None:
    url = postgres.new_database()
    async with await open_store(url) as store, store.turn() as books:
        await books.groups.joined(Group(-5, "花园小区"), from_ms(0))
    monkeypatch.setenv("LINLI_DATABASE_URL", url)
    well = await examine()
    monkeypatch.setenv("LINLI_DATABASE_URL", "postgresql://u:SECRET@127.0.0.1:1/d")
    code, found = await examine()
    postgres.drop(url)
    assert (well, code, ["d @ 127.0.0.1:1" in line for line in found], "SECRET" in str(found)) == (
        (0, []),
        1,
        [True],
        False,
    )


def test_a_backup_of_a_server_is_told_how(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("LINLI_DATABASE_URL", "postgresql://u@h/d")
    assert (main(["backup", "copy.db"]), "pg_dump" in capsys.readouterr().err) == (2, True)


async def test_a_guessable_secret_and_an_open_env_file_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, examine: Examine
) -> None:
    monkeypatch.setenv("LINLI_WEBHOOK_URL", "https://linli.example")
    monkeypatch.setenv("LINLI_WEBHOOK_SECRET", "geheim")
    (tmp_path / ".env").write_text("")
    (tmp_path / ".env").chmod(0o644)
    code, found = await examine()
    said = "\n".join(found)
    assert (code, ".env" in said, "LINLI_WEBHOOK_SECRET" in said, "geheim" in said) == (1, True, True, False)
