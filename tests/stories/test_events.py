"""Events: an organizer says it once, and everybody knows, answers and comes."""

from tests.neighbourhood import GROUP, Neighbourhood, behind, moved_in
from tests.stories.events import announce, brief, full, in_days, said


async def test_one_typed_sentence_becomes_a_published_event(home: Neighbourhood) -> None:
    day = await in_days(home, 7)
    await home.says("老张", f"/event {said(day)}上午9点到11点半 花街广场 邻居节,有义诊和茶叶蛋")
    preview = (await home.hears("老张"))[-1]
    buttons = await home.buttons("老张")
    before = await home.group()
    await home.taps("老张", "发布", where="老张")
    card = await home.card()
    assert f"{full(day)} 上午9:00–11:30（农历" in preview
    assert "提醒：前一天晚上7点、提前1小时" in preview
    assert {"发布", "改时间", "改地点", "改内容", "提醒", "取消"} <= set(buttons)
    assert not any("义诊" in words for words in before)
    assert f"📣 邻居节\n{full(day)} 上午9:00–11:30" in card
    assert "花街广场\n有义诊和茶叶蛋" in card


async def test_an_organizers_plain_message_is_asked_about_privately(home: Neighbourhood) -> None:
    day = await in_days(home, 5)
    before = await home.group()
    await home.says("老张", f"{said(day)}上午9点花街广场邻居节，欢迎大家来")
    heard = await home.hears("老张")
    quiet = await home.group()
    await home.taps("老张", "发布", where="老张")
    assert "发布吗？" in heard[-2]
    assert quiet == before
    assert "📣 邻居节" in await home.card()


async def test_a_residents_plain_message_stays_a_message(home: Neighbourhood) -> None:
    day = await in_days(home, 5)
    before = await home.group()
    await home.says("小美", f"{said(day)}上午9点花街广场邻居节，欢迎大家来")
    assert await home.group() == before
    assert await home.hears("小美") == []


async def test_what_is_missing_is_asked_for_and_never_guessed(home: Neighbourhood) -> None:
    day = await in_days(home, 7)
    await home.says("老张", "/event 邻居节")
    asked = [(await home.hears("老张"))[-1]]
    for answer in ("2月30日", said(day), "上午9点到11点半", "花街广场"):
        await home.writes("老张", answer)
        asked.append((await home.hears("老张"))[-1])
    assert "什么时候？" in asked[0]
    assert "没有这一天" in asked[1]
    assert "几点开始？" in asked[2]
    assert "在哪里？" in asked[3]
    assert f"{full(day)} 上午9:00–11:30" in asked[4]
    assert "发布" in await home.buttons("老张")


async def test_a_time_that_has_gone_by_is_not_announced(home: Neighbourhood) -> None:
    await home.says("老张", "/event 昨天上午9点 花街广场 邻居节")
    assert "已经过去了" in (await home.hears("老张"))[-1]
    assert "发布" not in await home.buttons("老张")


async def test_a_resident_proposes_and_an_organizer_approves(home: Neighbourhood) -> None:
    day = await in_days(home, 7)
    await home.says("小美", f"/event {said(day)}下午2点 活动室 包饺子")
    await home.taps("小美", "发布", where="小美")
    proposal = await home.card()
    refused = await home.taps("小李", "同意发布")
    own = await home.taps("小美", "同意发布")
    await home.taps("老张", "同意发布")
    assert "小美 想办一个活动" in proposal
    assert refused["text"] == own["text"] == "这个要请群管理员来。"
    assert "📣 包饺子" in await home.card()
    assert "组织者同意了" in (await home.hears("小美"))[-2]
    assert not any("想办一个活动" in words for words in await home.group())


async def test_a_proposal_that_is_too_old_to_be_deleted_can_be_approved_once(home: Neighbourhood) -> None:
    day = await in_days(home, 7)
    await home.says("小美", f"/event {said(day)}下午2点 活动室 包饺子")
    await home.taps("小美", "发布", where="小美")
    await home.advance(days=3)
    await home.taps("老张", "同意发布")
    assert "同意发布" not in await home.all_buttons(GROUP)
    assert "好消息，组织者同意了，「包饺子」已经发布。" in await home.group()


