"""A neighbour takes a post up; later ones wait in the queue, in order, and move up when somebody steps back.

Of a list (「搬家送：书架、台灯」) a claim is about some things only; somebody may have one and wait for another.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal, Protocol

from community import posts
from community.errors import (
    AlreadyClaimed,
    AlreadyNoted,
    AlreadyQueued,
    BackAndForth,
    NobodyWaits,
    NotClaimed,
    NotYourPost,
    OwnPost,
    PostOver,
)
from community.members import Person
from community.posts import Draft, Post, PostBooks

ClaimState = Literal["holding", "queued", "stepped_back", "let_go", "done"]
LIVE = ("holding", "queued")
MOST_CHANGES = 3  # of one mind about one post within `CHANGES_COUNT`: each rings at the other side
CHANGES_COUNT = timedelta(hours=1)
ONE_BREATH = timedelta(minutes=10)  # who takes another thing of a list within it has one promise about both
WHOLE: frozenset[int] = frozenset()  # no thing by name: the post as a whole, or what is left of its list


@dataclass(frozen=True, slots=True)
class Claim:
    """One neighbour's word for one post; `quantity` shares of it."""

    id: int
    post: int
    person: Person
    quantity: int
    state: ClaimState
    claimed_at: datetime
    about: frozenset[int] = WHOLE  # which things of a list, by number


class Claims(Protocol):
    async def of(self, post: int) -> list[Claim]:
        """Those who hold it or got it, and those who wait, in order of their word."""

    async def of_person(self, post: int, person: int) -> Claim | None:
        """Their live claim (holding or queued), if any; of several on a list the first that holds."""

    async def get(self, claim: int) -> Claim | None: ...

    async def held_by(self, person: int) -> list[Claim]:
        """All their live claims on open posts, newest first."""

    async def collecting(self, post: int) -> bool:
        """Whether claims are only collected, and the giver decides later who has it."""

    async def given_up(self, post: int, person: int, things: frozenset[int], since: datetime) -> int:
        """How often they had it (of a list one of the things), or waited for it, and let it go or were let go since."""

    async def take_shares(self, post: int, quantity: int) -> bool:
        """Promise so many shares, if that many are free: one conditional statement, so of two one wins."""

    async def give_back(self, post: int, quantity: int) -> None: ...

    async def promise(self, post: int, things: frozenset[int]) -> bool:
        """Promise things of a list, if nobody has any of them: one conditional statement, so of two one wins."""

    async def take_back(self, post: int, things: frozenset[int]) -> None: ...

    async def add(
        self,
        post: int,
        person: int,
        quantity: int,
        state: ClaimState,
        now: datetime,
        about: frozenset[int] = WHOLE,
    ) -> Claim: ...

    async def set_about(self, claim: int, things: frozenset[int]) -> None: ...

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
    more: bool = False  # it joined what they had said of the list a moment ago
    waits: "Taken | None" = None  # of a list they have something, and wait for something else

    @property
    def holds(self) -> bool:
        return self.claim.state == "holding"

    @property
    def collected(self) -> bool:
        return not self.holds and self.place == 0


async def take(
    books: ClaimBooks, post: int, *, by: Person, now: datetime, quantity: int = 1, about: frozenset[int] = WHOLE
) -> Taken:
    """Take a post up: 「我有,来拿」. Whoever comes later waits in the queue. Too many shares: what is left. `about`:
    the things of a list that they named."""
    found = await posts.find_open(books, post)
    if by.id == found.poster.id:
        raise OwnPost
    if found.listed:
        return await _take_things(books, found, by, now, about)
    before = await books.claims.of_person(post, by.id)
    if before is not None:
        if before.state == "holding":
            raise AlreadyClaimed
        raise AlreadyNoted if await books.claims.collecting(post) else AlreadyQueued(await _place(books, before))
    await _not_back_and_forth(books, found, by, now)
    wanted = max(1, min(quantity, found.shares)) if found.kind == "offer" or found.several else 1
    if await books.claims.collecting(post):
        return Taken(found, await books.claims.add(post, by.id, wanted, "queued", now))
    for shares in range(wanted, 0, -1):
        if await books.claims.take_shares(post, shares):
            claim = await books.claims.add(post, by.id, shares, "holding", now)
            return Taken(await posts.find(books, post), claim)
    claim = await books.claims.add(post, by.id, wanted, "queued", now)
    return Taken(found, claim, await _place(books, claim))


