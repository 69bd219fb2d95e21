"""From an atom to the day it says."""

import re
from collections.abc import Sequence

from nlp.times import lexicon, patterns
from nlp.times.clocks import span
from nlp.times.dates import (
    SATURDAY,
    Day,
    DayOfMonth,
    Festival,
    LunarDay,
    MonthDay,
    NthWeekday,
    Shifted,
    Weekday,
    WeekdayBefore,
)
from nlp.times.grammar import Atom, value
from nlp.writing import script

_WEEKDAY = {sign: index for index, sign in enumerate("一二三四五六日")} | {"天": 6, "曰": 6, "末": SATURDAY}
_WEEKDAY |= {str(index + 1): index for index in range(7)}
_CANTONESE = re.compile("[嘅喺嚟咁冇啲睇佢唔咗嗰哋]")
_ENDS = {"底": -1, "末": -1, "尾": -1, "初": 1, "头": 1, "中": 15, "中旬": 15}
_BESIDE = {"": 0, "前": 0, "前两天": -2, "前二天": -2, "前三天": -3} | dict.fromkeys(
    ("前天", "前日", "前一天", "前一日", "前夜", "前晚", "前一晚", "头晚", "头一晚", "头天", "头一天"), -1
)
_WEEKS = {"上上": -2, "上": -1, "这": 0, "本": 0, "呢": 0, "今": 0, "当": 0, "下": 1, "下下": 2, "下下下": 3}
_MONTHS = {"本": 0, "这": 0, "当": 0, "次": 1, "下": 1, "下下": 2, "上": -1}
_YEARS = {"今": 0, "本": 0, "明": 1, "来": 1, "后": 2}
_LUNAR_MONTHS = {"正": 1, "冬": 11, "腊": 12}
_MINGUO = 1911  # 民国元年 is 1912
_MONTH_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WITH_PART = ("今宵", "今夕", "听晚", "后晚", "听朝", "听早", "听朝早", "寻晚", "琴晚")  # a day and a part of day in one
_ENGLISH = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
CLOCKS = ("clock", "digital", "dotted", "ampm", "hours", "bare")
_TIMES = (*CLOCKS, "part", "short")
_WEEKDAY_BESIDE = re.compile(r" ?[(]? ?(?:周|星期|礼拜)?[一二三四五六日天] ?[)]")
_NOT_DATE = re.compile(
    r" ?(?:[元块折斤两米升包寸分万份毛个只岁人天届版倍℃度厘毫英吋码栋幢楼号室单弄座期扣件条箱袋桶瓶盒公千平点名位"
    r"kgmlc%¥/]|小时|分钟|左右)"
)
_SOLAR = re.compile(
    "[阳公新国]历|(?:周|星期|礼拜)[一二三四五六日天]|情人节|元旦|国庆|五一|六一"
)  # nobody names these with a lunar day
_BY_THE_MOON = re.compile(rf" ?[(]{patterns.MOON}[)]")  # 「15号（农历）」
_MOON_DAY = re.compile(rf"{patterns.MOON_DAY}|\d{{1,2}}|[{patterns.ONES}]|最后一|月[底末]")
_LAST_OF_MOON = 30  # or the 29th, where a month has no more
_NEEDED = re.compile("要|用|还|前|之前|回|走|去")  # 「除夕要用」 is a day, 「端午粽子」 may be none
_OPENS = re.compile(r"(?:^|[\s,。;:!?、()\[\]【】|·~#])$")
_FOLLOWS = re.compile(r"[\s,。;:!、~)】]*$")
_GOES_ON = re.compile(patterns.TO)
_BEGIN_RANGE = ("md", "moon", "festival", "dom")


def weekdays(said: str) -> tuple[int, ...]:
    """「周二、四」 → (1, 3)."""
    return tuple(sorted({_WEEKDAY[sign] for sign in said if sign in _WEEKDAY}))


def day(atom: Atom, text: str, typed: str) -> Day:
    """The day a day atom says; `typed` is the text before it was folded, which tells whose festivals are meant."""
    return _festival(atom, typed) if atom.kind == "festival" else _READ[atom.kind](atom, text)


def _iso(atom: Atom, text: str) -> Day:
    year = int(atom["iy"] or 0)
    return MonthDay(
        int(atom["im"] or 0), int(atom["id"] or 0), year=year + (2000 if year < 100 else _MINGUO if year < 200 else 0)
    )


