"""The register writes itself, and only with a yes."""

from tests.neighbourhood import Neighbourhood, behind
from tests.stories.before import lent


async def test_who_lent_is_asked_whether_they_may_be_asked_again(home: Neighbourhood) -> None:
    await lent(home)
    question = (await home.hears("刘叔"))[-1]
    await home.taps("刘叔", "可以")
    await home.advance(days=400)
    await home.says("小美", "谁有电钻借一下")
    assert question == "以后邻居要借电钻，可以先问您吗？"
    assert "您说过电钻可以找您" in (await home.hears("刘叔"))[-1]


async def test_who_lends_again_is_not_asked_again_whatever_they_said(home: Neighbourhood) -> None:
    await lent(home)
    await home.advance(days=3)
    again = await home.says("小美", "谁有电钻借一下")
    await home.replies("刘叔", again, "我有")
    await home.replies("小美", again, "借到了谢谢")
    assert sum("可以先问您吗" in one for one in await home.hears("刘叔")) == 1


async def test_who_said_yes_may_offer_it_again_without_a_question(home: Neighbourhood) -> None:
    offer = await home.says("刘叔", "我会修电脑，邻居有事找我")
    await home.taps("刘叔", "可以", where="刘叔")
    await home.replies("刘叔", offer, "不用了")
    await home.advance(days=5)
    await home.says("刘叔", "我会修电脑，邻居有事找我")
    assert not any("可以先问您吗" in one for one in await home.hears("刘叔"))


async def test_who_ran_an_errand_is_not_asked(home: Neighbourhood) -> None:
    errand = await home.says("小美", "明天有人去山姆吗 想带两盒麻薯")
    await home.replies("刘叔", errand, "我去，帮你带")
    await home.replies("小美", errand, "拿到了谢谢")
    assert any("有您这样的邻居真好" in one for one in await home.hears("刘叔"))
    assert not any("可以先问您吗" in one for one in await home.hears("刘叔"))


async def test_a_no_is_not_written_down(home: Neighbourhood) -> None:
    await lent(home)
    await home.taps("刘叔", "先不用")
    await home.writes("刘叔", "/mine")
    assert (await home.hears("刘叔"))[-1].startswith("您现在没有挂着的事。")


async def test_who_offers_a_skill_is_asked_at_once_and_asked_first_long_after(home: Neighbourhood) -> None:
    offer = await home.says("刘叔", "我会修电脑，邻居有事找我")
    question = (await home.hears("刘叔"))[-1]
    await home.taps("刘叔", "可以", where="刘叔")
    await home.replies("刘叔", offer, "不用了")
    await home.advance(days=60)
    await home.says("小美", "谁会修电脑，我家的开不了机")
    assert question == "以后邻居要人帮忙修电脑，可以先问您吗？"
    assert "您说过修电脑可以找您" in (await home.hears("刘叔"))[-1]


async def test_who_offers_but_says_no_is_not_written_down(home: Neighbourhood) -> None:
    offer = await home.says("刘叔", "家里有梯子，谁要用说一声")
    await home.taps("刘叔", "先不用", where="刘叔")
    await home.replies("刘叔", offer, "不用了")
    await home.says("小美", "谁家有梯子借用")
    assert not any("所以先来问问您" in text for text in await home.hears("刘叔"))


async def test_mine_shows_and_removes_it(home: Neighbourhood) -> None:
    await lent(home)
    await home.taps("刘叔", "可以")
    await home.writes("刘叔", "/mine")
    shown = (await home.hears("刘叔"))[-1]
    answer = await home.taps("刘叔", "电钻：不用再问我")
    await home.writes("刘叔", "/mine")
    assert "邻居可以先问您的：\n· 电钻" in shown
    assert answer["text"] == "好的，电钻的事不再先问您。"
    assert (await home.hears("刘叔"))[-1].startswith("您现在没有挂着的事。")


async def test_nobody_registers_for_another(home: Neighbourhood) -> None:
    await lent(home)
    await home.starts("小美")
    message = (await home.messages("小美"))[-1]["id"]
    asked = [b["data"] for m in await home.messages("刘叔") for row in m["buttons"] for b in row]
    data = next(one for one in asked if one and one.startswith("register:"))
    answer = await home.forges("小美", data, message, where="小美")
    assert answer["text"] == "这件事不用再回我了，谢谢您！"


async def test_a_link_to_a_post_shows_it_to_who_is_in_the_group(shy: Neighbourhood) -> None:
    await shy.person("外人")
    need = await shy.says("陈姐", "谁有电钻借一下")
    post = behind((await shy.cards(to=need))[-1], "我来帮").partition(":")[2]
    await shy.starts("小李", f"post_{post}")
    await shy.starts("外人", f"post_{post}")
    await shy.taps("小李", "我来帮", where="小李")
    assert "刘叔" not in await shy.card()
    assert "小李 来帮忙了" in await shy.card()
    assert all("电钻" not in text for text in await shy.hears("外人"))
