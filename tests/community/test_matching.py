"""Who is asked: the best reason a person, the likeliest person first, and nobody too often."""

from datetime import UTC, datetime, timedelta

import pytest

from community.matching import PINGS_PER_DAY, How, Trace, rank
from community.members import Person

NOW = datetime(2026, 11, 21, 2, tzinfo=UTC)
NEAR = {"姜": "same", "生姜片": "kind", "葱": "related"}


def trace(
    person: int, how: How, thing: str = "姜", days: float = 1, asked_today: int = 0, *, is_bot: bool = False
) -> Trace:
    who = Person(person, f"邻居{person}", is_bot=is_bot)
    return Trace(who, how, thing, NOW - timedelta(days=days), reachable=True, asked_today=asked_today)


def ranked(*traces: Trace) -> list[int]:
    return [one.trace.person.id for one in rank(traces, NEAR, NOW)]  # type: ignore[arg-type]  # plain words for brevity


def test_an_open_offer_comes_before_a_promise_and_a_promise_before_the_past() -> None:
    assert ranked(trace(1, "gave"), trace(2, "register"), trace(3, "offers")) == [3, 2, 1]


def test_the_same_thing_comes_before_a_kind_of_it_and_that_before_something_related() -> None:
    found = ranked(trace(1, "offers", "葱"), trace(2, "offers", "生姜片"), trace(3, "offers", "姜"))
    assert found == [3, 2, 1]


def test_what_was_given_last_week_comes_before_what_was_given_last_spring() -> None:
    assert ranked(trace(1, "gave", days=200), trace(2, "gave", days=7)) == [2, 1]


def test_what_was_given_long_ago_is_a_guess_and_a_guess_is_noise() -> None:
    assert ranked(trace(1, "gave", days=800)) == []


def test_a_standing_promise_does_not_fade() -> None:
    assert ranked(trace(1, "register", days=800)) == [1]


def test_each_person_is_there_once_with_the_best_reason() -> None:
    best = rank([trace(1, "gave"), trace(1, "offers"), trace(1, "lent")], {"姜": "same"}, NOW)
    assert [one.trace.how for one in best] == ["offers"]


def test_who_was_asked_today_gives_way_to_who_was_not() -> None:
    assert ranked(trace(1, "lent", asked_today=1), trace(2, "gave")) == [2, 1]


def test_nobody_is_asked_more_than_three_times_a_day() -> None:
    assert ranked(trace(1, "offers", asked_today=PINGS_PER_DAY)) == []


@pytest.mark.parametrize("stranger", [trace(1, "gave", "扳手"), trace(2, "offers", is_bot=True)])
def test_other_things_and_bots_do_not_count(stranger: Trace) -> None:
    assert ranked(stranger) == []
