"""Who is asked: the few neighbours most likely to help, and why them. Pure, one page, told the time."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from math import prod
from typing import Literal, Protocol

from community.followups import OPEN_CALL
from community.members import Person
from community.posts import Category, Post, PostBooks
from community.settings import CHOICES

How = Literal["wants", "offers", "register", "gave", "lent", "did", "told", "invited"]
Near = Literal["same", "kind", "related"]
Answer = Literal["yes", "no", "silent"]

PINGS_PER_DAY = CHOICES["pings"][0]  # for one person over all posts, where organizers choose nothing else
PINGS_COUNT = timedelta(days=1)  # for so long a question was asked today

WEIGHT_HOW: Mapping[How, float] = {
    "offers": 6.0,  # has it now and says so
    "wants": 6.0,  # looks for it now and says so (for a new offer)
    "register": 5.0,  # said they may be asked
    "lent": 4.0,  # still has it, most likely
    "did": 4.0,  # can do it again
    "told": 4.0,  # knows
    "gave": 3.0,  # may have more
    "invited": 0.7,  # nothing is known of them: only where nobody better is left
}
WEIGHT_NEAR: Mapping[Near, float] = {"same": 1.0, "kind": 0.6, "related": 0.25}
HALF_LIFE: Mapping[How, timedelta] = {
    "gave": timedelta(days=120),  # what somebody gave half a year ago, they may have no more
    "told": timedelta(days=365),  # shops close
    "lent": timedelta(days=730),  # a ladder stays
    "did": timedelta(days=730),  # a skill stays, a life changes
}  # what is said of now (offers, wants, register) does not fade
USUAL = 0.4  # share of questions answered with yes, of somebody of whom nothing is known
PATIENCE = 4.0  # answers it takes until their own share counts as much as the usual one
SLOW = timedelta(minutes=30)  # who takes this long counts halfway between quick and slow
SLOWEST = 0.7  # and the slowest keep this much: slow help is help
HOME: Mapping[str, float] = {"stair": 1.4, "building": 1.2, "": 1.0}  # slippers will do; it decides between equals
BUSY = 0.5  # each question they got today halves their turn: spare the over-asked
WORN = 0.9  # and each one of this week takes a tenth
NEW = 1.15  # never asked yet: let them in, a little
LEAST = 0.4  # below this it is a guess, and a guess is noise
# How many are asked about one post before nobody is invited any more of whom nothing is known: eight, as many as it
# takes until the card calls everybody; in a large neighbourhood a sixth of it, but never more than seventy.
A_SIXTH = 6
AT_MOST = 70  # more would be asking everybody
FADING = 0.9  # of what was learned before, at each answer: the last ten count, people change
SILENCE = timedelta(hours=2)  # no answer for this long is one; sooner, they had no time to

GIVING: Mapping[Category, How] = {
    "item": "gave",
    "group_buy": "gave",
    "lost_found": "gave",
    "loan": "lent",
    "help": "did",
    "ride": "did",
    "info": "told",
}
HAS: tuple[How, ...] = ("offers", "register", "lent", "did", "told", "gave")  # what speaks for having it
INVITING = frozenset[Category]({"item", "loan", "help", "info"})  # what any neighbour may have or know


@dataclass(frozen=True, slots=True)
class Home:
    """Where somebody lives, as they said themselves: 「3栋2单元501」 → Home("3", "2")."""

    building: str
    stair: str | None = None


@dataclass(frozen=True, slots=True)
class Answers:
    """How somebody answered questions of one category; older ones fade. `wait`: what they usually take."""

    yes: float = 0.0
    no: float = 0.0
    silent: float = 0.0
    wait: timedelta | None = None


@dataclass(frozen=True, slots=True)
class Trace:
    """What is known of one person and one thing: 小李 gave 姜 last week."""

    person: Person
    how: How
    thing: str
    at: datetime
    reachable: bool | None  # pressed Start: may be asked privately; None: not known yet
    asked_today: int = 0
    asked_week: int = 0
    new: bool = False  # their turn to be asked never came yet
    answers: Answers = Answers()  # about the category in question
    home: Home | None = None
    post: int | None = None  # the open post, for "offers" and "wants"


@dataclass(frozen=True, slots=True)
class Registered:
    """Somebody may be asked for a thing in a group: they said so."""

    group: int
    thing: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody worth asking, with the strongest reason and all that was weighed: the score is its product."""

    trace: Trace
    near: Near
    parts: Mapping[str, float]

    @property
    def score(self) -> float:
        return prod(self.parts.values())


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
    async def of(self, post: Post, reasons: Sequence[tuple[str, How]], now: datetime) -> list[Trace]:
        """Who in the post's group has to do with it, for reasons (thing, how) given strongest first: the newest of
        each, some dozens in all. Not its poster, nobody asked about it before, nobody who minds."""

    async def next_in_turn(self, post: Post, now: datetime) -> list[Trace]:
        """Some who can be written to and whose turn to be asked is longest ago, in the same form ("invited")."""

    async def note(self, group: int, thing: str, person: int, how: How, at: datetime, post: int = 0) -> None: ...

    async def drop_post(self, post: int) -> None:
        """The post is over: it is no open offer and no open need any more."""

    async def noted(self, group: int, person: int, how: How) -> set[str]:
        """The things that somebody gave, lent, did or told of."""

    async def registered(self, person: int) -> list[Registered]:
        """What somebody may be asked for, newest first."""

    async def drop(self, group: int, thing: str, person: int, how: How) -> None: ...

    async def since(self, group: int, thing: str, person: int, how: How) -> datetime | None:
        """When somebody gave, lent, did or told of a thing last; None if never."""

    async def lives(self, group: int, person: int, home: Home, now: datetime) -> None: ...

    async def home(self, group: int, person: int) -> Home | None: ...


