"""What sounds like an answer to what was asked a moment ago, though it replies to nothing."""

import pytest

from nlp import Words, uptake
from nlp.readings import PostKind


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("有，这就送来", {"need", "exchange"}),
        ("家里有，给你送下去", {"need", "exchange"}),
        ("阿姨我给您拿两块下去", {"need", "exchange"}),
        ("屋企有，落嚟攞", {"need", "exchange"}),
        ("留一份给我", {"offer", "exchange"}),
        ("算我一个", {"offer", "exchange"}),
        ("马上到", {"need", "offer", "exchange"}),
        ("等着 我下楼", {"need", "offer", "exchange"}),
    ],
)
def test_it_sounds_like_a_claim(text: str, kinds: set[str]) -> None:
    assert uptake.kinds(text) == kinds


@pytest.mark.parametrize(
    "text",
    ["", "今天真冷", "哈哈哈", "还有吗", "没有哦", "电钻", "多了一箱橙子，自取", "谁家有姜", "姜我也没有", "有" * 41],
)
def test_talk_and_what_is_a_post_by_itself_do_not(text: str) -> None:
    assert not uptake.kinds(text)


def test_a_group_s_own_words_are_known() -> None:
    assert uptake.kinds("大黑我有，这就送来", Words({"大黑": "电钻"})) == {"need", "exchange"}


@pytest.mark.parametrize(
    ("text", "kind", "said", "thing"),
    [
        ("米我家多了一袋 自取", "need", "谁有多的米", "米"),
        ("葱在门口花盆里 自己掐", "need", "谁家有葱", "葱"),
        ("我明天七点半走 去虹桥接人 顺你一程", "need", "明天有去虹桥的吗", "虹桥"),
    ],
)
def test_a_post_by_itself_answers_what_was_just_asked(text: str, kind: PostKind, said: str, thing: str) -> None:
    assert uptake.answers(text, kind, said, [thing])


@pytest.mark.parametrize(
    ("text", "kind", "said", "thing"),
    [
        ("多了一箱橙子，自取", "need", "谁有多的米", "米"),
        ("我后天七点半走 去虹桥接人 顺你一程", "need", "明天有去虹桥的吗", "虹桥"),
        ("谁有多的米", "need", "谁有多的米", "米"),
        ("米我家多了一袋 自取", "offer", "多了一袋米，自取", "米"),
        ("今天真冷", "need", "谁有多的米", "米"),
    ],
)
def test_not_another_thing_another_day_or_the_same_side(text: str, kind: PostKind, said: str, thing: str) -> None:
    assert not uptake.answers(text, kind, said, [thing])
