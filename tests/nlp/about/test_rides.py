"""Where from, where to, when, how many."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp import read
from nlp.about import rides

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


TUESDAY, AT_EIGHT, AT_HALF_PAST_SIX = map(
    datetime.fromisoformat, ("2026-11-24T10:00", "2026-11-28T08:00", "2026-11-28T18:30")
)
MORNING = rides.Leaving(AT_EIGHT, AT_EIGHT, exact=True)
EVENING = rides.Leaving(AT_HALF_PAST_SIX, AT_HALF_PAST_SIX, exact=True)


@pytest.mark.parametrize(
    ("text", "morning", "evening"),
    [
        ("改成7点", "28T07:00", "28T19:00"),
        ("7点有点早，改成8点", "28T08:00", "28T20:00"),
        ("8点才能走", "28T08:00", "28T20:00"),
        ("改成19:00", "28T19:00", "28T19:00"),
        ("改成晚上9点", "28T21:00", "28T21:00"),
        ("提前到6点半出发", "28T06:30", "28T18:30"),
        ("改成7点，在东门上车", "28T07:00", "28T19:00"),
        ("改到周日", "29T08:00", "29T18:30"),
        ("改到明天早上8点走", "25T08:00", "25T08:00"),
        ("推遲半小時", "28T08:30", "28T19:00"),
        ("不好意思，晚走一个小时", "28T09:00", "28T19:30"),
        ("推迟一天", "29T08:00", "29T18:30"),
        ("提前20分钟", "28T07:40", "28T18:10"),
    ],
)
def test_it_leaves_at_another_time(text: str, morning: str, evening: str) -> None:
    found = [rides.moved(text, before, TUESDAY) for before in (MORNING, EVENING)]
    assert rides.retimes(text)
    assert [one.earliest.isoformat()[8:16] for one in found if isinstance(one, rides.Leaving)] == [morning, evening]


@pytest.mark.parametrize(
    ("text", "problem"), [("改到2月30号", "impossible"), ("改成25点", "impossible"), ("改到昨天", "past")]
)
def test_a_time_that_cannot_be(text: str, problem: str) -> None:
    assert rides.moved(text, MORNING, TUESDAY) == problem


@pytest.mark.parametrize(
    "text",
    [
        "改成7点行吗",
        "大家提前10分钟集合",
        "提前10分钟到楼下等",
        "我改坐9点的高铁了",
        "换成浦东机场",
        "只能带一个",
        "8点见",
    ],
)
def test_what_says_no_other_time(text: str) -> None:
    assert not rides.retimes(text)


@pytest.mark.parametrize("text", ["会议推迟半小时", "孩子的课改到8点了", "快递改成明天送"])
def test_what_may_be_about_anything_needs_a_reply(text: str) -> None:
    assert not rides.retimes(text, alone=True)


@pytest.mark.parametrize(
    ("text", "leaves"),
    [
        ("改到24点", "2026-11-29T00:00"),
        ("改到半夜12点", "2026-11-29T00:00"),
        ("改到12点", "2026-11-28T12:00"),
        ("改到第二天8点", "2026-11-29T08:00"),
        ("改到次日早上9点", "2026-11-29T09:00"),
        ("改到8点整", "2026-11-28T08:00"),
    ],
)
def test_midnight_is_the_one_behind_it_and_the_next_day_is_its_next(text: str, leaves: str) -> None:
    moment = datetime.fromisoformat(leaves)
    assert rides.moved(text, MORNING, TUESDAY) == rides.Leaving(moment, moment, exact=True)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("找两个人拼车去机场", 2),
        ("三人拼车，差一个，明天去虹桥", 1),
        ("明天去机场，四人拼车还差两个", 2),
        ("找一個人一起打車去機場", 1),
        ("三人拼车去机场", None),
        ("两个人想搭车去火车站", None),
        ("明早去机场，还差两个座位就满了", None),
    ],
)
def test_so_many_are_looked_for_to_share_it(text: str, count: int | None) -> None:
    assert rides.companions(text) == count
