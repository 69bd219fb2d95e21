"""Events: the card that everybody sees, and what its organizer sees before."""

from collections.abc import Mapping, Sequence, Set
from datetime import timedelta
from html import escape

from community.events import Duty, Event, Field, Lead, Occurrence, Part
from community.members import Person
from community.rsvps import Answer, Rsvp, Volunteer, absent, heads, taken
from texts import recurrences
from texts.dates import brief, clock, full
from texts.languages import t
from texts.messages import Button, Message
from texts.names import headed, link, name, shortened

LONGEST_DETAILS = 1500
MOST_TOLD = 4000  # characters; Telegram takes 4096 in a message
ROOM = ((40, LONGEST_DETAILS), (15, 800), (5, 300), (1, 100))  # names in a row of the card, and length of the details
DUTY_BUTTONS = 8
LABELS: Mapping[Answer, str] = {"yes": "参加", "maybe": "可能", "waiting": "候补"}
HEADINGS: Mapping[str, str] = {"work": "分工", "bring": "谁带什么"}  # of what there is to do, and to bring
SO_MANY: Mapping[str, str] = {"work": "{name} {count} 人", "bring": "{name} {count}"}
REASONS: Mapping[str, str] = {"rain": "下雨", "few": "报名的人太少", "later": "改到以后再办"}


def reason(choice: str) -> str:
    """A reason for which an event is cancelled, of those on the buttons."""
    return t(REASONS[choice])


def title(event: Event) -> str:
    """「邻居节」, escaped."""
    return escape(shortened(event.title or t("活动"), 60))


def when(event: Event, occurrence: Occurrence | None = None, *, in_full: bool = False) -> str:
    """The time of one occurrence, or of the event as its organizer said it; `in_full`: with the year and the moon."""
    start = occurrence.start if occurrence else event.start
    end = occurrence.end if occurrence else event.end
    if start is None:
        return t("时间还没定")
    said = (full if in_full else brief)(start, end, all_day=event.all_day)
    return said.replace(t("全天"), t("几点还没定")) if event.hours == "unknown" else said


def where(event: Event) -> str:
    """「花街广场」; empty where no place is told."""
    return escape(shortened(event.place or "", 100))


def _what(
    event: Event,
    occurrence: Occurrence | None = None,
    away: Set[int] = frozenset(),
    longest: int = LONGEST_DETAILS,
) -> list[str]:
    lines = [f"📣 <b>{title(event)}</b>", when(event, occurrence, in_full=True)]
    if event.rule is not None and event.state != "cancelled":
        lines.append(t("重复：{said}", said=recurrences.said(event.rule)))
    if where(event):
        lines.append(where(event))
    if event.details:
        lines.append(escape(shortened(event.details, longest)))
    return [*lines, *_programme(event, away)]


def _programme(event: Event, away: Set[int]) -> list[str]:
    lines = [f"· {clock(part.start)} {escape(part.title)}{_keeper(part, away)}" for part in event.programme]
    return [t("节目："), *lines] if lines else []


def _keeper(part: Part, away: Set[int]) -> str:
    return t("（{name}）", name=name(part.keeper)) if part.keeper and part.keeper.id not in away else ""


def card(
    event: Event, occurrence: Occurrence, rsvps: Sequence[Rsvp], volunteers: Sequence[Volunteer], *, over: bool = False
) -> Message:
    """The one message in the group that shows one occurrence and who comes, as many by name as there is room for."""
    for room in ROOM:
        shown = _card(event, occurrence, rsvps, volunteers, over, *room)
        if len(shown.html) <= MOST_TOLD:
            break
    return shown


