"""Delivery: in order, under the limits, each message at least once, no edit that nobody would see."""

import asyncio
import math
from pathlib import Path
from typing import Any

import pytest
from telegram.error import BadRequest

from bot import sender
from bot.clock import wall_ms
from bot.delivery import plain
from community.members import Group, Person
from storage.database import Store, Unreachable
from storage.outbox import SqlOutbox
from tests.bot.fake_telegram import CUT, FakeTelegram, Fault
from tests.bot.scene import Scene, scene
from texts.messages import Afresh, Button, Delete, Edit, File, Message, Outgoing, React, Send


@pytest.fixture(autouse=True)
def _no_long_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sender, "NOT_SENT_PAUSES", (0.01,))
    monkeypatch.setattr(sender, "DOUBT_PAUSES", (0.01,))
    monkeypatch.setattr(sender, "LONGEST_PAUSE", 0.05)
    monkeypatch.setattr(sender, "RECORD_PAUSES", (0.01,))
    monkeypatch.setattr(sender, "BEHIND_ITS_SEND_SECONDS", 0.05)


def words(text: str) -> Message:
    return Message(html=text)


async def owe(it: Scene, *owed: Outgoing) -> None:
    """Put into the outbox, and wait until it is empty."""
    async with it.program.store.turn() as books:
        await books.outbox.put(owed, at=1)
    it.program._sender.wake()
    await it.settled()


async def test_words_buttons_reply_topic_and_silence_arrive(tmp_path: Path) -> None:
    async with scene(tmp_path) as it:
        message = Message(
            html="<b>姜</b>",
            buttons=((Button(label="我来帮", data="claim:1"), Button(label="看看", url="https://t.me/x")),),
        )
        await owe(it, Send(chat=-5, message=message, thread=3, reply_to=9, silent=True))
        sent = it.telegram.called("sendMessage")[0]
    assert sent == {
        "chat_id": -5,
        "text": "<b>姜</b>",
        "parse_mode": "HTML",
        "message_thread_id": 3,
        "disable_notification": True,
        "reply_parameters": {"message_id": 9, "allow_sending_without_reply": True},
        "reply_markup": {
            "inline_keyboard": [
                [{"text": "我来帮", "callback_data": "claim:1"}, {"text": "看看", "url": "https://t.me/x"}]
            ]
        },
        "link_preview_options": {"is_disabled": True},
    }


async def test_a_card_is_edited_and_deleted_by_its_name(tmp_path: Path) -> None:
    async with scene(tmp_path) as it:
        await owe(it, Send(chat=-5, ref="card:1", message=words("找姜")))
        await owe(it, Edit(chat=-5, ref="card:1", message=words("找到了")))
        await owe(it, Delete(chat=-5, ref="card:1"))
        await owe(it, Edit(chat=-5, ref="card:1", message=words("晚了")))
        methods = [call.method for call in it.telegram.calls if "Message" in call.method]
        edit = it.telegram.called("editMessageText")[0]
    assert (methods, edit["text"]) == (["sendMessage", "editMessageText", "deleteMessage"], "找到了")


async def test_an_edit_to_what_stands_there_already_is_not_sent(tmp_path: Path) -> None:
    async with scene(tmp_path) as it:
        await owe(it, Send(chat=-5, ref="card:1", message=words("找姜")))
        for text in ("找姜", "找到了", "找到了", "找姜"):
            await owe(it, Edit(chat=-5, ref="card:1", message=words(text)))
        edits = [edit["text"] for edit in it.telegram.called("editMessageText")]
    assert edits == ["找到了", "找姜"]


async def test_thirty_changes_at_once_are_one_edit(tmp_path: Path) -> None:
    async with scene(tmp_path) as it:
        await owe(it, Send(chat=-5, ref="card:1", message=words("找姜")))
        await owe(it, *(Edit(chat=-5, ref="card:1", message=words(f"{n} 人排队")) for n in range(30)))
        edits = [edit["text"] for edit in it.telegram.called("editMessageText")]
    assert edits == ["29 人排队"]


async def test_what_is_said_anew_of_a_deleted_card_is_followed_by_what_came_meanwhile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with scene(tmp_path) as it:
        await owe(it, Send(chat=-5, ref="card:1", message=words("找姜")))
        delivery, edit = it.program._sender._delivery, it.program._sender._delivery.edit

        async def gone(*_: object, **__: object) -> None:
            monkeypatch.setattr(delivery, "edit", edit)
            async with it.program.store.turn() as books:  # while the first edit is on its way
                await books.outbox.put([Edit(chat=-5, ref="card:1", message=words("办好了"))], at=2)
            raise BadRequest("Message to edit not found")

        monkeypatch.setattr(delivery, "edit", gone)
        await owe(it, Edit(chat=-5, ref="card:1", message=words("小李有"), afresh=Afresh()))
        edits = [edit["text"] for edit in it.telegram.called("editMessageText")]
    assert (it.telegram.said(), edits) == ([(-5, "找姜"), (-5, "小李有")], ["办好了"])


