"""People on duty: needs that nobody met go to them, and their answer comes back. Stories begin on a Saturday."""

from tests.neighbourhood import GROUP, Neighbourhood
from tests.stories.before import chooses, gave


async def on_duty(home: Neighbourhood, who: str, *days: str) -> None:
    """老张 puts somebody on the roster."""
    await home.replies("老张", await home.says(who, "大家早上好"), "/duty")
    for day in days:
        await home.taps("老张", day, where="老张")


async def unmet(home: Neighbourhood, text: str = "谁有电钻借一下") -> int:
    """A need that nobody takes up, and that is still a need after two hours."""
    need = await home.says("王阿姨", text)
    for _ in range(3):
        await home.advance(minutes=11)
    await home.advance(hours=2, minutes=1)
    await home.taps("王阿姨", "还需要", where="王阿姨")
    return need


def handed(heard: list[str]) -> list[str]:
    return [words for words in heard if words.startswith("今天您值班")]


async def test_who_is_on_duty_hears_of_it_with_who_was_asked_and_why_it_failed(home: Neighbourhood) -> None:
    await on_duty(home, "刘叔", "周六")
    await on_duty(home, "小美", "周日")
    await gave(home, "姜")
    need = await home.says("王阿姨", "谁家有姜,炒菜缺两块")
    await home.taps("小李", "这次不行", where="小李")
    for _ in range(3):
        await home.advance(minutes=11)
    await home.advance(hours=2, minutes=1)
    before = handed(await home.hears("刘叔"))
    await home.taps("王阿姨", "还需要", where="王阿姨")
    said = handed(await home.hears("刘叔"))
    assert before == handed(await home.hears("小美")) == []
    assert len(said) == 1
    assert "小李" in said[0].split("这次不方便")[0]
    assert "我去问问值班的邻居" in "".join(await home.hears("王阿姨"))
    await home.taps("刘叔", "我来帮", where="刘叔")
    assert "刘叔 来帮忙了" in await home.card(to=need)


async def test_their_answer_is_brought_to_the_poster(home: Neighbourhood) -> None:
    await on_duty(home, "刘叔", "周六")
    await unmet(home)
    question = next(m for m in await home.messages("刘叔") if m["text"].startswith("今天您值班"))
    await home.says("刘叔", "物业有一台,<b>去门卫</b>那里借", to="刘叔", reply_to=question["id"])
    assert (await home.hears("王阿姨"))[-1] == "值班的 刘叔 说：「物业有一台,<b>去门卫</b>那里借」"
    assert (await home.hears("刘叔"))[-1] == "您的话带到了，谢谢您！"


async def test_when_they_know_no_way_either_the_poster_hears_so(home: Neighbourhood) -> None:
    await on_duty(home, "刘叔", "周六")
    await unmet(home)
    await home.taps("刘叔", "我也没办法", where="刘叔")
    assert "值班的 刘叔 这次也没办法" in (await home.hears("王阿姨"))[-1]
    assert handed(await home.hears("刘叔")) == []


async def test_a_poster_who_cannot_be_written_to_is_answered_in_the_group(home: Neighbourhood) -> None:
    await on_duty(home, "刘叔", "周六")
    await home.says("王阿姨", "谁有电钻借一下")
    await home.blocks("王阿姨")
    for _ in range(3):
        await home.advance(minutes=11)
    await home.advance(hours=2, minutes=1)
    question = next(m for m in await home.messages("刘叔") if m["text"].startswith("今天您值班"))
    await home.says("刘叔", "门卫有一台", to="刘叔", reply_to=question["id"])
    assert "值班的 刘叔 说：「门卫有一台」" in (await home.group())[-1]


async def test_a_burst_pipe_goes_to_them_as_soon_as_nobody_is_left(home: Neighbourhood) -> None:
    await on_duty(home, "刘叔", "周六", "周日")
    await home.advance(hours=13)
    await home.says("王阿姨", "水管爆了,谁家有扳手借一下")
    for _ in range(5):
        await home.advance(minutes=4)
    assert len(handed(await home.hears("刘叔"))) == 1


async def test_where_nobody_is_on_duty_today_it_waits_for_the_next_who_is(home: Neighbourhood) -> None:
    await on_duty(home, "刘叔", "周日")
    await unmet(home)
    today = handed(await home.hears("刘叔"))
    await home.advance(hours=22)
    assert (today, len(handed(await home.hears("刘叔")))) == ([], 1)


async def test_without_a_roster_it_hangs_on(home: Neighbourhood) -> None:
    await unmet(home)
    assert "我再帮您留意着" in "".join(await home.hears("王阿姨"))


