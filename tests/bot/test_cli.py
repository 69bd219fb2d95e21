"""The command line: exit codes, one sentence, no traceback."""

import io
import json
import os
import signal
import sqlite3
import sys
import time
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import Any

import pytest

from bot import cli
from bot.cli import main
from storage.migrations import migrations
from tests.bot.program import TOKEN, linli


@pytest.fixture(autouse=True)
def _clean_surroundings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("LINLI_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)


def ask(monkeypatch: pytest.MonkeyPatch, capsysbinary: Any, *lines: bytes) -> tuple[int, list[dict[str, Any]]]:
    """`linli parse --jsonl`: the exit code and the answers."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\n".join(lines))))
    code = main(["parse", "--jsonl"])
    return code, [json.loads(line) for line in capsysbinary.readouterr().out.splitlines()]


def test_each_question_gets_one_answer_in_the_corpus_form(monkeypatch: pytest.MonkeyPatch, capsysbinary: Any) -> None:
    code, answers = ask(
        monkeypatch,
        capsysbinary,
        '{"text":"谁家有姜"}'.encode(),
        '{"text":"周六下午三点包粽子","now":"2026-06-01T09:00","as":"event","reply":false}'.encode(),
        '{"text":"好的","reply":true,"now":"2026-06-01T09:00:00+08:00"}'.encode(),
    )
    keys = {"intent", "category", "wants", "gives", "event", "confidence", "cues"}
    assert (code, [set(answer) >= keys for answer in answers], answers[1]["intent"]) == (0, [True] * 3, "event")


@pytest.mark.parametrize(
    "junk",
    [
        b"{",
        b"[]",
        b"{}",
        b'{"text":7}',
        b'{"text":"x","now":"yesterday"}',
        b'{"text":"x","now":7}',
        b'{"text":"x","as":"king"}',
        b'{"text":"x","reply":"yes"}',
        b"\xff\xfe",
        b"[" * 100_000,
    ],
)
def test_junk_gets_an_error_in_its_place_and_stops_nothing(
    monkeypatch: pytest.MonkeyPatch, capsysbinary: Any, junk: bytes
) -> None:
    good = '{"text":"谁家有姜"}'.encode()
    code, answers = ask(monkeypatch, capsysbinary, good, junk, good)
    assert (code, [list(answer) == ["error"] for answer in answers]) == (1, [False, True, False])


def test_half_a_surrogate_is_answered(monkeypatch: pytest.MonkeyPatch, capsysbinary: Any) -> None:
    code, answers = ask(monkeypatch, capsysbinary, rb'{"text":"\ud83d"}')
    assert (code, answers[0]["intent"]) == (0, "none")


def test_a_reading_is_explained(capsysbinary: Any) -> None:
    code = main(["parse", "谁家有姜"])
    assert (code, "谁家".encode() in capsysbinary.readouterr().out) == (0, True)


@pytest.mark.parametrize(
    ("arguments", "variable"),
    [(["run"], "LINLI_BOT_TOKEN"), (["doctor"], "LINLI_BOT_TOKEN")],
)
def test_a_missing_setting_is_one_sentence_and_exit_2(
    capsys: pytest.CaptureFixture[str], arguments: list[str], variable: str
) -> None:
    code = main(arguments)
    said = capsys.readouterr().err
    assert (code, variable in said, said.count("\n")) == (2, True, 1)


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--version"])
    assert (ended.value.code, capsys.readouterr().out.startswith("linli ")) == (0, True)


def test_a_command_that_cannot_be_loaded_takes_no_other_away(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = EntryPoint("broken", "no.such.module:PLAY", "linli.commands")
    monkeypatch.setattr(cli, "entry_points", lambda group: [broken])
    code = main(["parse", "谁家有姜"])
    said = capsys.readouterr()
    assert (code, "broken" in said.err) == (0, True)


def test_a_backup_is_made_and_never_overwritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LINLI_DATABASE_URL", f"sqlite:///{tmp_path / 'linli.db'}")
    without = main(["backup", str(tmp_path / "copy.db")])
    with sqlite3.connect(tmp_path / "linli.db") as database:
        database.execute("CREATE TABLE notes (words TEXT)")
    database.close()
    codes = [main(["backup", str(tmp_path / "copy.db")]) for _ in range(2)]
    said = capsys.readouterr().err.splitlines()
    assert (without, codes, len(said)) == (2, [0, 2], 2)


def test_the_doctor_asks_the_running_bot(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("LINLI_LISTEN", "127.0.0.1:9")  # nobody is there
    assert (main(["doctor", "--health"]), capsys.readouterr().out[0]) == (1, "✗")


@pytest.mark.processes
@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({}, "LINLI_BOT_TOKEN"),
        ({"LINLI_BOT_TOKEN": "nonsense"}, "LINLI_BOT_TOKEN"),
        ({"LINLI_BOT_TOKEN": TOKEN, "LINLI_DATABASE_URL": "mysql://u@h/d"}, "LINLI_DATABASE_URL"),
        ({"LINLI_BOT_TOKEN": TOKEN, "LINLI_DATABASE_URL": "postgresql://u:SECRET@127.0.0.1:1/d"}, "d @ 127.0.0.1:1"),
        ({"LINLI_BOT_TOKEN": TOKEN, "LINLI_DATABASE_URL": "postgresql://u:SECRET@127.0.0.1:99999/d"}, "打不开数据库 d"),
    ],
)
def test_a_start_that_cannot_be_ends_with_one_sentence(tmp_path: Path, settings: dict[str, str], said: str) -> None:
    process = linli(tmp_path, "run", **settings)
    out, err = process.communicate(timeout=30)
    assert (
        process.returncode,
        out,
        err.count("\n"),
        said in err,
        "Traceback" in err,
        TOKEN in err or "SECRET" in err,
    ) == (
        2,
        "",
        1,
        True,
        False,
        False,
    )


@pytest.mark.processes
def test_a_newer_database_is_refused_in_one_sentence(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "linli.db") as database:
        database.execute("CREATE TABLE migrations (number INTEGER PRIMARY KEY, name TEXT NOT NULL)")
        database.execute("INSERT INTO migrations VALUES (?, 'later')", (len(migrations()) + 1,))
    database.close()
    process = linli(tmp_path, "run", LINLI_BOT_TOKEN=TOKEN)
    _, err = process.communicate(timeout=30)
    assert (process.returncode, err.count("\n"), "Traceback" in err) == (2, 1, False)


@pytest.mark.processes
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_can_be_stopped_while_telegram_is_down(tmp_path: Path, number: signal.Signals) -> None:
    process = linli(tmp_path, "run", LINLI_BOT_TOKEN=TOKEN, LINLI_API_ROOT="http://127.0.0.1:9")
    assert process.stderr is not None
    first = process.stderr.readline()
    began = time.monotonic()
    process.send_signal(number)
    _, err = process.communicate(timeout=30)
    assert ("telegram_unreachable" in first, process.returncode, "Traceback" in err, time.monotonic() - began < 10) == (
        True,
        0,
        False,
        True,
    )
