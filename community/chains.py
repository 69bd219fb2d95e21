"""Sign-up chains (接龙): neighbours put themselves on one list, with how much each wants, until it closes."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Literal, Protocol
from zoneinfo import ZoneInfo

from community.errors import ChainFull, ChainOver, NoSuchChain, NotInChain, NotYourChain, NotYourLine, TooMuch
from community.members import MemberBooks, Person, Role
from community.settings import Settings

State = Literal["draft", "open", "closed", "arrived", "cancelled", "over"]
LIVE: tuple[State, ...] = ("open", "closed", "arrived")

MOST_EACH = 999.0  # of one line; whoever types more is testing us
MOST_LINES = 300  # a longer list is somebody's spreadsheet
MOST_OPEN = 20  # chains of one person
LONGEST_NOTE = 40
REMIND_AHEAD = timedelta(hours=3)
BEFORE_QUIET = timedelta(hours=1)  # the last hour in which people are reminded of shopping
SHORTEST_REMINDED = timedelta(hours=6)  # a chain that closes sooner is still fresh in everybody's mind
KEPT = timedelta(days=30)  # after it closed: then it is over, fetched or not
WITHOUT_DEADLINE = timedelta(days=7)
ONE_MORE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Draft:
    """What a chain is about. Price in yuan a unit; `unit` "" where nobody named one; wall times are naive, in `zone`.
    `least`: below it nothing comes of it; `most`: all there is. `named`: the deadline that its own message names, which
    was another where 「延到周五」 moved it."""

    group: int
    organizer: Person | None
    zone: str
    title: str
    unit: str = ""
    price: float | None = None
    least: float | None = None
    most: float | None = None
    closes: datetime | None = None
    named: datetime | None = None
    message_id: int | None = None
    thread: int | None = None


@dataclass(frozen=True, slots=True)
class Chain(Draft):
    """A chain in a group."""

    id: int = 0
    state: State = "open"
    created_at: datetime = datetime(1970, 1, 1, tzinfo=UTC)

    @property
    def card(self) -> str:
        """The name of its card among the bot's own messages."""
        return f"chain:{self.id}"

    @property
    def closes_at(self) -> datetime | None:
        """The deadline as a moment."""
        return None if self.closes is None else self.closes.replace(tzinfo=ZoneInfo(self.zone)).astimezone(UTC)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line. `name` is as typed for somebody else by `person`, "" for themselves. A line taken back has quantity
    0 and stays, so that no old copy of the list brings it to life again; `undecided`: may still come."""

    id: int
    chain: int
    person: Person
    name: str
    quantity: float
    note: str
    undecided: bool
    since: datetime
    collected_at: datetime | None = None

    @property
    def shown(self) -> str:
        return self.name or self.person.name


@dataclass(frozen=True, slots=True)
class Line:
    """A line as somebody typed it: 「3. 陈姐 2箱 晚点拿」."""

    name: str
    quantity: float | None = None
    note: str = ""


class Chains(Protocol):
    async def add(self, draft: Draft, state: State, now: datetime) -> Chain: ...

    async def get(self, chain: int) -> Chain | None: ...

    async def by_message(self, group: int, message_id: int) -> Chain | None: ...

    async def is_message(self, group: int, message_id: int) -> bool: ...

    async def live_in(self, group: int) -> list[Chain]:
        """Open, closed or arrived, newest first."""

    async def any_in(self, group: int) -> bool:
        """Whether one is live there."""

    async def live_by(self, person: int) -> list[Chain]:
        """Started by them, in all groups, newest first."""

    async def write(self, chain: Chain, now: datetime) -> None:
        """Everything but group and organizer becomes what the value says."""

    async def entries(self, chain: int) -> list[Entry]:
        """All lines in order, also those taken back and the undecided."""

    async def entry(self, entry: int) -> Entry | None: ...

    async def seat(
        self, chain: int, person: int, name: str, quantity: float, note: str, now: datetime, *, forced: bool = False
    ) -> bool:
        """Write the line, if the chain is open and so much is left: one conditional statement. `forced`: whatever
        is left, because it becomes less."""

    async def adopt(self, entry: int, person: int) -> None:
        """A line typed for somebody is their own now, instead of an empty one of theirs."""

    async def doubt(self, chain: int, person: int, now: datetime) -> None:
        """They are undecided."""

    async def collect(self, entry: int, at: datetime | None) -> None:
        """It was fetched; None: it was not, after all."""

    async def of_person(self, person: int) -> list[int]:
        """Live chains that they are in."""

    async def drop(self, chain: int, person: int) -> None:
        """Their lines are gone for good."""


class ChainBooks(MemberBooks, Protocol):
    @property
    def chains(self) -> Chains: ...


async def find(books: ChainBooks, chain: int) -> Chain:
    """NoSuchChain."""
    found = await books.chains.get(chain)
    if found is None:
        raise NoSuchChain
    return found


async def find_open(books: ChainBooks, chain: int) -> Chain:
    """The chain, if one can still sign up: NoSuchChain, ChainOver."""
    found = await find(books, chain)
    if found.state != "open":
        raise ChainOver
    return found


def must_organize(chain: Chain, person: int, role: Role) -> None:
    """Whoever started it, or an admin of the group."""
    own = chain.organizer is not None and chain.organizer.id == person
    if role == "gone" or not (own or role == "admin"):
        raise NotYourChain


def lines(entries: Iterable[Entry]) -> list[Entry]:
    """What stands on the list, in order: their places are the numbers, none doubled, none lost."""
    return [entry for entry in entries if entry.quantity > 0]


def total(entries: Iterable[Entry]) -> float:
    """How much all of them want together, in the measure of the chain."""
    return sum(entry.quantity for entry in entries)


def key(name: str) -> str:
    """One name however it is typed: 「小 李」, 「小李」."""
    return "".join(unicodedata.normalize("NFKC", name).casefold().split())


def own(entries: Sequence[Entry], person: Person) -> Entry | None:
    """Somebody's own line: theirs, else one that was typed for their name, else the only one that they typed."""
    mine = [entry for entry in entries if entry.person.id == person.id]
    typed = [entry for entry in mine if entry.name and entry.quantity > 0]
    return _theirs(entries, person) or (typed[0] if len(typed) == 1 else None)


