"""Things that are told by what they are for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp import read
from nlp.household import things
from nlp.writing import meanings, script, uses

LINES = [*meanings.rows("uses.tsv")]


@pytest.mark.parametrize(("thing", "example"), [(thing, example) for _, _, thing, example in LINES])
def test_each_use_is_found_in_its_own_example(thing: str, example: str) -> None:
    assert uses.named(script.plain(example)).endswith(f"有{thing}")
    assert things.known(thing) is not None


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("谁有给自行车打气的", "打气筒"),
        ("量血压的借下", "血压计"),
        ("打气的有没有", "打气筒"),
        ("誰家有量血壓的機器借用一下", "血压计"),
        ("有没有量体温的呀急用", "体温计"),
        ("求借捞鱼的网 孩子去河边", "抄网"),
        ("谁有止泻的药", "止泻药"),
    ],
)
def test_whoever_does_not_know_the_name_is_understood(text: str, thing: str) -> None:
    reading = read(text)
    assert (reading.intent, [one.name for one in reading.wants]) == ("need", [thing])


@pytest.mark.parametrize(
    "text",
    [
        "谁会量血压的过来帮忙",
        "小区有量血压的社区活动",
        "找个通下水道的",
        "谁家有做衣服的师傅",
        "有没有打印的地方",
        "谁要做饭的阿姨",
        "带猫看病的 猫包找我借",
        "我要有充电桩的车位",
        "打气的人走了",
    ],
)
def test_who_does_it_and_where_is_no_thing(text: str) -> None:
    assert uses.named(text) == text


@given(st.text(max_size=80))
def test_whatever_is_typed_it_answers(text: str) -> None:
    uses.named(text)
    uses.named(f"谁有{text}的东西")


@pytest.mark.parametrize("text", ["要去山姆 有要捎的吗", "下楼扔垃圾 有要带的吗", "现在去盒马 要带的说"])
def test_whoever_goes_shopping_brings_things(text: str) -> None:
    reading = read(text)
    assert (reading.intent, reading.category, reading.act) == ("offer", "help", True)
    assert {"带东西", "捎东西"} & {one.name for one in reading.gives}


@pytest.mark.parametrize("text", ["我正在排那家烤鸭 前面五个人 要带的说", "等下去驿站 有要捎的吗", "去药店 要带药的说"])
def test_what_is_brought_is_what_was_said(text: str) -> None:
    assert uses.named(text) == text
