"""From Telegram's updates to what was heard: a raw dict in, the house's own values out.

`{"update_id": 7, "message": {…"text": "谁家有姜"}}` → Arrived(update_id=7, chat=-100…, heard=(Heard("message", …),))
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from telegram import (
    CallbackQuery,
    Chat,
    ChatMember,
    ChatMemberAdministrator,
    ChatMemberRestricted,
    ChatMemberUpdated,
    Message,
    Update,
    User,
)

from bot.names import shown
from bot.plain import NOBODY, clean, plain
from community.members import Person, Place
from handlers.turn import Heard, Kind, Quoted

COMMAND = re.compile(r"/([A-Za-z0-9_]{1,32})(?:@([A-Za-z0-9_]+))?(?=\s|$)\s*")
NOT_IN = (ChatMember.LEFT, ChatMember.BANNED)


@dataclass(frozen=True, slots=True)
class Me:
    """What the bot knows of itself: `reads_all` is privacy mode off."""

    person: Person
    reads_all: bool


@dataclass(frozen=True, slots=True)
class Arrived:
    """One update: in whose order it is handled, who acts, what was heard (often one thing, sometimes none or more),
    and the id under which a tap is answered."""

    update_id: int
    chat: int
    who: int | None
    heard: tuple[Heard, ...]
    tap: str | None = None


def arrived(raw: Mapping[str, Any], me: Me) -> Arrived:
    """Parse one update by itself. What Telegram should never send raises whatever it raises."""
    simple = plain(raw)
    if simple is not None:
        return Arrived(raw["update_id"], simple.where.id, simple.who.id if simple.who else None, (simple,))
    update = Update.de_json(dict(raw), None)
    heard: tuple[Heard, ...] = ()
    tap: str | None = None
    if update.message is not None:
        heard = _message(update.message, me)
    elif update.edited_message is not None:
        heard = _edited(update.edited_message, me)
    elif update.callback_query is not None:
        heard, tap = _tap(update.callback_query), update.callback_query.id
    elif update.my_chat_member is not None:
        heard = _about_the_bot(update.my_chat_member, me)
    elif update.chat_member is not None:
        heard = _about_somebody(update.chat_member)
    chat = update.effective_chat.id if update.effective_chat else 0
    if heard:
        chat = heard[0].new_id or heard[0].where.id  # what moves a group comes before all in its new place
    user = update.effective_user
    return Arrived(update.update_id, chat, user.id if user else None, heard, tap)


def person(user: User) -> Person:
    return Person(user.id, shown(user.first_name, user.last_name), user.username, user.is_bot)


def place(chat: Chat, thread_id: int | None = None) -> Place:
    if chat.type == Chat.PRIVATE:
        return Place(chat.id, "private", shown(chat.first_name, chat.last_name))
    return Place(
        chat.id,
        "channel" if chat.type == Chat.CHANNEL else "group",
        shown(chat.title),
        thread_id,
    )


def _thread(message: Message) -> int | None:
    return message.message_thread_id if message.is_topic_message else None


def _message(message: Message, me: Me) -> tuple[Heard, ...]:
    where = place(message.chat, _thread(message))
    if message.migrate_to_chat_id is not None:
        return (Heard("migrated", where, new_id=message.migrate_to_chat_id),)
    if message.migrate_from_chat_id is not None:
        old = Place(message.migrate_from_chat_id, "group", where.title)
        return (Heard("migrated", old, new_id=message.chat.id),)
    if message.new_chat_members:
        return _came_or_went("joined", where, message.new_chat_members)
    if message.left_chat_member is not None:
        return _came_or_went("left", where, (message.left_chat_member,))
    return _written("message", message, where, me)


def _edited(message: Message, me: Me) -> tuple[Heard, ...]:
    return _written("edited", message, place(message.chat, _thread(message)), me)


def _came_or_went(kind: Kind, where: Place, users: tuple[User, ...]) -> tuple[Heard, ...]:
    """Service messages; the bot's own coming and going is told by my_chat_member."""
    return tuple(Heard(kind, where, person(user)) for user in users if not user.is_bot)


def _written(kind: Kind, message: Message, where: Place, me: Me) -> tuple[Heard, ...]:
    user = message.from_user
    anonymous = user is None or user.id in NOBODY or message.sender_chat is not None
    if user is not None and user.is_bot and not anonymous:
        return ()  # another bot's
    words = clean(message.text or message.caption or "")
    spoken = where.kind == "private" and bool(message.voice or message.video_note)
    if not (words or message.photo or message.location or spoken):
        return ()  # stickers, voices to neighbours, service messages
    command: str | None = None
    forwarded = message.forward_origin is not None or bool(message.is_automatic_forward)
    match = None if forwarded else COMMAND.match(words)  # what somebody else typed is no command of who passes it on
    if match:
        command, addressed = match[1].lower(), match[2]
        if addressed and addressed.casefold() != (me.person.username or "").casefold():
            return ()  # another bot's command
        words = words[match.end() :]
    start = words.strip() if command == "start" else ""
    return (
        Heard(
            kind,
            where,
            None if anonymous or user is None else person(user),
            text="" if start else words,
            message_id=message.message_id,
            sent_at=message.edit_date or message.date,
            quoted=_quoted(message),
            command=command,
            start=start or None,
            forwarded=forwarded,
            anonymous=anonymous,
            photo=message.photo[-1].file_id if message.photo else None,
            location=(message.location.latitude, message.location.longitude) if message.location else None,
            spoken=spoken,
        ),
    )


def _quoted(message: Message) -> Quoted | None:
    quoted = message.reply_to_message
    if quoted is None or (message.is_topic_message and quoted.message_id == message.message_thread_id):
        return None  # in a topic, everything is a reply to the topic itself
    user = quoted.from_user
    anonymous = user is None or user.id in NOBODY or quoted.sender_chat is not None
    who = None if anonymous or user is None else person(user)
    return Quoted(quoted.message_id, who, clean(quoted.text or quoted.caption or ""))


def _tap(query: CallbackQuery) -> tuple[Heard, ...]:
    if query.message is None or query.data is None or query.from_user.is_bot:
        return ()  # inline messages and games: not ours
    thread = _thread(query.message) if isinstance(query.message, Message) else None
    return (
        Heard(
            "tap",
            place(query.message.chat, thread),
            person(query.from_user),
            message_id=query.message.message_id,
            button=clean(query.data),
        ),
    )


def _about_the_bot(change: ChatMemberUpdated, me: Me) -> tuple[Heard, ...]:
    where = place(change.chat)
    who = None if change.from_user.id in NOBODY else person(change.from_user)
    now = change.new_chat_member
    if not _is_in(now):
        return (Heard("bot_left", where, who),)
    if where.kind == "private":
        return ()  # unblocked: /start follows
    admin = now if isinstance(now, ChatMemberAdministrator) else None
    return (
        Heard(
            "bot_joined",
            where,
            who,
            anonymous=who is None,
            can_read=admin is not None or me.reads_all,
            is_admin=admin is not None,
        ),
    )


def _about_somebody(change: ChatMemberUpdated) -> tuple[Heard, ...]:
    user = change.new_chat_member.user
    before, after = _is_in(change.old_chat_member), _is_in(change.new_chat_member)
    if before == after or user.is_bot:
        return ()
    return (Heard("joined" if after else "left", place(change.chat), person(user)),)


def _is_in(member: ChatMember) -> bool:
    if isinstance(member, ChatMemberRestricted):
        return member.is_member
    return member.status not in NOT_IN
