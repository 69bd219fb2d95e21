"""Logs: facts in a line, no token, nobody's words."""

import io
import json
import logging
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import asyncpg
import pytest
from pydantic import BaseModel, ValidationError

from bot.incidents import traceback_without_words
from bot.logs import CODE_LETTERS, FORMS, Form, facts, incident_code, redact, set_up
from community.members import Person, Place
from handlers.turn import Heard
from storage.database import Store, open_store
from tests.bot.fake_telegram import CUT, TOKEN, Fault
from tests.bot.scene import scene
from tests.overheard import overheard


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    stream = io.StringIO()
    set_up((TOKEN, "hook-secret"), stream)
    yield stream
    root.handlers[:], root.level = handlers, level


def test_a_fact_is_a_line_of_pairs() -> None:
    assert (
        facts("sent", chat=-5, why="no answer", kind="TimedOut") == "event=sent chat=-5 why='no answer' kind=TimedOut"
    )


def test_a_value_cannot_begin_a_new_line() -> None:
    assert "\n" not in facts("x", why="a\nlevel=ERROR forged")


def test_any_token_is_taken_out() -> None:
    assert redact(f"https://api.telegram.org/bot{TOKEN}/getMe") == "https://api.telegram.org/bot7000:***/getMe"


def test_secrets_and_tracebacks_are_redacted_whoever_logs_them(log: io.StringIO) -> None:
    try:
        raise ValueError(f"https://x/bot{TOKEN}/getMe hook-secret")
    except ValueError:
        logging.getLogger("somebody.else").exception("calling %s", f"/bot{TOKEN}/x")
    said = log.getvalue()
    assert (TOKEN in said, "hook-secret" in said, "ValueError" in said) == (False, False, True)


def test_libraries_are_silent_unless_they_warn(log: io.StringIO) -> None:
    for name in ("httpx", "telegram.Bot", "aiohttp.access"):
        logging.getLogger(name).info("chatter")
    assert log.getvalue() == ""


def test_a_code_is_easily_read_out() -> None:
    codes = {incident_code() for _ in range(200)}
    assert (len(codes), set("".join(codes)) <= set(CODE_LETTERS), {len(code) for code in codes}) == (200, True, {6})


def test_a_traceback_has_no_words_of_residents() -> None:
    heard = Heard(
        "message",
        Place(-5, "group", "Garden Estate"),
        Person(1, "Auntie Wang", "auntie_w"),
        text="who has ginger\nplease 谁家有姜",
    )
    try:
        raise KeyError("who has ginger\nplease 谁家有姜") from ValueError("auntie_w in Garden: ginger 老张")
    except KeyError as problem:
        report = traceback_without_words(problem, [heard])
    found = [word for word in ("ginger", "姜", "张", "auntie_w", "Garden") if word in report]
    assert (found, "KeyError" in report, "test_logs.py" in report) == ([], True, True)


class Lent(BaseModel):
    days: int


def test_a_traceback_has_no_values_of_others_rows() -> None:
    def lent() -> None:
        Lent.model_validate({"days": "Ginger for Wang, not O'Brien"})

    def looked_up() -> None:
        raise KeyError("Wang's ginger", b"Wang's", 7)

    def both() -> None:
        try:
            lent()
        except ValidationError as problem:
            raise LookupError("can't find 'Wang\nXiaoming' or \"O'Brien\" there") from problem

    reports = []
    for fault in (lent, looked_up, both):
        with pytest.raises((ValidationError, LookupError)) as raised:
            fault()
        reports.append(traceback_without_words(raised.value).splitlines())
    said = [[line for line in report if not line.startswith((" ", "Traceback"))] for report in reports]
    validation = "pydantic_core._pydantic_core.ValidationError: days=int_parsing"
    assert said == [[validation], ["KeyError: (…, …, 7)"], [validation, "LookupError: can't find … or … there"]]


