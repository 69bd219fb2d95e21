"""What stood before a matter ended, kept for an hour: who ended it by mistake takes it back (「点错了」)."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol

from community.claims import Claim, ClaimState
from community.errors import NotOrganizer, NotYourPost
from community.members import Person
from community.posts import Post

IN_TIME = timedelta(hours=1)  # as long as an edit has: later others have gone home, and the thing may be in use
MOST_TAKEN_BACK = 3  # times an hour of one post: each end and each way back is news to others


@dataclass(frozen=True, slots=True)
class Was:
    """What the end changed, as it was before; numbers only, no words and no names."""

    whole: bool = True  # the post was over with it
    organizer: bool = False  # an organizer ended it who is not its poster
    things: frozenset[int] = frozenset()  # of a list that goes on: those that are given
    claims: tuple[tuple[int, ClaimState], ...] = ()
    bonds: tuple[tuple[int, ...], ...] = ()  # claims that stood and fell together
    alarms: tuple[tuple[str, str, datetime], ...] = ()  # what was due, and when
    traces: tuple[tuple[int, int, datetime | None], ...] = ()  # (giver, thing) as `mark` has them, and since when
    loans: tuple[int, ...] = ()  # what began with it


@dataclass(frozen=True, slots=True)
class End:
    """Somebody (`by`) ended a post, or a part of it, at a moment."""

    id: int
    post: int
    by: int
    at: datetime
    was: Was = field(default_factory=Was)


class Ends(Protocol):
    async def add(self, post: int, by: int, now: datetime, was: Was) -> int: ...

    async def get(self, end: int) -> End | None: ...

    async def of(self, post: int) -> list[End]:
        """Those of a post that can still be taken back, newest first."""

    async def by(self, person: int) -> list[End]:
        """Those that somebody brought about themselves, newest first."""

    async def about(self, person: int) -> list[End]:
        """Those, and whatever others ended of what they had posted, newest first."""

    async def drop(self, end: int) -> bool:
        """False if it was gone before."""


def must_be_theirs(end: End, post: Post, who: Person, *, is_organizer: bool) -> None:
    """Who ended it takes it back, or its poster; what an organizer ended, that organizer. NotYourPost, NotOrganizer."""
    if who.id not in (end.by, post.poster.id):
        raise NotYourPost
    if end.was.organizer and not (who.id == end.by and is_organizer):
        raise NotOrganizer


def mark(claim: Claim, giver: int, thing: int) -> tuple[int, int]:
    """One trace that an end may leave, as a pair of numbers: of the claim by which it came true, or (below 0) of the
    poster's side of it; and of the thing."""
    return (claim.id if giver == claim.person.id else -claim.id), thing