async def test_who_is_on_duty_is_told_and_may_say_no(home: Neighbourhood) -> None:
    await on_duty(home, "刘叔", "周六", "周日")
    told = [words for words in await home.hears("刘叔") if "值班" in words]
    await home.taps("刘叔", "我不值班", where="刘叔")
    roster = await chooses(home, "值班")
    await unmet(home)
    assert len(told) == 1
    assert "老张 请您在「花园小区」值班" in told[0]
    assert "现在没有人值班" in roster
    assert handed(await home.hears("刘叔")) == []


async def test_whoever_is_gone_or_blocks_the_bot_leaves_nothing_hanging(home: Neighbourhood) -> None:
    for name in ("刘叔", "小美", "陈姐", "小李"):
        await on_duty(home, name, "周六")
    await home.leaves("刘叔")
    await home.blocks("小美")
    await home.writes("陈姐", "/forget")
    await home.taps("陈姐", "全部删掉", where="陈姐")
    await unmet(home)
    told = [name for name in ("刘叔", "小美", "陈姐", "小李") if handed(await home.hears(name))]
    assert told == ["小李"]


async def test_when_it_is_over_those_on_duty_need_not_bother(home: Neighbourhood) -> None:
    await on_duty(home, "刘叔", "周六")
    await unmet(home)
    await home.says("王阿姨", "电钻不用了")
    assert handed(await home.hears("刘叔")) == []
    assert "已经有结果了，不用管了" in (await home.hears("刘叔"))[-1]


async def test_only_organizers_make_the_roster(home: Neighbourhood) -> None:
    word = await home.says("刘叔", "大家早上好")
    await home.replies("小美", word, "/duty")
    refused = (await home.hears("小美"))[-1]
    key, uncle = -home.chat(GROUP), home.people["刘叔"]
    forged = await home.tries("小美", f"shift:{key}:{uncle}5", f"shifts:{key}:7", f"offduty:{key}", "nohelp:1")
    await home.writes("老张", "/settings")
    wild = await home.tries("老张", f"shift:{key}:{uncle}9", f"shift:{key}:999995", f"shifts:{key}:abc")
    assert refused == forged[0] == forged[1] == "这个要请群管理员来。"
    assert forged[2:] == ["这件事不用再回我了，谢谢您！", "这件事我已经找不到了。"]
    assert wild == ["这个选不了，发 /settings 再看一次。"] * 3


async def test_one_need_in_their_hands_is_answered_without_a_reply(home: Neighbourhood) -> None:
    await on_duty(home, "刘叔", "周六")
    await unmet(home)
    await home.writes("刘叔", "物业有一台,去门卫那里借")
    assert (await home.hears("王阿姨"))[-1] == "值班的 刘叔 说：「物业有一台,去门卫那里借」"
    assert (await home.hears("刘叔"))[-1] == "您的话带到了，谢谢您！"


async def test_without_a_reply_they_may_say_that_they_know_no_way(home: Neighbourhood) -> None:
    await on_duty(home, "刘叔", "周六")
    await unmet(home)
    await home.writes("刘叔", "我也帮不上")
    assert "值班的 刘叔 这次也没办法" in (await home.hears("王阿姨"))[-1]


async def test_without_a_reply_they_may_take_it_up(home: Neighbourhood) -> None:
    await on_duty(home, "刘叔", "周六")
    need = await unmet(home)
    await home.writes("刘叔", "我有,来拿")
    assert "刘叔 来帮忙了" in await home.card(to=need)


async def test_a_nod_or_a_greeting_is_not_brought_to_anybody(home: Neighbourhood) -> None:
    await on_duty(home, "刘叔", "周六")
    await unmet(home)
    for words in ("你好", "收到", "好的", "谢谢", "多了一箱橙子,送给需要的邻居,自取"):
        await home.writes("刘叔", words)
    assert not any("刘叔" in words for words in await home.hears("王阿姨"))


async def test_with_two_needs_in_their_hands_nobody_guesses_which(home: Neighbourhood) -> None:
    await on_duty(home, "刘叔", "周六")
    await unmet(home)
    await unmet(home, "谁家有轮椅借一下")
    await home.writes("刘叔", "去门卫那里问问")
    assert len(handed(await home.hears("刘叔"))) == 2
    assert not any("值班的 刘叔" in words for words in await home.hears("王阿姨"))


async def test_an_organizer_who_never_pressed_start_hears_how_to_go_on(shy: Neighbourhood) -> None:
    await shy.new_group("小群", ["小李", "王阿姨"], ["小李"])
    await shy.replies("小李", await shy.says("王阿姨", "大家早上好", to="小群"), "/duty", where="小群")
    assert (await shy.group("小群"))[-1] == "请先点我的头像，在私聊里点「开始」，再回来试一次。"
