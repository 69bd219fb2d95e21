"""A message is edited after somebody took it up: they hear what is different, and may step back."""

from tests.neighbourhood import Neighbourhood


async def test_who_promised_hears_old_and_new_and_may_step_back(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", "谁有电钻借一下")
    await home.taps("小李", "我来帮")
    await home.edits("王阿姨", need, "谁有梯子借一下")
    told, seen = (await home.hears("小李"))[-1], (await home.hears("王阿姨"))[-1]
    buttons = await home.all_buttons("小李")
    await home.taps("小李", "我来不了了")
    assert told.startswith("王阿姨 改了一下：想借电钻 → 想借梯子。\n谢谢您！王阿姨 想借梯子：\n「谁有梯子借一下」")
    assert "小李 可以帮您：「谁有梯子借一下」" in seen
    assert buttons == ["我来不了了"]
    assert "来帮忙了" not in await home.card(to=need)
    assert await home.all_buttons("小李") == []


async def test_who_waits_hears_it_too(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", "谁有电钻借一下")
    await home.taps("小李", "我来帮")
    await home.replies("刘叔", need, "我有")
    await home.edits("王阿姨", need, "谁有梯子借一下")
    told, buttons = (await home.hears("刘叔"))[-1], await home.all_buttons("刘叔")
    await home.replies("王阿姨", need, "借到了谢谢")
    assert told.startswith("王阿姨 改了一下：想借电钻 → 想借梯子。")
    assert "您排在第 1 位" in told
    assert buttons == ["不排了"]
    assert await home.all_buttons("刘叔") == []


async def test_a_slip_of_the_pen_tells_nobody_anything(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", "谁有电钻借一下")
    await home.taps("小李", "我来帮")
    await home.replies("刘叔", need, "我有")
    before = [len(await home.hears(who)) for who in ("小李", "刘叔", "王阿姨")]
    await home.edits("王阿姨", need, "谁有电钻借一下，3号楼，谢谢！")
    assert [len(await home.hears(who)) for who in ("小李", "刘叔", "王阿姨")] == before
    assert "「谁有电钻借一下，3号楼，谢谢！」" in (await home.hears("小李"))[-1]
    assert await home.all_buttons("小李") == ["我来不了了"]


async def test_of_less_to_give_who_came_last_waits_again(home: Neighbourhood) -> None:
    offer = await home.says("陈姐", "多了三箱橙子，送给邻居，自取")
    await home.replies("小李", offer, "我要两箱")
    await home.replies("刘叔", offer, "我要一箱")
    before = len(await home.hears("小李"))
    await home.edits("陈姐", offer, "多了两箱橙子，送给邻居，自取")
    told, buttons = (await home.hears("刘叔"))[-1], await home.all_buttons("刘叔")
    card = await home.card(to=offer)
    assert len(await home.hears("小李")) == before
    await home.taps("小李", "我不要了", where="小李")
    assert "排在第 1 位" in told
    assert buttons == ["不排了"]
    assert "小李（2箱） 要了" in card
    assert "排队：刘叔" in card
    assert (await home.hears("刘叔"))[-1].startswith("轮到您了。")


async def test_of_less_to_give_who_has_several_keeps_what_there_is(home: Neighbourhood) -> None:
    offer = await home.says("陈姐", "多了三箱橙子，送给邻居，自取")
    await home.replies("刘叔", offer, "我要一箱")
    await home.replies("小李", offer, "我要两箱")
    await home.edits("陈姐", offer, "多了两箱橙子，送给邻居，自取")
    assert (
        "有橙子（2箱）可以给邻居 → 有橙子（1箱）可以给邻居。\n陈姐 的橙子（1箱）给您留着了。"
        in (await home.hears("小李"))[-1]
    )
    assert "刘叔、小李 要了" in await home.card(to=offer)


async def test_what_is_left_takes_nothing_back(home: Neighbourhood) -> None:
    offer = await home.says("陈姐", "多了三箱橙子，送给邻居，自取")
    await home.replies("小李", offer, "我要两箱")
    before = len(await home.hears("小李"))
    await home.edits("陈姐", offer, "还剩一箱橙子，送给邻居，自取")
    assert len(await home.hears("小李")) == before
    assert "小李（2箱） 要了" in await home.card(to=offer)


async def test_a_ride_at_another_time_is_told(home: Neighbourhood) -> None:
    ride = await home.says("小李", "明早7点半开车去浦东机场，可以带3个人")
    await home.replies("陈姐", ride, "带我一个")
    await home.edits("小李", ride, "明早8点半开车去浦东机场，可以带3个人")
    told = (await home.hears("陈姐"))[-1]
    assert told.startswith("小李 去浦东机场的车改时间了：11月22日 周日 早上7点半 → 11月22日 周日 上午8点半。\n")
    assert await home.all_buttons("陈姐") == ["我不搭了"]


async def test_what_is_only_collected_is_told_without_a_second_button(home: Neighbourhood) -> None:
    offer = await home.says("小美", "有一盆绿萝送邻居")
    await home.taps("小美", "抽签")
    await home.taps("刘叔", "我要")
    await home.edits("小美", offer, "有一盆吊兰送邻居")
    assert (await home.hears("刘叔"))[-1] == "小美 改了一下：有绿萝（1盆）可以给邻居 → 有吊兰（1盆）可以给邻居。"
    assert await home.all_buttons("刘叔") == ["我不要了"]


async def test_who_was_asked_and_has_not_answered_reads_it_as_it_is_now(home: Neighbourhood) -> None:
    await home.says("小李", "我有电钻，谁要用找我")
    await home.taps("小李", "可以", where="小李")
    need = await home.says("王阿姨", "谁有电钻借一下")
    await home.edits("王阿姨", need, "谁有电钻借一下，今晚还")
    same, asked = (await home.hears("小李"))[-1], await home.all_buttons("小李")
    await home.edits("王阿姨", need, "谁有打气筒借一下")
    assert "「谁有电钻借一下，今晚还」" in same
    assert "我来帮" in asked
    assert (await home.hears("小李"))[-1] == "王阿姨 想借电钻。这件事不用再回我了，谢谢您！"
    assert "我来帮" not in await home.all_buttons("小李")


async def test_a_corrected_thank_you_does_not_end_the_next_need_too(home: Neighbourhood) -> None:
    drill = await home.says("王阿姨", "谁有电钻借一下")
    ladder = await home.says("王阿姨", "谁家有梯子借用")
    thanks = await home.says("王阿姨", "借到了谢谢")
    await home.edits("王阿姨", thanks, "借到了谢谢!")
    assert "✅" in await home.card(to=ladder)
    assert "点一下「我来帮」" in await home.card(to=drill)


async def test_a_corrected_promise_is_the_same_promise(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", "谁有电钻借一下")
    word = await home.replies("刘叔", need, "我有")
    before = await home.hears("刘叔")
    await home.edits("刘叔", word, "我有,来拿")
    held = await home.card(to=need)
    await home.edits("刘叔", word, "抱歉,我没有了")
    assert await home.hears("刘叔") != []
    assert len(before) == len(await home.hears("刘叔"))
    assert "刘叔 来帮忙了" in held
    assert "刘叔" not in await home.card(to=need)


async def test_a_need_that_becomes_an_offer_frees_who_came_to_help(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", "谁有电钻借一下")
    await home.taps("刘叔", "我来帮")
    await home.taps("小李", "我来帮")
    await home.edits("王阿姨", need, "我有电钻,谁要用可以借")
    assert await home.card(to=need) == "🎁 王阿姨 有电钻可以借\n想借的邻居点一下「我要」。"
    assert (await home.hears("刘叔"))[-1] == "王阿姨 说「电钻」这件事不用了，谢谢您愿意帮忙！"
