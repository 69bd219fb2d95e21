"""How neighbours tell that a promise was kept, is off or is not needed: seldom with 「拿到了」 or a reply."""

import pytest

from tests.neighbourhood import Neighbourhood


@pytest.mark.parametrize(
    ("post", "promise", "minutes", "words"),
    [
        ("谁家有葱 两根就行", "我有", 6, "看到了 救命之恩"),
        ("谁有创可贴", "我有", 10, "皮卡丘贴上了 可爱"),
        ("谁家有蚝油", "我有", 1, "拿好了 小李侬人真好"),
        ("谁有体温计借一下", "我有", 20, "37度2 还好"),
        ("谁家有梯子借用一下", "我有", 1500, "小李梯子靠你门口了"),
        ("谁有电钻借一下", "我有", 15, "谢谢小李"),
    ],
)
async def test_a_poster_has_what_was_promised(
    home: Neighbourhood, post: str, promise: str, minutes: int, words: str
) -> None:
    need = await home.says("王阿姨", post)
    await home.says("小李", promise)
    await home.advance(minutes=minutes)
    await home.says("王阿姨", words)
    assert "成了，谢谢小李" in await home.card(need)


@pytest.mark.parametrize("words", ["谢谢小李", "小李真厉害", "看到了", "谢谢小李 我晚上来拿", "快递拿到了", "真香"])
async def test_right_after_the_promise_it_is_politeness(home: Neighbourhood, words: str) -> None:
    need = await home.says("王阿姨", "谁有电钻借一下")
    await home.says("小李", "我有")
    await home.says("王阿姨", words)
    assert "小李 来帮忙了" in await home.card(need)


async def test_who_helped_tells_it(home: Neighbourhood) -> None:
    need = await home.says("刘叔", "谁家血压计借用一下")
    await home.says("王阿姨", "我有 送来")
    await home.advance(minutes=10)
    await home.says("王阿姨", "量了 135 没事体")
    assert "成了，谢谢王阿姨" in await home.card(need)


async def test_a_third_neighbour_ends_nothing(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", "谁有电钻借一下")
    await home.says("小李", "我有")
    await home.advance(minutes=20)
    for words in ("拿到了 谢谢", "背回来了", "谢谢小李", "我也拿了"):
        await home.says("陈姐", words)
    assert "小李 来帮忙了" in await home.card(need)


async def test_each_who_takes_some_says_so(home: Neighbourhood) -> None:
    given = await home.says("老张", "俺妈腌了酸菜 谁要 拿盆来")
    await home.says("小李", "我要")
    await home.says("王阿姨", "我也要")
    await home.advance(minutes=60)
    await home.says("小李", "真酸 过瘾")
    await home.says("王阿姨", "我的也抱回家了")
    for who in ("小李", "王阿姨"):
        await home.taps(who, "🌷 谢谢老张", where=who)  # the button that comes with the end
    await home.says("老张", "没了没了 缸都空了")
    assert "想要的邻居点一下" not in await home.card(given)


async def test_there_is_plenty_for_who_waited(home: Neighbourhood) -> None:
    given = await home.says("老张", "家里腌的酸菜送人 谁要")
    await home.says("小李", "我要")
    await home.says("王阿姨", "我也要")
    before = await home.card(given)
    await home.says("老张", "管够")
    assert "小李、王阿姨 要了" not in before
    assert "小李、王阿姨 要了" in await home.card(given)


@pytest.mark.parametrize(
    ("post", "words"),
    [
        ("谁家有手电筒借我一下", "手电不用了,拿手机照也一样"),
        ("谁家有花椒 做水煮鱼", "算了 我个人下楼买一包"),
        ("布艺沙发送人 自己来搬", "不好意思 老公说要放到车库里 不送了"),
    ],
)
async def test_it_is_not_needed_any_more(home: Neighbourhood, post: str, words: str) -> None:
    message = await home.says("陈姐", post)
    await home.advance(minutes=20)
    await home.says("陈姐", words)
    card = await home.card(message)
    assert "成了" not in card
    assert "点一下" not in card


async def test_it_turned_up_without_a_neighbour(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", "我钥匙找不到了 一串 谁看到了")
    await home.advance(minutes=25)
    await home.says("王阿姨", "哎哟 在菜篮子里 压在青菜下头")
    assert "✅" in await home.card(need)


async def test_who_steps_in_has_it(home: Neighbourhood) -> None:
    need = await home.says("刘叔", "谁搭把手 冰箱要抬上三楼 一个人整不动")
    await home.says("老张", "我来")
    await home.advance(minutes=270)
    await home.says("老张", "单位叫我回去一趟 抬不了了")
    assert "老张" not in await home.card(need)
    await home.says("小李", "那我上吧 反正躺着")
    assert "小李 来帮忙了" in await home.card(need)


async def test_hours_later_nobody_steps_in(home: Neighbourhood) -> None:
    need = await home.says("刘叔", "谁搭把手 冰箱要抬上三楼 一个人整不动")
    await home.says("老张", "我来")
    await home.advance(minutes=60)
    await home.says("老张", "对不起 临时加班 抬不了了")
    await home.advance(minutes=120)
    await home.says("小李", "那我上吧 反正躺着")
    assert "小李" not in await home.card(need)


async def test_who_waited_is_next_when_it_is_let_go_days_later(home: Neighbourhood) -> None:
    given = await home.says("陈姐", "小孩自行车送人 自提")
    await home.says("小美", "我要")
    await home.says("王阿姨", "我也要")
    await home.advance(days=1)
    await home.says("小美", "不好意思 我姐说她家有了 让给别人")
    card = await home.card(given)
    assert "小美" not in card
    assert "王阿姨" in card


async def test_a_giver_says_who_fetched_it(home: Neighbourhood) -> None:
    given = await home.says("陈姐", "半包尿不湿送人")
    await home.says("小美", "我要")
    await home.advance(minutes=60)
    await home.says("陈姐", "小美拿走了 还给我俩橘子")
    assert "送出去了" in await home.card(given)


async def test_what_is_put_at_the_door_was_had(home: Neighbourhood) -> None:
    need = await home.says("小美", "谁有红糖 想煮姜茶")
    await home.says("刘叔", "多喝热水")
    await home.says("小李", "挂你门上了")
    assert "成了，谢谢小李" in await home.card(need)


async def test_one_that_is_not_wanted_leaves_the_search_open(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", "想包汤团 糯米粉差一点点 啥人有")
    await home.says("刘叔", "糯米粉我有半包")
    before = await home.card(need)
    await home.says("王阿姨", "去年的勿要了 谢谢侬")
    assert "刘叔 来帮忙了" in before
    assert "方便的邻居点一下" in await home.card(need)


@pytest.mark.parametrize("words", ["修好了", "弄妥了", "搞定"])
async def test_a_deed_that_is_told_ends_no_gift_of_who_did_it(home: Neighbourhood, words: str) -> None:
    gift = await home.says("小李", "旧冰箱不要了 谁要自己来搬")
    await home.replies("陈姐", gift, "我要")
    tap = await home.says("王阿姨", "水龙头关不紧 谁会修")
    await home.says("小李", "我来看看")
    await home.advance(minutes=40)
    await home.says("小李", words)
    assert "成了，谢谢小李" in await home.card(to=tap)
    assert "陈姐 要了" in await home.card(to=gift)
