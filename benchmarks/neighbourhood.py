"""Who is asked, in a neighbourhood that never was: `python -m benchmarks neighbourhood`.

300 households for 90 days, seeded: what they own and can do, how willing, quick and attentive they are is hidden; what
they post, claim and answer is seen. Four ways to ask meet the same needs and the same people: ours
(`community.matching` on a real SQLite file, with the rings of the bot), everybody at once, three at random, and the
same rings by keyword match only. In all of them the card stands in the group and some see it. Nobody tires of being
asked here, however often, which flatters asking everybody. The things asked for, and of which kind they are, are those
of the training corpus; how often each is asked for (Zipf), who has what, and people's manners are assumptions, named
below. Needs that nobody could and would meet even if everybody were asked are left out.
"""

import asyncio
import heapq
import random
import statistics
import tempfile
from collections import Counter
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import accumulate, count
from pathlib import Path

from community import matching, posts
from community.matching import GIVING, Home, Near, Ping
from community.members import Group, Person, Place, greet
from community.posts import Category, Draft, Item, Post
from handlers.matching import near
from nlp.household import things
from nlp.training.lines import CORPUS, read
from storage.books import SqlBooks
from storage.database import open_store

SEEDS = (4, 5, 6)  # 1 to 3 were looked at while choosing how many are asked
HOUSEHOLDS, BUILDINGS, STAIRS, DAYS = 300, 10, 3, 90
SECOND = 0.4  # households with two people in the group
STARTED = 0.7  # people who pressed Start: the others are named on the card at most
NEEDS_A_DAY, OFFERS_A_DAY, VOLUNTEERS_A_DAY = 8, 3, 1
ZIPF = 0.9  # demand: a few things are asked for again and again
# Beta: who has what is asked for, by category: things of households, deeds and knowledge of people. Nobody knows these
# figures of a real neighbourhood, so there are two: in the first a common thing is in many homes, in the other
# whatever is asked for is rare.
COMMON: dict[Category, tuple[float, float]] = {"item": (2, 3), "loan": (1, 4), "help": (1, 4), "info": (1, 3)}
SCARCE: dict[Category, tuple[float, float]] = {"item": (1, 4), "loan": (0.6, 7), "help": (0.6, 12), "info": (0.8, 8)}
WORLDS = {
    "common (40 % have an item, 20 % a thing to lend, 20 % can do it, 25 % know)": COMMON,
    "scarce (20 %, 8 %, 5 %, 9 %)": SCARCE,
}
A_KIND = 0.5  # a 冲击钻 serves who asks for a 电钻, half of the times
AT_HAND = 0.8  # who has it has it at hand today
WILLING = (2.0, 2.5)  # Beta of a person's yes when asked privately, mean 44 %
NEARER = 1.15  # times this for somebody of the same building
SEES_CARD = (1.0, 9.0)  # Beta: who reads the group in time, mean 10 %
BYSTANDER = 0.6  # of those who would say yes if asked, say so unasked
CARD_MINUTES = 25.0  # median until they see it
ANSWER_MINUTES = (2.0, 90.0)  # people's own median, between quick and slow
SPREAD = 1.0  # sigma of the logarithm around a median
SAYS_NO = (2.0, 2.0)  # Beta: who says no rather than nothing
REGISTERS = 0.6  # of those who lent or did something, may be asked again
NAMES_HOME = 0.3  # of posts that name the poster's building
WORTH = timedelta(hours=24)  # later help is none
RINGS, RING_WAIT = (3, 5), timedelta(minutes=10)
GROUP = -100
BEGIN = datetime(2026, 11, 22, tzinfo=UTC)
LASTING = ("loan", "help", "info")
Subject = tuple[str, Category]


@dataclass(frozen=True, slots=True)
class Neighbour:
    """All that is hidden of one person."""

    person: Person
    household: int
    home: Home
    started: bool
    willing: float
    sees_card: float
    says_no: float
    minutes: float
    has: frozenset[Subject]


@dataclass(frozen=True, slots=True)
class Need:
    """One need and what everybody would do about it, whoever asks: {person: minutes until their yes (or no)}."""

    number: int
    at: datetime
    poster: Neighbour
    subject: Subject
    yes: dict[int, float]
    no: dict[int, float]
    unasked: dict[int, float]  # they see the card and come by themselves
    names_home: bool
    may_ask_again: bool

    @property
    def answerable(self) -> bool:
        return bool(self.yes)