def _card(
    event: Event,
    occurrence: Occurrence,
    rsvps: Sequence[Rsvp],
    volunteers: Sequence[Volunteer],
    over: bool,
    most: int,
    longest: int,
) -> Message:
    lines = _what(event, occurrence, absent(rsvps), longest)
    if event.state == "cancelled":
        lines[0] = t("❌ <s>{title}</s> 取消了", title=title(event))
        return Message(html="\n".join([*lines[:2], t("原因：{reason}", reason=escape(event.reason or ""))]))
    if occurrence.state == "skipped":
        return Message(html=t("❌ <b>{title}</b> 这次不办\n{when}", title=title(event), when=when(event, occurrence)))
    if message := _source(event):
        lines.append(message)
    lines.append("")
    lines += [_answers(answer, rsvps, most) for answer in LABELS if any(one.answer == answer for one in rsvps)]
    coming = heads(rsvps)
    if event.seats is not None:
        free = max(0, event.seats - coming)
        lines.append(
            t(
                "名额 {seats} 个，{part}。",
                seats=event.seats,
                part=t("还剩 {free} 个", free=free) if free else t("满了，可以先排候补"),
            )
        )
    lines += _duties(event, volunteers, most)
    if over or occurrence.state == "over":
        lines.append(t("✅ 已经结束，谢谢大家。"))
        return Message(html="\n".join(lines))
    if not rsvps:
        lines.append(t("来的邻居点一下「参加」。带家人点「+家人」，替老人报名就回复「替张奶奶报名」。"))
    return Message(html="\n".join(lines), buttons=_buttons(event, occurrence, volunteers))


def _source(event: Event) -> str:
    """A link to the message in which it was first said; only supergroups have such links."""
    group = str(event.group)
    if event.message_id is None or not group.startswith("-100"):
        return ""
    return t(
        '<a href="https://t.me/c/{group}/{message_id}">看原来的消息</a>', group=group[4:], message_id=event.message_id
    )


def _answers(answer: Answer, rsvps: Sequence[Rsvp], most: int) -> str:
    given = [one for one in rsvps if one.answer == answer]
    named = t("、").join(comer(one) for one in given[:most])
    more = t("等 {count} 家", count=len(given)) if len(given) > most else ""
    return t(
        "{labels} {heads} 人：{named}{more}",
        labels=t(LABELS[answer]),
        heads=heads(given, answer),
        named=named,
        more=more,
    )


def comer(rsvp: Rsvp) -> str:
    """「王阿姨（3人）」, 「张奶奶（小李代报）」."""
    many = t("{heads}人", heads=rsvp.heads) if rsvp.heads > 1 else ""
    if rsvp.guest:
        by = t("{name}代报", name=name(rsvp.person))
        return t(
            "{guest}（{part}）", guest=escape(shortened(rsvp.guest, 24)), part=t("，").join(filter(None, [many, by]))
        )
    return t("{name}（{many}）", name=name(rsvp.person), many=many) if many else name(rsvp.person)


def _duties(event: Event, volunteers: Sequence[Volunteer], most: int) -> list[str]:
    work = [_duty(duty, volunteers, most) for duty in event.duties if duty.kind == "work"]
    bring = [_duty(duty, volunteers, most) for duty in event.duties if duty.kind == "bring"]
    return [*([t("分工："), *work] if work else []), *([t("谁带什么："), *bring] if bring else [])]


def _duty(duty: Duty, volunteers: Sequence[Volunteer], most: int) -> str:
    doing = [one for one in volunteers if one.duty == duty.id]
    people = t("、").join(
        f"{name(one.person)}{f' {one.quantity}' if duty.kind == 'bring' else ''}" for one in doing[:most]
    )
    missing = duty.slots - taken(duty, volunteers)
    wanted = (t("还缺 {missing} 人", missing=missing) if missing > 0 else t("人齐了")) if duty.kind == "work" else ""
    if duty.kind == "bring":
        wanted = t("还缺 {missing}", missing=missing) if missing > 0 else t("够了")
    return t("· {name}：{part}", name=escape(duty.name), part=t("，").join(filter(None, [people, wanted])))


