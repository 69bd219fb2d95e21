"""Most people reply to nothing: what they type a moment after somebody asked is about that."""

import pytest

from tests.neighbourhood import Neighbourhood

TALKS = {  # what is said one after the other, and what the card of the first says then
    "where it was found is no other thing": (
        (
            ("刘叔", "钥匙丢了 一串 有个红绳 谁捡到了"),
            ("小美", "是不是挂着个小葫芦"),
            ("刘叔", "对对对"),
            ("小美", "在我这 早上电梯口捡的"),
        ),
        "小美 说捡到了",
    ),
    "a craftsman came and it is over": (
        (("刘叔", "谁会修马桶啊 一直漏水"), ("小李", "物业有师傅 我把电话发你"), ("刘叔", "师傅来修好了")),
        "成了",
    ),
    "who is recommended is an answer": (
        (("陈姐", "求一个靠谱的钟点工 一周两次"), ("刘叔", "我家的王姐不错 我把她微信推给你")),
        "刘叔 说知道",
    ),
    "who buys it anew for a neighbour was helped": (
        (("刘叔", "谁有降压药 我的吃完了 药店关了"), ("王阿姨", "我有"), ("刘叔", "拿到了 明天买了还您")),
        "成了，谢谢王阿姨",
    ),
    "seats are taken as people say it": (
        (
            ("小李", "我明天七点半开车去浦东机场 空两个位 要的说"),
            ("王阿姨", "我也要坐 带个箱子可以吗"),
            ("刘叔", "我也想坐"),
        ),
        "王阿姨、刘叔 要搭车",
    ),
    "an exchange is taken up by what it wants": (
        (("陈姐", "我家有多的姜 想换几根葱"), ("刘叔", "我有葱 换")),
        "刘叔 来换了",
    ),
    "who runs the errand asks for the code": (
        (
            ("王阿姨", "我快递在驿站 腿痛下不去 哪个帮我带一带"),
            ("刘叔", "今天真冷"),
            ("小李", "阿姨取件码私我 我正好要去"),
        ),
        "小李 来帮忙了",
    ),
    "a hand is lent though others talk in between": (
        (
            ("王阿姨", "电脑开不了机了 谁能帮我看看"),
            ("刘叔", "我家那台也慢"),
            ("陈姐", "哈哈哈"),
            ("小李", "今天加班 我下班来弄"),
        ),
        "小李 来帮忙了",
    ),
    "the thing is on its way": (
        (("王阿姨", "谁有小推车借一下"), ("小美", "多重啊"), ("老张", "我推下来")),
        "老张 来帮忙了",
    ),
    "the word of the question is the answer": (
        (("刘叔", "月季苗多了三棵 谁养"), ("陈姐", "我养啥死啥 哈哈"), ("王阿姨", "我养我养")),
        "王阿姨 要了",
    ),
    "I, says who wants it": ((("王阿姨", "红烧肉烧多了一碗 谁要"), ("小李", "我！锅盖都给您端走")), "小李 要了"),
    "who has rice to take wants no scooter": (
        (("老张", "滑板车送人 谁要"), ("小李", "米我要 快断粮了"), ("陈姐", "要的要的")),
        "陈姐 要了",
    ),
    "who had asked for it has taken it away": (
        (("刘叔", "哪家有多余的泡菜坛子嘛 借来用哈"), ("王阿姨", "我屋头有个 你来抱嘛"), ("刘叔", "抱走咯 谢了王嬢嬢")),
        "成了，谢谢王阿姨",
    ),
}


@pytest.mark.parametrize(("talk", "card"), TALKS.values(), ids=TALKS.keys())
async def test_talk_goes_on(home: Neighbourhood, talk: tuple[tuple[str, str], ...], card: str) -> None:
    first, *_ = [await home.says(who, words) for who, words in talk]
    assert card in await home.card(to=first)


