"""The main job: a need typed in the group finds its neighbour."""

from tests.neighbourhood import Neighbourhood


async def gave_ginger_last_week(home: Neighbourhood) -> None:
    offer = await home.says("小李", "多买了两块姜,送给需要的邻居,自取")
    await home.replies("陈姐", offer, "我要")
    await home.replies("小李", offer, "送完了")
    await home.advance(days=7)


async def test_who_gave_ginger_last_week_is_asked_and_both_know_what_to_do_next(home: Neighbourhood) -> None:
    await gave_ginger_last_week(home)
    need = await home.says("王阿姨", "谁家有姜,炒菜缺两块")
    asked = (await home.hears("小李"))[-1]
    await home.writes("小李", "我有,来拿")
    card = await home.card(to=need)
    assert "上周您送过姜" in asked
    assert "王阿姨 想要姜（2块）" in asked
    assert "小李 来帮忙了" in card
    assert "小李 可以帮您" in (await home.hears("王阿姨"))[-1]
    assert "谢谢您！王阿姨 想要姜（2块）" in (await home.hears("小李"))[-1]


async def test_the_group_hears_of_one_need_once(home: Neighbourhood) -> None:
    await gave_ginger_last_week(home)
    before = len(await home.group())
    need = await home.says("王阿姨", "谁家有姜,炒菜缺两块")
    await home.taps("小李", "我来帮")
    await home.taps("小美", "我来帮")
    await home.taps("小李", "我来不了了")
    await home.replies("王阿姨", need, "拿到了,谢谢")
    assert len(await home.group()) == before + 1
    assert "谢谢小美" in await home.card(to=need)


async def test_somebody_who_never_pressed_start_is_named_on_the_card(shy: Neighbourhood) -> None:
    await gave_ginger_last_week(shy)
    need = await shy.says("王阿姨", "谁家有姜,炒菜缺两块")
    card = (await shy.cards(to=need))[-1]
    mentioned = [entity["user"]["id"] for entity in card["entities"] if entity["type"] == "text_mention"]
    assert shy.people["小李"] in mentioned
    assert "小李，上周您送过姜，方便吗？" in card["text"]
    assert await shy.hears("小李") == []


async def test_a_no_is_thanked_and_settles_the_question(home: Neighbourhood) -> None:
    await gave_ginger_last_week(home)
    await home.says("王阿姨", "谁家有姜,炒菜缺两块")
    answer = await home.taps("小李", "这次不行")
    assert answer["text"] == "没关系，谢谢您回我一声。"
    assert (await home.hears("小李"))[-1].endswith("这次不方便，没关系，谢谢您回我一声。")
    assert (await home.messages("小李"))[-1]["buttons"] == []


async def test_a_no_in_words_is_thanked_too(home: Neighbourhood) -> None:
    await gave_ginger_last_week(home)
    await home.says("王阿姨", "谁家有姜,炒菜缺两块")
    await home.writes("小李", "没有了,上次就用完了")
    assert (await home.hears("小李"))[-1] == "没关系，谢谢您回我一声。"


async def test_a_new_offer_finds_the_open_need(home: Neighbourhood) -> None:
    await home.says("王阿姨", "谁有电钻借一下")
    await home.says("刘叔", "我家有个冲击钻,谁要用可以借")
    assert "您在找电钻" in (await home.hears("王阿姨"))[-1]


async def test_questions_still_open_are_settled_when_it_is_over(home: Neighbourhood) -> None:
    await gave_ginger_last_week(home)
    need = await home.says("王阿姨", "谁家有姜,炒菜缺两块")
    await home.replies("王阿姨", need, "不用了")
    assert (await home.hears("小李"))[-1].endswith("这件事不用再回我了，谢谢您！")


async def test_chatter_leaves_no_trace_in_the_group_or_the_inbox(home: Neighbourhood) -> None:
    before = await home.group()
    for text in ("今天天气真好", "哈哈哈哈", "昨天借了老王的梯子", "谁家狗又在叫", "停水了吗"):
        await home.says("小美", text)
    assert await home.group() == before


async def test_why_them_is_said_in_the_words_of_who_asks(home: Neighbourhood) -> None:
    """开锁 and 配钥匙摊 are one thing to the thesaurus, but nobody has helped with a shop."""
    await home.says("王阿姨", "我被锁外面了")
    await home.says("刘叔", "别急，我来帮您开")
    await home.says("王阿姨", "打开了 谢谢刘叔")
    await home.advance(days=1)
    await home.says("小美", "门被风带上了 进不去 谁会开锁")
    assert any("您帮过忙：开锁" in one for one in await home.hears("刘叔"))
