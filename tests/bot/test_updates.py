"""From Telegram's updates to what was heard."""

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.account import ALLOWED_UPDATES
from bot.plain import ANONYMOUS_ADMIN, CHANNEL_FORWARD, plain
from bot.updates import Me, arrived
from community.members import Person, Place
from handlers.turn import Heard, Quoted
from tests.bot.fake_telegram import BOT, chat_of, message, person

ME = Me(Person(7000, "邻里", "linli_bot", is_bot=True), reads_all=True)
AUNT = Person(1, "王阿姨")
GARDEN = Place(-5, "group", "花园小区")
CHANNEL = {"id": -9, "type": "channel", "title": "物业通知"}


def heard(me: Me = ME, **update: Any) -> tuple[Heard, ...]:
    return arrived({"update_id": 1, **update}, me).heard


def written(text: str, *, chat: int = -5, user: int = 1, **more: Any) -> tuple[Heard, ...]:
    return heard(message=message(text, 10, chat=chat, user=user, **more))


def test_a_message_in_the_group() -> None:
    sent_at = datetime.fromtimestamp(message("", 10, chat=-5, user=1)["date"], UTC)
    assert written("谁家有姜") == (Heard("message", GARDEN, AUNT, text="谁家有姜", message_id=10, sent_at=sent_at),)


def test_a_private_message() -> None:
    assert written("谁家有姜", chat=1)[0].where == Place(1, "private", "王阿姨")


def test_an_ordinary_group_is_a_group_like_a_supergroup() -> None:
    old = {"id": -5, "type": "group", "title": "花园小区"}
    assert heard(message=message("好", 10, chat=-5, user=1) | {"chat": old})[0].where == GARDEN


def test_an_edited_message() -> None:
    assert heard(edited_message=message("谁家有葱", 10, chat=-5, user=1))[0].kind == "edited"


def test_a_caption_counts_as_text_and_the_largest_photo_is_kept() -> None:
    sizes = [{"file_id": name, "file_unique_id": name, "width": 1, "height": 1} for name in ("s", "l")]
    photo = message("", 10, chat=-5, user=1, photo=sizes, caption="送婴儿车")
    del photo["text"]
    found = heard(message=photo)[0]
    assert (found.text, found.photo) == ("送婴儿车", "l")


def test_a_location() -> None:
    here = message("", 10, chat=1, user=1, location={"latitude": 31.2, "longitude": 121.5})
    del here["text"]
    assert heard(message=here)[0].location == (31.2, 121.5)


def test_stickers_and_service_messages_are_not_heard() -> None:
    pinned = message("", 10, chat=-5, user=1, group_chat_created=True)
    del pinned["text"]
    assert heard(message=pinned) == ()


def test_a_voice_message_is_for_whom_it_is_sent_to() -> None:
    said = {"voice": {"file_id": "v", "file_unique_id": "u", "duration": 3}}
    to_us, to_neighbours = (message("", 10, chat=chat, user=1, **said) for chat in (1, -5))
    for one in (to_us, to_neighbours):
        del one["text"]
    assert [one.spoken for one in heard(message=to_us)] == [True]
    assert heard(message=to_neighbours) == ()


@pytest.mark.parametrize(
    ("text", "command", "rest"),
    [
        ("/needs", "needs", ""),
        ("/needs 姜", "needs", "姜"),
        ("/Needs@Linli_Bot\n姜 葱", "needs", "姜 葱"),
        ("/姜", None, "/姜"),
        ("/needs姜", None, "/needs姜"),
        ("看看 /needs", None, "看看 /needs"),
        ("/start 你好", "start", ""),
    ],
)
def test_commands(text: str, command: str | None, rest: str) -> None:
    found = written(text)[0]
    assert (found.command, found.text) == (command, rest)


def test_a_command_for_another_bot_is_not_heard() -> None:
    assert written("/needs@other_bot 姜") == ()


def test_a_deep_link_brings_its_payload() -> None:
    found = written("/start post_12", chat=1)[0]
    assert (found.command, found.start, found.text) == ("start", "post_12", "")


def test_a_reply_brings_what_it_replies_to() -> None:
    asked = message("谁家有姜", 9, chat=-5, user=2, name="小李")
    assert written("我有", reply_to_message=asked)[0].quoted == Quoted(9, Person(2, "小李"), "谁家有姜")


def test_in_a_topic_the_topic_itself_is_no_reply() -> None:
    opening = message("", 3, chat=-5, user=2)
    found = written("谁家有姜", message_thread_id=3, is_topic_message=True, reply_to_message=opening)[0]
    assert (found.where.thread_id, found.quoted) == (3, None)


