"""What the bot says: texts, places, copies; and its answers to taps."""

from typing import Any

from playground.emulator import formatting, keyboards, views
from playground.emulator.arguments import Arguments
from playground.emulator.chats import Chat, Message
from playground.emulator.errors import bad_request
from playground.emulator.methods.targets import chat_of, placing, writable
from playground.emulator.origins import origin
from playground.emulator.taps import Answer
from playground.emulator.world import World

LONGEST_ANSWER = 200  # characters of a tap's answer
_ACTIONS = {
    "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice", "upload_document",
    "choose_sticker", "find_location", "record_video_note", "upload_video_note",
}  # fmt: skip


def send(world: World, arguments: Arguments, chat: Chat, content: dict[str, Any]) -> dict[str, Any]:
    """A message of the bot's own, with the reply, topic and buttons that the call asks for."""
    message = world.post(
        chat,
        world.bot.id,
        content,
        buttons=keyboards.buttons(arguments),
        **placing(world, chat, arguments),
    )
    return views.message(world, message)


def send_message(world: World, arguments: Arguments) -> dict[str, Any]:
    chat = writable(world, arguments)
    text, entities = formatting.text(world, arguments)
    content: dict[str, Any] = {"text": text}
    if entities:
        content["entities"] = entities
    preview = arguments.record("link_preview_options")
    if preview and arguments.sub(preview, "link_preview_options").flag("is_disabled"):
        content["link_preview_options"] = {"is_disabled": True}
    return send(world, arguments, chat, content)


def location(arguments: Arguments) -> dict[str, float]:
    latitude, longitude = arguments.number("latitude"), arguments.number("longitude")
    if latitude is None or longitude is None:
        raise bad_request("latitude and longitude must be specified")
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise bad_request("wrong location: latitude or longitude is out of range")
    return {"latitude": latitude, "longitude": longitude}


def send_location(world: World, arguments: Arguments) -> dict[str, Any]:
    chat = writable(world, arguments)
    return send(world, arguments, chat, {"location": location(arguments)})


def send_venue(world: World, arguments: Arguments) -> dict[str, Any]:
    chat = writable(world, arguments)
    place, title, address = location(arguments), arguments.text("title"), arguments.text("address")
    if not title:
        raise bad_request("venue title must be non-empty")
    venue = {"location": place, "title": title, "address": address}
    return send(world, arguments, chat, {"location": place, "venue": venue})


def _source(world: World, arguments: Arguments, verb: str) -> Message:
    chat = chat_of(world, arguments, "from_chat_id")
    message = chat.standing(arguments.message_id())
    if message is None:
        raise bad_request(f"message to {verb} not found")
    if message.service or ("poll" in message.content and verb == "forward"):
        raise bad_request(f"message can't be {'copied' if verb == 'copy' else 'forwarded'}")
    return message


def copy_message(world: World, arguments: Arguments) -> dict[str, int]:
    chat = writable(world, arguments)
    source = _source(world, arguments, "copy")
    content = dict(source.content)
    if "caption" in arguments.values and "text" not in content:
        for key in ("caption", "caption_entities"):
            content.pop(key, None)
        caption, entities = formatting.caption(world, arguments)
        content |= {"caption": caption} if caption else {}
        content |= {"caption_entities": entities} if entities else {}
    return {"message_id": send(world, arguments, chat, content)["message_id"]}


def forward_message(world: World, arguments: Arguments) -> dict[str, Any]:
    chat = writable(world, arguments)
    source = _source(world, arguments, "forward")
    message = world.post(chat, world.bot.id, dict(source.content), forward_origin=origin(world, source))
    return views.message(world, message)


def send_chat_action(world: World, arguments: Arguments) -> bool:
    writable(world, arguments)
    if arguments.text("action") not in _ACTIONS:
        raise bad_request("wrong parameter action in request")
    return True


def answer_callback_query(world: World, arguments: Arguments) -> bool:
    text, url = arguments.text("text"), arguments.text("url")
    if len(text) > LONGEST_ANSWER:
        raise bad_request("MESSAGE_TOO_LONG")
    if url and not url.startswith((f"https://t.me/{world.bot.username}?start=", f"t.me/{world.bot.username}?start=")):
        raise bad_request("URL_INVALID")
    world.taps.answer(arguments.text("callback_query_id"), Answer(text, arguments.flag("show_alert"), url or None))
    return True


METHODS = {
    "sendMessage": send_message,
    "sendLocation": send_location,
    "sendVenue": send_venue,
    "copyMessage": copy_message,
    "forwardMessage": forward_message,
    "sendChatAction": send_chat_action,
    "answerCallbackQuery": answer_callback_query,
}
