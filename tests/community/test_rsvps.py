"""Who comes: seats, the waiting list, family, duties; and what is kept of somebody."""

from datetime import UTC, datetime, timedelta

import pytest

from community import events, rsvps
from community.errors import DutyTaken, NoSeats, TooManyHeads
from community.events import Draft, Duty, Event, Part
from community.members import Group, Person
from storage.books import SqlBooks
from storage.database import Store

NOW = datetime(2026, 11, 20, 4, tzinfo=UTC)
START = datetime.fromisoformat("2026-11-28T09:00")
ZHANG, WANG, LI, CHEN = Person(1, "老张"), Person(2, "王阿姨"), Person(3, "小李"), Person(4, "陈姐")


async def published(books: SqlBooks, seats: int | None = None) -> tuple[Event, int]:
    """An event of 老张's, and its occurrence's number."""
    for person in (ZHANG, WANG, LI, CHEN):
        await books.people.seen(person, NOW)
    await books.groups.joined(Group(-1, "花园小区"), NOW)
    draft = Draft(-1, ZHANG, "Asia/Shanghai", title="邻居节", place="", start=START, hours="said", seats=seats)
    event, occurrence = await events.publish(books, await books.events.add(draft, NOW), NOW)
    return event, occurrence.id


async def say(books: SqlBooks, occurrence: int, who: Person, people: int = 1, minutes: int = 0) -> str:
    """They say yes with so many → what became of it."""
    at = NOW + timedelta(minutes=minutes)
    return (await rsvps.reply(books, occurrence, by=who, answer="yes", now=at, people=people)).rsvp.answer


async def test_a_family_waits_whole_and_nobody_overtakes(store: Store) -> None:
    async with store.turn() as books:
        _, occurrence = await published(books, seats=3)
        came = [
            await say(books, occurrence, WANG, 2),
            await say(books, occurrence, LI, 2, minutes=1),
            await say(books, occurrence, CHEN, 1, minutes=2),
        ]
        done = await rsvps.reply(books, occurrence, by=WANG, answer="no", now=NOW)
        places = {one.person.name: one.answer for one in await books.rsvps.of(occurrence)}
    assert came == ["yes", "waiting", "waiting"]
    assert [one.person for one in done.up] == [LI, CHEN]
    assert places == {"王阿姨": "no", "小李": "yes", "陈姐": "yes"}


async def test_more_family_than_seats_is_refused_and_costs_nothing(store: Store) -> None:
    async with store.turn() as books:
        _, occurrence = await published(books, seats=2)
        await say(books, occurrence, WANG, 2)
        with pytest.raises(NoSeats):
            await rsvps.family(books, occurrence, by=WANG, more=1, now=NOW)
        with pytest.raises(TooManyHeads):
            await say(books, occurrence, LI, 11)
        kept = [(one.person.name, one.heads) for one in await books.rsvps.of(occurrence)]
    assert kept == [("王阿姨", 2)]


async def test_who_comes_with_fewer_frees_seats_at_once(store: Store) -> None:
    async with store.turn() as books:
        _, occurrence = await published(books, seats=2)
        await say(books, occurrence, WANG, 2)
        await say(books, occurrence, LI, 1, minutes=1)
        done = await rsvps.family(books, occurrence, by=WANG, more=-1, now=NOW)
    assert [one.person for one in done.up] == [LI]


async def test_a_duty_has_so_many_hands_and_they_get_in(store: Store) -> None:
    async with store.turn() as books:
        event, occurrence = await published(books, seats=1)
        await books.events.assign(event.id, [Duty(0, "茶水", 1), Duty(0, "签到", 1)], "work")
        tea = (await events.find(books, event.id)).duties[0]
        await say(books, occurrence, WANG)
        await rsvps.take_duty(books, occurrence, tea.id, by=LI, now=NOW)
        with pytest.raises(DutyTaken):
            await rsvps.take_duty(books, occurrence, tea.id, by=CHEN, now=NOW)
        coming = {one.person.name for one in await books.rsvps.of(occurrence) if one.answer == "yes"}
        found = await events.find(books, event.id)
        missing = rsvps.unfilled(found, await books.volunteers.of(occurrence))
    assert coming == {"王阿姨", "小李"}
    assert [(duty.name, count) for duty, count in missing] == [("签到", 1)]


async def test_what_is_brought_is_counted_and_never_more_than_wanted(store: Store) -> None:
    async with store.turn() as books:
        event, occurrence = await published(books)
        await books.events.assign(event.id, [Duty(0, "小板凳", 10, "bring", "小板凳")], "bring")
        stools = (await events.find(books, event.id)).duties[0].id
        await rsvps.take_duty(books, occurrence, stools, by=LI, now=NOW, quantity=6)
        await rsvps.take_duty(books, occurrence, stools, by=WANG, now=NOW, quantity=6)
        await rsvps.take_duty(books, occurrence, stools, by=LI, now=NOW, quantity=5)
        brought = {one.person.name: one.quantity for one in await books.volunteers.of(occurrence)}
    assert brought == {"小李": 5, "王阿姨": 4}


async def test_who_waits_with_family_and_takes_a_duty_comes_with_them(store: Store) -> None:
    async with store.turn() as books:
        event, occurrence = await published(books, seats=1)
        await books.events.assign(event.id, [Duty(0, "茶水", 1)], "work")
        tea = (await events.find(books, event.id)).duties[0]
        await say(books, occurrence, WANG)
        await say(books, occurrence, LI, 3)
        await rsvps.take_duty(books, occurrence, tea.id, by=LI, now=NOW)
        own = await books.rsvps.get(occurrence, LI.id)
    assert own is not None
    assert (own.answer, own.heads) == ("yes", 3)


async def test_all_of_somebodys_is_shown_and_forgotten_and_the_event_stays(store: Store) -> None:
    async with store.turn() as books:
        event, occurrence = await published(books)
        await books.events.assign(event.id, [Duty(0, "茶水", 1)], "work")
        await books.events.arrange(event.id, [Part(0, START, "开场", ZHANG)])
        tea = (await events.find(books, event.id)).duties[0]
        await rsvps.take_duty(books, occurrence, tea.id, by=ZHANG, now=NOW)
        await books.askings.ask(ZHANG.id, event.id, "leads", NOW)
        shown = set(await books.people.everything(ZHANG.id))
        await books.people.forget(ZHANG.id)
        left = await books.people.everything(ZHANG.id)
        found = await events.find(books, event.id)
    assert {"events", "rsvps", "volunteers", "parts", "askings"} <= shown
    assert left == {}
    assert (found.state, found.organizer, found.programme[0].keeper) == ("published", None, None)


async def test_one_neighbour_signs_up_ten_with_guests_and_no_more(store: Store) -> None:
    async with store.turn() as books:
        _, occurrence = await published(books)
        await say(books, occurrence, WANG, 4)
        for guest in range(6):
            await rsvps.reply(books, occurrence, by=WANG, answer="yes", now=NOW, guest=f"张奶奶{guest}")
        with pytest.raises(TooManyHeads):
            await rsvps.reply(books, occurrence, by=WANG, answer="yes", now=NOW, guest="李奶奶")
        with pytest.raises(TooManyHeads):
            await rsvps.family(books, occurrence, by=WANG, more=1, now=NOW)
        others = await say(books, occurrence, LI, 10)
        came = await rsvps.reply(books, occurrence, by=WANG, answer="no", now=NOW)
    assert (others, came.rsvp.answer) == ("yes", "no")
