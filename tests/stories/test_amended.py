"""Who asked for something changes their mind in the next message, as people do, and replies to nothing."""

from tests.neighbourhood import Neighbourhood


async def test_fewer_will_do(home: Neighbourhood) -> None:
    need = await home.says("陈姐", "谁家有鸡蛋 借两个")
    await home.says("陈姐", "不用两个 一个就够")
    assert "想要鸡蛋（1个）" in await home.card(to=need)


async def test_what_is_wanted_besides_stands_on_the_same_card(home: Neighbourhood) -> None:
    need = await home.says("小美", "做蛋糕缺牛奶 谁家有一盒")
    await home.says("小美", "再来两个鸡蛋")
    await home.says("陈姐", "牛奶我有")
    await home.says("王阿姨", "鸡蛋我有")
    card = await home.card(to=need)
    assert "牛奶（1盒） → 陈姐" in card
    assert "鸡蛋（2个） → 王阿姨" in card
    assert len([one for one in await home.group() if "🙋" in one]) == 1


async def test_who_has_promised_keeps_what_was_asked_first(home: Neighbourhood) -> None:
    need = await home.says("陈姐", "谁家有鸡蛋")
    await home.says("小美", "我有")
    await home.says("陈姐", "再加个蒜")
    card = await home.card(to=need)
    assert "鸡蛋 → 小美" in card
    assert "还缺蒜" in card


async def test_others_and_old_needs_are_not_changed(home: Neighbourhood) -> None:
    need = await home.says("陈姐", "谁家有鸡蛋 借两个")
    before = await home.card(to=need)
    await home.says("小美", "再加个蒜")
    await home.says("刘叔", "一个就够")
    await home.advance(minutes=11)
    await home.says("陈姐", "再加个蒜")
    assert await home.card(to=need) == before


async def test_another_day_is_told_to_who_promised_and_they_are_asked_after_it(home: Neighbourhood) -> None:
    await home.says("刘叔", "明天上午10点要去医院复查 谁能送一下")
    await home.says("小李", "我可以")
    await home.advance(hours=1)
    await home.says("刘叔", "改成后天了 医院通知的")
    assert (await home.hears("小李"))[-1].startswith("刘叔 改了一下：「明天上午10点要去医院复查 谁能送一下；改成后天了")
    await home.advance(days=1, hours=12)
    assert not any("办到了吗" in one for one in await home.hears("小李"))
    await home.advance(days=1)
    assert any("办到了吗" in one for one in await home.hears("小李"))


async def test_a_lift_at_another_time_for_a_reason(home: Neighbourhood) -> None:
    need = await home.says("陈姐", "明早8点去高铁站 有顺路的吗")
    await home.says("刘叔", "我8点15出发 捎你")
    await home.advance(minutes=20)
    await home.says("陈姐", "改签了 变成10点的车")
    assert "上午10点出发" in await home.card(to=need)
    await home.says("刘叔", "那我送不了了")
    assert "刘叔" not in await home.card(to=need)


async def test_who_has_another_thing_promises_nothing(home: Neighbourhood) -> None:
    need = await home.says("小美", "谁家有牛奶")
    await home.says("王阿姨", "鸡蛋我有")
    assert "王阿姨" not in await home.card(to=need)


async def test_enough_of_what_is_held_out_accepts_it(home: Neighbourhood) -> None:
    need = await home.says("小美", "谁家有帐篷 周末露营用")
    await home.says("刘叔", "我有一个3人的")
    await home.says("小美", "够了够了")
    assert "刘叔 来帮忙了" in await home.card(to=need)


async def test_who_forgot_says_so_on_the_day(home: Neighbourhood) -> None:
    need = await home.says("刘叔", "明天下午谁能帮我抬个沙发下楼 两个人")
    await home.says("小李", "我行")
    await home.says("小美", "加我一个")
    assert "小李、小美 来帮忙了" in await home.card(to=need)
    await home.advance(days=1, hours=4)
    await home.says("小美", "哎呀忘了 我在外面 去不了了")
    assert "小李 来帮忙了" in await home.card(to=need)


async def test_who_does_it_alone_needs_nobody(home: Neighbourhood) -> None:
    need = await home.says("小美", "下午开会 谁能帮我接一下孩子 4点半 实验小学")
    await home.says("王阿姨", "我去接")
    await home.advance(hours=1)
    await home.says("小美", "我自己能吃")
    assert "王阿姨 来帮忙了" in await home.card(to=need)
    await home.says("小美", "会提前结束了 我自己去接")
    assert "这件事不用了" in await home.card(to=need)


async def test_who_wanted_it_does_not_any_more_the_next_day(home: Neighbourhood) -> None:
    offer = await home.says("小李", "出一个电脑椅 100 自提")
    for who, words in (("小美", "80行吗"), ("小李", "行"), ("小美", "晚上来搬")):
        await home.says(who, words)
    assert "小美 要了" in await home.card(to=offer)
    await home.advance(days=1)
    await home.says("小美", "不好意思 我老公说不要了")
    assert "小美" not in await home.card(to=offer)


async def test_talk_with_the_helper_adds_nothing(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", "谁家有酱油")
    await home.says("小美", "我有 来拿")
    before = await home.card(to=need)
    for words in ("好嘞 两个人吃饭真省", "对了 你家猫好了吗", "还要吃药吗", "加油"):
        await home.says("王阿姨", words)
    assert await home.card(to=need) == before
