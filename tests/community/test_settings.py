"""Quiet hours, as organizers choose them."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from community.settings import CHOICES, Settings

SHANGHAI, BERLIN = ZoneInfo("Asia/Shanghai"), ZoneInfo("Europe/Berlin")


def at(day: int, hour: int, minute: int = 0, *, zone: ZoneInfo = SHANGHAI, month: int = 11) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=zone)


@pytest.mark.parametrize(
    ("quiet", "now", "then"),
    [
        (2208, at(21, 21, 59), at(21, 21, 59)),
        (2208, at(21, 22, 0), at(22, 8)),
        (2208, at(22, 0, 30), at(22, 8)),
        (2208, at(22, 7, 59), at(22, 8)),
        (2208, at(22, 8, 0), at(22, 8)),
        (2307, at(21, 22, 30), at(21, 22, 30)),
        (1315, at(21, 14, 0), at(21, 15)),  # not to be chosen today, but the rule is whole
        (0, at(22, 3, 0), at(22, 3, 0)),
    ],
)
def test_people_may_be_asked_from_the_end_of_the_night_on(quiet: int, now: datetime, then: datetime) -> None:
    assert Settings(quiet=quiet).awake(now, SHANGHAI) == then


def test_the_night_is_that_of_the_group_and_the_answer_in_utc_stays_so() -> None:
    found = Settings().awake(datetime(2026, 11, 21, 22, 0, tzinfo=UTC), BERLIN)
    assert found == datetime(2026, 11, 22, 7, 0, tzinfo=UTC)
    assert found.tzinfo is UTC


def test_a_night_in_which_the_clocks_change_ends_at_eight_all_the_same() -> None:
    found = Settings().awake(at(24, 23, zone=BERLIN, month=10), BERLIN)
    assert (found.hour, found.astimezone(UTC).hour) == (8, 7)


def test_what_holds_unasked_is_the_first_of_every_choice() -> None:
    settings = Settings()
    assert {name: int(getattr(settings, name)) for name in CHOICES} == {name: all_[0] for name, all_ in CHOICES.items()}