async def test_who_proposed_an_event_manages_it_themselves_once_it_is_approved(home: Neighbourhood) -> None:
    day = await in_days(home, 7)
    await home.says("小美", f"/event {said(day)}下午2点 活动室 包饺子")
    await home.taps("小美", "发布", where="小美")
    await home.taps("老张", "同意发布")
    await home.taps("王阿姨", "参加")
    await home.taps("小美", "名单", where="小美")
    coming = await home.file("小美")
    await home.taps("小美", "改地点", where="小美")
    await home.writes("小美", "3栋架空层")
    moved = await home.card()
    stranger = await home.taps("小李", "管理")
    await home.taps("小美", "管理")
    await home.taps("小美", "取消活动", where="小美")
    await home.taps("小美", "下雨", where="小美")
    assert "王阿姨" in coming
    assert "3栋架空层" in moved
    assert "私下" not in stranger["text"]
    assert "下雨" in (await home.group())[-1]


async def test_who_proposed_an_event_and_left_the_group_manages_it_no_more(home: Neighbourhood) -> None:
    day = await in_days(home, 7)
    await home.says("小美", f"/event {said(day)}下午2点 活动室 包饺子")
    await home.taps("小美", "发布", where="小美")
    await home.taps("老张", "同意发布")
    await home.leaves("小美")
    refused = await home.taps("小美", "改地点", where="小美")
    assert refused["show_alert"]


async def test_an_organizer_who_never_pressed_start_gets_the_preview_by_one_tap(shy: Neighbourhood) -> None:
    await shy.new_group("月季小区", ["小李", "陈姐"], ["小李"])
    day = await in_days(shy, 7)
    await shy.says("小李", f"/event {said(day)}上午9点 花街广场 邻居节", to="月季小区")
    hint = (await shy.group("月季小区"))[-1]
    await shy.starts("小李", "events")
    await shy.taps("小李", "发布", where="小李")
    assert "您点「发布」才会发出去" in hint
    assert "📣 邻居节" in await shy.card(where="月季小区")


async def test_nobody_else_publishes_somebody_elses_draft(home: Neighbourhood) -> None:
    day = await in_days(home, 7)
    await home.says("老张", f"/event {said(day)}上午9点 花街广场 邻居节")
    before = await home.group()
    await home.writes("小美", "你好")
    message = await home.messages("小美")
    data = behind((await home.messages("老张"))[-1], "发布")
    answer = await home.forges("小美", data, message[-1]["id"], where="小美")
    assert answer["text"] == "这个要请群管理员来。"
    assert await home.group() == before


async def test_neighbours_answer_on_one_card(home: Neighbourhood) -> None:
    await announce(home)
    cards = len(await home.group())
    yes = await home.taps("王阿姨", "参加")
    await home.taps("王阿姨", "+家人")
    await home.taps("王阿姨", "+家人")
    await home.taps("王阿姨", "−家人")
    await home.taps("小李", "可能")
    await home.taps("小美", "参加")
    await home.taps("小美", "不去")
    again = await home.taps("王阿姨", "参加")
    card = await home.card()
    assert yes["text"] == "报上了，到时候见！"
    assert again["text"] == "您已经报名了，到时候见！"
    assert "参加 2 人：王阿姨（2人）" in card
    assert "可能 1 人：小李" in card
    assert "小美" not in card
    assert len(await home.group()) == cards


async def test_a_full_event_has_a_waiting_list_that_moves_up_by_itself(home: Neighbourhood) -> None:
    await announce(home, text="上午9点 花街广场 邻居节,限2人")
    await home.taps("王阿姨", "参加")
    await home.taps("陈姐", "参加")
    waits = await home.taps("小李", "参加")
    more = await home.taps("王阿姨", "+家人")
    full_card = await home.card()
    await home.taps("陈姐", "不去")
    card = await home.card()
    assert "候补第 1 位" in waits["text"]
    assert more["text"] == "名额不够了，还是您原来报的人数。"
    assert "满了" in full_card
    assert "参加 2 人：王阿姨、小李" in card
    assert "有空位了，已经给您报上" in (await home.hears("小李"))[-1]


async def test_a_larger_limit_lets_those_in_who_wait(home: Neighbourhood) -> None:
    await announce(home, text="上午9点 花街广场 邻居节,限1人")
    await home.taps("王阿姨", "参加")
    await home.taps("小李", "参加")
    await home.taps("老张", "管理")
    await home.taps("老张", "名额", where="老张")
    await home.writes("老张", "3人")
    assert "参加 2 人：王阿姨、小李" in await home.card()
    assert any("有空位了" in words for words in await home.hears("小李"))


