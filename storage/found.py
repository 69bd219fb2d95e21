"""Lost and found in SQL: implements `community.found.Spots` and `.Proofs`."""

import json
from datetime import date
from typing import Any

from community.found import Proof, Spot
from community.posts import Post
from storage.moments import from_ms, to_ms
from storage.queries import Connection, queries

SQL = queries("found")


def spot_of(row: tuple[Any, ...]) -> Spot:
    post, places, day = row
    return Spot(post, tuple(json.loads(places)), None if day is None else date.fromisoformat(day))


def proof_of(row: tuple[Any, ...]) -> Proof:
    claim, state, question, answer, at = row
    return Proof(claim, state, question, answer, from_ms(at))


class SqlSpots:
    def __init__(self, connection: Connection) -> None:
        self._db = connection

    async def put(self, spot: Spot) -> None:
        places = json.dumps(spot.places, ensure_ascii=False)
        await SQL.put_spot(self._db, post=spot.post, places=places, on=spot.on and spot.on.isoformat())

    async def of(self, post: int) -> Spot | None:
        row = await SQL.spot(self._db, post=post)
        return spot_of(row) if row else None

    async def others(self, post: Post) -> list[Spot]:
        rows = SQL.others(self._db, group=post.group, poster=post.poster.id, kind=post.kind)
        return [spot_of(row) async for row in rows]


class SqlProofs:
    def __init__(self, connection: Connection) -> None:
        self._db = connection

    async def put(self, proof: Proof) -> None:
        await SQL.put(
            self._db,
            claim=proof.claim,
            state=proof.state,
            question=proof.question,
            answer=proof.answer,
            at=to_ms(proof.at),
        )

    async def get(self, claim: int) -> Proof | None:
        row = await SQL.get(self._db, claim=claim)
        return proof_of(row) if row else None

    async def waiting_for(self, person: int) -> list[Proof]:
        return [proof_of(row) async for row in SQL.waiting_for(self._db, person=person)]

    async def wrongs(self, post: int, person: int) -> int:
        return int(await SQL.wrongs(self._db, post=post, person=person))