def _md(atom: Atom, text: str) -> Day:
    said, day_said = atom["mm"] or "", atom["mday"]
    month = _LUNAR_MONTHS.get(said) or value(said)
    year, years = _year(atom["year"], text)
    if end := atom["mend"]:
        return MonthDay(month, _ENDS[end], year, years)
    number = 15 if day_said == "半" else value((day_said or "").removeprefix("初"))  # 七月半
    if _BY_THE_MOON.match(text, atom.end) or _lunar(atom, text, month, number):
        return LunarDay(month, number, leap=bool(atom["leap"]), year=year, years=years)
    return MonthDay(month, number, year, years)


def _lunar(atom: Atom, text: str, month: int, number: int) -> bool:
    said, day_said, calendar = atom["mm"] or "", atom["mday"] or "", atom["cal"]
    if calendar:
        return calendar[0] in "农阴旧老"
    if said in _LUNAR_MONTHS or day_said.startswith("初") or day_said == "半" or atom["leap"]:
        return True
    if atom["ri"] or said.isascii() or day_said.isascii():
        return False
    if _SOLAR.search(text) or (month > 10 and not day_said.startswith("廿")):
        return False
    if number < 10:
        return month == number and month in (2, 3, 5, 6, 7, 9)  # 二月二, 九月九; but 十月一 is National Day
    return month != number  # 十一月十一, 十二月十二 are the shops'


def _year(said: str | None, text: str) -> tuple[int | None, int | None]:
    if not said:
        return None, None
    if said in _YEARS:
        return None, _YEARS[said]
    digits = said.removeprefix("民国").strip()
    if digits.isdecimal() and digits.isascii():
        number = int(digits)
    elif digits == "元":
        number = 1
    else:
        from nlp.writing.numerals import number as numeral

        number = int(numeral(digits) or 0)
    if said.startswith("民国"):
        return number + _MINGUO, None
    return number + (2000 if number < 100 else _MINGUO if number < 200 else 0), None


def _slash(atom: Atom, text: str) -> Day:
    return MonthDay(int(atom["sm"] or 0), int(atom["sd"] or 0))


def _weekday(atom: Atom, text: str) -> Day:
    prefix = (atom["ws"] or atom["wp"] or "").rstrip("的,: ").removesuffix("礼拜").removesuffix("星期").rstrip("周个一")
    weeks = _WEEKS[prefix] if prefix else None
    first = SATURDAY if atom["off"] else _WEEKDAY[atom["wd"] or ""]
    if last := atom["wl"]:
        until = _WEEKDAY[last]
        return Weekday(tuple(range(first, until + 1)) or (first,), weeks)
    said = text[atom.start : atom.end] if atom["more"] else ""
    return Weekday(weekdays(said) if said else (first,), weeks)


def months(said: str | None) -> int | None:
    """「下下个」 → 2."""
    return _MONTHS[said.rstrip("的个月")] if said else None


def _nth(atom: Atom, text: str) -> Day:
    scope = (atom["nmonth"] or "").rstrip("的").removesuffix("月").removesuffix("个")
    shift, month = _MONTHS.get(scope), None
    if scope and shift is None:
        month = value(scope)
    if atom["nlast"] or atom["nfirst"]:
        number = -1 if atom["nlast"] else 1
        return MonthDay(month, number) if month else DayOfMonth(number, shift)
    said = atom["ni"] or ""
    weekday = _WEEKDAY[atom["nd"] or ""]
    nth = {
        "最后一": -1,
        "最末一": -1,
        "最后": -1,
        "末": -1,
        "倒数第一": -1,
        "倒数第二": -2,
        "头": 1,
        "头一": 1,
        "首": 1,
    }.get(said)
    also = (value(atom["ni2"][1:]),) if atom["ni2"] else ()
    return NthWeekday(nth or value(said[1:]), weekday, shift, month, also)


def _dom(atom: Atom, text: str) -> Day:
    if lunar := atom["lunarday"]:
        return LunarDay(1 if "年" in lunar else None, value(lunar[-1]), rank=1)
    number = value(atom["dday"] or atom["told"] or "")
    if atom["dmonth"] is None and _BY_THE_MOON.match(text, atom.end):
        return LunarDay(None, number)
    return DayOfMonth(number, months(atom["dmonth"]))


