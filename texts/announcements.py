"""What organizers tell everybody: the announcement itself, its page to read back and change, and the list."""

from collections.abc import Sequence
from datetime import datetime
from html import escape

from community.announcements import Announcement
from texts import recurrences
from texts.dates import hour, moment
from texts.languages import t
from texts.messages import Button, Message
from texts.names import quoted, shortened

HINT = "想改时间或者内容，直接回复这条消息。"


def told(announcement: Announcement, *, late: bool = False) -> Message:
    """In the group."""
    sorry = t("（这条发晚了，抱歉。）\n") if late else ""
    return Message(html=f"📢 {sorry}{escape(announcement.words)}")


def when(announcement: Announcement, coming: datetime | None) -> str:
    """「每周五 晚上6点，下一次 11月27日 周五」; 「11月22日 周日 早上8点」."""
    if coming is None:
        return t("没有下一次了")
    rule = announcement.rule
    if rule is None:
        return moment(coming)
    return t("{said} {hour}，下一次是 {moment}", said=recurrences.said(rule), hour=hour(coming), moment=moment(coming))


def _button(announcement: Announcement, label: str, choice: str) -> Button:
    return Button(label=label, data=f"announce:{announcement.id}:{choice}")


def _pin(announcement: Announcement) -> Button:
    return _button(announcement, t("不置顶了") if announcement.pinned else t("发的时候置顶"), "pin")


def page(announcement: Announcement, coming: datetime | None) -> Message:
    """To the organizer: read back before it is scheduled, and as it stands afterwards."""
    now, drop = _button(announcement, t("现在发"), "now"), _button(announcement, t("不发了"), "drop")
    pinned = t("会置顶，要先给我置顶的权限。") if announcement.pinned else ""
    if announcement.state == "sent":
        return Message(html=t("发出去了：{quoted}", quoted=quoted(announcement.words)))
    if announcement.state == "deleted":
        return Message(html=t("不发了：{quoted}", quoted=quoted(announcement.words)))
    if announcement.state == "scheduled":
        return Message(
            html=t(
                "排好了：{when}。{pinned}\n{quoted}\n{hint}",
                when=when(announcement, coming),
                pinned=pinned,
                quoted=quoted(announcement.words, 400),
                hint=t(HINT),
            ),
            buttons=((_pin(announcement), _button(announcement, t("删掉"), "drop")),),
        )
    if coming is None:
        return Message(
            html=t(
                "{quoted}\n现在就发吗？要换个时间发，回复我几点，比如「明天早上8点」「每周五晚上6点」。",
                quoted=quoted(announcement.typed, 400),
            ),
            buttons=((now, drop),),
        )
    return Message(
        html=t(
            "我这样发，您看对吗？\n{when}。{pinned}\n{quoted}\n{hint}",
            when=when(announcement, coming),
            pinned=pinned,
            quoted=quoted(announcement.words, 400),
            hint=t(HINT),
        ),
        buttons=((_button(announcement, t("到时候发"), "later"), now), (_pin(announcement), drop)),
    )


def scheduled(announcements: Sequence[tuple[Announcement, datetime | None]]) -> Message:
    """/scheduled."""
    if not announcements:
        return Message(html=t("现在没有排着的通知。"))
    lines = [
        t("· {when}：{quoted}", when=when(one, coming), quoted=quoted(one.words, 40)) for one, coming in announcements
    ]
    buttons = tuple(
        (_button(one, shortened(" ".join(one.words.split()), 20), "show"), _button(one, t("删掉"), "drop"))
        for one, _ in announcements
    )
    return Message(html="\n".join([t("<b>排着的通知：</b>"), *lines]), buttons=buttons)


def how() -> Message:
    """/announce without a word more."""
    return Message(
        html=(
            t(
                "这样发通知：\n"
                "<code>/announce 电梯修好了</code>（马上发）\n"
                "<code>/announce 每周五18:00 提醒收垃圾桶</code>（到时候发，先给您看）\n"
                "要置顶，就在前面加「置顶」。"
            )
        )
    )


def in_the_group() -> Message:
    return Message(html=t("通知要在小区群里发：<code>/announce 电梯修好了</code>"))


def too_long() -> Message:
    return Message(html=t("太长了，一条最多 3500 个字，分两条发吧。"))


def not_clear() -> Message:
    """To a reply that names a time at which nothing can be told."""
    return Message(html=t("这个时间不行，换一个吧，比如「明天早上8点」「每周五晚上6点」。"))


def missed(announcement: Announcement) -> Message:
    """To the organizer: the bot was away for too long."""
    return Message(html=t("那会儿我不在，这条没发出去，现在也晚了：{quoted}", quoted=quoted(announcement.words)))


def noted() -> str:
    return t("好的。")
