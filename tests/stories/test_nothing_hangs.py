"""Whatever happens to somebody in the middle of whatever they are in, nothing is left hanging.

Every flow is brought to its middle, with 小李 in it; then 小李 says no, mutes the bot, goes away, leaves the group,
deletes their data or blocks the bot. At once nothing is theirs to answer any more where they are gone; and after six
weeks in which nobody says another word nothing is open, nobody waits, nothing is due, and no button leads nowhere.
"""

import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from pathlib import Path

import pytest

from tests.neighbourhood import GROUP, Neighbourhood, moved_in
from tests.stories.before import DRIVES, WANTS, ring, willing

WHO = "小李"
Flow = Callable[[Neighbourhood], Awaitable[object]]


# — the flows, each up to the moment at which something happens —


async def asked(home: Neighbourhood) -> None:
    """小李 gave ginger once, and is asked for it."""
    offer = await home.says(WHO, "多了一块姜,送给需要的邻居,自取")
    await home.replies("陈姐", offer, "我要")
    await home.replies(WHO, offer, "送完了")
    await home.says("王阿姨", "谁家有姜,炒菜缺两块")


async def on_duty(home: Neighbourhood) -> None:
    """小李 has an unmet need in their hands."""
    await home.replies("老张", await home.says(WHO, "大家早上好"), "/duty")
    for day in ("周六", "周日"):
        await home.taps("老张", day, where="老张")
    await home.says("王阿姨", "谁有电钻借一下")
    await home.blocks("王阿姨")
    for _ in range(3):
        await home.advance(minutes=11)
    await home.advance(hours=2, minutes=1)


