"""Turns at once: of one neighbourhood one after the other, whoever runs them; on a server, others side by side."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime

import asyncpg
import pytest
import pytest_asyncio

from community.claims import Claim
from community.matching import Ping
from community.members import Group, Person
from community.posts import Draft, Item
from storage.books import SqlBooks
from storage.database import Overlapped, Store, Unreachable, open_store
from tests import postgres

NOW = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)
WANG, LI = Person(1, "王阿姨"), Person(2, "小李")
HOME, NEXT_DOOR = Group(-1, "花园小区"), Group(-2, "隔壁小区")
CROWD = range(100, 130)


@pytest.fixture
def url() -> Iterator[str]:
    """The address of an empty database on a server."""
    new = postgres.new_database()
    yield new
    postgres.drop(new)


@pytest_asyncio.fixture
async def server(url: str) -> AsyncIterator[Store]:
    """For what only a server has; the groups have moved in."""
    async with await open_store(url) as store:
        await move_in(store)
        yield store


async def order_of_turns(store: Store, first: tuple[int, ...], *later: tuple[int, ...]) -> list[int]:
    """The first begins and takes a while, the others come meanwhile → the chat of each as it begins and as it ends."""
    order: list[int] = []

    async def turn(*chats: int, seconds: float = 0.0) -> None:
        async with store.turn(*chats):
            order.append(chats[0])
            await asyncio.sleep(seconds)
            order.append(chats[0])

    going = asyncio.create_task(turn(*first, seconds=0.3))
    await asyncio.sleep(0.1)
    await asyncio.gather(going, *(turn(*chats) for chats in later))
    return order


async def move_in(store: Store) -> int:
    """Two groups; 小李 is in both. → 王阿姨's post."""
    async with store.turn() as books:
        for person in (WANG, LI, *(Person(number, f"邻居{number}") for number in CROWD)):
            await books.people.seen(person, NOW)
        for group in (HOME, NEXT_DOOR):
            await books.groups.joined(group, NOW)
            await books.groups.met(group.id, LI.id, NOW)
        await books.people.started(LI.id)
        for number in CROWD:
            await books.groups.met(HOME.id, number, NOW)
        draft = Draft(
            group=HOME.id,
            message_id=7,
            poster=WANG,
            kind="offer",
            category="item",
            wants=(),
            gives=(Item("橙子", "橙子"),),
            words="多了一箱橙子,自取",
        )
        return (await books.posts.add(draft, NOW)).id


async def read_then_write(books: SqlBooks, post: int, person: int) -> Claim:
    """As no rule should do it: only that nobody comes between makes it right."""
    held = [claim for claim in await books.claims.of(post) if claim.state == "holding"]
    await asyncio.sleep(0.001)
    return await books.claims.add(post, person, 1, "queued" if held else "holding", NOW)


async def test_of_thirty_who_claim_at_once_in_group_and_private_one_holds(database: str, store: Store) -> None:
    post = await move_in(store)
    stores = [store] if database.startswith("sqlite") else [store, await open_store(database)]

    async def claims(number: int) -> Claim:
        chat = HOME.id if number % 2 else number  # every other in private
        async with stores[number % len(stores)].turn(chat) as books:
            return await read_then_write(books, post, number)

    made = await asyncio.gather(*(claims(number) for number in CROWD))
    for other in stores[1:]:
        await other.aclose()
    assert [claim.state for claim in made].count("holding") == 1


async def test_neighbourhoods_do_not_wait_for_each_other_on_a_server(server: Store) -> None:
    async with server.turn(HOME.id), asyncio.timeout(5), server.turn(NEXT_DOOR.id) as books:
        await books.groups.left(NEXT_DOOR.id, NOW)
    async with server.look() as books:
        found = await books.groups.get(NEXT_DOOR.id)
    assert found is not None
    assert found.left_at == NOW


async def test_who_is_in_both_waits_for_both(server: Store) -> None:
    order = await order_of_turns(server, (LI.id,), (HOME.id,), (NEXT_DOOR.id,))
    assert order[:2] == [LI.id, LI.id]


async def test_whoever_names_a_group_waits_for_it_though_they_were_never_met_there(server: Store) -> None:
    order = await order_of_turns(server, (NEXT_DOOR.id,), (WANG.id, NEXT_DOOR.id))
    assert order == [NEXT_DOOR.id, NEXT_DOOR.id, WANG.id, WANG.id]


