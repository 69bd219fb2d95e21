"""When a ride leaves, as the card says it."""

from datetime import datetime

from texts.dates import day, moment, part
from texts.languages import t


def leaves(earliest: datetime, latest: datetime, *, exact: bool) -> str:
    """「11月22日 周日 上午8点出发」, 「11月22日 周日 上午出发」, 「11月22日 周日」; in the group's wall time."""
    if exact:
        return t("🕗 {moment}出发", moment=moment(earliest))
    if latest.date() > earliest.date() or (earliest.hour == 0 and latest.hour == 23):
        until = t("到 {day}", day=day(latest)) if latest.date() > earliest.date() else ""
        return f"🕗 {day(earliest)}{until}"
    return t("🕗 {day} {part}出发", day=day(earliest), part=part(earliest))
