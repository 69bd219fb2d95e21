"""Taking up, waiting in the queue, stepping back, and the end."""

import asyncio

import pytest

from tests.neighbourhood import Neighbourhood


async def test_a_claim_by_words_in_a_reply_to_the_message(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", "谁有电钻借一下")
    await home.replies("刘叔", need, "我有,来拿")
    assert "刘叔 来帮忙了" in await home.card(to=need)


async def test_a_claim_by_words_in_a_reply_to_the_card(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", "谁有电钻借一下")
    card = (await home.cards(to=need))[-1]["id"]
    await home.replies("刘叔", card, "我有")
    assert "刘叔 来帮忙了" in await home.card(to=need)


async def test_an_offer_of_three_goes_to_three_and_the_fourth_waits(home: Neighbourhood) -> None:
    offer = await home.says("陈姐", "多了三箱橙子,送给邻居,自取")
    await home.replies("王阿姨", offer, "+1")
    await home.replies("小李", offer, "我要两箱")
    await home.replies("小美", offer, "我要")
    card = await home.card(to=offer)
    assert "王阿姨（1箱）、小李（2箱） 要了" in card
    assert "排队：小美" in card
    assert "您排在第 1 位" in (await home.hears("小美"))[-1]


async def test_thirty_at_once_one_holds_the_rest_wait_in_order(home: Neighbourhood) -> None:
    names = [f"邻居{n:02}" for n in range(30)]
    for name in names:
        await home.person(name)
        await home.joins(name)
    need = await home.says("王阿姨", "谁有电钻借一下")
    card = (await home.cards(to=need))[-1]["id"]
    chat = home.chat(None)
    answers = await asyncio.gather(
        *(home.play("tap", chat=chat, message_id=card, user=home.people[name], button="我来帮") for name in names)
    )
    await home.settle()
    cards = await home.cards(to=need)
    places = sorted(int(a["text"].split("第 ")[1].split(" 位")[0]) for a in answers if "排在第" in a["text"])
    holders = [a for a in answers if "怎么联系" in a["text"]]
    assert len(cards) == 1
    assert len(holders) == 1
    assert places == list(range(1, 30))
    assert "等 29 位" in cards[0]["text"]


async def test_stepping_back_moves_the_next_up_and_both_are_told(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", "谁有电钻借一下")
    await home.taps("刘叔", "我来帮")
    await home.taps("小李", "我来帮")
    await home.taps("刘叔", "我来不了了")
    assert "小李 来帮忙了" in await home.card(to=need)
    assert (await home.hears("小李"))[-1].startswith("轮到您了。")
    heard = await home.hears("王阿姨")
    assert any("刘叔 这次来不了" in text and "轮到下一位邻居了" in text for text in heard)


async def test_the_poster_chooses_another(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", "谁有电钻借一下")
    await home.taps("刘叔", "我来帮")
    await home.taps("小李", "我来帮")
    await home.taps("王阿姨", "换一位")
    assert "小李 来帮忙了" in await home.card(to=need)
    assert "这次找了别的邻居" in (await home.hears("刘叔"))[-1]


async def test_the_end_in_words_thanks_the_helper(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", "谁有电钻借一下")
    await home.taps("刘叔", "我来帮")
    await home.says("王阿姨", "借到了谢谢")
    assert "✅ 成了，谢谢刘叔！" in await home.card(to=need)
    assert any("谢谢您！有您这样的邻居真好" in text for text in await home.hears("刘叔"))


async def test_the_end_of_an_offer_tells_those_who_waited_once(home: Neighbourhood) -> None:
    offer = await home.says("陈姐", "一台旧电饭煲送给需要的邻居,自取")
    await home.taps("王阿姨", "我要")
    await home.taps("小李", "我要")
    await home.replies("陈姐", offer, "送完了")
    assert "都送出去了" in await home.card(to=offer)
    assert "这次没轮到您" in (await home.hears("小李"))[-1]


async def test_not_a_need_goes_away_without_a_word(home: Neighbourhood) -> None:
    before = await home.group()
    need = await home.says("王阿姨", "谁有电钻借一下")
    await home.taps("王阿姨", "这不是求助")
    assert await home.cards(to=need) == []
    assert await home.group() == before


async def test_only_the_poster_or_an_organizer_ends_a_post(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", "谁有电钻借一下")
    refused = await home.taps("小美", "不用了")
    still = await home.card(to=need)
    await home.taps("老张", "不用了")
    assert refused["text"] == "这个要发消息的邻居自己来点。"
    assert "点一下「我来帮」" in still
    assert "不用了，谢谢大家" in await home.card(to=need)


async def test_one_does_not_claim_ones_own_post(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", "谁有电钻借一下")
    answer = await home.taps("王阿姨", "我来帮")
    await home.replies("王阿姨", need, "我有")
    assert answer["text"] == "这是您自己发的，等邻居来就好。"
    assert "点一下「我来帮」" in await home.card(to=need)


async def test_who_claims_twice_is_told_where_they_stand(home: Neighbourhood) -> None:
    await home.says("王阿姨", "谁有电钻借一下")
    await home.taps("刘叔", "我来帮")
    await home.taps("小李", "我来帮")
    again = await home.taps("小李", "我来帮")
    assert again["text"] == "您已经在排队了，第 1 位，轮到您我马上说。"


async def test_a_word_without_a_reply_means_the_one_need_just_said(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", "谁有电钻借一下")
    await home.says("刘叔", "我有,来我家拿")
    assert "刘叔 来帮忙了" in await home.card(to=need)


@pytest.mark.parametrize(
    "words", ["我有充电宝", "我也有充电宝", "俺有", "我也有", "我有，要吗？", "我有個舊的可以嗎", "有個小的行嗎"]
)
@pytest.mark.parametrize("replied", [True, False])
async def test_who_has_it_takes_it_up_however_they_say_so(home: Neighbourhood, words: str, replied: bool) -> None:
    need = await home.says("王阿姨", "谁有充电宝")
    if replied:
        await home.replies("小李", need, words)
    else:
        await home.says("小李", words if words[0] != "有" else f"我{words}")
    assert "小李 来帮忙了" in await home.card(need)


@pytest.mark.parametrize(
    ("post", "words"),
    [
        ("明早7点开车去浦东机场 还有3个座 有要走的吗", "我也去"),
        ("明早7点开车去浦东机场 还有3个座 有要走的吗", "我也要走"),
        ("明早7点开车去浦东机场 还有3个座 有要走的吗", "带我一个"),
        ("明早7点开车去浦东机场 还有3个座 有要走的吗", "算我一个吧"),
        ("送一箱橙子 10个", "我也想要"),
        ("送一箱橙子 10个", "我只要3个就行"),
        ("用十个鸡蛋换点葱", "我换"),
        ("在2号楼门口捡到一串钥匙 谁的", "是我的吧"),
        ("我家猫跑了 橘猫 叫咪咪 谁看见了", "我看到了 在3号楼下面"),
    ],
)
async def test_each_kind_of_post_is_taken_up_in_its_own_words(home: Neighbourhood, post: str, words: str) -> None:
    """Also without a reply."""
    await home.says("刘叔", post)
    before = await home.hears("刘叔")
    await home.says("小李", words)
    assert any("小李" in said for said in [*await home.group(), *await home.hears("刘叔")])
    assert "刘叔" in (await home.hears("小李"))[-1]
    assert await home.hears("刘叔") != before or "捡到" in post  # the finder asks first


@pytest.mark.parametrize("words", ["我有充电宝但没电了", "我有姜", "我有必要吗", "我没有，要不要问问物业"])
async def test_who_has_it_not_or_something_else_takes_nothing_up(home: Neighbourhood, words: str) -> None:
    need = await home.says("王阿姨", "谁有充电宝")
    await home.replies("小李", need, words)
    await home.says("小李", words)
    assert "小李" not in await home.card(need)


async def test_a_word_without_a_reply_means_what_nobody_has_taken_up_yet(home: Neighbourhood) -> None:
    taken = await home.says("王阿姨", "谁家有姜")
    await home.says("小美", "我有")
    need = await home.says("小李", "谁有电钻借一下")
    await home.says("刘叔", "我有")
    assert "小美 来帮忙了" in await home.card(to=taken)
    assert "刘叔 来帮忙了" in await home.card(to=need)


async def test_who_has_answers_a_need_and_who_wants_an_offer(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", "谁家有姜")
    offer = await home.says("陈姐", "多了一箱橙子，自取")
    await home.says("刘叔", "我有")
    await home.says("小李", "我要")
    await home.says("小美", "我也要")
    assert "刘叔 来帮忙了" in await home.card(to=need)
    assert "小李 要了" in await home.card(to=offer)
    assert "排队：小美" in await home.card(to=offer)


async def test_who_can_do_it_answers_who_asks_for_a_hand_and_not_who_asks_for_a_thing(home: Neighbourhood) -> None:
    thing = await home.says("王阿姨", "谁有电钻借一下")
    hand = await home.says("小美", "谁会修马桶，急")
    await home.says("刘叔", "我会，马上来")
    await home.says("陈姐", "我有")
    assert "刘叔 来帮忙了" in await home.card(to=hand)
    assert "陈姐 来帮忙了" in await home.card(to=thing)


async def test_of_two_needs_it_means_the_one_it_names(home: Neighbourhood) -> None:
    ginger = await home.says("王阿姨", "谁家有姜")
    drill = await home.says("小美", "谁有电钻借一下")
    await home.says("刘叔", "电钻我有")
    assert "来帮忙了" not in await home.card(to=ginger)
    assert "刘叔 来帮忙了" in await home.card(to=drill)


async def test_of_two_needs_it_means_the_one_about_which_the_neighbour_was_asked(home: Neighbourhood) -> None:
    before = await home.says("小李", "多了一块姜,送给需要的邻居,自取")
    await home.taps("陈姐", "我要")
    await home.replies("小李", before, "送完了")
    ginger = await home.says("王阿姨", "谁家有姜")
    drill = await home.says("小美", "谁有电钻借一下")
    await home.says("刘叔", "我有")
    await home.says("小李", "我有")
    assert "来帮忙了" not in await home.card(to=drill)
    assert "小李 来帮忙了" in await home.card(to=ginger)


async def test_editing_follows_and_an_edit_to_chatter_ends_it(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", "谁有电钻借一下")
    await home.edits("王阿姨", need, "谁有梯子借一下")
    changed = await home.card(to=need)
    await home.edits("王阿姨", need, "今天天气真好")
    assert "想借梯子" in changed
    assert "不用了，谢谢大家" in await home.card(to=need)


async def test_a_reply_to_what_the_poster_said_besides_takes_it_up(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", "谁有电钻借一下")
    asked = await home.replies("陈姐", need, "要钻什么墙?")
    told = await home.replies("王阿姨", asked, "混凝土的")
    football = await home.says("王阿姨", "群里有人有球票吗")
    await home.replies("刘叔", asked, "我有")
    await home.replies("刘叔", football, "我有")
    before = await home.card(to=need)
    await home.replies("小李", told, "我有冲击钻,来拿")
    assert "点一下「我来帮」" in before
    assert "小李 来帮忙了" in await home.card(to=need)


async def test_what_an_organizer_closes_is_not_said_in_the_posters_name(home: Neighbourhood) -> None:
    await home.says("王阿姨", "谁有电钻借一下")
    await home.taps("刘叔", "我来帮")
    await home.taps("老张", "不用了")
    assert (await home.hears("刘叔"))[-1] == "王阿姨 的「电钻」，组织者收起来了，谢谢您！"
    assert (await home.hears("王阿姨"))[-1] == "您的「电钻」，组织者收起来了。有什么误会，跟群管理员说一声就好。"
