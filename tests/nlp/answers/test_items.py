"""Which things of a list somebody names."""

import pytest

from nlp.answers import items

NAMES = ("书架", "台灯", "电饭煲")
WORDS = "搬家送：书架、台灯、电饭煲"
NUMBERED = "搬家出闲置，自提：\n1. 书架 50元\n2. 台灯 80元\n3. 电饭煲 30元"


@pytest.mark.parametrize(
    ("said", "at"),
    [
        ("书架我要了", {0}),
        ("台灯还在吗 我要", {1}),
        ("要书架和台灯", {0, 1}),
        ("架子我要", {0}),
        ("灯给我", {1}),
        ("饭煲我要", {2}),
        ("电饭锅我要", {2}),
        ("電飯煲我要", {2}),
        ("我要第二个", {1}),
        ("台灯+1", {1}),
        ("3栋小李，我要台灯", {1}),
        ("书架不要，台灯我要", {1}),
        ("除了书架我都要", {1, 2}),
        ("书架不要，其他都要", {1, 2}),
        ("我要", set()),
        ("都要", set()),
        ("+1", set()),
        ("我要，明天开车来拿", set()),
        ("我要，我有车", set()),
        ("没有人要的话书架给我", {0}),
        ("书架有没有划痕，没有我要了", {0}),
        ("书架不要钱吗，我要", {0}),
    ],
)
def test_by_name_by_part_by_alias_by_place(said: str, at: set[int]) -> None:
    found = items.wanted(said, NAMES, WORDS)
    assert (found.at, found.others) == (at, False)


@pytest.mark.parametrize(
    ("said", "at"),
    [
        ("①我要", {0}),
        ("1我要", {0}),
        ("3要", {2}),
        ("要1和3", {0, 2}),
        ("2号我要", {1}),
        ("我要2", {1}),
        ("+1", set()),
        ("我要2份", set()),
        ("3号楼的，我要", set()),
        ("下午3点来拿，我要", set()),
    ],
)
def test_by_number_where_the_list_has_numbers(said: str, at: set[int]) -> None:
    assert items.wanted(said, NAMES, NUMBERED) == items.Wanted(frozenset(at))


@pytest.mark.parametrize("said", ["冰箱我要", "我要冰箱", "我要一个", "书架不要"])
def test_what_is_not_in_the_list_or_not_said(said: str) -> None:
    assert items.wanted(said, NAMES, WORDS).others


def test_a_part_that_may_be_either_is_neither() -> None:
    assert items.wanted("柜子我要", ("衣柜", "鞋柜"), "送：衣柜、鞋柜").others
    assert items.wanted("衣柜我要", ("衣柜", "鞋柜"), "送：衣柜、鞋柜").at == {0}


@pytest.mark.parametrize(
    ("said", "at"),
    [
        ("书架没了，台灯还在", {0}),
        ("只剩台灯了", {0, 2}),
        ("除了书架都送完了", {1, 2}),
        ("书架和台灯没了", {0, 1}),
        ("都送完了", None),
    ],
)
def test_what_is_gone(said: str, at: set[int] | None) -> None:
    assert items.gone(said, NAMES, WORDS) == (None if at is None else frozenset(at))


@pytest.mark.parametrize("said", ["要台灯", "想要台灯", "求台灯", "蹲一个台灯", "那我要书架吧", "台灯我要了谢谢"])
def test_wanting_a_thing_and_nothing_else(said: str) -> None:
    assert items.takes(said, NAMES, WORDS, "offer")


@pytest.mark.parametrize("said", ["台灯", "台灯多大", "要台灯吗", "要台灯干嘛", "台灯不要", "台灯好看，我喜欢", "要"])
def test_what_only_speaks_of_it(said: str) -> None:
    assert not items.takes(said, NAMES, WORDS, "offer")


@pytest.mark.parametrize(("said", "there"), [("有葱", True), ("我有葱和姜", True), ("有葱吗", False), ("要葱", False)])
def test_having_what_is_needed(said: str, there: bool) -> None:
    assert items.takes(said, ("姜", "葱"), "缺姜、葱", "need") is there


def test_one_is_there_and_the_other_is_not() -> None:
    for said in ("没有葱，有姜", "葱没有，姜我有"):
        found = items.wanted(said, ("姜", "葱", "蒜"), "缺姜、葱、蒜", "need")
        assert (found.at, found.refused) == ({0}, {1})
    assert items.wanted("我有酱油", ("姜", "葱"), "缺姜、葱", "need").others
    assert not items.wanted("我有，来拿", ("姜", "葱"), "缺姜、葱", "need").others


def test_what_goes_together_is_no_list() -> None:
    assert items.together("桌椅打包送", "offer")
    assert items.together("谁有电钻或者冲击钻", "need")
    assert not items.together("书架、台灯送邻居", "offer")
    assert not items.together("谁有电钻、梯子", "need")
