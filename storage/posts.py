"""Posts in SQL: implements `community.posts.Posts`."""

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from community.members import Person, Place
from community.posts import Draft, Item, Post, PostKind, State
from storage.bits import from_bits
from storage.moments import from_ms, to_ms
from storage.queries import Connection, queries

SQL = queries("posts")


def packed(items: Iterable[Item]) -> str:
    """Items as JSON: [["姜", "姜", 2, "块"]]; of a list with their number behind."""
    rows = [[i.name, i.key, i.quantity, i.unit, *([i.number] if i.number else [])] for i in items]
    return json.dumps(rows, ensure_ascii=False)


def unpacked(text: str) -> tuple[Item, ...]:
    """Items from JSON: [["姜", "姜", 2.0, "块"]] → (Item("姜", "姜", 2.0, "块"),)."""
    return tuple(Item(*row) for row in json.loads(text))


def post_of(row: tuple[Any, ...]) -> Post:
    (id_, group, message, thread, kind, category, wants, gives, words, urgent, due_at) = row[:11]
    (shares, taken, state, created_at, behalf, sold, promised, gone, *poster) = row[11:]
    return Post(
        id=id_,
        group=group,
        message_id=message,
        thread=thread,
        poster=Person(*poster),
        kind=kind,
        category=category,
        wants=unpacked(wants),
        gives=unpacked(gives),
        words=words,
        urgent=bool(urgent),
        due_at=None if due_at is None else from_ms(due_at),
        shares=shares,
        taken=taken,
        state=state,
        created_at=from_ms(created_at),
        behalf=behalf,
        sold=bool(sold),
        promised=from_bits(promised),
        gone=unpacked(gone),
    )


def said(draft: Draft, now: datetime) -> dict[str, Any]:
    """What a draft says, as columns."""
    return {
        "kind": draft.kind,
        "category": draft.category,
        "wants": packed(draft.wants),
        "gives": packed(draft.gives),
        "words": draft.words,
        "urgent": int(draft.urgent),
        "due_at": None if draft.due_at is None else to_ms(draft.due_at),
        "shares": draft.shares,
        "behalf": draft.behalf,
        "sold": int(draft.sold),
        "now": to_ms(now),
    }


class SqlPosts:
    def __init__(self, connection: Connection) -> None:
        self._db = connection

    async def add(self, draft: Draft, now: datetime) -> Post:
        whose = {
            "group": draft.group,
            "message": draft.message_id,
            "thread": draft.thread,
            "poster": draft.poster.id,
        }
        return await self._certain(await SQL.add(self._db, **whose, **said(draft, now)))

    async def get(self, post: int) -> Post | None:
        row = await SQL.get(self._db, id=post)
        return post_of(row) if row else None

    async def by_message(self, group: int, message_id: int) -> Post | None:
        post = await SQL.by_message(self._db, group=group, message=message_id)
        return None if post is None else await self.get(post)

    async def is_message(self, group: int, message_id: int) -> bool:
        return await SQL.is_message(self._db, group=group, message=message_id) is not None

    async def revise(self, post: int, draft: Draft, now: datetime) -> None:
        await SQL.revise(self._db, id=post, **said(draft, now))

    async def set_things(self, post: Post) -> None:
        kept = {"wants": packed(post.wants), "gives": packed(post.gives), "gone": packed(post.gone)}
        await SQL.set_things(self._db, id=post.id, **kept)

    async def end(self, post: int, state: State, now: datetime) -> bool:
        return bool(await SQL.end(self._db, id=post, state=state, now=to_ms(now)))

    async def reopen(self, post: int, now: datetime) -> None:
        await SQL.reopen(self._db, id=post, now=to_ms(now))

    async def open_in(self, group: int, kind: PostKind, most: int) -> list[Post]:
        return await self._all(SQL.open_in(self._db, group=group, kind=kind, most=most))

    async def open_by(self, person: int) -> list[Post]:
        return await self._all(SQL.open_by(self._db, person=person))

    async def all_by(self, person: int) -> list[Post]:
        return await self._all(SQL.all_by(self._db, person=person))

    async def parked_by(self, person: int) -> list[Post]:
        return await self._all(SQL.parked_by(self._db, person=person))

    async def open_since(self, group: int, since: datetime) -> list[Post]:
        return await self._all(SQL.open_since(self._db, group=group, since=to_ms(since)))

    async def newest_of_others(self, where: Place, person: int, since: datetime, most: int) -> list[Post]:
        topic, begun = where.thread_id or 0, to_ms(since)
        return await self._all(
            SQL.newest_of_others(self._db, group=where.id, thread=topic, person=person, since=begun, most=most)
        )

    async def any_open_since(self, group: int, since: datetime) -> bool:
        return await SQL.any_open_since(self._db, group=group, since=to_ms(since)) is not None

    async def _all(self, ids: Any) -> list[Post]:
        found = [id_ async for (id_,) in ids]
        return [await self._certain(id_) for id_ in found]

    async def _certain(self, post: int) -> Post:
        found = await self.get(post)
        if found is None:
            raise LookupError(f"post {post} was here a moment ago")
        return found