async def _not_back_and_forth(
    books: ClaimBooks, post: Post, by: Person, now: datetime, things: frozenset[int] = WHOLE
) -> None:
    """Each time the other side is told. BackAndForth: it was often enough for a while."""
    if await books.claims.given_up(post.id, by.id, things, now - CHANGES_COUNT) >= MOST_CHANGES:
        raise BackAndForth


async def _take_things(books: ClaimBooks, post: Post, by: Person, now: datetime, named: frozenset[int]) -> Taken:
    """Of a list: the things named, else all that nobody has yet, else a place in the queue for all of it."""
    if named - post.numbers:
        raise PostOver  # given meanwhile
    mine = await live_of(books, post.id, by.id)
    wanted = named or post.left or post.numbers
    new = wanted - frozenset().union(*(one.about for one in mine))
    collecting = await books.claims.collecting(post.id)
    if not new:
        if any(one.state == "holding" and one.about & wanted for one in mine):
            raise AlreadyClaimed
        raise AlreadyNoted if collecting else AlreadyQueued(await _place(books, mine[0]))
    if collecting:
        claim = await _add_things(books, post, by, now, new, state="queued", mine=mine)
        return Taken(post, claim, more=bool(mine))
    await _not_back_and_forth(books, post, by, now, new)
    held = frozenset([one for one in sorted(new) if await books.claims.promise(post.id, frozenset({one}))])
    waits = None
    if new - held:
        claim = await books.claims.add(post.id, by.id, 1, "queued", now, new - held)
        waits = Taken(post, claim, await _place(books, claim))
    if not held:
        return waits or Taken(post, mine[0])
    recent = [one for one in mine if now - one.claimed_at < ONE_BREATH]
    claim = await _add_things(books, post, by, now, held, state="holding", mine=recent)
    more = claim.id in {one.id for one in mine}
    return Taken(await posts.find(books, post.id), claim, more=more, waits=waits)


async def _add_things(
    books: ClaimBooks,
    post: Post,
    by: Person,
    now: datetime,
    things: frozenset[int],
    *,
    state: ClaimState,
    mine: Iterable[Claim],
) -> Claim:
    """They join a claim of theirs in the same state, else they are one."""
    before = next((one for one in mine if one.state == state), None)
    if before is None:
        return await books.claims.add(post.id, by.id, 1, state, now, things)
    await books.claims.set_about(before.id, before.about | things)
    return replace(before, about=before.about | things)


async def take_otherwise(
    books: ClaimBooks, claim: Claim, quantity: int, now: datetime
) -> tuple[Claim, tuple[Claim, ...]]:
    """Whoever has some of what is counted wants so much instead, and has it as far as there is more. → theirs as it is
    now, and who moved up."""
    much = claim.quantity
    if quantity < much:
        await books.claims.give_back(claim.post, much - quantity)
        much = quantity
    while much < quantity and await books.claims.take_shares(claim.post, 1):
        much += 1
    await books.claims.set_quantity(claim.id, much)
    return replace(claim, quantity=much), await move_up(books, claim.post, now)


async def holding(books: ClaimBooks, post: int) -> list[Claim]:
    """Whose word stands and is not kept yet, in order; not who waits in the queue, nor who got it already."""
    return [one for one in await books.claims.of(post) if one.state == "holding"]


async def live_of(books: ClaimBooks, post: int, person: int) -> list[Claim]:
    """What they hold and wait for; only of a list there may be several."""
    return [one for one in await books.claims.of(post) if one.person.id == person and one.state in LIVE]


async def _place(books: ClaimBooks, claim: Claim) -> int:
    queue = [one for one in await books.claims.of(claim.post) if one.state == "queued"]
    return place(queue, claim)