def lines_by(entries: Sequence[Entry], person: Person) -> list[Entry]:
    """The lines that somebody may change: their own, and what they typed for others."""
    mine = own(entries, person)
    return [entry for entry in lines(entries) if entry.person.id == person.id or entry == mine]


def _theirs(entries: Sequence[Entry], person: Person) -> Entry | None:
    """Their line; never that of a namesake, who has signed up themselves."""
    first = [entry for entry in entries if entry.person.id == person.id and not entry.name]
    named = [entry for entry in entries if entry.name and key(entry.name) == key(person.name)]
    return next(iter(first or named), None)


def line_of(entries: Sequence[Entry], name: str, by: Person) -> Entry | None:
    """The line that `by` means with a name: the one called so, one that they typed before one of somebody else's;
    「张奶奶」 is also 「楼上张奶奶」, where only one can be meant."""
    said = key(name)
    exact = [e for e in entries if key(e.shown) == said and (e.quantity > 0 or e.person.id == by.id)]
    alike = [entry for entry in lines(entries) if said and said in key(entry.shown)]
    meant = exact or (alike if len(alike) == 1 else [entry for entry in alike if entry.person.id == by.id])
    return next((entry for entry in meant if entry.person.id == by.id), meant[0] if meant else None)


@dataclass(frozen=True, slots=True)
class Signed:
    """What somebody wanted before (0: not on the list) and wants now; `name` where it is somebody else's line that
    they typed, "" for their own."""

    chain: Chain
    before: float
    now: float
    note: str = ""
    name: str = ""


async def sign(
    books: ChainBooks,
    chain: int,
    by: Person,
    now: datetime,
    *,
    more: float = 0,
    to: float | None = None,
    note: str = "",
    name: str = "",
) -> Signed:
    """So much `more` (「+2」, 「-1」), or changed `to` so much; 0 is taken back. Their own line, or the one that they
    typed for a `name`: nobody changes what a neighbour signed up for themselves."""
    found = await find_open(books, chain)
    entries = await books.chains.entries(chain)
    line = line_of(entries, name, by) if name else own(entries, by)
    if name and line is not None and line.person.id != by.id and more > 0 and key(line.shown) != key(name):
        line = None  # the name is like a line of somebody else's: they mean another 张奶奶
    before = line.quantity if line is not None else 0.0
    wanted = max(0.0, before + more) if to is None else to
    if name and line is not None and line.person.id != by.id:
        raise NotYourLine(line.shown)
    if before == 0 and wanted == 0:
        raise NotInChain
    if line is not None and line.name and line.person.id != by.id:
        await books.chains.adopt(line.id, by.id)
        line = replace(line, name="", person=by)
    if name and line is None:  # a line of their own, so that 「+2」 afterwards is for themselves
        await _begin_own(books, chain, entries, by, now)
    shown = line.name if line is not None else name
    note = _noted(line, note, wanted, adds=to is None)
    await _seat(books, found, entries, by.id, shown, wanted, before, note, now)
    return Signed(found, before, wanted, note, name and shown)


