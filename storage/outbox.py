"""What is owed: outgoing messages in order a chat, kept until delivered, their words emptied then."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from pydantic import TypeAdapter

from storage.inbox import DAY_MS, Waiting
from storage.queries import Connection, queries
from texts.messages import Delete, Edit, File, Outgoing, React, Send

SQL = queries("outbox")

End = Literal["sent", "failed", "dropped"]
DONE_KEPT_MS = 2 * DAY_MS  # empty rows, for whoever looks into what went wrong yesterday

OUTGOING: TypeAdapter[Outgoing] = TypeAdapter(Outgoing)


@dataclass(frozen=True, slots=True)
class Head:
    """The next row of a chat, and when it may be tried (epoch milliseconds)."""

    id: int
    not_before: int


@dataclass(frozen=True, slots=True)
class OutboxRow:
    """A row on its way: `tries` with this one, `doubts` those that may have arrived."""

    id: int
    chat: int
    outgoing: Outgoing
    tries: int
    doubts: int
    created_at: int


class SqlOutbox:
    def __init__(self, connection: Connection) -> None:
        self._db = connection
        self.owed = False  # something, in this transaction

    async def put(self, owed: Iterable[Outgoing], *, at: int) -> None:
        """Owe them, in this order. What nobody would see any more is saved: an edit goes into what still
        waits under its name, a message deleted before it left never leaves."""
        for outgoing in owed:
            self.owed = True
            match outgoing:
                case Edit() if await self._merge(outgoing):
                    continue
                case Delete() if await self._spare(outgoing, at=at):
                    continue
            ref = None if isinstance(outgoing, File | React) else outgoing.ref
            body = outgoing.model_dump_json()
            await SQL.put(self._db, chat=outgoing.chat, kind=outgoing.kind, ref=ref, body=body, created_at=at)

    async def _merge(self, edit: Edit) -> bool:
        waiting = [row async for row in SQL.waiting_under(self._db, ref=edit.ref)]
        if not waiting:
            return False
        newest = OUTGOING.validate_json(waiting[-1]["body"])
        if not isinstance(newest, Send | Edit):
            return False
        body = _become(newest, edit).model_dump_json()
        return bool(await SQL.rewrite(self._db, id=waiting[-1]["id"], body=body) == 1)

    async def _spare(self, delete: Delete, *, at: int) -> bool:
        """Whether there is nothing left to delete."""
        spared = False
        async for row in SQL.waiting_under(self._db, ref=delete.ref):
            if row["kind"] in ("send", "edit"):
                await self.done(row["id"], "dropped", at=at)
                spared = spared or row["kind"] == "send"
        return spared

    async def chats(self) -> list[int]:
        """Chats with rows waiting, the longest waiting first."""
        return [row["chat"] async for row in SQL.chats(self._db)]

    async def head(self, chat: int) -> Head | None:
        """The next row of a chat."""
        row = await SQL.head(self._db, chat=chat)
        return None if row is None else Head(**row)

    async def take(self, id: int) -> OutboxRow | None:
        """Mark it as on its way: a crash from here on leaves it in doubt. None where it waits no more."""
        row = await SQL.take(self._db, id=id)
        if row is None:
            return None
        return OutboxRow(
            id=row["id"],
            chat=row["chat"],
            outgoing=OUTGOING.validate_json(row["body"]),
            tries=row["tries"],
            doubts=row["doubts"],
            created_at=row["created_at"],
        )

    async def done(self, id: int, state: End, *, at: int, incident: str | None = None) -> None:
        """Delivered, or given up: the words are emptied."""
        await SQL.done(self._db, id=id, state=state, incident=incident, at=at)

    async def put_back(self, id: int, *, not_before: int, in_doubt: bool = False) -> None:
        """It waits again, in its old place."""
        await SQL.put_back(self._db, id=id, not_before=not_before, doubts=int(in_doubt))

    async def become(self, id: int, instead: Send) -> None:
        """It is this that is owed in its place; what is owed under its name behind it is newer and comes after it."""
        await SQL.become(self._db, id=id, kind=instead.kind, body=instead.model_dump_json())

    async def recover(self) -> int:
        """After a crash: what was on its way is in doubt and waits again. How many they are."""
        return int(await SQL.recover(self._db))

    async def on_its_way(self, ref: str, before: int) -> bool:
        """Whether a message of this name is owed and not delivered yet; of those put in before the row `before`."""
        return bool(await SQL.on_its_way(self._db, ref=ref, before=before))

    async def waiting(self) -> Waiting:
        return Waiting(**await SQL.waiting(self._db))

    async def prune(self, *, at: int) -> None:
        await SQL.prune(self._db, before=at - DONE_KEPT_MS)

    async def move_chat(self, old: int, new: int) -> None:
        """What is owed to a group goes to its new id."""
        await SQL.move_chat(self._db, old=old, new=new)


def _become(waiting: Send | Edit, edit: Edit) -> Send | Edit:
    """What still waits, with the newer words; what is said otherwise under the same name too."""
    changed: dict[str, object] = {"message": edit.message}
    if isinstance(waiting, Edit):
        changed["afresh"] = edit.afresh  # what is over by now is not to come back
    if isinstance(waiting, Send) and waiting.otherwise is not None and waiting.otherwise.ref == edit.ref:
        changed["otherwise"] = _become(waiting.otherwise, edit)
    return waiting.model_copy(update=changed)
