"""A group's own words in SQL: implements `community.aliases.Aliases`."""

from community.aliases import Alias
from storage.queries import Connection, queries

SQL = queries("aliases")


class SqlAliases:
    """What was read in this transaction is not read again, as with `SqlChoices`."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection
        self._read: dict[int, list[Alias]] = {}

    async def of(self, group: int) -> list[Alias]:
        if group not in self._read:
            self._read[group] = [Alias(*row) async for row in SQL.of(self._db, group=group)]
        return self._read[group]

    async def teach(self, group: int, key: str, word: str, meant: str) -> None:
        self._read.pop(group, None)
        await SQL.teach(self._db, group=group, key=key, word=word, meant=meant)

    async def forget(self, group: int, key: str) -> None:
        self._read.pop(group, None)
        await SQL.forget(self._db, group=group, key=key)