@pytest.mark.parametrize(
    "words",
    ["有，这就送来", "有的 等下拿给你", "家里刚好有一块，你过来", "等着 我下楼", "屋企有，落嚟攞", "有！给你拿下去"],
)
async def test_words_of_no_list_take_up_what_was_just_asked(home: Neighbourhood, words: str) -> None:
    need = await home.says("王阿姨", "谁家有姜，炒菜缺两块")
    await home.says("小李", words)
    assert "小李 来帮忙了" in await home.card(to=need)


@pytest.mark.parametrize("words", ["今天真冷", "哈哈哈", "收到", "我家也没有", "北门的桂花开了", "电钻", "还有吗"])
async def test_talk_takes_up_nothing(home: Neighbourhood, words: str) -> None:
    need = await home.says("王阿姨", "谁家有姜，炒菜缺两块")
    await home.says("小李", words)
    assert "小李" not in await home.card(to=need)


@pytest.mark.parametrize("words", ["要！", "要了", "留一份给我", "这么好，我这就来拿"])
async def test_who_wants_takes_up_what_is_given(home: Neighbourhood, words: str) -> None:
    offer = await home.says("陈姐", "多了一箱橙子，自取")
    await home.says("小李", words)
    assert "小李 要了" in await home.card(to=offer)


@pytest.mark.parametrize(
    ("post", "words"), [("谁家有姜，炒菜缺两块", "留一份给我"), ("多了一箱橙子，自取", "有，这就送来")]
)
async def test_who_gives_answers_no_gift_and_who_wants_no_need(home: Neighbourhood, post: str, words: str) -> None:
    said = await home.says("王阿姨", post)
    await home.says("小李", words)
    assert "小李" not in await home.card(to=said)


@pytest.mark.parametrize(
    ("need", "words"),
    [
        ("谁有多的米", "米我家多了一袋 自取"),
        ("谁家有葱", "葱在门口花盆里 自己掐"),
        ("谁会修打印机", "我修过打印机 可以上门看看"),
        ("有没有明天早上去虹桥的 想拼个车", "我七点半走 去虹桥接人 顺你一程"),
        ("谁有酵母", "我家还有两包没拆"),
        ("谁有管道疏通器", "有皮搋子"),
        ("谁有管道疏通器", "我有疏通剂 拿去用"),
        ("孩子发烧39度 谁家有布洛芬", "美林可以吗 没开封"),
        ("下周回老家 有没有人能帮忙喂猫五天", "我可以 我也养猫"),
    ],
)
async def test_an_offer_of_the_thing_just_asked_for_is_an_answer(home: Neighbourhood, need: str, words: str) -> None:
    asked = await home.says("王阿姨", need)
    await home.says("小李", words)
    assert "小李 来帮忙了" in await home.card(to=asked)
    assert not any("小李" in card["text"] and "可以" in card["text"] for card in await home.cards())


@pytest.mark.parametrize("words", ["我爱吃", "给我来点", "老太婆也想吃", "来一碗"])
async def test_who_would_eat_it_wants_it(home: Neighbourhood, words: str) -> None:
    offer = await home.says("陈姐", "腌的酸菜好了 谁爱吃来端一碗")
    await home.says("小李", words)
    assert "小李 要了" in await home.card(to=offer)


@pytest.mark.parametrize("words", ["我也想吃", "来一碗"])
async def test_nobody_eats_a_ladder(home: Neighbourhood, words: str) -> None:
    offer = await home.says("陈姐", "多了个旧梯子，自取")
    await home.says("小李", words)
    assert "小李" not in await home.card(to=offer)


