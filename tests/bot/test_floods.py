"""Who says more than anybody can mean."""

from collections.abc import Callable
from datetime import UTC, datetime
from itertools import count

from hypothesis import given
from hypothesis import strategies as st

from bot.floods import MOST, Floods
from bot.updates import Arrived
from community.members import Person, Place
from handlers.turn import Heard, Kind

GROUP = Place(-5, "group", "花园小区")
AUNT = Person(1, "王阿姨")


NUMBERS = count(1)


def said(text: str = "谁家有姜", who: int = 1, kind: Kind = "message") -> Arrived:
    return Arrived(next(NUMBERS), -5, who, (Heard(kind, GROUP, Person(who, "小李"), text=text),))


def heard(floods: Floods, moments: list[float], say: Callable[[], Arrived] = said) -> list[float]:
    """The moments at which they were heard."""
    found = []
    for at in moments:
        update = say()
        if not floods.too_fast(update, at):
            floods.count(update, at)
            found.append(at)
    return found


def test_thirty_at_once_and_then_one_every_two_seconds() -> None:
    floods = Floods(30)
    assert len(heard(floods, [100.0] * 50)) == 30
    assert heard(floods, [101.0, 102.0, 102.5, 104.0, 104.5]) == [102.0, 104.0]
    assert len(heard(floods, [200.0] * 50)) == 30


def test_it_is_said_once_and_again_after_they_were_calm() -> None:
    floods = Floods(3)
    told = [floods.count(said(), at) for at in (0, 0, 0, 25, 45, 300, 300, 300)]
    assert told == [None, None, 1, None, None, None, None, 1]


def test_matters_of_safety_are_always_heard_and_not_held_against_anybody() -> None:
    floods = Floods(3)
    heard(floods, [100.0] * 3)
    assert len(heard(floods, [100.0] * 5, lambda: said("水管爆了,谁有扳手"))) == 5
    assert heard(floods, [120.0]) == [120.0]


def test_each_person_is_counted_alone() -> None:
    floods = Floods(3)
    heard(floods, [100.0] * 5)
    assert len(heard(floods, [100.0] * 5, lambda: said(who=2))) == 3


def test_who_comes_and_goes_is_not_counted() -> None:
    floods = Floods(3)
    assert len(heard(floods, [100.0] * 9, lambda: said("", kind="left"))) == 9


def test_a_clock_that_was_put_back_keeps_nobody_waiting() -> None:
    floods = Floods(3)
    heard(floods, [10_000.0] * 5)
    assert heard(floods, [100.0]) == [100.0]


def test_without_a_limit_nobody_is_slowed() -> None:
    assert len(heard(Floods(0), [100.0] * 500)) == 500


def test_memory_is_bounded() -> None:
    floods = Floods(1)
    for who in range(2 * MOST):
        floods.count(said(who=who), 100.0)
    assert (len(floods._paid_off), len(floods._told)) == (MOST, MOST)


@given(st.integers(1, 40), st.lists(st.floats(0, 200), max_size=150))
def test_in_no_minute_more_than_twice_the_limit_is_heard(limit: int, moments: list[float]) -> None:
    moments = heard(Floods(limit), sorted(moments))
    assert all(sum(at <= other < at + 60 for other in moments) <= 2 * limit for at in moments)


def test_what_waited_for_a_bot_that_was_down_was_not_said_too_fast() -> None:
    floods = Floods(3)
    found = []
    for minute in range(20):
        sent_at = datetime(2026, 11, 21, 2, minute, tzinfo=UTC)
        update = Arrived(minute, -5, 1, (Heard("message", GROUP, AUNT, text="谁家有姜", sent_at=sent_at),))
        found.append(floods.too_fast(update, 0.0))
        floods.count(update, 0.0)
    assert not any(found)


def test_what_comes_again_after_a_fault_of_the_database_is_counted_once_and_heard() -> None:
    floods, updates = Floods(3), [said() for _ in range(3)]
    for _ in range(5):
        for update in updates:
            assert not floods.too_fast(update, 100.0)
            floods.count(update, 100.0)


def test_admins_who_write_for_their_group_are_not_one_person() -> None:
    floods = Floods(3)
    assert (
        len(heard(floods, [100.0] * 9, lambda: Arrived(next(NUMBERS), -5, 1087968824, (Heard("message", GROUP),)))) == 9
    )


def test_taps_are_counted_apart_from_words_whatever_the_two_clocks_say() -> None:
    floods = Floods(3)
    heard(floods, [100.0] * 3)
    assert len(heard(floods, [50.0] * 5, lambda: said("", kind="tap"))) == 3
    assert heard(floods, [120.0]) == [120.0]