async def _begin_own(books: ChainBooks, chain: int, entries: Sequence[Entry], by: Person, now: datetime) -> None:
    if _theirs(entries, by) is None:
        await books.chains.seat(chain, by.id, "", 0.0, "", now, forced=True)


def _noted(line: Entry | None, note: str, wanted: float, *, adds: bool) -> str:
    """The note of a line: a new one stands beside the old where something was added, and none where nothing is left."""
    old = line.note if line is not None else ""
    if wanted == 0 or (note and not adds):
        return note[:LONGEST_NOTE]
    return " ".join(filter(None, (old, note if note not in old else "")))[:LONGEST_NOTE]


async def _seat(
    books: ChainBooks,
    chain: Chain,
    entries: Sequence[Entry],
    person: int,
    name: str,
    wanted: float,
    before: float,
    note: str,
    now: datetime,
) -> None:
    if wanted > MOST_EACH:
        raise TooMuch(int(MOST_EACH))
    if before == 0 and len(lines(entries)) >= MOST_LINES:
        raise ChainFull(0)
    if not await books.chains.seat(chain.id, person, name, wanted, note, now, forced=wanted < before):
        left = max(0.0, (chain.most or 0) - total(entries))
        raise ChainFull(left)


async def take_back(books: ChainBooks, chain: int, by: Person, now: datetime, *, name: str = "") -> Signed:
    """「不要了」, 「张奶奶不要了」."""
    return await sign(books, chain, by, now, to=0.0, name=name)


async def hesitate(books: ChainBooks, chain: int, by: Person, now: datetime) -> Chain:
    """「再想想」: they are reminded before it closes."""
    found = await find_open(books, chain)
    line = own(await books.chains.entries(chain), by)
    if line is None or line.quantity == 0:
        await books.chains.doubt(chain, by.id, now)
    return found


@dataclass(frozen=True, slots=True)
class Merged:
    """What a list typed by hand brought: lines that are new or changed, names for whom nothing was left, and lines of
    whoever typed it that are missing in a list that is the chain's otherwise."""

    changed: int
    left_out: tuple[str, ...] = ()
    missing: tuple[Entry, ...] = ()


async def merge(books: ChainBooks, chain: Chain, typed: Sequence[Line], by: Person, now: datetime) -> Merged:
    """Take over a list typed by hand. Whoever copied an old one loses nobody's line, changes only what they typed
    themselves, and brings nobody back who has gone. A name that stands there twice is one line with the sum."""
    entries = await books.chains.entries(chain.id)
    standing = lines(entries)
    others = without_namesakes(typed, entries, by)
    merged = await _merge(books, chain, others, entries, by, now)
    if merged.changed or merged.left_out:
        return merged
    mine = [line for line in typed if key(line.name) == key(by.name)]
    if mine and not any(key(line.name) == key(by.name) for line in others) and _theirs(standing, by) is None:
        return await _merge(books, chain, mine, entries, by, now)  # nobody sends a list to change nothing
    names = {key(line.name) for line in typed}
    absent = tuple(entry for entry in standing if key(entry.shown) not in names)
    copied = len(absent) < len(standing) and all(entry.person.id == by.id for entry in absent)
    return replace(merged, missing=absent if copied else ())


def without_namesakes(typed: Sequence[Line], entries: Sequence[Entry], by: Person) -> list[Line]:
    """The lines of a copied list but for those that stand for other neighbours who are called the same as `by`."""
    namesakes = [
        entry.quantity for entry in lines(entries) if not entry.name and entry.person.id != by.id and _called(entry, by)
    ]
    kept = []
    for line in typed:
        if key(line.name) == key(by.name) and line.quantity in namesakes:
            namesakes.remove(line.quantity)
        else:
            kept.append(line)
    return kept


def _called(entry: Entry, person: Person) -> bool:
    return key(entry.shown) == key(person.name)


