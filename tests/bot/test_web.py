"""The webhook, /healthz and /metrics."""

import asyncio
import time
from io import BytesIO
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from bot import health, web
from bot.pace import Pace
from bot.program import Program
from bot.web import SECRET_HEADER, WEBHOOK_PATH, AddressTaken
from storage.inbox import Received
from tests.bot.fake_telegram import FakeTelegram, message
from tests.bot.scene import served, settings_for
from texts.messages import Message, Send

SECRET = "correct-horse"
WEBHOOK = {"webhook_url": "https://linli.example", "webhook_secret": SECRET, "listen": "127.0.0.1:0"}


def update(number: int, text: str) -> dict[str, Any]:
    return {"update_id": number, "message": message(text, number, chat=1, user=1)}


async def test_an_update_with_the_secret_is_handled_and_the_webhook_is_set(tmp_path: Path) -> None:
    async with served(tmp_path, **WEBHOOK) as (it, session):
        async with session.post(WEBHOOK_PATH, json=update(1, "好"), headers={SECRET_HEADER: SECRET}) as answer:
            status = answer.status
        await it.program.idle()
        hook = it.telegram.called("setWebhook")[0]
    assert (
        status,
        it.telegram.said(),
        hook["url"],
        hook["secret_token"],
        "chat_member" in hook["allowed_updates"],
    ) == (
        200,
        [(1, "好")],
        f"https://linli.example{WEBHOOK_PATH}",
        SECRET,
        True,
    )


async def test_200_is_answered_only_when_it_is_stored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with served(tmp_path, **WEBHOOK) as (it, session):

        async def disk_full(batch: object) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(it.program._intake, "take", disk_full)
        async with session.post(WEBHOOK_PATH, json=update(1, "好"), headers={SECRET_HEADER: SECRET}) as answer:
            assert answer.status == 503  # Telegram sends it again


@pytest.mark.parametrize("headers", [{}, {SECRET_HEADER: ""}, {SECRET_HEADER: SECRET[:-1]}, {SECRET_HEADER: "密码"}])
async def test_a_forged_call_is_refused_and_counted(tmp_path: Path, headers: dict[str, str]) -> None:
    async with served(tmp_path, **WEBHOOK) as (it, session):
        async with session.post(WEBHOOK_PATH, json=update(1, "好"), headers=headers) as answer:
            status = answer.status
        await it.program.idle()
        forged = it.program.metrics.forged._value.get()
    assert (status, forged, it.telegram.said()) == (403, 1, [])


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"{", 400),
        (b"[]", 400),
        (b'"x"', 400),
        (b"", 400),
        (b"\xff\xfe\x00", 400),
        (b"[" * 100_000, 400),
        (b"NaN", 400),
        (b"{}", 200),
        (b'{"update_id": -1}', 200),
        (b'{"update_id": 9, "message": 7}', 200),
        (b'{"update_id": 7, "message": {"chat": []}}', 200),
        (b" " * (web.LARGEST_UPDATE + 1), 413),
    ],
)
async def test_junk_with_the_secret_stops_nothing(tmp_path: Path, body: bytes, status: int) -> None:
    async with served(tmp_path, **WEBHOOK) as (it, session):
        async with session.post(WEBHOOK_PATH, data=BytesIO(body), headers={SECRET_HEADER: SECRET}) as answer:
            junk = answer.status
        async with session.post(WEBHOOK_PATH, json=update(1, "好"), headers={SECRET_HEADER: SECRET}) as answer:
            assert answer.status == 200
        await it.program.idle()
    assert (junk, it.telegram.said()) == (status, [(1, "好")])


async def test_a_call_that_is_repeated_is_handled_once(tmp_path: Path) -> None:
    async with served(tmp_path, **WEBHOOK) as (it, session):
        answers = [
            await session.post(WEBHOOK_PATH, json=update(1, "好"), headers={SECRET_HEADER: SECRET}) for _ in range(5)
        ]
        await it.program.idle()
    assert ([answer.status for answer in answers], it.telegram.said()) == ([200] * 5, [(1, "好")])


async def test_a_forged_call_of_any_size_is_refused_for_its_secret(tmp_path: Path) -> None:
    large = b"x" * (web.LARGEST_UPDATE * 4)
    forged = {SECRET_HEADER: "forged"}
    async with (
        served(tmp_path, **WEBHOOK) as (it, session),
        session.post(WEBHOOK_PATH, data=BytesIO(large), headers=forged) as answer,
    ):
        assert answer.status == 403  # and not 413: the body was not looked at
    assert it.telegram.said() == []


