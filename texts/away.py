"""Somebody is away for a while, and back."""

from datetime import datetime

from texts.dates import day
from texts.languages import t
from texts.messages import Button, Message
from texts.names import headed

SPANS: tuple[tuple[int, str], ...] = ((3, "三天"), (7, "一周"), (14, "两周"), (30, "一个月"))  # days


def how_long() -> Message:
    """They did not say until when."""
    return Message(
        html=t("您大概出门多久？这段时间我不去问您。"),
        buttons=(tuple(Button(label=headed(t(label)), data=f"away:{days}") for days, label in SPANS),),
    )


def gone(until: datetime, helping: int) -> Message:
    """From now on they are not asked; `until` in wall time, `helping`: how many promises of theirs stand."""
    said = t("好的，路上平安。{day}以前我不去问您。早回来了，跟我说一声「我回来了」。", day=day(until))
    promises = t("您还答应着邻居 {count} 件事，发 /mine 看看要不要说一声。", count=helping) if helping else ""
    return Message(
        html="\n".join(filter(None, [said, promises])), buttons=((Button(label=t("我回来了"), data="away:back"),),)
    )


def welcome_back() -> str:
    return t("欢迎回来！有邻居需要帮忙，我再来问您。")


def in_mine(until: datetime | None) -> tuple[str, Button]:
    """What /mine says of it, and the button that changes it."""
    if until is None:
        return "", Button(label=t("要出门几天，先别问我"), data="away:ask")
    return t("<b>{day}以前我不去问您。</b>", day=day(until)), Button(label=t("我回来了"), data="away:back")
