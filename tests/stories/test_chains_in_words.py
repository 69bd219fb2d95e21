"""接龙 as people type it in WeChat: no reply, no button; and what the lead says about it."""

import pytest

from tests.neighbourhood import Neighbourhood
from tests.stories.chains import card_of, lines

EGGS = "#接龙 团鸡蛋 30元/板，明晚8点截止"
MILK = "#接龙 团牛奶 50元/箱，明晚8点截止"


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("我要2板", "小李 2板"),
        ("要2板", "小李 2板"),
        ("2板", "小李 2板"),
        ("来两板", "小李 2板"),
        ("我也要一板", "小李 1板"),
        ("小李2板", "小李 2板"),
        ("小李 +3", "小李 3板"),
        ("张奶奶 2板", "张奶奶 2板"),
        ("帮我妈也报一个", "小李 1板（帮我妈也报一个）"),
        ("我和老伴各一板", "小李 2板（我和老伴各一板）"),
        ("鸡蛋+1", "小李 1板"),
        ("2板鸡蛋", "小李 2板"),
        ("鸡蛋我要两板", "小李 2板"),
        ("我要两板鸡蛋，大的", "小李 2板（大的）"),
        ("2板吧", "小李 2板"),
        ("+1 两板", "小李 2板"),
        ("+1，两份", "小李 2板"),
        ("+1两箱", "小李 2板"),
        ("两板 +1", "小李 2板"),
        ("+1+1", "小李 2板"),
    ],
)
async def test_so_many_of_what_the_only_chain_counts_is_meant(home: Neighbourhood, words: str, line: str) -> None:
    chain = await home.says("陈姐", EGGS)
    await home.says("小李", words)
    assert await lines(home, chain) == [f"1. {line}"]


@pytest.mark.parametrize(
    "words",
    [
        "2箱",
        "我要2箱牛奶",
        "牛奶2箱",
        "小米2板",
        "就2板",
        "还剩2板",
        "有2板鸡蛋",
        "2板多少钱",
        "鸡蛋2板30",
        "鸡蛋5块",
        "鸡蛋2个",
        "鸡蛋都涨到10块一斤",
        "吃了2板",
        "我要2个",
        "2块",
        "来3个人",
        "1",
        "2",
        "鸡蛋30一板",
        "送2板鸡蛋",
    ],
)
async def test_what_may_be_anything_else_signs_nobody_up(home: Neighbourhood, words: str) -> None:
    chain = await home.says("陈姐", EGGS)
    await home.says("小李", words)
    assert await lines(home, chain) == []


@pytest.mark.parametrize("words", ["加我一个", "我也要", "算我一个", "我要2份"])
async def test_who_may_want_some_is_asked_privately(home: Neighbourhood, words: str) -> None:
    chain = await home.says("陈姐", EGGS)
    await home.says("小李", words)
    before = await lines(home, chain)
    asked = (await home.hears("小李"))[-1]
    await home.taps("小李", "＋1", where="小李")
    assert (before, asked) == ([], "刚才那句是要「鸡蛋」吗？要的话点一下，我就记上。")
    assert await lines(home, chain) == ["1. 小李 1板"]


async def test_hours_later_it_is_about_something_else(home: Neighbourhood) -> None:
    await home.says("陈姐", EGGS)
    await home.advance(hours=2)
    await home.says("小李", "加我一个")
    assert await home.hears("小李") == []


async def test_of_two_chains_the_thing_that_is_named_says_which(home: Neighbourhood) -> None:
    eggs, milk = await home.says("陈姐", EGGS), await home.says("小美", MILK)
    await home.says("小李", "鸡蛋+1")
    await home.says("刘叔", "牛奶2箱")
    await home.says("王阿姨", "+1")
    await home.says("王阿姨", "2箱")
    assert await lines(home, eggs) == ["1. 小李 1板"]
    assert await lines(home, milk) == ["1. 刘叔 2箱"]


