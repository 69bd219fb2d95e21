"""Whole courses from asking to the end, as an old lady, an auntie from Hong Kong, an uncle from Sichuan, a tenant, an
organizer and a joker type them."""

import pytest

from tests.neighbourhood import Neighbourhood

OPEN = "点一下「我来帮」"


@pytest.mark.parametrize("words", ["扳手啦", "就是扳手", "要得要得，谢谢刘叔", "好的好的，谢谢刘叔"])
async def test_a_word_about_it_does_not_end_it(home: Neighbourhood, words: str) -> None:
    need = await home.says("小美", "有没有 wrench 借一下")
    await home.replies("小美", need, words)
    assert OPEN in await home.card(to=need)


async def test_a_repair_that_works_is_over(home: Neighbourhood) -> None:
    need = await home.says("小美", "家里跳闸了 有没有大佬懂电")
    await home.replies("刘叔", need, "我看看去 几栋")
    await home.replies("小美", need, "好了！刘叔yyds")
    assert "✅ 成了，谢谢刘叔！" in await home.card(to=need)


@pytest.mark.parametrize("words", ["骗你的 我不要", "开玩笑的", "我不要"])
async def test_a_joke_holds_nothing(home: Neighbourhood, words: str) -> None:
    offer = await home.says("陈姐", "家里多了三盒月饼，谁要")
    await home.replies("小美", offer, "我要")
    await home.replies("小美", offer, words)
    assert "小美" not in await home.card(to=offer)


async def test_who_cannot_lend_after_all_makes_room(home: Neighbourhood) -> None:
    need = await home.says("小李", "谁家有行李箱借我用三天")
    await home.replies("王阿姨", need, "我有個28吋嘅")
    await home.replies("王阿姨", need, "唔好意思呀，我個喼俾個仔攞咗，借唔到")
    assert "王阿姨" not in await home.card(to=need)


async def test_what_is_back_already_is_not_asked_back(home: Neighbourhood) -> None:
    need = await home.says("小美", "谁家有锤子借用一下")
    await home.replies("刘叔", need, "我这儿有一把")
    await home.replies("小美", need, "用完还给刘叔了")
    assert "✅ 成了，谢谢刘叔！" in await home.card(to=need)
    assert not any("什么时候还" in text for text in await home.hears("小美"))


async def test_until_when_is_said_under_the_post_too(home: Neighbourhood) -> None:
    need = await home.says("小李", "谁家有梯子借一下")
    await home.replies("刘叔", need, "我有")
    await home.replies("小李", need, "拿到了谢谢")
    before = await home.group()
    await home.replies("小李", need, "刘叔什么时候还")
    await home.replies("小李", need, "明天还")
    assert (await home.hears("小李"))[-1] == "刘叔 的梯子，11月22日 周日 还。"
    assert await home.group() == before


async def announced(home: Neighbourhood, text: str) -> None:
    await home.says("老张", text)
    await home.taps("老张", "发布")


async def event_card(home: Neighbourhood) -> str:
    return next(text for text in await home.group() if text.startswith("📣"))


async def test_who_names_the_event_comes_without_a_reply(home: Neighbourhood) -> None:
    await announced(home, "/event 下周六下午2点 小广场 邻居节")
    before = len(await home.group())
    await home.says("王阿姨", "邻居节我也去 带我老伴")
    await home.says("小李", "邻居节算我一个")
    for words in ("邻居节那天我去上班", "邻居节我去过", "邻居节谁去", "邻居节我想去但是没空", "我去！！"):
        await home.says("小美", words)
    assert "参加 3 人：王阿姨（2人）、小李" in await event_card(home)
    assert len(await home.group()) == before
    assert await home.hears("小美") == []


async def test_who_names_the_event_does_something_there_without_a_reply(home: Neighbourhood) -> None:
    await home.says("老张", "/event 下周六下午2点 小广场 邻居节")
    await home.taps("老张", "分工")
    await home.writes("老张", "茶水2人")
    await home.taps("老张", "发布")
    await home.says("陈姐", "邻居节茶水我来")
    assert "茶水：陈姐" in await event_card(home)


