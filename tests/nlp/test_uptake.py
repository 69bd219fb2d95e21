"""What sounds like an answer to what was asked a moment ago, though it replies to nothing."""

import pytest

from nlp import Words, uptake
from nlp.answers import replies
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


@pytest.mark.parametrize(
    "text", ["晚上来我家吃饭 我做了鱼", "我要在家看孙子", "我要去办 一起", "我看到物业通知了 明天停水"]
)
def test_what_only_sounds_so_takes_nothing_up(text: str) -> None:
    assert not uptake.kinds(text)
    assert not replies.takes_up(text)


@pytest.mark.parametrize("text", ["俩娃来我家吃 炸酱面", "我要一份", "我要去拿", "我看到一只 在快递柜旁边"])
def test_what_sounds_like_it_and_is_an_answer(text: str) -> None:
    assert uptake.kinds(text) or replies.takes_up(text)


@pytest.mark.parametrize(
    "text", ["周末去钓鱼 谁去", "晚上要不要去跳舞", "有人一起去买菜吗", "三缺一", "斗地主差一个", "跑步不"]
)
def test_it_asks_everybody(text: str) -> None:
    assert uptake.calls(text)


@pytest.mark.parametrize("text", ["今天真冷", "要大的还是小的", "你家几楼", "跑步不累", "差点忘了"])
def test_it_asks_nobody_or_one(text: str) -> None:
    assert not uptake.calls(text)


@pytest.mark.parametrize(
    ("text", "vague"), [("我去", True), ("带我一个", True), ("我有", False), ("有，这就送来", False)]
)
def test_what_may_be_about_anything(text: str, vague: bool) -> None:
    assert uptake.vague(text) == vague


@pytest.mark.parametrize(
    ("text", "to"),
    [
        ("小李 快递到了 我帮你拿上来", True),
        ("好的谢谢小李 我下来拿", True),
        ("我看见小李下班了", True),
        ("小李家有，我去拿", False),
        ("我和小李来帮你", False),
        ("在小李家楼下看到一只", False),
        ("我有，来拿", False),
    ],
)
def test_who_is_spoken_to(text: str, to: bool) -> None:
    assert uptake.speaks_to(text, "小李") == to


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


@pytest.mark.parametrize(
    ("text", "name", "where"),
    [
        ("鞋柜里有一把", "鞋柜", True),
        ("我地下室有一个 老的 能用", "地下室", True),
        ("阳台上晾着呢 下来拿", "阳台", True),
        ("冰箱旁边那袋就是", "冰箱", True),
        ("我有鞋柜", "鞋柜", False),
        ("鞋柜有一个 不要了", "鞋柜", False),
        ("葱上来拿", "葱", False),
        ("地下室没有", "地下室", False),
        ("今天真冷", "鞋柜", False),
    ],
)
def test_where_something_is_is_no_thing(text: str, name: str, *, where: bool) -> None:
    assert uptake.is_where(text, name) == where


@pytest.mark.parametrize(
    ("name", "whole", "short"),
    [
        ("桌子", "麻将桌", True),
        ("推车", "小推车", True),
        ("桌", "麻将桌", True),
        ("桌布", "麻将桌", False),
        ("梯子", "电钻", False),
        ("子", "梯子", False),
    ],
)
def test_a_thing_is_called_by_the_end_of_its_name(name: str, whole: str, *, short: bool) -> None:
    assert uptake.is_short_for(name, whole) == short
