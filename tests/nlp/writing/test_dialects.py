"""Dialect words in written Chinese, for the word lists."""

import re

from nlp.writing import dialects


def test_written_chinese_stands_beside_what_was_typed() -> None:
    assert dialects.ways("搵到咗") == ("搵到咗", "找到了")
    assert dialects.ways("修好咯") == ("修好咯", "修好了")
    assert dialects.ways("找到了") == ("找到了",)


def test_words_are_found_in_either() -> None:
    found, over = re.compile("找到"), re.compile("好了")
    assert dialects.finds(found, "搵到咗，唔該")
    assert dialects.finds(found, "找到了")
    assert dialects.finds(over, "修好啦")
    assert not dialects.finds(over, "好的")