async def test_in_whatever_script(home: Neighbourhood) -> None:
    eggs, milk = await home.says("陈姐", "#接龙 團雞蛋 30元/盒，明晚8點截止"), await home.says("小美", MILK)
    await home.says("小李", "雞蛋+1")
    await home.says("刘叔", "鸡蛋两盒")
    await home.says("陈姐", "雞蛋截止了")
    assert await lines(home, eggs) == ["1. 小李 1盒", "2. 刘叔 2盒"]
    assert "接龙截止了" in await card_of(home, eggs)
    assert await lines(home, milk) == []


async def test_who_offers_the_same_by_the_same_measure_may_be_meant_instead(home: Neighbourhood) -> None:
    chain = await home.says("陈姐", MILK)
    await home.says("刘叔", "多了3箱橙子，免费送")
    await home.advance(minutes=30)
    await home.says("小李", "我要1箱")
    assert await lines(home, chain) == []


async def test_where_there_is_an_event_to_sign_up_for_a_number_without_a_thing_is_not_the_chains(
    home: Neighbourhood,
) -> None:
    await home.says("老张", "/event 明天上午9点 小花园 大扫除")
    await home.taps("老张", "发布")
    chain = await home.says("陈姐", EGGS)
    await home.says("小李", "帮我妈也报一个")
    assert await lines(home, chain) == []


@pytest.mark.parametrize("words", ["加我一个", "我也要", "大的1板", "鸡蛋1板"])
async def test_a_reply_says_which_chain(home: Neighbourhood, words: str) -> None:
    chain = await home.says("陈姐", EGGS)
    await home.replies("小李", chain, words)
    assert [line.split("（")[0] for line in await lines(home, chain)] == ["1. 小李 1板"]


@pytest.mark.parametrize("words", ["先占一个，量回头说", "同上"])
async def test_a_reply_that_leaves_the_number_open_is_asked_about(home: Neighbourhood, words: str) -> None:
    chain = await home.says("陈姐", EGGS)
    await home.replies("小李", chain, words)
    assert "刚才那句是要「鸡蛋」吗" in (await home.hears("小李"))[-1]


# — what the lead says —


@pytest.mark.parametrize("words", ["截止了", "不收了", "满10板了 截单", "够了，不接了"])
async def test_the_lead_closes_it_in_words(home: Neighbourhood, words: str) -> None:
    chain = await home.says("陈姐", EGGS)
    await home.replies("小李", chain, "+2")
    await home.replies("刘叔", chain, words)
    before = await card_of(home, chain)
    await home.replies("陈姐", chain, words)
    assert "截止了，等团长" not in before
    assert "接龙截止了，等团长的消息。" in await card_of(home, chain)


@pytest.mark.parametrize("words", ["鸡蛋截止了", "鸡蛋不收了"])
async def test_the_lead_who_names_it_need_not_reply(home: Neighbourhood, words: str) -> None:
    eggs, milk = await home.says("陈姐", EGGS), await home.says("陈姐", MILK)
    await home.says("陈姐", words)
    assert "接龙截止了" in await card_of(home, eggs)
    assert "接龙截止了" not in await card_of(home, milk)


async def test_what_the_lead_may_have_said_of_it_brings_the_buttons(home: Neighbourhood) -> None:
    chain = await home.says("陈姐", EGGS)
    await home.says("小李", "不收了")
    await home.says("陈姐", "不收了")
    assert "接龙截止了" not in await card_of(home, chain)
    assert await home.buttons("陈姐") == ["现在截止", "再收一天", "名单文件", "取消接龙"]
    assert len(await home.hears("陈姐")) == 2
    assert await home.hears("小李") == []


@pytest.mark.parametrize(
    ("words", "until"),
    [
        ("延到后天晚上8点", "11月23日 周一 晚上8点截止"),
        ("截止改到后天晚上8点", "11月23日 周一 晚上8点截止"),
        ("今晚8点截止", "11月21日 周六 晚上8点截止"),
        ("再收一天", "11月23日 周一 晚上8点截止"),
    ],
)
async def test_the_lead_moves_the_deadline_in_words(home: Neighbourhood, words: str, until: str) -> None:
    chain = await home.says("陈姐", EGGS)
    await home.replies("陈姐", chain, words)
    assert until in await card_of(home, chain)
    assert until in (await home.hears("陈姐"))[-1]


