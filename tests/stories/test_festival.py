"""The festival kit: a 邻居节 out of parts, in one dialogue."""

from datetime import timedelta

from tests.neighbourhood import Neighbourhood
from tests.stories.events import festival, full, in_days, said, until


async def test_it_is_asked_for_part_by_part_and_then_published(home: Neighbourhood) -> None:
    day = await festival(home)
    asked = await home.hears("老张")
    card = await home.card()
    assert "活动已经发布" in asked[-1]
    assert f"📣 邻居节\n{full(day)} 上午9:00–11:30" in card
    assert "· 上午9:00 开场（老张）\n· 上午9:30 义诊（王阿姨）\n· 上午10:00 合唱" in card
    assert "· 茶水：还缺 2 人" in card
    assert "· 小板凳：还缺 10" in card


async def test_every_part_may_be_skipped(home: Neighbourhood) -> None:
    day = await in_days(home, 7)
    await home.says("老张", f"/festival {said(day)}上午9点 花街广场")
    for _ in range(3):
        await home.taps("老张", "跳过", where="老张")
    preview = (await home.hears("老张"))[-1]
    await home.taps("老张", "发布", where="老张")
    assert "邻居节" in preview
    assert "怎么排" not in preview
    assert "📣 邻居节" in await home.card()


async def test_whoever_is_in_charge_of_a_part_is_told_a_quarter_of_an_hour_ahead(home: Neighbourhood) -> None:
    day = await festival(home)
    await until(home, day + timedelta(minutes=14))
    early = [words for words in await home.hears("王阿姨") if "义诊" in words]
    await until(home, day + timedelta(minutes=15))
    told = [words for words in await home.hears("王阿姨") if "义诊" in words]
    assert early == []
    assert len(told) == 1
    assert "上午9:30 轮到您的「义诊」" in told[0]
    assert len([words for words in await home.hears("老张") if "轮到您的「开场」" in words]) == 1


async def test_the_programme_goes_with_its_event(home: Neighbourhood) -> None:
    day = await festival(home)
    await home.taps("老张", "管理")
    await home.taps("老张", "改时间", where="老张")
    await home.writes("老张", "下午2点")
    card = await home.card()
    await until(home, day + timedelta(hours=3))
    assert "· 下午2:30 义诊（王阿姨）" in card
    assert not any("义诊" in words for words in await home.hears("王阿姨"))


async def test_what_is_to_be_brought_is_filled_from_offers(home: Neighbourhood) -> None:
    await festival(home)
    await home.says("小李", "我家有6个小板凳，谁要可以拿去")
    question = (await home.hears("小李"))[-1]
    answer = await home.taps("小李", "我带来", where="小李")
    await home.taps("陈姐", "带小板凳 6/10")
    card = next(words for words in await home.group() if words.startswith("📣"))
    assert "还缺小板凳 10 个。您刚说的，能带来吗？" in question
    assert answer["text"] == "谢谢您！「小板凳」记您 6 个。"
    assert "· 小板凳：小李 6、陈姐 1，还缺 3" in card


async def test_on_the_day_one_card_shows_the_flea_market_and_what_was_lost(home: Neighbourhood) -> None:
    day = await festival(home)
    await until(home, day)
    cards = len(await home.group())
    offer = await home.says("陈姐", "我家有三箱橙子，谁要可以拿去")
    await home.says("刘叔", "在北门捡到一串钥匙，是谁丢的")
    table = next(words for words in await home.group() if words.startswith("🎁"))
    await home.replies("陈姐", offer, "送完了")
    cleared = next(words for words in await home.group() if words.startswith("🎁"))
    assert "陈姐 有橙子（3箱）" in table
    assert "失物招领\n· 刘叔 捡到了" in table
    assert "橙子（3箱）" not in cleared
    assert len(await home.group()) == cards + 2  # the cards of the two posts


async def test_no_table_is_set_up_when_all_is_over(home: Neighbourhood) -> None:
    await festival(home)
    await home.oversleeps(days=9)
    assert not any(words.startswith("🎁") for words in await home.group())


async def test_the_recap_has_the_numbers(home: Neighbourhood) -> None:
    day = await festival(home)
    await home.taps("王阿姨", "+家人")
    await home.taps("小李", "茶水 0/2")
    await until(home, day)
    offer = await home.says("陈姐", "我家有一箱橙子，谁要可以拿去")
    await home.replies("刘叔", offer, "我要")
    await home.replies("陈姐", offer, "送完了")
    await until(home, day + timedelta(hours=2, minutes=30))
    recap = (await home.group())[-1]
    assert "「邻居节」结束了，谢谢大家！\n· 来了 3 人\n· 3 个节目\n· 1 位邻居出力：小李" in recap
    assert "闲置桌上 1 件，1 件有了新主人" in recap


async def test_nobody_brings_what_somebody_else_offered(home: Neighbourhood) -> None:
    await festival(home)
    await home.says("小李", "我家有6个小板凳，谁要可以拿去")
    card = (await home.cards())[-1]
    forged = [await home.forges("小美", data, card["id"]) for data in ("bring:2:1", "bring:1:1", "bring:99:1")]
    assert {answer["text"] for answer in forged} <= {
        "这个要发消息的邻居自己来点。",
        "这个活动我已经找不到了，发 /events 看看最近的。",
    }
