"""Who is who and where: people, and the chats they talk in."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with a Telegram account. `name` is as they show it: shown to others only escaped."""

    id: int
    name: str
    username: str | None = None
    is_bot: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """Where something was said. A private chat's id is the person's id; groups have negative ids."""

    id: int
    kind: Literal["private", "group", "channel"]
    title: str = ""
    thread_id: int | None = None  # the topic, only where the message is a topic message


Role = Literal["admin", "member", "gone"]
