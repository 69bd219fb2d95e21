"""Who is asked: the best reason a person, the likeliest person first, and nobody too often."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from community.matching import PINGS_PER_DAY, Answers, Home, How, Near, Trace, rank, weigh
from community.members import Person

NOW = datetime(2026, 11, 21, 2, tzinfo=UTC)
NEAR: dict[str, Near] = {"姜": "same", "生姜片": "kind", "葱": "related"}
HOME = Home("3栋", "2")


def trace(person: int, how: How, thing: str = "姜", days: float = 1, *, is_bot: bool = False, **more: Any) -> Trace:
    who = Person(person, f"邻居{person}", is_bot=is_bot)
    return Trace(who, how, thing, NOW - timedelta(days=days), reachable=True, **more)


def ranked(*traces: Trace, home: Home | None = None, a_day: int = PINGS_PER_DAY) -> list[int]:
    return [one.trace.person.id for one in rank(traces, NEAR, NOW, home=home, a_day=a_day)]


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


def test_who_lent_a_ladder_two_years_ago_may_still_have_it() -> None:
    assert ranked(trace(1, "lent", days=700)) == [1]


def test_a_group_may_ask_less_often() -> None:
    assert ranked(trace(1, "offers", asked_today=1), a_day=1) == []


def test_who_says_yes_comes_before_who_is_new_and_who_is_silent_last() -> None:
    willing = trace(1, "lent", answers=Answers(yes=6, no=1))
    silent = trace(2, "lent", answers=Answers(silent=7))
    assert ranked(silent, trace(3, "lent"), willing) == [1, 3, 2]


def test_one_answer_changes_little() -> None:
    assert 1 < weigh(trace(1, "lent", answers=Answers(yes=1)), "same", NOW).parts["willing"] < 1.5


def test_the_quick_come_before_the_slow() -> None:
    slow = trace(1, "lent", answers=Answers(yes=3, wait=timedelta(hours=8)))
    quick = trace(2, "lent", answers=Answers(yes=3, wait=timedelta(minutes=3)))
    assert ranked(slow, quick) == [2, 1]


def test_between_equals_the_nearer_house_decides() -> None:
    far = trace(1, "lent", home=Home("9栋", "2"))
    house = trace(2, "lent", home=Home("3栋", "1"))
    stair = trace(3, "lent", home=HOME)
    assert ranked(far, house, stair, home=HOME) == [3, 2, 1]


def test_where_nobody_said_where_they_live_nobody_is_near() -> None:
    assert weigh(trace(1, "lent"), "same", NOW, HOME).parts["home"] == 1


def test_a_week_of_questions_weighs_and_who_was_never_asked_is_let_in() -> None:
    assert ranked(trace(1, "lent", asked_week=3), trace(2, "lent", asked_week=1), trace(3, "lent", new=True)) == [
        3,
        2,
        1,
    ]


def test_the_score_is_the_product_of_parts_with_names() -> None:
    seen = weigh(trace(1, "lent", "生姜片", days=0, asked_today=1, asked_week=1), "kind", NOW)
    assert dict(seen.parts) == {
        "how": 4.0,
        "near": 0.6,
        "fresh": 1.0,
        "willing": 1.0,
        "quick": 1.0,
        "home": 1.0,
        "spared": 0.5,
        "new": 1.0,
    }
    assert seen.score == pytest.approx(1.2)
