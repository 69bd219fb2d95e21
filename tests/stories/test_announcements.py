"""What organizers tell everybody: at once, at a time, again and again."""

from tests.neighbourhood import Neighbourhood

WEEKLY = "/announce 每周五18:00 提醒收垃圾桶"


async def test_without_a_time_it_is_told_at_once(home: Neighbourhood) -> None:
    await home.says("老张", "/announce 电梯修好了 <3")
    assert (await home.group())[-1] == "📢 电梯修好了 <3"


async def test_every_friday_after_it_was_read_back(home: Neighbourhood) -> None:
    before = await home.group()
    await home.says("老张", WEEKLY)
    asked = (await home.hears("老张"))[-1]
    still = await home.group()
    await home.taps("老张", "到时候发")
    await home.advance(days=6, hours=8, minutes=1)
    first = (await home.group())[len(before) :]
    await home.advance(days=7)
    assert asked.startswith("我这样发，您看对吗？\n每周五 晚上6点，下一次是 11月27日 周五 晚上6点。\n「提醒收垃圾桶」")
    assert still == before
    assert first == ["📢 提醒收垃圾桶"]
    assert (await home.group())[len(before) :] == ["📢 提醒收垃圾桶"] * 2


async def test_a_time_that_is_corrected_in_the_same_breath_is_the_corrected_one(home: Neighbourhood) -> None:
    await home.says("老张", "/announce 明晚8点，说错了，是9点 倒垃圾的车不来了")
    asked = (await home.hears("老张"))[-1]
    assert "11月22日 周日 晚上9点。\n「倒垃圾的车不来了」" in asked


async def test_a_time_that_is_the_matter_itself_may_be_told_now(home: Neighbourhood) -> None:
    await home.says("老张", "/announce 停水通知：今天下午2点到5点停水")
    await home.taps("老张", "现在发")
    await home.advance(hours=5)
    told = [text for text in await home.group() if text.startswith("📢")]
    assert told == ["📢 停水通知：今天下午2点到5点停水"]


async def test_a_day_alone_is_the_matter_itself(home: Neighbourhood) -> None:
    await home.says("老张", "/announce 明天停水，请大家储水")
    assert (await home.group())[-1] == "📢 明天停水，请大家储水"


async def test_an_hour_that_is_missing_is_asked_for_and_given_in_a_reply(home: Neighbourhood) -> None:
    await home.says("老张", "/announce 每周五 提醒收垃圾桶")
    asked = (await home.messages("老张"))[-1]
    await home.writes("老张", "每周五晚上6点", reply_to=asked["id"])
    await home.taps("老张", "到时候发")
    await home.advance(days=6, hours=8, minutes=1)
    assert "回复我几点" in asked["text"]
    assert (await home.group())[-1] == "📢 提醒收垃圾桶"


async def test_a_time_that_is_past_is_asked_about(home: Neighbourhood) -> None:
    await home.says("老张", "/announce 今天早上8点 开会")
    asked = (await home.messages("老张"))[-1]
    await home.writes("老张", "昨天早上8点", reply_to=asked["id"])
    refused = (await home.hears("老张"))[-1]
    assert "要换个时间发" in asked["text"]
    assert refused.startswith("这个时间不行")
    assert not any(text.startswith("📢") for text in await home.group())


async def test_scheduled_lists_changes_and_deletes(home: Neighbourhood) -> None:
    await home.says("老张", WEEKLY)
    await home.taps("老张", "到时候发")
    await home.says("老张", "/announce 明天早上8点 物业来抄表")
    await home.taps("老张", "到时候发")
    await home.writes("老张", "/scheduled")
    listed = (await home.hears("老张"))[-1]
    await home.taps("老张", "物业来抄表")
    page = (await home.messages("老张"))[-1]
    await home.writes("老张", "明天早上9点 物业来抄水表", reply_to=page["id"])
    await home.advance(hours=22, minutes=30)
    early = (await home.group())[-1]
    await home.advance(hours=1)
    moved = (await home.group())[-1]
    await home.writes("老张", "/scheduled")
    await home.taps("老张", "删掉")
    await home.advance(days=8)
    assert listed.splitlines()[1:] == [
        "· 每周五 晚上6点，下一次是 11月27日 周五 晚上6点：「提醒收垃圾桶」",
        "· 11月22日 周日 上午8点：「物业来抄表」",
    ]
    assert not early.startswith("📢")
    assert moved == "📢 物业来抄水表"
    assert (await home.group())[-1] == moved
    assert (await home.hears("老张"))[-1] == "现在没有排着的通知。"