@dataclass(frozen=True, slots=True)
class Offer:
    """「多了…自取」; after some hours it has found somebody, or it has not."""

    at: datetime
    poster: Neighbour
    subject: Subject
    taken_at: datetime | None


@dataclass(frozen=True, slots=True)
class Volunteer:
    """「我会修水电，有事找我」, and 可以 to the bot's question."""

    at: datetime
    who: Neighbour
    subject: Subject


@dataclass(frozen=True, slots=True)
class World:
    people: dict[int, Neighbour]
    needs: list[Need]
    offers: list[Offer]
    volunteers: list[Volunteer]


@dataclass(slots=True)
class Outcome:
    """What became of it: need → minutes until somebody came, and everybody's questions."""

    claimed: dict[int, float] = field(default_factory=dict)
    pings: Counter[int] = field(default_factory=Counter)
    asked: Counter[int] = field(default_factory=Counter)  # need → how many


def subjects() -> list[Subject]:
    """What neighbours need, in the training corpus: things and deeds with their category."""
    found: dict[Subject, None] = {}
    for path in sorted(CORPUS.glob("train-*.jsonl")):
        for line in read(path):
            asked_for = next((category for category in COMMON if category == line.category), None)
            if line.intent == "need" and line.wants and asked_for is not None:
                name = line.wants[0]["name"]
                found[things.key(name if isinstance(name, str) else name[0]), asked_for] = None
    return [subject for subject in found if subject[0]]


def world(seed: int, owned: dict[Category, tuple[float, float]]) -> World:
    chance = random.Random(seed)
    wanted = subjects()
    chance.shuffle(wanted)
    weights = list(accumulate(1 / rank**ZIPF for rank in range(1, len(wanted) + 1)))
    prevalence = {subject: chance.betavariate(*owned[subject[1]]) for subject in wanted}
    people: dict[int, Neighbour] = {}
    for household in range(HOUSEHOLDS):
        home = Home(f"{household * BUILDINGS // HOUSEHOLDS + 1}栋", str(household % STAIRS + 1))
        shared = {s for s in wanted if s[1] in ("loan", "item") and chance.random() < prevalence[s]}
        for _ in range(1 + (chance.random() < SECOND)):
            own = {s for s in wanted if s[1] in ("help", "info") and chance.random() < prevalence[s]}
            number = len(people) + 1
            quick, slow = ANSWER_MINUTES
            people[number] = Neighbour(
                Person(number, f"邻居{number}"),
                household,
                home,
                started=chance.random() < STARTED,
                willing=chance.betavariate(*WILLING),
                sees_card=chance.betavariate(*SEES_CARD),
                says_no=chance.betavariate(*SAYS_NO),
                minutes=quick * (slow / quick) ** chance.random(),
                has=frozenset(shared | own),
            )
    serving = {subject: _serving(subject, set(wanted)) for subject in wanted}
    needs: list[Need] = []
    offers: list[Offer] = []
    volunteers: list[Volunteer] = []
    everybody = list(people.values())
    for day in range(DAYS):
        for _ in range(NEEDS_A_DAY):
            at = BEGIN + timedelta(days=day, minutes=chance.uniform(0, 12 * 60))  # 8:00 to 20:00 in Shanghai
            subject = chance.choices(wanted, cum_weights=weights)[0]
            needs.append(_need(len(needs), at, chance.choice(everybody), subject, serving[subject], everybody, chance))
        for _ in range(OFFERS_A_DAY):
            at = BEGIN + timedelta(days=day, minutes=chance.uniform(0, 12 * 60))
            giver = chance.choice(everybody)
            spare = sorted(s for s in giver.has if s[1] == "item")
            taken_at = at + timedelta(hours=chance.uniform(0.2, 12)) if chance.random() < 0.7 else None
            if spare:
                offers.append(Offer(at, giver, chance.choice(spare), taken_at))
        for _ in range(VOLUNTEERS_A_DAY):
            who = chance.choice(everybody)
            can = sorted(s for s in who.has if s[1] in LASTING)
            if can and who.started:  # the question goes to them privately
                volunteers.append(Volunteer(BEGIN + timedelta(days=day), who, chance.choice(can)))
    return World(people, needs, offers, volunteers)


