"""Where people talk: private chats, basic groups, supergroups; who is in them and what was said."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from playground.emulator.entities import Entity

Kind = Literal["private", "group", "supergroup", "channel"]
Status = Literal["creator", "administrator", "member", "left", "kicked"]
Markup = list[list[dict[str, Any]]]


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody's standing in a group."""

    status: Status
    can_pin: bool = True  # these two count for administrators only
    can_delete: bool = True

    @property
    def here(self) -> bool:
        return self.status in ("creator", "administrator", "member")

    @property
    def admin(self) -> bool:
        return self.status in ("creator", "administrator")


GONE = Member("left")


@dataclass(frozen=True, slots=True)
class Message:
    """One message as it stands now. `content` is the part of the API's Message that says what kind it is:
    {"text", "entities"}, {"photo", "caption"}, {"new_chat_members"}… with a poll or a pinned message by its id."""

    id: int
    chat: int
    sender: int | None
    date: int  # epoch seconds
    content: Mapping[str, Any]
    reply_to: int | None = None
    buttons: Markup = field(default_factory=list)
    edited_at: int | None = None
    thread: int | None = None
    topic: bool = False
    sender_chat: int | None = None
    forward_origin: Mapping[str, Any] | None = None
    album: str | None = None
    deleted: bool = False
    reactions: Mapping[int, tuple[str, ...]] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """What is written: text or caption."""
        return str(self.content.get("text", self.content.get("caption", "")))

    @property
    def entities(self) -> list[Entity]:
        found: list[Entity] = self.content.get("entities", self.content.get("caption_entities", []))
        return found

    @property
    def service(self) -> bool:
        return not any(key in self.content for key in ("text", "photo", "document", "location", "venue", "poll"))


@dataclass(slots=True)
class Chat:
    """A chat and its history; messages are replaced, never removed, so that the page can show what became of them."""

    id: int
    kind: Kind
    title: str = ""
    members: dict[int, Member] = field(default_factory=dict)
    messages: dict[int, Message] = field(default_factory=dict)
    pinned: list[int] = field(default_factory=list)  # the newest last
    topics: dict[int, str] = field(default_factory=dict)
    moved_to: int | None = None
    last_id: int = 0

    def member(self, person: int) -> Member:
        return self.members.get(person, GONE)

    def next_id(self) -> int:
        self.last_id += 1
        return self.last_id

    def thread_of_reply(self, replied: "Message") -> tuple[int | None, bool]:
        """Thread and whether it is a topic: in supergroups every reply belongs to the thread of what it answers,
        also where there are no topics."""
        if replied.topic:
            return replied.thread, True
        return (replied.thread or replied.id, False) if self.kind == "supergroup" else (None, False)

    def standing(self, message_id: int | None) -> Message | None:
        """The message, unless it is unknown or deleted."""
        message = self.messages.get(message_id) if message_id is not None else None
        return None if message is None or message.deleted else message