def test_a_thread_outside_topics_is_none() -> None:
    assert written("好", message_thread_id=3)[0].where.thread_id is None


def test_an_anonymous_admin_is_nobody() -> None:
    found = heard(
        message=message("周六大扫除", 10, chat=-5, user=ANONYMOUS_ADMIN, sender_chat=chat_of(-5))
        | {"from": person(ANONYMOUS_ADMIN, "Group") | {"is_bot": True}}
    )[0]
    assert (found.who, found.anonymous, found.text) == (None, True, "周六大扫除")


def test_a_channels_post_forwarded_by_itself_is_forwarded_and_nobodys() -> None:
    found = written("停水通知", user=CHANNEL_FORWARD, sender_chat=CHANNEL, is_automatic_forward=True)[0]
    assert (found.who, found.anonymous, found.forwarded) == (None, True, True)


def test_a_command_passed_on_is_no_command_of_who_passes_it_on() -> None:
    origin = {"type": "hidden_user", "sender_user_name": "小李", "date": 1}
    for text in ("/announce 全体交钱", "/start claim-1"):
        found = written(text, forward_origin=origin)[0]
        assert (found.command, found.start, found.text, found.forwarded) == (None, None, text, True)


def test_a_forward_is_known_as_one() -> None:
    origin = {"type": "hidden_user", "date": 1, "sender_user_name": "某人"}
    assert written("转发", forward_origin=origin)[0].forwarded


def test_other_bots_are_not_heard() -> None:
    assert heard(message=message("广告", 10, chat=-5, user=1) | {"from": BOT | {"id": 99}}) == ()


def test_a_tap() -> None:
    query = {
        "id": "77",
        "from": person(1),
        "chat_instance": "1",
        "data": "claim:1",
        "message": message("卡片", 50, chat=-5, user=7000) | {"from": BOT},
    }
    found = arrived({"update_id": 1, "callback_query": query}, ME)
    assert (found.heard, found.tap, found.chat) == (
        (Heard("tap", GARDEN, AUNT, message_id=50, button="claim:1"),),
        "77",
        -5,
    )


def test_a_tap_on_a_message_too_old_to_see_is_still_a_tap() -> None:
    old = {"message_id": 50, "date": 0, "chat": chat_of(-5)}
    query = {"id": "77", "from": person(1), "chat_instance": "1", "data": "claim:1", "message": old}
    assert heard(callback_query=query)[0].button == "claim:1"


def test_a_tap_on_an_inline_message_is_nothing_but_can_be_answered() -> None:
    query = {"id": "77", "from": person(1), "chat_instance": "1", "data": "x", "inline_message_id": "9"}
    found = arrived({"update_id": 1, "callback_query": query}, ME)
    assert (found.heard, found.tap) == ((), "77")


def change(old: dict[str, Any], new: dict[str, Any], *, chat: int = -5, user: dict[str, Any] = BOT) -> dict[str, Any]:
    return {
        "chat": chat_of(chat),
        "from": person(1),
        "date": 1,
        "old_chat_member": {"user": user, **old},
        "new_chat_member": {"user": user, **new},
    }


RIGHTS = dict.fromkeys(
    (
        "can_be_edited",
        "is_anonymous",
        "can_manage_chat",
        "can_delete_messages",
        "can_manage_video_chats",
        "can_restrict_members",
        "can_promote_members",
        "can_change_info",
        "can_invite_users",
        "can_post_stories",
        "can_edit_stories",
        "can_delete_stories",
    ),
    True,
)
LEFT, MEMBER = {"status": "left"}, {"status": "member"}
ADMIN = {"status": "administrator", **RIGHTS, "can_pin_messages": True}
BANNED = {"status": "kicked", "until_date": 0}


def test_the_bot_is_added_and_made_an_admin() -> None:
    added = heard(my_chat_member=change(LEFT, MEMBER))[0]
    promoted = heard(my_chat_member=change(MEMBER, ADMIN))[0]
    assert [(one.kind, one.is_admin, one.can_read) for one in (added, promoted)] == [
        ("bot_joined", False, True),
        ("bot_joined", True, True),
    ]


def test_with_privacy_mode_on_a_member_cannot_read() -> None:
    private = Me(ME.person, reads_all=False)
    assert heard(private, my_chat_member=change(LEFT, MEMBER))[0].can_read is False


def test_the_bot_is_removed_or_blocked() -> None:
    removed = heard(my_chat_member=change(MEMBER, BANNED))[0]
    blocked = heard(my_chat_member=change(MEMBER, BANNED, chat=1))[0]
    assert [(one.kind, one.where.kind) for one in (removed, blocked)] == [
        ("bot_left", "group"),
        ("bot_left", "private"),
    ]


