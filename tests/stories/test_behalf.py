"""Asking for somebody else: the name is for the one who helps."""

from tests.neighbourhood import Neighbourhood

WORDS = "替3栋张奶奶问,谁能陪她去医院"


async def everything_said(home: Neighbourhood) -> str:
    said = [text for who in home.people if who != "刘叔" for text in await home.hears(who)]
    return "\n".join([*await home.group(), *said])


async def test_the_name_is_told_to_the_one_who_helps_and_to_nobody_else(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", WORDS)
    await home.taps("刘叔", "我来帮")
    await home.taps("小李", "我来帮")
    assert "王阿姨 替一位邻居问，想请人帮忙「陪去医院」" in await home.card(to=need)
    assert "这是替 3栋张奶奶 问的，只告诉您一个人。" in (await home.hears("刘叔"))[-1]
    assert "张奶奶" not in await everything_said(home)


async def test_who_steps_back_reads_the_name_no_more(home: Neighbourhood) -> None:
    await home.says("王阿姨", WORDS)
    await home.taps("刘叔", "我来帮")
    await home.taps("小李", "我来帮")
    await home.taps("刘叔", "我来不了了")
    assert all("张奶奶" not in text for text in await home.hears("刘叔"))
    assert "这是替 3栋张奶奶 问的" in (await home.hears("小李"))[-1]


async def test_those_asked_privately_read_no_name(home: Neighbourhood) -> None:
    first = await home.says("小美", "谁家有轮椅借一下")
    await home.taps("刘叔", "我来帮")
    await home.replies("小美", first, "借到了谢谢")
    await home.says("王阿姨", "帮5栋李大爷问问,谁家有轮椅借李大爷用两天")
    question = (await home.hears("刘叔"))[-1]
    assert "「帮一位邻居问问,谁家有轮椅借一位邻居用两天」" in question
    assert "李大爷" not in question


async def test_follow_ups_go_to_the_asker(home: Neighbourhood) -> None:
    await home.says("王阿姨", WORDS)
    await home.taps("刘叔", "我来帮")
    await home.advance(hours=25)
    assert (await home.hears("王阿姨"))[-1].endswith("办好了吗？")


async def test_an_edit_that_names_somebody_hides_it_too(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", "谁能陪老人去医院")
    await home.edits("王阿姨", need, WORDS)
    await home.taps("刘叔", "我来帮")
    assert "替一位邻居问" in await home.card(to=need)
    assert "3栋张奶奶" in (await home.hears("刘叔"))[-1]
