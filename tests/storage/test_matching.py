"""Traces, questions and answers in SQL: found by index, exact about who is asked and how they answered."""

import json
import sqlite3
from datetime import UTC, datetime, timedelta

from community.matching import SILENCE, Answers, Home, How, Ping, answered, ask, find, unanswered
from community.members import Group, Person, Place, greet
from community.posts import Draft, Item, Post
from storage.books import SqlBooks
from storage.database import Store
from storage.matching import DEEP, SQL
from storage.sqlite import FileStore

NOW = datetime(2026, 11, 21, 2, tzinfo=UTC)
GROUP = -100
WANG = Person(1, "王阿姨")
INDEX_ONLY = ("SEARCH t USING COVERING INDEX", "SEARCH c USING COVERING INDEX", "SEARCH g USING COVERING INDEX")


async def neighbours(books: SqlBooks, *people: int, started: bool = True) -> None:
    await books.groups.joined(Group(GROUP, "花园小区"), NOW)
    for number in people:
        await greet(books, Person(number, f"邻居{number}"), Place(GROUP, "group", "花园小区"), NOW)
        if started:
            await books.people.started(number)


async def need(books: SqlBooks, message_id: int = 1) -> Post:
    wants = (Item("姜", "姜"),)
    return await books.posts.add(Draft(GROUP, message_id, WANG, "need", "item", wants, (), "谁家有姜"), NOW)


async def found(books: SqlBooks, post: Post, *, invite: bool = False, now: datetime = NOW, most: int = 3) -> list[int]:
    candidates = await find(books, post, {"姜": "same"}, now, most=most, invite=invite)
    return [one.trace.person.id for one in candidates]


async def gave(books: SqlBooks, *people: int, how: How = "gave") -> None:
    for number in people:
        await books.traces.note(GROUP, "姜", number, how, NOW - timedelta(days=1))


async def pinged(books: SqlBooks, post: Post, person: int, now: datetime = NOW) -> None:
    await books.pings.add(Ping(post.id, Person(person, ""), "gave", "姜", NOW, "asked"), now)


async def test_who_is_asked_is_read_from_indexes_alone(file: FileStore) -> None:
    async with file.turn() as books:
        await neighbours(books, 1)
    names = ("today", "week", "category", "group", "reasons", "deep", "poster", "post", "now", "most")
    given = dict.fromkeys(names, 0) | {"category": "item", "reasons": json.dumps([["姜", "gave"]])}
    with sqlite3.connect(file.path) as connection:
        rows = connection.execute(f"EXPLAIN QUERY PLAN {SQL.on_file['traces_of']}", given)
        steps = [row[3] for row in rows]
    connection.close()
    scans = [
        step for step in steps if step.startswith("SCAN") and step not in ("SCAN l", "SCAN r VIRTUAL TABLE INDEX 1:")
    ]
    assert (scans, [step for step in steps if "TEMP B-TREE" in step]) == ([], [])
    assert all(any(step.startswith(start) for step in steps) for start in INDEX_ONLY)
    assert sum("traces_newest (group_id=? AND thing=? AND how=?" in step for step in steps) == 2


async def test_the_newest_of_a_crowd_are_looked_at(store: Store) -> None:
    async with store.turn() as books:
        await neighbours(books, *range(1, DEEP * 3))
        for number in range(2, DEEP * 3):
            await books.traces.note(GROUP, "姜", number, "gave", NOW - timedelta(minutes=number))
        seen = await books.traces.of(await need(books), [("姜", "gave")], NOW)
    assert {trace.person.id for trace in seen} == set(range(2, DEEP + 3))


async def test_nobody_is_asked_about_their_own_post_or_twice_or_who_minds_or_is_gone(store: Store) -> None:
    async with store.turn() as books:
        await neighbours(books, 1, 2, 3, 4, 5, 6)
        await gave(books, 1, 2, 3, 4, 5, 6)
        post = await need(books)
        await pinged(books, post, 2)
        await books.pings.mute(3, "item", None)
        await books.pings.mute(4, None, NOW + timedelta(hours=1))
        await books.groups.parted(GROUP, 5)
        assert await found(books, post) == [6]


async def test_a_mute_of_another_kind_or_of_yesterday_does_not_count(store: Store) -> None:
    async with store.turn() as books:
        await neighbours(books, 1, 2, 3)
        await gave(books, 2, 3)
        await books.pings.mute(2, "loan", None)
        await books.pings.mute(3, None, NOW)
        assert await found(books, await need(books)) == [2, 3]


