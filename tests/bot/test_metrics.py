"""/metrics: each figure that an alert looks at is there, and moves when it should."""

import asyncio
import re
import time
from pathlib import Path
from typing import Any

import aiohttp
import pytest
import yaml

from bot.metrics import REMEMBERED_SECONDS, Metrics, Worst
from handlers.turn import Turn
from tests.bot.fake_telegram import Fault
from tests.bot.scene import echo, served
from tests.stories.resident import beside

ALERTS = Path(__file__).parents[2] / "docs" / "alerts.yml"
FIGURE = re.compile(r"^(linli_\w+)(\{[^}]*\})? (\S+)$", re.MULTILINE)


def figures(page: bytes) -> dict[str, float]:
    """{"linli_pings_total": 3.0, …}; those with labels are added up."""
    found: dict[str, float] = {}
    for name, _, value in FIGURE.findall(page.decode()):
        found[name] = found.get(name, 0.0) + float(value)
    return found


async def scraped(session: aiohttp.ClientSession) -> dict[str, float]:
    async with session.get("/metrics") as answer:
        return figures(await answer.read())


async def until(session: aiohttp.ClientSession, name: str, least: float) -> dict[str, float]:
    """The figures as soon as one of them is so large."""
    async with asyncio.timeout(20):
        while (found := await scraped(session)).get(name, 0.0) < least:  # noqa: ASYNC110  # a page has no event
            await asyncio.sleep(0.02)
    return found


async def test_a_neighbourhood_at_work_moves_posts_pings_claims_and_sends(tmp_path: Path) -> None:
    async with beside(tmp_path) as (home, box):
        before = figures(box.program.metrics.page())
        offer = await home.says("小李", "多了一块姜,送给需要的邻居,自取")
        await home.taps("陈姐", "我要")
        await home.replies("小李", offer, "送完了")
        await home.says("王阿姨", "谁家有姜")
        await home.says("王阿姨", "今天天气真好")
        after = figures(box.program.metrics.page())
    moved = {name: after[name] - before.get(name, 0.0) for name in after}
    assert moved["linli_posts_total"] == 2
    assert moved["linli_claims_total"] == 1
    assert moved["linli_pings_total"] >= 1
    assert moved["linli_sent_total"] >= 4
    assert moved["linli_updates_ignored_total"] == 1
    assert moved["linli_updates_received_total"] >= 5


async def test_what_waits_has_an_age_at_the_moment_of_the_scrape(tmp_path: Path) -> None:
    held = asyncio.Event()

    async def slow(turn: Turn) -> None:
        await held.wait()
        await echo(turn)

    async with served(tmp_path) as (it, session):
        it.program._runner._handle = slow  # a handler that takes long
        it.telegram.say("在吗")
        await it.telegram.all_fetched()
        waiting = await until(session, "linli_inbox_age_seconds", 0.1)
        it.telegram.fault("sendMessage", Fault(429, "Too Many Requests", {"retry_after": 1}))
        held.set()
        owed = await until(session, "linli_send_errors_total", 1)
        await it.settled()
        done = await scraped(session)
    assert (waiting["linli_inbox_waiting"], waiting["linli_inbox_age_seconds"] >= 0.1) == (1, True)
    assert (owed["linli_outbox_waiting"], owed["linli_send_errors_total"]) == (1, 1)
    assert (done["linli_inbox_age_seconds"], done["linli_outbox_age_seconds"], done["linli_outbox_waiting"]) == (
        0,
        0,
        0,
    )


async def test_a_send_without_an_answer_is_counted_as_in_doubt(tmp_path: Path) -> None:
    async with served(tmp_path) as (it, session):
        it.telegram.fault("sendMessage", Fault(502, "Bad Gateway"))
        it.telegram.say("在吗")
        await it.telegram.all_fetched()
        first = await until(session, "linli_sends_in_doubt_total", 1)
        await it.settled()
        last = await scraped(session)
    assert first["linli_outbox_waiting"] == 1
    assert (last["linli_sends_in_doubt_total"], last["linli_sent_total"]) == (1, 1)


async def test_a_loop_that_stood_still_is_seen_at_the_next_scrape(tmp_path: Path) -> None:
    async with served(tmp_path) as (_, session):
        await asyncio.sleep(2.2)  # two ticks
        time.sleep(4)  # noqa: ASYNC251  # that is what is to be seen
        after = await until(session, "linli_loop_lag_seconds", 2)
    assert after["linli_loop_lag_seconds"] < 30


def test_the_worst_of_the_last_minute_and_not_of_an_hour_ago(monkeypatch: pytest.MonkeyPatch) -> None:
    worst, now = Worst(), 100.0
    monkeypatch.setattr("bot.metrics.time.monotonic", lambda: now)
    worst.note(3.0)
    worst.note(0.1)
    soon = worst.seconds()
    now += REMEMBERED_SECONDS + 1
    assert (soon, worst.seconds()) == (3.0, 0.0)


def rules() -> list[dict[str, Any]]:
    groups = yaml.safe_load(ALERTS.read_text("utf-8"))["groups"]
    return [rule for group in groups for rule in group["rules"]]


def test_every_alert_is_whole() -> None:
    assert len(rules()) >= 8
    for rule in rules():
        assert set(rule) == {"alert", "expr", "for", "labels", "annotations"}
        assert re.fullmatch(r"\d+[smh]", rule["for"])
        assert rule["labels"]["severity"] in ("page", "ticket")
        assert set(rule["annotations"]) == {"summary", "description"}
        assert rule["expr"].count("(") == rule["expr"].count(")")


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule["alert"])
def test_an_alert_looks_at_figures_that_exist(rule: dict[str, Any]) -> None:
    page = Metrics().page().decode()
    families = set(re.findall(r"^# TYPE (linli_\w+)", page, re.MULTILINE))
    named = set(re.findall(r"\blinli_\w+", rule["expr"]))
    assert named or rule["expr"].startswith(("up{", "absent("))
    assert {name for name in named if name not in families} == set()
