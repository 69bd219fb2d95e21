"""A turn: one thing heard, and everything the bot does about it, inside one transaction.

`bot` makes the Turn from an inbox row (or a due alarm), calls `handlers.handle(turn)`, and commits the books together
with `turn.outgoing`. Nothing here knows Telegram; nothing is sent before the commit.
"""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from community.books import Books
from community.members import Group, Person, Place, Role
from community.posts import Post
from nlp.about import aliases
from nlp.readings import Context, Reading, Words
from texts.messages import Afresh, Delete, Edit, File, Message, Outgoing, Pin, React, Send

Kind = Literal[
    "message",  # somebody wrote (text or caption)
    "edited",  # somebody changed what they wrote
    "tap",  # somebody tapped a button
    "bot_joined",  # the bot was added to a group, or its rights there changed
    "bot_left",  # the bot was removed from a group, or a person blocked it (private)
    "joined",  # a neighbour came into the group
    "left",  # a neighbour left the group
    "migrated",  # the group has a new id (`new_id`)
    "alarm",  # something is due
]


@dataclass(frozen=True, slots=True)
class Quoted:
    """The message replied to."""

    message_id: int
    who: Person | None
    text: str


@dataclass(frozen=True, slots=True)
class Heard:
    """One thing that happened, in the house's own words."""

    kind: Kind
    where: Place
    who: Person | None = None
    text: str = ""
    message_id: int | None = None
    sent_at: datetime | None = None  # when it was written (or changed), UTC; a turn may run later
    quoted: Quoted | None = None
    button: str | None = None  # a tap's callback data, as sent: forged until checked
    command: str | None = None  # 「/needs@linli_bot 姜」 → "needs", for this bot only; `text` holds the rest
    start: str | None = None  # the payload of a deep link: forged until checked
    forwarded: bool = False
    anonymous: bool = False  # an anonymous admin, a channel or the group itself wrote: `who` is None
    can_read: bool | None = None  # bot_joined: whether it sees all messages (privacy mode off, or admin)
    is_admin: bool | None = None  # bot_joined: whether the bot is an admin
    new_id: int | None = None  # migrated
    photo: str | None = None  # file id
    location: tuple[float, float] | None = None  # latitude, longitude
    spoken: bool = False  # a voice message to the bot, privately: there is nothing to read in it
    alarm: tuple[str, str] | None = None  # (kind, ref) of the alarm that is due

    @property
    def alone(self) -> bool:
        """Whether it is new and replies to nothing."""
        return self.kind == "message" and self.quoted is None


GROUPS = 5  # looked at in private: in each Telegram may be asked for a role, and `bot` lets a turn ask nine things
LATELY = "lately"  # the alarm that something was told just now; nothing happens when it is due
STAYS_TOLD = timedelta(hours=1)  # for so long the same news are none
DELETABLE = timedelta(hours=47)  # Telegram deletes nothing that is older than 48
WITHOUT_REPLY = timedelta(minutes=10)  # for so long a word in the group is about what was said last, without a reply


class FactNeeded(Exception):  # noqa: N818 - not an error: `bot` rolls back, asks Telegram and runs the turn again
    """The turn needs to know something that only Telegram knows, at this moment."""


class RoleNeeded(FactNeeded):
    """Somebody's role in a group."""

    def __init__(self, group: int, person: int) -> None:
        super().__init__(f"role of {person} in {group}")
        self.group, self.person = group, person


class ReachNeeded(FactNeeded):
    """Whether somebody may be written to first."""

    def __init__(self, person: int) -> None:
        super().__init__(f"reach of {person}")
        self.person = person


@dataclass(slots=True)
class Facts:
    """What Telegram said just now, and what stays as it is when the turn is run again for it."""

    roles: dict[tuple[int, int], Role] = field(default_factory=dict)  # (group, person) → role
    named: set[tuple[int, int]] = field(default_factory=set)  # (group, person): "admin" only as an admin named them
    reach: dict[int, bool] = field(default_factory=dict)  # person → may be written to
    read: tuple[tuple[str, Context], Reading] | None = None  # what was read last: reading takes a third of a turn


async def groups_of(books: Books, person: int) -> list[Group]:
    """Where somebody may mean what they say in private: the few groups met in last, the very last first."""
    return (await books.groups.of(person))[:GROUPS]


async def words_in(books: Books, chat: int) -> Words:
    """The own words of a group at this moment; of a private chat those of the groups where the person was met last."""
    groups = [chat] if chat < 0 else [group.id for group in reversed(await groups_of(books, chat))]
    return Words({one.word: one.meant for group in groups for one in await books.aliases.of(group)})


def is_deletable(since: datetime, at: datetime) -> bool:
    """Whether a message that has been there `since` then can still be deleted at that moment."""
    return at - since <= DELETABLE


