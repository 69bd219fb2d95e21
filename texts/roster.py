"""People on duty: who is when, what they hear of a need that nobody met, and how their answer comes back."""

from collections.abc import Sequence
from html import escape

from community.matching import Ping
from community.members import Group, Person
from community.posts import Post
from community.roster import Shift
from texts.dates import WEEKDAYS
from texts.languages import t
from texts.messages import Button, Message
from texts.names import link, links, name, quoted, shortened
from texts.settings import back
from texts.wishes import claim_rows, theirs, what, wish


def week(key: int, shifts: Sequence[Shift]) -> Message:
    """Organizers see who is on duty when; a name opens their days."""
    days = [
        t(
            "周{weekdays}：{part}",
            weekdays=t(WEEKDAYS[day]),
            part=t("、").join(name(shift.person) for shift in shifts if shift.weekday == day),
        )
        for day in range(7)
        if any(shift.weekday == day for shift in shifts)
    ]
    people = {shift.person.id: shift.person for shift in shifts}.values()
    rows = tuple((Button(label=shortened(person.name, 24), data=f"shifts:{key}:{person.id}"),) for person in people)
    lines = days or [t("现在没有人值班。")]
    lines.append(t("没人帮上的事，我会告诉当天值班的邻居。请谁值班，就在群里回复那位邻居的一句话，发 /duty。"))
    return Message(html="\n".join(lines), buttons=(*rows[:20], back(key)))


def days(key: int, person: Person, shifts: Sequence[Shift]) -> Message:
    """The days of one neighbour, each a button."""
    theirs = {shift.weekday for shift in shifts if shift.person.id == person.id}
    buttons = [
        Button(
            label=t("{part}周{weekdays}", part="✅ " if day in theirs else "", weekdays=t(WEEKDAYS[day])),
            data=f"shift:{key}:{person.id * 10 + day}",
        )
        for day in range(7)
    ]
    return Message(
        html=t("{name} 每周哪几天值班？点一下选上，再点一下取消。", name=name(person)),
        buttons=(tuple(buttons[:4]), tuple(buttons[4:]), back(key)),
    )


def sent_privately() -> Message:
    """In the group, to the organizer who asked somebody to be on duty."""
    return Message(html=t("哪几天值班，我私下问您。"))


def reply_needed() -> Message:
    """/duty without a reply."""
    return Message(html=t("回复那位邻居的一句话，再发 /duty，我就知道是请谁值班了。"))


def invited(group: Group, by: Person, key: int) -> Message:
    """To somebody who is on duty from now on."""
    return Message(
        html=t(
            "{name} 请您在「{title}」值班：轮到您的那天，要是有谁的事一直没人帮上，我来告诉您。",
            name=name(by),
            title=escape(shortened(group.title, 32)),
        ),
        buttons=((Button(label=t("我不值班"), data=f"offduty:{key}"),),),
    )


def off_duty() -> str:
    """Answer to 「我不值班」."""
    return t("好的，不排您了。")


def handed(post: Post, pings: Sequence[Ping]) -> Message:
    """To whoever is on duty: what is needed, who was asked, and why it came to nothing."""
    *things, last = claim_rows(post)
    return Message(
        html=t(
            "今天您值班。{link} {wish}：\n{quoted}\n{why}\n您有办法吗？也可以直接回复这条，我把您的话带给 {name}。",
            link=link(post.poster),
            wish=wish(post),
            quoted=quoted(post.words),
            why=_why(pings),
            name=name(post.poster),
        ),
        buttons=(
            *things,
            (*last, Button(label=t("我也没办法"), data=f"nohelp:{post.id}")),
        ),
    )


def _why(pings: Sequence[Ping]) -> str:
    declined = [ping.person for ping in pings if ping.state == "declined"]
    silent = [ping.person for ping in pings if ping.state in ("asked", "named")]
    parts = [
        t("{links} 这次不方便", links=links(declined)) if declined else "",
        t("{links} 还没回", links=links(silent)) if silent else "",
    ]
    said = t("；").join(part for part in parts if part)
    return t("我问过的邻居里，{said}。", said=said) if said else t("我没有找到合适的邻居可以问。")


def asked_on_duty() -> str:
    """To the poster who still needs it."""
    return t("好的，我去问问值班的邻居。")


def brought_back(person: Person, words: str) -> Message:
    """To the poster: what whoever is on duty said."""
    return Message(html=t("值班的 {link} 说：{quoted}", link=link(person), quoted=quoted(words, 500)))


def how_to_answer(post: Post) -> Message:
    """To whoever is on duty and only said 「好的」."""
    said = t(
        "{theirs}，您能帮上就点「{label}」；有别的办法就直接说，我把话带过去。",
        theirs=theirs(post),
        label=claim_rows(post)[0][0].label,
    )
    return Message(html=said, buttons=claim_rows(post))


def passed_on() -> Message:
    """To whoever is on duty."""
    return Message(html=t("您的话带到了，谢谢您！"))


def no_way(post: Post, person: Person) -> Message:
    """To the poster: those on duty do not know either."""
    return Message(
        html=t(
            "「{what}」：值班的 {name} 这次也没办法。消息还挂着，有人帮得上我马上说。",
            what=what(post),
            name=name(person),
        )
    )


def thanked() -> str:
    """Answer to 「我也没办法」."""
    return t("没关系，谢谢您。")


def settled(post: Post) -> Message:
    """What they were told, when it is over."""
    return Message(html=t("{theirs}已经有结果了，不用管了，谢谢您！", theirs=theirs(post)))