def place(queue: Iterable[Claim], claim: Claim) -> int:
    """Where somebody stands in a queue, from 1; of a list among those who wait for the same things."""
    waiting = [one.id for one in queue if not claim.about or one.about & claim.about]
    return waiting.index(claim.id) + 1


@dataclass(frozen=True, slots=True)
class Moved:
    """Somebody let a post go, and who moved up in their place."""

    post: Post
    left: Claim
    up: tuple[Claim, ...]
    kept: Claim | None = None  # what they keep of a list, where they let only some of it go


async def step_back(
    books: ClaimBooks, post: int, *, by: int, now: datetime, claim: int | None = None, about: frozenset[int] = WHOLE
) -> list[Moved]:
    """The claimer cannot after all: 「我来不了了」. The next in the queue moves up. Of a list they let go all that they
    said they would take, or one `claim`, or the things they name."""
    await posts.find_open(books, post)
    mine = [one for one in await live_of(books, post, by) if claim in (None, one.id)]
    mine = [one for one in mine if one.about & about or not about]
    if not mine:
        raise NotClaimed
    return [await _let_go(books, one, "stepped_back", now, one.about & about) for one in mine]


async def choose_another(books: ClaimBooks, post: int, claim: int, *, by: int, now: datetime) -> Moved:
    """The poster would rather have somebody else: this holder goes, the next in the queue moves up."""
    _, held = await promised(books, post, claim, by=by)
    return await _let_go(books, held, "let_go", now)


async def promised(books: ClaimBooks, post: int, claim: int, *, by: int) -> tuple[Post, Claim]:
    """The promise that the poster speaks of: one of theirs that stands."""
    found = await posts.find_open(books, post)
    if by != found.poster.id:
        raise NotYourPost
    for one in await holding(books, post):
        if one.id == claim:
            return found, one
    raise NobodyWaits


async def _let_go(
    books: ClaimBooks, claim: Claim, state: ClaimState, now: datetime, about: frozenset[int] = WHOLE
) -> Moved:
    """`about`: of a list these things only."""
    left, kept = await split(books, claim, about or claim.about, now)
    await books.claims.set_state(left.id, state, now)
    await free(books, left)
    post = await posts.find(books, claim.post)
    return Moved(post, left, await move_up(books, post.id, now), kept)


async def split(books: ClaimBooks, claim: Claim, about: frozenset[int], now: datetime) -> tuple[Claim, Claim | None]:
    """A claim on some things of a list made two: the one about these things, and what it keeps besides, if anything."""
    rest = claim.about - about
    if not rest:
        return claim, None
    await books.claims.set_about(claim.id, rest)
    part = await books.claims.add(claim.post, claim.person.id, 1, claim.state, now, claim.about & about)
    return part, replace(claim, about=rest)


async def free(books: ClaimBooks, claim: Claim) -> None:
    """What a claim held is to be had again."""
    if claim.state != "holding":
        return
    if claim.about:
        await books.claims.take_back(claim.post, claim.about)
    else:
        await books.claims.give_back(claim.post, claim.quantity)


async def joined(books: ClaimBooks, claim: Claim, part: Claim) -> Claim:
    """What was split is one again."""
    whole = replace(claim, about=claim.about | part.about)
    await books.claims.set_about(claim.id, whole.about)
    return whole


async def have_again(books: ClaimBooks, claim: Claim) -> bool:
    """What a claim held is theirs as before, if nobody else has it."""
    if claim.about:
        return await books.claims.promise(claim.post, claim.about)
    return await books.claims.take_shares(claim.post, claim.quantity)


async def move_up(books: ClaimBooks, post: int, now: datetime) -> tuple[Claim, ...]:
    """Those in the queue for whom there is a share now hold it, in order; who wanted more gets what is left."""
    up: list[Claim] = []
    if await books.claims.collecting(post):
        return ()
    for claim in await books.claims.of(post):
        if claim.state != "queued":
            continue
        if claim.about:  # everybody waits for their things, and for nobody else's
            up += await _move_up_things(books, claim, now)
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


