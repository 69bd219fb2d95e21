"""How a giver gives: first come first served, or decided the next morning: as they choose, old people and children
first, or by a draw that anyone can compute again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from hashlib import sha256
from typing import Literal, Protocol
from zoneinfo import ZoneInfo

from community import claims, posts
from community.claims import Claim, ClaimBooks
from community.errors import GivenAlready, NobodyWaits, NothingAsked, NotYourPost
from community.posts import Post

Way = Literal["first", "overnight", "elders", "draw"]
Household = Literal["elder", "child", "neither"]

DECIDED_AT = time(9)  # the next morning: everybody has seen it, nobody is asleep
PATIENCE = timedelta(hours=10)  # for a giver to choose; then it goes in the order of their word


@dataclass(frozen=True, slots=True)
class Giving:
    """How one offer is given. `seed`: of the draw, fixed before anybody takes part; its hash is shown from then on."""

    post: int
    way: Way
    decides_at: datetime
    seed: str = ""
    decided_at: datetime | None = None

    @property
    def collecting(self) -> bool:
        """Whoever wants it is written down; who gets it is not decided yet."""
        return self.way != "first" and self.decided_at is None

    def told(self, claim: Claim) -> bool:
        """Whether somebody who waits has heard already that it was not their turn."""
        return self.decided_at is not None and claim.claimed_at <= self.decided_at

    @property
    def seal(self) -> str:
        """SHA-256 of the seed, in hex: it cannot be changed afterwards without anybody noticing."""
        return sha256(self.seed.encode()).hexdigest()

    def draw(self, claim: int) -> str:
        """A claim's lot: SHA-256 of the seed and its number, in hex; the smallest comes first."""
        return sha256(f"{self.seed}{claim}".encode()).hexdigest()


class Givings(Protocol):
    async def of(self, post: int) -> Giving | None: ...

    async def write(self, giving: Giving) -> None: ...

    async def say_household(self, claim: int, who: Household) -> None: ...

    async def households(self, post: int) -> Mapping[int, Household]:
        """What claimers said, by claim."""

    async def forget_households(self, post: int) -> None:
        """It is decided: nobody's business any more."""

    async def reorder(self, queue: Sequence[Claim]) -> None:
        """The queue of a post, in this order from now on; whoever comes later waits behind."""


class GivingBooks(ClaimBooks, Protocol):
    @property
    def givings(self) -> Givings: ...


def may_choose(post: Post) -> bool:
    """Things given away; what is lent, sold or done goes to whoever asks first."""
    return post.kind == "offer" and post.category == "item" and not post.sold


def next_morning(now: datetime, zone: ZoneInfo) -> datetime:
    """23:30 → the next day at nine, in that zone."""
    return datetime.combine(now.astimezone(zone).date() + timedelta(days=1), DECIDED_AT, zone)


async def choose(books: GivingBooks, post: int, way: Way, *, by: int, decides_at: datetime, seed: str) -> Giving:
    """The giver chooses, as long as nobody has taken it up: nobody's chance changes under their feet."""
    found = await posts.find_open(books, post)
    if by != found.poster.id or not may_choose(found):
        raise NotYourPost
    if await books.claims.of(post):
        raise GivenAlready
    giving = Giving(post, way, decides_at, seed if way == "draw" else "")
    await books.givings.write(giving)
    return giving


async def say_household(books: GivingBooks, post: int, who: Household, *, by: int) -> None:
    """「家里有老人」, by somebody who waits for the decision."""
    claim = await books.claims.of_person(post, by)
    giving = await books.givings.of(post)
    if claim is None or giving is None or not giving.collecting:
        raise NothingAsked
    await books.givings.say_household(claim.id, who)


async def waiting(books: GivingBooks, post: int) -> list[Claim]:
    """Who wants it while it is not decided, in the order of their word."""
    return [claim for claim in await books.claims.of(post) if claim.state == "queued"]


def ordered(giving: Giving, queue: Sequence[Claim], households: Mapping[int, Household]) -> list[Claim]:
    """The queue in the order of the way it is given; else in the order of their word."""
    if giving.way == "draw":
        return sorted(queue, key=lambda claim: giving.draw(claim.id))
    if giving.way == "elders":
        return sorted(queue, key=lambda claim: households.get(claim.id, "neither") == "neither")
    return list(queue)


@dataclass(frozen=True, slots=True)
class Decided:
    """Who has it now, and who waits behind them in order."""

    giving: Giving
    order: tuple[Claim, ...]  # everybody, as the decision has them
    up: tuple[Claim, ...]
    waiting: tuple[Claim, ...]


async def decide(books: GivingBooks, giving: Giving, now: datetime, *, first: int | None = None) -> Decided:
    """The queue is put in order and those in front have it. `first`: the claim that the giver chose."""
    queue = await waiting(books, giving.post)
    order = ordered(giving, queue, await books.givings.households(giving.post))
    order.sort(key=lambda claim: claim.id != first)  # stable: the others keep their order
    await books.givings.reorder(order)
    await books.givings.forget_households(giving.post)
    over = Giving(giving.post, giving.way, giving.decides_at, giving.seed, now)
    await books.givings.write(over)
    up = await claims.move_up(books, giving.post, now)
    return Decided(over, tuple(order), up, tuple(await waiting(books, giving.post)))


async def hand_to(books: GivingBooks, post: int, claim: int, *, by: int, now: datetime) -> Decided:
    """The giver slept on it and chooses; the shares that are left go in the order of their word."""
    found = await posts.find_open(books, post)
    giving = await books.givings.of(post)
    if by != found.poster.id:
        raise NotYourPost
    if giving is None or not giving.collecting or giving.way != "overnight":
        raise GivenAlready
    if claim not in {one.id for one in await waiting(books, post)}:
        raise NobodyWaits
    return await decide(books, giving, now, first=claim)
