"""The real program, killed and tormented for a short while: nothing is lost. `make torture` does so for longer."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests import postgres
from tests.torture.checker import check, figures
from tests.torture.clock import library
from tests.torture.torment import Plan, torment

pytestmark = pytest.mark.processes

SEED, KILLS = 20261121, 4
SHORT = Plan(SEED, KILLS, groups=4, life=(0.5, 1.5))


async def test_kills_in_every_weather_lose_nothing(tmp_path: Path) -> None:
    record = await torment(tmp_path, SHORT)
    seen = figures(record)
    assert check(record) == []
    assert (seen.kills, seen.owed > 20, seen.concerning > 20, seen.faults > 5) == (KILLS, True, True, True)
    assert seen.repeated <= seen.in_flight


async def test_two_replicas_on_one_server_killed_and_paused_lose_nothing(tmp_path: Path) -> None:
    url = postgres.new_database()
    try:
        record = await torment(tmp_path, replace(SHORT, replicas=2), url)
    finally:
        postgres.drop(url)
    seen = figures(record)
    assert check(record) == []
    assert (seen.kills >= KILLS, seen.owed > 20, seen.concerning > 20) == (True, True, True)
    assert seen.repeated <= seen.in_flight


@pytest.mark.skipif(library() is None, reason="libfaketime is not there: apt install faketime")
async def test_a_clock_that_jumps_by_hours_loses_nothing(tmp_path: Path) -> None:
    record = await torment(tmp_path, replace(SHORT, kills=2, life=(4.0, 6.0), jumps=True))
    assert check(record) == []
    assert figures(record).clock_jumps > 1
