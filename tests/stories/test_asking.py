"""Kind to people: who says no is left in peace for as long as they like."""

from tests.neighbourhood import Neighbourhood, behind
from tests.stories.before import gave


def questions(heard: list[str]) -> int:
    return sum("来问问您" in text or "这次不方便" in text for text in heard)


async def test_not_today_means_until_tomorrow(home: Neighbourhood) -> None:
    await gave(home)
    await gave(home, "豆腐")
    await home.says("王阿姨", "谁家有姜,炒菜缺两块")
    answer = await home.taps("小李", "今天别问我")
    await home.says("王阿姨", "谁家有豆腐,想要一块")
    today = questions(await home.hears("小李"))
    await home.advance(days=1)
    await home.says("小美", "谁家有豆腐,想要一块")
    assert answer["text"] == "好的，今天不再打扰您。"
    assert (today, questions(await home.hears("小李"))) == (1, 2)


async def test_never_this_kind_means_never_until_taken_back(home: Neighbourhood) -> None:
    await gave(home)
    await home.says("王阿姨", "谁家有姜,炒菜缺两块")
    await home.taps("小李", "别再问这类")
    await home.advance(days=10)
    await home.says("小美", "谁家有姜,炒菜缺两块")
    silent = questions(await home.hears("小李"))
    await home.writes("小李", "/mine")
    await home.taps("小李", "要东西：可以再问我")
    await home.says("刘叔", "谁家有姜,炒菜缺两块")
    assert (silent, questions(await home.hears("小李"))) == (1, 2)


async def test_three_questions_a_day_and_no_more(home: Neighbourhood) -> None:
    for thing in ("姜", "豆腐", "白菜", "萝卜"):
        await gave(home, thing)
    for thing in ("姜", "豆腐", "白菜", "萝卜"):
        await home.says("王阿姨", f"谁家有{thing},想要一块")
    assert questions(await home.hears("小李")) == 3


async def test_in_danger_it_does_not_count_how_often_somebody_was_asked(home: Neighbourhood) -> None:
    loan = await home.says("小李", "家里有大扳手,谁要用可以借")
    await home.replies("陈姐", loan, "我要借")
    await home.replies("小李", loan, "借出去了")
    for thing in ("姜", "豆腐", "白菜"):
        await gave(home, thing)
        await home.says("王阿姨", f"谁家有{thing},想要一块")
    await home.advance(hours=13)  # it is eleven at night
    await home.says("小美", "水管爆了!!谁有扳手借一下,急")
    assert questions(await home.hears("小李")) == 4
    assert "扳手" in (await home.hears("小李"))[-1]


async def test_in_danger_neighbours_of_whom_nothing_is_known_are_asked_at_once(home: Neighbourhood) -> None:
    for who in ("小李", "陈姐", "小美", "刘叔", "老张"):
        await home.starts(who)
    await home.says("王阿姨", "水管爆了!!谁会修,急")
    asked = [questions(await home.hears(who)) for who in ("小李", "陈姐", "小美", "刘叔", "老张")]
    assert sum(asked) == 3


async def test_in_a_hurry_neighbours_are_asked_at_once_and_told_why(home: Neighbourhood) -> None:
    await home.starts("小李")  # may be asked, and nothing is known of them
    await home.says("王阿姨", "水管爆了,谁家有扳手借一下")
    assert (await home.hears("小李"))[-1].startswith("事情急，所以先来问问您。")


async def test_a_no_tapped_right_after_the_yes_changes_nothing(home: Neighbourhood) -> None:
    """Two taps at once: the card and the question say the same."""
    await home.says("小李", "多了一块姜,送给需要的邻居,自取")
    await home.taps("陈姐", "我要")
    await home.taps("小李", "送完了", where="小李")
    need = await home.says("王阿姨", "谁家有姜")
    asked = (await home.messages("小李"))[-1]
    await home.forges("小李", behind(asked, "我来帮"), asked["id"], where="小李")
    before = await home.hears("小李")
    for label in ("这次不行", "今天别问我", "别再问这类"):
        await home.forges("小李", behind(asked, label), asked["id"], where="小李")
    assert await home.hears("小李") == before
    assert "小李 来帮忙了" in await home.card(to=need)


async def test_who_was_asked_privately_answers_in_the_group_an_hour_later(home: Neighbourhood) -> None:
    await home.says("小李", "我家有梯子，可以借")
    await home.taps("小李", "可以", where="小李")
    need = await home.says("王阿姨", "谁家有梯子借一下")
    await home.advance(hours=1)
    await home.says("刘叔", "我会")
    await home.says("小李", "我有")
    assert "小李 来帮忙了" in await home.card(to=need)


async def test_who_went_to_look_has_it(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", "谁家有轮椅借两天")
    await home.advance(hours=2)
    await home.says("陈姐", "问了 没有")
    await home.says("小李", "问了 有的 但是轮胎没气")
    assert "小李 来帮忙了" in await home.card(to=need)