def _buttons(event: Event, occurrence: Occurrence, volunteers: Sequence[Volunteer]) -> tuple[tuple[Button, ...], ...]:
    def rsvp(label: str, choice: str) -> Button:
        return Button(label=label, data=f"rsvp:{occurrence.id}:{choice}")

    def label(duty: Duty) -> str:
        verb = t("带") if duty.kind == "bring" else ""
        return headed(f"{verb}{shortened(duty.name, 12)} {taken(duty, volunteers)}/{duty.slots}")

    duties = [
        Button(
            label=label(duty),
            data=f"duty:{occurrence.id}:{duty.id}",
        )
        for duty in event.duties[:DUTY_BUTTONS]
    ]
    return (
        (rsvp(t("参加"), "yes"), rsvp(t("可能"), "maybe"), rsvp(t("不去"), "no")),
        (rsvp(t("+家人"), "more"), rsvp(t("−家人"), "less")),
        *(tuple(duties[at : at + 2]) for at in range(0, len(duties), 2)),
        (
            Button(label=t("加到日历"), data=f"calendar:{event.id}:file"),
            Button(label=t("管理"), data=f"occasion:{occurrence.id}:manage"),
        ),
    )


# — what the organizer sees —

QUESTIONS: Mapping[Field, str] = {
    "title": "活动叫什么？直接回我就行，比如「邻居节」。",
    "time": "什么时候？直接回我就行，比如「11月28日周六上午9点到11点半」。",
    "hour": "几点开始？比如「上午9点到11点半」。一整天的话点「全天」。",
    "place": "在哪里？比如「花街广场」，也可以发一个位置。",
    "details": "想写些什么？会换掉原来的说明。也可以发一张海报。",
    "leads": "提前多久提醒大家？比如「前一天晚上、提前2小时」。不要提醒就回「不用提醒」。",
    "seats": "最多多少人？比如「30人」。没有限制就回「不限」。",
    "duties": "要哪些人手？比如「茶水 2 人，搬桌子 4 人」。不需要就回「不用」。",
    "programme": "节目怎么排？比如「9点 开场 老张，9点半 义诊 王阿姨」，名字写在最后，快到的时候我提醒那位邻居。",
    "bring": "要大家带什么？比如「小板凳 10 个，热水壶 3 个」。邻居在群里说有，我就去问能不能带来。",
    "reason": "为什么取消？直接回我就行，我去告诉报了名的邻居。",
}
UNREAD: Mapping[Field, str] = {
    "title": "名字没看懂。",
    "time": "时间我没看懂。",
    "hour": "钟点我没看懂。",
    "place": "地点没看懂。",
    "details": "内容没看懂。",
    "leads": "这句我没看懂。",
    "seats": "人数我没看懂。",
    "duties": "人手我没看懂，每一项后面写上人数。",
    "programme": "节目没看懂，每一项前面写上几点，不早于活动开始。",
    "bring": "东西没看懂，每一样后面写上几个。",
    "reason": "原因没看懂。",
}
WRONG: Mapping[str, str] = {
    "skips": "您说有几次要停，我还不会自己停：到那一次之前点一下「这次不办」，别的照常。",
    "no-such-date": "没有这一天，再看看日历？",
    "no-such-time": "没有这个钟点，再看看？",
    "past": "这个时间已经过去了。",
    "late": "最早可以提前 60 天提醒，最多提醒 5 次。",
}


def preview(event: Event, group: str, lacking: Field | None, *, others: bool, problem: str | None = None) -> Message:
    """Everything in full, for the organizer only. `lacking`: what is asked for first. `others`: there are more groups
    of theirs. `problem`: what was wrong with the time they said."""
    lines = [
        t("发布以前请您看一眼，会发到「{group}」：", group=escape(shortened(group, 32))),
        "",
        *_what(event),
        "",
        *_settings(event),
    ]
    if problem is not None:
        lines += ["", t(WRONG[problem])]
    if lacking is not None:
        lines += ["", t(QUESTIONS[lacking])]
    return Message(html="\n".join(lines), buttons=_preview_buttons(event, lacking, others=others))


