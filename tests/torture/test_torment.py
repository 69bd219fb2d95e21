"""The real program, killed and tormented for a short while: nothing is lost. `make torture` does so for longer."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests import postgres
from tests.torture.checker import check, figures
from tests.torture.clock import library
from tests.torture.front import can_serve
from tests.torture.torment import Plan, torment

pytestmark = pytest.mark.processes

SEED, KILLS = 20261121, 3
SHORT = Plan(SEED, KILLS, groups=4, life=(0.5, 1.5), forked=True, jumps=library() is not None)


async def test_kills_in_every_weather_under_a_jumping_clock_lose_nothing(tmp_path: Path) -> None:
    record = await torment(tmp_path, SHORT)
    seen = figures(record)
    assert check(record) == []
    assert (seen.kills, seen.owed > 10, seen.concerning > 20, seen.faults > 0) == (KILLS, True, True, True)
    assert seen.repeated <= seen.in_flight


@pytest.mark.parametrize(
    "webhook",
    [
        pytest.param(False, id="polling"),
        pytest.param(True, id="called", marks=pytest.mark.skipif(not can_serve(), reason="no openssl here")),
    ],
)
async def test_two_replicas_on_one_server_killed_and_paused_lose_nothing(tmp_path: Path, webhook: bool) -> None:
    url = postgres.new_database()
    try:
        record = await torment(tmp_path, replace(SHORT, replicas=2, jumps=False, webhook=webhook), url)
    finally:
        postgres.drop(url)
    seen = figures(record)
    assert check(record) == []
    assert (seen.kills >= KILLS, seen.owed > 10, seen.concerning > 20) == (True, True, True)
    assert (seen.forged > 5) == webhook
    assert seen.repeated <= seen.in_flight
