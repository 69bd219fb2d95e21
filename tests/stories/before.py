"""What happened before a story begins, so that neighbours are known for something."""

from tests.neighbourhood import Neighbourhood

DRIVES = "明天早上8点开车去浦东机场,还有两个座位,谁要搭车"
WANTS = "有人明天上午去浦东机场吗,想搭个车"
THREE = (("王阿姨", "绘本换滑板车,有人换吗"), ("小李", "滑板车换乐高,有人换吗"), ("陈姐", "乐高换绘本,有人换吗"))


async def gave(
    home: Neighbourhood, thing: str = "姜", who: str = "小李", *, much: str = "一块", to: str = "陈姐"
) -> None:
    """Somebody had too much of it and gave it away: from now on they are asked for it."""
    offer = await home.says(who, f"多了{much}{thing},送给需要的邻居,自取")
    await home.replies(to, offer, "我要")
    await home.replies(who, offer, "送完了")


async def lent(home: Neighbourhood, words: str = "谁有电钻借一下", who: str = "刘叔") -> None:
    """Somebody lent it to 王阿姨, who said that she has it."""
    need = await home.says("王阿姨", words)
    await home.taps(who, "我来帮")
    await home.replies("王阿姨", need, "借到了谢谢")


async def ring(home: Neighbourhood) -> list[int]:
    """Each of three would give what the next one wants."""
    return [await home.says(who, words) for who, words in THREE]


async def willing(home: Neighbourhood, *who: str) -> None:
    for one in who:
        await home.taps(one, "愿意换")


async def chooses(home: Neighbourhood, *labels: str, who: str = "老张") -> str:
    """An organizer asks for the settings, and taps → what is shown in the end."""
    await home.writes(who, "/settings")
    for label in labels:
        await home.taps(who, label, where=who)
    return (await home.hears(who))[-1]
