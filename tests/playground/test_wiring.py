"""The whole bot in the box: settle and advance mean what they say."""

import asyncio
from datetime import datetime, timedelta
from pathlib import Path

import aiohttp
import pytest

from handlers.turn import Turn
from playground.wiring import Numbers, neighbourhood
from tests.neighbourhood import moved_in


async def test_when_the_neighbourhood_has_settled_nothing_more_happens(tmp_path: Path) -> None:
    async with moved_in(f"sqlite:///{tmp_path / 'linli.db'}") as home:
        for _ in range(5):
            await home.starts("小李")
        heard = await home.hears("小李")
        await asyncio.sleep(0.3)
        assert heard == await home.hears("小李") != []


@pytest.mark.parametrize("kind", ["429", "500", "502html", "cut", "cut_after", "slow"])
async def test_what_the_bot_owes_arrives_through_trouble(tmp_path: Path, kind: str) -> None:
    async with moved_in(f"sqlite:///{tmp_path / 'linli.db'}") as home:
        await home.fault(kind, times=1, method="sendMessage")
        await home.starts("小李")
        heard = await home.hears("小李")
        assert len(heard) in (1, 2)  # in doubt, it is rather said twice than never
        assert len(set(heard)) == 1


async def test_what_falls_due_on_the_way_happens_at_its_own_hour(tmp_path: Path) -> None:
    rung: list[datetime] = []

    async def watch(turn: Turn) -> None:
        rung.append(turn.now)

    async with (
        neighbourhood(f"sqlite:///{tmp_path / 'linli.db'}", handle=watch) as box,
        aiohttp.ClientSession(box.server.url) as http,
    ):
        begun = box.program.clock.now()
        async with box.program.store.turn() as books:
            for hours in (3, 1, 2):
                await books.alarms.set("test", str(hours), begun + timedelta(hours=hours), 1)
        async with http.post("/play/advance", json={"seconds": 86400}) as answer:
            assert answer.status == 200
        passed = box.program.clock.now() - begun
    assert [round((moment - begun) / timedelta(hours=1), 2) for moment in rung] == [1, 2, 3]
    assert timedelta(hours=24) <= passed < timedelta(hours=24, minutes=1)


async def test_a_new_neighbourhood_never_meets_the_numbers_of_an_old_one() -> None:
    first = Numbers.unheard()
    assert (first.person > 1_000_000_000, 0 < first.update < 2**31) == (True, True)
