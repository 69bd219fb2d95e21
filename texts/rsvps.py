"""What one hears after answering an event."""

from community.events import Duty, Event, Occurrence
from community.rsvps import Answered, Rsvp
from texts.events import title, when, where
from texts.messages import Button, Message
from texts.names import link


def answered(done: Answered) -> str:
    """Answer to a tap (plain text)."""
    one = done.rsvp
    if one.answer == "waiting":
        return f"名额满了，您排在候补第 {done.place} 位，有空位我马上说。"
    if one.answer == "yes":
        return f"报上了，一共 {one.heads} 人，到时候见！" if one.heads > 1 else "报上了，到时候见！"
    return "记下了，定了再点「参加」。" if one.answer == "maybe" else "好的，这次不来没关系。"


def signed_up(done: Answered) -> Message:
    """The same in words, privately, for who replied to the card; also for a guest."""
    whose = f"替{done.rsvp.guest}" if done.rsvp.guest else ""
    from_html = Message(html=f"「{title(done.event)}」{_escaped(whose)}{answered(done)}")
    return Message(html=from_html.html, buttons=_cancel_guest(done))


def _cancel_guest(done: Answered) -> tuple[tuple[Button, ...], ...]:
    if done.rsvp.guest:
        return ()
    return ((Button(label="不去了", data=f"rsvp:{done.occurrence.id}:no"),),)


def _escaped(words: str) -> str:
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def moved_up(event: Event, occurrence: Occurrence, rsvp: Rsvp) -> Message:
    """From the waiting list: there is a seat now."""
    place = f" {where(event)}" if where(event) else ""
    whose = f"您替{_escaped(rsvp.guest)}排的候补" if rsvp.guest else "您排的候补"
    return Message(
        html=f"{whose}有空位了，已经报上：「{title(event)}」{when(event, occurrence)}{place}",
        buttons=((Button(label="不去了", data=f"rsvp:{occurrence.id}:no"),),),
    )


def moved_up_aloud(rsvp: Rsvp) -> Message:
    """In the group, for somebody who cannot be written to."""
    return Message(html=f"{link(rsvp.person)}，有空位了，您排的候补已经报上。")


def took_duty(duty: Duty) -> str:
    """Answer to a tap (plain text)."""
    return f"谢谢您！「{duty.name}」算您一个。再点一下就退出。"


def left_duty(duty: Duty) -> str:
    return f"好的，「{duty.name}」不用您了。"