async def test_pinned_on_wish(home: Neighbourhood) -> None:
    group = await home.new_group("阳光里", ["老张", "小李"], ["老张"], bot_admin=True)
    await home.says("老张", "/announce 置顶 电梯修好了", to="阳光里")
    told = [m for m in await home.messages("阳光里") if m["text"] == "📢 电梯修好了"]
    assert group == home.chat("阳光里")
    assert [m["pinned"] for m in told] == [True]


async def test_without_the_right_to_pin_it_stands_there_all_the_same(home: Neighbourhood) -> None:
    await home.says("老张", "/announce 置顶 电梯修好了")
    await home.says("老张", "/announce 明天停水")
    assert [text for text in await home.group() if text.startswith("📢")] == ["📢 电梯修好了", "📢 明天停水"]


async def test_only_admins_announce_and_only_those_of_this_moment(home: Neighbourhood) -> None:
    await home.says("小李", "/announce 大家好")
    refused = (await home.hears("小李"))[-1]
    await home.says("老张", WEEKLY)
    page = (await home.messages("老张"))[-1]
    data = [button["data"] for row in page["buttons"] for button in row]
    await home.writes("小李", "/help")
    forged = await home.tries("小李", *data)
    assert refused == "这个要请群管理员来。"
    assert forged == ["这个要请群管理员来。"] * 4
    assert not any(text.startswith("📢") for text in await home.group())


async def test_after_a_long_sleep_late_with_an_apology_or_not_at_all(home: Neighbourhood) -> None:
    await home.says("老张", "/announce 今天下午2点 物业来抄表")
    await home.taps("老张", "到时候发")
    await home.says("老张", "/announce 今天下午1点 提醒收垃圾桶")
    await home.taps("老张", "到时候发")
    await home.oversleeps(hours=4, minutes=30)
    assert [text for text in await home.group() if text.startswith("📢")] == [
        "📢 （这条发晚了，抱歉。）\n提醒收垃圾桶",
        "📢 （这条发晚了，抱歉。）\n物业来抄表",
    ]


async def test_a_day_late_the_organizer_hears_that_it_was_not_told(home: Neighbourhood) -> None:
    await home.says("老张", "/announce 今天下午2点 物业来抄表")
    await home.taps("老张", "到时候发")
    await home.oversleeps(hours=30)
    assert (await home.hears("老张"))[-1] == "那会儿我不在，这条没发出去，现在也晚了：「物业来抄表」"
    assert not any(text.startswith("📢") for text in await home.group())


async def test_an_announcement_that_somebody_else_typed_is_not_made_by_passing_it_on(home: Neighbourhood) -> None:
    await home.says("老张", "/announce 全体到物业交 500 元", forward=home.people["小李"])
    assert not any(text.startswith("📢") for text in await home.group())


async def told(home: Neighbourhood) -> list[str]:
    return [text for text in await home.group() if text.startswith("📢")]


async def test_what_is_off_from_nine_to_five_is_not_told_at_nine_without_its_hours(home: Neighbourhood) -> None:
    await home.says("老张", "/announce 明天上午9点到下午5点停水，请提前储水")
    asked = (await home.messages("老张"))[-1]
    labels = [button["label"] for row in asked["buttons"] for button in row]
    await home.writes("老张", "今晚7点", reply_to=asked["id"])
    await home.taps("老张", "到时候发")
    await home.advance(hours=24)
    assert labels == ["现在发", "不发了"]
    assert await told(home) == ["📢 明天上午9点到下午5点停水，请提前储水"]


