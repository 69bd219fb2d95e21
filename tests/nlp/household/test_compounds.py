"""How far the name of a thing reaches: to the head of its noun, and not into what follows."""

import pytest

from nlp import read
from nlp.household import compounds
from nlp.writing import meanings


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("想借个奶油枪", "奶油枪"),
        ("出煎饼铛,30元", "煎饼铛"),
        ("送章鱼丸机,自取", "章鱼丸机"),
        ("谁有SIM卡针", "卡针"),
        ("谁有打印机硒鼓", "打印机硒鼓"),
        ("求个琵琶弦", "琵琶弦"),
        ("樱桃去核器免费送", "樱桃去核器"),
        ("有没有吸尘器头呀 明天还", "吸尘器头"),
        ("出水龙头滤芯一个", "水龙头滤芯"),
    ],
)
def test_a_name_reaches_to_the_end_of_its_noun(text: str, name: str) -> None:
    reading = read(text)
    assert [one.name for one in reading.wants + reading.gives] == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("饺子包多了", "饺子"),
        ("想要个泡沫箱种菜", "泡沫箱"),
        ("想借高压锅炖汤", "高压锅"),
        ("啤酒整箱", "啤酒"),
        ("松果换贝壳", "松果"),
        ("猫粮大包", "猫粮"),
        ("天幕地钉都借", "天幕"),
        ("梯子靠在门后", "梯子"),
    ],
)
def test_what_follows_a_name_is_not_always_part_of_it(text: str, name: str) -> None:
    start = text.index(name)
    assert compounds.reach(text, start, start + len(name)) == start + len(name)


def test_what_nobody_has_named_yet_is_asked_for_by_its_end() -> None:
    assert compounds.made("披萨铲") == "loan"
    assert compounds.made("琵琶弦") == "item"
    assert compounds.made("奶油") is None
    assert compounds.made("天下无敌") is None


def test_what_ends_as_things_do_is_a_thing_though_no_list_has_it() -> None:
    names = {
        "热缩片": "item",
        "绷线架": "loan",
        "造浪泵": "loan",
        "收缩板": "item",
        "手动叉车": "loan",
        "效果器": "loan",
    }
    assert {name: compounds.coined(name) for name in names} == names


@pytest.mark.parametrize(
    "name",
    ["风格", "老板", "饭店老板", "天蝎座", "头像框", "朋友圈", "时光机", "时间搬冰箱", "沙发收床", "锤得锤", "互联网"],
)
def test_words_and_talk_that_end_so_are_none(name: str) -> None:
    assert compounds.coined(name) is None


def test_each_head_is_found_at_the_end_of_its_example() -> None:
    for kind, words, example in meanings.rows("heads.tsv"):
        assert any(word in example for word in words.split()), kind
        if kind in ("tool", "kept", "act", "device", "part"):
            assert any(example.endswith(word) for word in words.split()), kind
            assert compounds.made(example), kind