class Pings(Protocol):
    async def add(self, ping: Ping, now: datetime) -> None: ...

    async def of(self, post: int) -> list[Ping]: ...

    async def learn(self, post: int, person: int, answer: Answer, now: datetime) -> None:
        """How they answer; only of a question that waits for its answer."""

    async def waiting_since(self, post: int, before: datetime) -> list[int]:
        """Who was asked privately before this moment and did not answer."""

    async def answers(self, person: int, category: Category) -> Answers: ...

    async def asked_since(self, person: int, since: datetime) -> int:
        """How many questions were put to somebody from a moment on, rings of three among them."""

    async def settle(self, post: int, person: int, state: Literal["accepted", "declined"]) -> bool:
        """They answered; False if they were never asked."""

    async def mute(self, person: int, category: Category | None, until: datetime | None) -> None:
        """They are not to be asked about a category (None: about anything) until a moment (None: for good)."""

    async def unmute(self, person: int, category: Category | None) -> bool: ...

    async def away_until(self, person: int, now: datetime) -> datetime | None:
        """Until when they are not to be asked about anything, as who is away; None: they may be asked."""

    async def muted(self, person: int) -> list[Category]:
        """Categories they do not want to be asked about any more."""

    async def waiting_for(self, person: int) -> list[Ping]:
        """Questions put to them about posts still open, newest first."""


class MatchBooks(PostBooks, Protocol):
    @property
    def traces(self) -> Traces: ...

    @property
    def pings(self) -> Pings: ...


def weigh(trace: Trace, near: Near, now: datetime, home: Home | None = None) -> Candidate:
    """All that speaks for and against asking somebody, each part by its name; 1 is neutral. `home`: the poster's.

    小李 lent 电钻 a month ago, said yes three times of four, lives in the same building → 4.0 × 1 × 0.97 × 1.4 × 1.2 …
    """
    half_life = HALF_LIFE.get(trace.how)
    heard, wait = trace.answers, trace.answers.wait
    share = (heard.yes + USUAL * PATIENCE) / (heard.yes + heard.no + heard.silent + PATIENCE)
    parts = {
        "how": WEIGHT_HOW[trace.how],
        "near": WEIGHT_NEAR[near],
        "fresh": 0.5 ** max(0.0, (now - trace.at) / half_life) if half_life else 1.0,
        "willing": share / USUAL,
        "quick": 1.0 if wait is None else SLOWEST + (1 - SLOWEST) * 0.5 ** (wait / SLOW),
        "home": HOME[_close(home, trace.home)],
        "spared": BUSY**trace.asked_today * WORN ** max(0, trace.asked_week - trace.asked_today),
        "new": NEW if trace.new else 1.0,
    }
    return Candidate(trace, near, parts)


def _close(one: Home | None, other: Home | None) -> Literal["stair", "building", ""]:
    if one is None or other is None or one.building != other.building:
        return ""
    return "stair" if one.stair and one.stair == other.stair else "building"


def rank(
    traces: Iterable[Trace],
    near: Mapping[str, Near],
    now: datetime,
    *,
    back: Mapping[str, Near] | None = None,
    home: Home | None = None,
    a_day: int | None = PINGS_PER_DAY,
    least: float = LEAST,
) -> list[Candidate]:
    """The best reason a person, best person first: open offers before promises before the past, near before far.

    小李 gave 姜 last week, 刘叔 葱 a year ago; 姜 is wanted → 小李 first. `a_day`: who was asked so often today is left
    in peace; None: somebody is in danger, and it does not count how often anybody was asked. `back`: of an exchange,
    what it gives, for those who want it.
    """
    best: dict[int, tuple[float, Candidate]] = {}
    for trace in traces:
        kinship = (near if back is None or trace.how != "wants" else back).get(trace.thing)
        if a_day is None:
            trace = replace(trace, asked_today=0, asked_week=0)
        elif trace.asked_today >= a_day:
            continue
        if kinship is None or trace.person.is_bot:
            continue
        candidate = weigh(trace, kinship, now, home)
        score = candidate.score
        if score >= least and score > best.get(trace.person.id, (0.0,))[0]:
            best[trace.person.id] = score, candidate
    return [one for _, one in sorted(best.values(), key=lambda found: (-found[0], found[1].trace.person.id))]