def test_only_what_is_read_is_asked_of_telegram() -> None:
    """Who reacted to what with which emoji came in with every poll, and nobody read it."""
    tap = {"id": "1", "from": person(1, "王阿姨"), "chat_instance": "x", "data": "claim:1"}
    updates: dict[str, Any] = {
        "message": message("谁家有姜", 10, chat=-5, user=1),
        "edited_message": message("谁家有葱", 10, chat=-5, user=1),
        "callback_query": tap | {"message": message("卡片", 10, chat=-5, user=1)},
        "my_chat_member": change(LEFT, MEMBER),
        "chat_member": change(LEFT, MEMBER, user=person(2, "小李")),
    }
    assert all(heard(**{kind: update}) for kind, update in updates.items())
    assert set(ALLOWED_UPDATES) == set(updates)


def test_neighbours_come_and_go_and_their_promotion_is_neither() -> None:
    user = person(2, "小李")
    came = heard(chat_member=change(LEFT, MEMBER, user=user))
    went = heard(chat_member=change(MEMBER, BANNED, user=user))
    promoted = heard(chat_member=change(MEMBER, ADMIN, user=user))
    assert [[(one.kind, one.who) for one in change] for change in (came, went, promoted)] == [
        [("joined", Person(2, "小李"))],
        [("left", Person(2, "小李"))],
        [],
    ]


def test_several_who_come_at_once_are_each_heard_and_bots_are_not() -> None:
    service = message("", 10, chat=-5, user=2, new_chat_members=[person(2, "小李"), BOT, person(3, "老张")])
    assert [one.who.name for one in heard(message=service) if one.who] == ["小李", "老张"]


def test_a_group_that_moves_is_told_once_from_each_side_and_ordered_by_its_new_id() -> None:
    out = arrived({"update_id": 1, "message": message("", 10, chat=-5, user=1, migrate_to_chat_id=-1005)}, ME)
    into = arrived({"update_id": 2, "message": message("", 1, chat=-1005, user=1, migrate_from_chat_id=-5)}, ME)
    assert [(one.heard[0].where.id, one.heard[0].new_id, one.chat) for one in (out, into)] == [
        (-5, -1005, -1005),
        (-5, -1005, -1005),
    ]


def test_what_telegram_adds_one_day_is_not_heard() -> None:
    assert heard(brand_new_thing={"id": 1}) == ()


@pytest.mark.parametrize("text", ["半个\ud83d", "\x00零", "\u202e反\u200b", "<b>&", "a" * 4096])
def test_junk_stays_text_that_can_be_stored(text: str) -> None:
    found = written(text)[0].text
    assert found.encode() == found.encode()
    assert "\x00" not in found


@given(st.text(max_size=64))
def test_whatever_a_button_is_forged_to_it_is_heard_as_it_was(data: str) -> None:
    query = {
        "id": "77",
        "from": person(1),
        "chat_instance": "1",
        "data": data,
        "message": message("卡片", 50, chat=-5, user=7000),
    }
    assert heard(callback_query=query)[0].button == data.replace("\x00", "")


@given(
    text=st.text(min_size=1),
    name=st.text(),
    last=st.none() | st.text(),
    more=st.sampled_from([{}, {"entities": []}, {"link_preview_options": {"is_disabled": True}}]),
)
def test_what_is_plain_is_heard_as_the_library_hears_it(
    text: str, name: str, last: str | None, more: dict[str, Any]
) -> None:
    said = message(text, 10, chat=-5, user=1, **more)
    said["from"] |= {"first_name": name, "username": "aunt"} | ({} if last is None else {"last_name": last})
    simple = plain({"update_id": 1, "message": said})
    by_the_library = heard(message=said | {"has_protected_content": False})  # one field more: not plain
    assert (() if simple is None else (simple,)) in ((), by_the_library)


@pytest.mark.parametrize(
    "more",
    [
        {"message_id": "10"},
        {"text": "/needs"},
        {"reply_to_message": message("谁家有姜", 9, chat=-5, user=2)},
        {"sender_chat": CHANNEL},
        {"is_topic_message": True, "message_thread_id": 3},
        {"chat": chat_of(1)},
        {"from": person(ANONYMOUS_ADMIN)},
        {"from": person(1) | {"is_bot": True}},
        {"from": person(1) | {"username": 7}},
        {"forward_origin": {"type": "hidden_user", "sender_user_name": "x", "date": 1}},
    ],
)
def test_what_is_not_plain_is_left_to_the_library(more: dict[str, Any]) -> None:
    said = message("谁家有姜", 10, chat=-5, user=1)
    assert plain({"update_id": 1, "message": said}) is not None
    assert plain({"update_id": 1, "message": said | more}) is None
