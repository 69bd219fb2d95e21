"""Reminders: the group once, those who come privately, organizers when hands are missing."""

from collections.abc import Sequence
from html import escape

from community.events import Duty, Event, Occurrence
from community.reminders import Due
from texts.events import title, when, where
from texts.languages import t
from texts.messages import Button, Message

SORRY = "抱歉，这条提醒晚到了。"


def _line(event: Event, occurrence: Occurrence) -> str:
    return t(
        "「{title}」{when}{part}",
        title=title(event),
        when=when(event, occurrence),
        part=" " + where(event) if where(event) else "",
    )


def for_group(event: Event, occurrence: Occurrence, due: Due, coming: int) -> Message:
    """One message in the group; the card may stand days above it, so one can answer here."""
    sorry = t(SORRY) if due.sorry else ""
    people = t("已经有 {coming} 人报名。", coming=coming) if coming else ""
    row = (
        Button(label=t("参加"), data=f"rsvp:{occurrence.id}:yes"),
        Button(label=t("不去"), data=f"rsvp:{occurrence.id}:no"),
    )
    return Message(
        html=t(
            "⏰ {sorry}别忘了：{line}\n{people}还没报名的点一下「参加」。",
            sorry=sorry,
            line=_line(event, occurrence),
            people=people,
        ),
        buttons=(row,),
    )


def for_one(event: Event, occurrence: Occurrence, due: Due, duties: Sequence[Duty]) -> Message:
    """Privately, to somebody who comes; `duties`: what they do there."""
    sorry = t(SORRY) if due.sorry else ""
    lines = [t("⏰ {sorry}您报名的活动快到了：{line}", sorry=sorry, line=_line(event, occurrence))]
    if duties:
        lines.append(t("您负责：{part}。", part=t("、").join(escape(duty.name) for duty in duties)))
    if event.details:
        lines.append(escape(event.details[:300]))
    return Message(html="\n".join(lines), buttons=((Button(label=t("去不了了"), data=f"rsvp:{occurrence.id}:no"),),))


def unfilled(event: Event, missing: Sequence[tuple[Duty, int]]) -> Message:
    """To the organizer, the day before."""
    units = {"work": t("人"), "bring": t("个")}
    wanted = t("，").join(
        t("{name}还缺 {count} {units}", name=escape(duty.name), count=count, units=units[duty.kind])
        for duty, count in missing
    )
    return Message(html=t("「{title}」明天就到了，{wanted}。要不要在群里再喊一声？", title=title(event), wanted=wanted))
