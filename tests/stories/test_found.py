"""Lost and found: matched at once, and given back only to who can say what it is like."""

from tests.neighbourhood import Neighbourhood

FOUND = "今天早上在北门捡到一串钥匙,谁丢的来认领"
LOST = "钥匙丢了,好像是北门那边,谁捡到了麻烦说一声"
OURS = "它是什么样子的，有什么别人不知道的特点？"


async def claimed(home: Neighbourhood) -> int:
    post = await home.says("小李", FOUND)
    await home.taps("王阿姨", "是我的")
    return post


async def test_who_lost_it_is_asked_as_soon_as_it_is_found(home: Neighbourhood) -> None:
    await home.says("王阿姨", LOST)
    await home.says("小李", FOUND)
    question = (await home.hears("王阿姨"))[-1]
    assert question.startswith("您在找钥匙，所以先来问问您。\n小李 捡到了钥匙")
    assert question.endswith("是您的吗？")


async def test_who_found_it_is_asked_as_soon_as_it_is_missed(home: Neighbourhood) -> None:
    await home.says("小李", FOUND)
    await home.says("王阿姨", LOST)
    assert (await home.hears("小李"))[-1].startswith("您捡到过钥匙，所以先来问问您。\n王阿姨 在找钥匙")


async def test_another_place_or_a_day_before_it_was_lost_is_another_thing(home: Neighbourhood) -> None:
    await home.says("小李", "今天在快递柜捡到一串钥匙,谁丢的")
    await home.says("王阿姨", LOST)
    await home.says("刘叔", "前天在北门捡到一张公交卡,谁丢的")
    await home.says("陈姐", "今天早上公交卡丢了,有捡到的吗")
    assert (await home.hears("小李"), await home.hears("刘叔")) == ([], [])


async def test_the_finder_asks_the_owner_answers_and_a_yes_brings_them_together(home: Neighbourhood) -> None:
    post = await claimed(home)
    await home.writes("小李", "钥匙扣是什么颜色的?")
    asked = (await home.hears("王阿姨"))[-1]
    await home.writes("王阿姨", "红色的小熊")
    verdict = next(text for text in await home.hears("小李") if "对得上吗" in text)
    before = [text for text in await home.hears("王阿姨") if "等您去认" in text]
    await home.taps("小李", "对得上")
    assert asked == "小李 想问您：「钥匙扣是什么颜色的?」\n直接回我一句，只有对方看得到。"
    assert verdict == "您问：「钥匙扣是什么颜色的?」\n王阿姨 回答：「红色的小熊」\n对得上吗？"
    assert before == []
    assert "小李 捡到了钥匙（1串），等您去认。" in (await home.hears("王阿姨"))[-1]
    assert all("红色" not in text for text in [*await home.group(), *await home.hears("刘叔")])
    assert "王阿姨 说是自己的" in await home.card(to=post)


async def test_the_finder_may_take_our_question(home: Neighbourhood) -> None:
    await claimed(home)
    await home.taps("小李", "就这么问")
    assert OURS in (await home.hears("王阿姨"))[-1]


async def test_a_wrong_answer_goes_to_the_next_who_says_so(home: Neighbourhood) -> None:
    post = await claimed(home)
    await home.taps("陈姐", "是我的")
    await home.taps("小李", "就这么问")
    await home.writes("王阿姨", "蓝色的")
    await home.taps("小李", "对不上")
    told = (await home.hears("王阿姨"))[-1]
    await home.writes("小李", "上面有几把钥匙?")
    assert "特点没对上" in told
    assert "上面有几把钥匙?" in (await home.hears("陈姐"))[-1]
    assert "陈姐 说是自己的" in await home.card(to=post)


async def test_guessing_ends_after_two_wrong_answers(home: Neighbourhood) -> None:
    await home.says("小李", FOUND)
    for guess in ("红色", "蓝色"):
        await home.taps("王阿姨", "是我的")
        await home.taps("小李", "就这么问")
        await home.writes("王阿姨", guess)
        await home.taps("小李", "对不上")
    answer = await home.taps("王阿姨", "是我的")
    assert answer["text"].startswith("特点没对上，这件东西先不能再认了。")


