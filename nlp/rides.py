"""A ride: from where, to where, when, how many.

「明天早上8点开车去浦东机场,还有两个座位」 → Ride(None, "浦东机场", 8:00, 8:00, exact, 2); None is the estate itself.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache

from nlp import meanings, numerals
from nlp.normalise import plain
from nlp.quantities import NUMERAL
from nlp.readings import When
from nlp.script import simplify

MOST = 7  # people in a car; more is a bus, or no number of seats
SEAT = "座"  # what seats are counted by
PART = timedelta(hours=4)  # 「明天上午」 is its beginning and four hours more
SOON = timedelta(hours=1)
_END = "[\\s,，。!！?？、;；]"


@dataclass(frozen=True, slots=True)
class Ride:
    """In wall time of the group it leaves between `earliest` and `latest`, the same where `exact`; None: not said."""

    origin: str | None
    destination: str | None
    earliest: datetime | None
    latest: datetime | None
    exact: bool
    seats: int | None

    @property
    def place(self) -> str:
        """The end that is not the estate, which neighbours look for."""
        return self.destination or self.origin or ""

    @property
    def name(self) -> str:
        """As one says it after 去: 「浦东机场」, 「小区(从虹桥机场)」, 「浦东机场(从虹桥站)」."""
        to = self.destination or "小区"
        return f"{to}（从{self.origin}）" if self.origin else to


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
            f"(?P<n>{NUMERAL})(?:个|名|位)?(?:{one['seat']})(?!民|家)|(?:{one['carry']})(?P<m>{NUMERAL})(?:个|名|位|人)"
        ),
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
    return Ride(origin or None, destination or None, earliest, latest, exact, _seats(said))


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
    count = numerals.number(found["n"] or found["m"]) if found else None
    return int(count) if count is not None and count == int(count) and 1 <= count <= MOST else None


def key(place: str) -> str:
    """The one name of a place: 「浦东机场T2航站楼」 → 「浦东机场」."""
    return re.sub(r"(?:[tT]?\d{1,3})?(?:号)?(?:航站楼|候机楼)$|[tT]\d$", "", plain(place).replace(" ", "")) or place