async def test_a_ride_on_another_day_is_a_post(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", "有没有明天早上去虹桥的 想拼个车")
    await home.says("小李", "我后天早上七点半去虹桥，可以捎两个人")
    assert "小李" not in await home.card(to=need)


async def test_another_post_within_the_ten_minutes_stays_a_post(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", "谁家有姜，炒菜缺两块")
    offer = await home.says("小李", "多了一箱橙子，自取")
    assert "小李" not in await home.card(to=need)
    assert "橙子" in await home.card(to=offer)


@pytest.mark.parametrize("words", ["我有", "马上到", "我来吧"])
async def test_after_ten_minutes_a_word_may_mean_anything(home: Neighbourhood, words: str) -> None:
    need = await home.says("王阿姨", "谁家有姜，炒菜缺两块")
    await home.advance(minutes=11)
    await home.says("小李", words)
    assert "小李" not in await home.card(to=need)


async def test_somebody_promised_already(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", "谁家有姜，炒菜缺两块")
    await home.says("小李", "有，这就送来")
    await home.says("刘叔", "有的 等下拿给你")
    await home.says("小李", "马上到")
    assert "刘叔" not in await home.card(to=need)
    assert not any("姜" in one for one in await home.hears("刘叔"))


async def test_their_own_need_is_not_taken_up(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", "谁家有姜，炒菜缺两块")
    await home.says("王阿姨", "等着 我下楼")
    assert "来帮忙了" not in await home.card(to=need)


async def test_of_two_it_means_neither(home: Neighbourhood) -> None:
    ginger = await home.says("王阿姨", "谁家有姜，炒菜缺两块")
    ladder = await home.says("陈姐", "谁有梯子借一下")
    await home.says("小李", "有，这就送来")
    assert "小李" not in await home.card(to=ginger) + await home.card(to=ladder)


async def test_who_is_thanked_helped_though_they_had_said_nothing(home: Neighbourhood) -> None:
    await home.says("小李", "多了一箱橙子，自取")  # so the bot knows who 小李 is
    need = await home.says("王阿姨", "谁家有姜，炒菜缺两块")
    await home.says("王阿姨", "拿到了，谢谢小李")
    assert "成了，谢谢小李" in await home.card(to=need)
    await home.advance(hours=1)
    await home.says("陈姐", "谁有姜，急用一块")
    assert any("陈姐 想要姜" in one for one in await home.hears("小李"))  # who has ginger is known now


async def test_it_may_be_taken_back_and_nobody_has_promised_anything(home: Neighbourhood) -> None:
    await home.says("小李", "多了一箱橙子，自取")
    need = await home.says("王阿姨", "谁家有姜，炒菜缺两块")
    await home.says("王阿姨", "拿到了，谢谢小李")
    await home.says("王阿姨", "点错了，还没拿到")
    card = await home.card(to=need)
    assert "想要姜" in card
    assert "小李" not in card


async def test_what_was_lent_without_a_word_comes_back(home: Neighbourhood) -> None:
    await home.says("刘叔", "多了一箱橙子，自取")
    await home.says("王阿姨", "谁有电钻借一下")
    await home.says("王阿姨", "借到了，谢谢刘叔")
    await home.writes("刘叔", "/loans")
    assert "电钻" in (await home.hears("刘叔"))[-1]


@pytest.mark.parametrize(
    "words", ["拿到了，谢谢小李提醒", "拿到了，谢谢小李的推荐", "自己去买了，谢谢小李", "拿到了，谢谢大家"]
)
async def test_who_is_thanked_for_something_else_gave_nothing(home: Neighbourhood, words: str) -> None:
    await home.says("小李", "多了一箱橙子，自取")
    need = await home.says("王阿姨", "谁家有姜，炒菜缺两块")
    await home.says("王阿姨", words)
    card = await home.card(to=need)
    assert "成了" in card
    assert "小李" not in card


async def test_who_says_when_it_comes_back_has_it(home: Neighbourhood) -> None:
    need = await home.says("陈姐", "谁有万用表借用一下 家里插座好像没电")
    await home.says("小李", "有 我下班给你送去")
    await home.says("陈姐", "收到了 用完还你")
    assert "成了，谢谢小李" in await home.card(to=need)
    await home.advance(days=1)
    await home.says("陈姐", "小李 万用表放你家门口鞋柜上了 谢谢")
    await home.writes("小李", "/loans")
    assert (await home.hears("小李"))[-1] == "您没有借着别人的东西，也没有东西借在外面。"


async def test_an_hour_without_a_day_and_a_name_is_no_announcement(home: Neighbourhood) -> None:
    before = len(await home.hears("老张"))
    await home.says("老张", "九点 在中心花园集合")
    assert len(await home.hears("老张")) == before
    await home.says("老张", "明晚七点在中心花园集合")
    assert "发布吗" in (await home.hears("老张"))[before]


async def test_what_was_fetched_is_ticked_off_in_words(home: Neighbourhood) -> None:
    await home.says("小美", "有没有人要一起团牛奶 山姆的 一箱54")
    await home.says("陈姐", "我要一箱")
    await home.says("刘叔", "那我来两箱吧")
    await home.says("小美", "牛奶到货了，来我家拿")
    await home.says("陈姐", "拿到了 谢谢小美")
    await home.says("刘叔", "我的两箱拿走了 钱转你了")
    await home.says("王阿姨", "拿到了，真甜")
    card = next(one["text"] for one in await home.cards() if "（小美 发起）" in one["text"])
    assert "1. 陈姐 1箱 ✅\n2. 刘叔 2箱 ✅" in card


@pytest.mark.parametrize(
    ("post", "more"),
    [
        ("孩子手工课要用硬纸板 谁家有", "大点的 两三个就行"),
        ("谁有酵母", "两包就够 急用"),
        ("有没有卖土鸡蛋的推荐", "有电话吗"),
        ("谁知道附近哪家牙科好", "求个电话"),
        ("谁知道附近哪家牙科好", "东门哪家？"),
    ],
)
async def test_who_says_more_of_their_need_has_no_second_one(home: Neighbourhood, post: str, more: str) -> None:
    await home.says("陈姐", post)
    before = len(await home.cards())
    await home.says("陈姐", more)
    assert len(await home.cards()) == before


@pytest.mark.parametrize("more", ["谁家还有葱，要一把", "谁有梯子借一下", "求一个快递盒", "谁有开锁师傅的电话"])
async def test_another_need_of_theirs_is_one(home: Neighbourhood, more: str) -> None:
    await home.says("陈姐", "谁有酵母")
    before = len(await home.cards())
    await home.says("陈姐", more)
    assert len(await home.cards()) == before + 1


@pytest.mark.parametrize(
    "words", ["刚才在3栋楼下好像看到一只", "早上在北门见过", "我好像看见了 往东边跑了", "在我家呢"]
)
async def test_who_saw_the_cat_is_brought_together_with_its_owner(home: Neighbourhood, words: str) -> None:
    need = await home.says("王阿姨", "哎呀我家猫跑出去了 黄色的 脖子上有铃铛 谁看见了帮忙说一声")
    await home.says("小李", words)
    assert "小李" in await home.card(to=need)


@pytest.mark.parametrize("words", ["没看到呢 我帮你留意", "什么样的猫", "看到了我告诉你", "谁看到了都说一声"])
async def test_who_did_not_see_it_is_not(home: Neighbourhood, words: str) -> None:
    need = await home.says("王阿姨", "哎呀我家猫跑出去了 黄色的 脖子上有铃铛 谁看见了帮忙说一声")
    await home.says("小李", words)
    assert "小李" not in await home.card(to=need)


@pytest.mark.parametrize("words", ["拿到啦 好香", "拿了 谢谢王阿姨", "青团拿走了"])
async def test_who_has_it_says_so(home: Neighbourhood, words: str) -> None:
    await home.says("王阿姨", "做了点青团 想送给邻居尝尝")
    await home.says("小李", "哇 我要")
    await home.says("小李", words)
    await home.advance(days=2)
    assert not any("拿到了吗" in one for one in await home.hears("小李"))


async def test_who_brought_it_says_so(home: Neighbourhood) -> None:
    await home.says("陈姐", "谁有酵母")
    await home.says("小李", "有 我给你送去")
    before = len(await home.hears("小李"))
    await home.says("小李", "放你门口了")
    await home.advance(days=2)
    assert not any("办到了吗" in one for one in (await home.hears("小李"))[before:])


@pytest.mark.parametrize("words", ["我家有 不过在老家", "我有，但是坏了"])
async def test_who_has_it_elsewhere_promises_nothing(home: Neighbourhood, words: str) -> None:
    need = await home.says("刘叔", "谁家有梯子 明天换灯泡用一下")
    await home.says("小美", words)
    assert "小美" not in await home.card(to=need)


async def test_it_came_back_before_anybody_had_said_that_it_went(home: Neighbourhood) -> None:
    await home.says("王阿姨", "哪个屋头有高压锅哦 借来炖个汤")
    await home.says("刘叔", "我屋头有噻 你来端嘛")
    await home.advance(hours=4)
    await home.says("王阿姨", "锅给你端回去了哈 放桌子上头了")
    assert any("王阿姨 说高压锅还给您了" in one for one in await home.hears("刘叔"))
    assert not any("说好什么时候还" in one for one in await home.hears("王阿姨"))


async def test_it_came_back_in_the_words_of_shanghai(home: Neighbourhood) -> None:
    need = await home.says("刘叔", "侬屋里有伐 借把榔头")
    await home.says("小美", "有额 来拿")
    await home.says("刘叔", "榔头还脱了")
    assert "成了，谢谢小美" in await home.card(to=need)
    assert any("刘叔 说榔头还给您了" in one for one in await home.hears("小美"))


async def test_where_to_put_it_ends_nothing(home: Neighbourhood) -> None:
    need = await home.says("小美", "明天谁在家 帮我收个快递 大件 冰箱")
    await home.says("刘叔", "我在家 几点到")
    await home.says("刘叔", "行 放我家门口 我看着")
    assert "成了" not in await home.card(to=need)


async def test_what_is_named_is_another_thing(home: Neighbourhood) -> None:
    offer = await home.says("小美", "我妈包了粽子 太多了吃不完 有要的吗")
    await home.says("王阿姨", "我要我要")
    await home.says("陈姐", "给我两个")
    assert "王阿姨、陈姐 要了" in await home.card(to=offer)
    await home.says("小美", "冰箱收到啦 刘叔帮大忙了")
    assert "要了" in await home.card(to=offer)


async def test_everybody_is_no_name_of_an_event(home: Neighbourhood) -> None:
    await home.says("老张", "@所有人 这周日下午三点 社区活动室 免费量血压 请老人家来")
    assert "📣 免费量血压" in (await home.hears("老张"))[-1]


async def test_who_gave_to_several_is_not_asked_about_each(home: Neighbourhood) -> None:
    await home.says("小美", "我妈包了粽子 太多了吃不完 有要的吗")
    for who in ("王阿姨", "陈姐", "刘叔"):
        await home.says(who, "我也要")
    await home.advance(days=1, hours=2)
    assert not any("给了吗" in one for one in await home.hears("小美"))
    assert any("拿到了吗" in one for one in await home.hears("陈姐"))


async def test_talk_in_between_goes_on_about_something_else(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", "谁家有打气筒 借一下")
    for who, words in [
        ("小美", "你们都在家吗 我刚下班"),
        ("陈姐", "在家 刚吃完饭"),
        ("刘叔", "我在楼下遛弯"),
        ("小李", "等我 我也来"),
        ("小美", "马上到"),
    ]:
        await home.says(who, words)
    assert "方便的邻居点一下「我来帮」" in await home.card(to=need)
    await home.says("陈姐", "我有一个24寸的 来拿吧")
    assert "陈姐 来帮忙了" in await home.card(to=need)


async def test_who_wants_what_another_has_taken_waits(home: Neighbourhood) -> None:
    offer = await home.says("陈姐", "一把折叠椅不用了，谁要拿走")
    await home.says("小美", "要要要！！")
    await home.says("小李", "要！")
    card = await home.card(to=offer)
    assert "小美 要了" in card
    assert "排队：小李" in card


@pytest.mark.parametrize("words", ["包子拿了三个 孩子抢着吃", "拿了三个 谢谢陈姐", "包子拿了 好吃得很"])
async def test_who_has_fetched_it_says_so(home: Neighbourhood, words: str) -> None:
    offer = await home.says("陈姐", "蒸了两笼包子 谁家要来拿")
    await home.says("小李", "我要")
    await home.says("小李", words)
    assert "✅" in await home.card(to=offer)


@pytest.mark.parametrize("words", ["谁拿了包子", "包子被我弟弟拿了吗", "包子还没拿"])
async def test_what_another_fetched_ends_nothing(home: Neighbourhood, words: str) -> None:
    offer = await home.says("陈姐", "蒸了两笼包子 谁家要来拿")
    await home.says("小李", "我要")
    await home.says("小李", words)
    assert "✅" not in await home.card(to=offer)


@pytest.mark.parametrize("words", ["想要婴儿车，能便宜点吗", "求婴儿车，150卖不卖"])
async def test_who_haggles_over_what_is_sold_needs_nothing_else(home: Neighbourhood, words: str) -> None:
    await home.says("陈姐", "出个婴儿车 九成新 200")
    before = await home.group()
    await home.says("小美", words)
    assert await home.group() == before
    assert await home.hears("陈姐") == []


async def test_who_wants_it_cheap_where_nobody_sells_it_needs_it(home: Neighbourhood) -> None:
    need = await home.says("小美", "想要一个婴儿车，便宜点的二手也行")
    assert "小美 想要婴儿车" in await home.card(to=need)


async def test_a_cat_somewhere_is_the_one_that_is_missed_and_nothing_found(home: Neighbourhood) -> None:
    search = await home.says("小美", "我家橘猫跑丢了 叫胖虎 有看到的邻居告诉我")
    await home.says("刘叔", "车棚那边有只橘色的")
    assert "刘叔 说看到了" in await home.card(to=search)
    assert not any("捡到" in one for one in await home.group())


async def test_a_number_answers_who_asked_for_one(home: Neighbourhood) -> None:
    asked = await home.says("王阿姨", "钥匙落家里了 进不去门 谁有开锁电话")
    await home.says("刘叔", "13812345678 王师傅")
    assert "刘叔 说知道" in await home.card(to=asked)


@pytest.mark.parametrize("words", ["我送您", "我陪您去吧"])
async def test_who_takes_them_there_is_heard(home: Neighbourhood, words: str) -> None:
    need = await home.says("刘叔", "明天下午谁能送我去医院")
    await home.says("小李", words)
    assert "小李 来帮忙了" in await home.card(to=need)


async def test_who_has_time_has_no_ginger(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", "谁家有姜")
    await home.says("陈姐", "我有空")
    assert "陈姐" not in await home.card(to=need)


async def test_what_is_free_again_is_taken_by_a_bare_word(home: Neighbourhood) -> None:
    offer = await home.says("陈姐", "一盆绿萝 谁要")
    await home.says("小美", "我要")
    await home.advance(hours=2)
    await home.says("小美", "我不要了 我家猫会啃")
    await home.says("小李", "那我要")
    assert "小李 要了" in await home.card(to=offer)


async def test_who_looks_for_the_same_gives_it_to_nobody(home: Neighbourhood) -> None:
    await home.says("小李", "谁有打气筒")
    second = await home.says("陈姐", "同求打气筒 车胎瘪了")
    await home.says("小李", "我先来")
    assert "小李" not in await home.card(to=second)
