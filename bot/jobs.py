"""What a turn is made of: a row of the inbox or a due alarm, with what was heard."""

import json
from dataclasses import dataclass, replace
from typing import Protocol

from bot.clock import wall_ms
from bot.updates import Me, arrived
from community.members import Place
from handlers.turn import Heard
from storage.alarms import AlarmRow
from storage.books import SqlBooks
from storage.inbox import InboxRow


class Overtaken(Exception):  # noqa: N818  # a fact
    """Something has changed since it was found: the alarm was moved or cancelled, the group has a new id."""


class Job(Protocol):
    """One thing to be handled, in one transaction."""

    @property
    def heard(self) -> tuple[Heard, ...]: ...
    @property
    def tap(self) -> str | None: ...
    @property
    def chats(self) -> tuple[int, ...]:
        """In whose order it is handled; two where a group moves."""

    @property
    def tries(self) -> int: ...
    @property
    def name(self) -> str:
        """For the log: no words in it."""

    async def claim(self, books: SqlBooks) -> None:
        """Before anybody is waited for. HandledTwice where another process is at it."""

    async def take(self, books: SqlBooks) -> None:
        """Mark it handled, in the transaction that handles it."""

    async def tried(self, books: SqlBooks) -> None: ...
    async def set_aside(self, books: SqlBooks, incident: str) -> None: ...


@dataclass(frozen=True, slots=True)
class UpdateJob:
    row: InboxRow
    heard: tuple[Heard, ...]
    tap: str | None

    @property
    def chats(self) -> tuple[int, ...]:
        moves = {id_ for heard in self.heard if heard.new_id is not None for id_ in (heard.where.id, heard.new_id)}
        return tuple({self.row.chat} | moves)

    @property
    def tries(self) -> int:
        return self.row.tries

    @property
    def name(self) -> str:
        return f"inbox/{self.row.id}"

    async def claim(self, books: SqlBooks) -> None:
        await books.inbox.claim(self.row.id)

    async def take(self, books: SqlBooks) -> None:
        await books.inbox.handled(self.row.id, at=wall_ms())

    async def tried(self, books: SqlBooks) -> None:
        await books.inbox.tried(self.row.id)

    async def set_aside(self, books: SqlBooks, incident: str) -> None:
        await books.inbox.set_aside(self.row.id, incident, at=wall_ms())


@dataclass(frozen=True, slots=True)
class AlarmJob:
    row: AlarmRow
    heard: tuple[Heard, ...]
    tap: None = None

    @property
    def chats(self) -> tuple[int, ...]:
        return (self.row.chat,)

    @property
    def tries(self) -> int:
        return self.row.tries

    @property
    def name(self) -> str:
        return f"alarms/{self.row.kind}/{self.row.ref}"

    async def claim(self, books: SqlBooks) -> None:
        """The neighbourhood's lock comes first: turns of the neighbourhood move and cancel what is due, and who had
        the row and waited for them would be waited for by them."""

    async def take(self, books: SqlBooks) -> None:
        if not await books.alarms.take(self.row):
            raise Overtaken(self.name)

    async def tried(self, books: SqlBooks) -> None:
        await books.alarms.tried(self.row)

    async def set_aside(self, books: SqlBooks, incident: str) -> None:
        if not await books.alarms.set_aside(self.row, incident):
            raise Overtaken(self.name)


def update_job(row: InboxRow, me: Me) -> UpdateJob:
    """Read it again from what was stored: a newer program may read it better."""
    update = arrived(json.loads(row.payload), me)
    return UpdateJob(row, tuple(_where_it_is_now(heard, row.chat) for heard in update.heard), update.tap)


def _where_it_is_now(heard: Heard, chat: int) -> Heard:
    """A group may have moved while the row waited."""
    if heard.kind == "migrated" or heard.where.id == chat:
        return heard
    return replace(heard, where=replace(heard.where, id=chat))


def alarm_job(row: AlarmRow) -> AlarmJob:
    where = Place(row.chat, "private" if row.chat > 0 else "group")
    return AlarmJob(row, (Heard("alarm", where, alarm=(row.kind, row.ref)),))
