"""接龙: one list, however people put themselves on it, until everything is fetched."""

import asyncio
import csv
import io

from tests.neighbourhood import Neighbourhood
from tests.stories.chains import card_of, opened


async def test_a_command_becomes_a_card_that_says_everything_back(home: Neighbourhood) -> None:
    chain = await opened(home, "/chain 团丹东草莓 68元/箱 周五截止 满10箱成团 最多50箱")
    assert await card_of(home, chain) == (
        "🧺 丹东草莓（老张 发起）\n68元/箱 · 11月27日 周五截止 · 满10箱成团 · 最多50箱\n\n"
        "还没有人接。\n点「＋1」就记上，也可以回复「+2」，或者照着往下写一行。"
    )


async def test_of_an_empty_list_nothing_is_added_up(home: Neighbourhood) -> None:
    await opened(home)
    await home.taps("老张", "团长看这里")
    assert (await home.hears("老张"))[-1].splitlines()[0] == "「丹东草莓」：还没有人接。"


async def test_button_plus_two_and_a_numbered_line_by_hand(home: Neighbourhood) -> None:
    chain = await opened(home)
    answer = await home.taps("王阿姨", "＋1")
    await home.says("小李", "+2 要大果")
    await home.says("小美", "3. 小美 1箱 晚点拿")
    await home.replies("刘叔", chain, "我要两箱")
    assert answer["text"] == "记下了：丹东草莓 1箱，68元。"
    assert (await card_of(home, chain)).splitlines()[3:8] == [
        "1. 王阿姨 1箱",
        "2. 小李 2箱（要大果）",
        "3. 小美 1箱（晚点拿）",
        "4. 刘叔 2箱",
        "一共6箱，408元。",
    ]


async def test_ones_own_line_is_changed_and_taken_back(home: Neighbourhood) -> None:
    chain = await opened(home)
    await home.says("小李", "+3")
    await home.taps("小李", "－1", where="花园小区")
    await home.says("王阿姨", "+1")
    await home.replies("王阿姨", chain, "改成4箱")
    await home.says("刘叔", "+1")
    gone = await home.taps("刘叔", "不要了", where="花园小区")
    assert gone["text"] == "好的，「丹东草莓」不记您了。"
    assert (await card_of(home, chain)).splitlines()[3:6] == ["1. 小李 2箱", "2. 王阿姨 4箱", "一共6箱，408元。"]


async def test_a_corrected_plus_says_what_was_meant_all_along(home: Neighbourhood) -> None:
    chain = await opened(home)
    plus = await home.says("小李", "+2")
    await home.edits("小李", plus, "+3")
    assert "1. 小李 3箱" in await card_of(home, chain)


async def test_a_list_typed_by_hand_is_taken_over_and_its_numbers_are_mended(home: Neighbourhood) -> None:
    typed = await home.says("陈姐", "接龙 土鸡蛋 35元/板\n1. 陈姐 2板\n2. 王阿姨 1板\n2. 小李 1板\n5. 小美 3板")
    assert (await card_of(home, typed)).splitlines()[3:7] == [
        "1. 陈姐 2板",
        "2. 王阿姨 1板",
        "3. 小李 1板",
        "4. 小美 3板",
    ]


async def test_two_who_copy_the_list_at_once_lose_nobody(home: Neighbourhood) -> None:
    typed = await home.says("陈姐", "接龙 土鸡蛋 35元/板\n1. 陈姐 2板")
    await home.says("小李", "接龙 土鸡蛋 35元/板\n1. 陈姐 2板\n2. 小李 1板")
    await home.says("小美", "接龙 土鸡蛋 35元/板\n1. 陈姐 2板\n2. 小美 4板")
    lines = (await card_of(home, typed)).splitlines()
    assert lines[3:7] == ["1. 陈姐 2板", "2. 小李 1板", "3. 小美 4板", "一共7板，245元。"]
    assert len([text for text in await home.group() if text.startswith("🧺")]) == 1


