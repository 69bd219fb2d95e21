"""Thanks, and what neighbours gave and received: remembered in words, never counted against anybody."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from community.claims import Claim, ClaimBooks
from community.errors import NothingAsked
from community.members import Person
from community.posts import Category, Item, Post

LATELY = timedelta(days=30)  # thanks for what changed hands since then; older ones are for something we do not know


@dataclass(frozen=True, slots=True)
class Deed:
    """What one neighbour did for another: 刘叔 lent 王阿姨 the 电钻. `words`: of the post."""

    group: int
    post: int
    category: Category
    giver: Person
    receiver: Person
    items: tuple[Item, ...]
    at: datetime
    words: str = ""


@dataclass(frozen=True, slots=True)
class Thank:
    """One neighbour thanked another; `things` is what for, in the `words` of a post, where it is known."""

    by: Person
    to: Person
    things: tuple[Item, ...]
    at: datetime
    words: str = ""


class Thanks(Protocol):
    async def add(self, group: int, by: int, to: int, post: int, now: datetime) -> bool:
        """Remember it; `post` 0: not known what for. False if the same was said before (without a post: today)."""

    async def of(self, person: int, most: int) -> list[Thank]:
        """What they said and what was said to them, newest first."""

    async def deeds(self, person: int, most: int) -> list[Deed]:
        """What changed hands with them on either side, newest first."""

    async def named(self, group: int, text: str) -> list[Person]:
        """Members of the group whose shown name (two characters or more) stands in the text, longest name first; not
        where it is only part of a longer one that does."""

    async def take_back(self, post: int, by: int, since: datetime) -> None:
        """Those for a post since a moment, and those that somebody said at that very moment, were not meant."""


class ThanksBooks(ClaimBooks, Protocol):
    @property
    def thanks(self) -> Thanks: ...


def sides(post: Post, claim: Claim) -> tuple[tuple[Person, Person, tuple[Item, ...]], ...]:
    """(giver, receiver, what) of something that came true; an exchange has both ways."""
    post = post.about(claim.about)
    there = (post.poster, claim.person, post.gives)
    back = (claim.person, post.poster, post.wants)
    return (there,) if post.kind == "offer" else (back,) if post.kind == "need" else (back, there)


def givers_of(post: Post, helped: Iterable[Claim]) -> set[int]:
    """Who gave, lent or did something in the end; in an exchange both."""
    return {giver.id for claim in helped for giver, _, _ in sides(post, claim)}


async def thank(books: ThanksBooks, group: int, by: Person, to: Person, now: datetime) -> bool:
    """「谢谢小李」: for what 小李 did for them last, if there is something. Whether it is news; never to oneself."""
    if by.id == to.id or to.is_bot:
        return False
    post = next(
        (
            deed.post
            for deed in await books.thanks.deeds(by.id, 50)
            if deed.group == group and deed.giver.id == to.id and now - deed.at < LATELY
        ),
        0,
    )
    return await books.thanks.add(group, by.id, to.id, post, now)


async def thank_for(books: ThanksBooks, claim: int, *, by: int, now: datetime) -> tuple[Post, Person, bool]:
    """The button under something that came true: only whoever received it thanks. (post, who is thanked, news)."""
    found = await books.claims.get(claim)
    post = await books.posts.get(found.post) if found is not None else None
    if found is None or post is None or found.state != "done":
        raise NothingAsked
    for giver, receiver, _ in sides(post, found):
        if receiver.id == by:
            return post, giver, await books.thanks.add(post.group, by, giver.id, post.id, now)
    raise NothingAsked
