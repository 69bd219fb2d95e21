"""Which house a post names as its poster's own."""

from dataclasses import replace

import pytest

from nlp.about import houses
from nlp.readings import Reading

OFFER = Reading(text="", intent="offer", confidence=1.0, category="item")


@pytest.mark.parametrize(
    ("place", "house"),
    [
        ("3栋2单元501", ("3栋", "2")),
        ("三幢二单元", ("3栋", "2")),
        ("12号楼", ("12栋", None)),
        ("二期3栋", ("2期3栋", None)),
        ("5-2-301", ("5栋", "2")),
        ("A座", ("a栋", None)),
        ("花街广场", None),
        ("北门", None),
    ],
)
def test_a_house_has_one_name_however_it_is_written(place: str, house: tuple[str, str | None] | None) -> None:
    assert houses.parse(place) == house


def test_a_post_says_where_its_poster_lives() -> None:
    assert houses.own(replace(OFFER, places=("3栋2单元501", "北门"))) == ("3栋", "2")


def test_two_houses_say_nothing() -> None:
    assert houses.own(replace(OFFER, places=("3栋", "5栋"))) is None


def test_where_a_cat_was_lost_nobody_need_live() -> None:
    assert houses.own(replace(OFFER, category="lost_found", places=("3栋",))) is None


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("3号楼着火了", "5楼在冒烟，快来人", True),
        ("3栋着火了", "三号楼5层冒烟", True),
        ("3栋着火了", "5栋着火了", False),
        ("我被困在2单元电梯里了", "2单元电梯困人了", True),
        ("我被困在2单元电梯里了", "3单元电梯困人了", False),
        ("1号梯困人了", "二号梯困人了", False),
        ("着火了", "着火了", True),
    ],
)
def test_whether_two_messages_can_be_of_one_house(one: str, other: str, same: bool) -> None:
    assert houses.may_be_one(one, other) == same
