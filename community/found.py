"""Lost and found: which found thing may be the lost one, and the question that only its owner can answer."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal, Protocol

from community.claims import Claim, ClaimBooks
from community.errors import NothingAsked, NotTheOwner
from community.members import Person
from community.posts import Post

SLACK = timedelta(days=1)  # people notice late, and say 「昨天」 after midnight
TRIES = 2  # wrong answers; whoever guesses on is no owner
ProofState = Literal["asking", "answering", "judging", "right", "wrong"]


@dataclass(frozen=True, slots=True)
class Spot:
    """Where and on which day something was lost or found; nothing where nobody said."""

    post: int
    places: tuple[str, ...] = ()
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Proof:
    """The question of the finder to who says that it is theirs, and the answer."""

    claim: int
    state: ProofState
    question: str
    answer: str
    at: datetime


class Spots(Protocol):
    async def put(self, spot: Spot) -> None: ...

    async def of(self, post: int) -> Spot | None: ...

    async def others(self, post: Post) -> list[Spot]:
        """Of the open posts of the other side in the same group, the newest, at most a few hundred."""


class Proofs(Protocol):
    async def put(self, proof: Proof) -> None: ...

    async def get(self, claim: int) -> Proof | None: ...

    async def waiting_for(self, person: int) -> list[Proof]:
        """Those of live promises in which it is this person's turn to write, newest first."""

    async def wrongs(self, post: int, person: int) -> int:
        """How often somebody's answer about a post was wrong."""


class FoundBooks(ClaimBooks, Protocol):
    @property
    def spots(self) -> Spots: ...

    @property
    def proofs(self) -> Proofs: ...


def fits(lost: Spot, found: Spot) -> bool:
    """Whether what was found may be what was lost: not before it was lost, and not somewhere else."""
    if lost.on is not None and found.on is not None and found.on < lost.on - SLACK:
        return False
    if not lost.places or not found.places:
        return True
    return any(one in other or other in one for one in lost.places for other in found.places)


async def fitting(books: FoundBooks, post: Post) -> frozenset[int]:
    """The open posts that may be about the same thing, by place and day."""
    own = await books.spots.of(post.id) or Spot(post.id)
    lost = post.kind == "need"
    return frozenset(
        other.post for other in await books.spots.others(post) if (fits(own, other) if lost else fits(other, own))
    )


def finder(post: Post, claim: Claim) -> Person:
    """Who has the thing."""
    return post.poster if post.kind == "offer" else claim.person


def owner(post: Post, claim: Claim) -> Person:
    """Who says that it is theirs."""
    return claim.person if post.kind == "offer" else post.poster


async def begin(books: FoundBooks, post: Post, claim: Claim, now: datetime) -> Proof:
    """Somebody says that it is theirs: first a question. Whoever was wrong too often: NotTheOwner."""
    if await books.proofs.wrongs(post.id, claim.person.id) >= TRIES:
        raise NotTheOwner
    proof = Proof(claim.id, "asking", "", "", now)
    await books.proofs.put(proof)
    return proof


async def live(books: FoundBooks, claim: int, by: int) -> tuple[Post, Claim, Proof]:
    """A proof that goes on, for the finder or the owner alone; else NothingAsked."""
    held, proof = await books.claims.get(claim), await books.proofs.get(claim)
    post = await books.posts.get(held.post) if held is not None else None
    if held is None or proof is None or post is None or held.state != "holding" or post.state != "open":
        raise NothingAsked
    if by not in (finder(post, held).id, owner(post, held).id):
        raise NothingAsked
    return post, held, proof
