"""The inbox: once each, in order a chat, words gone when handled."""

import asyncio

import pytest

from community.members import Person
from storage.database import Store, open_store
from storage.inbox import ASIDE_KEPT_MS, HANDLED_KEPT_MS, HandledTwice, Received
from storage.sqlite import FileStore
from tests import postgres


def received(update_id: int, chat: int = 1, **more: object) -> Received:
    return Received(bot_id=1, update_id=update_id, chat=chat, payload=f'{{"n":{update_id}}}', **more)  # type: ignore[arg-type]  # test's own


async def heads(store: Store, chat: int = 1) -> str | None:
    async with store.look() as books:
        row = await books.inbox.head(chat)
    return row.payload if row else None


async def put(store: Store, *batch: Received, at: int = 10) -> None:
    async with store.turn() as books:
        await books.inbox.put(batch, at=at)


async def in_the_files(store: FileStore, words: bytes) -> tuple[bool, bool]:
    """Whether words stand in the database's files: while it is open (its log keeps what was), and once closed."""
    paths = list(store.path.parent.glob(f"{store.path.name}*"))
    before = any(words in path.read_bytes() for path in paths)
    await store.aclose()
    return before, any(words in path.read_bytes() for path in paths if path.exists())


async def test_an_update_that_comes_twice_is_there_once(store: Store) -> None:
    await put(store, received(1), received(2), received(1))
    await put(store, received(2))
    async with store.look() as books:
        assert (await books.inbox.waiting()).count == 2


async def test_an_update_handled_already_does_not_come_back(store: Store) -> None:
    await put(store, received(1))
    async with store.turn() as books:
        await books.inbox.handled(1, at=11)
    await put(store, received(1))
    assert await heads(store) is None


async def test_another_bots_update_of_the_same_number_is_another(store: Store) -> None:
    await put(store, received(1), Received(bot_id=2, update_id=1, chat=1, payload="{}"))
    async with store.look() as books:
        assert (await books.inbox.waiting()).count == 2


async def test_a_chats_rows_come_in_order(store: Store) -> None:
    await put(store, received(7), received(3), received(5, chat=2))
    seen = []
    for _ in range(2):
        async with store.turn() as books:
            row = await books.inbox.head(1)
            assert row is not None
            seen.append(row.payload)
            await books.inbox.handled(row.id, at=11)
    async with store.look() as books:
        assert (seen, await books.inbox.chats()) == (['{"n":7}', '{"n":3}'], [2])


async def test_of_two_processes_one_has_the_head_and_the_other_is_told_at_once() -> None:
    url = postgres.new_database()
    async with await open_store(url) as one, await open_store(url) as other:
        await put(one, received(1), received(2, chat=2))

        async def claims(store: Store, id_: int) -> bool:
            try:
                async with store.turn(first=lambda books: books.inbox.claim(id_)):
                    return True
            except HandledTwice:
                return False

        async with one.turn(first=lambda books: books.inbox.claim(1)) as books, asyncio.timeout(5):
            while_held = [await claims(other, id_) for id_ in (1, 2)]
            await books.inbox.handled(1, at=11)
        afterwards = await claims(other, 1)
    postgres.drop(url)
    assert (while_held, afterwards) == ([False, True], False)


async def test_handling_a_row_twice_is_refused(store: Store) -> None:
    await put(store, received(1))

    async def turn() -> None:
        async with store.turn() as books:
            await books.inbox.handled(1, at=11)
            await books.inbox.handled(1, at=12)

    with pytest.raises(HandledTwice):
        await turn()
    assert await heads(store) == '{"n":1}'


async def test_a_row_set_aside_stops_nobody(store: Store) -> None:
    await put(store, received(1), received(2))
    async with store.turn() as books:
        await books.inbox.set_aside(1, "K7M2XP", at=11)
    assert await heads(store) == '{"n":2}'


async def test_an_update_that_arrives_broken_is_set_aside_at_once(store: Store) -> None:
    await put(store, received(1, incident="K7M2XP"))
    assert await heads(store) is None


async def test_words_are_gone_from_the_file_once_handled(file: FileStore) -> None:
    await put(file, Received(bot_id=1, update_id=1, chat=1, payload="SECRETWORDS"))
    async with file.turn() as books:
        await books.inbox.handled(1, at=11)
    before, after = await in_the_files(file, b"SECRETWORDS")
    assert (before, after) == (True, False)


async def test_old_rows_are_forgotten_and_younger_kept(store: Store) -> None:
    await put(store, received(1), received(2), received(3, incident="A"), received(4), at=10)
    async with store.turn() as books:
        await books.inbox.handled(1, at=10)
        await books.inbox.handled(2, at=10 + HANDLED_KEPT_MS)
        await books.inbox.prune(at=11 + HANDLED_KEPT_MS)
    await put(store, received(1), received(2), received(3), received(4))  # 1 is unknown again, 3 still lies aside
    async with store.turn() as books:
        waiting = (await books.inbox.waiting()).count
        await books.inbox.prune(at=11 + ASIDE_KEPT_MS)
    await put(store, received(3))
    async with store.look() as books:
        assert (waiting, (await books.inbox.waiting()).count) == (2, 3)


async def test_what_somebody_wrote_can_be_forgotten(file: FileStore) -> None:
    await put(file, Received(bot_id=1, update_id=1, chat=1, payload="WORDSOFSEVEN", who=7, incident="A"))
    async with file.turn() as books:
        await books.privacy.forget(Person(7, "刘叔"))
    before, after = await in_the_files(file, b"WORDSOFSEVEN")
    assert (before, after) == (True, False)


async def test_a_group_that_moves_takes_its_rows_along(store: Store) -> None:
    await put(store, received(1, chat=-5))
    async with store.turn() as books:
        await books.move_chat(-5, -1005)
    assert (await heads(store, -5), await heads(store, -1005)) == (None, '{"n":1}')
