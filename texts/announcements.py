"""What organizers tell everybody: the announcement itself, its page to read back and change, and the list."""

from collections.abc import Sequence
from datetime import datetime
from html import escape

from community.announcements import Announcement
from texts import recurrences
from texts.dates import hour, moment
from texts.messages import Button, Message
from texts.names import quoted, shortened

HINT = "想改时间或者内容，直接回复这条消息。"


def told(announcement: Announcement, *, late: bool = False) -> Message:
    """In the group."""
    sorry = "（这条发晚了，抱歉。）\n" if late else ""
    return Message(html=f"📢 {sorry}{escape(announcement.words)}")


def when(announcement: Announcement, coming: datetime | None) -> str:
    """「每周五 晚上6点，下一次 11月27日 周五」; 「11月22日 周日 早上8点」."""
    if coming is None:
        return "没有下一次了"
    rule = announcement.rule
    if rule is None:
        return moment(coming)
    return f"{recurrences.said(rule)} {hour(coming)}，下一次是 {moment(coming)}"


def _button(announcement: Announcement, label: str, choice: str) -> Button:
    return Button(label=label, data=f"announce:{announcement.id}:{choice}")


def _pin(announcement: Announcement) -> Button:
    return _button(announcement, "不置顶了" if announcement.pinned else "发的时候置顶", "pin")


def page(announcement: Announcement, coming: datetime | None) -> Message:
    """To the organizer: read back before it is scheduled, and as it stands afterwards."""
    now, drop = _button(announcement, "现在发", "now"), _button(announcement, "不发了", "drop")
    pinned = "会置顶，要先给我置顶的权限。" if announcement.pinned else ""
    if announcement.state == "sent":
        return Message(html=f"发出去了：{quoted(announcement.words)}")
    if announcement.state == "deleted":
        return Message(html=f"不发了：{quoted(announcement.words)}")
    if announcement.state == "scheduled":
        return Message(
            html=f"排好了：{when(announcement, coming)}。{pinned}\n{quoted(announcement.words, 400)}\n{HINT}",
            buttons=((_pin(announcement), _button(announcement, "删掉", "drop")),),
        )
    if coming is None:
        return Message(
            html=f"{quoted(announcement.typed, 400)}\n现在就发吗？要换个时间发，回复我几点，例如「每周五晚上6点」。",
            buttons=((now, drop),),
        )
    return Message(
        html=f"我这样发，您看对吗？\n{when(announcement, coming)}。{pinned}\n{quoted(announcement.words, 400)}\n{HINT}",
        buttons=((_button(announcement, "到时候发", "later"), now), (_pin(announcement), drop)),
    )


def scheduled(announcements: Sequence[tuple[Announcement, datetime | None]]) -> Message:
    """/scheduled."""
    if not announcements:
        return Message(html="现在没有排着的通知。")
    lines = [f"· {when(one, coming)}：{quoted(one.words, 40)}" for one, coming in announcements]
    buttons = tuple(
        (_button(one, shortened(" ".join(one.words.split()), 20), "show"), _button(one, "删掉", "drop"))
        for one, _ in announcements
    )
    return Message(html="\n".join(["<b>排着的通知：</b>", *lines]), buttons=buttons)


def how() -> Message:
    """/announce without a word more."""
    return Message(
        html=(
            "这样发通知：\n<code>/announce 电梯修好了</code>（马上发）\n"
            "<code>/announce 每周五18:00 提醒收垃圾桶</code>（到时候发，先给您看）\n"
            "要置顶，就在前面加「置顶」。"
        )
    )


def in_the_group() -> Message:
    return Message(html="通知要在小区群里发：<code>/announce 电梯修好了</code>")


def too_long() -> Message:
    return Message(html="太长了，一条最多 3500 个字，分两条发吧。")


def not_clear() -> Message:
    """To a reply that names a time at which nothing can be told."""
    return Message(html="这个时间不行，换一个吧，例如「明天早上8点」「每周五晚上6点」。")


def missed(announcement: Announcement) -> Message:
    """To the organizer: the bot was away for too long."""
    return Message(html=f"那会儿我不在线，这条没发出去，现在也晚了：{quoted(announcement.words)}")


def noted() -> str:
    return "好的。"
