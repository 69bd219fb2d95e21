"""What came in: each update that concerns the bot, stored before it is confirmed, handled once, in order."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Literal

from storage.queries import Connection, queries

SQL = queries("inbox")

DAY_MS = 24 * 3600 * 1000
HANDLED_KEPT_MS = DAY_MS  # as long as Telegram repeats an update it holds unconfirmed
ASIDE_KEPT_MS = 14 * DAY_MS  # long enough to look into an incident


@dataclass(frozen=True, slots=True)
class Received:
    """An update as it is put in: `payload` is its JSON; with `incident` it goes aside at once."""

    bot_id: int
    update_id: int
    chat: int
    payload: str
    who: int | None = None
    incident: str | None = None

    @property
    def state(self) -> Literal["waiting", "aside"]:
        return "waiting" if self.incident is None else "aside"


@dataclass(frozen=True, slots=True)
class InboxRow:
    """An update waiting to be handled; `tries`: those that failed."""

    id: int
    chat: int
    payload: str
    tries: int


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many rows wait, and since when the oldest does (epoch milliseconds, None where none waits)."""

    count: int
    oldest: int | None


class HandledTwice(Exception):  # noqa: N818  # a fact
    """Somebody else handles the row, or has: what was done about it again is rolled back."""


class SqlInbox:
    def __init__(self, connection: Connection) -> None:
        self._db = connection
        self.received = False  # something, in this transaction

    async def put(self, batch: Iterable[Received], *, at: int) -> None:
        """Store a batch; what is there already stays as it is."""
        rows = [asdict(received) | {"state": received.state, "received_at": at} for received in batch]
        if rows:
            self.received = True
            await SQL.put(self._db, rows)

    async def chats(self) -> list[int]:
        """Chats with rows waiting, the longest waiting first."""
        return [row["chat"] async for row in SQL.chats(self._db)]

    async def head(self, chat: int) -> InboxRow | None:
        """The next row of a chat."""
        row = await SQL.head(self._db, chat=chat)
        return None if row is None else InboxRow(**row)

    async def claim(self, id: int) -> None:
        """Have the row until the transaction ends. HandledTwice where another has it or had it; nobody waits."""
        if await SQL.claim(self._db, id=id) is None:
            raise HandledTwice(id)

    async def handled(self, id: int, *, at: int) -> None:
        """Done: the words are emptied. HandledTwice where somebody else was faster."""
        if await SQL.handled(self._db, id=id, at=at) != 1:
            raise HandledTwice(id)

    async def tried(self, id: int) -> None:
        await SQL.tried(self._db, id=id)

    async def set_aside(self, id: int, incident: str, *, at: int) -> None:
        await SQL.set_aside(self._db, id=id, incident=incident, at=at)

    async def waiting(self) -> Waiting:
        return Waiting(**await SQL.waiting(self._db))

    async def prune(self, *, at: int) -> None:
        """Forget what was handled a day ago and what was set aside two weeks ago."""
        await SQL.prune(self._db, handled_before=at - HANDLED_KEPT_MS, aside_before=at - ASIDE_KEPT_MS)

    async def move_chat(self, old: int, new: int) -> None:
        await SQL.move_chat(self._db, old=old, new=new)
