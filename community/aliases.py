"""A group's own words: what neighbours there call a thing. Organizers teach them, and every change is written down."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from community.errors import NoSuchAlias, TooManyAliases
from community.members import Person
from community.settings import Change, SettingBooks

MOST = 200  # of a group; more is a dictionary, and every message is looked through for them


@dataclass(frozen=True, slots=True)
class Alias:
    """地梯 is a 人字梯; a thing that nobody else knows means itself. `key` is the form under which it is found."""

    id: int
    key: str
    word: str
    meant: str

    @property
    def own(self) -> bool:
        """Whether it is a thing of its own."""
        return self.word == self.meant

    def __str__(self) -> str:
        return self.word if self.own else f"{self.word}={self.meant}"


class Aliases(Protocol):
    async def of(self, group: int) -> list[Alias]:
        """The newest first."""

    async def teach(self, group: int, key: str, word: str, meant: str) -> None:
        """From now on it means that, whatever it meant before."""

    async def forget(self, group: int, key: str) -> None: ...


class AliasBooks(SettingBooks, Protocol):
    @property
    def aliases(self) -> Aliases: ...


async def teach(books: AliasBooks, group: int, key: str, word: str, meant: str, *, by: Person, now: datetime) -> Alias:
    """A word of the group from now on, in place of what its key meant before; noted in the log. TooManyAliases."""
    known = {one.key: one for one in await books.aliases.of(group)}
    if key not in known and len(known) >= MOST:
        raise TooManyAliases(MOST)
    await books.aliases.teach(group, key, word, meant)
    learnt = next(one for one in await books.aliases.of(group) if one.key == key)
    before = str(known[key]) if key in known else ""
    if before != str(learnt):
        await books.changes.add(group, Change(by, "alias", before, str(learnt), now))
    return learnt


async def forget(books: AliasBooks, group: int, alias: Alias | None, *, by: Person, now: datetime) -> Alias:
    """It means nothing any more; None is one that the group has not."""
    if alias is None:
        raise NoSuchAlias
    await books.aliases.forget(group, alias.key)
    await books.changes.add(group, Change(by, "alias", str(alias), "", now))
    return alias