async def test_a_page_is_changed_in_words_as_it_says(home: Neighbourhood) -> None:
    await home.says("老张", "/announce 明晚8点 停水通知")
    for words in ("改成明晚9点", "晚上9点半发", "内容改成：明晚10点到12点停水"):
        page = (await home.messages("老张"))[-1]
        await home.writes("老张", words, reply_to=page["id"])
    changed = (await home.hears("老张"))[-1]
    page = (await home.messages("老张"))[-1]
    await home.writes("老张", "好的", reply_to=page["id"])
    await home.advance(hours=35)
    early = await told(home)
    await home.advance(hours=1)
    assert "11月22日 周日 晚上9点半。\n「明晚10点到12点停水」" in changed
    assert early == []
    assert await told(home) == ["📢 明晚10点到12点停水"]


async def test_another_hour_leaves_it_weekly_and_a_span_is_no_time_to_tell_it(home: Neighbourhood) -> None:
    await home.says("老张", WEEKLY)
    for words in ("改成晚上7点", "晚上7点到8点", "不发了"):
        page = next(m for m in reversed(await home.messages("老张")) if m["buttons"])
        await home.writes("老张", words, reply_to=page["id"])
    heard = [m["text"].splitlines() for m in await home.messages("老张") if m["from"]["is_bot"]]
    assert [lines[0] for lines in heard[-2:]] == [
        "这个时间不行，换一个吧，比如「明天早上8点」「每周五晚上6点」。",
        "不发了：「提醒收垃圾桶」",
    ]


async def test_an_old_page_goes_when_a_new_one_comes_and_telling_it_now_does_not_end_what_is_weekly(
    home: Neighbourhood,
) -> None:
    await home.says("老张", WEEKLY)
    old = (await home.messages("老张"))[-1]
    await home.writes("老张", "提醒收垃圾桶和纸箱", reply_to=old["id"])
    pages = [m for m in await home.messages("老张") if m["buttons"] and "收垃圾桶" in m["text"] and not m["deleted"]]
    now = next(b["data"] for row in pages[-1]["buttons"] for b in row if b["label"] == "现在发")
    await home.taps("老张", "到时候发")
    await home.tries("老张", now)
    await home.advance(days=7)
    assert len(pages) == 1
    assert await told(home) == ["📢 提醒收垃圾桶和纸箱"] * 2


async def test_half_an_hour_later_is_by_the_clock_of_the_group(home: Neighbourhood) -> None:
    """Said in private to a group in Berlin, where it is seven hours earlier than the bot's own clock says."""
    await home.writes("老张", "/settings Europe/Berlin")
    await home.says("老张", "/announce 明天早上8点 物业来抄表")
    page = (await home.messages("老张"))[-1]
    await home.writes("老张", "半小时后", reply_to=page["id"])
    await home.taps("老张", "到时候发")
    await home.advance(minutes=31)
    assert await told(home) == ["📢 物业来抄表"]


async def test_each_organizer_has_a_page_of_their_own(home: Neighbourhood) -> None:
    await home.replies("老张", await home.says("王阿姨", "谁有电钻借一下"), "/organizer")
    await home.says("老张", WEEKLY)
    await home.taps("老张", "到时候发")
    await home.writes("王阿姨", "/scheduled")
    await home.taps("王阿姨", "提醒收垃圾桶", where="王阿姨")
    await home.taps("王阿姨", "发的时候置顶", where="王阿姨")
    own = (await home.hears("老张"))[-1]
    await home.taps("老张", "删掉", where="老张")
    assert own.startswith("排好了：每周五 晚上6点")
    assert (await home.hears("老张"))[-1] != own
    assert (await home.taps("王阿姨", "删掉", where="王阿姨"))["text"] == "这条通知已经发过或者删掉了。"
