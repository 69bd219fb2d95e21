"""What organizers choose for their group, and nights in which nobody is asked."""

import pytest

from tests.neighbourhood import GROUP, Neighbourhood
from tests.stories.before import chooses, gave


async def questions(home: Neighbourhood, who: str = "小李") -> int:
    return sum("先来问问您" in words for words in await home.hears(who))


async def test_at_night_nobody_is_asked_until_the_morning(home: Neighbourhood) -> None:
    await gave(home)
    await home.advance(hours=13)
    need = await home.says("王阿姨", "谁家有姜,炒菜缺两块")
    night = await questions(home), await home.card(to=need)
    await home.advance(hours=8, minutes=58)
    early = await questions(home)
    await home.advance(minutes=3)
    assert night[0] == early == 0
    assert "现在是休息时间，上午8点我再去问邻居。" in night[1]
    assert await questions(home) == 1
    assert "我悄悄问了" in await home.card(to=need)


async def test_an_offer_at_night_finds_who_looks_for_it_in_the_morning(home: Neighbourhood) -> None:
    await home.says("小李", "谁家有姜,炒菜缺两块")
    await home.advance(hours=13)
    await home.says("王阿姨", "多了一块姜,送给需要的邻居,自取")
    night = await questions(home)
    await home.advance(hours=9, minutes=5)
    assert (night, await questions(home)) == (0, 1)


async def test_nobody_is_promised_to_be_asked_in_the_morning_who_will_not_be(home: Neighbourhood) -> None:
    offer = await home.says("王阿姨", "多了一箱橙子,送给邻居,自取")
    before = await home.card(to=offer)
    await home.taps("小李", "我要")
    await home.advance(hours=13)
    await home.writes("小李", "我不要了")
    assert before == await home.card(to=offer)


async def test_a_burst_pipe_does_not_wait(home: Neighbourhood) -> None:
    await gave(home, "扳手")
    await home.advance(hours=13)
    await home.says("王阿姨", "水管爆了,谁家有扳手借一下")
    assert await questions(home) == 1


