"""Polling: confirmed only when stored, stopped by nothing."""

import asyncio
import logging
from pathlib import Path

import pytest

from bot import poller
from bot.memory import Memory, Recent
from handlers.turn import Heard, Turn
from storage.database import Overlapped, Unreachable
from tests.bot.fake_telegram import CUT, Fault, message
from tests.bot.scene import echo, scene
from texts.messages import Message


@pytest.fixture(autouse=True)
def _no_long_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(poller, "SHORTEST_PAUSE", 0.01)


def on_disk(folder: Path, words: bytes) -> bool:
    return any(words in path.read_bytes() for path in folder.glob("linli.db*"))


@pytest.mark.parametrize(
    "fault",
    [
        Fault(409, "Conflict: terminated by other getUpdates request"),
        Fault(500, "Internal Server Error"),
        Fault(502),
        Fault(401, "Unauthorized"),
        Fault(429, "Too Many Requests", {"retry_after": 1}),
        Fault(kind=CUT),
    ],
)
async def test_whatever_the_server_answers_polling_goes_on(tmp_path: Path, fault: Fault) -> None:
    async with scene(tmp_path) as it:
        it.telegram.fault("getUpdates", fault, fault)
        it.telegram.say("一", chat=1)
        await it.settled()
        it.telegram.say("二", chat=1)
        await it.settled()
    assert it.telegram.said() == [(1, "一"), (1, "二")]


