"""Places in messages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp import places


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("放3栋2单元501就行", ("3栋2单元501",)),
        ("周六早上九点花街广场邻居节，欢迎大家", ("花街广场",)),
        ("在北门等你", ("北门",)),
        ("来我家，8-1502，人多热闹", ("8-1502",)),
        ("地点二号楼前空地，下雨改大堂", ("二号楼前空地", "大堂")),
        ("在5号楼底下放电影", ("5号楼底下",)),
        ("会所三楼见", ("会所三楼",)),
        ("三號樓門廳包餃子", ("三號樓門廳",)),
        ("一号门集合", ("一号门",)),
        ("地点：二期凉亭", ("二期凉亭",)),
        ("B1交誼廳", ("B1交誼廳",)),
        ("人民医院来义诊", ("人民医院",)),
        ("从3号楼到东门", ("3号楼", "东门")),
    ],
)
def test_places_are_found_as_typed(text: str, found: tuple[str, ...]) -> None:
    assert places.find(text) == found


@pytest.mark.parametrize("text", ["谁家有姜", "适合3-6岁", "教广场舞", "2-3个就够", "老地方见", "28号下午三点"])
def test_what_is_no_place_is_left_alone(text: str) -> None:
    assert places.find(text) == ()


@given(st.text(max_size=80))
def test_every_place_stands_in_the_text(text: str) -> None:
    assert all(place in text for place in places.find(text))
