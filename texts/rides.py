"""When a ride leaves, as the card says it."""

from datetime import datetime

from texts.dates import day, moment, part


def leaves(earliest: datetime, latest: datetime, *, exact: bool) -> str:
    """「11月22日 周日 上午8点出发」, 「11月22日 周日 上午出发」, 「11月22日 周日」; in the group's wall time."""
    if exact:
        return f"🕗 {moment(earliest)}出发"
    if latest.date() > earliest.date() or (earliest.hour == 0 and latest.hour == 23):
        until = f"到 {day(latest)}" if latest.date() > earliest.date() else ""
        return f"🕗 {day(earliest)}{until}"
    return f"🕗 {day(earliest)} {part(earliest)}出发"