async def test_answers_are_learned_by_person_and_kind(store: Store) -> None:
    async with store.turn() as books:
        await neighbours(books, 1, 2, 3)
        post = await need(books)
        for person in (2, 3):
            await pinged(books, post, person)
        await answered(books, post.id, 2, "accepted", NOW + timedelta(minutes=4))
        await answered(books, post.id, 2, "declined", NOW + timedelta(minutes=5))  # changed their mind: one answer
        await answered(books, post.id, 3, "declined", NOW + timedelta(minutes=6))
        heard = [await books.pings.answers(person, "item") for person in (2, 3)]
        other = await books.pings.answers(2, "loan")
    assert heard == [Answers(yes=1, wait=timedelta(minutes=4)), Answers(no=1, wait=timedelta(minutes=6))]
    assert other == Answers()


async def test_old_answers_fade(store: Store) -> None:
    async with store.turn() as books:
        await neighbours(books, 1, 2)
        for number in range(2):
            post = await need(books, number)
            await pinged(books, post, 2)
            await answered(books, post.id, 2, "declined" if number else "accepted", NOW + timedelta(minutes=10))
        assert await books.pings.answers(2, "item") == Answers(yes=0.9, no=1, wait=timedelta(minutes=10))


async def test_who_had_no_time_to_answer_was_not_silent(store: Store) -> None:
    async with store.turn() as books:
        await neighbours(books, 1, 2, 3, 4)
        post = await need(books)
        await pinged(books, post, 2)
        await pinged(books, post, 3, NOW + SILENCE)
        await pinged(books, post, 4)
        await answered(books, post.id, 4, "accepted", NOW)
        await unanswered(books, post.id, NOW + SILENCE)
        heard = [await books.pings.answers(person, "item") for person in (2, 3)]
    assert heard == [Answers(silent=1), Answers()]


async def test_invitations_go_round(store: Store) -> None:
    async with store.turn() as books:
        await neighbours(books, 1, 2, 3, 4, 5)
        first, second = await need(books, 1), await need(books, 2)
        rounds = []
        for number, post in enumerate((first, second)):
            when = NOW + timedelta(minutes=number)
            candidates = await find(books, post, {}, when, most=2, invite=True)
            rounds.append([ping.person.id for ping in await ask(books, post, candidates, when)])
    assert rounds == [[2, 3], [4, 5]]


async def test_who_cannot_be_written_to_does_not_hold_up_the_round(store: Store) -> None:
    async with store.turn() as books:
        await neighbours(books, *range(1, 100), started=False)
        await neighbours(books, 100)
        post = await need(books)
        rounds = [await found(books, post, invite=True, now=NOW + timedelta(minutes=n)) for n in range(4)]
    assert 100 in rounds[-1]


async def test_nobody_is_invited_beyond_eight(store: Store) -> None:
    async with store.turn() as books:
        await neighbours(books, *range(1, 30))
        post = await need(books)
        asked = []
        for _ in range(4):
            candidates = await find(books, post, {}, NOW, most=5, invite=True)
            asked.append(len(await ask(books, post, candidates, NOW)))
    assert asked == [5, 3, 0, 0]


async def test_in_a_large_neighbourhood_up_to_a_sixth_is_invited(store: Store) -> None:
    async with store.turn() as books:
        await neighbours(books, *range(1, 79))
        post = await need(books)
        asked = []
        for _ in range(4):
            candidates = await find(books, post, {}, NOW, most=5, invite=True)
            asked.append(len(await ask(books, post, candidates, NOW)))
    assert asked == [5, 5, 3, 0]


async def test_a_no_to_an_invitation_is_no_unwillingness(store: Store) -> None:
    async with store.turn() as books:
        await neighbours(books, 1, 2)
        post = await need(books)
        await ask(books, post, await find(books, post, {}, NOW, most=1, invite=True), NOW)
        was_asked = await answered(books, post.id, 2, "declined", NOW)
        assert (was_asked, await books.pings.answers(2, "item")) == (True, Answers())


async def test_a_house_keeps_its_stair_until_another_house_is_named(store: Store) -> None:
    async with store.turn() as books:
        await neighbours(books, 1)
        homes = []
        for home in (Home("3栋", "2"), Home("3栋"), Home("5栋")):
            await books.traces.lives(GROUP, 1, home, NOW)
            homes.append(await books.traces.home(GROUP, 1))
    assert homes == [Home("3栋", "2"), Home("3栋", "2"), Home("5栋")]


async def test_what_was_learned_is_shown_and_goes_with_the_person(store: Store) -> None:
    async with store.turn() as books:
        await neighbours(books, 1, 2)
        post = await need(books)
        await pinged(books, post, 2)
        await answered(books, post.id, 2, "accepted", NOW)
        await books.traces.lives(GROUP, 2, Home("3栋"), NOW)
        shown = await books.people.everything(2)
        await books.people.forget(2)
        left = await books.pings.answers(2, "item"), await books.traces.home(GROUP, 2)
    assert {"answers", "homes"} <= set(shown)
    assert left == (Answers(), None)