async def in_the_queue(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", "谁有电钻借一下")
    await home.taps("陈姐", "我来帮")
    await home.replies(WHO, need, "我有,来拿")
    await home.taps("小美", "我来帮")


async def holding(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", "谁有电钻借一下")
    await home.replies(WHO, need, "我有,来拿")
    await home.replies("小美", need, "我有,来拿")


async def some_of_a_list(home: Neighbourhood) -> None:
    """小李 has one thing and waits for two others."""
    offer = await home.says("王阿姨", "搬家送：书架、台灯、电饭煲，自取")
    await home.replies("小美", offer, "台灯和电饭煲我要")
    await home.replies(WHO, offer, "书架、台灯和电饭煲我要")
    await home.replies("小美", offer, "电饭煲不要了")
    await home.replies("刘叔", offer, "我都要")


async def a_list_of_theirs(home: Neighbourhood) -> None:
    """小李 got one thing, another is promised, and the third is still asked for."""
    need = await home.says(WHO, "缺姜、葱、两个鸡蛋，谁家有")
    await home.replies("刘叔", need, "姜和葱我有")
    await home.replies(WHO, need, "姜拿到了")


async def wanting(home: Neighbourhood, way: str) -> None:
    await home.says("王阿姨", "多了一块姜,送给需要的邻居,自取")
    await home.taps("王阿姨", way, where="王阿姨")
    await home.taps(WHO, "我要")
    await home.taps("小美", "我要")


async def wanting_at_once(home: Neighbourhood) -> None:
    await wanting(home, "先到先得")


async def wanting_overnight(home: Neighbourhood) -> None:
    await wanting(home, "等一晚再定")


async def wanting_as_old_people(home: Neighbourhood) -> None:
    await wanting(home, "老人和孩子优先")
    await home.taps(WHO, "有老人", where=WHO)


async def wanting_a_lot(home: Neighbourhood) -> None:
    await wanting(home, "抽签")


async def giving(home: Neighbourhood) -> None:
    """小李 gives something by lot; two want it."""
    await home.says(WHO, "多了一块姜,送给需要的邻居,自取")
    await home.taps(WHO, "抽签", where=WHO)
    await home.taps("陈姐", "我要")
    await home.taps("小美", "我要")


async def offering(home: Neighbourhood) -> None:
    """小李 was asked how to give it, and has not said."""
    await home.says(WHO, "多了一块姜,送给需要的邻居,自取")


async def choosing(home: Neighbourhood) -> None:
    """小李 slept on it, and is asked whom to give it to."""
    await home.says(WHO, "多了一块姜,送给需要的邻居,自取")
    await home.taps(WHO, "等一晚再定", where=WHO)
    await home.taps("陈姐", "我要")
    await home.taps("小美", "我要")
    await home.advance(hours=23, minutes=5)


async def loan(home: Neighbourhood, lender: str, borrower: str) -> None:
    need = await home.says(borrower, "谁有电钻借一下")
    await home.taps(lender, "我来帮")
    await home.replies(borrower, need, "借到了谢谢")
    await home.taps(borrower, "一周内", where=borrower)


async def borrowed(home: Neighbourhood) -> None:
    await loan(home, "刘叔", WHO)


async def lent(home: Neighbourhood) -> None:
    await loan(home, WHO, "王阿姨")


async def lift(home: Neighbourhood, driver: str, passenger: str) -> None:
    await home.says(passenger, WANTS)
    await home.says(driver, DRIVES)
    await home.taps(passenger, "我要搭车", where=passenger)


async def driving(home: Neighbourhood) -> None:
    await lift(home, WHO, "王阿姨")


async def riding(home: Neighbourhood) -> None:
    await lift(home, "陈姐", WHO)


async def keys(home: Neighbourhood, finder: str, owner: str) -> None:
    """Somebody says that what was found is theirs; the finder is to ask what it is like."""
    await home.says(finder, "今天早上在北门捡到一串钥匙,谁丢的来认领")
    await home.taps(owner, "是我的")


async def found(home: Neighbourhood) -> None:
    await keys(home, WHO, "王阿姨")


async def lost(home: Neighbourhood) -> None:
    """小李 is asked what their keys are like."""
    await keys(home, "陈姐", WHO)
    await home.taps("陈姐", "就这么问", where="陈姐")


async def exchange_asked(home: Neighbourhood) -> None:
    await home.says(WHO, "拿橙子换苹果,有人换吗")
    await home.says("王阿姨", "拿苹果换橙子,有人换吗")


async def exchange_agreed(home: Neighbourhood) -> None:
    await exchange_asked(home)
    await home.taps(WHO, "我来换", where=WHO)


async def three_asked(home: Neighbourhood) -> None:
    await ring(home)


async def three_agreed(home: Neighbourhood) -> None:
    await three_asked(home)
    await willing(home, "王阿姨", WHO, "陈姐")


async def asking_for_another(home: Neighbourhood) -> None:
    await home.says(WHO, "替3栋张奶奶问,谁能陪她去医院")
    await home.taps("刘叔", "我来帮")


async def helping_another(home: Neighbourhood) -> None:
    await home.says("王阿姨", "替3栋张奶奶问,谁能陪她去医院")
    await home.taps(WHO, "我来帮")


async def still_needed(home: Neighbourhood) -> None:
    await home.says(WHO, "谁有电钻借一下")
    await home.advance(minutes=11)
    await home.advance(hours=2, minutes=1)


async def got_it(home: Neighbourhood) -> None:
    await home.says(WHO, "谁有电钻借一下")
    await home.taps("刘叔", "我来帮")
    await home.advance(hours=25)


async def gave_it(home: Neighbourhood) -> None:
    await home.says("王阿姨", "谁有电钻借一下")
    await home.taps(WHO, "我来帮")
    await home.advance(hours=25)


async def asked_for_the_register(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", "谁有电钻借一下")
    await home.taps(WHO, "我来帮")
    await home.replies("王阿姨", need, "借到了谢谢")


async def ended_by_mistake(home: Neighbourhood) -> None:
    """王阿姨 said that it is done, and took that back; 小李 is to help after all."""
    await holding(home)
    await home.taps("王阿姨", "拿到了", where="王阿姨")
    await home.taps("王阿姨", "点错了", where="王阿姨")


async def just_ended(home: Neighbourhood) -> None:
    """小李 may still take it back."""
    await home.says(WHO, "谁有电钻借一下")
    await home.taps("刘叔", "我来帮")
    await home.taps(WHO, "拿到了", where=WHO)


async def festival(home: Neighbourhood, by: str) -> None:
    for who in (WHO, "王阿姨"):
        await home.says(who, "/help")  # the bot has met them
    if by == WHO:
        await home.replies("老张", await home.says(WHO, "谁有电钻借一下"), "/organizer")
        await home.taps(WHO, "不用了")
    await home.says(by, "/festival 11月28日上午9点到11点半 花街广场")
    for answer in ("9点半 义诊 小李，10点 合唱", "小板凳 10 个", "茶水 2 人"):
        await home.writes(by, answer)
    await home.taps(by, "发布", where=by)


async def in_charge(home: Neighbourhood) -> None:
    """小李 is in charge of a part, pours tea, and has signed 张奶奶 up."""
    await festival(home, "老张")
    await home.replies(WHO, (await home.cards())[-1]["id"], "茶水算我一个，替张奶奶也报名")


async def asked_to_call(home: Neighbourhood) -> None:
    """小李 organizes, and is asked the evening before whether to call for hands."""
    await festival(home, WHO)
    await home.taps("王阿姨", "参加")
    await home.advance(days=6, hours=9)


async def on_a_list(home: Neighbourhood) -> None:
    """小李 has a line of their own and one for 张奶奶."""
    chain = await home.says("老张", "/chain 团丹东草莓 68元/箱 周五截止")
    await home.replies(WHO, chain, "+2")
    await home.replies(WHO, chain, "替张奶奶也要1箱")


FLOWS: Mapping[Flow, str] = {  # and how 小李 says no in it: a button
    asked: "这次不行",
    on_duty: "我也没办法",
    in_the_queue: "不排了",
    holding: "我来不了了",
    some_of_a_list: "我不要了",
    a_list_of_theirs: "不用了",
    wanting_at_once: "我不要了",
    wanting_overnight: "",
    wanting_as_old_people: "",
    wanting_a_lot: "",
    giving: "收起来",
    offering: "收起来",
    choosing: "收起来",
    borrowed: "",
    lent: "",
    driving: "换一位",
    riding: "我不搭了",
    found: "收起来",
    lost: "",
    exchange_asked: "这次不行",
    exchange_agreed: "我来不了了",
    three_asked: "这次不换",
    three_agreed: "我来不了了",
    asking_for_another: "换一位",
    helping_another: "我来不了了",
    still_needed: "不用了",
    got_it: "换一位",
    gave_it: "我来不了了",
    asked_for_the_register: "先不用",
    ended_by_mistake: "我来不了了",
    just_ended: "",
    in_charge: "不去",
    asked_to_call: "不用了",
    on_a_list: "不要了",
}
MUTED = {asked: ("今天别问我", "别再问这类"), exchange_asked: ("今天别问我", "别再问这类")}


# — what happens —


async def leaves(home: Neighbourhood) -> None:
    await home.leaves(WHO)


async def forgets(home: Neighbourhood) -> None:
    await home.writes(WHO, "/forget")
    await home.taps(WHO, "全部删掉", where=WHO)


async def blocks(home: Neighbourhood) -> None:
    await home.blocks(WHO)


async def away(home: Neighbourhood) -> None:
    await home.writes(WHO, "/away 三天")


HAPPENINGS = (leaves, forgets, blocks, away)


# — and what must not be left —


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "linli.db"


@pytest.fixture
async def home(file: Path) -> AsyncIterator[Neighbourhood]:
    async with moved_in(f"sqlite:///{file}") as neighbourhood:
        yield neighbourhood


LIVE = {
    "claims": "SELECT p.words FROM claims c JOIN posts p ON p.id = c.post_id WHERE c.person_id = :who"
    " AND c.state IN ('holding', 'queued')",
    "posts": "SELECT words FROM posts WHERE poster_id = :who AND state = 'open'",
    "questions": "SELECT p.words FROM pings g JOIN posts p ON p.id = g.post_id WHERE g.person_id = :who"
    " AND g.state IN ('asked', 'named') AND p.state = 'open'",
    "duties": "SELECT weekday FROM roster WHERE person_id = :who",
    "seats": "SELECT r.answer FROM rsvps r JOIN occurrences o ON o.id = r.occurrence_id WHERE r.person_id = :who"
    " AND o.state = 'ahead'",
    "what they do there": "SELECT duty_id FROM volunteers WHERE person_id = :who",
    "parts": "SELECT title FROM parts WHERE keeper_id = :who",
    "lines": "SELECT quantity FROM entries WHERE person_id = :who",
    "rings of three": "SELECT s.id FROM swaps s JOIN swap_parts t ON t.swap_id = s.id JOIN posts p ON p.id = t.post_id"
    " WHERE p.poster_id = :who AND s.state = 'asked'",
}
LEFT = {
    "posts": "SELECT words FROM posts WHERE state = 'open'",
    "claims": "SELECT p.words, c.state FROM claims c JOIN posts p ON p.id = c.post_id"
    " WHERE c.state IN ('holding', 'queued')",
    "shares": "SELECT words, taken FROM posts WHERE state IN ('parked', 'withdrawn') AND taken > 0",
    "things of a list": "SELECT words, promised FROM posts WHERE state IN ('parked', 'withdrawn') AND promised > 0",
    "rings of three": "SELECT posts FROM swaps WHERE state = 'asked'",
    "bonds": "SELECT c.state FROM bonds b JOIN claims c ON c.id = b.claim_id",
    "alarms": "SELECT kind, ref FROM alarms",
    "ends": "SELECT post_id FROM ends",
    "traces of posts": "SELECT thing, how FROM traces WHERE post_id > 0",
    "hushed posts": "SELECT * FROM hushed",
    "set aside": "SELECT id FROM inbox WHERE state = 'aside'",
    "not sent": "SELECT kind, ref FROM outbox WHERE state = 'failed' AND incident IS NOT NULL",
}
# What their buttons say can be said later as well; of an event or a list that is over they say that it is.
LASTING = (
    "event",
    "occasion",
    "rsvp",
    "guest",
    "duty",
    "chain",
    "register",
    "thank",
    "loan",
    "away",
    "settings",
    "shift",
    "offduty",
)


def rows(file: Path, sentences: Mapping[str, str], **named: object) -> dict[str, list[object]]:
    """What each sentence finds, where it finds anything."""
    with sqlite3.connect(file) as database:
        found = {name: database.execute(sentence, named).fetchall() for name, sentence in sentences.items()}
    return {name: lines for name, lines in found.items() if lines}


async def dead_buttons(home: Neighbourhood, *places: str) -> list[str]:
    """Buttons that are still there, and lead nowhere."""
    return [
        f"{place}: {button['label']} ({message['text'][:24]}…)"
        for place in places
        for message in await home.messages(place)
        for row in message["buttons"]
        for button in row
        if button["data"] and not button["data"].startswith(LASTING)
    ]


async def six_weeks_later(home: Neighbourhood, file: Path, *, silent: tuple[str, ...] = ()) -> dict[str, object]:
    """What is left then; `silent`: people whose messages the bot cannot change any more."""
    await home.advance(days=45)
    places = [name for name in home.people if name not in silent]
    dead = await dead_buttons(home, GROUP, *places)
    return {**rows(file, LEFT), **({"buttons": dead} if dead else {})}


@pytest.mark.parametrize("happens", HAPPENINGS, ids=lambda act: act.__name__)
@pytest.mark.parametrize("flow", FLOWS, ids=lambda act: act.__name__)
async def test_somebody_is_gone_in_the_middle(home: Neighbourhood, file: Path, flow: Flow, happens: Flow) -> None:
    await flow(home)
    person = home.people[WHO]
    await happens(home)
    live = rows(file, LIVE, who=person) if happens in (leaves, forgets) else {}
    silent = (WHO,) if happens in (blocks, forgets) else ("王阿姨",) if flow is on_duty else ()
    assert (live, await six_weeks_later(home, file, silent=silent)) == ({}, {})


@pytest.mark.parametrize("flow", [flow for flow, label in FLOWS.items() if label], ids=lambda act: act.__name__)
async def test_somebody_says_no_in_the_middle(home: Neighbourhood, file: Path, flow: Flow) -> None:
    await flow(home)
    await home.taps(WHO, FLOWS[flow])
    assert await six_weeks_later(home, file, silent=("王阿姨",) if flow is on_duty else ()) == {}


@pytest.mark.parametrize(
    ("flow", "label"),
    [(flow, label) for flow, labels in MUTED.items() for label in labels],
    ids=lambda one: getattr(one, "__name__", one),
)
async def test_somebody_mutes_the_bot_in_the_middle(home: Neighbourhood, file: Path, flow: Flow, label: str) -> None:
    await flow(home)
    await home.taps(WHO, label)
    assert await six_weeks_later(home, file) == {}