async def test_a_second_poller_is_said_clearly(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    async with scene(tmp_path) as it:
        it.telegram.say("先来")
        await it.settled()
        it.telegram.fault("getUpdates", Fault(409, "Conflict"))
        it.telegram.say("一")
        await it.settled()
    assert [record.levelno for record in caplog.records if "another process polls" in record.getMessage()] == [
        logging.ERROR
    ]


async def test_one_update_that_cannot_be_read_stops_no_other(tmp_path: Path) -> None:
    async with scene(tmp_path) as it:
        it.telegram.say("一", chat=1)
        it.telegram.arrives(message={"message_id": "not a number", "chat": []})
        it.telegram.say("二", chat=1)
        await it.settled()
        incidents = it.program.metrics.incidents.labels("intake")._value.get()
        database = it.program.store.path.read_bytes()
    assert (it.telegram.said(), incidents, b"not a number" in database) == ([(1, "一"), (1, "二")], 1, False)


async def test_nothing_is_confirmed_that_could_not_be_stored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with scene(tmp_path) as it:
        take, full = it.program._intake.take, True

        async def disk_full(batch: object) -> None:
            if full:
                raise OSError(28, "No space left on device")
            await take(batch)  # type: ignore[arg-type]  # as given

        monkeypatch.setattr(it.program._intake, "take", disk_full)
        it.telegram.say("一", chat=1)
        await asyncio.sleep(0.1)
        confirmed_while_full = it.telegram.confirmed
        full = False
        await it.settled()
    assert (confirmed_while_full, it.telegram.said()) == (0, [(1, "一")])


async def test_chat_that_is_none_of_our_business_never_touches_the_disk_but_is_confirmed(tmp_path: Path) -> None:
    async def concerns(heard: Heard, **_: object) -> bool:
        return "姜" in heard.text

    async with scene(tmp_path, concerns=concerns) as it:
        it.telegram.say("PRIVATECHATTER", chat=-5)
        it.telegram.say("谁家有姜", chat=-5)
        await it.settled()
        chatter = on_disk(tmp_path, b"PRIVATECHATTER")
        metrics = it.program.metrics
        counted = (metrics.received._value.get(), metrics.ignored._value.get())
    assert (it.telegram.said(), chatter, counted) == ([(-5, "谁家有姜")], False, (2, 1))


async def test_a_reply_to_a_message_just_stored_is_known_before_its_post_is_written(tmp_path: Path) -> None:
    known_replies: list[bool] = []

    async def concerns(heard: Heard, *, memory: Memory, **_: object) -> bool:
        if heard.quoted is None:
            return True
        known_replies.append(await memory.known(heard.where.id, heard.quoted.message_id))
        return known_replies[-1]

    async def slow(turn: Turn) -> None:
        await asyncio.sleep(0.05)
        turn.say(Message(html=turn.heard.text))

    async with scene(tmp_path, slow, concerns=concerns) as it:
        asked = it.telegram.say("谁家有姜", chat=-5)
        stranger = {"message_id": 4, "date": 1, "chat": {"id": -5, "type": "supergroup", "title": "x"}, "text": "早"}
        it.telegram.say("好的", chat=-5, reply_to_message=stranger | {"message_id": asked})
        it.telegram.say("早啊", chat=-5, reply_to_message=stranger)
        await it.settled()
    assert (known_replies, it.telegram.said()) == ([True, False], [(-5, "谁家有姜"), (-5, "好的")])


async def test_the_bots_own_cards_are_known_in_replies(tmp_path: Path) -> None:
    async def act(turn: Turn) -> None:
        turn.say(Message(html="卡片"), ref="card:1")

    async with scene(tmp_path, act) as it:
        it.telegram.say("谁家有姜", chat=-5)
        await it.settled()
        async with it.program.store.look() as books:
            card = await books.sent.message("card:1")
        assert card is not None
        memory = Memory(it.program.store, Recent())
        known = await memory.known(-5, card.message_id)
        other = await memory.known(-5, card.message_id + 1)
    assert (known, other) == (True, False)


async def test_an_update_delivered_twice_is_handled_once(tmp_path: Path) -> None:
    async with scene(tmp_path, echo) as it:
        it.telegram.say("一", chat=1)
        again = it.telegram.updates[0]
        await it.settled()
        await it.program._intake.take([again, again])
        await it.settled()
    assert it.telegram.said() == [(1, "一")]


async def test_updates_that_come_disordered_are_handled_as_they_happened(tmp_path: Path) -> None:
    async with scene(tmp_path) as it:
        taking = it.program._intake.take
        await taking([{"update_id": n, "message": message(str(n), n, chat=1, user=1)} for n in (7, 9, 8)])
        await it.program.idle()
    assert it.telegram.said() == [(1, "7"), (1, "8"), (1, "9")]


async def test_what_cannot_be_looked_up_just_now_stays_unconfirmed_and_comes_again(tmp_path: Path) -> None:
    left = [Unreachable("the server went away"), Overlapped("deadlock")]

    async def asks_the_database(heard: Heard, **_: object) -> bool:
        if left:
            raise left.pop()
        return True

    async with scene(tmp_path, concerns=asks_the_database) as it:
        it.telegram.say("一", chat=1)
        await it.settled()
    assert it.telegram.said() == [(1, "一")]


async def test_what_one_batch_keeps_is_known_until_that_batch_is_stored(tmp_path: Path) -> None:
    """By webhook several come in at once: the end of one says nothing of another."""
    asked: list[bool] = []
    gate = asyncio.Event()

    async def concerns(heard: Heard, *, memory: Memory, **_: object) -> bool:
        if heard.text == "慢":
            await gate.wait()
        if heard.text == "问":
            asked.append(await memory.chained(heard.where.id))
        return heard.text != "问"

    async with scene(tmp_path, concerns=concerns) as it:
        intake = it.program._intake
        updates = [
            {"update_id": number, "message": message(text, number, chat=chat, user=1)}
            for number, (text, chat) in enumerate([("接龙", -5), ("慢", -5), ("别的", -6), ("问", -5)], 900)
        ]
        slow = asyncio.create_task(intake.take(updates[:2]))
        await asyncio.sleep(0.05)
        await intake.take(updates[2:3])
        await intake.take(updates[3:])
        gate.set()
        await slow
    assert asked == [True]
