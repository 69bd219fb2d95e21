"""Where a call points: the chat, the message replied to, the topic; and whether the bot may write there."""

from typing import Any

from playground.emulator.arguments import Arguments, as_integer
from playground.emulator.chats import Chat
from playground.emulator.errors import bad_request, forbidden, migrated
from playground.emulator.world import World


def chat_of(world: World, arguments: Arguments, name: str = "chat_id") -> Chat:
    """The chat that a call names, one the bot knows. A group that moved on: ApiError 400 with the new id."""
    if not arguments.given(name):
        raise bad_request(f"{name} is empty")
    value = arguments.values[name]
    number = as_integer(value)
    if number is None:
        raise bad_request("chat not found")
    chat = world.chat(number)
    if chat is None:
        raise bad_request("chat not found")
    if chat.moved_to is not None:
        raise migrated(chat.moved_to)
    if not world.bot_in(chat):
        if world.bot.id not in chat.members:
            raise bad_request("chat not found")
        kind = "supergroup" if chat.kind == "supergroup" else "group"
        if chat.member(world.bot.id).status == "kicked":
            raise forbidden(f"bot was kicked from the {kind} chat")
        raise forbidden(f"bot is not a member of the {kind} chat")
    return chat


def writable(world: World, arguments: Arguments) -> Chat:
    """The same, and the bot may write there: people must have pressed Start and not have blocked it."""
    chat = chat_of(world, arguments)
    person = world.people.get(chat.id)
    if person is not None:
        if person.blocked:
            raise forbidden("bot was blocked by the user")
        if not person.started:
            raise forbidden("bot can't initiate conversation with a user")
    return chat


def placing(world: World, chat: Chat, arguments: Arguments) -> dict[str, Any]:
    """Reply and topic of a new message, as fields of `Message`."""
    fields: dict[str, Any] = {}
    if arguments.given("message_thread_id"):
        thread = arguments.integer("message_thread_id")
        if thread not in chat.topics:
            raise bad_request("message thread not found")
        fields |= {"thread": thread, "topic": True}
    reply_to = _reply_to(chat, arguments)
    if reply_to is not None:
        fields["reply_to"] = reply_to
        if "thread" not in fields:
            fields["thread"], fields["topic"] = chat.thread_of_reply(chat.messages[reply_to])
    return fields


def _reply_to(chat: Chat, arguments: Arguments) -> int | None:
    values = arguments.record("reply_parameters")
    if values is None and arguments.given("reply_to_message_id"):
        values = {
            "message_id": arguments.values["reply_to_message_id"],
            "allow_sending_without_reply": arguments.flag("allow_sending_without_reply"),
        }
    if values is None:
        return None
    parameters = arguments.sub(values, "reply_parameters")
    if parameters.given("chat_id") and parameters.integer("chat_id") != chat.id:
        raise bad_request("message to be replied not found")  # replies across chats are not played here
    wanted = chat.standing(parameters.message_id())
    if wanted is not None and not wanted.service:
        return wanted.id
    if parameters.flag("allow_sending_without_reply"):
        return None
    raise bad_request("message to be replied not found")