async def test_words_in_reply_to_the_card_sign_up_too(home: Neighbourhood) -> None:
    await announce(home)
    card = (await home.cards())[-1]["id"]
    await home.replies("小李", card, "替张奶奶报名")
    await home.replies("王阿姨", card, "我们家3口")
    await home.replies("陈姐", card, "我参加")
    await home.replies("刘叔", card, "参加")
    await home.replies("刘叔", card, "去不了了")
    shown = await home.card()
    assert "参加 5 人：张奶奶（小李代报）、王阿姨（3人）、陈姐" in shown
    assert "刘叔" not in shown
    assert "替张奶奶报上了" in (await home.hears("小李"))[-1]


async def test_duties_have_slots(home: Neighbourhood) -> None:
    await announce(home)
    await home.taps("老张", "管理")
    await home.taps("老张", "分工", where="老张")
    await home.writes("老张", "茶水 1 人，搬桌子 4 人")
    await home.taps("小李", "茶水 0/1")
    refused = await home.taps("陈姐", "茶水 1/1")
    await home.taps("陈姐", "搬桌子 0/4")
    card = await home.card()
    assert refused["text"] == "这一项已经够了，谢谢您！"
    assert "· 茶水：小李，人齐了" in card
    assert "· 搬桌子：陈姐，还缺 3 人" in card
    assert "参加 2 人：小李、陈姐" in card


async def test_who_comes_hears_what_changed_from_old_to_new(home: Neighbourhood) -> None:
    day = await announce(home)
    await home.taps("王阿姨", "参加")
    await home.taps("老张", "管理")
    await home.taps("老张", "改时间", where="老张")
    await home.writes("老张", "改到下午3点")
    heard = (await home.hears("王阿姨"))[-1]
    assert f"时间：{brief(day)} 上午9:00–11:30" in heard
    assert f"→ {brief(day)} 下午3:00–5:30" in heard
    assert "下午3:00–5:30" in await home.card()
    assert not any("有变动" in words for words in await home.hears("小美"))


async def test_two_organizers_editing_at_once_both_have_their_way(home: Neighbourhood) -> None:
    await home.new_group("月季小区", ["老张", "陈姐", "小李"], ["老张", "陈姐"])
    day = await in_days(home, 7)
    await home.says("老张", f"/event {said(day)}上午9点 花街广场 邻居节", to="月季小区")
    await home.taps("老张", "发布", where="老张")
    for who, button in (("老张", "改时间"), ("陈姐", "改地点")):
        await home.taps(who, "管理", where="月季小区")
        await home.taps(who, button, where=who)
    await home.writes("老张", "下午2点")
    await home.writes("陈姐", "活动室")
    card = await home.card(where="月季小区")
    assert "下午2:00" in card
    assert "\n活动室" in card


async def test_cancelling_asks_for_a_reason_and_tells_those_who_come(home: Neighbourhood) -> None:
    await announce(home)
    await home.taps("王阿姨", "参加")
    await home.taps("老张", "管理")
    await home.taps("老张", "取消活动", where="老张")
    await home.taps("老张", "下雨", where="老张")
    card = next(words for words in await home.group() if words.startswith("❌"))
    assert "邻居节 取消了" in card
    assert "原因：下雨" in (await home.hears("王阿姨"))[-1]
    assert "取消了" in (await home.group())[-1]


async def test_a_resident_cannot_manage_an_event(home: Neighbourhood) -> None:
    await announce(home)
    answer = await home.taps("小李", "管理")
    assert answer["text"] == "这个要请群管理员来。"


async def test_somebody_who_leaves_gives_their_seat_to_the_next(home: Neighbourhood) -> None:
    await announce(home, text="上午9点 花街广场 邻居节,限1人")
    await home.taps("王阿姨", "参加")
    await home.taps("小李", "参加")
    await home.leaves("王阿姨")
    assert "参加 1 人：小李" in await home.card()


async def test_what_residents_type_is_only_text_on_the_card(home: Neighbourhood) -> None:
    await announce(home, text="上午9点 花街广场 邻居节,<b>免费</b>&自带")
    card = (await home.cards())[-1]
    await home.replies("小李", card["id"], "替<i>张</i>奶奶报名")
    assert "<b>免费</b>&自带" in await home.card()
    assert "<i>张</i>奶奶（小李代报）" in await home.card()


