"""Claims in SQL: implements `community.claims.Claims`."""

from datetime import datetime
from typing import Any

from community.claims import Claim, ClaimState
from community.members import Person
from storage.bits import from_bits, to_bits
from storage.moments import from_ms, to_ms
from storage.queries import Connection, queries

SQL = queries("claims")
ANY_THING = -1  # every bit


def claim_of(row: tuple[Any, ...]) -> Claim:
    id_, post, quantity, state, claimed_at, about, *person = row
    return Claim(id_, post, Person(*person), quantity, state, from_ms(claimed_at), from_bits(about))


class SqlClaims:
    def __init__(self, connection: Connection) -> None:
        self._db = connection

    async def of(self, post: int) -> list[Claim]:
        return [claim_of(row) async for row in SQL.of(self._db, post=post)]

    async def of_person(self, post: int, person: int) -> Claim | None:
        row = await SQL.of_person(self._db, post=post, person=person)
        return claim_of(row) if row else None

    async def given_up(self, post: int, person: int, things: frozenset[int], since: datetime) -> int:
        said = {"things": to_bits(things) or ANY_THING, "since": to_ms(since)}
        return int(await SQL.given_up(self._db, post=post, person=person, **said))

    async def get(self, claim: int) -> Claim | None:
        row = await SQL.get(self._db, id=claim)
        return claim_of(row) if row else None

    async def held_by(self, person: int) -> list[Claim]:
        return [claim_of(row) async for row in SQL.held_by(self._db, person=person)]

    async def collecting(self, post: int) -> bool:
        return await SQL.collecting(self._db, post=post) is not None

    async def take_shares(self, post: int, quantity: int) -> bool:
        return bool(await SQL.take_shares(self._db, post=post, quantity=quantity))

    async def give_back(self, post: int, quantity: int) -> None:
        await SQL.give_back(self._db, post=post, quantity=quantity)

    async def promise(self, post: int, things: frozenset[int]) -> bool:
        return bool(await SQL.promise(self._db, post=post, things=to_bits(things)))

    async def take_back(self, post: int, things: frozenset[int]) -> None:
        await SQL.take_back(self._db, post=post, others=~to_bits(things))

    async def add(
        self,
        post: int,
        person: int,
        quantity: int,
        state: ClaimState,
        now: datetime,
        about: frozenset[int] = frozenset(),
    ) -> Claim:
        said = {"quantity": quantity, "state": state, "now": to_ms(now), "about": to_bits(about)}
        return claim_of(await SQL.get(self._db, id=await SQL.add(self._db, post=post, person=person, **said)))

    async def set_state(self, claim: int, state: ClaimState, now: datetime) -> None:
        await SQL.set_state(self._db, id=claim, state=state, now=to_ms(now))

    async def set_quantity(self, claim: int, quantity: int) -> None:
        await SQL.set_quantity(self._db, id=claim, quantity=quantity)

    async def set_about(self, claim: int, things: frozenset[int]) -> None:
        await SQL.set_about(self._db, id=claim, about=to_bits(things))
