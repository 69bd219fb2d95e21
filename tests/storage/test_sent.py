"""Which message is which: by name and by place."""

from storage.database import Store
from storage.sent import Delivered


async def test_a_message_is_known_by_its_place_and_by_its_name(store: Store) -> None:
    async with store.turn() as books:
        await books.sent.put("card:1", -5, 50, "d", at=1)
    async with store.look() as books:
        found = (await books.sent.ref(-5, 50), await books.sent.ref(-6, 50), await books.sent.message("card:1"))
    assert found == ("card:1", None, Delivered(-5, 50, "d", None))


async def test_a_name_means_the_newest_message_and_the_old_one_is_still_known(store: Store) -> None:
    async with store.turn() as books:
        await books.sent.put("card:1", -5, 50, "d", at=1)
        await books.sent.put("card:1", -5, 60, "e", at=1)
    async with store.look() as books:
        newest = await books.sent.message("card:1")
        assert newest is not None
        assert (newest.message_id, await books.sent.ref(-5, 50)) == (60, "card:1")


async def test_the_last_that_was_sent_is_the_newest_though_the_clock_was_set_back(store: Store) -> None:
    async with store.turn() as books:
        await books.sent.put("panel:1", 7, 50, "d", at=3_600_000)
        await books.sent.put("panel:1", 7, 60, "e", at=1)
        newest = await books.sent.message("panel:1")
    assert newest == Delivered(7, 60, "e", None)


async def test_what_is_gone_is_known_no_more(store: Store) -> None:
    async with store.turn() as books:
        await books.sent.put("card:1", -5, 50, "d", at=1)
        await books.sent.gone(-5, 50)
        assert await books.sent.message("card:1") is None


async def test_of_a_group_that_moved_it_is_known_where_it_went_even_twice(store: Store) -> None:
    async with store.turn() as books:
        await books.sent.put("card:1", -5, 50, "d", at=1)
        await books.move_chat(-5, -1005)
        await books.move_chat(-1005, -2005)
        moved = await books.sent.message("card:1")
        await books.sent.put("card:1", -2005, 3, "d", at=2)
        again = await books.sent.message("card:1")
    assert (moved, again) == (Delivered(-5, 50, "d", -2005), Delivered(-2005, 3, "d", None))