async def _move_up_things(books: ClaimBooks, claim: Claim, now: datetime) -> list[Claim]:
    things = frozenset([one for one in sorted(claim.about) if await books.claims.promise(claim.post, frozenset({one}))])
    if not things:
        return []
    part, _ = await split(books, claim, things, now)
    await books.claims.set_state(part.id, "holding", now)
    return [replace(part, state="holding")]


@dataclass(frozen=True, slots=True)
class Revised:
    """What an edit did to the promises: who moved up, who has fewer shares (or things of a list) and who waits again,
    as they were before; and who has nothing any more, as what they had is not in the list."""

    up: tuple[Claim, ...] = ()
    fewer: tuple[Claim, ...] = ()
    waiting: tuple[Claim, ...] = ()
    out: tuple[Claim, ...] = ()


async def revise(books: ClaimBooks, post: int, draft: Draft, now: datetime, *, whole: bool = True) -> Revised:
    """The message was edited; where there is more to give than before, who waited longest has it now; where there is
    less, who came last has less, or waits again. `whole`: its number is all there is, not what is left."""
    before = await posts.find(books, post)
    draft = posts.listed_as_before(draft, before)
    if draft.listed:
        return await _revise_list(books, before, draft, now)
    fewer_may_be = whole and (draft.counted or before.several)
    fewer, waiting = await _take_back(books, post, draft, now) if fewer_may_be else ((), ())
    await books.posts.revise(post, draft, now)
    return Revised(() if waiting else await move_up(books, post, now), fewer, waiting)


async def _revise_list(books: ClaimBooks, before: Post, draft: Draft, now: datetime) -> Revised:
    """What is not in the list any more is nobody's; what was promised as a whole is now what it was, among others."""
    await books.posts.revise(before.id, draft, now)
    numbers = frozenset(one.number for one in draft.items)
    was = frozenset(one.number for one in draft.items if one.name in {old.name for old in before.items})
    whole = was or frozenset({draft.items[0].number})
    fewer, waiting, out = [], [], []
    for claim in await books.claims.of(before.id):
        if claim.state not in LIVE:
            continue
        if not claim.about:
            await free(books, claim)
            await books.claims.set_about(claim.id, whole)
            if claim.state == "holding" and not await books.claims.promise(before.id, whole):
                await books.claims.set_state(claim.id, "queued", now)
                waiting.append(claim)
        elif not claim.about & numbers:
            await books.claims.set_state(claim.id, "let_go", now)
            await free(books, claim)
            out.append(claim)
        elif claim.about - numbers:
            await books.claims.set_about(claim.id, claim.about & numbers)
            await free(books, replace(claim, about=claim.about - numbers))
            fewer.append(claim)
    return Revised(await move_up(books, before.id, now), tuple(fewer), tuple(waiting), tuple(out))


async def _take_back(
    books: ClaimBooks, post: int, draft: Draft, now: datetime
) -> tuple[tuple[Claim, ...], tuple[Claim, ...]]:
    """More is promised than there is: who has fewer shares now, and who waits again, as they were before."""
    missing = (await posts.find(books, post)).taken - draft.shares
    fewer, waiting = [], []
    for claim in reversed(await holding(books, post)):
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
        await free(books, claim)
    return freed


async def live(books: ClaimBooks, claim: int) -> tuple[Post, Claim] | None:
    """A promise that still stands, with its post; None if it is settled."""
    found = await books.claims.get(claim)
    if found is None or found.state != "holding":
        return None
    post = await books.posts.get(found.post)
    return (post, found) if post is not None and post.state == "open" else None


async def move_on(books: ClaimBooks, claim: Claim, now: datetime) -> Moved:
    """Not a word from either side: the next in the queue."""
    return await _let_go(books, claim, "let_go", now)


async def withdraw_all(books: ClaimBooks, person: int, now: datetime, *, group: int | None = None) -> list[Moved]:
    """Somebody is gone (left the group, deleted their data): every live claim of theirs is let go."""
    moved = []
    for claim in await books.claims.held_by(person):
        post = await posts.find(books, claim.post)
        if group is None or post.group == group:
            moved.append(await _let_go(books, claim, "stepped_back", now))
    return moved
