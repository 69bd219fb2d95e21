"""Alarms: due in order, taken once, moved and cancelled."""

from datetime import UTC, datetime, timedelta

from storage.database import Store

NOON = datetime(2026, 12, 10, 12, tzinfo=UTC)
LATER = NOON + timedelta(hours=1)


async def due(store: Store, at: datetime) -> list[tuple[str, str]]:
    """All that is due at a moment, taken in order."""
    found: list[tuple[str, str]] = []
    async with store.turn() as books:
        for chat in await books.alarms.chats(at):
            while (alarm := await books.alarms.head(chat, at)) is not None:
                found.append((alarm.kind, alarm.ref))
                assert await books.alarms.take(alarm)
    return found


async def test_what_is_due_comes_in_the_order_it_is_due_and_once(store: Store) -> None:
    async with store.turn() as books:
        await books.alarms.set("reminder", "2", NOON, -5)
        await books.alarms.set("ring", "1", NOON - timedelta(hours=1), -5)
        await books.alarms.set("reminder", "3", LATER, -5)
    assert (await due(store, NOON), await due(store, NOON)) == ([("ring", "1"), ("reminder", "2")], [])


async def test_an_alarm_set_again_is_moved(store: Store) -> None:
    async with store.turn() as books:
        await books.alarms.set("reminder", "1", NOON, -5)
        await books.alarms.set("reminder", "1", LATER, -5)
    assert (await due(store, NOON), await due(store, LATER)) == ([], [("reminder", "1")])


async def test_a_cancelled_alarm_does_not_come(store: Store) -> None:
    async with store.turn() as books:
        await books.alarms.set("reminder", "1", NOON, -5)
        await books.alarms.cancel("reminder", "1")
        await books.alarms.cancel("reminder", "none")
    assert await due(store, LATER) == []


async def test_one_moved_since_it_was_found_is_not_taken(store: Store) -> None:
    async with store.turn() as books:
        await books.alarms.set("reminder", "1", NOON, -5)
        found = await books.alarms.head(-5, NOON)
        assert found is not None
        await books.alarms.set("reminder", "1", LATER, -5)
        taken = await books.alarms.take(found)
    assert (taken, await due(store, LATER)) == (False, [("reminder", "1")])


async def test_one_set_aside_is_due_no_more_until_it_is_set_again(store: Store) -> None:
    async with store.turn() as books:
        await books.alarms.set("reminder", "1", NOON, -5)
        found = await books.alarms.head(-5, NOON)
        assert found is not None
        set_aside = [await books.alarms.set_aside(found, code) for code in ("K7M2XP", "ABCDEF")]
        aside = await books.alarms.due(NOON)
        await books.alarms.set("reminder", "1", NOON, -5)
        assert (set_aside, aside, await books.alarms.due(NOON)) == ([True, False], 0, 1)
