"""Leases: one has it, it ends with whoever had it, and is told."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import asyncpg
import pytest
import pytest_asyncio

from storage import leases
from storage import postgres as server
from storage.database import Store, open_store
from storage.inbox import Received
from storage.lease import Lease
from tests import postgres

CUT_OFF_WHO_HAS_IT = (
    "SELECT pg_terminate_backend(l.pid) FROM pg_locks l JOIN pg_database d ON d.oid = l.database"
    " WHERE d.datname = current_database() AND l.locktype = 'advisory' AND l.granted"
)


@pytest_asyncio.fixture
async def two() -> AsyncIterator[tuple[Store, Store, Any]]:
    """Two processes' stores on one server, and a connection of the operator's."""
    url = postgres.new_database()
    async with await open_store(url) as one, await open_store(url) as other:
        operator = await asyncpg.connect(url)
        yield one, other, operator
        await operator.close()
    postgres.drop(url)


async def in_the_role(store: Store, name: str, said: list[str], lease_of: dict[str, Lease]) -> None:
    async with store.elected("sender") as lease:
        lease_of[name] = lease
        said.append(f"{name} begins")
        await lease.lost()
        said.append(f"{name} has lost it")


async def test_the_only_process_has_every_lease_for_ever(tmp_path: Path) -> None:
    async with (
        await open_store(f"sqlite:///{tmp_path / 'linli.db'}") as store,
        store.lease("care") as lane,
        store.elected("sender") as role,
    ):
        assert lane is not None
        assert (lane.held, role.held) == (True, True)


async def test_of_two_one_has_it_and_the_other_may_have_something_else(two: tuple[Store, Store, Any]) -> None:
    one, other, _ = two
    async with one.lease("care") as first, other.lease("care") as second, other.lease("else") as third:
        held = [lease is not None for lease in (first, second, third)]
    async with other.lease("care") as free_again:
        assert (held, free_again is not None) == ([True, False, True], True)


async def test_who_is_cut_off_has_lost_the_role_and_the_other_steps_in(two: tuple[Store, Store, Any]) -> None:
    one, other, operator = two
    said: list[str] = []
    lease_of: dict[str, Lease] = {}
    tasks = [asyncio.create_task(in_the_role(one, "one", said, lease_of))]
    async with asyncio.timeout(30):
        while not said:  # noqa: ASYNC110  # the server decides
            await asyncio.sleep(0.05)
        tasks.append(asyncio.create_task(in_the_role(other, "other", said, lease_of)))
        await operator.execute(CUT_OFF_WHO_HAS_IT)
        while len(said) < 3:  # noqa: ASYNC110  # the server decides
            await asyncio.sleep(0.05)
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    assert (sorted(said), lease_of["one"].held, lease_of["other"].held) == (
        ["one begins", "one has lost it", "other begins"],
        False,
        True,
    )


async def test_who_is_hung_up_on_knows_it_at_once(
    two: tuple[Store, Store, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(leases, "BEAT_SECONDS", 3600.0)  # nothing is asked meanwhile
    one, other, operator = two
    async with one.elected("sender") as lease:
        await operator.execute(CUT_OFF_WHO_HAS_IT)
        async with asyncio.timeout(5), other.elected("sender") as theirs:
            await lease.lost()  # what the server said to both comes in any order
            assert (lease.held, theirs.held) == (False, True)


async def test_who_says_nothing_for_too_long_is_cut_off_by_the_server_and_knows_it_when_it_wakes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(server, "LEASE_MS", "1000")
    monkeypatch.setattr(leases, "SURE_SECONDS", 0.9)
    monkeypatch.setattr(leases, "BEAT_SECONDS", 3600.0)  # it sleeps
    url = postgres.new_database()
    async with await open_store(url) as asleep, asleep.lease("care") as lease:
        assert lease is not None
        assert lease.held
        await asyncio.sleep(1.5)
        async with await open_store(url) as awake, awake.lease("care") as theirs:
            held = (lease.held, theirs is not None)
    postgres.drop(url)
    assert held == (False, True)


async def test_what_one_puts_in_the_other_hears_of_and_itself_does_not(two: tuple[Store, Store, Any]) -> None:
    one, other, _ = two
    heard: list[str] = []
    one.heed("inbox", lambda: heard.append("one"))
    other.heed("inbox", lambda: heard.append("other"))
    async with one.turn() as books:
        await books.inbox.put([Received(1, 1, -1, "{}")], at=1)
    async with asyncio.timeout(5):
        while not heard:  # noqa: ASYNC110  # the server tells
            await asyncio.sleep(0.01)
    assert heard == ["other"]