def moon(atom: Atom) -> LunarDay:
    """「农历十五」, 「每逢初一、十五」: days of a lunar month, whichever comes next."""
    first, *also = _moons(atom["mdays"] or "")
    return LunarDay(None, first, also=tuple(also))


def moon_to(atom: Atom) -> LunarDay | None:
    """The lunar day to which they go on: 「初一到十五」."""
    said = atom["mto" if atom.kind == "moon" else "mdto"]
    return LunarDay(None, _moons(said)[0]) if said else None


def _moons(said: str) -> list[int]:
    words = (found[0].removeprefix("初") for found in _MOON_DAY.finditer(said))
    return [_LAST_OF_MOON if word[0] in "最月" else value(word) for word in words]


def each_month(atom: Atom) -> bool:
    """Whether lunar days are each month's: 「每逢初八」, 「农历每月初八」, and 「初一十五」 with no word more."""
    return bool(atom["mevery"] or atom["mmonth"]) or moon(atom) == LunarDay(None, 1, also=(15,))


def _first(atom: Atom, text: str) -> Day:
    return DayOfMonth(value(atom["fd"] or ""))


def _monthend(atom: Atom, text: str) -> Day:
    if atom["ye"]:
        return MonthDay(12, 31, rank=1)
    number = _ENDS[atom["me"] or ""]
    return DayOfMonth(number, months(atom["memonth"]), rank=2)


def _day(atom: Atom, text: str) -> Day:
    if pair := atom["pair"]:
        return Shifted(0 if pair[0] == "今" else 1, run=2)
    if weeks := atom["weeklater"]:
        return Shifted(14 if weeks.startswith("下下") else 7)
    said = text[atom.start : atom.end]
    shift = lexicon.days().get(said)
    return Shifted({"今": 0, "后": 2}.get(said, 1) if shift is None else shift)


def _region(typed: str) -> str:
    """Taiwan where a text is in traditional characters, Hong Kong where it is Cantonese, else no region."""
    if script.simplify(typed) == typed:
        return ""
    return "hk" if _CANTONESE.search(typed) else "tw"


def _festival(atom: Atom, typed: str) -> Day:
    rules = lexicon.festivals()[atom["fname"] or ""]
    years = _YEARS[(atom["fyear"] or "")[0]] if atom["fyear"] else None
    region = _region(typed) if rules.keys() != {""} else ""
    rule = rules.get(region) or rules.get("") or next(iter(rules.values()))
    return Festival(rule, years, *_beside(atom))


def _term(atom: Atom, text: str) -> Day:
    return Festival(f"term {atom['tname']}", None, *_beside(atom))


def _beside(atom: Atom) -> tuple[int, bool]:
    """How many days from the festival are meant, and whether a weekday before it: 「前一天」, 「前的周六」."""
    beside = atom["foff" if atom.kind == "festival" else "toff"] or ""
    return _BESIDE.get(beside, 1), beside == "前"


def _numberday(atom: Atom, text: str) -> Day:
    return Festival(lexicon.number_days()[text[atom.start : atom.end]])


def _span(atom: Atom, text: str) -> Day:
    days = span(atom)
    return days if isinstance(days, Shifted) else Shifted()


def _since(atom: Atom, text: str) -> Day:
    if week := atom["sweek"]:
        return Weekday((0,), _WEEKS[week.rstrip("个")])
    said = (atom["smonth"] or "").removesuffix("月").removesuffix("个")
    return DayOfMonth(1, _MONTHS[said]) if said in _MONTHS else MonthDay(value(said), 1)


def _english(atom: Atom, text: str) -> Day:
    weeks = {"n": 1, "t": 0}.get((atom["enext"] or " ")[0])
    return Weekday((_ENGLISH.index(atom["ename"] or ""),), weeks)


def _named_month(atom: Atom, text: str) -> Day:
    return MonthDay(_MONTH_NAMES.index(atom["em"] or atom["em2"] or "") + 1, int(atom["ed"] or atom["ed2"] or 0))


_READ = {
    "months": _named_month,
    "since": _since,
    "english": _english,
    "iso": _iso,
    "md": _md,
    "slash": _slash,
    "weekday": _weekday,
    "nth": _nth,
    "dom": _dom,
    "first": _first,
    "monthend": _monthend,
    "day": _day,
    "term": _term,
    "numberday": _numberday,
    "span": _span,
}


