"""What one hears after answering an event."""

from collections.abc import Sequence
from html import escape

from community.events import Duty, Event, Occurrence
from community.rsvps import Answered, Rsvp
from texts.events import title, when, where
from texts.languages import t
from texts.messages import Button, Message
from texts.names import link, name, shortened

LONGEST_GUEST = 24  # characters
MOST_BUTTONS = 5  # guests with a button of their own


def answered(done: Answered) -> str:
    """Answer to a tap (plain text)."""
    one = done.rsvp
    if one.answer == "waiting":
        return _waits(done)
    if one.answer == "yes":
        if done.before is not None and done.before.answer == "yes" and done.before.heads != one.heads:
            return t("改好了，一共 {heads} 人，到时候见！", heads=one.heads)
        return t("报上了，一共 {heads} 人，到时候见！", heads=one.heads) if one.heads > 1 else t("报上了，到时候见！")
    if one.answer == "maybe":
        return t("记下了，定了再点「参加」。")
    return t("好的，这次不来没关系。{guests}", guests=_guests_stay(done))


def _guests_stay(done: Answered) -> str:
    """Whoever stays away alone hears who is still signed up by them (plain text)."""
    if not done.guests or done.rsvp.guest:
        return ""
    guests = t("、").join(shortened(guest, LONGEST_GUEST) for guest in done.guests)
    return t("{guests}还在名单里。", guests=guests)


def _waits(done: Answered) -> str:
    """The waiting list, and why: it is full, they are too many for what is left, or others wait already."""
    free, heads = done.free, done.rsvp.heads
    who = shortened(done.rsvp.guest, LONGEST_GUEST) or t("您")
    if not free:
        why = t("名额满了")
    elif heads > free:
        why = t("名额只剩 {free} 个，不够 {heads} 个人", free=free, heads=heads)
    else:
        why = t("前面还有邻居在等")
    return t("{why}，{who}排在候补第 {place} 位，有空位我马上说。", why=why, who=who, place=done.place)


def signed_up(*answers: Answered) -> Message:
    """The same in words, privately, for who replied to the card; also for guests."""
    return Message(
        html="\n".join(_signed_up(done) for done in answers),
        buttons=tuple((button,) for done in answers if (button := _other_way(done))),
    )


def _signed_up(done: Answered) -> str:
    guest = escape(shortened(done.rsvp.guest, LONGEST_GUEST))
    if done.rsvp.answer == "no":
        if not guest:
            said = t("好的，「{title}」这次不来没关系。", title=title(done.event))
        else:
            said = t("好的，「{title}」{guest}这次不来没关系。", title=title(done.event), guest=guest)
        return said + escape(_guests_stay(done))
    whose = t("替{guest}", guest=guest) if guest and done.rsvp.answer == "yes" else ""
    return t("「{title}」{whose}{answered}", title=title(done.event), whose=whose, answered=escape(answered(done)))


def _other_way(done: Answered) -> Button | None:
    """Whoever comes may stay away after all, and the other way round."""
    if done.rsvp.answer == "no":
        return None if done.rsvp.guest else Button(label=t("参加"), data=f"rsvp:{done.occurrence.id}:yes")
    return _stays_away(done.occurrence, done.rsvp)


def _stays_away(occurrence: Occurrence, rsvp: Rsvp) -> Button:
    """「不去了」, 「张奶奶不去了」."""
    if rsvp.guest:
        guest = shortened(rsvp.guest, LONGEST_GUEST)
        return Button(label=t("{guest}不去了", guest=guest), data=f"guest:{rsvp.id}:no")
    return Button(label=t("不去了"), data=f"rsvp:{occurrence.id}:no")


def stay_away(occurrence: Occurrence, mine: Sequence[Rsvp]) -> tuple[tuple[Button, ...], ...]:
    """A button for each seat of theirs, their own and their guests'."""
    return tuple((_stays_away(occurrence, one),) for one in mine[:MOST_BUTTONS])


