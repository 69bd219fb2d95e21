"""Dialect words in written Chinese, for the word lists."""

import re

from nlp import Context, read
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


def test_slips_of_common_words_are_read_as_they_were_meant() -> None:
    assert dialects.standard("免废送,自曲") == "免费送,自取"
    assert [read(text).intent for text in ("免废送沙发", "谁加有姜")] == ["offer", "need"]


def test_the_same_sentence_is_heard_in_each_dialect() -> None:
    said = {
        "哪个要去春熙路嘛 打个挤": "need",
        "明天哪个要去成都东 带我哈嘛": "need",
        "家里没人 煲汤争两只蜜枣": "need",
        "谁跟我合伙买点排骨": "need",
        "耳机找到惹": "close",
        "勿要寻了 找着了": "close",
    }
    assert {text: read(text).intent for text in said} == said


def test_who_is_on_the_way_takes_it_up() -> None:
    assert read("收到 马上安排", context=Context(reply_to="post")).intent == "claim"
    assert read("收到", context=Context(reply_to="post")).intent == "none"
