"""Edits, deletions and pins by the bot."""

from typing import Any

from tests.playground.conftest import Emulator

UNMODIFIED = (
    "Bad Request: message is not modified: specified new message content and reply markup are exactly the same as "
    "a current content and reply markup of the message"
)


async def card(emulator: Emulator, **more: Any) -> tuple[int, int, int]:
    """A person, their group, and the bot's message in it."""
    wang = await emulator.person()
    group = await emulator.group(wang, **more)
    sent = await emulator.bot("sendMessage", chat_id=group, text="<b>姜</b>", parse_mode="HTML")
    return wang, group, sent["message_id"]


async def test_an_edit_changes_text_and_buttons_and_says_when(emulator: Emulator) -> None:
    _, group, message = await card(emulator)
    markup = {"inline_keyboard": [[{"text": "好", "callback_data": "ok"}]]}
    edited = await emulator.bot("editMessageText", chat_id=group, message_id=message, text="有了", reply_markup=markup)
    assert (edited["text"], "edit_date" in edited, edited["reply_markup"]) == ("有了", True, markup)
    shown = (await emulator.messages(group))[-1]
    assert (shown["text"], shown["edited"], shown["buttons"]) == (
        "有了",
        True,
        [[{"label": "好", "data": "ok", "url": None}]],
    )


async def test_an_edit_without_buttons_takes_them_away(emulator: Emulator) -> None:
    _, group, message = await card(emulator)
    markup = {"inline_keyboard": [[{"text": "好", "callback_data": "ok"}]]}
    await emulator.bot("editMessageReplyMarkup", chat_id=group, message_id=message, reply_markup=markup)
    edited = await emulator.bot("editMessageText", chat_id=group, message_id=message, text="有了")
    assert "reply_markup" not in edited


async def test_an_edit_that_changes_nothing_is_refused(emulator: Emulator) -> None:
    _, group, message = await card(emulator)
    same = {"chat_id": group, "message_id": message, "text": "<strong>姜</strong>", "parse_mode": "HTML"}
    assert await emulator.refused("editMessageText", **same) == UNMODIFIED
    assert await emulator.refused("editMessageReplyMarkup", chat_id=group, message_id=message) == UNMODIFIED


async def test_what_is_gone_cannot_be_edited(emulator: Emulator) -> None:
    _, group, message = await card(emulator)
    await emulator.bot("deleteMessage", chat_id=group, message_id=message)
    for message_id in (message, 4040):
        refusal = await emulator.refused("editMessageText", chat_id=group, message_id=message_id, text="?")
        assert refusal == "Bad Request: message to edit not found"


async def test_others_messages_cannot_be_edited(emulator: Emulator) -> None:
    wang, group, _ = await card(emulator)
    said = (await emulator.play("say", chat=group, user=wang, text="谁有姜"))["message_id"]
    refusal = await emulator.refused("editMessageText", chat_id=group, message_id=said, text="?")
    assert refusal == "Bad Request: message can't be edited"


async def test_a_text_has_no_caption_to_edit(emulator: Emulator) -> None:
    _, group, message = await card(emulator)
    refusal = await emulator.refused("editMessageCaption", chat_id=group, message_id=message, caption="?")
    assert refusal == "Bad Request: there is no caption in the message to edit"


async def test_broken_markup_leaves_the_message_as_it_was(emulator: Emulator) -> None:
    _, group, message = await card(emulator)
    refusal = await emulator.refused(
        "editMessageText", chat_id=group, message_id=message, text="<b>有了", parse_mode="HTML"
    )
    assert refusal.startswith("Bad Request: can't parse entities")
    assert (await emulator.messages(group))[-1]["text"] == "姜"


async def test_deleted_messages_are_shown_as_deleted(emulator: Emulator) -> None:
    _, group, message = await card(emulator)
    await emulator.bot("deleteMessages", chat_id=group, message_ids=[message, 4040])
    assert (await emulator.messages(group))[-1]["deleted"] is True
    refusal = await emulator.refused("deleteMessage", chat_id=group, message_id=message)
    assert refusal == "Bad Request: message to delete not found"


async def test_a_bot_deletes_others_messages_only_as_an_admin(emulator: Emulator) -> None:
    wang, group, _ = await card(emulator)
    said = (await emulator.play("say", chat=group, user=wang, text="谁有姜"))["message_id"]
    refusal = await emulator.refused("deleteMessage", chat_id=group, message_id=said)
    assert refusal == "Bad Request: message can't be deleted"
    await emulator.play("promote", chat=group, user=emulator.world.bot.id, admin=True)
    assert await emulator.bot("deleteMessage", chat_id=group, message_id=said) is True


async def test_after_two_days_a_message_stays(emulator: Emulator) -> None:
    _, group, message = await card(emulator)
    await emulator.play("advance", seconds=49 * 3600)
    refusal = await emulator.refused("deleteMessage", chat_id=group, message_id=message)
    assert refusal == "Bad Request: message can't be deleted"


async def test_pinning_takes_the_right_to_pin(emulator: Emulator) -> None:
    _, group, message = await card(emulator)
    refusal = await emulator.refused("pinChatMessage", chat_id=group, message_id=message)
    assert refusal == "Bad Request: not enough rights to manage pinned messages in the chat"
    await emulator.play("promote", chat=group, user=emulator.world.bot.id, admin=True, can_pin=False)
    assert await emulator.refused("pinChatMessage", chat_id=group, message_id=message) == refusal


async def test_a_pinned_message_is_shown_so_until_it_is_unpinned(emulator: Emulator) -> None:
    _, group, message = await card(emulator, bot_admin=True)
    await emulator.bot("pinChatMessage", chat_id=group, message_id=message)
    assert (await emulator.bot("getChat", chat_id=group))["pinned_message"]["message_id"] == message
    assert [m["id"] for m in await emulator.messages(group) if m["pinned"]] == [message]
    await emulator.bot("unpinChatMessage", chat_id=group)
    assert "pinned_message" not in await emulator.bot("getChat", chat_id=group)
    refusal = await emulator.refused("unpinChatMessage", chat_id=group, message_id=message)
    assert refusal == "Bad Request: message to unpin not found"
