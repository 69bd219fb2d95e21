"""Turns: order, poison, refusals, facts."""

import asyncio
import json
import logging
import math
from pathlib import Path

import pytest

from bot import lanes, runner
from community.errors import OwnPost
from community.members import Group
from handlers.turn import Turn
from storage.database import Overlapped, Unreachable
from storage.inbox import Received
from storage.sqlite import FileStore
from tests.bot.fake_telegram import CUT, Fault, message
from tests.bot.scene import Scene, scene
from texts.messages import Message


@pytest.fixture(autouse=True)
def _no_long_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runner, "TRY_AGAIN_SECONDS", (0.01, 0.01))
    monkeypatch.setattr(runner, "ASK_AGAIN_SECONDS", (0.01, 0.01))


def incident_of(it: Scene) -> str:
    """The code in what the bot said last."""
    return it.telegram.said()[-1][1].partition("「")[2].partition("」")[0]


async def test_chats_go_side_by_side_and_each_in_order(tmp_path: Path) -> None:
    async def act(turn: Turn) -> None:
        if turn.heard.text == "问" and turn.where.id == -5:
            turn.role(-5, turn.who.id)
        turn.say(Message(html=turn.heard.text))

    async with scene(tmp_path, act) as it:
        it.telegram.fault("getChatMember", *[Fault(500)] * 2)  # the first chat has to wait for a fact
        it.telegram.say("问", chat=-5)
        it.telegram.say("二", chat=-5)
        it.telegram.say("别处", chat=-6)
        await it.settled()
    assert it.telegram.said() == [(-6, "别处"), (-5, "问"), (-5, "二")]


@pytest.mark.parametrize("trouble", [Unreachable("database or disk is full"), Overlapped("deadlock")])
async def test_the_database_s_trouble_is_no_row_s_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, trouble: Exception
) -> None:
    monkeypatch.setattr(lanes, "PAUSE_SECONDS", 0.01)
    left = [trouble] * (runner.TRIES + 2)

    async def act(turn: Turn) -> None:
        if left:
            raise left.pop()
        turn.say(Message(html=turn.heard.text))

    async with scene(tmp_path, act) as it:
        it.telegram.say("一")
        it.telegram.say("二")
        await it.settled()
    assert it.telegram.said() == [(1, "一"), (1, "二")]


async def ask(turn: Turn) -> None:
    """What it hears is said by whoever is there."""
    if turn.heard.text == "定":
        await turn.books.alarms.set("reminder", "1", turn.now, turn.where.id)
        return
    turn.role(-5, turn.actor or 1)
    turn.say(Message(html=turn.heard.text or "到时间了"))


@pytest.mark.parametrize("fault", [Fault(500), Fault(502), Fault(kind=CUT), Fault(429, "Slow", {"retry_after": 0})])
@pytest.mark.parametrize(("text", "said"), [("一", "一"), ("定", "到时间了")])
async def test_while_telegram_answers_nobody_nothing_is_given_up(
    tmp_path: Path, fault: Fault, text: str, said: str
) -> None:
    async with scene(tmp_path, ask) as it:
        it.telegram.fault("getChatMember", *[fault] * 10 * runner.TRIES)
        it.telegram.say(text, chat=-5)
        await it.settled()
    assert it.telegram.said() == [(-5, said)]


