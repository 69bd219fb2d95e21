"""From a file to a server: every row as it was, or nothing at all."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from bot.cli import main
from storage.database import open_store
from storage.inbox import Received
from storage.moving import NotEmpty, NotMoved, move, tables_of
from tests import postgres
from tests.databases import rows
from tests.neighbourhood import moved_in


@pytest.fixture
def target() -> Iterator[str]:
    url = postgres.new_database()
    yield url
    postgres.drop(url)


@pytest.fixture
async def source(tmp_path: Path) -> Path:
    """A file in which neighbours have lived for a while."""
    path = tmp_path / "linli.db"
    async with moved_in(f"sqlite:///{path}") as home:
        need = await home.says("王阿姨", "谁有电钻借一下")
        await home.replies("小李", need, "我有")
        await home.says("陈姐", "多了一箱橙子,自取")
        await home.says("老张", "/event 明天下午3点 中心花园 亲子活动")
        await home.says("刘叔", "谢谢小李")
    return path


def counts(path: Path) -> dict[str, int]:
    with closing(sqlite3.connect(path)) as file:
        return {
            table.name: file.execute(f"SELECT count(*) FROM {table.name}").fetchone()[0] for table in tables_of(file)
        }


async def test_every_row_of_every_table_is_there(source: Path, target: str) -> None:
    moved = await move(source, target)
    there = {table: (await rows(target, f"SELECT count(*) FROM {table}"))[0][0] for table in moved}
    assert moved == there == counts(source)
    assert moved["claims"] > 0 < moved["posts"]


async def test_numbers_go_on_where_they_were_also_of_rows_that_are_gone(source: Path, target: str) -> None:
    with closing(sqlite3.connect(source)) as file:
        file.execute("UPDATE sqlite_sequence SET seq = 700 WHERE name = 'posts'")
        file.commit()
    await move(source, target)
    async with await open_store(target) as store, store.turn() as books:
        await books.inbox.put([Received(1, 999_999, 5, "{}")], at=1)
    await rows(target, "SELECT 1")
    newest = await rows(target, "SELECT nextval(pg_get_serial_sequence('posts', 'id'))")
    assert newest == [(701,)]


async def test_what_was_promised_before_can_be_kept_after(source: Path, target: str) -> None:
    await move(source, target)
    held = await rows(target, "SELECT state FROM claims")
    async with await open_store(target) as store, store.look() as books:
        post = await books.posts.get(1)
    assert (held, post is not None) == ([("holding",)], True)


async def test_only_an_empty_database_is_moved_into(source: Path, target: str) -> None:
    await move(source, target)
    with pytest.raises(NotEmpty):
        await move(source, target)


async def test_a_row_that_a_server_cannot_have_is_named_and_nothing_is_changed(source: Path, target: str) -> None:
    with closing(sqlite3.connect(source)) as file:
        file.execute("UPDATE posts SET created_at = 'yesterday' WHERE id = 1")
        file.commit()
    with pytest.raises(NotMoved) as problem:
        await move(source, target)
    assert (problem.value.table, await rows(target, "SELECT count(*) FROM people")) == ("posts", [(0,)])


def test_the_command_says_how_much_it_moved(
    tmp_path: Path, target: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LINLI_DATABASE_URL", target)
    (tmp_path / "linli.db").touch()
    codes = [main(["migrate-data", "linli.db"]), main(["migrate-data", "linli.db", "mysql://x"])]
    codes.append(main(["migrate-data", "none.db"]))
    said = capsys.readouterr()
    assert (codes, "0 行" in said.out, said.err.count("\n")) == ([0, 2, 2], True, 2)
