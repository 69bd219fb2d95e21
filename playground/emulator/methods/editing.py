"""How the bot changes what stands: edits, deletions, pins."""

from typing import Any

from playground.emulator import formatting, keyboards, views
from playground.emulator.arguments import Arguments
from playground.emulator.chats import Chat, Markup, Message
from playground.emulator.errors import bad_request, not_modified
from playground.emulator.methods.targets import chat_of, writable
from playground.emulator.world import World

DELETABLE_FOR = 48 * 3600  # seconds; afterwards a bot's own message stays, as does one in a private chat


def _own(world: World, arguments: Arguments) -> Message:
    if arguments.given("inline_message_id"):
        raise bad_request("MESSAGE_ID_INVALID")
    chat = writable(world, arguments)
    message = chat.standing(arguments.message_id())
    if message is None:
        raise bad_request("message to edit not found")
    if message.sender != world.bot.id or message.service or message.forward_origin is not None:
        raise bad_request("message can't be edited")
    return message


def _edited(world: World, message: Message, content: dict[str, Any], buttons: Markup) -> dict[str, Any]:
    if dict(message.content) == content and message.buttons == buttons:
        raise not_modified()
    changes: dict[str, Any] = {"content": content, "buttons": buttons}
    if dict(message.content) != content:
        changes["edited_at"] = world.now
    return views.message(world, world.change(message, **changes))


def edit_message_text(world: World, arguments: Arguments) -> dict[str, Any]:
    message = _own(world, arguments)
    text, entities = formatting.text(world, arguments)
    if "text" not in message.content:
        raise bad_request("there is no text in the message to edit")
    content: dict[str, Any] = {"text": text} | ({"entities": entities} if entities else {})
    preview = arguments.record("link_preview_options")
    if preview and arguments.sub(preview, "link_preview_options").flag("is_disabled"):
        content["link_preview_options"] = {"is_disabled": True}
    return _edited(world, message, content, keyboards.buttons(arguments))


def edit_message_caption(world: World, arguments: Arguments) -> dict[str, Any]:
    message = _own(world, arguments)
    caption, entities = formatting.caption(world, arguments)
    if not any(key in message.content for key in ("photo", "document")):
        raise bad_request("there is no caption in the message to edit")
    content = {k: v for k, v in message.content.items() if k not in ("caption", "caption_entities")}
    content |= {"caption": caption} if caption else {}
    content |= {"caption_entities": entities} if entities else {}
    return _edited(world, message, content, keyboards.buttons(arguments))


def edit_message_reply_markup(world: World, arguments: Arguments) -> dict[str, Any]:
    message = _own(world, arguments)
    return _edited(world, message, dict(message.content), keyboards.buttons(arguments))


def _may_delete(world: World, chat: Chat, message: Message) -> bool:
    member = chat.member(world.bot.id)
    if chat.kind != "private" and member.admin and member.can_delete:
        return True
    fresh = world.now - message.date < DELETABLE_FOR
    return fresh and (message.sender == world.bot.id or chat.kind == "private")


def delete_message(world: World, arguments: Arguments) -> bool:
    chat = chat_of(world, arguments)
    message = chat.standing(arguments.message_id())
    if message is None:
        raise bad_request("message to delete not found")
    if not _may_delete(world, chat, message):
        raise bad_request("message can't be deleted")
    world.remove(message)
    return True


def delete_messages(world: World, arguments: Arguments) -> bool:
    """Those that cannot be found or deleted are passed over, as the real server does."""
    chat = chat_of(world, arguments)
    ids = arguments.array("message_ids") or []
    if not 1 <= len(ids) <= 100:
        raise bad_request("message identifiers are not specified")
    for value in ids:
        message = chat.standing(arguments.sub({"message_id": value}, "message").message_id())
        if message is not None and _may_delete(world, chat, message):
            world.remove(message)
    return True


def _pinning(world: World, arguments: Arguments) -> Chat:
    chat = writable(world, arguments)
    member = chat.member(world.bot.id)
    if chat.kind != "private" and not (member.admin and member.can_pin):
        raise bad_request("not enough rights to manage pinned messages in the chat")
    return chat


def pin_chat_message(world: World, arguments: Arguments) -> bool:
    chat = _pinning(world, arguments)
    message = chat.standing(arguments.message_id())
    if message is None:
        raise bad_request("message to pin not found")
    if message.service:
        raise bad_request("message can't be pinned")
    world.pin(chat, message, by=world.bot)
    return True


def unpin_chat_message(world: World, arguments: Arguments) -> bool:
    chat = _pinning(world, arguments)
    message_id = arguments.message_id() if arguments.given("message_id") else (chat.pinned or [0])[-1]
    if message_id not in chat.pinned:
        raise bad_request("message to unpin not found")
    world.unpin(chat, [message_id])
    return True


def unpin_all_chat_messages(world: World, arguments: Arguments) -> bool:
    chat = _pinning(world, arguments)
    world.unpin(chat, list(chat.pinned))
    return True


METHODS = {
    "editMessageText": edit_message_text,
    "editMessageCaption": edit_message_caption,
    "editMessageReplyMarkup": edit_message_reply_markup,
    "deleteMessage": delete_message,
    "deleteMessages": delete_messages,
    "pinChatMessage": pin_chat_message,
    "unpinChatMessage": unpin_chat_message,
    "unpinAllChatMessages": unpin_all_chat_messages,
}
