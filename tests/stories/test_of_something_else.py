"""Neighbours who chat after a post, or while they hold a promise, end and promise nothing by what is about something
else."""

import pytest

from tests.neighbourhood import Neighbourhood


@pytest.mark.parametrize("words", ["快递拿到了", "驾照拿到啦", "孩子送到了", "文件放你桌上了", "菜买到了"])
@pytest.mark.parametrize(
    ("post", "promise"), [("做了点青团 想送给邻居尝尝", "哇 我要"), ("谁家有梯子借用一下", "我有")]
)
async def test_another_thing_that_came_ends_no_promise(
    home: Neighbourhood, post: str, promise: str, words: str
) -> None:
    message = await home.says("王阿姨", post)
    await home.says("小李", promise)
    before, told = await home.card(to=message), (await home.hears("小李"), await home.all_buttons("小李"))
    await home.says("小李", words)
    assert "小李" in before
    assert await home.card(to=message) == before
    assert (await home.hears("小李"), await home.all_buttons("小李")) == told


async def test_another_thing_that_was_done_ends_no_call_for_hands(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", "明天谁能帮我搬冰箱")
    await home.says("小李", "我来")
    await home.says("王阿姨", "晚饭弄好了")
    assert "小李 来帮忙了" in await home.card(to=need)
    await home.says("王阿姨", "箱子搬好了谢谢小李")
    assert "成了，谢谢小李" in await home.card(to=need)


async def test_another_thing_that_is_full_is_no_car(home: Neighbourhood) -> None:
    ride = await home.says("小李", "明天早上8点开车去浦东机场,还有两个座位,谁要搭车")
    await home.says("陈姐", "带我一个")
    await home.says("小李", "冰箱满了")
    assert "还剩 1 个座位" in await home.card(to=ride)
    await home.says("小李", "车满了")
    assert "还剩" not in await home.card(to=ride)


@pytest.mark.parametrize(
    ("call", "words"),
    [("厨房着火了快来人帮忙灭火", "灯灭了"), ("我被困电梯里了 谁来救我", "浓烟冒出来了")],
)
async def test_what_grows_worse_ends_no_call(home: Neighbourhood, call: str, words: str) -> None:
    need = await home.says("刘叔", call)
    await home.says("刘叔", words)
    assert "我来帮" in await home.buttons()
    assert "成了" not in await home.card(to=need)


async def test_another_parcel_ticks_nothing_off(home: Neighbourhood) -> None:
    await home.says("小美", "有没有人要一起团牛奶 山姆的 一箱54")
    await home.says("陈姐", "我要一箱")
    await home.says("小美", "牛奶到货了，来我家拿")
    await home.says("陈姐", "快递拿到了")
    card = next(one["text"] for one in await home.cards() if "（小美 发起）" in one["text"])
    assert "1. 陈姐 1箱" in card
    assert "✅" not in card


async def test_who_was_only_thanked_has_agreed_nothing_that_could_stand(home: Neighbourhood) -> None:
    await home.says("小李", "多了一箱橙子，自取")
    await home.says("王阿姨", "谁家有姜，炒菜缺两块")
    await home.says("王阿姨", "拿到了，谢谢小李")
    await home.says("王阿姨", "点错了，还没拿到")
    told = (await home.hears("小李"))[-1]
    assert "点错了" in told
    assert "照旧" not in told


async def met(home: Neighbourhood) -> None:
    """The bot knows only who has said something to it, or of it."""
    for who in home.people:
        await home.says(who, "/help")


@pytest.mark.parametrize(
    "talk",
    [
        [("陈姐", "小李 快递到了 我帮你拿上来"), ("小李", "好的谢谢陈姐 我下来拿"), ("小李", "拿到了 谢谢陈姐")],
        [("小李", "@小美 钥匙给你放门口了"), ("小美", "拿到了")],
        [("刘叔", "明早爬山去不去"), ("小李", "我去 几点"), ("刘叔", "七点 南门集合"), ("小美", "算我一个")],
        [("刘叔", "我去买菜 有人一起吗"), ("陈姐", "我去 等我换鞋"), ("刘叔", "好 楼下等你")],
        [("小李", "晚上来我家吃饭 我做了鱼"), ("陈姐", "好啊 几点"), ("小李", "六点")],
        [("小美", "下周谁跟我去办身份证"), ("陈姐", "我要去办 一起"), ("小美", "好 我在门口等你")],
    ],
)
@pytest.mark.parametrize("post", ["谁家有姜，炒菜缺两块", "多了一箱橙子，自取", "下午四点半谁能帮我接下孩子"])
async def test_who_talk_among_themselves_take_nothing_up(
    home: Neighbourhood, post: str, talk: list[tuple[str, str]]
) -> None:
    await met(home)
    said = await home.says("王阿姨", post)
    before = await home.card(to=said), await home.group()
    for who, words in talk:
        await home.says(who, words)
    assert (await home.card(to=said), await home.group()) == before


async def test_a_seat_in_another_outing_is_none_in_the_car(home: Neighbourhood) -> None:
    ride = await home.says("小李", "明天早上8点开车去浦东机场,还有两个座位,谁要搭车")
    before = await home.card(to=ride)
    await home.says("刘叔", "周末去钓鱼 谁去")
    await home.says("陈姐", "带我一个")
    assert await home.card(to=ride) == before
    await home.replies("陈姐", ride, "带我一个")
    assert "陈姐 要搭车" in await home.card(to=ride)


@pytest.mark.parametrize("who", ["小李", "老张"])
@pytest.mark.parametrize("words", ["下午三点打麻将 三缺一 谁来", "三缺一 速来", "晚上广场跳舞 有一起的吗", "跑步不"])
async def test_who_joins_a_game_needs_no_ladder(home: Neighbourhood, who: str, words: str) -> None:
    need = await home.says("刘叔", "谁家有梯子")
    before = await home.card(to=need)
    await home.says(who, words)  # 老张 is an organizer: he is asked privately whether to announce it
    await home.says("小美", "我来")
    assert await home.card(to=need) == before


async def test_who_has_what_is_looked_for_has_it_whatever_was_asked_between(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", "谁家有姜，炒菜缺两块")
    await home.says("刘叔", "谁家做红烧肉 这么香")
    await home.says("小李", "有，这就送来")
    assert "小李 来帮忙了" in await home.card(to=need)


async def test_who_asks_once_more_for_their_own_need_is_answered(home: Neighbourhood) -> None:
    need = await home.says("小美", "下午四点半谁能帮我接下孩子")
    await home.says("小美", "有人在家吗 拜托大家了")
    await home.says("小李", "我去")
    assert "小李 来帮忙了" in await home.card(to=need)


async def test_a_neighbour_who_is_named_is_not_asked_for_it(home: Neighbourhood) -> None:
    await met(home)
    need = await home.says("王阿姨", "谁家有姜，炒菜缺两块")
    await home.says("小李", "王阿姨我有 陈姐家也有")
    assert "小李 来帮忙了" in await home.card(to=need)


@pytest.mark.parametrize("words", ["我看到物业通知了 明天停水", "我看见小李下班了"])
async def test_who_saw_something_else_saw_no_cat(home: Neighbourhood, words: str) -> None:
    await met(home)
    need = await home.says("王阿姨", "我家猫跑丢了，黄色的，谁看见了说一声")
    before = await home.card(to=need)
    await home.says("陈姐", words)
    assert await home.card(to=need) == before


async def test_two_who_help_each_other_have_each_what_they_wanted(home: Neighbourhood) -> None:
    ginger = await home.says("王阿姨", "谁家有姜，炒菜缺两块")
    leek = await home.says("陈姐", "谁家有葱")
    await home.says("陈姐", "姜我有 来拿")
    await home.says("王阿姨", "葱我有 来拿")
    await home.says("王阿姨", "拿到了 谢谢陈姐")
    assert "✅ 成了，谢谢陈姐" in await home.card(to=ginger)
    assert "王阿姨 来帮忙了" in await home.card(to=leek)


async def test_of_two_posts_the_free_one_is_taken_up_by_who_names_nothing(home: Neighbourhood) -> None:
    ginger, leek = await home.says("王阿姨", "谁家有姜，炒菜缺两块"), await home.says("陈姐", "谁家有葱")
    await home.says("小李", "有，这就送来")
    assert "小李" not in await home.card(to=ginger) + await home.card(to=leek)
    await home.says("小李", "姜我有，这就送来")
    await home.says("刘叔", "有，这就送来")
    assert "小李 来帮忙了" in await home.card(to=ginger)
    assert "刘叔 来帮忙了" in await home.card(to=leek)


async def test_what_was_withdrawn_in_the_same_breath_is_taken_up_by_nobody(home: Neighbourhood) -> None:
    """All three are written before the bot has heard the first of them."""
    need = await home.says("王阿姨", "谁家有姜，炒菜缺两块")
    for who, words in (("王阿姨", "不用了"), ("小李", "有，这就送来"), ("陈姐", "我有")):
        await home.play("say", chat=home.chat(None), user=home.people[who], text=words)
    await home.settle()
    assert "这件事不用了" in await home.card(to=need)
    assert await home.hears("小李") == await home.hears("陈姐") == []


async def test_a_flood_of_answers_is_one_promise_and_the_poster_hears_of_it_once(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", "谁家有姜，炒菜缺两块")
    before = len(await home.group())
    for _ in range(45):
        await home.play("say", chat=home.chat(None), user=home.people["小李"], text="有，这就送来")
    await home.settle()
    assert "小李 来帮忙了" in await home.card(to=need)
    assert len(await home.group()) == before
    assert sum("小李" in one for one in await home.hears("王阿姨")) == 1


@pytest.mark.parametrize(
    "words", ["有" * 3000, "我" + "\u0301" * 500 + "有", "\u200f\u200e", "有，" + "🌸" * 3000, "%s{what}", "((((" * 9]
)
async def test_what_nobody_types_takes_nothing_up_and_stops_nothing(home: Neighbourhood, words: str) -> None:
    need = await home.says("王阿姨", "谁家有姜，炒菜缺两块")
    await home.says("小李", words)
    assert "小李" not in await home.card(to=need)
    await home.says("小李", "\u202e有\u200b，这就送来")
    assert "小李 来帮忙了" in await home.card(to=need)


async def test_who_writes_as_the_group_promises_nothing(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", "谁家有姜，炒菜缺两块")
    await home.says("老张", "有，这就送来", anonymous=True)
    await home.says("老张", "我有", anonymous=True)
    assert "点一下「我来帮」" in await home.card(to=need)
    assert "老张" not in await home.card(to=need)


@pytest.mark.parametrize("words", ["我家电视坏了", "我家猫不见了", "明天加班去不了公园", "今天没空陪你们打牌"])
async def test_what_else_cannot_be_takes_no_promise_back(home: Neighbourhood, words: str) -> None:
    need = await home.says("王阿姨", "谁家有梯子借用一下")
    await home.says("小李", "我有")
    await home.says("小李", words)
    assert "小李 来帮忙了" in await home.card(to=need)


@pytest.mark.parametrize("words", ["车子坏了 去不了了", "没空给您送了 抱歉", "找了下梯子坏了", "今天去不了"])
async def test_what_was_promised_cannot_be(home: Neighbourhood, words: str) -> None:
    need = await home.says("王阿姨", "谁家有梯子借用一下")
    await home.says("小李", "我有")
    await home.says("小李", words)
    assert "小李" not in await home.card(to=need)


async def test_the_pot_is_the_rice_cooker(home: Neighbourhood) -> None:
    sold = await home.says("小李", "出一个电饭煲 九成新 50")
    await home.says("陈姐", "我要")
    await home.says("陈姐", "钱转你了 锅拿走了")
    assert "✅" in await home.card(to=sold)


async def test_whose_car_it_is_was_no_call(home: Neighbourhood) -> None:
    offer = await home.says("刘叔", "多了一盆绿萝 谁要")
    await home.says("小李", "昨天地库那辆车谁的 挡路了")
    await home.says("陈姐", "我的我的 马上挪")
    await home.says("小美", "那给我吧")
    assert "小美 要了" in await home.card(to=offer)


async def test_who_offers_something_is_answered_whatever_was_said_to_all_before(home: Neighbourhood) -> None:
    await home.says("老张", "明天下午停水 大家存点水")
    offer = await home.says("王阿姨", "我家有大桶 要的来拿")
    await home.says("刘叔", "我要一个")
    assert "刘叔 要了" in await home.card(to=offer)
