"""Every hour what was handled and delivered long ago is forgotten, while the bot runs."""

import asyncio
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot import care, ticker
from bot.clock import wall_ms
from storage.database import open_store
from storage.retention import SqlRetention
from tests.bot.scene import Scene, scene

HOUR_MS = 3600 * 1000
DAYS_3 = 3 * 24 * HOUR_MS


def right_ms(hours: int) -> int:
    """By a clock that is right."""
    return int(datetime(2026, 11, 21, tzinfo=UTC).timestamp() * 1000) + hours * HOUR_MS


def stands(folder: Path) -> tuple[int, int]:
    """How many rows inbox and outbox have."""
    with closing(sqlite3.connect(folder / "linli.db")) as database:
        ((inbox,),) = database.execute("SELECT count(*) FROM inbox").fetchall()
        ((outbox,),) = database.execute("SELECT count(*) FROM outbox").fetchall()
    return inbox, outbox


async def said_three_days_ago(it: Scene) -> None:
    """Somebody said something, was answered, and three days went by."""
    it.telegram.say("在吗")
    await it.settled()
    async with it.program.store.turn() as books:
        await books.people.seen(it.turns[0].who, it.turns[0].now)


def age(folder: Path) -> None:
    with closing(sqlite3.connect(folder / "linli.db", timeout=10)) as database, database:
        database.execute("UPDATE inbox SET handled_at = ?", (wall_ms() - DAYS_3,))
        database.execute("UPDATE outbox SET done_at = ?", (wall_ms() - DAYS_3,))


async def test_what_was_handled_and_delivered_days_ago_goes_while_the_bot_runs(tmp_path: Path) -> None:
    async with scene(tmp_path) as it:
        await said_three_days_ago(it)
        await it.program.care.take()
        young = stands(tmp_path)
        age(tmp_path)
        await it.program.care.take()
        old = stands(tmp_path)
    assert (young, old) == ((1, 1), (0, 0))


@pytest.mark.parametrize("days", [200, -200], ids=["ahead", "back"])
async def test_a_clock_that_jumps_by_months_forgets_nothing_until_it_has_gone_for_a_day(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, days: int
) -> None:
    right = wall_ms()
    kept = []
    async with scene(tmp_path) as it:
        await said_three_days_ago(it)
        await it.program.care.take()
        age(tmp_path)
        for hour in (0, 1, 12, 23, 24):
            monkeypatch.setattr(care, "wall_ms", lambda hour=hour: right + (days * 24 + hour) * HOUR_MS)
            await it.program.care.take()
            kept.append(stands(tmp_path))
    warned = [record.message for record in caplog.records if "clock_jumped" in record.message]
    gone = (0, 0) if days > 0 else (1, 1)  # what was handled is young by a clock that went back
    assert (kept, len(warned)) == ([(1, 1)] * 4 + [gone], 4)


async def test_a_bot_that_was_away_for_a_day_forgets_at_once_and_a_clock_put_right_is_believed_after_a_day(
    tmp_path: Path,
) -> None:
    looks = [0, 24, 25, 25 + 90 * 24, 26, 27, 49, 50]  # hours; the fourth is wrong by three months
    async with await open_store(f"sqlite:///{tmp_path / 'linli.db'}") as store:
        believed = []
        for hour in looks:
            async with store.turn() as books:
                believed.append(await books.retention.clock_is_steady(at=right_ms(hour)))
    assert believed == [True, True, True, False, False, False, False, True]


async def test_the_ticker_takes_care_by_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ticker, "CARE_SECONDS", 1)
    async with scene(tmp_path) as it:
        await said_three_days_ago(it)
        age(tmp_path)
        async with asyncio.timeout(10):
            while stands(tmp_path) != (0, 0):  # noqa: ASYNC110  # a file has no event to wait for
                await asyncio.sleep(0.05)


async def test_a_fault_in_it_is_an_incident_and_stops_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def broken(_: SqlRetention, now: datetime) -> bool:
        raise OSError(f"the disk is full at {now}")

    async with scene(tmp_path) as it:
        monkeypatch.setattr(SqlRetention, "forget_old", broken)
        await it.program.care.take()
        it.telegram.say("在吗")
        await it.settled()
    assert b'linli_incidents_total{place="care"}' in it.program.metrics.page()
    assert it.telegram.said() == [(1, "在吗")]
