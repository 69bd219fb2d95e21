"""Places in messages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.about import places


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
        ("放物业前台了", ("物业前台",)),
        ("物业费交了吗", ()),
    ],
)
def test_places_are_found_as_typed(text: str, found: tuple[str, ...]) -> None:
    assert places.find(text) == found


@pytest.mark.parametrize("text", ["谁家有姜", "适合3-6岁", "教广场舞", "2-3个就够", "老地方见", "28号下午三点"])
def test_what_is_no_place_is_left_alone(text: str) -> None:
    assert places.find(text) == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("周六上午九点跳蚤市场", ()),
        ("周六上午九点菜市场门口义诊", ("菜市场门口",)),
        ("周日在跳蚤市场门口集合", ("跳蚤市场门口",)),
        ("周六上午清理花坛,志愿者报名", ()),
        ("周六在花坛边义诊", ("花坛",)),
        ("周日拔河,一栋对二栋", ()),
        ("周日一栋楼下拔河", ("一栋楼下",)),
        ("周六 9:30 花园 家长带娃挖红薯,8:50北门集合", ("花园", "北门")),
        ("周六七点半北门集合爬山", ("北门",)),
        ("八点 广场 跳起来", ("广场",)),
    ],
)
def test_where_an_event_is(text: str, found: tuple[str, ...]) -> None:
    assert places.of_event(text) == found


@given(st.text(max_size=80))
def test_every_place_stands_in_the_text(text: str) -> None:
    assert all(place in text for place in (*places.find(text), *places.of_event(text)))
