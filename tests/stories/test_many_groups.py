"""Somebody lives in twelve groups, organizes half of them and has something in each: whatever they say to the bot,
no turn asks Telegram more than a turn may."""

from collections.abc import Sequence
from pathlib import Path

from handlers import words
from tests.neighbourhood import Neighbourhood
from tests.stories.resident import ME, beside, incidents

TITLES = [f"小区{number}" for number in range(1, 13)]
ADMIN_OF = TITLES[::2]
ARGUMENTS = ("", "11月30日上午9点 花街广场 大扫除", "姜", "地梯=人字梯")
SAID: dict[str, tuple[str, ...]] = {  # what each listener of private words takes, for the first to last of its kinds
    "announcements.replied": ("改成明晚9点", "取消吧"),
    "duties.called": ("好，喊一声", "不用喊了"),
    "slips.in_private": ("点错了", "手滑了"),
    "slips.not_yet": ("还没拿到", "帮我恢复一下"),
    "outcomes.said": ("拿到了", "还没有", "还需要"),
    "rsvps.said": ("+2", "我参加", "茶水算我一个"),
    "_stays_away_from_a_named_event": ("大扫除我不去了", "大扫除3我去不了了"),
    "entries.said_privately": ("我退出", "我的改成2箱"),
    "roster.said": ("我有，来拿", "没办法"),
    "found.said": ("上面挂着什么", "对的，是他的"),
    "loans.said": ("还了", "再借一周行吗", "大概后天", "不用提醒", "电钻还我了"),
    "_is_away_for_a_while": ("我出门几天", "我回来了"),
    "mutes.said": ("别再问我了", "这几天别找我", "可以问我了"),
    "endings.nobody_came": ("小李没来", "他没来，再帮我问问别人"),
    "departures.said_alone": ("改成7点走", "推迟半小时"),
    "helpers.said_alone": ("一个人就够了", "还是要三个人才够"),
    "plenty.said_alone": ("管够",),
    "answers.on_duty": ("有", "不行"),
    "_cannot_come": ("我去不了了", "我来不了了"),
    "endings.danger_is_over": ("灭了，谢谢刘叔", "电梯里的人救出来了"),
    "endings.in_private": ("没拿到，他不在家", "放她家门口了", "我不要了", "拿到了谢谢"),
    "outcomes.said_alone": ("昨天就拿了", "他没来"),
    "_is_away": ("不在家", "今天不在"),
}
OTHERWISE = (
    "谁有梯子借一下",
    "多了一箱橙子，送给邻居",
    "大扫除取消了",
    "改到下午3点",
    "取消",
    "几个人报名了",
    "谢谢",
    "你好",
    "你是谁",
    "好",
    "嗯嗯随便聊聊",
)


def name_of(listener: words.Listener) -> str:
    module = listener.__module__.removeprefix("handlers.")
    return listener.__name__ if module == "words" else f"{module}.{listener.__name__}"


def test_something_is_said_to_every_listener_of_private_words() -> None:
    listeners = (*words.TO_THE_BOT, *words.ABOUT_THEIR_OWN, *words.WHERE_NOTHING_WAITS)
    assert {name_of(listener) for listener in listeners} == set(SAID)


async def busy_in(home: Neighbourhood, title: str) -> None:
    """A post, promises, something borrowed, something lent, a seat, an own event and lists in one group, with a
    neighbour of whom nobody knows yet whether they can be written to."""
    number = title.removeprefix("小区")
    other = f"邻居{number}"
    await home.person(other, started=False)
    await home.new_group(title, [ME, other], [ME, other] if title in ADMIN_OF else [other])
    await home.says(ME, "谁有水平尺借一下", to=title)
    drill = await home.says(ME, "谁有电钻借一下", to=title)
    await home.replies(other, drill, "我有", where=title)
    await home.replies(ME, drill, "借到了谢谢", where=title)
    hammer = await home.says(other, "谁有锤子借一下", to=title)
    await home.replies(ME, hammer, "我有", where=title)
    await home.replies(other, hammer, "借到了谢谢", where=title)
    offer = await home.says(other, "多了两棵白菜，送给邻居，自取", to=title)
    await home.replies(ME, offer, "我要", where=title)
    await home.says(ME, "明早7点半去虹桥火车站，有3个空位", to=title)
    await home.advance(minutes=2)  # nobody is slowed for saying too much
    if title in ADMIN_OF:
        await home.says(ME, f"/event 11月28日上午9点 花街广场 大扫除{number}", to=title)
        await home.taps(ME, "发布", where=ME)
        await home.taps(ME, "参加", where=title)
    await home.says(other, f"/chain 团草莓{number} 68元/箱 11月27日截止", to=title)
    await home.taps(ME, "＋1", where=title)
    await home.says(ME, f"/chain 团苹果{number} 38元/箱 11月27日截止", to=title)
    await home.advance(minutes=2)


async def says_all(home: Neighbourhood, said: Sequence[str]) -> None:
    for text in said:
        await home.writes(ME, text)
        await home.advance(minutes=1)


async def test_in_twelve_groups_no_private_word_asks_too_much(tmp_path: Path) -> None:
    async with beside(tmp_path) as (home, box):
        for title in TITLES:
            await busy_in(home, title)
        await says_all(home, OTHERWISE)
        await says_all(home, [text for said in SAID.values() for text in said])
        await says_all(home, [f"/{name} {more}".strip() for name in words.COMMANDS for more in ARGUMENTS])
        await home.taps(ME, "全部删掉", where=ME)
        assert incidents(box) == 0


async def test_all_five_groups_met_in_last_are_looked_at(home: Neighbourhood) -> None:
    """/needs, /scheduled, /calendar and own words knew three of them, other words five."""
    titles = [f"小区{number}" for number in range(1, 6)]
    for title in titles:
        await home.new_group(title, ["小李", "陈姐"], ["小李"])
        await home.says("陈姐", f"谁有{title}的梯子借一下", to=title)
        await home.says("小李", f"/announce 每周五18:00 {title}收垃圾桶", to=title)
        await home.taps("小李", "到时候发", where="小李")
        await home.says("小李", "大家早上好", to=title)
    await home.writes("小李", "/scheduled")
    scheduled = (await home.hears("小李"))[-1]
    await home.writes("小李", "/needs")
    needs = (await home.hears("小李"))[-1]
    assert [title in scheduled for title in titles] == [True] * 5
    assert needs.count("梯子") == 5