async def test_told_to_wait_it_waits_and_loses_nothing(tmp_path: Path) -> None:
    async with scene(tmp_path) as it:
        it.telegram.fault("sendMessage", Fault(429, "Too Many Requests", {"retry_after": 1}))
        began = asyncio.get_running_loop().time()
        await owe(it, Send(chat=-5, message=words("一")), Send(chat=-5, message=words("二")))
        waited = asyncio.get_running_loop().time() - began
    assert (waited >= 1, it.telegram.said()) == (True, [(-5, "一"), (-5, "一"), (-5, "二")])


async def test_without_a_connection_it_tries_until_there_is_one(tmp_path: Path) -> None:
    async with scene(tmp_path) as it:
        address = it.program.account._base_url
        it.program.account._base_url = "http://127.0.0.1:9/bot"  # nobody listens there
        async with it.program.store.turn() as books:
            await books.outbox.put([Send(chat=1, message=words("一"))], at=1)
        it.program._sender.wake()
        while not it.program.metrics.send_errors.labels("NotSent")._value.get():  # noqa: ASYNC110  # a counter
            await asyncio.sleep(0.01)
        it.program.account._base_url = address
        await it.settled()
        doubts = it.program.metrics.in_doubt._value.get()
    assert (it.telegram.said(), doubts) == ([(1, "一")], 0)


@pytest.mark.parametrize(
    ("fault", "appears"),
    [
        (Fault(kind=CUT), 1),  # cut before it took effect
        (Fault(kind=CUT, after=True), 2),  # and after
        (Fault(500, "Internal Server Error"), 1),
        (Fault(502, after=True), 2),
    ],
)
async def test_in_doubt_it_goes_again_in_its_place_and_is_counted(tmp_path: Path, fault: Fault, appears: int) -> None:
    async with scene(tmp_path) as it:
        it.telegram.fault("sendMessage", fault)
        await owe(it, Send(chat=1, message=words("一")), Send(chat=1, message=words("二")))
        doubts = it.program.metrics.in_doubt._value.get()
        calls = [text for _, text in it.telegram.said()]
    assert (calls, doubts, appears) == (["一", "一", "二"], 1, 1 + fault.after)


async def test_what_never_gets_an_answer_while_others_do_is_given_up_and_the_rest_goes_on(tmp_path: Path) -> None:
    async with scene(tmp_path) as it:
        it.program._sender._answered_at = math.inf  # others get their answers all the time
        it.telegram.fault("sendMessage", *[Fault(500)] * (sender.MOST_DOUBTS + 1))
        await owe(it, Send(chat=1, message=words("一")), Send(chat=1, message=words("二")))
        incidents = it.program.metrics.incidents.labels("sender")._value.get()
    assert (it.telegram.said()[-1], incidents) == ((1, "二"), 1)


async def test_while_nobody_gets_an_answer_nothing_is_given_up(tmp_path: Path) -> None:
    async with scene(tmp_path) as it:
        it.telegram.fault("sendMessage", *[Fault(502)] * sender.MOST_IN_AN_OUTAGE)
        await owe(it, Send(chat=1, message=words("一")), Send(chat=1, message=words("二")))
        incidents = it.program.metrics.incidents.labels("sender")._value.get()
    assert (it.telegram.said()[-2:], incidents) == ([(1, "一"), (1, "二")], 0)


async def test_what_was_taken_without_our_knowing_is_in_doubt_and_goes(tmp_path: Path) -> None:
    async with scene(tmp_path) as it:
        async with it.program.store.turn() as books:
            await books.outbox.put([Send(chat=1, message=words("一"))], at=1)
            head = await books.outbox.head(1)
            assert head is not None
            await books.outbox.take(head.id)  # and the connection broke at the commit
            await books.outbox.put([Send(chat=1, message=words("二"))], at=2)
        it.program._sender.wake()
        await it.settled()
    assert it.telegram.said() == [(1, "一"), (1, "二")]


