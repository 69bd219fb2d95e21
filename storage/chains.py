"""Sign-up chains in SQL: implements `community.chains.Chains`."""

from datetime import datetime
from typing import Any

from community.chains import Chain, Draft, Entry, State
from community.members import Person
from storage.moments import from_ms, to_ms
from storage.queries import Connection, queries

SQL = queries("chains")


def chain_of(row: tuple[Any, ...]) -> Chain:
    id_, group, thread, message, state, title, unit, price, least, most, closes, named, zone, created_at, *whose = row
    return Chain(
        id=id_,
        group=group,
        thread=thread,
        message_id=message,
        organizer=None if whose[0] is None else Person(*whose),
        state=state,
        title=title,
        unit=unit,
        price=price,
        least=least,
        most=most,
        closes=wall_of(closes),
        named=wall_of(named),
        zone=zone,
        created_at=from_ms(created_at),
    )


def wall_of(kept: str | None) -> datetime | None:
    return None if kept is None else datetime.fromisoformat(kept)


def entry_of(row: tuple[Any, ...]) -> Entry:
    id_, chain, name, quantity, note, undecided, since, collected_at, *person = row
    collected = None if collected_at is None else from_ms(collected_at)
    return Entry(id_, chain, Person(*person), name, quantity, note, bool(undecided), from_ms(since), collected)


def said(draft: Draft, state: State, now: datetime) -> dict[str, Any]:
    """What a chain says, as columns."""
    return {
        "message": draft.message_id,
        "state": state,
        "title": draft.title,
        "unit": draft.unit,
        "price": draft.price,
        "least": draft.least,
        "most": draft.most,
        "closes_on": None if draft.closes is None else draft.closes.isoformat(timespec="minutes"),
        "named_on": None if draft.named is None else draft.named.isoformat(timespec="minutes"),
        "now": to_ms(now),
    }


class SqlChains:
    def __init__(self, connection: Connection) -> None:
        self._db = connection

    async def add(self, draft: Draft, state: State, now: datetime) -> Chain:
        whose = {
            "group": draft.group,
            "thread": draft.thread,
            "organizer": draft.organizer.id if draft.organizer else None,
            "zone": draft.zone,
        }
        return await self._certain(await SQL.add(self._db, **whose, **said(draft, state, now)))

    async def get(self, chain: int) -> Chain | None:
        row = await SQL.get(self._db, id=chain)
        return chain_of(row) if row else None

    async def by_message(self, group: int, message_id: int) -> Chain | None:
        chain = await SQL.by_message(self._db, group=group, message=message_id)
        return None if chain is None else await self.get(chain)

    async def is_message(self, group: int, message_id: int) -> bool:
        return await SQL.by_message(self._db, group=group, message=message_id) is not None

    async def live_in(self, group: int) -> list[Chain]:
        return await self._all(SQL.live_in(self._db, group=group))

    async def any_in(self, group: int) -> bool:
        return await SQL.any_in(self._db, group=group) is not None

    async def live_by(self, person: int) -> list[Chain]:
        return await self._all(SQL.live_by(self._db, person=person))

    async def write(self, chain: Chain, now: datetime) -> None:
        await SQL.write(self._db, id=chain.id, **said(chain, chain.state, now))

    async def entries(self, chain: int) -> list[Entry]:
        return [entry_of(row) async for row in SQL.entries(self._db, chain=chain)]

    async def entry(self, entry: int) -> Entry | None:
        row = await SQL.entry(self._db, id=entry)
        return entry_of(row) if row else None

    async def seat(
        self, chain: int, person: int, name: str, quantity: float, note: str, now: datetime, *, forced: bool = False
    ) -> bool:
        line = {"name": name, "quantity": quantity, "note": note, "now": to_ms(now)}
        return bool(await SQL.seat(self._db, chain=chain, person=person, forced=forced, **line))

    async def adopt(self, entry: int, person: int) -> None:
        await SQL.make_room(self._db, id=entry, person=person)
        await SQL.adopt(self._db, id=entry, person=person)

    async def doubt(self, chain: int, person: int, now: datetime) -> None:
        await SQL.doubt(self._db, chain=chain, person=person, now=to_ms(now))

    async def collect(self, entry: int, at: datetime | None) -> None:
        await SQL.collect(self._db, id=entry, at=None if at is None else to_ms(at))

    async def of_person(self, person: int) -> list[int]:
        return [chain async for (chain,) in SQL.of_person(self._db, person=person)]

    async def drop(self, chain: int, person: int) -> None:
        await SQL.drop(self._db, chain=chain, person=person)

    async def _all(self, ids: Any) -> list[Chain]:
        found = [id_ async for (id_,) in ids]
        return [await self._certain(id_) for id_ in found]

    async def _certain(self, chain: int) -> Chain:
        found = await self.get(chain)
        if found is None:
            raise LookupError(f"chain {chain} was here a moment ago")
        return found