async def test_who_one_fewer_is_counts_once(home: Neighbourhood) -> None:
    await announced(home, "/event 下周六下午3点 小广场 跳蚤市场")
    card = (await home.cards())[-1]["id"]
    await home.replies("小李", card, "我们一家三口都来")
    await home.replies("小李", card, "少一个，孩子不来")
    await home.replies("小美", card, "我带5个小板凳")
    assert "小李（2人）" in await event_card(home)
    assert "小美（" not in await event_card(home)


async def test_hands_that_an_announcement_needs_are_on_its_card(home: Neighbourhood) -> None:
    await announced(home, "/event 下周日上午9点 小广场 大扫除 需要：扫地5人、茶水2人、拍照1人，限30人")
    card = (await home.cards())[-1]["id"]
    await home.replies("陈姐", card, "茶水我来")
    text = await event_card(home)
    assert "茶水：陈姐，还缺 1 人" in text
    assert "扫地：还缺 5 人" in text
    assert "需要：" not in text
    assert "限30人" not in text


async def test_hands_need_no_word_before_them(home: Neighbourhood) -> None:
    await announced(home, "/event 下周日上午9点 小广场 邻居节 茶水2人 搬桌椅3人")
    text = await event_card(home)
    assert "茶水：还缺 2 人" in text
    assert "搬桌椅：还缺 3 人" in text


async def test_an_answer_may_say_when_and_where(home: Neighbourhood) -> None:
    await home.writes("老张", "/event 邻居节")
    await home.writes("老张", "下周六下午2点到5点 小广场")
    await home.taps("老张", "发布")
    assert "\n小广场\n" in await event_card(home)


async def test_what_is_to_be_brought_comes_in_packs_too(home: Neighbourhood) -> None:
    await home.writes("老张", "/festival 下周六下午2点到5点 小广场 邻居节")
    await home.writes("老张", "3点 猜灯谜")
    await home.writes("老张", "小板凳10个，一次性杯子2包")
    assert "谁带什么：小板凳 10，一次性杯子 2" in (await home.hears("老张"))[-1]


@pytest.mark.parametrize("words", ["改到下午3点", "地点改成物业二楼", "取消", "包饺子取消"])
async def test_an_organizer_privately_is_led_to_the_buttons(home: Neighbourhood, words: str) -> None:
    await announced(home, "/event 下周六上午10点 活动室 包饺子")
    await home.writes("小李", words)
    await home.writes("老张", words)
    told = await home.hears("老张")
    assert "「包饺子」我还没动。要取消、要改，点下面的按钮，报了名的邻居我都会告诉。" in told[-2:]
    assert "取消活动" in await home.buttons("老张")
    assert not any("我还没动" in text for text in await home.hears("小李"))


async def test_who_edits_the_announcement_hears_that_nothing_has_changed(home: Neighbourhood) -> None:
    said = await home.says("老张", "/event 下周六上午10点 活动室 包饺子")
    await home.taps("老张", "发布")
    await home.edits("老张", said, "/event 下周六上午11点 活动室 包饺子")
    assert (await home.hears("老张"))[-2].startswith("「包饺子」我还没动。")


@pytest.mark.parametrize("words", ["现在有几个人报名了", "谁来", "名单", "还缺谁"])
async def test_an_organizer_asks_who_comes(home: Neighbourhood, words: str) -> None:
    await announced(home, "/event 下周六上午10点 活动室 包饺子")
    await home.taps("小李", "参加")
    await home.writes("老张", words)
    await home.writes("陈姐", words)
    assert "小李" in await home.file("老张")
    assert not any(message.get("document") for message in await home.messages("陈姐"))


@pytest.mark.parametrize(
    "words", ["你是谁啊", "这个怎么用啊我不会弄", "點用㗎？", "你会什么", "請問你係邊個", "怎么在群里说"]
)
async def test_who_asks_what_this_is_hears_it(home: Neighbourhood, words: str) -> None:
    await home.writes("王阿姨", words)
    assert (await home.hears("王阿姨"))[-1].startswith("王阿姨，您好！我是邻里。")