async def test_who_misses_it_is_asked_where_a_finder_answers_their_post(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", LOST)
    await home.taps("小李", "我捡到了")
    await home.writes("小李", "钥匙扣是什么颜色的?")
    await home.writes("王阿姨", "红色的小熊")
    await home.writes("小李", "对的")
    assert "小李 说捡到了" in await home.card(to=need)
    assert any("小李 可以帮您" in text for text in await home.hears("王阿姨"))


async def test_both_posts_end_together(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", LOST)
    offer = await home.says("小李", FOUND)
    await home.taps("王阿姨", "是我的", where="王阿姨")
    await home.taps("小李", "不用问了")
    await home.replies("小李", offer, "还给失主了")
    assert ["✅" in await home.card(to=one) for one in (need, offer)] == [True, True]


async def test_nobody_else_may_judge(home: Neighbourhood) -> None:
    await claimed(home)
    await home.starts("小美")
    forged = [
        await home.forges(who, "proof:1:right", (await home.messages(who))[-1]["id"], where=who)
        for who in ("小美", "王阿姨")
    ]
    assert {answer["text"] for answer in forged} == {"这件事不用再回我了，谢谢您！"}


async def test_silence_moves_on_and_leaves_no_question_open(home: Neighbourhood) -> None:
    post = await claimed(home)
    await home.advance(hours=25)
    await home.advance(hours=25)
    assert "王阿姨 说是自己的" not in await home.card(to=post)
    assert "就这么问" not in await home.all_buttons("小李")
    told = "「钥匙（1串）」的事一直没听到回音，我先放一放。"
    assert told in await home.hears("小李")
    assert told in await home.hears("王阿姨")


async def test_who_steps_back_deletes_their_data_or_leaves_is_asked_nothing(home: Neighbourhood) -> None:
    await claimed(home)
    await home.taps("陈姐", "是我的")
    await home.writes("王阿姨", "/forget")
    await home.taps("王阿姨", "全部删掉")
    await home.leaves("陈姐")
    assert "就这么问" not in await home.all_buttons("小李")


async def test_who_cannot_be_written_to_is_brought_together_by_the_card(shy: Neighbourhood) -> None:
    post = await shy.says("小李", FOUND)
    await shy.taps("王阿姨", "是我的")
    assert "王阿姨 说是自己的" in await shy.card(to=post)
    assert "小李 捡到了钥匙（1串），等您去认。" in (await shy.hears("王阿姨"))[-1]


async def test_a_question_cannot_break_the_markup(home: Neighbourhood) -> None:
    await claimed(home)
    await home.writes("小李", "<b>颜色</b>&谁?")
    assert "「<b>颜色</b>&谁?」" in (await home.hears("王阿姨"))[-1]


async def test_who_cannot_be_written_to_is_asked_on_the_card_whether_it_is_theirs(shy: Neighbourhood) -> None:
    await shy.says("陈姐", "我家猫丢了，橘色的，谁看到了说一声")
    found = await shy.says("刘叔", "捡到一只橘猫，谁家的")
    assert "陈姐，您在找猫，是您的吗？" in await shy.card(to=found)


async def test_a_person_is_seen_and_not_picked_up(home: Neighbourhood) -> None:
    post = await home.says("王阿姨", "我妈出门两小时没回来，穿红棉袄，大家帮忙看看")
    assert "看到的邻居点一下「我看到了」" in await home.card(to=post)
    await home.taps("小李", "我看到了")
    assert "小李" in await home.card(to=post)


async def test_whoever_saw_a_missing_person_is_heard_at_once_and_asked_nothing(home: Neighbourhood) -> None:
    """Nobody has a person to hand over, and the second who saw them may have seen them last."""
    post = await home.says("王阿姨", "我妈走丢了,78岁,穿红色外套,在3号楼附近")
    await home.replies("小李", post, "我看到了,在北门")
    await home.taps("陈姐", "我看到了")
    told, seen = await home.hears("王阿姨"), [(await home.hears(who))[-1] for who in ("小李", "陈姐")]
    await home.replies("王阿姨", post, "找到了,谢谢大家")
    assert [text.startswith(f"好消息，{who} 可以帮您") for text, who in zip(told, ("小李", "陈姐"), strict=True)] == [
        True
    ] * 2
    assert all(text.startswith("谢谢您！王阿姨 在找老人") for text in seen)
    assert "谢谢小李、陈姐" in await home.card(to=post)


async def test_a_pet_brought_home_by_the_only_one_who_saw_it_is_found(home: Neighbourhood) -> None:
    post = await home.says("王阿姨", "我家狗走丢了,泰迪,棕色,看到的说一声")
    await home.taps("小李", "我看到了")
    await home.advance(hours=25)
    asked = (await home.hears("王阿姨"))[-1]
    await home.taps("小李", "找到了", where="小李")
    assert asked == "「狗」找到了吗？"
    assert "✅ 成了，谢谢小李" in await home.card(to=post)


async def test_a_purse_in_a_hurry_still_has_an_owner_to_be_asked(home: Neighbourhood) -> None:
    post = await home.says("王阿姨", "急!钱包丢了,在3号楼附近,谁捡到了说一声")
    await home.replies("小李", post, "我捡到了")
    assert "先问一个只有失主知道的问题" in (await home.hears("小李"))[-1]


async def test_a_child_that_was_met_is_nobodys_thing(home: Neighbourhood) -> None:
    """No riddle before the mother may come, and nobody 捡到 a child."""
    met = await home.says("小李", "有个小孩在3栋楼下哭找妈妈")
    card = await home.card(to=met)
    await home.taps("王阿姨", "是我家的")
    assert card.splitlines()[:2] == ["🚓 请先陪着，别走远；一时没人来接，打 110。", "急 🔎 小李 看到了孩子，在等家里人"]
    assert (await home.hears("小李"))[-1].startswith("王阿姨 说是孩子的家里人，这就来接。走之前让本人认一认。")
    assert (await home.hears("王阿姨"))[-1].startswith("小李 看到了孩子，正陪着等您。")
    await home.replies("小李", met, "家长来了，接走了")
    assert "✅" in await home.card(to=met)


async def test_who_misses_a_child_is_asked_about_the_one_that_was_met_in_the_night(home: Neighbourhood) -> None:
    await home.advance(hours=13)
    lost = await home.says("王阿姨", "孩子不见了，5岁，穿红衣服")
    await home.says("小李", "有个小孩在3栋楼下哭找妈妈")
    assert (await home.card(to=lost)).startswith("🚓 请马上打 110，邻居们一起找。")
    assert (await home.hears("王阿姨"))[-1].endswith("是您家的吗？")


async def test_a_picture_is_spoken_of_as_words_are(home: Neighbourhood) -> None:
    parcel = await home.says("王阿姨", "这是谁的快递", photo=True)
    await home.replies("小李", parcel, "我的")
    await home.edits("王阿姨", parcel, "这是谁的雨伞")
    assert "捡到了雨伞" in await home.card(to=parcel)
    assert "说「快递」是自己丢的" in (await home.hears("王阿姨"))[0]


async def test_a_picture_may_get_its_words_later_and_lose_them(home: Neighbourhood) -> None:
    shown = await home.says("王阿姨", "看看", photo=True)
    await home.edits("王阿姨", shown, "门口捡到一把雨伞，谁的")
    found = await home.card(to=shown)
    await home.edits("王阿姨", shown, "")
    assert "捡到了雨伞" in found
    assert "收起来了" in await home.card(to=shown)


async def test_an_owner_of_a_vehicle_is_only_spoken_to(home: Neighbourhood) -> None:
    await home.says("小李", "谁的电动车挡道了", photo=True)
    await home.says("小李", "这是谁的电动车")
    assert await home.cards() == [card for card in await home.cards() if card["reply_to"] is None]


async def test_who_found_something_else_steps_back_in_words_of_their_own(home: Neighbourhood) -> None:
    lost = await home.says("王阿姨", "谁捡到一串钥匙，红绳的")
    await home.taps("小李", "我捡到了")
    await home.taps("小李", "不用问了", where="小李")
    await home.taps("小李", "我看错了", where="小李")
    assert "小李" not in await home.card(to=lost)
    assert any("小李 发现看错了，我再帮您留意着" in one for one in await home.hears("王阿姨"))
