"""Things of a list are promised by one statement each: of all who want one at once, exactly one has it."""

import asyncio
from datetime import UTC, datetime

from community import claims
from community.claims import Taken
from community.members import Group, Person
from community.posts import Draft, Item, listed
from storage.bits import from_bits, to_bits
from storage.database import Store, open_store

NOW = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)
CHEN = Person(1, "陈姐")
HOME = Group(-1, "花园小区")
CROWD = range(100, 130)
SHELF, LAMP = frozenset({1}), frozenset({2})


async def move_in(store: Store) -> int:
    """→ 陈姐's list of a shelf, a lamp and a pot."""
    async with store.turn() as books:
        for person in (CHEN, *(Person(number, f"邻居{number}") for number in CROWD)):
            await books.people.seen(person, NOW)
        await books.groups.joined(HOME, NOW)
        things = tuple(Item(name, name) for name in ("书架", "台灯", "电饭煲"))
        draft = listed(Draft(HOME.id, 7, CHEN, "offer", "item", (), things, "搬家送：书架、台灯、电饭煲"))
        return (await books.posts.add(draft, NOW)).id


async def test_of_thirty_who_promise_a_thing_at_once_one_does(database: str, store: Store) -> None:
    post = await move_in(store)
    stores = [store] if database.startswith("sqlite") else [store, await open_store(database)]

    async def promises(number: int) -> bool:
        async with stores[number % len(stores)].turn() as books:  # no neighbourhood, so that none waits for another
            return await books.claims.promise(post, SHELF if number % 2 else LAMP)

    made = await asyncio.gather(*(promises(number) for number in CROWD))
    for other in stores[1:]:
        await other.aclose()
    assert [made[number - CROWD[0]] for number in CROWD if number % 2].count(True) == 1
    assert [made[number - CROWD[0]] for number in CROWD if not number % 2].count(True) == 1


async def test_of_thirty_who_want_a_thing_and_the_rest_each_thing_goes_to_one(database: str, store: Store) -> None:
    post = await move_in(store)
    wishes = (SHELF, SHELF | LAMP, claims.WHOLE)

    async def takes(number: int) -> Taken:
        async with store.turn(HOME.id if number % 2 else number) as books:
            who = Person(number, f"邻居{number}")
            return await claims.take(books, post, by=who, now=NOW, about=wishes[number % len(wishes)])

    await asyncio.gather(*(takes(number) for number in CROWD))
    async with store.turn() as books:
        made = await books.claims.of(post)
        found = await books.posts.get(post)
    held = [number for claim in made if claim.state == "holding" for number in claim.about]
    assert sorted(held) == [1, 2, 3]
    assert found is not None
    assert found.promised == frozenset({1, 2, 3})
    assert not found.free


async def test_what_is_taken_back_is_to_be_had_again_and_nothing_else(store: Store) -> None:
    post = await move_in(store)
    async with store.turn() as books:
        assert await books.claims.promise(post, SHELF | LAMP)
        assert not await books.claims.promise(post, LAMP | frozenset({3}))
        await books.claims.take_back(post, LAMP)
        found = await books.posts.get(post)
    assert found is not None
    assert found.promised == SHELF
    assert found.left == frozenset({2, 3})


def test_numbers_are_bits_and_back() -> None:
    assert to_bits([1, 3]) == 0b1010
    assert from_bits(to_bits(range(1, 61))) == frozenset(range(1, 61))
    assert from_bits(0) == frozenset()