@pytest.mark.parametrize(
    ("words", "card"),
    [
        ("求个 iPhone 充电线", "小美 想借充电线"),
        ("yyds 谁有 cdq 借我", "小美 想借cdq"),
        ("谁有 switch 手柄 借一下", "小美 想借手柄"),
        ("哪位有吸尘器借半天", "小美 想借吸尘器"),
    ],
)
async def test_a_thing_keeps_its_name_among_latin_letters(home: Neighbourhood, words: str, card: str) -> None:
    need = await home.says("小美", words)
    assert card in await home.card(to=need)


async def test_free_postage_is_neither_price_nor_how_many_it_takes(home: Neighbourhood) -> None:
    await home.says("小美", "有人一起拼单山姆吗 满299包邮")
    assert "299" not in await home.card()


async def test_who_takes_all_gets_all_that_is_left(home: Neighbourhood) -> None:
    offer = await home.says("陈姐", "家里多了三盒月饼，谁要")
    await home.replies("小李", offer, "我要一盒")
    await home.replies("小美", offer, "剩下的我全要了")
    assert "陈姐 的月饼（2盒）给您留着了。" in (await home.hears("小美"))[0]


async def test_as_many_as_the_car_holds(home: Neighbourhood) -> None:
    ride = await home.says("刘叔", "明天早上我开车去火车东站，哪个要搭车嘛，还坐得到三个")
    await home.replies("小美", ride, "我要搭！几点出发")
    assert "还剩 2 个座位。" in await home.card(to=ride)


@pytest.mark.parametrize("words", ["我有，别听他的", "有，昨天刚洗过"])
async def test_a_promise_counts_whatever_follows(home: Neighbourhood, words: str) -> None:
    need = await home.says("小李", "谁家有梯子借一下")
    await home.replies("小美", need, "我有，不借，哈哈")
    await home.replies("刘叔", need, words)
    assert "刘叔 来帮忙了" in await home.card(to=need)