def within(span: Day, day: Weekday) -> Day | None:
    """The weekday in a week or at a month's end said just before: 「两周后的周六」, 「月末的周六」."""
    if day.weeks is not None:
        return None
    if isinstance(span, Shifted) and span.days % 7 == 0 < span.days:
        return Weekday(day.days, span.days // 7)
    if isinstance(span, Festival) and span.before:
        return WeekdayBefore(day.days[0], span)
    if isinstance(span, DayOfMonth) and span.day == -1:
        return NthWeekday(-1, day.days[0], span.months)
    if isinstance(span, MonthDay) and span.day == -1:
        return NthWeekday(-1, day.days[0], month=span.month)
    return None


def evening(atom: Atom) -> bool:
    """Whether the day's own name says evening: 平安夜, 年卅晚."""
    said = {"festival": ("fname", "foff"), "term": ("toff",)}.get(atom.kind, ())
    return any((atom[group] or "")[-1:] in ("夜", "晚") for group in said)


def today(atom: Atom) -> bool:
    """Whether the day is said with 今."""
    return atom.kind == "day" and atom.found[0].startswith("今")


def stands(atom: Atom, text: str, atoms: Sequence[Atom], place: int, *, announcing: bool) -> bool:
    """Whether what looks like a day is one here: 「9.9包邮」, 「大雪下了一宿」, 「包元宵」 are none."""
    if atom.kind not in ("slash", "term", "numberday", "dom", "festival"):
        return True
    after = atoms[place + 1] if place + 1 < len(atoms) else None
    before = atoms[place - 1] if place else None
    follows = after is not None and _FOLLOWS.fullmatch(text, atom.end, after.start) is not None
    timed = follows and after is not None and (after.kind in _TIMES or after.kind == "day")
    led = (
        before is not None
        and before.kind not in _TIMES
        and _FOLLOWS.fullmatch(text, before.end, atom.start) is not None
    )
    if atom.kind == "slash":
        if atom["sri"] or _WEEKDAY_BESIDE.match(text, atom.end):
            return True
        if _NOT_DATE.match(text, atom.end):
            return False
        if timed or (follows and after is not None and after.kind in ("weekday", "festival", "slash")):
            return True
        ranged = text[atom.end : atom.end + 1] in ("-", "~") or text[atom.start - 1 : atom.start] in ("-", "~")
        opens = _OPENS.search(text, max(0, atom.start - 1), atom.start) is not None or atom.start == 0
        return (
            (announcing and opens and atom["ssep"] != "-")
            or (atom["ssep"] == "/" and announcing)
            or (ranged and announcing)
        )
    if atom.kind == "term":
        return (
            timed
            or bool(atom["toff"])
            or (lexicon.terms()[atom["tname"] or ""] and (announcing or led))
            or text.startswith("节气", atom.end)
        )
    if atom.kind == "numberday":
        said = text[atom.start : atom.end]
        alone = said in ("三八", "315", "三一五", "十一", "520", "618", "九一八")
        return timed or led or (not alone and announcing)
    if atom.kind == "dom":
        lunar = atom["lunarday"]
        if not lunar:
            return announcing if atom["told"] else value(atom["dday"] or "") <= 31  # above, it is a house
        on = led or (before is not None and _goes_on(before, atom, text, atoms, place, announcing=announcing))
        return "年" in lunar or timed or on or (announcing and lunar[-1] not in "一二三")
    if atom["fname"] == "元宵" and text[atom.start - 1 : atom.start] in tuple("包吃煮搓做炸送"):
        return False
    return announcing or timed or led or len(atom["fname"] or "") > 2 or _NEEDED.match(text, atom.end) is not None


def _goes_on(before: Atom, atom: Atom, text: str, atoms: Sequence[Atom], place: int, *, announcing: bool) -> bool:
    """Whether a lunar day ends what a sure day begins: 「十一月初一到初三」, but not the grades' 「初一到初三」."""
    if before.kind not in _BEGIN_RANGE or not _GOES_ON.fullmatch(text, before.end, atom.start):
        return False
    return before.kind != "dom" or stands(before, text, atoms, place - 1, announcing=announcing)
