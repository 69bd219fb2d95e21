"""When a ride leaves, as the card says it."""

from datetime import datetime

from community.posts import Post
from texts.dates import day, moment, part
from texts.languages import t
from texts.messages import Message
from texts.wishes import yours


def when(earliest: datetime, latest: datetime, *, exact: bool) -> str:
    """「11月22日 周日 上午8点」, 「11月22日 周日 上午」, 「11月22日 周日」; in the group's wall time."""
    if exact:
        return moment(earliest)
    if _all_day(earliest, latest):
        until = t("到 {day}", day=day(latest)) if latest.date() > earliest.date() else ""
        return f"{day(earliest)}{until}"
    return t("{day} {part}", day=day(earliest), part=part(earliest))


def leaves(earliest: datetime, latest: datetime, *, exact: bool) -> str:
    """The same on the card: 「🕗 11月22日 周日 上午8点出发」."""
    said = when(earliest, latest, exact=exact)
    return t("🕗 {moment}出发", moment=said) if exact or not _all_day(earliest, latest) else f"🕗 {said}"


def _all_day(earliest: datetime, latest: datetime) -> bool:
    return latest.date() > earliest.date() or (earliest.hour == 0 and latest.hour == 23)


def moved(post: Post, now_so: str, *, told: bool) -> Message:
    """To the poster, who said another time in words. `now_so`: when it leaves. `told`: neighbours go with them."""
    facts = {"yours": yours(post), "when": now_so}
    if told:
        return Message(html=t("{yours}，改成 {when} 了，约好的邻居我也告诉了。", **facts))
    return Message(html=t("{yours}，改成 {when} 了。", **facts))


def not_then(post: Post, as_before: str, *, past: bool) -> Message:
    """To the poster: that cannot be when it leaves, and nothing has changed."""
    why = t("这个时间已经过了") if past else t("没有这个时间")
    if not as_before:
        return Message(html=t("{why}，没有改。换个时间再说一声就行。", why=why))
    return Message(
        html=t("{why}，{yours}还是 {when} 出发。换个时间再说一声就行。", why=why, yours=yours(post), when=as_before)
    )