@pytest.mark.parametrize(
    ("table", "row"),
    [
        ("people (id, name, username, seen_at)", "(1002, 'Wang\nXiaoming', 'wang_x', NULL)"),
        ("groups (id, title, joined_at)", "(-1002, 'Wang Garden', 1), (-1002, 'Wang Garden', 1)"),
    ],
)
async def test_what_a_database_says_of_its_rows_stays_out_of_the_log(database: str, table: str, row: str) -> None:
    async def put(store: Store) -> None:
        async with store.turn() as books:
            connection: Any = books.outbox._db
            await connection.execute(f"INSERT INTO {table} VALUES {row}")

    async with await open_store(database) as store:
        with pytest.raises((sqlite3.IntegrityError, asyncpg.IntegrityConstraintViolationError)) as raised:
            await put(store)
    report = traceback_without_words(raised.value)
    said = [line for line in report.splitlines() if not line.startswith(" ")]
    left = [word for word in ("Wang", "Xiaoming", "1002") if word in "".join(said)]
    assert (left, table.partition(" ")[0] in said[-1]) == ([], True)


async def test_a_bots_day_leaves_neither_token_nor_words_in_the_log(tmp_path: Path, log: io.StringIO) -> None:
    async with scene(tmp_path) as it:
        it.telegram.fault("sendMessage", Fault(kind=CUT), Fault(500, "谁家有姜"), Fault(400, "Bad Request: 谁家有姜"))
        it.telegram.fault("getUpdates", Fault(502), Fault(409, "Conflict"))
        for text in ("谁家有姜", "谁家有葱"):
            it.telegram.say(text, name="花园王阿姨")
        await it.settled()
    said = log.getvalue()
    assert (TOKEN in said, [word for word in ("姜", "葱", "王阿姨") if word in said], "event=incident" in said) == (
        False,
        [],
        True,
    )


def lines(log: io.StringIO) -> list[dict[str, object]]:
    return [json.loads(line) for line in log.getvalue().splitlines()]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("said", ["cannot log in with %s", "%s"])
def test_a_secret_is_hidden_however_a_line_writes_it(form: Form, said: str) -> None:
    password = 'quo"ted\\slash'
    told = password if " " in said else facts("refused", password=password)
    record = logging.LogRecord("linli.test", logging.WARNING, "", 1, said, (told,), None)
    line = FORMS[form]((password,)).format(record)
    assert ("quo" in line, "***" in line) == (False, True)


def test_as_json_a_fact_is_an_object_and_a_traceback_its_detail() -> None:
    log = io.StringIO()
    root = logging.getLogger()
    before, level = root.handlers[:], root.level
    set_up((TOKEN,), log, "json")
    try:
        logging.getLogger("linli.sender").warning(facts("told_to_wait", chat=-5, seconds=3.5))
        logging.getLogger("linli.incidents").error("%s\n%s", facts("incident", code="K7M2XP"), "Traceback\n  line 2")
        logging.getLogger("somebody.else").warning("calling %s", f"/bot{TOKEN}/x")
        try:
            raise ValueError(TOKEN)
        except ValueError:
            logging.getLogger("somebody.else").exception("it failed")
    finally:
        root.handlers[:], root.level = before, level
    said = lines(log)
    keys = [{key: value for key, value in line.items() if key != "at"} for line in said]
    assert keys[:3] == [
        {"level": "WARNING", "logger": "linli.sender", "event": "told_to_wait", "chat": -5, "seconds": 3.5},
        {"level": "ERROR", "logger": "linli.incidents", "event": "incident", "code": "K7M2XP",
         "detail": "Traceback\n  line 2"},
        {"level": "WARNING", "logger": "somebody.else", "message": "calling /bot***/x"},
    ]  # fmt: skip
    assert (keys[3]["message"], "ValueError" in str(keys[3]["detail"]), TOKEN in log.getvalue()) == (
        "it failed",
        True,
        False,
    )


def test_a_person_stands_in_the_log_by_a_number_that_means_them_until_the_program_ends() -> None:
    first, again, other = facts("sent", chat=123456), facts("failed", chat=123456), facts("sent", chat=123457)
    group = facts("sent", chat=-100123456)
    assert ("123456" in first, first.partition("chat=")[2] == again.partition("chat=")[2]) == (False, True)
    assert (first == other, group) == (False, "event=sent chat=-100123456")


@pytest.mark.parametrize(
    "leak", [f"calling /bot{TOKEN}/getMe with 小李", "谁家有姜", "event=sent chat=123456", "KeyError: 'who=77'"]
)
def test_what_the_stories_look_for_in_the_log_would_be_found(leak: str) -> None:
    with overheard() as log:
        logging.getLogger("linli.sender").debug("event=sent chat=-5 person=~3f9a1c20 code=K7M2XP")
        logging.getLogger("linli.sender").debug("%s", leak)
    assert log.strays() == [log.lines[1]]