PATHS = ("/", "/telegram/", "/telegram/x", "/telegram/../metrics/x", "/bot7000:AAH/getMe", "/play",
         "/play/world", "/play/say", "/play/messages", "/play/people", "/.env", "/calendar/", "/calendar/x.ics",
         "/calendar/../healthz.ics", f"/calendar/{'A' * 42}.ics", f"/calendar/{'A' * 44}.ics",
         f"/calendar/{'A' * 43}.ics", f"/calendar/{'%00' * 43}.ics", "/data/linli.db", "/static/app.js")  # fmt: skip


@pytest.mark.parametrize("path", PATHS)
async def test_nothing_else_is_served_and_no_playground(tmp_path: Path, path: str) -> None:
    async with (
        served(tmp_path, **WEBHOOK) as (_, session),
        session.get(path) as got,
        session.post(path, json={}) as posted,
    ):
        statuses = (got.status, posted.status)
        said = await got.text() + await posted.text()
    assert set(statuses) <= {404, 405}
    assert "Traceback" not in said


async def test_without_a_webhook_there_is_none(tmp_path: Path) -> None:
    async with served(tmp_path) as (it, session), session.post(WEBHOOK_PATH, json=update(1, "好")) as answer:
        status = answer.status
    assert (status, len(it.telegram.called("deleteWebhook")), it.telegram.called("setWebhook")) == (404, 1, [])


async def health_of(session: aiohttp.ClientSession) -> tuple[int, list[str]]:
    async with session.get("/healthz") as answer:
        return answer.status, (await answer.json())["problems"]


async def test_a_bot_that_works_is_healthy(tmp_path: Path) -> None:
    async with served(tmp_path) as (it, session):
        it.telegram.say("好")
        await it.settled()
        assert await health_of(session) == (200, [])


async def test_a_poller_without_an_answer_is_not(tmp_path: Path) -> None:
    async with served(tmp_path) as (it, session):
        it.program._poller.last_success = time.monotonic() - health.POLL_SECONDS - 1
        status, problems = await health_of(session)
    assert (status, problems[0].partition(":")[0]) == (503, "poller")


async def test_what_waits_too_long_is_not(tmp_path: Path) -> None:
    async with served(tmp_path) as (it, session):
        for task in it.program._tasks:
            task.cancel()  # everything is stuck
        for lanes in (it.program._runner.lanes, it.program._sender.lanes):
            lanes.progressed_at -= health.STUCK_SECONDS + 1
        async with it.program.store.turn() as books:
            await books.inbox.put([Received(1, 1, 1, "{}")], at=1)
            await books.outbox.put([Send(chat=1, message=Message(html="好"))], at=1)
        status, problems = await health_of(session)
    assert (status, [problem.partition(":")[0] for problem in problems]) == (503, ["inbox", "outbox"])


async def test_a_long_queue_that_moves_is_healthy(tmp_path: Path) -> None:
    async with served(tmp_path, pace=Pace(overall_per_second=1)) as (it, session):
        async with it.program.store.turn() as books:
            await books.outbox.put([Send(chat=1, message=Message(html="好"))] * 50, at=1)
        it.program._sender.wake()
        while not it.telegram.said():  # noqa: ASYNC110  # the server's own list
            await asyncio.sleep(0.01)
        assert await health_of(session) == (200, [])


async def test_a_database_that_fails_is_not(tmp_path: Path) -> None:
    async with served(tmp_path) as (it, session):
        for task in it.program._tasks:
            task.cancel()
        for reader in it.program.store._readers:
            await reader.execute_fetchall("PRAGMA query_only = OFF")
            await reader.execute_fetchall("DROP TABLE IF EXISTS outbox")
        status, problems = await health_of(session)
    assert (status, problems) == (503, ["database: OperationalError"])


async def test_metrics_tell_what_was_done(tmp_path: Path) -> None:
    async with served(tmp_path) as (it, session):
        it.telegram.say("好")
        await it.settled()
        async with session.get("/metrics") as answer:
            page, kind = await answer.text(), answer.content_type
    lines = [line for line in page.splitlines() if line.startswith(("linli_turns_total", "linli_sent_total"))]
    assert (kind, lines) == (
        "text/plain",
        ['linli_turns_total{kind="message"} 1.0', 'linli_sent_total{kind="send"} 1.0'],
    )


async def test_a_port_in_use_is_said(tmp_path: Path) -> None:
    async with served(tmp_path) as (it, _), FakeTelegram() as server:
        assert it.program.address is not None
        busy = settings_for(server, tmp_path / "other", listen=f"127.0.0.1:{it.program.address[1]}")
        with pytest.raises(AddressTaken):
            async with Program(busy):
                pass