def _serving(subject: Subject, wanted: set[Subject]) -> frozenset[Subject]:
    """What would serve as well: a kind of it."""
    name, category = subject
    return frozenset(
        (other, category)
        for other in things.near(name)
        if (other, category) in wanted and other != name and name in things.kinds(other)
    )


def _need(
    number: int,
    at: datetime,
    poster: Neighbour,
    subject: Subject,
    serving: frozenset[Subject],
    everybody: Iterable[Neighbour],
    chance: random.Random,
) -> Need:
    yes, no, unasked = {}, {}, {}
    for one in everybody:
        coins = [chance.random() for _ in range(6)]
        answer = one.minutes * chance.lognormvariate(0, SPREAD)
        seen = CARD_MINUTES * chance.lognormvariate(0, SPREAD)
        if one.household == poster.household:
            continue
        has = subject in one.has or (coins[0] < A_KIND and bool(serving & one.has))
        willing = one.willing * (NEARER if one.home.building == poster.home.building else 1.0)
        if has and coins[1] < AT_HAND and coins[2] < willing:
            yes[one.person.id] = answer
            if coins[3] < one.sees_card and coins[4] < BYSTANDER:
                unasked[one.person.id] = seen
        elif coins[5] < one.says_no:
            no[one.person.id] = answer
    return Need(
        number, at, poster, subject, yes, no, unasked, chance.random() < NAMES_HOME, chance.random() < REGISTERS
    )


def _first(need: Need, asked: dict[int, float]) -> tuple[int, float] | None:
    """Who comes first, and when: of those asked (person → minutes after the need), or of those who saw the card."""
    come = dict(need.unasked)
    for person, after in asked.items():
        if person in need.yes:
            come[person] = min(come.get(person, float("inf")), after + need.yes[person])
    who = min(come, key=lambda person: come[person], default=None)
    return None if who is None or come[who] > WORTH / timedelta(minutes=1) else (who, come[who])


def at_once(world: World, choose: Callable[[Need, Sequence[int]], Sequence[int]]) -> Outcome:
    """All questions in the first minute; nothing is learned, so nothing is stored."""
    outcome = Outcome()
    for need in world.needs:
        others = [n for n, one in world.people.items() if one.started and one.household != need.poster.household]
        asked = dict.fromkeys(choose(need, others), 0.0)
        outcome.pings.update(asked.keys())
        outcome.asked[need.number] = len(asked)
        if (first := _first(need, asked)) is not None:
            outcome.claimed[need.number] = first[1]
    return outcome


def everybody(_: Need, others: Sequence[int]) -> Sequence[int]:
    return others


def three_at_random(need: Need, others: Sequence[int]) -> Sequence[int]:
    return random.Random(need.number).sample(others, 3)


Choose = Callable[[SqlBooks, Post, datetime, int, int], Awaitable[list[Ping]]]  # which ring, how many


async def ours(books: SqlBooks, post: Post, now: datetime, ring: int, most: int) -> list[Ping]:
    """As the bot does it, in `handlers.matching.ask`."""
    found = await matching.find(books, post, near(post), now, most=most, invite=ring > 0)
    known = [one for one in found if one.trace.reachable or one.trace.how != "invited"]
    return await matching.ask(books, post, known, now)


async def ours_uninvited(books: SqlBooks, post: Post, now: datetime, ring: int, most: int) -> list[Ping]:
    """The same, asking only neighbours of whom something is known."""
    found = await matching.find(books, post, near(post), now, most=most)
    return await matching.ask(books, post, found, now)


async def keyword(books: SqlBooks, post: Post, now: datetime, ring: int, most: int) -> list[Ping]:
    """Whoever had to do with the very thing, newest first."""
    same: dict[str, Near] = {item.key: "same" for item in post.wants}
    traces = await books.traces.of(post, matching.reasons(post, same), now)
    newest = {t.person.id: t for t in sorted(traces, key=lambda trace: trace.at)}
    chosen = [matching.weigh(t, "same", now) for t in list(reversed(newest.values()))[:most]]
    return await matching.ask(books, post, chosen, now)


async def in_rings(world: World, choose: Choose, folder: Path) -> Outcome:
    """The needs in their time, ring after ring, everything learned on the way."""
    async with await open_store(f"sqlite:///{folder / 'linli.db'}") as store, store.turn() as books:
        play = Play(world, choose, books)
        await play.move_in()
        await play.run()
        return play.outcome