@dataclass(slots=True)
class Turn:
    """One scene: who, where, what was said, now; and what the bot answers."""

    heard: Heard
    books: Books
    now: datetime  # UTC, aware
    zone: ZoneInfo  # of the group (private: of the settings)
    bot: Person
    facts: Facts = field(default_factory=Facts)
    outgoing: list[Outgoing] = field(default_factory=list)
    web: str | None = None  # where the bot serves web pages, as neighbours reach it; None: nowhere
    counted: Counter[str] = field(default_factory=Counter)  # posts, pings, claims: for the operator's metrics
    answered: tuple[str, bool] | None = None  # what a tap is answered with, and whether as an alert

    @property
    def who(self) -> Person:
        """The person who acts; a handler that runs without one is wired wrong."""
        if self.heard.who is None:
            raise LookupError("nobody acts in this turn")
        return self.heard.who

    @property
    def actor(self) -> int:
        """The id of the person who acts; 0 where nobody does (an alarm)."""
        return self.heard.who.id if self.heard.who else 0

    @property
    def said_at(self) -> datetime:
        """The group's wall time (naive) when it was written: what 「明天」 counts from, however late the turn is."""
        return (self.heard.sent_at or self.now).astimezone(self.zone).replace(tzinfo=None)

    @property
    def written_at(self) -> datetime:
        """When it was written, UTC: what 「a moment ago」 counts from, however late the turn is."""
        return min(self.heard.sent_at or self.now, self.now)

    @property
    def where(self) -> Place:
        return self.heard.where

    def zone_of(self, group: Group) -> ZoneInfo:
        """A group's own time zone, else the settings'."""
        return ZoneInfo(group.zone) if group.zone else self.zone

    async def groups(self) -> list[Group]:
        """The groups that whoever acts may mean in private; whether they still belong there only `role` knows."""
        return await groups_of(self.books, self.who.id)

    async def own_posts(self) -> list[Post]:
        """The open posts of whoever acts that they may mean: in a group those of that group, in private all."""
        own = await self.books.posts.open_by(self.who.id)
        return own if self.where.kind == "private" else [post for post in own if post.group == self.where.id]

    async def words(self, group: int | None = None) -> Words:
        """What neighbours call things here, or in a group."""
        return await words_in(self.books, self.where.id if group is None else group)

    async def said(self) -> str:
        """What was heard, with own words as what they mean: in this, names of things are looked for."""
        return aliases.said(self.heard.text, await self.words())

    async def quoted_ref(self) -> tuple[str, int]:
        """Which of the bot's own messages is replied to, and what it is about: ("event", 12); ("", 0) for none."""
        quoted = self.heard.quoted
        ref = await self.books.sent.ref(self.where.id, quoted.message_id) if quoted else None
        name, _, rest = (ref or "").partition(":")
        return name, int(rest.partition(":")[0] or 0)

    def role(self, group: int, person: int) -> Role:
        """Somebody's role in a group at this very moment. Unknown: RoleNeeded, and the turn is run again."""
        try:
            return self.facts.roles[group, person]
        except KeyError:
            raise RoleNeeded(group, person) from None

    def is_admin(self, group: int, person: int) -> bool:
        """Whether the group's own admins are meant: whom one of them named has the role, and is none."""
        return self.role(group, person) == "admin" and (group, person) not in self.facts.named

    async def reaches(self, person: int) -> bool:
        """Whether the bot may write to them first. Unknown: ReachNeeded, once a person; then it is remembered."""
        known = await self.books.people.reachable(person)
        if known is not None:
            return known
        if person not in self.facts.reach:
            raise ReachNeeded(person)
        if self.facts.reach[person]:
            await self.books.people.started(person)
        else:
            await self.books.people.unreachable(person)
        return self.facts.reach[person]

    def say(self, message: Message, *, ref: str | None = None, quote: bool = False) -> None:
        """Say it where the turn happens; `quote`: as a reply to the message heard."""
        reply_to = self.heard.message_id if quote else None
        self.send(Send(chat=self.where.id, message=message, thread=self.where.thread_id, reply_to=reply_to, ref=ref))

    def tell(self, person: int, message: Message, *, ref: str | None = None, otherwise: Send | None = None) -> None:
        """Say it to one person privately; `otherwise` where they cannot be written to."""
        self.send(Send(chat=person, message=message, ref=ref, otherwise=otherwise))

    async def bring(self, person: int, message: Message, *, aloud: Send) -> None:
        """Say it to one person privately; `aloud` where they cannot be written to, known already or found out then."""
        if await self.reaches(person):
            self.tell(person, message, otherwise=aloud)
        else:
            self.send(aloud)

    async def tell_again(self, person: int, message: Message, *, ref: str, news: str, group: int) -> None:
        """Say it to one person privately, where somebody may make the bot say it again and again: the same `news`
        within the hour changes the message named `ref`, and no phone rings."""
        if await self.lately(news):
            self.send(Edit(chat=person, ref=ref, message=message, afresh=Afresh()))
        else:
            await self.told(news, group)
            self.tell(person, message, ref=ref)

    async def lately(self, news: str) -> bool:
        """Whether it was told within the hour."""
        return await self.books.alarms.is_set(LATELY, news)

    async def told(self, news: str, group: int, *, stays: timedelta = STAYS_TOLD) -> None:
        """It is told now: for as long as that `stays` it was told `lately`."""
        await self.books.alarms.set(LATELY, news, self.now + stays, group)

    def take_away(self, chat: int, ref: str, since: datetime, instead: Message) -> None:
        """What has been there `since` then goes, or is this from now on where it is too old to be deleted."""
        if is_deletable(since, self.now):
            self.send(Delete(chat=chat, ref=ref))
        else:
            self.send(Edit(chat=chat, ref=ref, message=instead))

    def answer(self, words: str, *, alert: bool = False) -> None:
        """Answer a tap: a line at the top of the screen, at most 200 characters; goes at once after the commit."""
        self.answered = (words, alert)

    def send(self, outgoing: Send | Edit | Delete | Pin | React | File) -> None:
        self.outgoing.append(outgoing)
