"""What sounds like an answer to what was asked a moment ago, though it replies to nothing."""

import pytest

from nlp import Words, uptake


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
