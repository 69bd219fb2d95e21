"""Which of the bot's own messages is which: "card:12" ↔ chat and message id, known once delivered."""

from dataclasses import dataclass

from storage.queries import Connection, queries

SQL = queries("sent")


@dataclass(frozen=True, slots=True)
class Delivered:
    """The newest message under a name. `digest` stands for its words; `moved_to`: its group has this new
    id now, and the message cannot be changed any more."""

    chat: int
    message_id: int
    digest: str
    moved_to: int | None


class SqlSent:
    """Implements community.books.Sent."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    async def ref(self, chat: int, message_id: int) -> str | None:
        found = await SQL.ref(self._db, chat=chat, message_id=message_id)
        return None if found is None else str(found)

    async def message(self, ref: str) -> Delivered | None:
        row = await SQL.message(self._db, ref=ref)
        return None if row is None else Delivered(**row)

    async def put(self, ref: str, chat: int, message_id: int, digest: str, *, at: int) -> None:
        """Remember a delivered message; from now on the name means this one."""
        await SQL.put(self._db, ref=ref, chat=chat, message_id=message_id, digest=digest, at=at)

    async def stands(self, chat: int, message_id: int, digest: str) -> None:
        """The message was edited and shows this now."""
        await SQL.stands(self._db, chat=chat, message_id=message_id, digest=digest)

    async def gone(self, chat: int, message_id: int) -> None:
        await SQL.gone(self._db, chat=chat, message_id=message_id)

    async def move_chat(self, old: int, new: int) -> None:
        await SQL.move_chat(self._db, old=old, new=new)
