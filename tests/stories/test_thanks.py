"""Thanks are passed on, and one's own page is a memory in words."""

from tests.databases import rows
from tests.neighbourhood import Neighbourhood
from tests.stories.before import lent


async def me(home: Neighbourhood, who: str) -> str:
    await home.writes(who, "/me")
    return (await home.hears(who))[-1]


async def test_nothing_yet_is_said_kindly(home: Neighbourhood) -> None:
    assert (await me(home, "小美")).startswith("您和邻居的往来，我这里还没有。")


async def test_both_pages_say_what_was_lent(home: Neighbourhood) -> None:
    await lent(home)
    assert await me(home, "刘叔") == "您帮过邻居：\n· 把电钻借给了 王阿姨"
    assert await me(home, "王阿姨") == "邻居帮过您：\n· 刘叔 借给您电钻"


async def test_the_button_passes_thanks_on_once(home: Neighbourhood) -> None:
    await lent(home)
    first = await home.taps("王阿姨", "🌷 谢谢刘叔")
    told = await home.hears("刘叔")
    second = await home.taps("王阿姨", "🌷 谢谢刘叔")
    assert (first["text"], second["text"]) == ("好的，替您谢过了。", "您已经谢过了，对方都记着呢。")
    assert told[-1] == "🌷 「电钻」的事，王阿姨 特地谢谢您！"
    assert await home.hears("刘叔") == told
    assert "道过的谢：\n· 王阿姨 谢过您：电钻" in await me(home, "刘叔")


async def test_thanks_in_the_group_count_and_say_nothing_there(home: Neighbourhood) -> None:
    await lent(home)
    before = await home.group()
    await home.says("王阿姨", "谢谢刘叔,帮大忙了")
    assert await home.group() == before
    assert "· 您谢过 刘叔：电钻" in await me(home, "王阿姨")


async def test_a_reply_thanks_whoever_wrote(home: Neighbourhood) -> None:
    tip = await home.says("小李", "谁有电钻借一下")
    await home.replies("小美", tip, "谢谢你上次帮我拿快递")
    assert "· 您谢过 小李" in await me(home, "小美")


async def test_thanks_to_everybody_or_to_strangers_are_nobodys(home: Neighbourhood) -> None:
    for words in ("谢谢大家", "谢谢张三", "不用谢刘叔", "谢谢王阿姨"):
        await home.says("王阿姨", words)
    assert (await me(home, "王阿姨")).startswith("您和邻居的往来，我这里还没有。")


async def test_an_offer_is_thanked_by_who_got_it(home: Neighbourhood) -> None:
    offer = await home.says("陈姐", "多了一箱橙子,送给需要的邻居,自取")
    await home.taps("小李", "我要")
    await home.replies("陈姐", offer, "送完了")
    await home.taps("小李", "🌷 谢谢陈姐")
    assert "小李 特地谢谢您" in (await home.hears("陈姐"))[-1]
    assert "· 陈姐 给了您橙子（1箱）" in await me(home, "小李")


async def test_a_forged_thank_is_refused(home: Neighbourhood) -> None:
    await lent(home)
    await home.starts("小美")
    message = (await home.messages("小美"))[-1]["id"]
    answers = [await home.forges("小美", f"thank:{number}", message, where="小美") for number in (1, 99)]
    assert {answer["text"] for answer in answers} == {"这件事不用再回我了，谢谢您！"}


async def test_who_deletes_their_data_is_on_nobodys_page(home: Neighbourhood) -> None:
    await lent(home)
    await home.taps("王阿姨", "🌷 谢谢刘叔")
    await home.writes("刘叔", "/forget")
    await home.taps("刘叔", "全部删掉")
    assert (await me(home, "王阿姨")).startswith("您和邻居的往来，我这里还没有。")


async def stored(database: str) -> int:
    """How many updates were kept."""
    return int((await rows(database, "SELECT count(*) FROM inbox"))[0][0])


async def test_thanks_to_whom_nobody_knows_never_touch_the_disk(home: Neighbourhood, database: str) -> None:
    await lent(home)
    before = await stored(database)
    await home.says("王阿姨", "谢谢张三丰的照片")
    unknown = await stored(database)
    await home.says("王阿姨", "谢谢刘叔")
    assert (unknown, await stored(database)) == (before, before + 1)


async def test_thanks_are_answered(home: Neighbourhood) -> None:
    await home.writes("王阿姨", "谢谢你呀")
    assert (await home.hears("王阿姨"))[-1] == "不客气，邻里之间应该的。"
