"""Reminders: the group once, those who come privately, organizers when hands are missing."""

from collections.abc import Sequence
from html import escape

from community.events import Duty, Event, Occurrence
from community.reminders import Due
from texts.events import title, when, where
from texts.messages import Button, Message

SORRY = "抱歉，这条提醒晚到了。"


def _line(event: Event, occurrence: Occurrence) -> str:
    return f"「{title(event)}」{when(event, occurrence)}{' ' + where(event) if where(event) else ''}"


def for_group(event: Event, occurrence: Occurrence, due: Due, coming: int) -> Message:
    """One message in the group; the card may stand days above it, so one can answer here."""
    sorry = SORRY if due.sorry else ""
    people = f"已经有 {coming} 人报名。" if coming else ""
    row = (
        Button(label="参加", data=f"rsvp:{occurrence.id}:yes"),
        Button(label="不去", data=f"rsvp:{occurrence.id}:no"),
    )
    return Message(
        html=f"⏰ {sorry}别忘了：{_line(event, occurrence)}\n{people}还没报名的点一下「参加」。", buttons=(row,)
    )


def for_one(event: Event, occurrence: Occurrence, due: Due, duties: Sequence[Duty]) -> Message:
    """Privately, to somebody who comes; `duties`: what they do there."""
    sorry = SORRY if due.sorry else ""
    lines = [f"⏰ {sorry}您报名的活动快到了：{_line(event, occurrence)}"]
    if duties:
        lines.append(f"您负责：{'、'.join(escape(duty.name) for duty in duties)}。")
    if event.details:
        lines.append(escape(event.details[:300]))
    return Message(html="\n".join(lines), buttons=((Button(label="去不了了", data=f"rsvp:{occurrence.id}:no"),),))


def unfilled(event: Event, missing: Sequence[tuple[Duty, int]]) -> Message:
    """To the organizer, the day before."""
    units = {"work": "人", "bring": "个"}
    wanted = "，".join(f"{escape(duty.name)} 还缺 {count} {units[duty.kind]}" for duty, count in missing)
    return Message(html=f"「{title(event)}」明天就到了，{wanted}。要不要在群里再喊一声？")
