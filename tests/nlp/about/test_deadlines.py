"""Until when a giver keeps what they give."""

import pytest

from nlp.about import deadlines


@pytest.mark.parametrize(
    "text",
    [
        "送一个书架，周日前自取，不然扔了",
        "一箱橙子，今晚8点前来拿",
        "送书架，周日之前来拿，过时不候",
        "沙发送人，周六再没人要就扔了",
        "书架送人，两小时内来拿",
        "书架送人，三天内自取，过期扔了",
        "旧衣服送人，最晚明天拿走",
        "门票两张送人，15号前有效",
        "送牛奶5盒，后天过期",
        "書架送人，週日前自取",
    ],
)
def test_it_is_the_last_call(text: str) -> None:
    assert deadlines.said(text)


@pytest.mark.parametrize(
    "text",
    [
        "送一箱橙子，周日来拿",
        "送一箱橙子，晚上8点后来拿",
        "送一箱橙子，今晚8点以后来取",
        "电钻可以借，周日前还",
        "前两天买的书架送人，自取",
        "书架送人，门前自取",
        "我家楼前来拿就行",
        "橙子一箱，三天前买的",
    ],
)
def test_it_is_not(text: str) -> None:
    assert not deadlines.said(text)
