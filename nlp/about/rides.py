"""A ride: from where, to where, when, how many.

「明天早上8点开车去浦东机场,还有两个座位」 → Ride(None, "浦东机场", 8:00, 8:00, exact, 2); None is the estate itself.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Literal

from nlp import times
from nlp.household.quantities import NUMERAL
from nlp.readings import When
from nlp.times import clocks, grammar
from nlp.times.dates import Impossible
from nlp.writing import meanings, numerals, questions
from nlp.writing.normalise import plain
from nlp.writing.script import simplify

MOST = 7  # people in a car; more is a bus, or no number of seats
HERE = "小区"  # the estate itself, in the name of a ride
SEAT = "座"  # what seats are counted by
PART = timedelta(hours=4)  # 「明天上午」 is its beginning and four hours more
SOON = timedelta(hours=1)
SHORT = 40  # characters; a longer message tells a story
FARTHEST = timedelta(days=60)  # a ride that is put off for longer is no ride any more
HALF_A_DAY = timedelta(hours=12)
_MAY_MOVE = re.compile("[错錯改换換挪调調推延提晚早变變走开開]|出[发發]")  # most chatter has none of these
_CLOCK = frozenset({"part", "clock", "digital", "again", "half", "before", "gather", "short"})  # names no day
_END = "[\\s,，。!！?？、;；]"


Problem = Literal["past", "impossible"]


@dataclass(frozen=True, slots=True)
class Leaving:
    """In wall time of the group it leaves between `earliest` and `latest`, the same where `exact`."""

    earliest: datetime
    latest: datetime
    exact: bool

    def later(self, span: timedelta) -> "Leaving":
        return Leaving(self.earliest + span, self.latest + span, self.exact)


@dataclass(frozen=True, slots=True)
class Ride:
    """In wall time of the group it leaves between `earliest` and `latest`, the same where `exact`; None: not said."""

    origin: str | None
    destination: str | None
    earliest: datetime | None
    latest: datetime | None
    exact: bool
    seats: int | None
    companions: int | None = None  # how many are looked for to share it: 「找两个人拼车」

    @property
    def place(self) -> str:
        """The end that is not the estate, which neighbours look for."""
        return self.destination or self.origin or ""

    @property
    def name(self) -> str:
        """As one says it after 去: 「浦东机场」, 「小区(从虹桥机场)」, 「浦东机场(从虹桥站)」."""
        to = self.destination or HERE
        return f"{to}（从{self.origin}）" if self.origin else to


def places(name: str) -> list[str]:
    """The places of a ride, by the name it has: 「浦东机场（从虹桥站）」 → ["浦东机场", "虹桥站"]."""
    return [one for one in re.split("（从|）", name) if one and one != HERE]


@cache
def _moves() -> dict[str, re.Pattern[str]]:
    known = {meaning: "|".join(said) for meaning, said in meanings.words("departures.tsv").items()}
    around = rf"(?:{known['around']}|[\W_])*"
    return {
        "moves": re.compile(known["moves"]),
        "later": re.compile(rf"(?:{known['later']})$"),
        "earlier": re.compile(rf"(?:{known['earlier']})$"),
        "leaves": re.compile(rf"(?:{known['leaves']})?(?:{known['around']})*(?:[\W_]|$)"),
        "late": re.compile(known["late"]),
        "bare": re.compile(rf"{around}T(?:{known['leaves']}){around}"),
        "other": re.compile(known["other"]),
        "next": re.compile(known["next"]),
        "only": re.compile(rf"{around}(?:(?:{known['moves']}|{known['later']}|{known['earlier']})T{around})+"),
    }


def retimes(text: str, *, alone: bool = False) -> bool:
    """Whether it says that something leaves at another time: 「改成7点」, 「推迟半小时」, 「7点半走」; no question.
    `alone`: it replies to nothing, and is heard where it says just that something changes."""
    if len(text) > SHORT or not _MAY_MOVE.search(text) or not times.present(text) or questions.asked(text):
        return False
    said, moves = grammar.fold(text), _moves()
    if moves["other"].search(said):
        return False
    spans = [(atom.start, atom.end) for atom in grammar.scan(said) if atom.kind not in ("again", "before", "short")]
    if alone or not spans:
        return bool(spans) and moves["only"].fullmatch(_without(said, spans)) is not None
    shifts = moves["moves"].search(said) is not None or _shift(said) is not None
    return shifts or moves["bare"].fullmatch(_without(said, spans)) is not None


def _without(said: str, spans: Sequence[tuple[int, int]]) -> str:
    """With a T for each time: 「改到明天早上8点走」 → 「改到T走」."""
    rest, end = "", 0
    for start, stop in spans:
        if start >= end:
            rest += said[end:start] + "T"
            end = stop
    return re.sub("T+", "T", rest + said[end:])


def _shift(said: str) -> timedelta | None:
    """「推迟半小时」 → 30 minutes, 「提前一天」 → a day less; not 「提前10分钟集合」."""
    moves = _moves()
    for atom in grammar.scan(said):
        length = clocks.span(atom) if atom.kind == "span" and moves["leaves"].match(said, atom.end) else None
        sign = (
            1 if moves["later"].search(said[: atom.start]) else -1 if moves["earlier"].search(said[: atom.start]) else 0
        )
        if length is None or not sign:
            continue
        if isinstance(length, int):
            return sign * timedelta(minutes=length)
        return sign * (length.on(date(2026, 1, 1), ahead=True) - date(2026, 1, 1))
    return None


def retimes_first(text: str) -> bool:
    """Whether one clause says just that, whatever reason stands beside it: 「改成后天了 医院通知的」; no other clause
    has a time, and none asks."""
    if len(text) > SHORT or questions.asked(text):
        return False
    told = [one for one in re.split(_END + "+", text) if one]
    return sum(times.present(one) for one in told) == 1 and any(retimes(one, alone=True) for one in told)


def moved(text: str, before: Leaving | None, now: datetime) -> Leaving | Problem | None:
    """When it leaves by these words, seen from when it left before: 「改成7点」 stays on its day and in its half of the
    day, a day alone keeps the hour, 「推迟半小时」 counts from it. None where no time can be read. `now`: wall time."""
    said = grammar.fold(text[:SHORT])
    try:
        shift = _shift(said)
        found = _at(said, before, now) if shift is None else before and before.later(shift)
    except (Impossible, OverflowError):
        return "impossible"
    if not isinstance(found, Leaving):
        return found
    if found.earliest - max(now, before.earliest if before else now) > FARTHEST:
        return "impossible"  # 「推迟十年」
    return "past" if found.latest < now else found


def _at(said: str, before: Leaving | None, now: datetime) -> Leaving | Problem | None:
    *_, begins = (0, *(found.start() for found in _moves()["moves"].finditer(said)))
    if not grammar.scan(said[begins:]):
        begins = 0  # 「明天8点走，时间改一下」
    said = said[begins:]
    kinds = {atom.kind for atom in grammar.scan(said)}
    same_day = before is not None and kinds <= _CLOCK
    since = datetime.combine(before.earliest.date(), time()) - timedelta(minutes=1) if before and same_day else now
    when = times.find(said, since, announcing=True)
    if when is None:
        return None
    if when.start is None or when.problem == "no-such-date" or when.problem == "no-such-time":
        return "impossible"
    if when.all_day and before is not None and when.end is None:
        return before.later(timedelta(days=(when.start.date() - before.earliest.date()).days))
    if before is not None and same_day:
        start = datetime.combine(before.earliest.date(), when.start.time())
        if start.hour == 0:  # 「24点」, 「半夜12点」: the midnight after it, not the one before
            start += timedelta(days=start < before.earliest)
        elif "part" not in kinds and not _moves()["late"].search(said):  # the half of the day is not said
            start = min((start, start + HALF_A_DAY, start - HALF_A_DAY), key=lambda one: abs(one - before.earliest))
        if _moves()["next"].search(said):  # 「第二天8点」
            start += timedelta(days=1)
        return _leaving(said, When(when.words, start, when.end and start + (when.end - when.start)), now)
    return _leaving(said, when, now)


def _leaving(said: str, when: When, now: datetime) -> Leaving | None:
    earliest, latest, exact = _window(said, when, now)
    return Leaving(earliest, latest, exact) if earliest is not None and latest is not None else None


@cache
def _words() -> dict[str, tuple[str, ...]]:
    return {meaning: meanings.longest_first(said) for meaning, said in meanings.words("rides.tsv").items()}


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    one = {meaning: meanings.either(words) for meaning, words in _words().items()}
    return {
        "from": re.compile(
            f"(?:{one['from']})(?P<place>(?:(?!{_END}).){{1,10}}?)(?:出发|{one['to']}|来|开|过|接|返|{_END}|$)"
        ),
        "back": re.compile(one["back"]),
        "soon": re.compile(one["soon"]),
        "seats": re.compile(
            f"(?P<n>{NUMERAL})(?:个|名|位)?(?:{one['seat']})(?!民|家)|(?:{one['carry']})(?:得[到下了起])?(?P<m>{NUMERAL})(?:个|名|位|人)|"
            f"(?:空|余|剩|还有|多)(?:着|出|下)?(?P<k>{NUMERAL})个?位(?!置|子|朋友|邻居|老|小|同)"
        ),
        "share": re.compile(one["share"]),
        "standing": re.compile(one["standing"]),
        "once": re.compile(one["once"]),
        "lacks": re.compile(rf"(?:{one['lacks']})\s?(?P<n>{NUMERAL})\s?(?:个|名|位|人)"),
    }  # fmt: skip


def find(text: str, named: Sequence[str], when: When | None, now: datetime) -> Ride | None:
    """The ride a message speaks of; None where no place is named. Never raises.

    `named`: what the reader took for its places; `when`: the time it read. `now`: the group's wall time.
    """
    said = simplify(plain(text))[:200]
    patterns, home = _patterns(), _words()["home"]
    begins = patterns["from"].search(said)
    origin = begins["place"].strip() if begins else ""
    others = [name for name in named if name and name not in home and name != origin and name not in origin]
    destination = others[0] if others else ""
    if not origin and destination and patterns["back"].search(said) and f"去{destination}" not in said:
        origin, destination = destination, ""  # 「机场返程」
    if origin in home:
        origin = ""
    if not origin and not destination:
        return None
    earliest, latest, exact = _window(said, when, now)
    with_others = companions(said)
    seats = None if with_others else _seats(said)
    return Ride(origin or None, destination or None, earliest, latest, exact, seats, with_others)


def _window(said: str, when: When | None, now: datetime) -> tuple[datetime | None, datetime | None, bool]:
    if when is None or when.start is None:
        soon = _patterns()["soon"].search(said)
        return (now, now + SOON, False) if soon else (None, None, False)
    if when.all_day:
        last = when.end or when.start
        return when.start, last.replace(hour=23, minute=59), False
    if when.end is not None:
        return when.start, when.end, False
    if re.search(r"[点时:：]|后$|分", when.words):
        return when.start, when.start, True
    return when.start, when.start + PART, False


def _seats(said: str) -> int | None:
    found = _patterns()["seats"].search(said)
    count = numerals.number(found["n"] or found["m"] or found["k"]) if found else None
    return int(count) if count is not None and count == int(count) and 1 <= count <= MOST else None


def stands(text: str) -> bool:
    """Whether it is no single ride: 「每天早上7点半去科技园」."""
    return _patterns()["standing"].search(simplify(plain(text))[:200]) is not None


def only_once(text: str) -> bool:
    """Whether of such a ride it speaks of one day alone: 「今天加班，不开了」."""
    return _patterns()["once"].search(simplify(plain(text))[:SHORT]) is not None and not stands(text)


def companions(text: str) -> int | None:
    """How many are looked for to share a ride: 「三人拼车，差一个」 → 1; None where it is not said."""
    said, patterns = simplify(plain(text))[:200], _patterns()
    found = patterns["lacks"].search(said) if patterns["share"].search(said) else None
    count = numerals.number(found["n"]) if found else None
    return int(count) if count is not None and count == int(count) and 1 <= count < MOST else None


def key(place: str) -> str:
    """The one name of a place: 「浦东机场T2航站楼」 → 「浦东机场」."""
    return re.sub(r"(?:[tT]?\d{1,3})?(?:号)?(?:航站楼|候机楼)$|[tT]\d$", "", plain(place).replace(" ", "")) or place
