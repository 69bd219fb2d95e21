"""A link to a post, followed early, late, and by those whom it does not concern."""

import pytest

from tests.neighbourhood import Neighbourhood

NEED = "谁有电钻借一下"


async def asked(home: Neighbourhood) -> tuple[int, int]:
    """王阿姨 needs something → the message, and the number of the post."""
    need = await home.says("王阿姨", NEED)
    button = (await home.cards(to=need))[-1]["buttons"][0][0]
    return need, int(button["data"].partition(":")[2])


async def follows(home: Neighbourhood, who: str, post: int) -> str:
    """→ the last word of the bot to somebody who followed the link to a post."""
    await home.starts(who, f"post_{post}")
    return (await home.hears(who))[-1]


async def test_who_follows_the_link_of_an_open_post_may_take_it_up_there(home: Neighbourhood) -> None:
    need, post = await asked(home)
    await follows(home, "小李", post)
    await home.taps("小李", "我来帮", where="小李")
    assert "小李 来帮忙了" in await home.card(to=need)


@pytest.mark.parametrize(
    ("end", "became"), [("借到了谢谢", "✅ 成了，谢谢大家。"), ("不用了", "这件事不用了，谢谢大家。")]
)
async def test_who_comes_late_hears_what_became_of_it(home: Neighbourhood, end: str, became: str) -> None:
    need, post = await asked(home)
    await home.replies("王阿姨", need, end)
    said = await follows(home, "小李", post)
    assert "王阿姨 想借电钻" in said
    assert said.endswith(became)


async def test_who_follows_their_own_post_that_was_put_aside_hears_how_to_bring_it_back(home: Neighbourhood) -> None:
    _, post = await asked(home)
    await home.advance(days=8)
    assert "发 /mine 就能再挂出来" in await follows(home, "王阿姨", post)


async def test_a_stranger_learns_nothing_of_a_post(home: Neighbourhood) -> None:
    _, post = await asked(home)
    await home.person("路人")
    said = await follows(home, "路人", post)
    assert said == await follows(home, "路人", 10**9)
    assert "电钻" not in said


async def test_who_presses_start_can_be_asked_though_they_never_said_a_word(home: Neighbourhood) -> None:
    await home.starts("小美")
    await home.says("王阿姨", NEED)
    await home.advance(minutes=11)
    assert "也来问问您" in (await home.hears("小美"))[-1]
