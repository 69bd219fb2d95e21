"""Who is asked: the few neighbours most likely to help, and why them. Pure, one page, told the time."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal, Protocol

from community.members import Person
from community.posts import Category, Post, PostBooks

How = Literal["wants", "offers", "register", "gave", "lent", "did", "told"]
Near = Literal["same", "kind", "related"]

PINGS_PER_DAY = 3  # for one person over all posts; more, and people mute the bot

WEIGHT_HOW: Mapping[How, float] = {
    "offers": 6.0,  # has it now and says so
    "wants": 6.0,  # looks for it now and says so (for a new offer)
    "register": 5.0,  # said they may be asked
    "lent": 4.0,  # still has it, most likely
    "did": 4.0,  # can do it again
    "told": 4.0,  # knows
    "gave": 3.0,  # may have more
}
WEIGHT_NEAR: Mapping[Near, float] = {"same": 1.0, "kind": 0.6, "related": 0.25}
HALF_LIFE = timedelta(days=120)  # what somebody had half a year ago, they may have no more
BUSY = 0.5  # each question they got today halves their turn: spare the over-asked
LEAST = 0.4  # below this it is a guess, and a guess is noise

GIVING: Mapping[Category, How] = {
    "item": "gave",
    "group_buy": "gave",
    "lost_found": "gave",
    "loan": "lent",
    "help": "did",
    "ride": "did",
    "info": "told",
}


@dataclass(frozen=True, slots=True)
class Trace:
    """What is known of one person and one thing: 小李 gave 姜 last week."""

    person: Person
    how: How
    thing: str
    at: datetime
    reachable: bool | None  # pressed Start: may be asked privately; None: not known yet
    asked_today: int = 0
    post: int | None = None  # the open post, for "offers" and "wants"


@dataclass(frozen=True, slots=True)
class Registered:
    """Somebody may be asked for a thing in a group: they said so."""

    group: int
    thing: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody worth asking, with the strongest reason."""

    trace: Trace
    near: Near
    score: float


@dataclass(frozen=True, slots=True)
class Ping:
    """One question to one neighbour about one post; `asked_at` None: only named on the card."""

    post: int
    person: Person
    how: How
    thing: str
    since: datetime
    state: Literal["asked", "named", "accepted", "declined"]


class Traces(Protocol):
    async def of(
        self, group: int, things: Iterable[str], hows: Iterable[How], now: datetime, category: str = ""
    ) -> list[Trace]:
        """Who in the group has to do with any of these things and does not mind being asked about the category,
        newest first, at most a few hundred."""

    async def note(self, group: int, thing: str, person: int, how: How, at: datetime, post: int = 0) -> None: ...

    async def drop_post(self, post: int) -> None:
        """The post is over: it is no open offer and no open need any more."""

    async def registered(self, person: int) -> list[Registered]:
        """What somebody may be asked for, newest first."""

    async def drop(self, group: int, thing: str, person: int, how: How) -> None: ...


class Pings(Protocol):
    async def add(self, ping: Ping, now: datetime) -> None: ...

    async def of(self, post: int) -> list[Ping]: ...

    async def settle(self, post: int, person: int, state: Literal["accepted", "declined"]) -> bool:
        """They answered; False if they were never asked."""

    async def mute(self, person: int, category: Category | None, until: datetime | None) -> None:
        """They are not to be asked about a category (None: about anything) until a moment (None: for good)."""

    async def unmute(self, person: int, category: Category) -> bool: ...

    async def muted(self, person: int) -> list[Category]:
        """Categories they do not want to be asked about any more."""

    async def waiting_for(self, person: int) -> list[Ping]:
        """Questions put to them about posts still open, newest first."""


class MatchBooks(PostBooks, Protocol):
    @property
    def traces(self) -> Traces: ...

    @property
    def pings(self) -> Pings: ...


def rank(traces: Iterable[Trace], near: Mapping[str, Near], now: datetime) -> list[Candidate]:
    """The best reason a person, best person first: open offers before promises before the past, near before far.

    小李 gave 姜 last week, 刘叔 葱 a year ago; 姜 is wanted → 小李 first.
    """
    best: dict[int, Candidate] = {}
    for trace in traces:
        kinship = near.get(trace.thing)
        if kinship is None or trace.person.is_bot or trace.asked_today >= PINGS_PER_DAY:
            continue
        age = max(0.0, (now - trace.at) / HALF_LIFE)
        fading = 1.0 if trace.how in ("offers", "wants", "register") else 0.5**age
        score = WEIGHT_HOW[trace.how] * WEIGHT_NEAR[kinship] * fading * BUSY**trace.asked_today
        known = best.get(trace.person.id)
        if score >= LEAST and (known is None or score > known.score):
            best[trace.person.id] = Candidate(trace, kinship, score)
    return sorted(best.values(), key=lambda one: (-one.score, one.trace.person.id))


async def find(books: MatchBooks, post: Post, near: Mapping[str, Near], now: datetime, *, most: int) -> list[Candidate]:
    """Whom to ask next about a post: never the poster, nobody twice about the same post.

    `near` maps every thing that could serve to how near it is to what the post is about. A need looks for who has,
    an offer for who wants.
    """
    asked = {ping.person.id for ping in await books.pings.of(post.id)} | {post.poster.id}
    hows: tuple[How, ...] = (
        ("wants",) if post.kind == "offer" else ("offers", "register", "lent", "did", "told", "gave")
    )
    if post.kind == "exchange":
        hows = ("wants", *hows)
    ranked = rank(await books.traces.of(post.group, near, hows, now, post.category), near, now)
    return [one for one in ranked if one.trace.person.id not in asked][:most]


async def ask(books: MatchBooks, post: Post, found: Iterable[Candidate], now: datetime) -> list[Ping]:
    """Remember whom we ask: privately where it is known that they pressed Start, else by name on the card."""
    pings = []
    for one in found:
        state: Literal["asked", "named"] = "asked" if one.trace.reachable else "named"
        ping = Ping(post.id, one.trace.person, one.trace.how, one.trace.thing, one.trace.at, state)
        await books.pings.add(ping, now)
        pings.append(ping)
    return pings


async def announce(books: MatchBooks, post: Post, now: datetime) -> None:
    """An open post can be found: what it wants and what it gives."""
    await books.traces.drop_post(post.id)
    for item in post.wants:
        await books.traces.note(post.group, item.key, post.poster.id, "wants", now, post.id)
    for item in post.gives:
        await books.traces.note(post.group, item.key, post.poster.id, "offers", now, post.id)


async def remember(books: MatchBooks, post: Post, givers: Iterable[int], now: datetime) -> None:
    """Something changed hands: who gave, lent, did or told what, for the next time somebody asks."""
    if post.category == "lost_found":
        return  # finding a cat once says nothing about the next one
    await books.traces.drop_post(post.id)
    how = GIVING[post.category]
    for giver in givers:
        items = post.gives if giver == post.poster.id else post.wants
        for item in items:
            await books.traces.note(post.group, item.key, giver, how, now)
