"""Bonds in SQL: implements `community.bonds.Bonds`."""

from collections.abc import Sequence

from community.claims import Claim
from storage.claims import SqlClaims
from storage.queries import Connection, queries

SQL = queries("bonds")


class SqlBonds:
    def __init__(self, connection: Connection) -> None:
        self._db = connection
        self._claims = SqlClaims(connection)

    async def tie(self, claims: Sequence[int]) -> None:
        for claim in claims:
            await SQL.tie(self._db, claim=claim, bond=min(claims))

    async def others(self, claim: int) -> list[Claim]:
        tied = [id_ async for (id_,) in SQL.others(self._db, claim=claim)]
        found = [await self._claims.get(id_) for id_ in tied]
        return [one for one in found if one is not None]

    async def untie(self, claim: int) -> list[Claim]:
        tied = await self.others(claim)
        await SQL.untie(self._db, claim=claim)
        return tied
