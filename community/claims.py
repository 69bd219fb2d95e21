"""A neighbour takes a post up; later ones wait in the queue, in order, and move up when somebody steps back."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol

from community import posts
from community.errors import AlreadyClaimed, AlreadyNoted, AlreadyQueued, NobodyWaits, NotClaimed, NotYourPost, OwnPost
from community.members import Person
from community.posts import Draft, Post, PostBooks

ClaimState = Literal["holding", "queued", "stepped_back", "let_go", "done"]


@dataclass(frozen=True, slots=True)
class Claim:
    """One neighbour's word for one post; `quantity` shares of it."""

    id: int
    post: int
    person: Person
    quantity: int
    state: ClaimState
    claimed_at: datetime


class Claims(Protocol):
    async def of(self, post: int) -> list[Claim]:
        """Those who hold it or got it, and those who wait, in order of their word."""

    async def of_person(self, post: int, person: int) -> Claim | None:
        """Their live claim (holding or queued), if any."""

    async def get(self, claim: int) -> Claim | None: ...

    async def held_by(self, person: int) -> list[Claim]:
        """All their live claims on open posts, newest first."""

    async def collecting(self, post: int) -> bool:
        """Whether claims are only collected, and the giver decides later who has it."""

    async def take_shares(self, post: int, quantity: int) -> bool:
        """Promise so many shares, if that many are free: one conditional statement, so of two one wins."""

    async def give_back(self, post: int, quantity: int) -> None: ...

    async def add(self, post: int, person: int, quantity: int, state: ClaimState, now: datetime) -> Claim: ...

    async def set_state(self, claim: int, state: ClaimState, now: datetime) -> None: ...

    async def set_quantity(self, claim: int, quantity: int) -> None: ...


class ClaimBooks(PostBooks, Protocol):
    @property
    def claims(self) -> Claims: ...


@dataclass(frozen=True, slots=True)
class Taken:
    """How a claim came out: holding, or `place` in the queue (1 is next; 0: the giver has not decided yet)."""

    post: Post
    claim: Claim
    place: int = 0

    @property
    def holds(self) -> bool:
        return self.claim.state == "holding"

    @property
    def collected(self) -> bool:
        return not self.holds and self.place == 0


async def take(books: ClaimBooks, post: int, *, by: Person, now: datetime, quantity: int = 1) -> Taken:
    """Take a post up: 「我有,来拿」. Whoever comes later waits in the queue. Too many shares: what is left."""
    found = await posts.find_open(books, post)
    if by.id == found.poster.id:
        raise OwnPost
    before = await books.claims.of_person(post, by.id)
    if before is not None:
        if before.state == "holding":
            raise AlreadyClaimed
        raise AlreadyNoted if await books.claims.collecting(post) else AlreadyQueued(await _place(books, before))
    wanted = max(1, min(quantity, found.shares)) if found.kind == "offer" else 1
    if await books.claims.collecting(post):
        return Taken(found, await books.claims.add(post, by.id, wanted, "queued", now))
    for shares in range(wanted, 0, -1):
        if await books.claims.take_shares(post, shares):
            claim = await books.claims.add(post, by.id, shares, "holding", now)
            return Taken(await posts.find(books, post), claim)
    claim = await books.claims.add(post, by.id, wanted, "queued", now)
    return Taken(found, claim, await _place(books, claim))


async def _place(books: ClaimBooks, claim: Claim) -> int:
    queue = [c.id for c in await books.claims.of(claim.post) if c.state == "queued"]
    return queue.index(claim.id) + 1


@dataclass(frozen=True, slots=True)
class Moved:
    """Somebody let a post go, and who moved up in their place."""

    post: Post
    left: Claim
    up: tuple[Claim, ...]


async def step_back(books: ClaimBooks, post: int, *, by: int, now: datetime) -> Moved:
    """The claimer cannot after all: 「我来不了了」. The next in the queue moves up."""
    found = await posts.find_open(books, post)
    claim = await books.claims.of_person(post, by)
    if claim is None:
        raise NotClaimed
    return await _let_go(books, found, claim, "stepped_back", now)


async def choose_another(books: ClaimBooks, post: int, claim: int, *, by: int, now: datetime) -> Moved:
    """The poster would rather have somebody else: this holder goes, the next in the queue moves up."""
    found, held = await promised(books, post, claim, by=by)
    return await _let_go(books, found, held, "let_go", now)


