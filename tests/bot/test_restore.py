"""`linli backup` and `linli restore`, as whoever runs the bot uses them: real processes, one sentence, nothing lost."""

import asyncio
import os
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from storage.backup import COPIES_KEPT_SECONDS, drop_old_copies
from storage.database import open_store
from storage.migrations import migrations
from tests.bot.program import TOKEN, linli

pytestmark = pytest.mark.processes
ROOT = Path(__file__).parents[2]


def do(folder: Path, *arguments: object) -> tuple[int, str]:
    """Exit code, and all that was said."""
    done = subprocess.run(
        [sys.executable, "-m", "bot.cli", *map(str, arguments)],
        cwd=ROOT,
        env=os.environ | {"LINLI_DATABASE_URL": f"sqlite:///{folder / 'linli.db'}"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


async def opened(path: Path) -> None:
    async with await open_store(f"sqlite:///{path}"):
        pass


def written(path: Path, title: str) -> None:
    """A database of the bot's, with one group."""
    asyncio.run(opened(path))
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("INSERT OR REPLACE INTO groups (id, title, joined_at) VALUES (-1, ?, 0)", (title,))


def files(folder: Path) -> list[str]:
    """What stands there, without what SQLite puts beside a database that it reads."""
    return sorted(path.name for path in folder.iterdir() if not path.name.endswith(("-wal", "-shm", ".lock")))


def title(path: Path) -> str:
    with closing(sqlite3.connect(path)) as database:
        return str(database.execute("SELECT title FROM groups").fetchone()[0])


def test_what_was_backed_up_comes_back_and_the_old_one_is_kept_beside(tmp_path: Path) -> None:
    written(tmp_path / "linli.db", "昨天")
    backed_up, _ = do(tmp_path, "backup", tmp_path / "copy.db")
    written(tmp_path / "linli.db", "今天")
    code, said = do(tmp_path, "restore", tmp_path / "copy.db")
    kept = list(tmp_path.glob("linli.db.before-restore-*"))
    assert (backed_up, code, title(tmp_path / "linli.db"), [title(path) for path in kept]) == (0, 0, "昨天", ["今天"])
    assert (str(kept[0]) in said, said.count("\n"), "/forget" in said) == (True, 1, True)


def test_what_stands_only_in_the_log_is_kept_too(tmp_path: Path) -> None:
    written(tmp_path / "linli.db", "昨天")
    do(tmp_path, "backup", tmp_path / "copy.db")
    killed = (
        "import sqlite3, os; d = sqlite3.connect('linli.db', isolation_level=None);"
        "d.execute(\"UPDATE groups SET title = '断电以前'\"); os._exit(9)"
    )
    subprocess.run([sys.executable, "-c", killed], cwd=tmp_path, check=False)
    log = (tmp_path / "linli.db-wal").stat().st_size
    code, _ = do(tmp_path, "restore", tmp_path / "copy.db")
    (kept,) = tmp_path.glob("linli.db.before-restore-*")
    assert (log > 0, code, title(tmp_path / "linli.db"), title(kept)) == (True, 0, "昨天", "断电以前")


def test_a_broken_database_is_replaced_and_kept_as_it_is(tmp_path: Path) -> None:
    written(tmp_path / "copy.db", "昨天")
    (tmp_path / "linli.db").write_bytes(b"not a database any more" * 999)
    code, _ = do(tmp_path, "restore", tmp_path / "copy.db")
    (kept,) = tmp_path.glob("linli.db.before-restore-*")
    assert (code, title(tmp_path / "linli.db"), kept.read_bytes()[:5]) == (0, "昨天", b"not a")


def test_where_there_was_none_the_backup_is_put(tmp_path: Path) -> None:
    written(tmp_path / "copy.db", "昨天")
    code, _ = do(tmp_path / "new", "restore", tmp_path / "copy.db")
    assert (code, title(tmp_path / "new" / "linli.db")) == (0, "昨天")


def test_while_the_bot_runs_it_refuses_and_changes_nothing(tmp_path: Path) -> None:
    written(tmp_path / "linli.db", "今天")
    do(tmp_path, "backup", tmp_path / "copy.db")
    running = linli(tmp_path, "run", LINLI_BOT_TOKEN=TOKEN, LINLI_API_ROOT="http://127.0.0.1:9")
    assert running.stderr is not None
    running.stderr.readline()
    code, said = do(tmp_path, "restore", tmp_path / "copy.db")
    running.terminate()
    running.communicate(timeout=30)
    assert (code, "先停下" in said, said.count("\n"), title(tmp_path / "linli.db")) == (2, True, 1, "今天")
    assert list(tmp_path.glob("*before-restore*")) == []


def test_junk_half_a_backup_and_a_newer_one_are_refused_and_change_nothing(tmp_path: Path) -> None:
    written(tmp_path / "linli.db", "今天")
    written(tmp_path / "half.db", "昨天")
    whole = (tmp_path / "half.db").read_bytes()
    (tmp_path / "half.db").write_bytes(whole[: len(whole) // 2])
    (tmp_path / "junk.db").write_text("no database")
    with closing(sqlite3.connect(tmp_path / "other.db")) as database:
        database.execute("CREATE TABLE notes (words TEXT)")
    written(tmp_path / "newer.db", "明天")
    with closing(sqlite3.connect(tmp_path / "newer.db")) as database, database:
        database.execute("INSERT INTO migrations VALUES (?, 'later')", (len(migrations()) + 1,))
    before = files(tmp_path)
    answers = [do(tmp_path, "restore", tmp_path / f"{name}.db") for name in ("half", "junk", "other", "newer", "none")]
    assert [code for code, _ in answers] == [2] * 5
    assert all(said.count("\n") == 1 and "Traceback" not in said for _, said in answers)
    assert title(tmp_path / "linli.db") == "今天"
    assert files(tmp_path) == before


def test_in_a_folder_the_newest_are_kept_and_other_files_left_alone(tmp_path: Path) -> None:
    written(tmp_path / "linli.db", "今天")
    folder = tmp_path / "backups"
    folder.mkdir()
    for name in ("linli-20250101T000000Z.db", "linli-20250102T000000Z.db", "linli-summer.db", "notes.txt"):
        (folder / name).write_text("old")
    code, _ = do(tmp_path, "backup", folder, "--keep", "2")
    names = sorted(path.name for path in folder.iterdir())
    new = next(name for name in names if name.startswith("linli-202") and name != "linli-20250102T000000Z.db")
    assert (code, names, title(folder / new)) == (
        0,
        sorted(["linli-20250102T000000Z.db", new, "linli-summer.db", "notes.txt"]),
        "今天",
    )


@pytest.mark.parametrize("number", ["0", "-1", "viele", "²"])
def test_a_number_that_is_none_is_refused(tmp_path: Path, number: str) -> None:
    code, said = do(tmp_path, "backup", tmp_path, f"--keep={number}")
    assert (code, "Traceback" in said) == (2, False)


def test_nobody_else_on_the_machine_can_read_them(tmp_path: Path) -> None:
    running = linli(tmp_path, "run", LINLI_BOT_TOKEN=TOKEN, LINLI_API_ROOT="http://127.0.0.1:9")
    assert running.stderr is not None
    running.stderr.readline()
    do(tmp_path, "backup", tmp_path / "copy.db")
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()}
    running.terminate()
    running.communicate(timeout=30)
    assert {"linli.db", "linli.db-wal", "copy.db"} <= set(modes)
    assert set(modes.values()) == {0o600}


def test_copies_beside_the_database_go_after_a_month(tmp_path: Path) -> None:
    (tmp_path / "linli.db").write_text("")
    (tmp_path / "linli.db.before-0003").write_text("")
    (tmp_path / "linli.db.before-restore-20260101T000000Z").write_text("")
    os.utime(tmp_path / "linli.db.before-0003", (1000, 1000))
    now = (tmp_path / "linli.db").stat().st_mtime
    drop_old_copies(tmp_path / "linli.db", now)
    soon = sorted(path.name for path in tmp_path.iterdir())
    drop_old_copies(tmp_path / "linli.db", now + COPIES_KEPT_SECONDS + 1)
    assert soon == ["linli.db", "linli.db.before-restore-20260101T000000Z"]
    assert [path.name for path in tmp_path.iterdir()] == ["linli.db"]
