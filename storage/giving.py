"""How offers are given, in SQL: implements `community.giving.Givings`."""

from collections.abc import Mapping, Sequence

from community.claims import Claim
from community.giving import Giving, Household
from storage.moments import from_ms, to_ms
from storage.queries import Connection, queries

SQL = queries("giving")


class SqlGivings:
    def __init__(self, connection: Connection) -> None:
        self._db = connection

    async def of(self, post: int) -> Giving | None:
        row = await SQL.of(self._db, post=post)
        if row is None:
            return None
        post_id, way, decides_at, seed, decided_at = row
        return Giving(post_id, way, from_ms(decides_at), seed, None if decided_at is None else from_ms(decided_at))

    async def write(self, giving: Giving) -> None:
        await SQL.write(
            self._db,
            post=giving.post,
            way=giving.way,
            decides_at=to_ms(giving.decides_at),
            seed=giving.seed,
            decided_at=None if giving.decided_at is None else to_ms(giving.decided_at),
        )

    async def say_household(self, claim: int, who: Household) -> None:
        await SQL.say_household(self._db, claim=claim, who=who)

    async def households(self, post: int) -> Mapping[int, Household]:
        return {claim: who async for claim, who in SQL.households(self._db, post=post)}

    async def forget_households(self, post: int) -> None:
        await SQL.forget_households(self._db, post=post)

    async def reorder(self, queue: Sequence[Claim]) -> None:
        for place, claim in zip(sorted(one.id for one in queue), queue, strict=True):
            await SQL.put_in_place(self._db, claim=claim.id, place=place)
