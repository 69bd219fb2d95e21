"""How short words end a matter: of the poster, and of who took it up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.answers import endings


@pytest.mark.parametrize(
    ("text", "ends"),
    [("不用了", True), ("不用啦，谢谢", True), ("不要了", True), ("不用了吧你说呢", False), ("", False)],
)
def test_the_end_of_something_and_nothing_else(text: str, ends: bool) -> None:
    assert endings.drops(text) == ends


@pytest.mark.parametrize(
    "text", ["送完了", "拿到了", "找到了，谢谢大家", "已经送完啦", "都领走了", "搞定", "拿到了谢谢", "借出去了"]
)
def test_an_end_however_it_came(text: str) -> None:
    assert endings.ends(text)


@pytest.mark.parametrize(
    "text",
    [
        "还没找到",
        "找到了吗",
        "快递收到了",
        "找到工作了",
        "送完孩子就来",
        "解决了一个大问题",
        "谢谢",
        "都",
        "收到了",
        "没有了",
        "算了",
        "",
    ],
)
def test_what_says_more_than_an_end(text: str) -> None:
    assert not endings.ends(text)


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("卖掉了", "sold"),
        ("已经送完啦", "given"),
        ("借到了谢谢小李", "got"),
        ("没有了", "given"),
        ("不用了", None),
        ("", None),
    ],
)
def test_how_it_ended(text: str, end: str | None) -> None:
    assert endings.ended(text) == end


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("没拿到，小李不在家", "undone"),
        ("还没借到", "undone"),
        ("没人送来", "undone"),
        ("没等到人", "undone"),
        ("没送完", "undone"),
        ("拿不到啊", "undone"),
        ("没事了，借到了", "done"),
        ("没想到这么快就拿到了", "done"),
        ("借到了，谢谢", "done"),
        ("卖掉了", "done"),
        ("没有了", "done"),
        ("不用了，谢谢", "dropped"),
        ("唔使啦", "dropped"),
        ("改成8点出发了", "changed"),
        ("推迟到周日", "changed"),
        ("太好了，谢谢！", "stays"),
        ("谢谢大家啦", "stays"),
        ("好滴谢谢", "stays"),
        ("没借着", "undone"),
        ("还没人借呢", "undone"),
        ("约好了没来", "undone"),
        ("人家没给我", "undone"),
        ("还差一个", "undone"),
        ("搵到咗", "done"),
        ("修好咯", "done"),
        ("不用找了，在沙发底下", "dropped"),
        ("不需要咯谢谢", "dropped"),
    ],
)
def test_of_the_poster(text: str, said: str) -> None:
    assert endings.by_poster(text, "need", "loan") == said


@pytest.mark.parametrize("text", ["车坏了，明天去不了了", "临时有事，走不了了", "明天不去了"])
def test_a_driver_who_cannot_go_cancels(text: str) -> None:
    assert endings.by_poster(text, "offer", "ride") == "dropped"
    assert endings.cancels(text, "offer", "ride")


@pytest.mark.parametrize("text", ["来不了的话说一声", "你去不了吗", "车坏了你们还去吗", "找到了，不用来了"])
def test_what_cancels_nothing(text: str) -> None:
    assert not endings.cancels(text, "offer", "ride")


@pytest.mark.parametrize(
    "text",
    [
        "我这边走不开了",
        "被我弟拿走了",
        "我家那个卖掉了",
        "已经给别人了",
        "刚发现坏了，用不了",
        "我有事出门了",
        "堵车了赶不到，谁能替我一下",
        "先给别人吧",
        "修不了，太旧了",
        "找不到了，不好意思",
        "唔得閒，去唔到",
        "借畀隔篱咗",
        "車冇電喇",
    ],
)
def test_a_helper_backs_out(text: str) -> None:
    assert endings.by_taker(text, "need", "王阿姨") == "off"


@pytest.mark.parametrize(
    "text",
    [
        "送过去了",
        "孩子接到了，在我家",
        "给您放门口了",
        "搞定",
        "借给王阿姨了",
        "帮您买好了",
        "接回来了",
        "给你放电表箱上了",
        "已送到",
        "帮她弄好咧",
        "买好了，给您放门口了",
    ],
)
def test_a_helper_is_done(text: str) -> None:
    assert endings.by_taker(text, "need", "王阿姨") == "done"


@pytest.mark.parametrize(
    "text",
    [
        "我来了",
        "十分钟后到",
        "好的",
        "可以的，晚上七点来拿",
        "来不了的话我提前说",
        "堵车，晚到10分钟",
        "还没送到",
        "我不在家，我老公在，来拿就行",
        "快没电了，充好给您",
        "今天没空，明天给您送",
        "等我修好了给你",
        "晚上放你门口哦",
        "弄好了叫你",
        "修好了再还我",
        "还没送人，在的",
        "找不到你家单元门",
        "",
    ],
)
def test_a_helper_says_neither(text: str) -> None:
    assert endings.by_taker(text, "need", "王阿姨") is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("家里有了，不拿了", "off"),
        ("我不要了，给刘叔吧", "off"),
        ("我改高铁了，不用等我", "off"),
        ("太重了搬不动，算了", "off"),
        ("拿到了，谢谢", "done"),
        ("取走了", "done"),
        ("坐上了，谢谢", "done"),
        ("沙发搬回家了", "done"),
        ("家里老人又买了一个", "off"),
        ("唔要喇", "off"),
        ("不要给别人哦", None),
        ("下班来拿", None),
        ("我要两箱", None),
    ],
)
def test_of_who_wanted_an_offer(text: str, said: str | None) -> None:
    assert endings.by_taker(text, "offer") == said


@pytest.mark.parametrize(
    ("text", "denied"), [("不用小李的了", True), ("小李没空", True), ("谢谢小李", False), ("小李送来的", False)]
)
def test_somebody_who_was_not_it(text: str, denied: bool) -> None:
    assert endings.denied(text, "小李") is denied


def test_nobody_was_of_help() -> None:
    assert [endings.alone(text) for text in ("我自己去买了", "网上买了", "我自己去拿了", "谢谢")] == [
        True,
        True,
        False,
        False,
    ]


@given(st.text())
def test_never_raises(text: str) -> None:
    endings.by_poster(text, "need", "item")
    endings.by_taker(text, "need", text)
    assert endings.ended(text) in (*endings.ENDS, None)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("小李放鸽子了 陈姐你能来吗", "undone"),
        ("等了半天小李没来，还有人能来吗", "undone"),
        ("小李不接电话", "undone"),
        ("联系不上他", "undone"),
        ("他不来了", "undone"),
        ("打错了，是电锯", "changed"),
        ("说错了 是推车", "changed"),
        ("更正：是梯子", "changed"),
        ("这周先不弄了", "dropped"),
        ("等师傅来了再说", "stays"),
        ("有人私聊我了", "stays"),
        ("麻烦送到3号楼", "stays"),
        ("水龙头不漏了，好使", "stays"),
        ("物业修好了", "done"),
    ],
)
def test_of_the_poster_when_it_is_a_guess_that_it_ends(text: str, said: str) -> None:
    assert endings.by_poster(text, "need", "loan", 0.9) == said


def test_what_reads_as_an_end_for_sure_needs_no_word_of_an_end() -> None:
    assert endings.by_poster("水龙头不漏了，好使", "need", "help", 0.99) == "done"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("最后三个", "stays"),
        ("只剩1棵了", "stays"),
        ("给小李留着呢", "stays"),
        ("下一位", "stays"),
        ("不卖了", "dropped"),
        ("自己留着用了", "dropped"),
        ("全部送完了", "done"),
        ("昨天送去她家没人", "undone"),
    ],
)
def test_of_the_giver(text: str, said: str) -> None:
    assert endings.by_poster(text, "offer", "item") == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("满了", "full"),
        ("人齐了，明早见", "full"),
        ("位置没了", "full"),
        ("7点半走", "changed"),
        ("时间改了 6点半走", "changed"),
        ("换成浦东机场", "changed"),
        ("9点才能出发", "changed"),
        ("车限号 开不了", "dropped"),
        ("很满意", "stays"),
    ],
)
def test_of_the_driver(text: str, said: str) -> None:
    assert endings.by_poster(text, "offer", "ride", 0.9) == said


@pytest.mark.parametrize("text", ["还没来得及", "没来过", "我没来过", "小李怎么还没来？", "他没来吗", "谢谢", "借到了"])
def test_nobody_is_missing(text: str) -> None:
    assert not endings.absent(text)


@pytest.mark.parametrize("text", ["买到了", "网上下单了", "儿子送来了", "原来家里有", "找到自己家的了", "不麻烦了"])
def test_no_neighbour_was_of_help(text: str) -> None:
    assert endings.alone(text)


def test_a_neighbour_without_a_name_was_of_help() -> None:
    assert [endings.by_others(text) for text in ("对门借我了", "邻居大哥借我了", "小李借我了")] == [True, True, False]
    assert endings.denied("谢谢小李，不过刚刚借到了", "小李")


@pytest.mark.parametrize(
    ("text", "name", "other"),
    [
        ("快递拿到了", "梯子", True),
        ("菜买到了", "梯子", True),
        ("我家电视坏了", "梯子", True),
        ("狗找到了", "泰迪", False),
        ("人找到了 谢谢大家", "爷爷", False),
        ("放鞋柜上给您了", "梯子", False),
        ("拿到了，谢谢小李", "姜", False),
        ("姜买到了", "姜", False),
    ],
)
def test_what_stands_before_an_end_is_another_thing(text: str, name: str, other: bool) -> None:
    assert endings.another_ended(text, [name]) == other


@pytest.mark.parametrize(
    ("text", "out"), [("去不了了", True), ("车坏了去不了", True), ("没空陪你们打牌", False), ("我家电视坏了", False)]
)
def test_what_takes_back_a_promise_of_a_ladder(text: str, out: bool) -> None:
    assert endings.backs_out(text, "need", ["梯子"]) == out