async def promised(books: ClaimBooks, post: int, claim: int, *, by: int) -> tuple[Post, Claim]:
    """The promise that the poster speaks of: one of theirs that stands."""
    found = await posts.find_open(books, post)
    if by != found.poster.id:
        raise NotYourPost
    for one in await books.claims.of(post):
        if one.id == claim and one.state == "holding":
            return found, one
    raise NobodyWaits


async def _let_go(books: ClaimBooks, post: Post, claim: Claim, state: ClaimState, now: datetime) -> Moved:
    await books.claims.set_state(claim.id, state, now)
    if claim.state == "holding":
        await books.claims.give_back(post.id, claim.quantity)
    return Moved(await posts.find(books, post.id), claim, await move_up(books, post.id, now))


async def move_up(books: ClaimBooks, post: int, now: datetime) -> tuple[Claim, ...]:
    """Those in the queue for whom there is a share now hold it, in order; who wanted more gets what is left."""
    up: list[Claim] = []
    if await books.claims.collecting(post):
        return ()
    for claim in await books.claims.of(post):
        if claim.state != "queued":
            continue
        for shares in range(claim.quantity, 0, -1):
            if await books.claims.take_shares(post, shares):
                await books.claims.set_quantity(claim.id, shares)
                await books.claims.set_state(claim.id, "holding", now)
                up.append(Claim(claim.id, post, claim.person, shares, "holding", claim.claimed_at))
                break
        else:
            break  # the queue is in order: nobody overtakes
    return tuple(up)


@dataclass(frozen=True, slots=True)
class Revised:
    """What an edit did to the promises: who moved up, who has fewer shares and who waits again, as they were before."""

    up: tuple[Claim, ...] = ()
    fewer: tuple[Claim, ...] = ()
    waiting: tuple[Claim, ...] = ()


async def revise(books: ClaimBooks, post: int, draft: Draft, now: datetime, *, whole: bool = True) -> Revised:
    """The message was edited; where there is more to give than before, who waited longest has it now; where there is
    less, who came last has less, or waits again. `whole`: its number is all there is, not what is left."""
    fewer, waiting = await _take_back(books, post, draft, now) if whole and draft.counted else ((), ())
    await books.posts.revise(post, draft, now)
    return Revised(() if waiting else await move_up(books, post, now), fewer, waiting)


async def _take_back(
    books: ClaimBooks, post: int, draft: Draft, now: datetime
) -> tuple[tuple[Claim, ...], tuple[Claim, ...]]:
    """More is promised than there is: who has fewer shares now, and who waits again, as they were before."""
    missing = (await posts.find(books, post)).taken - draft.shares
    fewer, waiting = [], []
    for claim in reversed([one for one in await books.claims.of(post) if one.state == "holding"]):
        if missing <= 0:
            break
        less = min(missing, claim.quantity)
        missing -= less
        await books.claims.give_back(post, less)
        if less < claim.quantity:
            await books.claims.set_quantity(claim.id, claim.quantity - less)
            fewer.append(claim)
        else:
            await books.claims.set_state(claim.id, "queued", now)
            waiting.append(claim)
    return tuple(fewer), tuple(waiting)


async def release(books: ClaimBooks, post: int, now: datetime) -> list[Claim]:
    """What was promised is not what is asked any more: who held it or waited is free. → those, as they were."""
    freed = [claim for claim in await books.claims.of(post) if claim.state in ("holding", "queued")]
    for claim in freed:
        await books.claims.set_state(claim.id, "let_go", now)
        if claim.state == "holding":
            await books.claims.give_back(post, claim.quantity)
    return freed


async def live(books: ClaimBooks, claim: int) -> tuple[Post, Claim] | None:
    """A promise that still stands, with its post; None if it is settled."""
    found = await books.claims.get(claim)
    if found is None or found.state != "holding":
        return None
    post = await books.posts.get(found.post)
    return (post, found) if post is not None and post.state == "open" else None


async def move_on(books: ClaimBooks, post: Post, claim: Claim, now: datetime) -> Moved:
    """Not a word from either side: the next in the queue."""
    return await _let_go(books, post, claim, "let_go", now)


async def withdraw_all(books: ClaimBooks, person: int, now: datetime, *, group: int | None = None) -> list[Moved]:
    """Somebody is gone (left the group, deleted their data): every live claim of theirs is let go."""
    moved = []
    for claim in await books.claims.held_by(person):
        post = await posts.find(books, claim.post)
        if group is None or post.group == group:
            moved.append(await _let_go(books, post, claim, "stepped_back", now))
    return moved
