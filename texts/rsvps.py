"""What one hears after answering an event."""

from community.events import Duty, Event, Occurrence
from community.rsvps import Answered, Rsvp
from texts.events import title, when, where
from texts.languages import t
from texts.messages import Button, Message
from texts.names import link


def answered(done: Answered) -> str:
    """Answer to a tap (plain text)."""
    one = done.rsvp
    if one.answer == "waiting":
        return t("名额满了，您排在候补第 {place} 位，有空位我马上说。", place=done.place)
    if one.answer == "yes":
        return t("报上了，一共 {heads} 人，到时候见！", heads=one.heads) if one.heads > 1 else t("报上了，到时候见！")
    return t("记下了，定了再点「参加」。") if one.answer == "maybe" else t("好的，这次不来没关系。")


def signed_up(done: Answered) -> Message:
    """The same in words, privately, for who replied to the card; also for a guest."""
    guest = _escaped(done.rsvp.guest)
    if done.rsvp.answer == "no":
        said = t("好的，「{title}」{guest}这次不来没关系。", title=title(done.event), guest=guest)
    else:
        whose = t("替{guest}", guest=guest) if guest else ""
        said = t("「{title}」{whose}{answered}", title=title(done.event), whose=whose, answered=answered(done))
    return Message(html=said, buttons=_cancel_guest(done))


def _cancel_guest(done: Answered) -> tuple[tuple[Button, ...], ...]:
    if done.rsvp.guest:
        return ()
    return ((Button(label=t("不去了"), data=f"rsvp:{done.occurrence.id}:no"),),)


def _escaped(words: str) -> str:
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def moved_up(event: Event, occurrence: Occurrence, rsvp: Rsvp) -> Message:
    """From the waiting list: there is a seat now."""
    place = f" {where(event)}" if where(event) else ""
    whose = t("已经替{escaped}报上", escaped=_escaped(rsvp.guest)) if rsvp.guest else t("已经给您报上")
    return Message(
        html=t(
            "有空位了，{whose}：「{title}」{when}{place}",
            whose=whose,
            title=title(event),
            when=when(event, occurrence),
            place=place,
        ),
        buttons=((Button(label=t("不去了"), data=f"rsvp:{occurrence.id}:no"),),),
    )


def moved_up_aloud(rsvp: Rsvp) -> Message:
    """In the group, for somebody who cannot be written to."""
    return Message(html=t("{link}，有空位了，已经给您报上。", link=link(rsvp.person)))


def took_duty(duty: Duty) -> str:
    """Answer to a tap (plain text)."""
    return t("谢谢您！「{name}」算您一个。再点一下就退出。", name=duty.name)


def left_duty(duty: Duty) -> str:
    return t("好的，「{name}」不用您了。", name=duty.name)
