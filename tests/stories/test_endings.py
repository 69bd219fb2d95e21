"""Words under a post that end it, and words that only seem to."""

import pytest

from tests.neighbourhood import Neighbourhood


async def test_a_helper_who_cannot_come_makes_room_for_the_next(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", "今晚6点前谁能帮我接下孩子，实验小学")
    await home.replies("小李", need, "我可以接")
    await home.taps("刘叔", "我来帮")
    await home.replies("小李", need, "我这边走不开了")
    assert "刘叔 来帮忙了" in await home.card(to=need)
    assert (await home.hears("刘叔"))[-1].startswith("轮到您了。")
    assert any("小李 这次来不了" in text for text in await home.hears("王阿姨"))


async def test_a_helper_who_asks_for_another_opens_nothing_new(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", "今晚6点前谁能帮我接下孩子，实验小学")
    await home.replies("小李", need, "我可以接")
    sorry = await home.replies("小李", need, "不好意思，堵车了赶不到，谁能替我一下")
    assert "小李" not in await home.card(to=need)
    assert not await home.cards(to=sorry)


async def test_what_was_to_be_lent_is_gone(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", "谁有电钻借一下")
    await home.replies("小李", need, "我有")
    await home.replies("小李", need, "不好意思，被我弟拿走了")
    card = await home.card(to=need)
    assert "✅" not in card
    assert "小李 来帮忙了" not in card


async def test_who_wanted_it_lets_it_go(home: Neighbourhood) -> None:
    offer = await home.says("王阿姨", "送一台旧电视，自取")
    await home.replies("小李", offer, "我要")
    await home.replies("小李", offer, "家里有了，不拿了")
    card = await home.card(to=offer)
    assert "✅" not in card
    assert "小李" not in card


async def test_a_helper_says_that_it_is_done(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", "今晚6点前谁能帮我接下孩子，实验小学")
    await home.replies("小李", need, "我可以接")
    await home.replies("小李", need, "孩子接到了，在我家写作业")
    assert "✅ 成了，谢谢小李！" in await home.card(to=need)


async def test_not_there_yet_ends_nothing_and_offers_another(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", "谁有手推车借一下")
    await home.replies("小李", need, "我有")
    await home.replies("刘叔", need, "我也有")
    await home.replies("王阿姨", need, "没拿到，小李不在家")
    assert "小李 来帮忙了" in await home.card(to=need)
    assert (await home.hears("王阿姨"))[-1].startswith("知道了，「手推车」我先不算办好。")
    await home.taps("王阿姨", "换一位")
    assert "刘叔 来帮忙了" in await home.card(to=need)


async def test_not_there_a_day_later_takes_the_buttons_of_the_older_question_away(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", "谁有手推车借一下")
    await home.replies("小李", need, "我有")
    await home.advance(days=1, minutes=1)
    await home.replies("王阿姨", need, "没拿到，小李不在家")
    still = [m["text"] for who in ("王阿姨", "小李") for m in await home.messages(who) if m["buttons"]]
    assert [words for words in still if words.endswith("吗？")] == []
    assert sum(words.startswith("知道了，「手推车」我先不算办好。") for words in still) == 1


async def test_a_driver_cancels_and_passengers_hear(home: Neighbourhood) -> None:
    ride = await home.says("小李", "明早7点半开车去浦东机场，可以带3个人")
    await home.replies("陈姐", ride, "带我一个")
    await home.replies("小李", ride, "车坏了，明天去不了了")
    assert "✅" not in await home.card(to=ride)
    assert "这次取消了" in (await home.hears("陈姐"))[-1]


async def test_a_change_in_words_ends_nothing(home: Neighbourhood) -> None:
    ride = await home.says("小李", "明早7点半开车去浦东机场，可以带3个人")
    await home.replies("陈姐", ride, "带我一个")
    await home.replies("小李", ride, "换成去虹桥站了")
    assert "✅" not in await home.card(to=ride)
    assert "编辑一下" in (await home.hears("小李"))[-1]


async def test_mere_thanks_end_nothing(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", "谁有电钻借一下")
    await home.replies("小李", need, "我有，来拿")
    await home.replies("王阿姨", need, "太好了，谢谢！")
    assert "✅" not in await home.card(to=need)


async def test_the_one_who_is_named_is_thanked(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", "谁有电钻借一下")
    await home.replies("小李", need, "我有")
    await home.replies("刘叔", need, "我也有")
    await home.replies("王阿姨", need, "借到了，谢谢刘叔，小李没空")
    assert "✅ 成了，谢谢刘叔！" in await home.card(to=need)
    assert any("谢谢您！有您这样的邻居真好" in text for text in await home.hears("刘叔"))
    assert not any("有您这样的邻居真好" in text for text in await home.hears("小李"))


async def test_whoever_helped_oneself_thanks_nobody(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", "谁家有姜")
    await home.replies("小李", need, "我有")
    await home.replies("王阿姨", need, "不等了，我自己去买到了")
    assert "小李" not in await home.card(to=need)
    assert "不用了" in (await home.hears("小李"))[-1]


async def test_a_gift_goes_to_the_one_who_is_named(home: Neighbourhood) -> None:
    offer = await home.says("小美", "送一盆绿萝，自取")
    await home.taps("小美", "等一晚再定")
    await home.replies("王阿姨", offer, "我要")
    await home.replies("刘叔", offer, "我要")
    await home.replies("小美", offer, "给王阿姨了，谢谢大家")
    assert "✅" in await home.card(to=offer)
    assert not any("没轮到您" in text for text in await home.hears("王阿姨"))
    assert "没轮到您" in (await home.hears("刘叔"))[-1]


async def test_one_of_a_list_is_gone_and_the_others_stay(home: Neighbourhood) -> None:
    offer = await home.says("陈姐", "搬家出闲置，自提：\n1. 台灯 50元\n2. 书架 80元\n3. 电饭煲 30元")
    await home.replies("陈姐", offer, "书架卖掉了")
    card = await home.card(to=offer)
    assert "✅" not in card
    assert "书架" not in card.split("\n")[0]
    assert "台灯" in card
    await home.replies("陈姐", offer, "都卖掉了")
    assert "✅" in await home.card(to=offer)


async def test_who_points_elsewhere_promises_nothing(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", "谁家有轮椅借用几天")
    await home.replies("小李", need, "社区居委会有，可以去借")
    assert "小李" not in await home.card(to=need)


async def test_all_that_came_true_ends_at_once(home: Neighbourhood) -> None:
    needs = [await home.says("王阿姨", words) for words in ("谁家有姜", "谁有电钻借一下")]
    await home.says("王阿姨", "都拿到了，谢谢大家！")
    assert ["✅" in await home.card(to=need) for need in needs] == [True, True]


async def test_of_two_needs_the_one_whose_helper_is_thanked_is_over(home: Neighbourhood) -> None:
    ginger = await home.says("王阿姨", "谁家有姜，炒菜缺两块")
    trolley = await home.says("王阿姨", "谁有小推车借一下")
    await home.replies("小李", ginger, "我有")
    await home.replies("刘叔", trolley, "我有")
    await home.says("王阿姨", "拿到啦，谢谢小李")
    assert "✅ 成了，谢谢小李！" in await home.card(to=ginger)
    assert "✅" not in await home.card(to=trolley)


async def test_of_two_needs_the_one_somebody_took_up_is_over(home: Neighbourhood) -> None:
    ginger = await home.says("王阿姨", "谁家有姜，炒菜缺两块")
    trolley = await home.says("王阿姨", "谁有小推车借一下")
    await home.replies("小李", ginger, "我有")
    await home.says("王阿姨", "拿到了，谢谢")
    assert "✅ 成了，谢谢小李！" in await home.card(to=ginger)
    assert "✅" not in await home.card(to=trolley)


async def test_of_two_needs_the_one_whose_helper_is_told_no_is_dropped(home: Neighbourhood) -> None:
    ginger = await home.says("王阿姨", "谁家有姜，炒菜缺两块")
    trolley = await home.says("王阿姨", "谁有小推车借一下")
    await home.replies("小李", ginger, "我有")
    await home.replies("刘叔", trolley, "我有")
    await home.says("王阿姨", "不用了，谢谢小李")
    assert "刘叔 来帮忙了" in await home.card(to=trolley)
    assert "小李" not in await home.card(to=ginger)


async def test_what_is_not_wanted_any_more_is_the_newest(home: Neighbourhood) -> None:
    ginger = await home.says("王阿姨", "谁家有姜，炒菜缺两块")
    trolley = await home.says("王阿姨", "谁有小推车借一下")
    await home.replies("小李", ginger, "我有")
    await home.says("王阿姨", "不用了，谢谢大家")
    assert "小李 来帮忙了" in await home.card(to=ginger)
    assert "点一下「我来帮」" not in await home.card(to=trolley)


async def test_what_is_over_already_ends_nothing_else(home: Neighbourhood) -> None:
    drill = await home.says("王阿姨", "谁有电钻借一下")
    ladder = await home.says("王阿姨", "谁有梯子借一下")
    await home.replies("王阿姨", ladder, "不用了")
    await home.says("王阿姨", "梯子借到了")
    still = await home.card(to=drill)
    await home.says("王阿姨", "谁有人字梯借一下")
    await home.says("王阿姨", "梯子借到了")
    assert "点一下「我来帮」" in still
    assert "点一下「我来帮」" in await home.card(to=drill)
    assert "✅" in await home.card()


@pytest.mark.parametrize("words", ["送完了", "已经送完了", "都送完了，谢谢大家"])
async def test_the_plainest_end_needs_no_reply(home: Neighbourhood, words: str) -> None:
    offer = await home.says("王阿姨", "多了一箱橙子,送给邻居,自取")
    await home.says("小李", words)  # nothing of theirs is open: talk
    before = await home.card(to=offer)
    await home.says("王阿姨", words)
    assert "点一下「我要」" in before
    assert "✅ 都送出去了" in await home.card(to=offer)


@pytest.mark.parametrize("words", ["找到了", "解决了", "搞定了，谢谢", "拿到了", "买到了"])
async def test_what_was_needed_was_got(home: Neighbourhood, words: str) -> None:
    need = await home.says("王阿姨", "谁家有姜,炒菜缺两块")
    await home.says("王阿姨", words)
    assert "✅" in await home.card(to=need)


async def test_whoever_was_promised_something_has_it(home: Neighbourhood) -> None:
    offer = await home.says("王阿姨", "多了一箱橙子,送给邻居,自取")
    await home.replies("小李", offer, "我要")
    await home.says("小李", "拿到了")
    assert "✅ 都送出去了" in await home.card(to=offer)


async def test_an_end_that_comes_with_its_beginning_is_heard(home: Neighbourhood) -> None:
    """The bot was away for a while, and all of it comes at once."""
    await home.fault("500", 3, "getUpdates")
    for text in ("多了一箱橙子,送给邻居,自取", "送完了"):
        await home.play("say", chat=home.chat(None), user=home.people["王阿姨"], text=text)
    await home.settle()
    assert "✅ 都送出去了" in await home.card()


async def test_whoever_only_looks_for_something_sold_something_else(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", "谁有电钻借一下")
    await home.says("王阿姨", "卖掉了")
    assert "点一下「我来帮」" in await home.card(to=need)


async def test_the_words_of_the_help_page_work_as_they_stand_there(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", "谁家有姜，炒菜缺两块")
    await home.taps("小李", "我来帮")
    await home.says("王阿姨", "拿到了谢谢")
    assert "✅ 成了，谢谢小李" in await home.card(to=need)


@pytest.mark.parametrize("words", ["收到了", "没有了", "送完了", "卖了"])
async def test_what_may_be_about_anything_else_ends_no_search(home: Neighbourhood, words: str) -> None:
    need = await home.says("王阿姨", "谁有电钻借一下")
    await home.says("王阿姨", words)
    assert "点一下「我来帮」" in await home.card(to=need)


async def test_in_private_both_sides_say_what_became_of_it(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", "谁有电钻借一下")
    await home.taps("小李", "我来帮")
    await home.writes("王阿姨", "没拿到，他不在家")
    undone = (await home.hears("王阿姨"))[-1]
    await home.writes("小李", "我已经放她家门口了")
    assert undone.startswith("知道了，「电钻」我先不算办好。")
    assert "✅ 成了，谢谢小李" in await home.card(to=need)
    assert "太好了！" in await home.hears("小李")


async def test_in_private_a_share_is_given_back_taken_and_the_rest_is_gone(home: Neighbourhood) -> None:
    offer = await home.says("王阿姨", "多了两箱橙子,送给邻居,自取")
    for who in ("小李", "陈姐"):
        await home.replies(who, offer, "我要")
    await home.writes("小李", "我不要了")
    back = await home.card(to=offer)
    await home.writes("陈姐", "拿到了")
    await home.writes("王阿姨", "送完了")
    assert "陈姐 要了" in back
    assert "还剩 1 箱" in back
    assert "✅ 都送出去了" in await home.card(to=offer)
    assert (await home.hears("王阿姨"))[-1] == "好的，记下了。"


async def test_what_is_settled_names_no_button_that_is_gone(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", "谁有电钻借一下")
    await home.replies("小李", need, "我有")
    assert "成了以后点一下「拿到了」" in (await home.hears("王阿姨"))[-1]
    await home.replies("王阿姨", need, "借到了，谢谢")
    assert not [text for text in await home.hears("王阿姨") if "点一下" in text]
    assert any("小李 可以帮您" in text for text in await home.hears("王阿姨"))


async def test_an_end_in_reply_to_the_bot_is_about_that_message(home: Neighbourhood) -> None:
    drill, ladder = await home.says("王阿姨", "谁有电钻借一下"), await home.says("王阿姨", "谁有梯子借一下")
    await home.replies("小李", drill, "我有")
    await home.replies("陈姐", ladder, "我有")
    told = next(m["id"] for m in await home.messages("王阿姨") if "电钻" in m["text"])
    await home.writes("王阿姨", "拿到了谢谢", reply_to=told)
    assert "✅ 成了，谢谢小李" in await home.card(to=drill)
    assert "陈姐 来帮忙了" in await home.card(to=ladder)


async def test_who_fetched_their_strawberries_still_looks_for_a_drill(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", "谁有电钻借一下")
    await home.says("老张", "/chain 团丹东草莓 68元/箱 周五截止")
    await home.says("王阿姨", "+2")
    await home.taps("老张", "现在截止", where="老张")
    await home.taps("老张", "到货了", where="老张")
    arrived = (await home.messages())[-1]["id"]
    await home.replies("王阿姨", arrived, "拿到了谢谢")
    assert "点一下「我来帮」" in await home.card(to=need)


async def test_thanks_for_a_hand_end_it_once_it_was_asked_about(home: Neighbourhood) -> None:
    need = await home.says("小美", "我家娃明天发烧请假 谁在家能帮忙看半天 我有个会")
    await home.says("王阿姨", "送我家来吧 我在家")
    await home.says("小美", "谢谢阿姨帮我")
    before = await home.card(to=need)
    await home.advance(days=1, hours=1)
    await home.says("小美", "谢谢阿姨帮我带娃")
    assert "成了" not in before
    assert "谢谢王阿姨" in await home.card(to=need)


async def test_what_was_got_is_a_thing_rather_than_a_hand(home: Neighbourhood) -> None:
    hand = await home.says("小美", "谁在家能帮忙看一下孩子")
    await home.replies("王阿姨", hand, "我来")
    await home.advance(minutes=30)
    given = await home.says("王阿姨", "腌的酸菜多了一碗 谁要")
    await home.says("小美", "我要")
    await home.says("小美", "谢谢阿姨 拿到了")
    assert "成了" not in await home.card(to=hand)
    assert "都送出去了" in await home.card(to=given)


@pytest.mark.parametrize("words", ["谢谢阿姨 拿到了", "拿到了 谢谢师傅"])
async def test_who_is_thanked_is_no_other_thing(home: Neighbourhood, words: str) -> None:
    given = await home.says("王阿姨", "腌的酸菜多了一碗 谁要")
    await home.says("小美", "我要")
    await home.says("小美", words)
    assert "都送出去了" in await home.card(to=given)


async def test_a_parcel_that_was_fetched_was_got(home: Neighbourhood) -> None:
    hand = await home.says("小美", "谁能帮我取个快递")
    await home.replies("王阿姨", hand, "我来")
    await home.says("小美", "谁家有姜，炒菜缺两块")
    await home.says("小美", "快递拿到了，谢谢阿姨")
    assert "成了，谢谢王阿姨" in await home.card(to=hand)
