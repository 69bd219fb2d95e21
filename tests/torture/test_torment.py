"""The real program, killed and tormented for a short while: nothing is lost. `make torture` does so for longer."""

from pathlib import Path

import pytest

from tests.torture.checker import check, figures
from tests.torture.torment import Plan, torment

pytestmark = pytest.mark.processes

SEED, KILLS = 20261121, 4


async def test_kills_in_every_weather_lose_nothing(tmp_path: Path) -> None:
    record = await torment(tmp_path, Plan(SEED, KILLS, life=(0.5, 1.5)))
    seen = figures(record)
    assert check(record) == []
    assert (seen.kills, seen.owed > 50, seen.concerning > 50, seen.faults > 5) == (KILLS, True, True, True)
    assert seen.repeated <= seen.in_flight
