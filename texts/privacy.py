"""/privacy, /mydata and /forget: what is stored of somebody, and having it deleted. At length: docs/privacy.md."""

from collections.abc import Sequence
from html import escape

from texts.languages import t
from texts.messages import Button, Message
from texts.names import shortened

MOST_TITLES = 5


def page() -> Message:
    """/privacy."""
    return Message(
        html=t(
            "<b>您的话，我怎么记</b>\n"
            "· 跟求助、送东西、活动没关系的聊天，我不记，看过就忘。\n"
            "· 您发的求助和分享、答应过的事、报的名，我记着，事情结束 90 天后删掉，只留个总数。\n"
            "· 您私下回我的话，办完就抹掉；替谁问的、认领时答的，只有该知道的那一位看得到。\n"
            "· 群里的卡片，群里的人都看得到。您的资料只有您自己能要，群管理员也要不到。\n"
            "· 管这台机器的人打得开我的本子，请只让信得过的人来管。\n"
            "发 /mydata 看存了您什么，发 /forget 全部删掉。"
        )
    )


def my_data() -> Message:
    """Caption of the file."""
    return Message(html=t("我记着的、跟您有关的，全在这里了。想删掉，发 /forget。"))


def in_private() -> Message:
    """Asked in a group for what is nobody else's business."""
    return Message(html=t("这个咱们私下说，点我的头像发给我就行。"))


def sure(shared: Sequence[str] = ()) -> Message:
    """The question before everything is deleted. `shared`: what they began and others are in, by title."""
    return Message(
        html="\n".join(
            [
                t("要把跟您有关的全都删掉吗？您发的求助、答应过的事、别人怎么找到您，都会删干净，找不回来。"),
                *([_goes_on(shared)] if shared else []),
            ]
        ),
        buttons=(
            (
                Button(label=t("全部删掉"), data="forget:yes"),
                Button(label=t("先不删"), data="forget:no"),
            ),
        ),
    )


def _goes_on(shared: Sequence[str]) -> str:
    titles = "".join(t("「{title}」", title=escape(shortened(title, 24))) for title in shared[:MOST_TITLES] if title)
    return t(
        "{titles}已经有邻居报名，会留给大家办完，不再写您的名字；不想留，就先取消再来删。",
        titles=titles + (t("等") if len(shared) > MOST_TITLES else ""),
    )


def forgotten() -> Message:
    return Message(html=t("都删干净了。以后想回来，在群里说话就行。"))


def was_here() -> Message:
    """On a card too old to be taken away."""
    return Message(html=t("发这条的邻居收回了自己的话。"))


def is_gone() -> Message:
    """In place of what somebody was told privately of a neighbour who has had their data deleted."""
    return Message(html=t("这位邻居把自己的资料都删了，这件事不用管了。"))


def has_gone() -> Message:
    """The same, where what was said of them is not over with it."""
    return Message(html=t("这位邻居把自己的资料都删了。"))


def kept() -> Message:
    return Message(html=t("好的，都留着。"))