async def _merge(
    books: ChainBooks, chain: Chain, typed: Sequence[Line], entries: Sequence[Entry], by: Person, now: datetime
) -> Merged:
    """Each name of a list once. The lines that stand are read once for all of them: a list has hundreds."""
    changed, left_out, places = 0, [], len(lines(entries))
    known: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        known[key(entry.shown)].append(entry)
    mine = key(by.name)
    for line in summed(typed):
        name = key(line.name)
        if name == mine:
            found = _theirs(entries, by)
        else:
            found = next(iter(sorted(known[name], key=lambda entry: entry.person.id != by.id)), None)
            if found is not None and (found.person.id != by.id or (found.quantity == 0 and not found.undecided)):
                continue  # somebody else's, or taken back meanwhile
        before = found.quantity if found is not None else 0.0
        wanted = min(line.quantity if line.quantity is not None else before or 1.0, MOST_EACH)
        note = line.note[:LONGEST_NOTE] or (found.note if found is not None else "")
        if found is not None and (found.quantity, found.note) == (wanted, note):
            continue
        if found is not None and found.name and name == mine:
            await books.chains.adopt(found.id, by.id)
        written = "" if name == mine else found.name if found is not None else line.name
        full = before == 0 and places >= MOST_LINES
        if full or not await books.chains.seat(chain.id, by.id, written, wanted, note, now, forced=wanted < before):
            left_out.append(line.name)
        else:
            changed += 1
            places += before == 0
    return Merged(changed, tuple(left_out))


def summed(typed: Iterable[Line]) -> list[Line]:
    """One line a name: the same line twice is one, different ones are added up."""
    seen: dict[str, list[Line]] = {}
    for line in list(typed)[:MOST_LINES]:
        if line.name and line not in seen.setdefault(key(line.name), []):
            seen[key(line.name)].append(line)
    return [
        one[0]
        if len(one) == 1
        else Line(one[0].name, sum(x.quantity or 1.0 for x in one), " ".join(x.note for x in one if x.note))
        for one in seen.values()
    ]


def revised(chain: Chain, draft: Draft) -> Chain:
    """The chain as its changed message says it; what was said to it stays, and so does a deadline that was moved where
    the message names the same one as before."""
    return replace(
        chain,
        title=draft.title,
        unit=draft.unit or chain.unit,
        price=draft.price,
        least=draft.least,
        most=draft.most,
        closes=chain.closes if draft.named == chain.named else draft.closes,
        named=draft.named,
    )


async def end(books: ChainBooks, chain: Chain, state: State, now: datetime) -> Chain:
    """It closes, arrives, is called off, or is over."""
    ended = replace(chain, state=state)
    await books.chains.write(ended, now)
    return ended


def names(said: str, title: str) -> bool:
    """Whether somebody calls a chain so: 「脐橙」 is that of 「赣南脐橙」, 「土鸡蛋」 that of 「鸡蛋」, 「蟹」 that of
    「大闸蟹」."""
    one, title = key(said), key(title)
    if not one or not title:
        return False
    return one.endswith(title) or title.endswith(one) or (len(one) > 1 and one in title)


async def until(books: ChainBooks, chain: Chain, closes: datetime, now: datetime) -> Chain:
    """It closes then (wall time, ahead), open again if it was not."""
    if chain.state not in ("open", "closed"):
        raise ChainOver
    moved = replace(chain, state="open", closes=closes)
    await books.chains.write(moved, now)
    return moved


async def extend(books: ChainBooks, chain: Chain, now: datetime) -> Chain:
    """One more day: from its deadline, or from now if that is past."""
    local = now.astimezone(ZoneInfo(chain.zone)).replace(tzinfo=None, second=0, microsecond=0)
    return await until(books, chain, max(chain.closes or local, local) + ONE_MORE_DAY, now)


def failed(chain: Chain, entries: Sequence[Entry]) -> bool:
    """Whether too little came together."""
    return chain.least is not None and total(entries) < chain.least


def remind_at(chain: Chain, settings: Settings) -> datetime | None:
    """When the undecided are reminded: three hours ahead, and not in the group's quiet hours, but an hour before they
    begin; None where it closes too soon for that, or never."""
    if chain.closes is None or chain.closes_at is None or chain.closes_at - chain.created_at < SHORTEST_REMINDED:
        return None
    wall, hours = chain.closes - REMIND_AHEAD, settings.quiet_hours
    if hours is not None and settings.is_quiet(wall.time()):
        evening = datetime.combine(wall.date(), hours[0]) - BEFORE_QUIET
        wall = evening if evening <= wall else evening - timedelta(days=1)
    return wall.replace(tzinfo=ZoneInfo(chain.zone)).astimezone(UTC)


async def fetched(books: ChainBooks, chain: Chain, by: Person, now: datetime) -> Entry:
    """「我拿到了」: their own line is ticked off."""
    line = own(await books.chains.entries(chain.id), by)
    if line is None or line.quantity == 0:
        raise NotInChain
    await books.chains.collect(line.id, line.collected_at or now)
    return line


def waiting(entries: Iterable[Entry]) -> list[Entry]:
    """Who has not fetched theirs yet."""
    return [entry for entry in lines(entries) if entry.collected_at is None]