async def test_a_question_without_an_answer_holds_up_no_other_chat(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(FileStore, "side_by_side", 1)
    monkeypatch.setattr(runner, "ASK_AGAIN_SECONDS", (0.01, 0.2))

    async def act(turn: Turn) -> None:
        if turn.where.id == -5:
            turn.role(-5, turn.who.id)
        turn.say(Message(html=turn.heard.text))

    async with scene(tmp_path, act) as it:
        it.telegram.fault("getChatMember", *[Fault(500)] * 10)
        it.telegram.say("一", chat=-5)
        it.telegram.say("二", chat=-6)
        await it.settled()
    assert it.telegram.said() == [(-6, "二"), (-5, "一")]


async def test_a_question_that_alone_has_no_answer_is_given_up_after_an_hour(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def act(turn: Turn) -> None:
        if turn.heard.text != "没问":
            turn.role(turn.where.id, turn.who.id)
        turn.say(Message(html=turn.heard.text))

    async with scene(tmp_path, act) as it:
        it.telegram.fault("getChatMember", *[Fault(500)] * 30)
        it.telegram.say("一", chat=-5)
        it.telegram.say("没问", chat=-5)
        while len(it.telegram.faults["getChatMember"]) > 20:  # noqa: ASYNC110  # the server's own list
            await asyncio.sleep(0.01)
        monkeypatch.setattr(runner, "ASKED_IN_VAIN_SECONDS", 0.0)  # an hour has passed
        it.program._runner._answered_at = math.inf  # and others get their answers all the time
        await it.settled()
        asked = 30 - len(it.telegram.faults["getChatMember"])
    assert (it.telegram.said(), asked < 30) == ([(-5, "没问")], True)


async def test_a_poison_row_is_set_aside_after_three_tries_and_stops_nobody(tmp_path: Path) -> None:
    async def act(turn: Turn) -> None:
        turn.say(Message(html=turn.heard.text))
        if turn.heard.text == "毒":
            raise ZeroDivisionError

    async with scene(tmp_path, act) as it:
        for text in ("一", "毒", "二"):
            it.telegram.say(text, chat=-5)
        await it.settled()
        tries = [turn.heard.text for turn in it.turns].count("毒")
    assert (tries, it.telegram.said()) == (3, [(-5, "一"), (-5, "二")])  # a group hears nothing of our faults


@pytest.mark.parametrize(("text", "chat"), [("坏", 1), ("/needs", -5)])
async def test_who_spoke_to_the_bot_gets_the_incidents_code_and_the_log_has_it(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, text: str, chat: int
) -> None:
    async def act(turn: Turn) -> None:
        raise KeyError("谁家有姜")

    async with scene(tmp_path, act) as it:
        it.telegram.say(text, chat=chat)
        await it.settled()
    log = "\n".join(record.getMessage() for record in caplog.records if record.levelno == logging.ERROR)
    assert (len(incident_of(it)), f"code={incident_of(it)}" in log, "KeyError" in log, "姜" in log) == (
        6,
        True,
        True,
        False,
    )


async def test_a_tap_that_fails_is_answered_with_the_code(tmp_path: Path) -> None:
    async def act(turn: Turn) -> None:
        raise ZeroDivisionError

    async with scene(tmp_path, act) as it:
        it.telegram.tap("claim:1")
        await it.settled()
        answers = it.telegram.called("answerCallbackQuery")
    assert (len(answers), answers[0]["show_alert"], "「" in answers[0]["text"], it.telegram.said()) == (
        1,
        True,
        True,
        [],
    )


async def test_what_fails_once_and_then_works_is_done_once_and_the_log_has_it(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async def act(turn: Turn) -> None:
        if turn.heard.kind == "message":
            await turn.books.alarms.set("reminder", str(len(it.turns)), turn.now, turn.where.id)
        turn.say(Message(html=turn.heard.text or str(turn.heard.alarm)))
        if len(it.turns) == 1:
            raise ConnectionError(turn.heard.text)

    async with scene(tmp_path, act) as it:
        it.telegram.say("试试", chat=1)
        await it.settled()
    log = [record.getMessage() for record in caplog.records if record.levelno >= logging.WARNING]
    assert it.telegram.said() == [(1, "试试"), (1, "('reminder', '2')")]
    assert [(line.split()[0], "ConnectionError" in line, "试试" in line) for line in log] == [
        ("event=tried_in_vain", True, False)
    ]


async def test_an_alarm_that_fails_is_set_aside_and_stops_nobody(tmp_path: Path) -> None:
    async def act(turn: Turn) -> None:
        if turn.heard.kind == "alarm":
            raise ZeroDivisionError
        if turn.heard.text == "提醒":
            await turn.books.alarms.set("reminder", "1", turn.now, turn.where.id)
        turn.say(Message(html=turn.heard.text))

    async with scene(tmp_path, act) as it:
        it.telegram.say("提醒", chat=-5)
        await it.settled()
        it.telegram.say("然后", chat=-5)
        await it.settled()
        alarms = [turn.heard.kind for turn in it.turns].count("alarm")
    assert (alarms, it.telegram.said()) == (3, [(-5, "提醒"), (-5, "然后")])


async def test_a_turn_that_never_ends_is_cut_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runner, "TURN_SECONDS", 0.05)

    async def act(turn: Turn) -> None:
        if turn.heard.text == "挂":
            await asyncio.sleep(60)
        turn.say(Message(html=turn.heard.text))

    async with scene(tmp_path, act) as it:
        it.telegram.say("挂", chat=-5)
        it.telegram.say("二", chat=-5)
        await it.settled()
    assert it.telegram.said() == [(-5, "二")]


async def test_a_refusal_leaves_nothing_and_is_told_privately_or_not_at_all(tmp_path: Path) -> None:
    async def act(turn: Turn) -> None:
        await turn.books.alarms.set("reminder", "1", turn.now, turn.where.id)
        turn.say(Message(html="做了一半"))
        raise OwnPost

    async with scene(tmp_path, act) as it:
        it.telegram.fault("sendMessage", Fault(403, "Forbidden: bot can't initiate conversation with a user"))
        it.telegram.say("我有", chat=-5, user=3)
        it.telegram.say("我有", chat=-5, user=4)
        await it.settled()
        kinds = [turn.heard.kind for turn in it.turns]
    assert ([chat for chat, _ in it.telegram.said()], kinds) == ([3, 4], ["message", "message"])


async def test_a_refused_tap_is_told_why_and_only_there(tmp_path: Path) -> None:
    async def act(turn: Turn) -> None:
        raise OwnPost

    async with scene(tmp_path, act) as it:
        it.telegram.tap("claim:1")
        await it.settled()
        answers = it.telegram.called("answerCallbackQuery")
    assert (len(answers), bool(answers[0]["text"]), it.telegram.said()) == (1, True, [])


async def test_a_tap_is_answered_after_its_turn_even_with_nothing_to_say(tmp_path: Path) -> None:
    async def act(turn: Turn) -> None:
        if turn.heard.button == "说":
            turn.answer("好的" * 200)

    async with scene(tmp_path, act) as it:
        it.telegram.tap("说")
        it.telegram.tap("不说")
        await it.settled()
        answers = it.telegram.called("answerCallbackQuery")
    assert sorted(len(answer.get("text", "")) for answer in answers) == [0, 200]


async def test_a_tap_that_is_no_concern_of_the_handlers_is_answered_too(tmp_path: Path) -> None:
    async def nothing(heard: object, **_: object) -> bool:
        return False

    async with scene(tmp_path, concerns=nothing) as it:
        it.telegram.tap("claim:1")
        await it.settled()
    assert (it.turns, len(it.telegram.called("answerCallbackQuery"))) == ([], 1)


@pytest.mark.parametrize(
    ("status", "role"),
    [("creator", "admin"), ("member", "member"), ("left", "gone"), ("kicked", "gone")],
)
async def test_a_fact_is_asked_of_telegram_and_the_turn_run_again(tmp_path: Path, status: str, role: str) -> None:
    async def act(turn: Turn) -> None:
        await turn.books.alarms.set("once", "1", turn.now.replace(year=2099), 1)
        turn.say(Message(html=turn.role(-5, turn.who.id)))

    async with scene(tmp_path, act) as it:
        it.telegram.members[-5, 1] = status
        it.telegram.say("我是谁", chat=1)
        await it.settled()
    assert it.telegram.said() == [(1, role)]


async def test_somebody_telegram_does_not_know_there_is_gone(tmp_path: Path) -> None:
    async def act(turn: Turn) -> None:
        turn.say(Message(html=turn.role(-5, turn.who.id)))

    async with scene(tmp_path, act) as it:
        it.telegram.fault("getChatMember", Fault(400, "Bad Request: user not found"))
        it.telegram.say("我是谁", chat=1)
        await it.settled()
    assert it.telegram.said() == [(1, "gone")]


async def test_who_asks_about_a_group_that_moved_reads_again_what_moved_with_it(tmp_path: Path) -> None:
    async def act(turn: Turn) -> None:
        group = next(iter(await turn.books.groups.living(1)))
        turn.say(Message(html=f"{turn.role(group.id, turn.who.id)} {group.id}"))

    async with scene(tmp_path, act) as it:
        async with it.program.store.turn() as books:
            await books.groups.joined(Group(-5, "花园小区"), it.clock.now())
        it.telegram.fault("getChatMember", Fault(400, "Bad Request: upgraded", {"migrate_to_chat_id": -1005}))
        it.telegram.say("我是谁", chat=1)
        await it.settled()
    assert it.telegram.said() == [(1, "member -1005")]


async def test_who_asks_about_a_group_of_long_ago_is_told_of_the_one_it_became(tmp_path: Path) -> None:
    async def act(turn: Turn) -> None:
        turn.say(Message(html=turn.role(-5, turn.who.id)))

    async with scene(tmp_path, act) as it:
        it.telegram.fault("getChatMember", Fault(400, "Bad Request: upgraded", {"migrate_to_chat_id": -1005}))
        it.telegram.say("我是谁", chat=1)
        await it.settled()
    assert it.telegram.said() == [(1, "member")]


async def test_a_turn_that_asks_for_ever_is_a_fault(tmp_path: Path) -> None:
    async def act(turn: Turn) -> None:
        for person in range(100):
            turn.role(-5, person)

    async with scene(tmp_path, act) as it:
        it.telegram.say("我是谁", chat=-5)
        await it.settled()
        asked = len(it.telegram.called("getChatMember"))
    assert (asked, it.telegram.said()) == (runner.FACTS_PER_TURN * runner.TRIES, [])


async def test_a_groups_own_zone_is_told_to_its_turns(tmp_path: Path) -> None:
    async with scene(tmp_path) as it:
        async with it.program.store.turn() as books:
            await books.groups.joined(Group(-5, "Vancouver", zone="America/Vancouver"), it.clock.now())
            group = await books.groups.get(-5)
        it.telegram.say("现在几点", chat=-5)
        it.telegram.say("现在几点", chat=1)
        await it.settled()
    expected = (group.zone if group else None) or "Asia/Shanghai"
    assert sorted(str(turn.zone) for turn in it.turns) == sorted([expected, "Asia/Shanghai"])


async def test_what_waited_while_its_group_moved_is_handled_in_the_new_one(tmp_path: Path) -> None:
    async def act(turn: Turn) -> None:
        turn.say(Message(html=turn.heard.text or turn.heard.kind), quote=True)

    async with scene(tmp_path, act) as it:
        moving = {
            "message_id": 9,
            "date": 1,
            "chat": {"id": -5, "type": "group", "title": "x"},
            "migrate_to_chat_id": -1005,
        }
        waiting = {"update_id": 90, "message": message("还在吗", 8, chat=-5, user=1)}
        async with it.program.store.turn() as books:
            await books.inbox.put([Received(7000, 90, -5, json.dumps(waiting))], at=1)
            await books.move_chat(-5, -1005)
        it.telegram.arrives(message=moving)
        await it.settled()
        heard = [(turn.heard.kind, turn.where.id, turn.heard.new_id) for turn in it.turns]
        said = it.telegram.said()
    assert (heard, said) == (
        [("message", -1005, None), ("migrated", -5, -1005)],
        [(-1005, "还在吗"), (-1005, "migrated")],
    )
