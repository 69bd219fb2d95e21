"""A text in a chat and nothing else: what nine of ten updates are, read without python-telegram-bot's objects.

Those take ten times as long, and most of it is chatter that is forgotten at once. Whatever is not plain, or not as the
Bot API describes it, is theirs to read: this says None.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from bot.names import shown
from community.members import Person, Place
from handlers.turn import Heard

ANONYMOUS_ADMIN = 1087968824
CHANNEL_BOT = 136817688  # stands for whoever writes as a channel
CHANNEL_FORWARD = 777000  # stands for the linked channel
NOBODY = frozenset({ANONYMOUS_ADMIN, CHANNEL_BOT, CHANNEL_FORWARD})

UPDATE = frozenset({"update_id", "message"})
MESSAGE = frozenset({"message_id", "date", "chat", "from", "text", "entities", "link_preview_options"})


def plain(raw: Mapping[str, Any]) -> Heard | None:
    """`{"update_id": 7, "message": {…"text": "今天天气真好"}}` → Heard("message", …); None: not as plain as that."""
    message = raw.get("message")
    if raw.keys() != UPDATE or not isinstance(message, dict) or not message.keys() <= MESSAGE:
        return None
    match message:
        case {
            "message_id": int(message_id),
            "date": int(date),
            "chat": {"id": int(chat), "type": "group" | "supergroup", "title": str(title)},
            "from": {"id": int(user), "is_bot": False, "first_name": str(first), **rest},
            "text": str(text),
        } if user not in NOBODY and not text.lstrip().startswith("/"):
            last, username = rest.get("last_name"), rest.get("username")
        case _:
            return None
    if not isinstance(last, str | None) or not isinstance(username, str | None):
        return None
    words = clean(text)
    if not words:
        return None
    return Heard(
        "message",
        Place(chat, "group", shown(title)),
        Person(user, shown(first, last), username),
        text=words,
        message_id=message_id,
        sent_at=datetime.fromtimestamp(date, UTC),
    )


def clean(text: str) -> str:
    """As typed, but storable: halves of surrogate pairs become 「?」, NUL goes."""
    return text.encode("utf-8", "replace").decode().replace("\x00", "")
