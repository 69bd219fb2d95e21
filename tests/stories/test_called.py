"""Somebody speaks to the bot in the group."""

from tests.neighbourhood import Neighbourhood


async def test_it_is_there_and_says_so_once(home: Neighbourhood) -> None:
    before = len(await home.group())
    for who, words in (("小美", "机器人在吗"), ("小李", "邻里你好"), ("陈姐", "@linli_bot 你记了我什么")):
        await home.says(who, words)
    assert (await home.group())[before:] == [
        "我在呢。需要什么、想送什么，照平常在群里说一句就行；想看我会什么，发 /help。"
    ]


async def test_what_is_said_of_it_is_talk(home: Neighbourhood) -> None:
    before = await home.group()
    for who, words in (
        ("陈姐", "机器人真好用"),
        ("王阿姨", "谢谢机器人"),
        ("小李", "傻机器人"),
        ("刘叔", "邻里间"),
    ):
        await home.says(who, words)
    assert await home.group() == before


async def test_it_finds_what_it_is_asked_for(home: Neighbourhood) -> None:
    need = await home.says("刘叔", "机器人帮我找个电钻")
    await home.says("小美", "我有")
    assert "刘叔 想借电钻" in await home.card(to=need)
    assert "小美 来帮忙了" in await home.card(to=need)


async def test_its_thanks_are_welcome(home: Neighbourhood) -> None:
    await home.says("王阿姨", "@linli_bot 谢谢啊")
    assert (await home.group())[-1] == "不客气，邻里之间应该的。"
