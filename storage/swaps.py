"""Rings of three in SQL: implements `community.exchanges.Swaps`."""

from collections.abc import Sequence
from datetime import datetime
from typing import Literal

from community.exchanges import Swap
from storage.moments import to_ms
from storage.posts import SqlPosts
from storage.queries import Connection, queries

SQL = queries("swaps")
SIZE = 3


class SqlSwaps:
    def __init__(self, connection: Connection) -> None:
        self._db = connection
        self._posts = SqlPosts(connection)

    async def add(self, group: int, posts: Sequence[int], now: datetime) -> int | None:
        together = " ".join(map(str, sorted(posts)))
        if await SQL.known(self._db, posts=together) is not None:
            return None
        id_: int = await SQL.add(self._db, group=group, posts=together, at=to_ms(now))
        for place, post in enumerate(posts):
            await SQL.part(self._db, swap=id_, place=place, post=post, at=to_ms(now))
        return id_

    async def get(self, swap: int) -> Swap | None:
        state = await SQL.get(self._db, id=swap)
        parts = [row async for row in SQL.parts(self._db, id=swap)]
        posts = [await self._posts.get(post) for post, _ in parts]
        found = tuple(post for post in posts if post is not None)
        if state is None or len(found) != SIZE:
            return None
        yes = {post.poster.id for post, (_, agreed) in zip(found, parts, strict=True) if agreed}
        return Swap(swap, found, frozenset(yes), state)

    async def agree(self, swap: int, person: int) -> None:
        await SQL.agree(self._db, swap=swap, person=person)

    async def settle(self, swap: int, state: Literal["agreed", "off"]) -> bool:
        return bool(await SQL.settle(self._db, id=swap, state=state))

    async def asked_about(self, post: int) -> list[int]:
        return [id_ async for (id_,) in SQL.asked_about(self._db, post=post)]

    async def agreed_about(self, post: int) -> list[int]:
        return [id_ async for (id_,) in SQL.agreed_about(self._db, post=post)]

    async def minds(self, person: int, category: str, now: datetime) -> bool:
        return await SQL.minds(self._db, person=person, category=category, now=to_ms(now)) is not None