@pytest.mark.parametrize("days", [0, 1, 2])
async def test_a_price_put_right_leaves_the_deadline_where_it_was_moved(home: Neighbourhood, days: int) -> None:
    """「明晚」 is what it was when it was typed, and may have gone by."""
    chain = await home.says("陈姐", EGGS)
    await home.replies("陈姐", chain, "延到周五")
    await home.advance(days=days)
    await home.edits("陈姐", chain, EGGS.replace("30", "28"))
    assert "28元/板 · 11月27日 周五截止" in await card_of(home, chain)
    await home.advance(hours=40)
    await home.says("小李", "鸡蛋+2")
    assert await lines(home, chain) == ["1. 小李 2板"]


@pytest.mark.parametrize(
    ("edited", "until"),
    [("明晚9点截止", "11月22日 周日 晚上9点截止"), ("周四截止", "11月26日 周四截止"), ("", "")],
)
async def test_an_edit_that_names_another_deadline_moves_it(home: Neighbourhood, edited: str, until: str) -> None:
    chain = await home.says("陈姐", EGGS)
    await home.replies("陈姐", chain, "延到周五")
    await home.edits("陈姐", chain, EGGS.replace("明晚8点截止", edited))
    card = await card_of(home, chain)
    assert until in card
    assert "周五" not in card


async def test_a_deadline_that_is_past_is_refused(home: Neighbourhood) -> None:
    chain = await home.says("陈姐", EGGS)
    await home.replies("陈姐", chain, "截止改到今天早上8点")
    assert "11月22日 周日 晚上8点截止" in await card_of(home, chain)
    assert "截止的时间已经过了" in (await home.hears("陈姐"))[-1]


@pytest.mark.parametrize("words", ["涨价了 32一板", "每人限2板", "可以，给你加上", "小美的加上"])
async def test_what_is_done_by_a_button_brings_the_lead_the_page(home: Neighbourhood, words: str) -> None:
    chain = await home.says("陈姐", EGGS)
    await home.replies("陈姐", chain, words)
    assert len(await home.hears("陈姐")) == 2
    assert "直接改原来那条消息就行" in (await home.hears("陈姐"))[-1]


@pytest.mark.parametrize("words", ["谢谢大家", "还收吗", "大家抓紧", "我到了", "快到了", "收到", "时间到了"])
async def test_the_lead_may_talk(home: Neighbourhood, words: str) -> None:
    chain = await home.says("陈姐", EGGS)
    card = await card_of(home, chain)
    await home.replies("陈姐", chain, words)
    assert await card_of(home, chain) == card
    assert len(await home.hears("陈姐")) == 1


@pytest.mark.parametrize("replying", [True, False])
async def test_the_thing_has_arrived(home: Neighbourhood, replying: bool) -> None:
    chain = await home.says("陈姐", EGGS)
    await home.says("小李", "+2")
    await home.says("陈姐", "快递到了，来拿", **({"reply_to": chain} if replying else {}))
    before = await home.hears("小李")
    await home.says("陈姐", "鸡蛋到了，在我车库，来拿", **({"reply_to": chain} if replying else {}))
    assert len(before) == 1
    assert (await home.hears("小李"))[-1].startswith("「鸡蛋」到货了！您的是 2板")


async def test_what_is_ready_is_there(home: Neighbourhood) -> None:
    chain = await home.says("王阿姨", "明天蒸包子 要的报个数")
    await home.replies("小李", chain, "5个")
    await home.advance(days=1)
    await home.replies("王阿姨", chain, "蒸好了 来拿")
    assert (await home.hears("小李"))[-1].startswith("「明天蒸包子」到货了！")
    assert not any("蒸好可以" in text for text in await home.group())


# — after the deadline —


async def test_after_the_deadline_everybody_hears_how_they_stand(home: Neighbourhood) -> None:
    chain = await home.says("陈姐", "#接龙 团鸡蛋 30元/板，中午12点截止")
    await home.says("小李", "+1")
    await home.advance(hours=3)
    await home.replies("小李", chain, "我退了")
    await home.replies("小李", chain, "改成2板")
    await home.says("刘叔", "+1")
    await home.replies("王阿姨", chain, "我还能加吗 要2板")
    stands = "「鸡蛋」已经截止了，您的 1板 还在名单上。要改要退，跟 陈姐 说一声。"
    late = "「鸡蛋」已经截止了。您要是还想要，跟 陈姐 说一声。"
    assert (await home.hears("小李"))[-2:] == [stands, stands]
    assert [await home.hears(who) for who in ("刘叔", "王阿姨")] == [[late], [late]]