async def test_an_old_copy_brings_nobody_back_and_changes_nobody_elses_line(home: Neighbourhood) -> None:
    typed = await home.says("陈姐", "接龙 土鸡蛋 35元/板\n1. 陈姐 2板")
    await home.says("小李", "+1")
    await home.says("王阿姨", "+5")
    await home.taps("小李", "不要了", where="花园小区")
    await home.says("小美", "接龙 土鸡蛋 35元/板\n1. 陈姐 9板\n2. 小李 1板\n3. 王阿姨 5板\n4. 小美 1板")
    assert (await card_of(home, typed)).splitlines()[3:6] == ["1. 陈姐 2板", "2. 王阿姨 5板", "3. 小美 1板"]


async def test_whoever_was_written_down_by_somebody_else_takes_the_line_over(home: Neighbourhood) -> None:
    typed = await home.says("陈姐", "接龙 土鸡蛋 35元/板\n1. 陈姐 2板\n2. 王阿姨 1板")
    await home.taps("王阿姨", "＋1")
    assert (await card_of(home, typed)).splitlines()[3:6] == ["1. 陈姐 2板", "2. 王阿姨 2板", "一共4板，140元。"]


async def test_there_is_no_more_than_there_is(home: Neighbourhood) -> None:
    chain = await opened(home, "/chain 团丹东草莓 68元/箱 最多5箱")
    await home.says("小李", "+4")
    one = await home.taps("王阿姨", "＋1")
    refused = await home.taps("刘叔", "＋1")
    assert one["text"].startswith("记下了")
    assert refused["text"] == "已经满了，加不了了。"
    assert "一共5箱，340元，已经满了。" in await card_of(home, chain)


async def test_the_undecided_are_reminded_and_at_the_deadline_the_list_is_told(home: Neighbourhood) -> None:
    await opened(home)
    await home.says("小李", "+2")
    await home.taps("刘叔", "再想想")
    await home.advance(days=6, hours=11, minutes=30)
    hurried, asked = (await home.group())[-1], (await home.hears("刘叔"))[-1]
    await home.advance(hours=3)
    assert hurried == "「丹东草莓」11月27日 周五截止，要的邻居抓紧。一共2箱，136元。"
    assert asked == "您说再想想的「丹东草莓」，11月27日 周五就截止了，要吗？"
    assert (await home.group())[-1] == "「丹东草莓」截止了，谢谢大家！名单：\n1. 小李 2箱\n一共2箱，136元。"


async def test_at_the_deadline_the_organizer_has_the_list_as_a_file(home: Neighbourhood) -> None:
    await opened(home)
    await home.says("小李", "+2 =1+1")
    await home.taps("老张", "现在截止")
    rows = list(csv.reader(io.StringIO((await home.file("老张")).removeprefix("\ufeff"))))
    assert rows == [
        ["序号", "名字", "数量", "单位", "金额", "备注", "已取"],
        ["1", "小李", "2", "箱", "136", "'=1+1", ""],
    ]


async def test_too_little_is_the_organizers_to_decide(home: Neighbourhood) -> None:
    chain = await opened(home, "/chain 团丹东草莓 68元/箱 周五截止 10箱起团")
    await home.says("小李", "+2")
    await home.taps("老张", "现在截止")
    told = (await home.group())[-1].splitlines()[0]
    await home.taps("老张", "再收一天")
    await home.says("王阿姨", "+8")
    assert told == "「丹东草莓」截止了，还没到10箱，成不成等团长说一声。"
    assert "一共10箱，680元。" in await card_of(home, chain)
    assert "11月28日 周六截止" in await card_of(home, chain)


async def test_what_arrived_is_told_to_each_and_ticked_off(shy: Neighbourhood) -> None:
    chain = await opened(shy)
    await shy.says("王阿姨", "+2")
    await shy.says("刘叔", "+1")
    await shy.says("小李", "+1")
    await shy.says("老张", "草莓到货了，来3栋楼下拿")
    told, aloud = (await shy.hears("王阿姨"))[-1], (await shy.group())[-1]
    await shy.taps("王阿姨", "我拿到了", where="王阿姨")
    await shy.taps("老张", "勾一下谁拿了")
    await shy.taps("老张", "小李 1箱")
    assert told == "「丹东草莓」到货了！您的是 2箱，136元。\n「草莓到货了，来3栋楼下拿」"
    assert aloud == "「丹东草莓」到货了！小李 可以去拿了。"
    assert (await card_of(shy, chain)).splitlines()[3:6] == ["1. 王阿姨 2箱 ✅", "2. 刘叔 1箱", "3. 小李 1箱 ✅"]
    assert "还有 1 位没拿" in (await shy.hears("老张"))[-1]


