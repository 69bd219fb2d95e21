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