async def test_events_lists_what_is_coming(home: Neighbourhood) -> None:
    day = await announce(home)
    await home.taps("小美", "参加")
    await home.writes("小美", "/events")
    assert f"邻居节：{brief(day)}" in (await home.hears("小美"))[-1]


async def test_a_poster_and_a_place_on_the_map_come_with_the_card(home: Neighbourhood) -> None:
    day = await in_days(home, 7)
    await home.says("老张", f"/event {said(day)}上午9点 邻居节", photo=True)
    await home.writes("老张", "", location={"latitude": 31.23, "longitude": 121.47})
    await home.taps("老张", "发布", where="老张")
    kinds = [next((kind for kind in ("photo", "location") if kind in m), "text") for m in (await home.messages())[-3:]]
    assert kinds == ["photo", "location", "text"]


async def test_three_hundred_names_fit_into_one_card(database: str) -> None:
    crowd = ("老张", *(f"一号楼三单元{number}室的热心好邻居" for number in range(300)))
    async with moved_in(database, crowd) as home:
        await announce(home)
        card = (await home.cards())[-1]
        for who in crowd[1:]:
            await home.play("tap", chat=home.chat(None), message_id=card["id"], user=home.people[who], button="参加")
        await home.settle()
        shown = await home.card()
    assert "参加 300 人：" in shown
    assert "等 300 家" in shown
    assert len(shown) <= 4096


async def test_an_event_goes_with_its_group_to_a_new_id(home: Neighbourhood) -> None:
    old = await home.new_group("小群", ["王阿姨", "老张"], ["老张"], kind="group")
    day = await in_days(home, 7)
    await home.says("老张", f"/event {said(day)}上午9点 花街广场 邻居节", to="小群")
    await home.taps("老张", "发布", where="老张")
    await home.taps("王阿姨", "参加", where="小群")
    home.groups["小群"] = (await home.play("migrate", chat=old))["id"]
    await home.settle()
    await home.writes("王阿姨", "/events")
    listed = (await home.hears("王阿姨"))[-1]
    await home.advance(days=8)
    assert "邻居节" in listed
    assert len([words for words in await home.group("小群") if words.startswith("⏰")]) == 2


async def test_the_organizer_gets_the_whole_list_as_a_file(home: Neighbourhood) -> None:
    await announce(home)
    await home.taps("王阿姨", "+家人")
    await home.taps("老张", "管理")
    await home.taps("老张", "名单", where="老张")
    sent = (await home.messages("老张"))[-1]
    assert sent["document"]["file_name"].startswith("event-")


async def test_what_is_forgotten_frees_its_seat(home: Neighbourhood) -> None:
    await announce(home, text="上午9点 花街广场 邻居节,限1人")
    await home.taps("王阿姨", "参加")
    await home.taps("小李", "参加")
    await home.writes("王阿姨", "/forget")
    await home.taps("王阿姨", "全部删掉", where="王阿姨")
    assert "参加 1 人：小李" in await home.card()


async def test_an_edited_announcement_changes_its_draft(home: Neighbourhood) -> None:
    day = await in_days(home, 7)
    message = await home.says("老张", f"{said(day)}上午9点花街广场邻居节，欢迎大家来")
    await home.edits("老张", message, f"{said(day)}下午3点花街广场邻居节，欢迎大家来")
    previews = [words for words in await home.hears("老张") if words.startswith("发布以前")]
    assert len(previews) == 1
    assert "下午3:00" in previews[0]


async def test_an_edited_command_changes_its_draft_and_leads_to_the_buttons_of_what_is_published(
    home: Neighbourhood,
) -> None:
    day = await in_days(home, 7)
    message = await home.says("老张", f"/event {said(day)}上午9点 花街广场 邻居节")
    await home.edits("老张", message, f"/event {said(day)}下午3点 花街广场 邻居节")
    previews = [words for words in await home.hears("老张") if words.startswith("发布以前")]
    await home.taps("老张", "发布", where="老张")
    card = await home.card()
    await home.edits("老张", message, f"/event {said(day)}下午5点 花街广场 邻居节")
    assert len(previews) == 1
    assert "下午3:00" in previews[0]
    assert await home.card() == card
    assert (await home.hears("老张"))[-1].startswith("活动已经发布，想改什么点一下")


