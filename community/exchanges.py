"""Exchanges: two that mirror each other, and rings of three in which everybody gives to one and gets from another."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal, Protocol

from community.errors import NothingAsked
from community.posts import Post, PostBooks

MOST = 100  # open exchanges looked at; more in one group is a market
ANSWER_WITHIN = timedelta(hours=24)  # then the ring of three is off, and nobody waits for it

Kin = Mapping[str, frozenset[str]]  # the key of something wanted → the keys of what would do


@dataclass(frozen=True, slots=True)
class Swap:
    """A ring of three: the poster of each post gives to the poster of the next; `yes` are those who agreed."""

    id: int
    posts: tuple[Post, ...]
    yes: frozenset[int]  # ids of people
    state: Literal["asked", "agreed", "off"]

    def next(self, post: Post) -> Post:
        """Whose poster gets what this one gives."""
        return self.posts[(self.posts.index(post) + 1) % len(self.posts)]

    def before(self, post: Post) -> Post:
        """Whose poster gives what this one wants."""
        return self.posts[self.posts.index(post) - 1]


class Swaps(Protocol):
    async def add(self, group: int, posts: Sequence[int], now: datetime) -> int | None:
        """None where these three were asked before."""

    async def get(self, swap: int) -> Swap | None:
        """None too where one of its posts is gone."""

    async def agree(self, swap: int, person: int) -> None: ...

    async def settle(self, swap: int, state: Literal["agreed", "off"]) -> bool:
        """False if it was settled before."""

    async def asked_about(self, post: int) -> list[int]:
        """The rings still waiting for answers that the post is part of."""

    async def agreed_about(self, post: int) -> list[int]:
        """The rings that all three were willing for."""

    async def minds(self, person: int, category: str, now: datetime) -> bool:
        """Whether somebody does not want to be asked."""


class SwapBooks(PostBooks, Protocol):
    @property
    def swaps(self) -> Swaps: ...


def serves(giver: Post, taker: Post, kin: Kin) -> bool:
    """Whether what one gives is what the other wants: 葱 for somebody who wants 小葱 → True."""
    return any(one.key in kin.get(wish.key, ()) for wish in taker.wants for one in giver.gives)


def mirrors(post: Post, others: Sequence[Post], kin: Kin) -> list[Post]:
    """Free exchanges of other people that want what it gives and give what it wants.

    「鸡蛋换葱」 and 「葱换鸡蛋」 mirror each other.
    """
    return [
        other
        for other in others
        if other.free and other.poster.id != post.poster.id and serves(post, other, kin) and serves(other, post, kin)
    ]


def ring(post: Post, others: Sequence[Post], kin: Kin) -> tuple[Post, Post, Post] | None:
    """Three posts of three people, each giving what the next one wants; the oldest wishes first.

    「绘本换滑板车」, 「滑板车换乐高」, 「乐高换绘本」: none of two can exchange, all three can.
    """
    free = sorted((one for one in others if one.free and one.poster.id != post.poster.id), key=lambda one: one.id)
    last = [one for one in free if serves(one, post, kin)]
    for second in free:
        if not serves(post, second, kin):
            continue
        for third in last:
            if third.poster.id != second.poster.id and serves(second, third, kin):
                return post, second, third
    return None


async def answer(books: SwapBooks, swap: int, *, by: int) -> Swap:
    """A ring that waits for an answer of this person."""
    found = await books.swaps.get(swap)
    if found is None or found.state != "asked" or by not in {post.poster.id for post in found.posts}:
        raise NothingAsked
    return found