async def test_a_clock_put_back_keeps_nobody_waiting_for_hours(tmp_path: Path) -> None:
    async with scene(tmp_path) as it:
        async with it.program.store.turn() as books:
            await books.outbox.put([Send(chat=1, message=words("一"))], at=1)
            head = await books.outbox.head(1)
            assert head is not None
            await books.outbox.take(head.id)
            await books.outbox.put_back(head.id, not_before=wall_ms() + 3_600_000)
        it.program._sender.wake()
        await it.settled()
    assert it.telegram.said() == [(1, "一")]


async def test_what_was_sent_while_the_disk_is_full_is_written_down_when_there_is_room(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = asyncio.Event()

    async with scene(tmp_path) as it:
        asked = SqlOutbox.done

        async def done(books: SqlOutbox, *arguments: Any, **more: Any) -> None:
            if not room.is_set():
                raise Unreachable("database or disk is full")
            await asked(books, *arguments, **more)

        monkeypatch.setattr(SqlOutbox, "done", done)
        async with it.program.store.turn() as books:
            await books.outbox.put([Send(chat=1, message=words("一")), Send(chat=1, message=words("二"))], at=1)
        it.program._sender.wake()
        while len(it.telegram.said()) < 1:  # noqa: ASYNC110  # the server's own list
            await asyncio.sleep(0.01)
        await asyncio.sleep(0.3)  # far beyond all its pauses
        room.set()
        await it.settled()
    assert it.telegram.said() == [(1, "一"), (1, "二")]


async def test_who_cannot_be_written_to_is_remembered_and_spoken_to_otherwise(tmp_path: Path) -> None:
    async with scene(tmp_path) as it:
        async with it.program.store.turn() as books:
            await books.people.seen(Person(3, "小李"), it.clock.now())
            await books.people.started(3)
        it.telegram.fault("sendMessage", Fault(403, "Forbidden: bot was blocked by the user"))
        await owe(it, Send(chat=3, message=words("您有姜吗"), otherwise=Send(chat=-5, message=words("小李有姜吗"))))
        async with it.program.store.look() as books:
            reachable = await books.people.reachable(3)
    assert (it.telegram.said(), reachable) == ([(3, "您有姜吗"), (-5, "小李有姜吗")], False)


async def test_an_edit_follows_its_message_to_where_it_was_said_otherwise(tmp_path: Path) -> None:
    async with scene(tmp_path) as it:
        it.telegram.fault("sendMessage", Fault(403, "Forbidden: bot was blocked by the user"))
        elsewhere = Send(chat=-5, ref="ping:1", message=words("小李有姜吗"))
        await owe(it, Send(chat=3, ref="ping:1", message=words("您有姜吗"), otherwise=elsewhere))
        await owe(it, Edit(chat=3, ref="ping:1", message=words("不用了")))
        edits = [(edit["chat_id"], edit["text"]) for edit in it.telegram.called("editMessageText")]
    assert edits == [(-5, "不用了")]


@pytest.mark.parametrize(
    "said",
    [
        "Bad Request: message is not modified: specified new message content is the same",
        "Bad Request: message to edit not found",
    ],
)
async def test_an_edit_that_cannot_or_need_not_be_is_done_with(tmp_path: Path, said: str) -> None:
    async with scene(tmp_path) as it:
        await owe(it, Send(chat=-5, ref="card:1", message=words("找姜")))
        it.telegram.fault("editMessageText", Fault(400, said))
        await owe(it, Edit(chat=-5, ref="card:1", message=words("找到了")), Send(chat=-5, message=words("下一个")))
        incidents = it.program.metrics.incidents.labels("sender")._value.get()
    assert (len(it.telegram.called("editMessageText")), it.telegram.said()[-1], incidents) == (1, (-5, "下一个"), 0)


async def test_markup_that_cannot_be_read_is_said_plainly(tmp_path: Path) -> None:
    async with scene(tmp_path) as it:
        it.telegram.fault("sendMessage", Fault(400, "Bad Request: can't parse entities: unclosed tag"))
        await owe(it, Send(chat=1, message=words("<b>姜 &amp; 葱")))
        last = it.telegram.called("sendMessage")[-1]
        incidents = it.program.metrics.incidents.labels("markup")._value.get()
    assert (last["text"], "parse_mode" in last, incidents) == ("姜 & 葱", False, 1)


async def test_what_is_refused_for_good_stops_nobody(tmp_path: Path) -> None:
    async with scene(tmp_path) as it:
        it.telegram.fault("sendMessage", Fault(400, "Bad Request: message is too long"))
        await owe(it, Send(chat=1, message=words("长")), Send(chat=1, message=words("短")))
    assert [text for _, text in it.telegram.said()] == ["长", "短"]


async def test_a_topic_that_is_gone_is_left_out(tmp_path: Path) -> None:
    async with scene(tmp_path) as it:
        it.telegram.fault("sendMessage", Fault(400, "Bad Request: message thread not found"))
        await owe(it, Send(chat=-5, thread=3, message=words("好")))
        threads = [call.get("message_thread_id") for call in it.telegram.called("sendMessage")]
    assert threads == [3, None]


async def test_what_is_owed_to_a_group_that_moved_goes_to_its_new_id(tmp_path: Path) -> None:
    async with scene(tmp_path) as it:
        await owe(it, Send(chat=-5, ref="card:1", message=words("找姜")))
        it.telegram.fault("sendMessage", Fault(400, "Bad Request: upgraded", {"migrate_to_chat_id": -1005}))
        await owe(it, Send(chat=-5, reply_to=9, message=words("一")))
        await owe(it, Edit(chat=-5, ref="card:1", message=words("找到了")))
        await owe(it, Edit(chat=-1005, ref="card:1", message=words("拿走了")))
        sent = it.telegram.called("sendMessage")[-2:]
        edited = it.telegram.called("editMessageText")
    assert [(one["chat_id"], one["text"], "reply_parameters" in one) for one in sent] + [
        (one["chat_id"], one["text"]) for one in edited
    ] == [(-1005, "一", False), (-1005, "找到了", False), (-1005, "拿走了")]


async def test_whoever_finds_out_that_a_group_moved_moves_all_that_it_has(tmp_path: Path) -> None:
    async with scene(tmp_path) as it:
        async with it.program.store.turn() as books:
            for group in (Group(-5, "花园小区"), Group(-1005, "花园小区")):  # heard of under its new id already
                await books.groups.joined(group, it.clock.now())
            await books.people.seen(Person(3, "小李"), it.clock.now())
            await books.groups.met(-5, 3, it.clock.now())
            await books.choices.set(-5, "quiet", 0)
        it.telegram.fault("sendMessage", Fault(400, "Bad Request: upgraded", {"migrate_to_chat_id": -1005}))
        await owe(it, Send(chat=-5, message=words("一")))
        async with it.program.store.look() as books:
            gone, known = await books.groups.get(-5), await books.groups.knows(-1005, 3)
            quiet = (await books.choices.of(-1005)).quiet
    assert (gone, known, quiet, it.telegram.said()) == (None, True, 0, [(-5, "一"), (-1005, "一")])


async def test_a_file_arrives_with_its_name_and_words(tmp_path: Path) -> None:
    async with scene(tmp_path) as it:
        await owe(it, File(chat=1, name="我的资料.json", content='{"姜":1}', caption=words("<b>给您</b>")))
        call = next(call for call in it.telegram.calls if call.method == "sendDocument")
    assert (call.files, call.params["caption"]) == ({"document:我的资料.json": '{"姜":1}'.encode()}, "<b>给您</b>")


async def test_what_a_crash_left_on_its_way_is_sent_again_at_the_next_start(tmp_path: Path) -> None:
    async with scene(tmp_path) as first:
        store: Store = first.program.store
        async with store.turn() as books:
            await books.outbox.put([Send(chat=1, message=words("一"))], at=1)
            head = await books.outbox.head(1)
            assert head is not None
            await books.outbox.take(head.id)
    async with scene(tmp_path, telegram=FakeTelegram()) as second:
        await second.settled()
        doubts = second.program.metrics.in_doubt._value.get()
    assert (first.telegram.said(), second.telegram.said(), doubts) == ([], [(1, "一")], 1)


def test_plain_words_have_no_markup_left() -> None:
    assert plain('<a href="tg://user?id=1">王 &lt;阿姨&gt;</a> 1 < 2') == "王 <阿姨> 1 < 2"


async def test_a_sign_is_put_on_a_message_and_taken_away(tmp_path: Path) -> None:
    async with scene(tmp_path) as it:
        await owe(it, React(chat=-5, message_id=9, emoji="👀"))
        await owe(it, React(chat=-5, message_id=9, emoji=None))
        signs = [call.get("reaction") for call in it.telegram.called("setMessageReaction")]
    assert signs == [[{"type": "emoji", "emoji": "👀"}], None]  # none given: it goes away


async def test_where_no_sign_may_be_put_the_rest_goes_on(tmp_path: Path) -> None:
    async with scene(tmp_path) as it:
        it.telegram.fault("setMessageReaction", Fault(400, "Bad Request: REACTION_INVALID"))
        await owe(it, React(chat=-5, message_id=9, emoji="👀"), Send(chat=-5, message=words("姜")))
        tried, said = len(it.telegram.called("setMessageReaction")), it.telegram.said()
    assert (tried, said) == (1, [(-5, "姜")])
