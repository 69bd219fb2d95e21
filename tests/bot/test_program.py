"""The way of a message, end to end: the program against a server."""

import asyncio
from pathlib import Path

import pytest

from bot.program import Program, TokenRejected
from handlers.turn import Turn
from storage.database import Overlapped, Unreachable
from storage.outbox import SqlOutbox
from tests.bot.fake_telegram import FakeTelegram, Fault
from tests.bot.scene import echo, scene, settings_for
from texts.messages import Message


async def test_what_is_said_is_answered_in_order(tmp_path: Path) -> None:
    async with scene(tmp_path) as it:
        for text in ("一", "二", "三"):
            it.telegram.say(text)
        await it.settled()
    assert it.telegram.said() == [(1, "一"), (1, "二"), (1, "三")]


async def test_a_telegram_that_is_down_at_the_start_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.program.RETRY_SECONDS", (0.01,))
    server = FakeTelegram()
    server.fault("getMe", *[Fault(502)] * 3)
    server.fault("deleteWebhook", *[Fault(500)] * 10, Fault(429, "Too Many Requests", {"retry_after": 1}))
    async with scene(tmp_path, telegram=server) as it:
        it.telegram.say("在吗")
        await it.settled()
    assert it.telegram.said() == [(1, "在吗")]


@pytest.mark.parametrize("trouble", [Overlapped("LockNotAvailableError"), Unreachable("ConnectionDoesNotExistError")])
async def test_a_database_in_trouble_while_a_role_is_taken_up_is_asked_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, trouble: Exception
) -> None:
    monkeypatch.setattr("bot.program.RETRY_SECONDS", (0.01,))
    left, recover = [trouble] * 2, SqlOutbox.recover

    async def recovered(books: SqlOutbox) -> int:
        if left:
            raise left.pop()
        return await recover(books)

    monkeypatch.setattr(SqlOutbox, "recover", recovered)
    async with scene(tmp_path) as it:
        it.telegram.say("在吗")
        await it.settled()
    assert it.telegram.said() == [(1, "在吗")]


async def test_a_wrong_token_is_said_at_once(tmp_path: Path) -> None:
    async with FakeTelegram() as server:
        settings = settings_for(server, tmp_path).model_copy(
            update={"bot_token": settings_for(server, tmp_path, bot_token="1:wrong").bot_token}
        )
        with pytest.raises(TokenRejected):
            async with Program(settings):
                pass


async def test_menus_are_set_by_scope_and_in_english_too(tmp_path: Path) -> None:
    async with scene(tmp_path) as it:
        menus = it.telegram.called("setMyCommands")
    scopes = "all_private_chats", "all_group_chats", "all_chat_administrators"
    assert [(menu["scope"]["type"], menu.get("language_code")) for menu in menus] == [
        (scope, language) for scope in scopes for language in (None, "en")
    ]


async def test_a_due_alarm_is_a_turn_of_its_own_and_happens_once(tmp_path: Path) -> None:
    async def act(turn: Turn) -> None:
        if turn.heard.kind == "alarm":
            turn.say(Message(html=f"到时间了 {turn.heard.alarm}"))
        else:
            await turn.books.alarms.set("reminder", "7", turn.now.replace(year=turn.now.year + 1), turn.where.id)

    async with scene(tmp_path, act) as it:
        it.telegram.say("提醒我")
        await it.settled()
        before = it.telegram.said()
        it.clock.advance(367 * 24 * 3600)
        await it.settled()
        await it.settled()
    assert (before, it.telegram.said()) == ([], [(1, "到时间了 ('reminder', '7')")])


async def test_what_was_stored_before_a_stop_is_handled_after_it(tmp_path: Path) -> None:
    async def never(turn: Turn) -> None:
        await asyncio.sleep(60)

    async with scene(tmp_path, never) as first:
        first.telegram.say("还在吗")
        await first.telegram.all_fetched()
    async with scene(tmp_path, echo) as second:
        await second.settled()
    assert (first.telegram.said(), second.telegram.said()) == ([], [(1, "还在吗")])


async def test_it_stops_in_time_while_a_poll_and_a_turn_are_under_way(tmp_path: Path) -> None:
    async def never(turn: Turn) -> None:
        await asyncio.sleep(60)

    loop = asyncio.get_running_loop()
    async with scene(tmp_path, never) as it:
        it.telegram.say("等等")
        while not it.turns:  # noqa: ASYNC110  # the turn has no event to tell that it began
            await asyncio.sleep(0.01)
        began = loop.time()
    assert loop.time() - began < 10  # the promise to whoever stops it
