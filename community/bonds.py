"""Promises that stand and fall together: a seat taken meets a lift wanted, an exchange has two sides."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from community.claims import Claim, ClaimBooks
from community.posts import Post


class Bonds(Protocol):
    async def tie(self, claims: Sequence[int]) -> None:
        """From now on they stand and fall together."""

    async def others(self, claim: int) -> list[Claim]:
        """The promises tied to this one that still hold."""

    async def untie(self, claim: int) -> list[Claim]:
        """The promises tied to this one that still hold; they are tied no more."""


class BondBooks(ClaimBooks, Protocol):
    @property
    def bonds(self) -> Bonds: ...


async def mirror(books: BondBooks, post: Post, claim: Claim, own: Post, now: datetime, seats: int = 1) -> Claim | None:
    """Who took `post` up has a post of their `own` that this answers: the poster has it now. None if it was too late.

    陈姐 takes 王阿姨's lift to the airport → her own 「想搭车去机场」 is 王阿姨's.
    """
    if await books.claims.of_person(own.id, post.poster.id) is not None:
        return None
    if not await books.claims.take_shares(own.id, seats):
        return None
    mirrored = await books.claims.add(own.id, post.poster.id, seats, "holding", now)
    await books.bonds.tie((claim.id, mirrored.id))
    return mirrored
