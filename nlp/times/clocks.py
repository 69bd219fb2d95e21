"""The time of day as it is said, and the minute it means: 「晚八点半」 → 20:30, 「差五分九点」 → 8:55."""

import re
from dataclasses import dataclass
from functools import cache

from nlp.times import lexicon
from nlp.times.dates import Impossible, Shifted
from nlp.times.grammar import Atom, value

NOON, MIDNIGHT = 12 * 60, 24 * 60
LATE = 9  # the latest hour at which an evening's things begin: a bare 「11点聚餐」 is a lunch
_UNITS = {"分钟": 1, "min": 1, "h": 60, "分": 1, "刻钟": 15, "小时": 60, "钟头": 60, "钟": 60}
_WORDS = {"半": 0.5, "个半": 1.5, "个把": 1.0, "俩": 2.0, "仨": 3.0, "一百": 100.0, "一百二十": 120.0}
_DAYS = {"天": 1, "日": 1, "周": 7, "星期": 7, "礼拜": 7}


@dataclass(frozen=True, slots=True)
class Clock:
    """An hour (as said, 0..) and minutes to add; `exact` where nothing is left to guess: 「08:30」, 「20点」."""

    hour: int
    minute: int = 0
    exact: bool = False
    half: str | None = None  # am or pm, where it is said in letters


@cache
def _refused() -> re.Pattern[str]:
    return re.compile(f"(?:{lexicon.not_before()['点']})$")


def clock(atom: Atom) -> Clock | None:
    """What a clock atom says; hours that do not exist are found out when the day is known."""
    if atom.kind in ("hours", "bare"):
        return Clock(value(atom["h1" if atom.kind == "hours" else "bh"] or ""))
    if atom.kind == "ampm":
        return Clock(int(atom["xh"] or 0), half=(atom["ap2"] or atom["xap"] or "")[:3].strip()[0] + "m")
    if atom.kind == "dotted":
        return Clock(int(atom["oh"] or 0), int(atom["om"] or 0))
    if atom.kind == "digital":
        said = atom["dh"] or ""
        letters = (atom["ap"] or atom["dap"] or "").strip()
        hour = int(said)
        exact = hour > 12 or said.startswith("0")
        return Clock(hour, int(atom["dm"] or 0), exact, letters[0] + "m" if letters else None)
    said = atom["ch"] or ""
    hour = int(said) if said.isdecimal() and said.isascii() else value(said)
    minute = 0
    if atom["half"]:
        minute = 30
    elif quarter := atom["quarter"]:
        minute = 15 * value(quarter)
    elif atom["less"] or atom["lessq"]:
        minute = -(value(atom["less"] or "") if atom["less"] else 15)
    elif five := atom["five"] or atom["tap"]:
        minute = 5 * value(five)
    elif bone := atom["bone"]:
        minute = 15 * value(bone)
    elif said_minute := atom["cm"]:
        minute = value(said_minute.lstrip("零〇") or "零")
    if to := atom["to"]:
        minute -= 15 if to == "一刻" else value(to)
    return Clock(hour, minute, hour > 12 or said.startswith("0") or said in "零〇")


def stands(atom: Atom, text: str, *, beside: bool) -> bool:
    """Whether a bare 「一点」 is a clock: 「快一点」 and 「两点意见」 are none."""
    if atom.kind != "clock" or any(
        atom[group] for group in ("half", "quarter", "cm", "to", "less", "lessq", "five", "tap", "bone")
    ):
        return True
    if atom["ch"] in ("一", "1", "两", "2", "三", "3"):
        before = text[max(0, atom.start - 2) : atom.start]
        if _refused().search(before) or text[atom.end : atom.end + 1] in tuple("不没也都"):
            return False
        return beside or atom["ch"] not in ("一", "1") or not text[atom.end : atom.end + 1].isalpha()
    return True


def span(atom: Atom) -> int | Shifted | None:
    """A stretch of time: minutes, or days and months: 「一个半小时」 → 90, 「两周」 → Shifted(days=14)."""
    said, unit = atom["sn"] or "", atom["su"] or ""
    if said in _WORDS:
        count = _WORDS[said]
    elif said.isascii():
        count = float(said)
    else:
        count = float(value(said))
    if atom["sh"] or atom["sk"]:
        count += 0.5
    if unit in _UNITS:
        return round(count * _UNITS[unit]) + (value(atom["more_minutes"]) if atom["more_minutes"] else 0)
    if unit in _DAYS:
        return Shifted(days=round(count * _DAYS[unit]))
    if unit == "月":
        if not atom["sg"] and said not in _WORDS:
            return None  # 「三月后」 is March
        return Shifted(days=15) if count == 0.5 else Shifted(months=int(count))
    return Shifted(months=round(count * 12))


def minute_of(said: Clock, half: str | None, *, today: bool, hint: str | None) -> int:
    """Minutes since the day's midnight, 1440 and above on the next day; `Impossible` for 「25点」.

    `half` is that of the part of day said, `hint` that of what happens (「露天电影」), `today` whether 今 was said.
    """
    hour = said.hour
    if not 0 <= hour <= 24 or not -60 < said.minute < 60 or (hour == 24 and said.minute > 0):
        raise Impossible("no-such-time")
    if said.half:
        if hour > 12:
            return hour * 60 + said.minute
        hour = hour % 12 + (12 if said.half == "pm" else 0)
    elif half in ("evening", "night") and hour in (0, 24):
        hour = 24
    elif not said.exact:
        hour = _of_twelve(hour, half, today=today, hint=hint)
    return hour * 60 + said.minute


def _of_twelve(hour: int, half: str | None, *, today: bool, hint: str | None) -> int:
    if half == "dawn":
        return hour % 12
    if half == "morning":
        return hour
    if half == "noon":
        return hour + 12 if hour <= 4 else hour
    if half == "afternoon":
        return hour % 12 + 12
    if half == "evening":
        return hour + 12 if 5 <= hour <= 11 else 24 + hour % 12
    if half == "night":
        return hour + 12 if 6 <= hour <= 11 else hour % 12 + (24 if today or hour == 12 else 0)
    if hour <= 5 and not (hint == "morning" and hour >= 4):
        return hour + 12
    if (hint == "evening" and hour <= LATE) or (hint == "night" and hour <= 11):
        return hour + 12
    if hour == 6 and hint != "morning":
        return 18  # a bare six is the evening's, unless it is a morning's thing
    return hour
