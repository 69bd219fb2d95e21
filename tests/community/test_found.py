"""Which found thing may be the lost one."""

from datetime import date

import pytest

from community.found import Spot, fits

LOST = Spot(1, ("北门",), date(2026, 11, 20))


@pytest.mark.parametrize(
    ("found", "may_be"),
    [
        (Spot(2, ("北门",), date(2026, 11, 20)), True),
        (Spot(2, ("北门口",), date(2026, 11, 25)), True),
        (Spot(2, (), None), True),
        (Spot(2, ("北门",), date(2026, 11, 19)), True),
        (Spot(2, ("北门",), date(2026, 11, 18)), False),
        (Spot(2, ("快递柜",), date(2026, 11, 20)), False),
    ],
)
def test_place_and_day_decide_and_what_nobody_said_does_not(found: Spot, may_be: bool) -> None:
    assert fits(LOST, found) is may_be