def reasons(post: Post, near: Mapping[str, Near], back: Mapping[str, Near] | None = None) -> list[tuple[str, How]]:
    """What would make somebody worth asking, strongest first: a need looks for who has, an offer for who wants, an
    exchange for who has what it wants and who wants what it gives (`back`)."""
    sides = [(near, ("wants",) if post.kind == "offer" else HAS), (back or {}, ("wants",))]
    weighed = [
        (WEIGHT_HOW[how] * WEIGHT_NEAR[kinship], (thing, how))
        for side, hows in sides
        for thing, kinship in side.items()
        for how in hows
    ]
    return [pair for weight, pair in sorted(weighed, key=lambda found: -found[0]) if weight >= LEAST]


async def find(
    books: MatchBooks,
    post: Post,
    near: Mapping[str, Near],
    now: datetime,
    *,
    most: int,
    invite: bool = False,
    a_day: int | None = PINGS_PER_DAY,
    among: Collection[int] | None = None,
    back: Mapping[str, Near] | None = None,
) -> list[Candidate]:
    """Whom to ask next about a post: never the poster, nobody twice about the same post.

    `near` maps every thing that could serve to how near it is to what the post is about (of an exchange: to what it
    wants, and `back` to what it gives). `invite`: places in the ring that nobody known fills go to neighbours who were
    not asked for longest, until enough were asked. `among`: of open posts only these answer it (a ride of another day
    does not). `a_day` as in `rank`.
    """
    home = await books.traces.home(post.group, post.poster.id)
    traces = await books.traces.of(post, reasons(post, near, back), now)
    if among is not None:
        past = post.category != "lost_found"  # who once gave a key away has not found this one
        traces = [trace for trace in traces if trace.post in among or (past and trace.post is None)]
    found = rank(traces, near, now, back=back, home=home, a_day=a_day)[:most]
    if not invite or len(found) >= most or post.kind != "need" or post.category not in INVITING:
        return found
    enough = min(max(OPEN_CALL, await books.groups.size(post.group) // A_SIXTH), AT_MOST)
    room = min(most, enough - len(await books.pings.of(post.id))) - len(found)
    if room <= 0:
        return found
    chosen = {one.trace.person.id for one in found}
    in_turn = await books.traces.next_in_turn(post, now)
    others = rank(in_turn, {"": "same"}, now, home=home, a_day=a_day, least=0.0)
    return found + [one for one in others if one.trace.person.id not in chosen][:room]


async def ask(books: MatchBooks, post: Post, found: Iterable[Candidate], now: datetime) -> list[Ping]:
    """Remember whom we ask: privately where it is known that they pressed Start, else by name on the card."""
    pings = []
    for one in found:
        state: Literal["asked", "named"] = "asked" if one.trace.reachable else "named"
        ping = Ping(post.id, one.trace.person, one.trace.how, one.trace.thing, one.trace.at, state)
        await books.pings.add(ping, now)
        pings.append(ping)
    return pings


async def leave(books: MatchBooks, person: int, until: datetime, now: datetime) -> None:
    """「我出门几天」, 「今天别问我」: they are asked about nothing until then; whoever is away for longer stays so."""
    before = await books.pings.away_until(person, now)
    if before is None or before < until:
        await books.pings.mute(person, None, until)


async def answered(
    books: MatchBooks, post: int, person: int, state: Literal["accepted", "declined"], now: datetime
) -> bool:
    """They said yes or no, and it is remembered how they answer; False if they were never asked."""
    await books.pings.learn(post, person, "yes" if state == "accepted" else "no", now)
    return await books.pings.settle(post, person, state)


async def unanswered(books: MatchBooks, post: int, now: datetime) -> None:
    """The post is over: who had time to answer and did not was silent; who had none was not."""
    for person in await books.pings.waiting_since(post, now - SILENCE):
        await books.pings.learn(post, person, "silent", now)


async def announce(books: MatchBooks, post: Post, now: datetime) -> None:
    """An open post can be found: what it wants and what it gives."""
    await books.traces.drop_post(post.id)
    for item in post.wants:
        await books.traces.note(post.group, item.key, post.poster.id, "wants", now, post.id)
    for item in post.gives:
        await books.traces.note(post.group, item.key, post.poster.id, "offers", now, post.id)


async def remember(books: MatchBooks, post: Post, givers: Iterable[int], now: datetime) -> None:
    """Something changed hands: who gave, lent, did or told what, for the next time somebody asks."""
    if post.category == "lost_found" or post.sold:
        return  # finding a cat once says nothing about the next one, and who sold a bicycle has none left
    await books.traces.drop_post(post.id)
    how = GIVING[post.category]
    for giver in givers:
        items = post.gives if giver == post.poster.id else post.wants
        for item in items:
            await books.traces.note(post.group, item.key, giver, how, now)
