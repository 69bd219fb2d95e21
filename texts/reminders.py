"""Reminders: the group once, those who come privately, organizers when hands are missing."""

from collections.abc import Sequence
from html import escape

from community.events import Duty, Event, Occurrence
from community.reminders import Due
from community.rsvps import Rsvp
from texts.events import title, when, where
from texts.languages import t
from texts.messages import Button, Message
from texts.names import headed, shortened
from texts.rsvps import stay_away

SORRY = "抱歉，这条提醒晚到了。"
WANTED = {"work": "{name}还缺 {count} 人", "bring": "{name}还缺 {count} 个"}


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


def for_one(
    event: Event, occurrence: Occurrence, due: Due, duties: Sequence[Duty], mine: Sequence[Rsvp] = ()
) -> Message:
    """Privately, to somebody who comes; `duties`: what they do there; `mine`: their seat and their guests'."""
    sorry = t(SORRY) if due.sorry else ""
    lines = [t("⏰ {sorry}您报名的活动快到了：{line}", sorry=sorry, line=_line(event, occurrence))]
    if duties:
        lines.append(t("您负责：{part}。", part=t("、").join(escape(duty.name) for duty in duties)))
    if event.details:
        lines.append(escape(event.details[:300]))
    cannot = Button(label=t("去不了了"), data=f"rsvp:{occurrence.id}:no")
    own = [] if mine and all(one.guest for one in mine) else [(cannot,)]
    return Message(
        html="\n".join(lines),
        buttons=(*own, *stay_away(occurrence, [one for one in mine if one.guest])),
    )


def _missing(missing: Sequence[tuple[Duty, int]]) -> str:
    return t("，").join(t(WANTED[duty.kind], name=escape(duty.name), count=count) for duty, count in missing)


def unfilled(event: Event, occurrence: Occurrence, missing: Sequence[tuple[Duty, int]]) -> Message:
    """To the organizer, the day before."""
    words = t("「{title}」明天就到了，{wanted}。要不要在群里再喊一声？", title=title(event), wanted=_missing(missing))
    return _whether_to_call(occurrence, words)


def gave_up(event: Event, occurrence: Occurrence, missing: Sequence[tuple[Duty, int]]) -> Message:
    """The same later, when somebody gave up what they had taken on."""
    wanted = _missing(missing)
    words = t("「{title}」有邻居临时做不了了，{wanted}。要不要在群里喊一声？", title=title(event), wanted=wanted)
    return _whether_to_call(occurrence, words)


def _whether_to_call(occurrence: Occurrence, words: str) -> Message:
    row = (
        Button(label=t("喊一声"), data=f"call:{occurrence.id}:yes"),
        Button(label=t("不用了"), data=f"call:{occurrence.id}:no"),
    )
    return Message(html=words, buttons=(row,))


def called(event: Event, occurrence: Occurrence, missing: Sequence[tuple[Duty, int]]) -> Message:
    """In the group, once, where the organizer wants it: who can still lend a hand?"""
    labels = [(t("带") if duty.kind == "bring" else "") + shortened(duty.name, 12) for duty, _ in missing]
    buttons = [
        Button(label=headed(label), data=f"duty:{occurrence.id}:{duty.id}")
        for label, (duty, _) in zip(labels, missing, strict=True)
    ]
    return Message(
        html=t("📣 {line}\n{wanted}。能搭把手的邻居点一下。", line=_line(event, occurrence), wanted=_missing(missing)),
        buttons=tuple(tuple(buttons[at : at + 2]) for at in range(0, len(buttons), 2)),
    )


def has_called(event: Event, *, wanted: bool = True) -> Message:
    """To the organizer, in place of the question. `wanted`: hands were still missing."""
    if wanted:
        return Message(html=t("好的，「{title}」还缺的人手，我在群里喊了一声。", title=title(event)))
    return Message(html=t("「{title}」人手已经齐了，不用喊了。", title=title(event)))


def not_called(event: Event) -> Message:
    """The same, where they would rather not."""
    return Message(html=t("好的，「{title}」我就不喊了。", title=title(event)))