async def test_who_has_a_loan_in_a_group_waits_for_it_though_they_have_left(server: Store) -> None:
    async with server.turn() as books:
        await books.loans.add(HOME.id, "电钻", LI.id, WANG.id, None, NOW)  # 王阿姨 is no member of it
    order = await order_of_turns(server, (HOME.id,), (WANG.id,))
    assert order == [HOME.id, HOME.id, WANG.id, WANG.id]


async def test_groups_named_and_groups_of_members_are_taken_in_one_order(server: Store) -> None:
    async with server.turn() as books:
        await books.groups.met(HOME.id, WANG.id, NOW)

    async def turn(*chats: int) -> None:
        for _ in range(20):
            async with server.turn(*chats):
                await asyncio.sleep(0)

    both = (WANG.id, NEXT_DOOR.id), (LI.id,), (NEXT_DOOR.id, HOME.id), (HOME.id, LI.id)
    ends = await asyncio.gather(*(turn(*chats) for chats in both), return_exceptions=True)
    assert ends == [None] * 4


async def test_of_two_that_wait_for_each_other_one_is_undone_and_told_so(server: Store) -> None:
    both = asyncio.Barrier(2)

    async def leaves(first: Group, second: Group) -> None:
        async with server.turn() as books:
            await books.groups.left(first.id, NOW)
            await both.wait()
            await books.groups.left(second.id, NOW)

    ends = await asyncio.gather(leaves(HOME, NEXT_DOOR), leaves(NEXT_DOOR, HOME), return_exceptions=True)
    assert sorted(type(end) for end in ends if end) == [Overlapped]


async def test_a_server_that_goes_away_in_a_turn_is_no_fault_of_the_turn_and_the_next_one_works(
    server: Store, url: str
) -> None:
    other = await asyncpg.connect(url)

    async def cut_off() -> None:
        async with server.turn(HOME.id) as books:
            await books.groups.left(HOME.id, NOW)
            await other.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE pid <> pg_backend_pid() AND datname = current_database()"
            )
            await books.groups.left(NEXT_DOOR.id, NOW)

    with pytest.raises(Unreachable):
        await cut_off()
    await other.close()
    async with server.turn(HOME.id) as books:
        found = await books.groups.get(HOME.id)
    assert found is not None
    assert found.left_at is None


async def test_two_neighbourhoods_do_not_both_ask_whom_only_one_may_still_ask(server: Store) -> None:
    both = asyncio.Barrier(2)

    async def asks(group: Group, message: int) -> None:
        async with server.turn(group.id) as books:
            draft = Draft(
                group=group.id,
                message_id=message,
                poster=WANG,
                kind="need",
                category="item",
                wants=(Item("姜", "姜"),),
                gives=(),
                words="谁家有姜",
            )
            post = await books.posts.add(draft, NOW)
            found = await books.traces.next_in_turn(post, NOW)
            await both.wait()
            if [trace.asked_today for trace in found if trace.person == LI] == [0]:  # once a day
                await books.pings.add(Ping(post.id, LI, "invited", "", NOW, "asked"), NOW)

    ends = await asyncio.gather(asks(HOME, 8), asks(NEXT_DOOR, 9), return_exceptions=True)
    async with server.look() as books:
        asked = [await books.pings.waiting_for(LI.id)]
    assert ([type(end) for end in ends if end], len(asked[0])) == ([Overlapped], 1)


async def undone(store: Store) -> None:
    async with store.turn(HOME.id) as books:
        await books.choices.set(HOME.id, "quiet", 0)
        await books.choices.of(HOME.id)
        raise ZeroDivisionError


async def test_a_choice_that_was_undone_is_remembered_by_nobody(store: Store) -> None:
    await move_in(store)
    with pytest.raises(ZeroDivisionError):
        await undone(store)
    async with store.turn(HOME.id) as books:
        assert (await books.choices.of(HOME.id)).quiet == 2208


async def test_who_looks_sees_what_was_chosen_since_they_last_looked(store: Store) -> None:
    await move_in(store)
    seen: list[int] = []
    for quiet in (0, 2108):
        for _ in range(3):  # whichever connection looks
            async with store.look() as books:
                seen.append((await books.choices.of(HOME.id)).quiet)
        async with store.turn(HOME.id) as books:
            await books.choices.set(HOME.id, "quiet", quiet)
    assert seen == [2208] * 3 + [0] * 3


async def test_a_fault_of_the_turns_own_stays_what_it_is(store: Store) -> None:
    with pytest.raises(TimeoutError):
        async with store.turn(HOME.id):
            raise TimeoutError