class Play:
    """One run: what happens next is taken from a heap."""

    def __init__(self, world: World, choose: Choose, books: SqlBooks) -> None:
        self.world, self.choose, self.books = world, choose, books
        self.outcome = Outcome()
        self._next: list[tuple[datetime, int, Callable[[datetime], Awaitable[None]]]] = []
        self._order = count()
        self._open: dict[int, tuple[Post, dict[int, float]]] = {}  # need → its post, and who was asked when

    def at(self, when: datetime, do: Callable[[datetime], Awaitable[None]]) -> None:
        heapq.heappush(self._next, (when, next(self._order), do))

    async def move_in(self) -> None:
        place = Place(GROUP, "group", "花园小区")
        await self.books.groups.joined(Group(GROUP, "花园小区"), BEGIN)
        for one in self.world.people.values():
            await greet(self.books, one.person, place, BEGIN)
            if one.started:
                await self.books.people.started(one.person.id)
            else:
                await self.books.people.unreachable(one.person.id)

    async def run(self) -> None:
        for need in self.world.needs:
            self.at(need.at, partial(self._opened, need))
        for number, offer in enumerate(self.world.offers):
            self.at(offer.at, partial(self._offered, number, offer))
        for one in self.world.volunteers:
            self.at(one.at, partial(self._volunteered, one))
        while self._next:
            now, _, do = heapq.heappop(self._next)
            await do(now)

    async def _post(self, poster: Neighbour, subject: Subject, number: int, kind: str, now: datetime) -> Post:
        items = (Item(subject[0], subject[0]),)
        wants, gives = (items, ()) if kind == "need" else ((), items)
        draft = Draft(GROUP, number, poster.person, kind, subject[1], wants, gives, "")  # type: ignore[arg-type]  # the same words
        post = await self.books.posts.add(draft, now)
        await matching.announce(self.books, post, now)
        return post

    async def _end(self, post: Post, givers: Iterable[int], state: str, now: datetime) -> None:
        """As `handlers.posts.over` does it."""
        await posts.end(self.books, post.id, by=post.poster.id, organizer=False, state=state, now=now)  # type: ignore[arg-type]  # one of two words
        if givers:
            await matching.remember(self.books, post, givers, now)
        await self.books.traces.drop_post(post.id)
        await matching.unanswered(self.books, post.id, now)

    async def _volunteered(self, one: Volunteer, now: datetime) -> None:
        await self.books.traces.note(GROUP, one.subject[0], one.who.person.id, "register", now)

    async def _offered(self, number: int, offer: Offer, now: datetime) -> None:
        post = await self._post(offer.poster, offer.subject, -1 - number, "offer", now)
        over_at = offer.taken_at or now + timedelta(days=3)
        givers, state = ([offer.poster.person.id], "done") if offer.taken_at else ([], "parked")
        self.at(over_at, partial(self._end, post, givers, state))

    async def _opened(self, need: Need, now: datetime) -> None:
        post = await self._post(need.poster, need.subject, need.number, "need", now)
        if need.names_home:
            await self.books.traces.lives(GROUP, need.poster.person.id, need.poster.home, now)
        self._open[need.number] = post, {}
        self.at(need.at + WORTH, partial(self._given_up, need))
        for person, after in need.unasked.items():
            self.at(now + timedelta(minutes=after), partial(self._came, need, person))
        await self._ring(need, 0, now)

    async def _ring(self, need: Need, ring: int, now: datetime) -> None:
        if need.number not in self._open:
            return
        post, asked = self._open[need.number]
        pings = await self.choose(self.books, post, now, ring, RINGS[bool(asked)])
        for ping in pings:
            who = ping.person.id
            if ping.state == "named" and ring:
                continue  # Telegram tells nobody of a name edited into a card
            asked[who] = (now - need.at) / timedelta(minutes=1)
            self.outcome.pings[who] += 1
            self.outcome.asked[need.number] += 1
            if who in need.yes:
                self.at(now + timedelta(minutes=need.yes[who]), partial(self._came, need, who))
            elif who in need.no:
                self.at(now + timedelta(minutes=need.no[who]), partial(self._declined, need, who))
        if pings or ring == 0:
            self.at(now + RING_WAIT, partial(self._ring, need, ring + 1))

    async def _declined(self, need: Need, who: int, now: datetime) -> None:
        if need.number in self._open:
            await matching.answered(self.books, self._open[need.number][0].id, who, "declined", now)

    async def _came(self, need: Need, who: int, now: datetime) -> None:
        if need.number not in self._open:
            return
        post, _ = self._open.pop(need.number)
        self.outcome.claimed[need.number] = (now - need.at) / timedelta(minutes=1)
        await matching.answered(self.books, post.id, who, "accepted", now)
        await self._end(post, [who], "done", now)
        if need.may_ask_again and post.category in LASTING and GIVING[post.category]:
            await self.books.traces.note(GROUP, need.subject[0], who, "register", now)

    async def _given_up(self, need: Need, now: datetime) -> None:
        if need.number in self._open:
            post, _ = self._open.pop(need.number)
            await self._end(post, [], "parked", now)


