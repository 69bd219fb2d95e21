"""Two posts that mirror each other, and rings of three."""

from tests.neighbourhood import Neighbourhood
from tests.stories.before import THREE, gave, ring, willing


async def test_two_that_mirror_each_other_are_one_handshake(home: Neighbourhood) -> None:
    first = await home.says("王阿姨", "拿橙子换苹果,有人换吗")
    second = await home.says("小李", "拿苹果换橙子,有人换吗")
    question = (await home.hears("王阿姨"))[-1]
    await home.taps("王阿姨", "我来换", where="王阿姨")
    cards = await home.card(to=first), await home.card(to=second)
    await home.replies("小李", second, "换到了谢谢")
    assert "小李 想用苹果换橙子" in question
    assert ("小李 来换了" in cards[0], "王阿姨 来换了" in cards[1]) == (True, True)
    assert ["✅" in await home.card(to=one) for one in (first, second)] == [True, True]


async def test_what_does_not_mirror_is_not_asked(home: Neighbourhood) -> None:
    await home.says("王阿姨", "拿橙子换苹果,有人换吗")
    await home.says("小李", "拿橙子换苹果,有人换吗")
    assert await home.hears("王阿姨") == []


async def test_three_in_a_ring_are_each_asked_privately(home: Neighbourhood) -> None:
    await ring(home)
    assert "您的绘本给 陈姐" in (await home.hears("王阿姨"))[-1]
    assert "小李 的滑板车给您" in (await home.hears("王阿姨"))[-1]
    assert "您的滑板车给 王阿姨" in (await home.hears("小李"))[-1]


async def test_three_yes_make_it_and_each_knows_both_others(home: Neighbourhood) -> None:
    posts = await ring(home)
    await willing(home, "王阿姨", "小李", "陈姐")
    assert [(await home.hears(who))[-1].startswith("三家都愿意换") for who, _ in THREE] == [True, True, True]
    assert "小李 来换了" in await home.card(to=posts[0])
    assert "陈姐 来换了" in await home.card(to=posts[1])
    assert "王阿姨 来换了" in await home.card(to=posts[2])


async def test_each_of_three_says_for_themselves_that_it_came_true(home: Neighbourhood) -> None:
    posts = await ring(home)
    await willing(home, "王阿姨", "小李", "陈姐")
    await home.taps("王阿姨", "换好了")
    first = ["✅" in await home.card(to=one) for one in posts]
    await home.taps("小李", "换好了")
    await home.taps("陈姐", "换好了")
    assert first == [True, False, False]
    assert ["✅" in await home.card(to=one) for one in posts] == [True, True, True]


async def test_one_no_is_enough_and_nobody_waits(home: Neighbourhood) -> None:
    posts = await ring(home)
    await willing(home, "王阿姨", "小李")
    await home.taps("陈姐", "这次不换")
    assert [(await home.hears(who))[-1].endswith("这次没凑成，我再帮您留意着。") for who, _ in THREE] == [True] * 3
    assert ["来换了" in await home.card(to=one) for one in posts] == [False] * 3


async def test_after_a_day_without_an_answer_nobody_waits(home: Neighbourhood) -> None:
    await ring(home)
    await willing(home, "王阿姨")
    await home.advance(hours=25)
    assert any("这次没凑成" in text for text in await home.hears("王阿姨"))
    assert "愿意换" not in await home.all_buttons("陈姐")


async def test_who_steps_out_of_the_ring_frees_all_three(home: Neighbourhood) -> None:
    posts = await ring(home)
    await willing(home, "王阿姨", "小李", "陈姐")
    await home.taps("小李", "我来不了了")
    assert ["来换了" in await home.card(to=one) for one in posts] == [False] * 3


async def test_who_leaves_the_group_leaves_no_ring_hanging(home: Neighbourhood) -> None:
    posts = await ring(home)
    await willing(home, "王阿姨", "小李", "陈姐")
    await home.leaves("小李")
    assert ["来换了" in await home.card(to=one) for one in (posts[0], posts[2])] == [False] * 2


async def test_a_post_that_ends_takes_the_question_back(home: Neighbourhood) -> None:
    posts = await ring(home)
    await home.replies("小李", posts[1], "不用了")
    assert "这次没凑成" in (await home.hears("王阿姨"))[-1]


async def test_a_stranger_cannot_answer_for_one_of_them(home: Neighbourhood) -> None:
    await ring(home)
    await home.starts("小美")
    message = (await home.messages("小美"))[-1]["id"]
    answers = [await home.forges("小美", f"swap:1:{choice}", message, where="小美") for choice in ("yes", "no", "out")]
    assert {answer["text"] for answer in answers} == {"这件事不用再回我了，谢谢您！"}


async def test_who_gave_what_is_wanted_is_asked_and_not_who_gave_what_is_offered(home: Neighbourhood) -> None:
    await gave(home, "橙子", much="一箱", to="刘叔")
    await gave(home, "苹果", "陈姐", much="一箱", to="刘叔")
    await home.says("王阿姨", "拿橙子换苹果,有人换吗")
    asked = {
        who: [words for words in await home.hears(who) if "王阿姨 想用橙子换苹果" in words] for who in ("小李", "陈姐")
    }
    assert asked["小李"] == []
    assert "您送过苹果" in asked["陈姐"][0]


async def one_question_a_day(home: Neighbourhood) -> None:
    await home.writes("老张", "/settings")
    await home.taps("老张", "每天最多问", where="老张")
    await home.taps("老张", "1 次", where="老张")


async def test_a_question_about_a_ring_is_a_question_of_the_day(home: Neighbourhood) -> None:
    await gave(home)
    await one_question_a_day(home)
    await ring(home)
    asked = (await home.hears("小李"))[-1]
    await home.says("小美", "谁家有姜,炒菜缺两块")
    assert asked.startswith("三家转一圈")
    assert (await home.hears("小李"))[-1] == asked


async def test_who_was_asked_enough_today_is_not_asked_about_a_ring(home: Neighbourhood) -> None:
    await gave(home)
    await one_question_a_day(home)
    await home.says("小美", "谁家有姜,炒菜缺两块")
    await ring(home)
    heard = [words for who, _ in THREE for words in await home.hears(who)]
    assert not any(words.startswith("三家转一圈") for words in heard)


async def test_an_exchange_ends_with_both_sides_served(home: Neighbourhood) -> None:
    swap = await home.says("小美", "用鸡蛋换点葱,有人换吗")
    await home.taps("陈姐", "我来换")
    await home.writes("陈姐", "/mine")
    own = await home.buttons("陈姐")
    await home.taps("小美", "换好了")
    assert own == ["鸡蛋：我来不了了", "要出门几天，先别问我"]
    assert (await home.hears("小美"))[-1].startswith("陈姐 愿意跟您换：「用鸡蛋换点葱,有人换吗」")
    assert "跟 小美 换好了，谢谢您！有您这样的邻居真好。" in await home.hears("陈姐")
    assert "✅ 成了，谢谢陈姐！" in await home.card(to=swap)
