"""Events: the card that everybody sees, and what those who come hear (`previews`: what its organizer sees)."""

from collections.abc import Mapping, Sequence, Set
from html import escape

from community.events import Duty, Event, Occurrence, Part
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


def what(
    event: Event,
    occurrence: Occurrence | None = None,
    away: Set[int] = frozenset(),
    longest: int = LONGEST_DETAILS,
) -> list[str]:
    """Its name, time, place, details and programme, a line each; who is `away` is not named in it."""
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


def card(event: Event, occurrence: Occurrence, rsvps: Sequence[Rsvp], volunteers: Sequence[Volunteer]) -> Message:
    """The one message in the group that shows one occurrence and who comes, as many by name as there is room for."""
    for room in ROOM:
        shown = _card(event, occurrence, rsvps, volunteers, *room)
        if len(shown.html) <= MOST_TOLD:
            break
    return shown


def _card(
    event: Event,
    occurrence: Occurrence,
    rsvps: Sequence[Rsvp],
    volunteers: Sequence[Volunteer],
    most: int,
    longest: int,
) -> Message:
    lines = what(event, occurrence, absent(rsvps), longest)
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
    if occurrence.state == "over":
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
