"""A group's own words: what an organizer may teach, and where they stand for something."""

import pytest

from nlp import Words
from nlp.about import aliases

WORDS = Words(
    {"地梯": "人字梯", "大黑": "電鑽", "B型梯": "人字梯", "地梯车": "手推车", "梯子": "梯子车", "小飞侠": "小飞侠"}
)


@pytest.mark.parametrize(
    ("typed", "taught"),
    [
        ("地梯=人字梯", ("地梯", "人字梯")),
        (" 地梯 ＝ 人字梯 ", ("地梯", "人字梯")),
        ("地梯=>人字梯", ("地梯", "人字梯")),
        ("地梯就是人字梯", ("地梯", "人字梯")),
        ("地梯=", ("地梯", "")),
        ("棉花糖阿姨家的馒头", ("棉花糖阿姨家的馒头", "棉花糖阿姨家的馒头")),
        ("=人字梯", ("", "人字梯")),
        ("甲=乙=丙", ("甲", "乙=丙")),
    ],
)
def test_what_is_taught(typed: str, taught: tuple[str, str]) -> None:
    assert aliases.taught(typed) == taught


@pytest.mark.parametrize(
    "word",
    ["地梯", "大黑", "小绿", "A字梯", "棉花糖机", "红富士", "掼蛋", "大爷家的梯子", "刘叔的电钻", "手頭寶", "借书机"],
)
def test_what_can_be_taught(word: str) -> None:
    assert aliases.flaw(word) is None


@pytest.mark.parametrize("word", ["的", "谁", "梯", "", "Ａ"])
def test_one_character_stands_in_other_words(word: str) -> None:
    assert aliases.flaw(word) == "short"


@pytest.mark.parametrize(
    "word",
    [
        *(
            "我们",
            "大家",
            "誰有",
            "谁家有",
            "我们有",
            "有没有",
            "一下",
            "借一下",
            "谢谢",
            "好的",
            "收到",
            "请问",
            "我要",
        ),
        *("明天", "周六", "一个", "23", "家里", "小区", "邻居", "东西", "谁有地梯借一下", "不用了", "送给", "免费"),
    ],
)
def test_what_stands_in_all_sorts_of_sentences_names_no_thing(word: str) -> None:
    assert aliases.flaw(word) == "everyday"


@pytest.mark.parametrize("word", ["地梯、大黑", "地梯\n大黑", "地梯=大黑", "地梯，"])
def test_one_at_a_time(word: str) -> None:
    assert aliases.flaw(word) == aliases.unclear(word) == "several"


def test_what_it_means_may_be_short_or_a_deed() -> None:
    assert [aliases.unclear(meant) for meant in ("姜", "搬家", "帮忙", "人字梯")] == [None] * 4
    assert [aliases.unclear(meant) for meant in ("的", "谁有", "梯" * 21)] == ["everyday", "everyday", "long"]


@pytest.mark.parametrize(
    ("plain", "means"),
    [
        ("谁有地梯", "谁有人字梯"),
        ("谁有大黑", "谁有电钻"),
        ("谁有b型梯", "谁有人字梯"),
        ("谁有地梯车", "谁有手推车"),
        ("谁有大黑板擦", "谁有大黑板擦"),
        ("谁有梯子车", "谁有梯子车"),
        ("谁有梯子", "谁有梯子车"),
        ("谁有人字梯和地梯", "谁有人字梯和人字梯"),
        ("谁有电钻", "谁有电钻"),
    ],
)
def test_where_it_stands_for_what_it_means(plain: str, means: str) -> None:
    assert aliases.renamed(plain, WORDS)[0] == means


def test_the_things_so_named_are_known() -> None:
    assert aliases.renamed("谁有小飞侠和地梯", WORDS) == ("谁有小飞侠和人字梯", ["小飞侠", "人字梯"])
    assert aliases.renamed("谁有小飞侠", Words()) == ("谁有小飞侠", [])
    assert aliases.said("誰有Ｂ型梯", WORDS) == "谁有人字梯"


def test_what_a_word_means_may_be_another_word_but_goes_round_in_no_circle() -> None:
    assert aliases.said("谁有大家伙", Words({"大家伙": "地梯", "地梯": "人字梯"})) == "谁有人字梯"
    assert aliases.said("谁有甲梯", Words({"甲梯": "乙梯", "乙梯": "甲梯"})) == "谁有甲梯"