async def test_called_off_everybody_on_the_list_hears_of_it(home: Neighbourhood) -> None:
    chain = await opened(home)
    await home.says("小李", "+2")
    await home.taps("老张", "取消接龙")
    await home.taps("老张", "取消吧")
    assert "这次接龙取消了" in await card_of(home, chain)
    assert (await home.hears("小李"))[-1] == "「丹东草莓」这次接龙取消了，抱歉让您白等。"


async def test_only_whoever_started_it_or_an_admin_leads_it(home: Neighbourhood) -> None:
    chain = await opened(home, who="陈姐")
    card = (await home.cards(to=chain))[-1]["id"]
    number = next(b["data"] for row in (await home.cards(to=chain))[-1]["buttons"] for b in row).split(":")[1]
    refused = [
        (await home.forges("小李", f"chain:{number}:{act}", card))["text"] for act in ("close", "cancelled", "csv")
    ]
    unknown = await home.forges("小李", f"chain:{number}:drop", card)
    await home.taps("老张", "团长看这里")
    assert refused == ["这个要团长或者群管理员来点。"] * 3
    assert unknown["text"] == "这个接龙我已经找不到了，在群里发 /chain 看看正在接的。"
    assert "「丹东草莓」：还没有人接。" in (await home.hears("老张"))[-1]


async def test_a_group_buy_in_plain_words_becomes_a_chain(home: Neighbourhood) -> None:
    post = await home.says("陈姐", "丹东草莓团购 68元/箱 周五截止 10箱起团")
    await home.taps("小李", "＋1")
    card = await card_of(home, post)
    assert card.startswith("🧺 丹东草莓团购（陈姐 发起）")
    assert "1. 小李 1箱" in card


async def test_the_starting_message_edited_changes_price_and_deadline(home: Neighbourhood) -> None:
    chain = await opened(home)
    await home.says("小李", "+2")
    await home.edits("老张", chain, "/chain 团丹东草莓 65元/箱 周日晚上8点截止")
    card = await card_of(home, chain)
    assert "65元/箱 · 11月22日 周日 晚上8点截止" in card
    assert "一共2箱，130元。" in card


async def test_chatter_with_numbers_is_left_alone_and_not_kept(home: Neighbourhood) -> None:
    chain = await opened(home)
    await home.says("小李", "+1 我也觉得物业该管管")
    await home.says("小美", "到货了吗")
    await home.says("刘叔", "我家在3栋2单元")
    await home.says("刘叔", "明天要买的\n1. 酱油\n2. 醋")
    assert "还没有人接。" in await card_of(home, chain)


async def test_with_two_chains_open_a_plus_without_a_reply_means_neither(home: Neighbourhood) -> None:
    first = await opened(home)
    second = await opened(home, "/chain 团土鸡蛋 35元/板")
    await home.says("小李", "+1")
    await home.replies("小李", first, "+1")
    assert "1. 小李 1箱" in await card_of(home, first)
    assert "还没有人接。" in await card_of(home, second)


async def test_a_plus_means_the_chain_though_somebody_has_just_asked_for_something(home: Neighbourhood) -> None:
    chain = await opened(home)
    await home.says("王阿姨", "谁有电钻借一下")
    await home.says("小李", "+1")
    assert "1. 小李 1箱" in await card_of(home, chain)


async def test_a_plus_right_after_an_offer_is_for_the_offer(home: Neighbourhood) -> None:
    chain = await opened(home)
    offer = await home.says("陈姐", "多了一箱橙子，自取")
    await home.says("小李", "+1")
    assert "还没有人接。" in await card_of(home, chain)
    assert "小李 要了" in await home.card(to=offer)


async def test_a_deadline_that_is_past_is_said_privately(home: Neighbourhood) -> None:
    await opened(home, "/chain 团丹东草莓 68元/箱 今天早上8点截止")
    assert (await home.hears("老张"))[-1] == "截止的时间已经过了，换个时间再发一次吧。"
    assert not any(text.startswith("🧺") for text in await home.group())


