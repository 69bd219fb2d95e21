"""What is due when: rows are the truth, the clock's tick only looks."""

from dataclasses import dataclass
from datetime import datetime

from storage.moments import from_ms, to_ms
from storage.queries import Connection, queries

SQL = queries("alarms")


@dataclass(frozen=True, slots=True)
class AlarmRow:
    """A due alarm: named (kind, ref), taken in the order of `chat`; `due_at` in epoch milliseconds."""

    kind: str
    ref: str
    chat: int
    due_at: int
    tries: int


class SqlAlarms:
    """Implements community.books.Alarms."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    async def set(self, kind: str, ref: str, due_at: datetime, chat: int) -> None:
        await SQL.set(self._db, kind=kind, ref=ref, due_at=to_ms(due_at), chat=chat)

    async def is_set(self, kind: str, ref: str) -> bool:
        return await SQL.is_set(self._db, kind=kind, ref=ref) is not None

    async def moment(self, kind: str, ref: str) -> datetime | None:
        due_at = await SQL.moment(self._db, kind=kind, ref=ref)
        return None if due_at is None else from_ms(due_at)

    async def cancel(self, kind: str, ref: str) -> None:
        await SQL.cancel(self._db, kind=kind, ref=ref)

    async def chats(self, now: datetime) -> list[int]:
        """Chats with something due."""
        return [row["chat"] async for row in SQL.chats(self._db, now=to_ms(now))]

    async def head(self, chat: int, now: datetime) -> AlarmRow | None:
        """What is due next in a chat."""
        row = await SQL.head(self._db, chat=chat, now=to_ms(now))
        return None if row is None else AlarmRow(**row)

    async def take(self, alarm: AlarmRow) -> bool:
        """Remove it, before it is acted on in the same transaction; False where it has changed since."""
        taken: int = await SQL.take(self._db, kind=alarm.kind, ref=alarm.ref, due_at=alarm.due_at)
        return taken == 1

    async def tried(self, alarm: AlarmRow) -> None:
        await SQL.tried(self._db, kind=alarm.kind, ref=alarm.ref)

    async def set_aside(self, alarm: AlarmRow, incident: str) -> bool:
        """False where it has changed since, or lies aside already."""
        named = {"kind": alarm.kind, "ref": alarm.ref, "due_at": alarm.due_at}
        changed: int = await SQL.set_aside(self._db, **named, incident=incident)
        return changed == 1

    async def due(self, now: datetime) -> int:
        """How many are due."""
        return int(await SQL.due(self._db, now=to_ms(now)))

    async def next_due(self) -> datetime | None:
        """When the next one is due, or was."""
        due_at = await SQL.next_due(self._db)
        return None if due_at is None else from_ms(due_at)

    async def move_chat(self, old: int, new: int) -> None:
        await SQL.move_chat(self._db, old=old, new=new)