async def test_where_it_burns_the_fire_brigade_comes_first(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", "厨房着火了,谁家有灭火器借一下")
    assert (await home.card(to=need)).startswith("🚒 请先打 119，人先离开。")


@pytest.mark.parametrize("words", ["着火了！3号楼5层！快来人", "楼下垃圾桶着火了,谁家有灭火器"])
async def test_a_call_that_names_no_neighbour_is_heard_as_one(home: Neighbourhood, words: str) -> None:
    call = await home.says("王阿姨", words)
    await home.says("小美", "昨天隔壁小区着火了")
    assert (await home.card(to=call)).startswith("🚒 请先打 119，人先离开。")
    assert len([card for card in await home.cards() if card["reply_to"]]) == 1


async def test_questions_of_the_evening_wait_for_the_morning(home: Neighbourhood) -> None:
    await home.advance(hours=11, minutes=50)
    await home.says("王阿姨", "谁有电钻借一下")
    await home.advance(minutes=15)
    await home.advance(hours=3)
    night = await home.hears("王阿姨")
    await home.advance(hours=7, minutes=30)
    await home.advance(hours=2, minutes=10)
    assert not any("还需要吗" in words for words in night)
    assert any("还需要吗" in words for words in await home.hears("王阿姨"))


async def test_organizers_choose_when_it_is_quiet(home: Neighbourhood) -> None:
    await gave(home)
    panel = await chooses(home, "休息时间", "不设")
    await home.advance(hours=13)
    await home.says("王阿姨", "谁家有姜,炒菜缺两块")
    assert "休息时间：不设" in panel
    assert await questions(home) == 1


async def test_one_question_a_day_where_organizers_want_it_so(home: Neighbourhood) -> None:
    await chooses(home, "每天最多问", "1 次")
    for thing in ("姜", "豆腐"):
        await gave(home, thing)
    for thing in ("姜", "豆腐"):
        await home.says("王阿姨", f"谁家有{thing},想要一块")
    assert await questions(home) == 1


async def test_rings_come_as_fast_as_chosen(home: Neighbourhood) -> None:
    await chooses(home, "多久问下一批", "30 分钟")
    await gave(home)
    need = await home.says("王阿姨", "谁家有姜,炒菜缺两块")
    await home.advance(minutes=12)
    still = await home.card(to=need)
    await home.advance(minutes=20)
    assert "问了 1 位" in still
    assert "问了 1 位" not in await home.card(to=need)


async def test_posts_live_as_long_as_chosen(home: Neighbourhood) -> None:
    await chooses(home, "消息挂多久", "要东西、送东西：3 天", "7 天")
    need = await home.says("王阿姨", "谁家有姜,炒菜缺两块")
    await home.advance(days=5)
    after_five = await home.card(to=need)
    await home.advance(days=3)
    assert "先收起来了" not in after_five
    assert "先收起来了" in await home.card(to=need)


async def test_another_time_zone_is_checked_and_holds(home: Neighbourhood) -> None:
    await home.writes("老张", "/settings Mars/Olympus")
    wrong = (await home.hears("老张"))[-1]
    await home.writes("老张", "/settings europe/berlin")
    right = (await home.hears("老张"))[-1]
    await gave(home)
    need = await home.says("王阿姨", "谁家有姜,炒菜缺两块")  # three in the morning there
    assert "没有这个时区" in wrong
    assert right == "改好了，以后照 Europe/Berlin 时间算。"
    assert "上午8点我再去问邻居" in await home.card(to=need)


async def test_the_language_is_chosen_by_its_name(home: Neighbourhood) -> None:
    await home.writes("老张", "/language English")
    english = (await home.hears("老张"))[-1]
    await home.says("老张", "/language 繁体", to=GROUP)
    answer = (await home.group())[-1]
    await home.says("小美", "/language English", to=GROUP)
    assert english == "Changed."
    assert answer == "改好了。"
    assert "這個" in (await home.hears("小美"))[-1]
    assert "語言：繁體中文" in await chooses(home)


async def test_who_names_no_language_sees_which_there_are(home: Neighbourhood) -> None:
    await home.writes("老张", "/language 火星文")
    assert await home.buttons("老张") == ["✅ 简体中文", "繁體中文", "English", "‹ 回到设置"]


async def test_only_organizers_choose_and_forged_buttons_do_nothing(home: Neighbourhood) -> None:
    await home.says("小美", "/settings", to=GROUP)
    refused = (await home.hears("小美"))[-1]
    key = -home.chat(GROUP)
    forged = await home.tries("小美", f"setpings:{key}:5", f"settings:{key}:log", f"release:{key}:1", "setpings:77:5")
    await home.writes("老张", "/settings")
    wild = await home.tries(
        "老张", f"setpings:{key}:99", f"setlife:{key}:99", f"setlife:{key}:9903", f"setzone:{key}:500"
    )
    assert refused == "这个要请群管理员来。"
    assert forged == ["这个要请群管理员来。"] * 3 + ["这个选不了，发 /settings 再看一次。"]
    assert wild == ["这个选不了，发 /settings 再看一次。"] * 4
    assert "每人每天最多问：3 次" in await chooses(home)


async def test_an_admin_names_an_organizer_who_chooses_but_names_nobody(home: Neighbourhood) -> None:
    word = await home.says("小美", "大家早上好")
    await home.replies("老张", word, "/organizer")
    panel = await chooses(home, "安静模式", "开", who="小美")
    other = await home.says("刘叔", "早")
    await home.replies("小美", other, "/organizer")
    refused = (await home.hears("小美"))[-1]
    await home.says("刘叔", "/settings", to=GROUP)
    log = await chooses(home, "谁改过什么")
    assert "安静模式：开" in panel
    assert refused == (await home.hears("刘叔"))[-1] == "这个要请群管理员来。"
    assert "小美 改了安静模式：关 → 开" in log
    assert "老张 请 小美 当组织者" in log


async def test_an_organizer_who_is_released_leaves_or_is_forgotten_chooses_no_more(home: Neighbourhood) -> None:
    answers = []
    for name in ("小美", "刘叔", "陈姐"):
        await home.replies("老张", await home.says(name, "早上好"), "/organizer")
    await chooses(home, "组织者", "小美：不再当组织者")
    await home.leaves("刘叔")
    await home.joins("刘叔")
    await home.writes("陈姐", "/forget")
    await home.taps("陈姐", "全部删掉", where="陈姐")
    for name in ("小美", "刘叔", "陈姐"):
        await home.says(name, "/settings", to=GROUP)
        answers.append((await home.hears(name))[-1])
    assert answers == ["这个要请群管理员来。"] * 3


async def test_settings_asked_for_in_the_group_come_privately(home: Neighbourhood) -> None:
    await home.says("老张", "/settings")
    assert (await home.group())[-1] == "设置私下发给您了。"
    assert (await home.hears("老张"))[-1].startswith("花园小区的设置")


async def test_an_anonymous_admin_is_asked_to_use_their_own_name(home: Neighbourhood) -> None:
    for command in ("/settings", "/organizer", "/duty"):
        await home.says("老张", command, anonymous=True)
    said = [words for words in await home.group() if not words.startswith("/")]
    assert said[-3:] == ["您现在是匿名管理员，我不知道是哪位。关掉匿名再发一次就行。"] * 3


async def test_somebody_met_in_no_group_is_told_where_to_ask(home: Neighbourhood) -> None:
    await home.person("老周")
    await home.writes("老周", "/settings")
    assert (await home.hears("老周"))[-1] == "在您管的群里发 /settings，我把那个群的设置私下发给您。"


async def test_who_loses_their_rights_chooses_no_more_with_old_buttons(home: Neighbourhood) -> None:
    await home.replies("老张", await home.says("小美", "早上好"), "/organizer")
    await chooses(home, "每天最多问", who="小美")
    await chooses(home, "组织者", "小美：不再当组织者")
    refused = await home.taps("小美", "5 次", where="小美")
    assert refused["text"] == "这个要请群管理员来。"
    assert "每人每天最多问：3 次" in await chooses(home)


async def test_choices_go_with_a_group_that_moves(home: Neighbourhood) -> None:
    old = await home.new_group("小群", ["王阿姨", "老张"], ["老张"], kind="group")
    await home.says("老张", "/settings", to="小群")
    await home.taps("老张", "每天最多问", where="老张")
    await home.taps("老张", "1 次", where="老张")
    home.groups["小群"] = (await home.play("migrate", chat=old))["id"]
    await home.settle()
    await home.says("老张", "/settings", to="小群")
    assert home.chat("小群") != old
    assert "每人每天最多问：1 次" in (await home.hears("老张"))[-1]


async def promoted(home: Neighbourhood, who: str) -> None:
    await home.play("promote", chat=home.chat(GROUP), user=home.people[who])
    await home.settle()


async def test_an_admin_is_not_named_and_names_on(home: Neighbourhood) -> None:
    await promoted(home, "刘叔")
    await home.replies("刘叔", await home.says("老张", "今天天气真好"), "/organizer")
    refused = (await home.group())[-1]
    await home.replies("老张", await home.says("小李", "今天天气真好"), "/organizer")
    assert refused == "老张 本来就是群管理员，不用再请。"
    assert (await home.group())[-1] == "好的，小李 也是组织者了，可以发 /settings。"


async def test_who_was_named_and_is_an_admin_now_names_others_and_releases_them(home: Neighbourhood) -> None:
    for name in ("小美", "陈姐"):
        await home.replies("老张", await home.says(name, "早上好"), "/organizer")
    await promoted(home, "小美")
    await home.replies("小美", await home.says("小李", "早上好"), "/organizer")
    named = (await home.group())[-1]
    page = await chooses(home, "组织者", "陈姐：不再当组织者", who="小美")
    assert named == "好的，小李 也是组织者了，可以发 /settings。"
    assert "陈姐" not in page


async def test_whoever_was_only_named_releases_nobody_else(home: Neighbourhood) -> None:
    for name in ("小美", "陈姐"):
        await home.replies("老张", await home.says(name, "早上好"), "/organizer")
    await home.writes("小美", "/settings")
    await home.taps("小美", "组织者", where="小美")
    refused = await home.taps("小美", "陈姐：不再当组织者", where="小美")
    assert refused["text"] == "这个要请群管理员来。"


async def test_who_has_left_is_neither_named_nor_asked_again(home: Neighbourhood) -> None:
    words = await home.says("小李", "我家有梯子，谁要用可以借")
    await home.taps("小李", "可以", where="小李")
    await home.leaves("小李")
    said = []
    for command in ("/organizer", "/duty"):
        await home.replies("老张", words, command)
        said.append((await home.group())[-1])
    await home.says("王阿姨", "谁有梯子借用")
    await home.advance(hours=1)
    assert said == ["小李 已经不在群里了。"] * 2
    assert not any("王阿姨" in words for words in await home.hears("小李"))
