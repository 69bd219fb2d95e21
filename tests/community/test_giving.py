"""In which order a giver's neighbours come."""

from collections import Counter
from datetime import UTC, datetime
from hashlib import sha256

import pytest

from community.claims import Claim
from community.giving import Giving, Household, ordered
from community.members import Person

NOW = datetime(2026, 11, 21, 2, tzinfo=UTC)
QUEUE = [Claim(number, 8, Person(number, f"邻居{number}"), 1, "queued", NOW) for number in range(1, 6)]


def numbers(way: str, seed: str = "", households: dict[int, Household] | None = None) -> list[int]:
    giving = Giving(8, way, NOW, seed)  # type: ignore[arg-type]  # parametrized as plain text
    return [claim.id for claim in ordered(giving, QUEUE, households or {})]


@pytest.mark.parametrize("way", ["first", "overnight"])
def test_else_they_come_in_order(way: str) -> None:
    assert numbers(way) == [1, 2, 3, 4, 5]


def test_old_people_and_children_come_first_each_in_order() -> None:
    assert numbers("elders", households={2: "neither", 3: "child", 5: "elder"}) == [3, 5, 1, 2, 4]


def test_lots_are_what_the_published_rule_says() -> None:
    by_hand = sorted(range(1, 6), key=lambda number: sha256(f"5eed{number}".encode()).hexdigest())
    assert numbers("draw", "5eed") == by_hand


def test_every_lot_wins_about_as_often() -> None:
    wins = Counter(numbers("draw", f"seed {n}")[0] for n in range(5000))
    assert set(wins) == {1, 2, 3, 4, 5}
    assert all(850 < won < 1150 for won in wins.values())  # 1000 ± 5 standard deviations


def test_the_seal_is_that_of_the_seed() -> None:
    giving = Giving(8, "draw", NOW, "5eed")
    assert giving.seal == sha256(b"5eed").hexdigest()