async def test_an_anonymous_admin_is_asked_to_use_their_own_name(home: Neighbourhood) -> None:
    await home.says("老张", "/event 明天上午9点 花街广场 邻居节", anonymous=True)
    assert "匿名" in (await home.group())[-1]


async def test_forged_buttons_do_nothing(home: Neighbourhood) -> None:
    await announce(home)
    card = (await home.cards())[-1]
    before = card["text"]
    forged = (
        "rsvp:999:yes",
        "rsvp:1:waiting",
        "duty:1:99",
        "event:1:cancel",
        "event:1:rain",
        "occasion:1:skip",
        "event:1:xyz",
    )
    answers = [(await home.forges("小李", data, card["id"]))["text"] for data in forged]
    assert all(answers)
    assert await home.card() == before


async def test_somebody_from_another_group_cannot_answer(home: Neighbourhood) -> None:
    await announce(home)
    await home.person("路人")
    await home.new_group("月季小区", ["路人"], ["路人"])
    await home.says("路人", "/event", to="月季小区")
    message = (await home.messages("月季小区"))[-1]["id"]
    answer = await home.forges("路人", "rsvp:1:yes", message, where="月季小区")
    assert answer["text"] == "这个活动我已经找不到了，发 /events 看看最近的。"
    assert "路人" not in await home.card()


async def test_a_resident_cannot_fill_the_group_with_proposals(home: Neighbourhood) -> None:
    day = await in_days(home, 7)
    answers = []
    for title in ("包饺子", "跳舞", "打牌"):
        await home.says("小美", f"/event {said(day)}下午2点 活动室 {title}")
        answers.append((await home.taps("小美", "发布", where="小美"))["text"])
    assert answers == ["", "", "您之前提的活动，组织者还没看，等看过再提吧。"]
    assert len([words for words in await home.group() if "想办一个活动" in words]) == 2


async def test_a_proposal_that_nobody_looked_at_lapses_and_another_may_be_made(home: Neighbourhood) -> None:
    for title in ("包饺子", "跳舞"):
        await home.says("小美", f"/event {said(await in_days(home, 1))}下午2点 活动室 {title}")
        await home.taps("小美", "发布", where="小美")
    await home.advance(days=2)
    told = [words for words in await home.hears("小美") if "一直没等到组织者同意" in words]
    await home.says("小美", f"/event {said(await in_days(home, 7))}下午2点 活动室 打牌")
    again = await home.taps("小美", "发布", where="小美")
    assert len(told) == 2
    assert not any("想办一个活动" in words and "包饺子" in words for words in await home.group())
    assert again["text"] == ""
    assert "打牌" in await home.card()


async def test_a_proposal_that_is_not_wanted_is_declined_kindly(home: Neighbourhood) -> None:
    day = await in_days(home, 7)
    await home.says("小美", f"/event {said(day)}下午2点 活动室 打牌")
    await home.taps("小美", "发布", where="小美")
    await home.taps("老张", "先不办")
    assert "还是谢谢您的好主意" in (await home.hears("小美"))[-1]
    assert "「打牌」先不办。" in await home.group()


async def _changes(home: Neighbourhood, *times: str) -> list[str]:
    """The organizer changes the time again and again, some minutes apart → what the group read of it."""
    for said_so in times:
        await home.taps("老张", "管理")
        await home.taps("老张", "改时间", where="老张")
        await home.writes("老张", said_so)
        await home.advance(minutes=3)
    return [words for words in await home.group() if "有变动" in words]


async def test_an_event_that_changes_again_and_again_fills_no_group(home: Neighbourhood) -> None:
    day = await announce(home)
    await home.taps("王阿姨", "参加")
    told = await _changes(home, "改到下午3点", "改到下午4点", "改到下午2点")
    assert len(told) == 1
    assert f"→ {brief(day)} 下午2:00" in told[0]
    assert f"→ {brief(day)} 下午2:00" in (await home.hears("王阿姨"))[-1]
    await home.advance(hours=1)
    assert len(await _changes(home, "改到下午5点")) == 2


async def test_what_begins_soon_is_said_anew(home: Neighbourhood) -> None:
    await announce(home, text="下午2点 花街广场 邻居节", days=0)
    before = (await home.messages())[-1]["id"]
    await _changes(home, "改到中午12点", "改到12点半")
    news = [message for message in await home.messages() if "有变动" in message["text"]]
    assert len(news) == 1
    assert news[0]["id"] > before + 1
    assert "12:30" in news[0]["text"]