def gini(values: Sequence[int]) -> float:
    """0: all the same; towards 1: one has all."""
    ordered, total = sorted(values), sum(values)
    if not total:
        return 0.0
    return sum((2 * rank - len(ordered) - 1) * value for rank, value in enumerate(ordered, 1)) / (len(ordered) * total)


@dataclass(frozen=True, slots=True)
class Row:
    claimed: float  # share of answerable needs
    late: float  # the same, of the last 30 days
    minutes: float  # median until somebody came
    per_claim: float
    pings: float  # all
    weekly: float  # pings a person who can be asked, a week
    gini: float


def judged(world: World, outcome: Outcome) -> Row:
    answerable = [need for need in world.needs if need.answerable]
    late = [need for need in answerable if need.at >= BEGIN + timedelta(days=DAYS - 30)]
    total = sum(outcome.asked.values())
    per_person = [outcome.pings[number] for number, one in world.people.items() if one.started]
    return Row(
        sum(need.number in outcome.claimed for need in answerable) / len(answerable),
        sum(need.number in outcome.claimed for need in late) / len(late),
        statistics.median(outcome.claimed.values()),
        total / len(outcome.claimed),
        total,
        sum(per_person) / len(per_person) / (DAYS / 7),
        gini(per_person),
    )


def _run(seed: int, owned: dict[Category, tuple[float, float]]) -> dict[str, Row]:
    built = world(seed, owned)
    found = {
        "ask everybody": judged(built, at_once(built, everybody)),
        "three at random": judged(built, at_once(built, three_at_random)),
        "nobody, the card alone": judged(built, at_once(built, lambda need, others: ())),
    }
    ringing: dict[str, Choose] = {"keyword match only": keyword, "ours, nobody invited": ours_uninvited, "ours": ours}
    for name, choose in ringing.items():
        with tempfile.TemporaryDirectory() as folder:
            found[name] = judged(built, asyncio.run(in_rings(built, choose, Path(folder))))
    return found


def main() -> None:
    for name, owned in WORLDS.items():
        runs = [_run(seed, owned) for seed in SEEDS]
        print(f"\nneighbourhood: {HOUSEHOLDS} households, {DAYS} days, mean of {len(SEEDS)} seeds; {name}")
        print(f"{'':24}{'claimed':>8}{'of all':>8}{'late':>8}{'minutes':>9}", end="")
        print(f"{'pings/claim':>13}{'of all':>8}{'a week':>8}{'Gini':>6}")
        for way in runs[0]:
            pairs = [(run[way], run["ask everybody"]) for run in runs]

            def mean(value: Callable[[Row, Row], float], pairs: list[tuple[Row, Row]] = pairs) -> float:
                return statistics.mean(value(row, everyone) for row, everyone in pairs)

            print(
                f"{way:24}{mean(lambda row, _: row.claimed):8.1%}"
                f"{mean(lambda row, everyone: row.claimed / everyone.claimed):8.1%}"
                f"{mean(lambda row, everyone: row.late / everyone.late):8.1%}"
                f"{mean(lambda row, _: row.minutes):9.1f}{mean(lambda row, _: row.per_claim):13.1f}"
                f"{mean(lambda row, everyone: row.pings / everyone.pings):8.1%}"
                f"{mean(lambda row, _: row.weekly):8.2f}{mean(lambda row, _: row.gini):6.2f}",
                flush=True,
            )
    print("\nof all: of what asking everybody reaches, or asks; late: in the last 30 days; a week: pings a person")


if __name__ == "__main__":
    main()
