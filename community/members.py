"""Who is who and where: people, the chats they talk in, and the groups the bot lives in."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol

from community.errors import NotMember, NotOrganizer


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


Language = Literal["zh-Hans", "zh-Hant", "en"]  # as BCP 47 names them


@dataclass(frozen=True, slots=True)
class Group:
    """A neighbourhood's group chat. `zone`: IANA name, None for the settings' own; `left_at` once the bot is out."""

    id: int
    title: str
    zone: str | None = None
    left_at: datetime | None = None
    language: Language = "zh-Hans"  # in which the bot speaks there


Role = Literal["admin", "member", "gone"]


class People(Protocol):
    """Everybody the bot has to do with."""

    async def seen(self, person: Person, at: datetime) -> None:
        """Remember, or bring up to date, their name."""

    async def get(self, person: int) -> Person | None: ...

    async def reachable(self, person: int) -> bool | None:
        """Whether the bot may write to them first (they pressed Start and have not blocked it); None: not known."""

    async def started(self, person: int) -> None: ...

    async def unreachable(self, person: int) -> None:
        """They blocked the bot, or never pressed Start."""

    async def forget(self, person: int) -> bool:
        """Delete all of theirs, for good; whether there was anything."""

    async def everything(self, person: int) -> dict[str, list[dict[str, object]]]:
        """All that is stored of theirs, by table; {} if nothing."""


class Groups(Protocol):
    """The groups and who was met there."""

    async def joined(self, group: Group, at: datetime) -> bool:
        """The bot is in; whether that is news (not known before, or had left)."""

    async def left(self, group: int, at: datetime) -> None: ...

    async def get(self, group: int) -> Group | None: ...

    async def met(self, group: int, person: int, at: datetime) -> None: ...

    async def parted(self, group: int, person: int) -> None:
        """They left: nobody there is asked about them, and they are asked nothing."""

    async def knows(self, group: int, person: int) -> bool: ...

    async def size(self, group: int) -> int:
        """How many people were met there."""

    async def of(self, person: int) -> list[Group]:
        """The groups in which they were met and the bot still is."""

    async def living(self, most: int) -> list[Group]:
        """The groups in which the bot is, those joined last first."""


class MemberBooks(Protocol):
    @property
    def people(self) -> People: ...

    @property
    def groups(self) -> Groups: ...


async def greet(books: MemberBooks, person: Person, place: Place, now: datetime) -> None:
    """Remember who acts and where they were met: 「王阿姨」 in 花园小区."""
    await books.people.seen(person, now)
    if place.kind == "group":
        await books.groups.joined(Group(place.id, place.title), now)
        await books.groups.met(place.id, person.id, now)


def must_belong(role: Role) -> None:
    """Only those who are in a group act in it."""
    if role == "gone":
        raise NotMember


def must_be_organizer(role: Role) -> None:
    """Only a group's admins, or whom an admin named: both are told here as "admin"."""
    if role != "admin":
        raise NotOrganizer