def _settings(event: Event) -> list[str]:
    lines = [t("提醒：{leads}", leads=leads(event.leads))]
    if event.seats is not None:
        lines.append(t("名额：{seats} 个", seats=event.seats))
    if event.duties:
        for kind, heading in HEADINGS.items():
            said = t("，").join(
                t(SO_MANY[kind], name=escape(duty.name), count=duty.slots) for duty in event.duties if duty.kind == kind
            )
            lines += [t("{heading}：{said}", heading=t(heading), said=said)] if said else []
    if event.photo:
        lines.append(t("海报：有"))
    if event.location:
        lines.append(t("位置：有"))
    return lines


def leads(ahead: Sequence[Lead]) -> str:
    """「前一天晚上7点、提前1小时」."""
    return t("、").join(_lead(lead) for lead in ahead) or t("不提醒")


def _lead(lead: Lead) -> str:
    if lead.evening:
        days = max(1, lead.ahead.days)
        return t("前一天晚上7点") if days == 1 else t("提前{days}天的晚上7点", days=days)
    if lead.ahead % timedelta(days=1) == timedelta():
        return t("提前{days}天", days=lead.ahead.days)
    if lead.ahead % timedelta(hours=1) == timedelta():
        return t("提前{ahead}小时", ahead=lead.ahead // timedelta(hours=1))
    return t("提前{ahead}分钟", ahead=lead.ahead // timedelta(minutes=1))


def _button(event: Event, label: str, choice: str) -> Button:
    return Button(label=label, data=f"event:{event.id}:{choice}")


def _preview_buttons(event: Event, lacking: Field | None, *, others: bool) -> tuple[tuple[Button, ...], ...]:
    rows: list[tuple[Button, ...]] = []
    if lacking in event.steps:
        rows.append((_button(event, t("跳过"), "skip"),))
    if lacking is None or lacking in event.steps:
        rows.append((_button(event, t("发布"), "publish"),))
    elif lacking == "hour":
        rows.append((_button(event, headed(t("全天")), "allday"),))
    elif lacking == "place":
        rows.append((_button(event, t("不写地点"), "noplace"),))
    rows += _changes(event)
    if others:
        rows.append((_button(event, t("换一个群"), "group"),))
    return (*rows, (_button(event, t("取消"), "drop"),))


def _changes(event: Event) -> list[tuple[Button, ...]]:
    return [
        (
            _button(event, t("改时间"), "time"),
            _button(event, t("改地点"), "place"),
            _button(event, t("改内容"), "details"),
        ),
        (
            _button(event, t("提醒"), "leads"),
            _button(event, t("名额"), "seats"),
            _button(event, t("分工"), "duties"),
            _button(event, t("改名"), "title"),
        ),
        *([(_button(event, t("节目"), "programme"), _button(event, t("谁带什么"), "bring"))] if event.kit else []),
    ]


def panel(event: Event, occurrence: Occurrence) -> Message:
    """For the organizers of a published event: what they can do about it."""
    rows = _changes(event)
    if event.rrule is not None:
        rows.append(
            (
                Button(label=t("只改这次时间"), data=f"occasion:{occurrence.id}:time"),
                Button(label=t("这次不办"), data=f"occasion:{occurrence.id}:skip"),
            )
        )
    rows.append(
        (
            Button(label=t("名单"), data=f"occasion:{occurrence.id}:list"),
            _button(event, t("取消活动"), "cancel"),
        )
    )
    return Message(
        html="\n".join([t("活动已经发布，想改什么点一下："), "", *_what(event, occurrence), "", *_settings(event)]),
        buttons=tuple(rows),
    )


def question(event: Event, field: Field, *, unread: bool = False, problem: str | None = None) -> Message:
    """What an organizer is asked about an event; `unread`: their answer was not understood."""
    renamed = field == "title" and event.title and not unread and not problem
    asked = t("改叫什么？直接回我就行。") if renamed else t(QUESTIONS[field])
    why = t(WRONG[problem]) if problem else t(UNREAD[field]) if unread else ""
    words = f"{why}{asked}" if why else t("「{title}」{question}", title=title(event), question=asked)
    rows: tuple[tuple[Button, ...], ...] = ()
    if field == "reason":
        rows = (tuple(_button(event, t(label), choice) for choice, label in REASONS.items()),)
    return Message(html=words, buttons=(*rows, (_button(event, t("算了"), "never"),)))


def how() -> Message:
    """/event with nothing after it."""
    return Message(
        html=(
            t(
                "想办活动，一句话告诉我时间、地点和内容就行，比如：\n"
                "/event 11月28日周六上午9点到11点半 花街广场 邻居节，有义诊和茶叶蛋，自带小板凳\n"
                "发布前我会先给您看一眼，不会直接发出去。"
            )
        )
    )


def no_group() -> Message:
    return Message(html=t("我还没有在您的小区群里见过您。请在小区群里发 /event，或者先把我拉进群。"))


def look_privately(bot: str | None, *, asked: bool) -> Message:
    """In the group, to an organizer who has not pressed Start. `asked`: they typed /event; else it only read so."""
    words = (
        t("我记下了。点下面的按钮，我私下给您看一眼，您点「发布」才会发出去。")
        if asked
        else t("看着像一个活动。要我做一张报名的卡片，到时候提醒大家吗？点下面的按钮，我私下给您看。")
    )
    row = (Button(label=t("私下看一眼"), url=f"https://t.me/{bot}?start=events"),)
    return Message(html=words, buttons=(row,) if bot else ())


def seen_one(words: str) -> Message:
    """Privately, before the preview of what an organizer only said in the group."""
    return Message(html=t("您在群里说的这句看着像一个活动，发布吗？\n「{words}」", words=escape(shortened(words, 120))))


def dropped(event: Event) -> Message:
    return Message(html=t("好的，「{title}」不发了。", title=title(event)))


def never_mind() -> str:
    """Answer to 「算了」."""
    return t("好的，不改了。")


def waiting(event: Event) -> Message:
    """To a resident who proposed an event."""
    return Message(html=t("「{title}」我发到群里请组织者看了，同意了就正式发布。", title=title(event)))


def proposal(event: Event) -> Message:
    """In the group, for the organizers to approve."""
    who = link(event.organizer) if event.organizer else ""
    said = t("{who} 想办一个活动，请组织者看一眼：", who=who) if who else t("有邻居想办一个活动，请组织者看一眼：")
    return Message(
        html="\n".join([said, "", *_what(event)]),
        buttons=((_button(event, t("同意发布"), "approve"), _button(event, t("先不办"), "reject")),),
    )


def approved(event: Event) -> Message:
    return Message(html=t("好消息，组织者同意了，「{title}」已经发布。", title=title(event)))


def rejected(event: Event) -> Message:
    return Message(html=t("组织者说「{title}」这次先不办，还是谢谢您的好主意！", title=title(event)))


def lapsed(event: Event) -> Message:
    """To whoever proposed it: no organizer decided in time."""
    return Message(
        html=t("「{title}」一直没等到组织者同意，这次先不办了。想再办，换个时间再发一次 /event。", title=title(event))
    )


def put_off(event: Event) -> Message:
    """What becomes of a proposal that was not approved."""
    return Message(html=t("「{title}」先不办。", title=title(event)))


def published() -> str:
    """Answer to 「发布」 (plain)."""
    return t("发布好了，到时候我提醒大家。")


def done() -> str:
    return t("好了。")


# — what those who come hear —


def changes(before: Event, after: Event, was: Occurrence, now: Occurrence) -> list[str]:
    """What is different, old → new; empty where nothing is that concerns those who come."""
    lines = []
    if (was.start, was.end, before.all_day) != (now.start, now.end, after.all_day):
        lines.append(t("时间：{when} → {when2}", when=when(before, was), when2=when(after, now)))
    if before.place != after.place:
        lines.append(t("地点：{where} → {where2}", where=where(before) or t("没写"), where2=where(after) or t("没写")))
    if before.title != after.title:
        lines.append(t("名字：{title} → {title2}", title=title(before), title2=title(after)))
    if before.details != after.details:
        old, new = (escape(shortened(one.details, 300)) or t("没写") for one in (before, after))
        lines.append(t("内容：{old} → {new}", old=old, new=new))
    return lines


def changed(event: Event, lines: Sequence[str]) -> Message:
    """To everybody who said yes."""
    return Message(html="\n".join([t("您报名的「{title}」有变动：", title=title(event)), *lines]))


def changed_aloud(event: Event, lines: Sequence[str]) -> Message:
    """In the group: time or place are different."""
    return Message(html="\n".join([t("📣 「{title}」有变动：", title=title(event)), *lines]))


def cancelled(event: Event, occurrence: Occurrence) -> Message:
    """To everybody who said yes."""
    return Message(
        html=t(
            "很抱歉，「{title}」取消了，原定 {when}。\n原因：{reason}",
            title=title(event),
            when=when(event, occurrence),
            reason=escape(event.reason or ""),
        )
    )


def skipped(event: Event, occurrence: Occurrence) -> Message:
    return Message(html=t("「{title}」{when} 这次不办，下次照常。", title=title(event), when=when(event, occurrence)))


def roll(event: Event, occurrence: Occurrence) -> Message:
    """The caption of the full list."""
    return Message(html=t("「{title}」{when} 的名单。", title=title(event), when=when(event, occurrence)))


def roll_lines(rsvps: Sequence[Rsvp], volunteers: Sequence[Volunteer], event: Event) -> str:
    """The full list as text, a line each."""
    duties = {duty.id: duty.name for duty in event.duties}
    lines = []
    for answer, label in LABELS.items():
        given = [one for one in rsvps if one.answer == answer]
        lines.append(t("{label} {heads} 人", label=t(label), heads=heads(given, answer)))
        for number, one in enumerate(given, 1):
            doing = [duties[v.duty] for v in volunteers if v.person.id == one.person.id and not one.guest]
            who = t("{guest}（{name}代报）", guest=one.guest, name=one.person.name) if one.guest else one.person.name
            lines.append(" ".join([f"{number}. {who}", t("{heads}人", heads=one.heads), *doing]))
    return "\n".join(lines) + "\n"


def listed(events: Sequence[tuple[Event, Occurrence]]) -> Message:
    """/events: what is coming."""
    if not events:
        return Message(html=t("最近没有活动。想办一个，发 /event 加上时间、地点和内容。"))
    return Message(
        html="\n".join(
            [
                t("<b>最近的活动：</b>"),
                *(
                    t(
                        "· {title}：{when}{part}",
                        title=title(e),
                        when=when(e, o),
                        part=" " + where(e) if where(e) else "",
                    )
                    for e, o in events
                ),
            ]
        )
    )


def finished(event: Event, came: int, helpers: Sequence[Person]) -> Message:
    """In the group when it is over; photos go under it as replies."""
    lines = [t("「{title}」结束了，谢谢大家！", title=title(event))]
    if came:
        lines.append(t("这次来了 {came} 人。", came=came))
    if helpers:
        lines.append(t("特别谢谢出力的邻居：{part}。", part=t("、").join(link(person) for person in helpers[:20])))
    lines.append(t("拍了照片的邻居，回复这条发上来，给大家留个念想。"))
    return Message(html="\n".join(lines))


def thanked(event: Event) -> Message:
    """Privately, to somebody who did something."""
    return Message(html=t("「{title}」顺利结束，多亏有您出力，谢谢！", title=title(event)))
