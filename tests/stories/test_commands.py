"""What people ask for by name, and what becomes of their data."""

import json

from tests.neighbourhood import Neighbourhood


async def test_start_says_hello_and_from_then_on_one_may_be_asked(shy: Neighbourhood) -> None:
    await shy.starts("小李")
    assert (await shy.hears("小李"))[-1].startswith("小李，您好！我是邻里。")
    assert (await shy.messages("小李"))[-1]["from"]["is_bot"]


async def test_pressing_start_later_brings_what_one_missed(shy: Neighbourhood) -> None:
    await shy.says("陈姐", "谁有电钻借一下")
    await shy.taps("刘叔", "我来帮")
    await shy.starts("陈姐", "hello")
    assert "刘叔 可以帮您" in (await shy.hears("陈姐"))[-1]


async def test_needs_and_offers_list_what_is_open(home: Neighbourhood) -> None:
    await home.says("王阿姨", "谁有电钻借一下")
    await home.says("陈姐", "多了一箱橙子,送给邻居,自取")
    needs = await home.says("小美", "/needs")
    offers = await home.says("小美", "/offers@linli_bot")
    assert "王阿姨 想借电钻" in await home.card(to=needs)
    assert "陈姐 有橙子（1箱）可以给邻居" in await home.card(to=offers)


async def test_needs_in_private_are_those_of_ones_own_groups(home: Neighbourhood) -> None:
    await home.person("外人")
    await home.says("王阿姨", "谁有电钻借一下")
    await home.says("小美", "早上好")
    await home.says("小美", "/help")
    await home.writes("小美", "/needs")
    await home.writes("外人", "/needs")
    assert "王阿姨 想借电钻" in (await home.hears("小美"))[-1]
    assert (await home.hears("外人"))[-1] == "现在没有邻居在找东西或找人帮忙。"


async def test_mine_shows_ones_own_and_what_one_promised(home: Neighbourhood) -> None:
    await home.says("王阿姨", "谁有电钻借一下")
    await home.says("刘叔", "多了一箱橙子,送给邻居,自取")
    await home.taps("刘叔", "我来帮")
    await home.writes("刘叔", "/mine")
    said = (await home.hears("刘叔"))[-1]
    assert "您发的：\n· 有橙子（1箱）可以给邻居" in said
    assert "您答应的、想要的：\n· 王阿姨 想借电钻" in said


async def test_mine_shows_who_has_what_one_asked_for_and_how_an_offer_is_put_away(home: Neighbourhood) -> None:
    await home.says("王阿姨", "谁有电钻借一下")
    await home.taps("刘叔", "我来帮")
    await home.says("王阿姨", "多了一箱橙子,送给邻居,自取")
    await home.writes("王阿姨", "/mine")
    assert "· 想借电钻：刘叔 来帮忙了" in (await home.hears("王阿姨"))[-1]
    assert (await home.buttons("王阿姨"))[:2] == ["橙子：收起来", "电钻：不用了"]


async def test_help_names_every_command_of_the_menu(home: Neighbourhood) -> None:
    await home.writes("小美", "/help")
    page = (await home.hears("小美"))[-1]
    assert all(command in page for command in ("/needs", "/offers", "/mine", "/mydata", "/forget"))


async def test_mydata_is_a_file_of_all_that_is_stored(home: Neighbourhood) -> None:
    await home.says("王阿姨", "谁有电钻借一下")
    await home.writes("王阿姨", "/mydata")
    stored = json.loads(await home.file("王阿姨"))
    assert (await home.messages("王阿姨"))[-1]["document"]["file_name"] == "linli-mydata.json"
    assert [post["words"] for post in stored["posts"]] == ["谁有电钻借一下"]
    assert [person["name"] for person in stored["people"]] == ["王阿姨"]


async def test_forget_asks_first_and_then_nothing_is_left(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", "谁有电钻借一下")
    await home.taps("刘叔", "我来帮")
    await home.writes("刘叔", "/forget")
    await home.taps("刘叔", "先不删")
    kept = await home.card(to=need)
    await home.writes("王阿姨", "/forget")
    await home.taps("王阿姨", "全部删掉")
    assert "刘叔 来帮忙了" in kept
    assert (await home.hears("王阿姨"))[-1].startswith("都删干净了。")
    assert await home.cards(to=need) == []
    await home.writes("刘叔", "/mine")
    assert (await home.hears("刘叔"))[-1].startswith("您现在没有挂着的事。")


async def test_a_helper_who_forgets_gives_way_to_the_next(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", "谁有电钻借一下")
    await home.taps("刘叔", "我来帮")
    await home.taps("小李", "我来帮")
    await home.writes("刘叔", "/forget")
    await home.taps("刘叔", "全部删掉")
    assert "小李 来帮忙了" in await home.card(to=need)


async def test_private_matters_are_not_answered_in_the_group(home: Neighbourhood) -> None:
    asked = await home.says("王阿姨", "/forget")
    assert await home.card(to=asked) == "这个咱们私下说，点我的头像发给我就行。"


async def test_a_command_that_is_none_is_answered_privately_and_left_to_other_bots_in_the_group(
    home: Neighbourhood,
) -> None:
    before = await home.group()
    await home.says("王阿姨", "/weather 明天")
    await home.writes("王阿姨", "/weather 明天")
    assert await home.group() == before
    assert (await home.hears("王阿姨"))[-1] == "我没有这个指令。我会什么，发 /help 看看。"


async def test_a_greeting_is_returned(home: Neighbourhood) -> None:
    await home.writes("王阿姨", "你好")
    assert (await home.hears("王阿姨"))[-1].startswith("您好呀！")