async def test_a_long_list_is_folded_and_told_whole_on_wish(home: Neighbourhood) -> None:
    rows = "\n".join(f"{n}. 住在{n}号楼的热心邻居{n} {n % 5 + 1}箱 送到楼下" for n in range(1, 121))
    typed = await home.says("陈姐", f"接龙 赣南脐橙 5元/箱\n{rows}")
    card = await card_of(home, typed)
    await home.taps("陈姐", "全部名单")
    pages = [text for text in await home.hears("陈姐") if "赣南脐橙" in text or "号楼的热心邻居" in text]
    assert len(card) <= 4096
    assert "位，点「全部名单」看。" in card
    assert all(f"住在{n}号楼的热心邻居{n} " in "".join(pages) for n in range(1, 121))
    assert max(map(len, pages)) <= 4096


async def test_whoever_forgets_themselves_is_off_every_list(home: Neighbourhood) -> None:
    chain = await opened(home)
    await home.says("小李", "+2")
    await home.says("小美", "+1")
    await home.writes("小李", "/forget")
    await home.taps("小李", "全部删掉")
    assert (await card_of(home, chain)).splitlines()[3:5] == ["1. 小美 1箱", "一共1箱，68元。"]


async def test_thirty_taps_at_once_for_five_boxes(home: Neighbourhood) -> None:
    names = [f"邻居{n:02}" for n in range(30)]
    for name in names:
        await home.person(name)
        await home.joins(name)
    chain = await opened(home, "/chain 团丹东草莓 68元/箱 最多5箱")
    card = (await home.cards(to=chain))[-1]["id"]
    group = home.chat(None)
    answers = await asyncio.gather(
        *(home.play("tap", chat=group, message_id=card, user=home.people[name], button="＋1") for name in names)
    )
    await home.settle()
    said = [answer["text"] for answer in answers]
    assert said.count("记下了：丹东草莓 1箱，68元。") == 5
    assert said.count("已经满了，加不了了。") == 25
    assert "一共5箱，340元，已经满了。" in await card_of(home, chain)


async def test_what_an_organizer_may_have_meant_is_asked_privately(home: Neighbourhood) -> None:
    message = await home.says("老张", "草莓一起团吗69元/箱周五截单")
    before, asked = await home.group(), (await home.hears("老张"))[-1]
    await home.taps("老张", "发起接龙")
    assert not any(text.startswith("🧺") for text in before)
    assert asked.startswith("您刚才说的「草莓」，要我来记接龙吗？")
    assert "🧺 草莓（老张 发起）\n69元/箱 · 11月27日 周五截止\n" in await card_of(home, message)  # 一起团 is no 1箱起团


async def test_without_a_deadline_it_closes_after_a_week(home: Neighbourhood) -> None:
    chain = await opened(home, "/chain 团土鸡蛋 35元/板")
    await home.says("小李", "+1")
    await home.advance(days=7, minutes=1)
    assert "接龙截止了" in await card_of(home, chain)


async def test_a_group_that_is_gone_hears_nothing_at_the_deadline(home: Neighbourhood) -> None:
    await opened(home)
    await home.says("小李", "+1")
    told = len(await home.hears("老张"))
    await home.play("remove_bot", chat=home.chat(None))
    await home.advance(days=8)
    assert len(await home.hears("老张")) == told


async def test_one_finds_ones_own_chains_in_private(home: Neighbourhood) -> None:
    await opened(home, who="陈姐")
    await home.writes("陈姐", "/chain")
    await home.taps("陈姐", "丹东草莓", where="陈姐")
    assert "「丹东草莓」：还没有人接。" in (await home.hears("陈姐"))[-1]


async def test_an_admin_who_looks_at_the_page_takes_it_from_nobody(home: Neighbourhood) -> None:
    chain = await home.says("小李", "/chain 团丹东草莓 68元/箱 周五截止")
    await home.replies("陈姐", chain, "+2")
    await home.taps("老张", "团长看这里")
    await home.taps("小李", "再收一天", where="小李")
    await home.taps("老张", "再收一天", where="老张")
    pages = [next(words for words in await home.hears(who) if "截止" in words) for who in ("小李", "老张")]
    assert all("1 位接了" in page and "11月29日 周日截止" in page for page in pages)
