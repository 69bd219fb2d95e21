"""Where from, where to, when, how many."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp import read, rides

NOW = datetime(2026, 11, 21, 10)  # noqa: DTZ001 - wall time


def ride(text: str) -> rides.Ride | None:
    reading = read(text, now=NOW)
    return rides.find(text, [one.name for one in reading.wants + reading.gives], reading.due, NOW)


@pytest.mark.parametrize(
    ("text", "origin", "destination", "seats"),
    [
        ("明天早上8点开车去浦东机场,还有两个座位,谁要搭车", None, "浦东机场", 2),
        ("谁明天下午从虹桥机场回小区，想搭个车", "虹桥机场", None, None),
        ("我明天下午从虹桥机场回来,有顺路的车吗", "虹桥机场", None, None),
        ("后天开车回老家南京，还有3个空位，可以顺路带人", None, "南京", 3),
        ("有没有人明天早上去浦东机场,求捎一个人", None, "浦东机场", 1),
    ],
)
def test_the_way(text: str, origin: str | None, destination: str | None, seats: int | None) -> None:
    found = ride(text)
    assert found is not None
    assert (found.origin, found.destination, found.seats) == (origin, destination, seats)


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "exact"),
    [
        ("明天早上8点去浦东机场,有两个空位", (22, 8), (22, 8), True),
        ("谁明天上午去浦东机场,想搭车", (22, 9), (22, 13), False),
        ("谁明天去虹桥站,想搭车", (22, 0), (22, 23), False),
        ("现在去超市,车上有空位,谁要一起", (21, 10), (21, 11), False),
    ],
)
def test_the_time(text: str, earliest: tuple[int, int], latest: tuple[int, int], exact: bool) -> None:
    found = ride(text)
    assert found is not None
    assert found.earliest is not None
    assert found.latest is not None
    assert (found.earliest.day, found.earliest.hour) == earliest
    assert (found.latest.day, found.latest.hour, found.exact) == (*latest, exact)


def test_an_airport_is_one_place_with_all_its_terminals() -> None:
    assert {rides.key(name) for name in ("浦东机场", "浦东机场T2", "浦东机场2号航站楼")} == {"浦东机场"}


@given(st.text(max_size=80), st.lists(st.text(max_size=6), max_size=3))
def test_never_raises(text: str, named: list[str]) -> None:
    found = rides.find(text, named, None, NOW)
    assert found is None or found.place