def as_it_stands(event: Event, occurrence: Occurrence, mine: Sequence[Rsvp]) -> Message:
    """Privately, where their words did not tell whom they meant: nothing was changed, a tap does it."""
    signed = t("、").join(
        escape(shortened(one.guest, LONGEST_GUEST)) if one.guest else t("您（{heads} 人）", heads=one.heads)
        for one in mine
    )
    family = tuple(
        Button(label=label, data=f"rsvp:{occurrence.id}:{choice}")
        for label, choice in ((t("+家人"), "more"), (t("−家人"), "less"))
    )
    rows = stay_away(occurrence, mine)
    return Message(
        html=t("「{title}」名单里现在是：{signed}。要改的话，点一下就行。", title=title(event), signed=signed),
        buttons=(*rows, family) if any(not one.guest for one in mine) else rows,
    )


def not_yours(event: Event, rsvp: Rsvp) -> Message:
    """「张奶奶不来了」, of whom somebody else has signed up."""
    return Message(
        html=t(
            "「{title}」{guest}是{name}代报的名，要取消请{name}说一声。",
            title=title(event),
            guest=escape(shortened(rsvp.guest, LONGEST_GUEST)),
            name=name(rsvp.person),
        )
    )


def which(found: Sequence[tuple[Event, Occurrence, Rsvp]]) -> Message:
    """「我去不了了」, of somebody who comes to several."""
    rows = tuple(
        (
            Button(
                label=shortened(event.title or t("活动"), LONGEST_GUEST),
                data=f"guest:{rsvp.id}:no" if rsvp.guest else f"rsvp:{occurrence.id}:no",
            ),
        )
        for event, occurrence, rsvp in found[:MOST_BUTTONS]
    )
    return Message(html=t("是哪一个活动不去了？点一下就行。"), buttons=rows)


def moved_up(event: Event, occurrence: Occurrence, rsvp: Rsvp) -> Message:
    """From the waiting list: there is a seat now."""
    place = f" {where(event)}" if where(event) else ""
    return Message(
        html=t(
            "有空位了，{whose}：「{title}」{when}{place}",
            whose=_seated(rsvp),
            title=title(event),
            when=when(event, occurrence),
            place=place,
        ),
        buttons=((_stays_away(occurrence, rsvp),),),
    )


def moved_up_aloud(rsvp: Rsvp) -> Message:
    """In the group, for somebody who cannot be written to."""
    return Message(html=t("{link}，有空位了，{whose}。", link=link(rsvp.person), whose=_seated(rsvp)))


def _seated(rsvp: Rsvp) -> str:
    return t("已经替{escaped}报上", escaped=escape(rsvp.guest)) if rsvp.guest else t("已经给您报上")


# — who does what —


def took_duty(duty: Duty) -> str:
    """Answer to a tap (plain text)."""
    return t("谢谢您！「{name}」算您一个。再点一下就退出。", name=duty.name)


def left_duty(duty: Duty) -> str:
    return t("好的，「{name}」不用您了。", name=duty.name)


def does(event: Event, duty: Duty, quantity: int) -> str:
    """「茶水算我一个」, 「我带5个小板凳」, in words."""
    what = escape(duty.name)
    if duty.kind == "bring":
        return t("谢谢您！「{title}」的{what}记您 {quantity} 个。", title=title(event), what=what, quantity=quantity)
    return t("谢谢您！「{title}」的{what}算您一个，到时候见。", title=title(event), what=what)


def does_not(event: Event, duty: Duty) -> str:
    """「茶水我来不了了」: the duty is free again, their seat is still theirs."""
    return t("好的，「{title}」的{what}不用您了，报名还给您留着。", title=title(event), what=escape(duty.name))


def told_of_duties(occurrence: Occurrence, lines: Sequence[str]) -> Message:
    """Privately, for who spoke of what there is to do."""
    row = (Button(label=t("不去了"), data=f"rsvp:{occurrence.id}:no"),)
    return Message(html="\n".join(lines), buttons=(row,))
