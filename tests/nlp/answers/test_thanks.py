"""Thanks to one neighbour."""

import pytest

from nlp.answers import thanks


@pytest.mark.parametrize(
    "text", ["谢谢小李", "多谢陈姐帮忙!", "小李辛苦啦", "謝謝劉叔", "唔该晒", "谢谢", "感恩王阿姨"]
)
def test_thanks(text: str) -> None:
    assert thanks.given(text)


@pytest.mark.parametrize(
    "text", ["", "谢谢大家", "不用谢", "先谢谢小李了", "谢谢配合", "谢谢小李了吗?", "花谢了", "感恩节快乐", "谢谢" * 40]
)
def test_no_thanks(text: str) -> None:
    assert not thanks.given(text)


@pytest.mark.parametrize(
    "text", ["拿到了，谢谢小李", "小李谢啦", "姜拿到了，小李辛苦了", "多谢小李哥！", "谢谢小李的姜", "小李帮大忙了"]
)
def test_somebody_is_thanked_for_the_thing(text: str) -> None:
    assert thanks.addressed(text, "小李", ["姜"])


@pytest.mark.parametrize("text", ["谢谢小李提醒", "谢谢小李的推荐", "谢谢小李子", "谢谢", "小李的姜拿到了"])
def test_and_for_nothing_else(text: str) -> None:
    assert not thanks.addressed(text, "小李", ["姜"])
