"""Whoever has their data deleted leaves no trace: implements `community.privacy.Privacy`."""

import json

from community.members import Person
from community.privacy import Begun, Footprint
from nlp import names
from storage.people import SqlPeople
from storage.queries import Connection, queries
from texts.names import NEIGHBOUR

SQL = queries("privacy")
CARDS = 50  # of each kind, newest first: an edit takes three seconds in a group
PROMISES = 200  # the newest: what was said of older ones is far up in others' chats
SHORTEST_NAME = 2  # one character stands in half of all sentences
IN_WORDS = (
    "reports",
    "events",
    "parts",
    "duties",
    "announcements",
    "chains",
    "notes",
    "entries",
    "guests",
    "proofs",
    "loans",
    "pings",
    "changes",
)  # where others may have written a name


class SqlPrivacy:
    def __init__(self, connection: Connection) -> None:
        self._db = connection
        self._people = SqlPeople(connection)

    async def footprint(self, person: int) -> Footprint:
        return Footprint(
            tuple([row[0] async for row in SQL.promised(self._db, person=person, most=CARDS)]),
            tuple([row[0] async for row in SQL.attended(self._db, person=person, most=CARDS)]),
            tuple([row[0] async for row in SQL.listed(self._db, person=person, most=CARDS)]),
            tuple([(row[0], row[1]) async for row in SQL.promises(self._db, person=person, most=PROMISES)]),
        )

    async def begun(self, person: int) -> Begun:
        events = [tuple(row) async for row in SQL.events_of(self._db, person=person)]
        chains = [tuple(row) async for row in SQL.chains_of(self._db, person=person)]
        return Begun(
            tuple(id_ for id_, _, shared in events if not shared),
            tuple(id_ for id_, _, shared in chains if not shared),
            tuple([row[0] async for row in SQL.announcements_of(self._db, person=person)]),
            tuple(title or "" for _, title, shared in (*events, *chains) if shared),
        )

    async def drop_chain(self, chain: int) -> None:
        await SQL.drop_chain(self._db, id=chain)

    async def drop_announcement(self, announcement: int) -> None:
        await SQL.drop_announcement(self._db, id=announcement)

    async def forget(self, person: Person, known: Person | None = None) -> bool:
        for name in _names(person, known or await self._people.get(person.id)):
            await self._take_out(person.id, name)
        await SQL.inbox_of(self._db, person=person.id)
        for mark in _marks(person):
            await SQL.aside_about(self._db, mark=mark)
        between = f"%:%:{person.id}"  # "claim:7:1001": what was said to them about claim 7
        await SQL.outbox_of(self._db, person=person.id, between=between)
        await SQL.sent_of(self._db, person=person.id, between=between)
        await SQL.alarms_of(self._db, person=person.id, about=f"%:{person.id}")
        return await self._people.forget(person.id)

    async def _take_out(self, person: int, name: str) -> None:
        """「小李家有梯子」 → 「邻居家有梯子」, in what others wrote."""
        groups = [row[0] async for row in SQL.groups_of(self._db, person=person, name=name)]
        thing = json.dumps(name, ensure_ascii=False)  # as the name of a thing stands in the list of a post
        for group in groups:
            await SQL.in_posts(self._db, name=name, instead=NEIGHBOUR, group=group, thing=thing)
            for place in IN_WORDS:
                await getattr(SQL, f"in_{place}")(self._db, name=name, instead=NEIGHBOUR, group=group)
            await SQL.in_traces(self._db, name=name, group=group)
            await SQL.in_aliases(self._db, name=name, group=group)

    async def sweep(self) -> None:
        """What was still on its way to somebody when they were forgotten, and came from them while they were."""
        await SQL.sweep_outbox(self._db)
        await SQL.sweep_sent(self._db)
        await SQL.sweep_inbox(self._db)


def _names(*people: Person | None) -> list[str]:
    """What they are called, longest first: as they show themselves now, as it was stored, and by username. What means
    something else too (「停水」, 「3号楼」) is left out: in others' words nobody can know who was meant."""
    found = {name for person in people if person for name in (person.name, person.username) if name}
    named = (name for name in found if len(name) >= SHORTEST_NAME and not names.ordinary(name))
    return sorted(named, key=len, reverse=True)


def _marks(person: Person) -> list[str]:
    """How an update in JSON shows that somebody is in it."""
    marks = [f'"id": {person.id},', f'"id": {person.id}}}']
    if len(person.name) >= SHORTEST_NAME:
        marks.append(json.dumps(person.name)[1:-1])
    return marks
