"""One writer, whole transactions, one process a file."""

import asyncio
import subprocess
import sys
from pathlib import Path

import pytest

from storage.database import Store, Taken, Unsupported, Unusable, file_of, open_store
from storage.inbox import Received
from storage.sqlite import FileStore


def received(update_id: int, chat: int = 1) -> Received:
    return Received(bot_id=1, update_id=update_id, chat=chat, payload="{}")


async def count(store: Store) -> int:
    async with store.look() as books:
        return (await books.inbox.waiting()).count


@pytest.mark.parametrize(
    ("url", "path"),
    [("sqlite:///data/linli.db", "data/linli.db"), ("sqlite:////var/lib/linli.db", "/var/lib/linli.db")],
)
def test_an_address_names_a_file(url: str, path: str) -> None:
    assert file_of(url) == Path(path)


@pytest.mark.parametrize("url", ["mysql://x", "linli.db", "sqlite://", "sqlite:///", "sqlite:///:memory:"])
async def test_what_is_no_file_database_is_unsupported(url: str) -> None:
    with pytest.raises(Unsupported):
        await open_store(url)


async def test_a_file_that_is_no_database_is_unusable_and_left_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "linli.db"
    path.write_bytes(b"a letter to my aunt, not a database" * 100)
    with pytest.raises(Unusable):
        await open_store(f"sqlite:///{path}")
    assert path.read_bytes() == b"a letter to my aunt, not a database" * 100


async def test_a_turn_that_ends_well_is_kept(store: Store) -> None:
    async with store.turn() as books:
        await books.inbox.put([received(1)], at=5)
    assert await count(store) == 1


async def test_a_turn_that_raises_leaves_nothing(store: Store) -> None:
    async def turn() -> None:
        async with store.turn() as books:
            await books.inbox.put([received(1)], at=5)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await turn()
    assert await count(store) == 0


async def test_a_look_cannot_write(store: Store) -> None:
    with pytest.raises(Exception, match=r"read-?only"):
        async with store.look() as books:
            await books.inbox.put([received(1)], at=5)


async def test_a_look_sees_one_moment_while_others_write(store: Store) -> None:
    async with store.look() as books:
        before = await books.inbox.waiting()
        async with store.turn() as writing:
            await writing.inbox.put([received(1)], at=5)
        during = await books.inbox.waiting()
    assert (before.count, during.count, await count(store)) == (0, 0, 1)


async def test_turns_follow_each_other(store: Store) -> None:
    async def one(number: int) -> None:
        async with store.turn(-1) as books:
            waiting = (await books.inbox.waiting()).count
            await asyncio.sleep(0)
            await books.inbox.put([received(waiting)], at=number)  # the same id twice would be dropped

    await asyncio.gather(*(one(number) for number in range(20)))
    assert await count(store) == 20


@pytest.mark.parametrize("steps", range(12))
async def test_a_turn_cancelled_at_any_moment_rolls_back_and_the_next_one_works(store: Store, steps: int) -> None:
    committed = False

    async def turn() -> None:
        nonlocal committed
        async with store.turn() as books:
            await books.inbox.put([received(1)], at=5)
            await books.inbox.put([received(2)], at=5)
        committed = True

    task = asyncio.create_task(turn())
    for _ in range(steps):
        await asyncio.sleep(0.0003)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    async with store.turn() as books:
        await books.inbox.put([received(3)], at=5)
    after = await count(store)
    # A cancellation that falls into the commit itself finds it done: both or none, never one of them.
    assert (after in (1, 3), after == 3 or not committed) == (True, True)


async def test_a_turn_cancelled_again_while_it_rolls_back_still_rolls_back(store: Store) -> None:
    entered = asyncio.Event()

    async def turn() -> None:
        async with store.turn() as books:
            await books.inbox.put([received(1)], at=5)
            entered.set()
            await asyncio.sleep(60)

    task = asyncio.create_task(turn())
    await entered.wait()
    task.cancel()
    await asyncio.sleep(0)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    async with store.turn() as books:
        await books.inbox.put([received(2)], at=5)
    assert await count(store) == 1


async def test_the_same_file_is_not_opened_twice(file: FileStore) -> None:
    with pytest.raises(Taken):
        await open_store(f"sqlite:///{file.path}")


async def test_nor_under_another_name(tmp_path: Path) -> None:
    async with await open_store(f"sqlite:///{tmp_path / 'linli.db'}"):
        (tmp_path / "link.db").symlink_to(tmp_path / "linli.db")
        with pytest.raises(Taken):
            await open_store(f"sqlite:///{tmp_path / 'link.db'}")


async def test_a_closed_file_can_be_opened_again(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'linli.db'}"
    async with await open_store(url) as first, first.turn() as books:
        await books.inbox.put([received(1)], at=5)
    async with await open_store(url) as second:
        assert await count(second) == 1


OTHER_PROCESS = """
import asyncio, sys
from storage.database import Taken, open_store
async def main():
    async with await open_store(sys.argv[1]): pass
try:
    asyncio.run(main())
except Taken:
    print("taken")
"""


@pytest.mark.processes
async def test_a_second_process_is_told_that_the_file_is_taken(file: FileStore) -> None:
    other = await asyncio.to_thread(
        subprocess.run,
        [sys.executable, "-c", OTHER_PROCESS, f"sqlite:///{file.path}"],
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert (other.stdout, other.stderr) == ("taken\n", "")


WRITER = """
import asyncio, sys
from storage.database import open_store
from storage.inbox import Received
async def main():
    async with await open_store(sys.argv[1]) as store:
        number = 0
        while True:
            async with store.turn() as books:
                # two rows a turn: both or none may be found
                await books.inbox.put([Received(1, 2 * number, 1, "{}")], at=1)
                await books.inbox.put([Received(1, 2 * number + 1, 1, "{}")], at=1)
            print(number, flush=True)
            number += 1
asyncio.run(main())
"""


@pytest.mark.processes
async def test_what_was_committed_survives_kill_9_and_no_half_of_a_turn_does(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'linli.db'}"
    command = [sys.executable, "-c", WRITER, url]
    writer = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE)
    assert writer.stdout is not None
    said = [await writer.stdout.readline() for _ in range(50)]
    writer.kill()
    said += (await writer.stdout.read()).splitlines()
    await writer.wait()
    last = int(said[-1])
    async with await open_store(url) as store:
        found = await count(store)
    assert (found >= 2 * (last + 1), found % 2) == (True, 0)