async def test_another_price_is_told_to_everybody_on_the_list(home: Neighbourhood) -> None:
    chain = await home.says("陈姐", EGGS)
    await home.says("小李", "+2")
    await home.edits("陈姐", chain, EGGS.replace("30元", "32元"))
    told = (await home.hears("小李"))[-1]
    await home.edits("陈姐", chain, EGGS.replace("30元", "32元").replace("8点", "9点"))
    assert told == "「鸡蛋」的价钱改成 32元/板 了。您记的是 2板，64元。不要了就点一下。"
    assert len(await home.hears("小李")) == 2


async def test_where_the_lead_has_left_the_group_hears_who_may_go_on(home: Neighbourhood) -> None:
    await home.says("陈姐", EGGS)
    await home.says("小李", "+2")
    await home.leaves("陈姐")
    told = (await home.group())[-1]
    before = await home.hears("陈姐")
    await home.advance(days=2)
    assert told == "「鸡蛋」的团长不在群里了。名单还在，组织者点「团长看这里」就能接着办。"
    assert len(await home.hears("陈姐")) == len(before)


async def test_a_list_is_called_by_its_thing_not_by_who_is_lacking(home: Neighbourhood) -> None:
    post = await home.says("王阿姨", "三人团，买鸡蛋，差一个")
    assert (await home.card(to=post)).startswith("🧺 鸡蛋（王阿姨 发起）")


async def test_a_bare_deadline_by_whoever_leads_the_only_chain(home: Neighbourhood) -> None:
    chain = await home.says("刘叔", "团购山东苹果，一箱58，要的报名")
    await home.says("小李", "截止到周一吧")  # others do not decide
    before = await home.card(to=chain)
    await home.says("刘叔", "截止到周日吧")
    assert "截止" not in before
    assert "11月22日 周日截止" in await home.card(to=chain)


async def test_who_joins_the_others_gets_one_of_what_is_counted(home: Neighbourhood) -> None:
    chain = await home.says("刘叔", "团购山东苹果，一箱58，要的报名")
    await home.says("王阿姨", "帮我也来一箱")
    await home.says("小李", "给我也带一份")
    await home.says("小美", "我要三箱 送人")
    await home.says("小美", "改成1箱吧 吃不完")
    card = await home.card(to=chain)
    assert "1. 王阿姨 1箱\n2. 小李 1箱\n3. 小美 1箱" in card
    assert "吃不完" not in card


async def test_what_has_arrived_is_called_by_its_end(home: Neighbourhood) -> None:
    chain = await home.says("陈姐", "#接龙 大闸蟹 128一对")
    await home.says("王阿姨", "1对")
    await home.says("陈姐", "蟹到了 来2栋楼下拿")
    assert "到货" in await home.card(to=chain)


async def test_where_each_wants_something_else_each_says_what(home: Neighbourhood) -> None:
    chain = await home.says("小美", "接龙 山姆代购 周六去 瑞士卷、牛肉卷 要的写")
    for who, words in (("王阿姨", "瑞士卷一盒"), ("刘叔", "帮我带一箱牛奶"), ("陈姐", "牛肉卷两包")):
        await home.says(who, words)
    await home.says("陈姐", "牛肉卷少一个")
    card = await home.card(to=chain)
    assert "1. 王阿姨 1份（瑞士卷）\n2. 刘叔 1份（牛奶）\n3. 陈姐 2份（牛肉卷）" in card
    assert not any("🙋" in one for one in await home.group())
    assert (await home.hears("陈姐"))[-1].startswith("刚才那句是说「山姆代购」吗？")
    await home.advance(days=1)
    await home.says("小美", "东西买回来了 晚上来我家拿")
    assert (await home.hears("刘叔"))[-1].startswith("「山姆代购」到货了！")
