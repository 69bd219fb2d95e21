"""The clock of a group is its own, also where somebody speaks in private of what happens there."""

from tests.neighbourhood import Neighbourhood


async def test_a_ride_taken_up_in_private_still_leaves_at_the_hour_of_the_group(home: Neighbourhood) -> None:
    await home.says("老张", "/settings Europe/Berlin")
    offer = await home.says("陈姐", "明天早上8点开车去柏林机场,还有两个座位,谁要搭车")
    button = (await home.cards(to=offer))[-1]["buttons"][0][0]["data"]  # "claim:1"
    await home.starts("王阿姨", f"post_{button.partition(':')[2]}")
    await home.taps("王阿姨", "我要搭车", where="王阿姨")
    assert "上午8点出发" in await home.card(to=offer)


async def test_tomorrow_is_the_tomorrow_of_the_group(home: Neighbourhood) -> None:
    await home.says("老张", "/settings America/Los_Angeles")  # where it is the evening of 20 November
    need = await home.says("王阿姨", "谁有电钻借一下")
    await home.replies("小李", need, "我有")
    await home.replies("王阿姨", need, "借到了谢谢")
    await home.taps("王阿姨", "明天", where="王阿姨")
    agreed = (await home.hears("王阿姨"))[-1]
    await home.writes("王阿姨", "/loans")
    listed = (await home.hears("王阿姨"))[-1]
    await home.advance(hours=17)  # eleven in the morning of the 21st there, three at night of the 22nd in Shanghai
    assert agreed == "小李 的电钻，11月21日 周六 还。"
    assert listed == "· 借了 小李 的电钻，11月21日 周六 还"
    assert "小李 的电钻，今天该还了。" in await home.hears("王阿姨")


async def test_not_today_lasts_until_the_midnight_of_the_group(home: Neighbourhood) -> None:
    await home.says("老张", "/settings Europe/Berlin")
    await home.advance(hours=7)
    await home.says("小李", "我家有梯子，谁要用可以借")
    await home.advance(hours=4)  # two in the afternoon in Berlin
    await home.says("王阿姨", "谁有梯子借用")
    await home.taps("小李", "今天别问我", where="小李")
    before = await home.hears("小李")
    await home.advance(hours=4)  # after midnight in Shanghai
    await home.says("陈姐", "谁有梯子借一下")
    assert await home.hears("小李") == before
