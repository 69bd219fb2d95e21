"""The world as JSON: the Bot API's objects for the bot, and plainer ones for people who look (`shown`)."""

from typing import Any

from playground.emulator.chats import Chat, Member, Message
from playground.emulator.entities import Entity
from playground.emulator.people import Person
from playground.emulator.state import State

_ADMIN_MAY = (
    "can_manage_chat", "can_manage_video_chats", "can_restrict_members", "can_change_info", "can_invite_users",
)  # fmt: skip
_ADMIN_MAY_NOT = ("can_promote_members", "can_post_stories", "can_edit_stories", "can_delete_stories")


def chat(state: State, value: Chat) -> dict[str, Any]:
    """The API's Chat."""
    person = state.people.get(value.id)
    if value.kind == "private" and person is not None:
        return person.private_chat()
    shown: dict[str, Any] = {"id": value.id, "type": value.kind, "title": value.title}
    if value.topics:
        shown["is_forum"] = True
    return shown


def member(where: Chat, person: Person, standing: Member) -> dict[str, Any]:
    """The API's ChatMember."""
    shown: dict[str, Any] = {"status": standing.status, "user": person.user()}
    if standing.status == "creator":
        shown["is_anonymous"] = False
    if standing.status == "kicked":
        shown["until_date"] = 0
    if standing.status == "administrator":
        shown |= {
            "can_be_edited": False, "is_anonymous": False, "can_delete_messages": standing.can_delete,
            **dict.fromkeys(_ADMIN_MAY, True), **dict.fromkeys(_ADMIN_MAY_NOT, False),
        }  # fmt: skip
        if where.kind != "private":
            shown["can_pin_messages"] = standing.can_pin
        if where.topics:
            shown["can_manage_topics"] = False
    return shown


def message(state: State, value: Message, *, deep: bool = True) -> dict[str, Any]:
    """The API's Message; `deep`: with the message that it replies to."""
    where = state.chats[value.chat]
    shown: dict[str, Any] = {"message_id": value.id, "date": value.date, "chat": chat(state, where)}
    sender = state.person(value.sender)
    if sender is not None:
        shown["from"] = sender.user()
    if value.sender_chat is not None and value.sender_chat in state.chats:
        shown["sender_chat"] = chat(state, state.chats[value.sender_chat])
    shown |= _content(state, where, value)
    if value.thread is not None:
        shown["message_thread_id"] = value.thread
    if value.topic:
        shown["is_topic_message"] = True
    if value.forward_origin is not None:
        shown["forward_origin"] = dict(value.forward_origin)
    if value.edited_at is not None:
        shown["edit_date"] = value.edited_at
    if value.album is not None:
        shown["media_group_id"] = value.album
    if value.buttons:
        shown["reply_markup"] = {"inline_keyboard": value.buttons}
    replied = where.standing(value.reply_to) if deep else None
    if replied is not None:
        shown["reply_to_message"] = message(state, replied, deep=False)
    return shown


def entities(state: State, values: list[Entity]) -> list[Entity]:
    """Entities with the users they mention."""
    shown = []
    for value in values:
        entity = dict(value)
        if entity["type"] == "text_mention":
            person = state.person(entity.pop("user_id"))
            if person is None:
                continue
            entity["user"] = person.user()
        shown.append(entity)
    return shown


def _content(state: State, where: Chat, value: Message) -> dict[str, Any]:
    content = dict(value.content)
    for key in ("entities", "caption_entities"):
        if key in content:
            content[key] = entities(state, content[key])
            if not content[key]:
                del content[key]
    if "poll" in content:
        content["poll"] = state.polls[content["poll"]].json()
    if "pinned_message" in content:
        pinned = where.messages[content["pinned_message"]]
        content["pinned_message"] = (
            {"chat": chat(state, where), "message_id": pinned.id, "date": 0}
            if pinned.deleted
            else message(state, pinned, deep=False)
        )
    for key in ("new_chat_members", "left_chat_member"):
        if key in content:
            users = [p.user() for p in (state.person(i) for i in content[key]) if p is not None]
            content[key] = users if key == "new_chat_members" else users[0]
    return content


def shown(state: State, value: Message) -> dict[str, Any]:
    """A message for people who look, as `/play/messages` lists it."""
    sender = state.person(value.sender)
    content = _content(state, state.chats[value.chat], value)
    plain: dict[str, Any] = {
        "id": value.id,
        "from": None if sender is None else {"id": sender.id, "name": sender.name, "is_bot": sender.is_bot},
        "text": value.text,
        "entities": entities(state, value.entities),
        "buttons": [
            [{"label": b["text"], "data": b.get("callback_data"), "url": b.get("url")} for b in row]
            for row in value.buttons
        ],
        "reply_to": value.reply_to,
        "edited": value.edited_at is not None,
        "deleted": value.deleted,
        "date": value.date,
        "pinned": value.id in state.chats[value.chat].pinned,
    }
    for key in ("photo", "document", "location", "venue", "poll"):
        if key in content:
            plain[key] = content[key]
    if value.service:
        plain["service"] = {k: v for k, v in content.items() if k != "pinned_message"}
        if "pinned_message" in content:
            plain["service"]["pinned_message"] = content["pinned_message"]["message_id"]
    if value.sender_chat is not None:
        plain["sender_chat"] = value.sender_chat
    if value.forward_origin is not None:
        plain["forwarded"] = True
    if value.topic:
        plain["thread"] = value.thread
    if value.reactions:
        plain["reactions"] = {str(person): list(emoji) for person, emoji in value.reactions.items()}
    return plain