async def test_who_comes_to_look_helps(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", "屋头下水道遭堵了，哪个会通嘛")
    await home.replies("小李", need, "我来看哈嘛")
    assert "小李 来帮忙了" in await home.card(to=need)


async def test_who_asks_whether_it_is_theirs_is_asked_first(home: Neighbourhood) -> None:
    found = await home.says("陈姐", "执到一串锁匙，喺电梯口，边个唔见咗？")
    await home.replies("刘叔", found, "不是我的")
    await home.replies("小李", found, "是不是有个小熊挂件？可能是我的")
    assert "小李 说「锁匙（1串）」是自己丢的。" in (await home.hears("陈姐"))[-1]


@pytest.mark.parametrize("words", ["晓得了，谢咯", "唔该", "谢谢"])
async def test_advice_that_was_heard_is_over(home: Neighbourhood, words: str) -> None:
    need = await home.says("王阿姨", "请问有没有邻居知道哪里可以修补皮鞋？")
    await home.replies("小美", need, "北门出去右手边有个修鞋档")
    await home.replies("王阿姨", need, words)
    assert "✅ 成了，谢谢小美！" in await home.card(to=need)


async def lent(home: Neighbourhood) -> int:
    need = await home.says("王阿姨", "谁家有那个梯子借我用一下我换个灯泡")
    await home.replies("刘叔", need, "我有 来拿")
    await home.replies("王阿姨", need, "拿到了啊谢谢刘叔")
    return need


@pytest.mark.parametrize(
    ("words", "back"),
    [
        ("刘叔那个梯子我用完了我给你送回去放你家门口了啊", True),
        ("梯子还起了哈刘叔", True),
        ("梯子还没还刘叔呢", False),
        ("电钻还给刘叔了", False),
        ("梯子还了", True),  # the only one there is between them; 刘叔 can say that it is not
        ("还了", False),  # what, nobody can know
    ],
)
async def test_what_is_given_back_by_name_needs_no_reply(home: Neighbourhood, words: str, back: bool) -> None:
    await lent(home)
    await home.says("王阿姨", words)
    assert ("王阿姨 说梯子还给您了，谢谢您借给邻居！" in await home.hears("刘叔")) == back


async def test_who_names_the_thing_may_be_late(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", "谁家有老花镜借我看个说明书")
    await home.advance(minutes=30)
    await home.says("小李", "我有")
    await home.says("小美", "我有个梯子")
    await home.says("陈姐", "阿姨我有老花镜")
    assert "陈姐 来帮忙了" in await home.card(to=need)
    assert "小李" not in await home.card(to=need)


async def test_who_tells_the_bot_that_they_have_it_helps(home: Neighbourhood) -> None:
    need = await home.says("小李", "谁有电饭锅借我用两天，我的坏了")
    await home.writes("小美", "我有个梯子")
    await home.writes("王阿姨", "我家有一个电饭锅不过是老式的能用就拿去")
    assert "王阿姨 来帮忙了" in await home.card(to=need)
    assert "小美" not in await home.card(to=need)


async def test_what_is_over_already_is_understood_privately(home: Neighbourhood) -> None:
    await lent(home)
    await home.writes("刘叔", "她拿走了")
    assert "没听懂" not in (await home.hears("刘叔"))[-1]


async def test_not_yet_answers_what_was_asked(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", "谁家有梯子借一下")
    await home.replies("陈姐", need, "我家有")
    await home.advance(days=1)
    await home.writes("王阿姨", "还没去拿呢")
    assert "没听懂" not in (await home.hears("王阿姨"))[-1]


async def test_what_the_giver_ate_was_not_given(home: Neighbourhood) -> None:
    offer = await home.says("小李", "多了一箱橙子，自取")
    await home.replies("陈姐", offer, "我要")
    await home.replies("小李", offer, "不好意思 刚被我妈吃了")
    assert "✅" not in await home.card(to=offer)
    assert "谢谢小李" not in str(await home.buttons("陈姐"))


async def test_then_never_mind(home: Neighbourhood) -> None:
    need = await home.says("小李", "谁有锤子借一下")
    await home.replies("刘叔", need, "我这有")
    await home.replies("小李", need, "那算了")
    assert "这件事不用了" in await home.card(to=need)


async def test_a_dance_that_is_not_danced_brings_the_button(home: Neighbourhood) -> None:
    await announced(home, "/event 每周三晚上7点 小广场 广场舞")
    before = len(await home.hears("老张"))
    await home.says("老张", "这周三广场舞不跳了，下雨")
    assert "这次不办" in await home.buttons("老张")
    assert len(await home.hears("老张")) > before


async def test_what_has_a_price_in_hong_kong_is_for_sale(home: Neighbourhood) -> None:
    offer = await home.says("陈姐", "平讓一架BB車，九成新，$200，有意私")
    assert "转让" in await home.card(to=offer)


async def test_an_event_is_called_by_its_first_word_too(home: Neighbourhood) -> None:
    await announced(home, "/event 下周六下午3点 活动室 粤剧欣赏")
    await home.says("陈姐", "粵劇我都嚟！")
    before = await event_card(home)
    await home.says("陈姐", "粵劇我哋嚟唔到喇")
    assert "参加 1 人：陈姐" in before
    assert "参加" not in (await event_card(home)).split("看原来的消息")[1].split("来的邻居")[0]


@pytest.mark.parametrize("words", ["他家在哪", "我不会点那个名字", "佢係邊個？", "怎么联系他"])
async def test_who_asks_how_to_find_the_neighbour_hears_how(home: Neighbourhood, words: str) -> None:
    need = await home.says("王阿姨", "谁家有梯子借一下")
    await home.replies("刘叔", need, "我有")
    await home.writes("王阿姨", words)
    assert (await home.hears("王阿姨"))[-1].startswith("点一下消息里那位邻居的名字就能私聊")
    assert "刘叔 来帮忙了" in await home.card(to=need)
