"""Bare numbers that are a price though nothing calls them money: 「电饭煲出,80」, 「预算1500」, 「一小时100」.

A number is one by the words right beside it (`lexicon/prices/around.tsv`), or because somebody sells and it stands by
itself or right behind the thing. 「3栋502」, 「羽绒服 130」 (a size) and 「苹果13」 (a telephone) name no price
(`lexicon/prices/words.tsv`).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from nlp.readings import Category, Intent, Price, Subject
from nlp.writing import meanings, numerals

_HAN = "一二两三四五六七八九十百千万"
_NUMBER = re.compile(
    rf"(?<![\d.a-z#\-/~+*第初几半{_HAN}])(?<!\d:)"
    rf"(?P<number>\d{{1,5}}(?:\.\d)?|(?=[{_HAN}]?[十百千])[{_HAN}]{{2,6}})"
    rf"(?!:?\d|[.a-z#%\-/~+*多来几半点{_HAN}])"
)
_STARTS = re.compile("(?:^|[,。;:!?\\s])$")
_STOPS = re.compile("[吧啊呗哈哦呀了]?(?:[,。;:!?、)~\\s]|$)")
_COUNTED = re.compile(r"(?:\d{1,2}|[一两二三四五六七八九十])[个张只把箱盒台本条套块件辆双袋罐瓶副]$")
_ROOM = re.compile(r"\d{1,2}0[1-9]")
_YEAR = re.compile(r"(?:19[5-9]|20[0-3])\d")
_WORN, _WHEELS = 200, 30  # no size from here on: 「童鞋 28」, 「儿童自行车 16」
BEFORE = 12  # characters in which what stands right before a number is looked for
_LEAST = 5  # 「每人2」, 「床2」 count
_LIMITS = frozenset({"左右", "上下"})  # say a size as well: 「求箱子,60左右」


def ends(words: re.Pattern[str], text: str, stop: int) -> re.Match[str] | None:
    """Words that end in `$`, where they stand right before a place: the whole text is not gone through for each."""
    return words.search(text, max(0, stop - BEFORE), stop)


@cache
def _said() -> dict[str, re.Pattern[str]]:
    return meanings.patterns("prices/words.tsv")


@cache
def _words(meaning: str, left: str = "", right: str = "") -> re.Pattern[str]:
    """The words of a meaning, with what stands left and right of them."""
    return re.compile(f"{left}(?:{_said()[meaning].pattern}){right}")


def before(meaning: str, text: str, start: int, *, between: str = " ?") -> bool:
    """Whether such words stand right before a number: 「押金」 before the 50 of 「押金 50」."""
    return ends(_words(meaning, right=f"(?:{between})$"), text, start) is not None


def behind(meaning: str, text: str, stop: int, *, between: str = " ?") -> bool:
    """Whether such words stand right behind a number: 「买的」 behind the 300 of 「300 买的」."""
    return _words(meaning, left=f"(?:{between})").match(text, stop) is not None


def within(meaning: str, text: str) -> bool:
    """Whether such words stand anywhere: 「转让」 in 「健身卡转让」."""
    return _words(meaning).search(text) is not None


@cache
def _around() -> dict[str, re.Pattern[str]]:
    """For an offer and for a need: the words before a price, and those behind it."""
    rows = [*meanings.rows("prices/around.tsv")]
    found = {}
    for intent in ("offer", "need"):
        for where in ("before", "after"):
            said = meanings.either(row[2] for row in rows if row[0] == where and row[1] in (intent, "any"))
            found[intent + where] = re.compile(
                f"(?:{said}) ?:? ?$" if where == "before" else f" ?(?P<word>{said})(?![头门去来生租现台角家路廊差])"
            )
    return found


@cache
def _each() -> re.Pattern[str]:
    """What a price is for, right before it: 「每人40」, 「一小时100」, 「人均60」."""
    unit = meanings.either(meanings.units())
    one = f"(?<![\\d{_HAN}第统唯有出送转卖着了过买是])[一1]"  # 「坏了一个 两百」 names no price for each
    return re.compile(rf"(?:(?:每|{one}) ?(?P<per>{unit})|(?P<all>人)均) ?(?:只要|只收|才|要|收|给|摊)? ?$")


def find(
    folded: str, intent: Intent, category: Category | None, about: Sequence[Subject], *, sells: bool
) -> Iterator[tuple[int, int, Price]]:
    """Where each bare number stands that is a price, and the price; `about` is what the post is about."""
    post = _Post(folded, intent, category, about, sells)
    for found in _NUMBER.finditer(folded):
        start, stop, yuan = found.start(), found.end(), numerals.number(found["number"])
        if yuan is None or before("house", folded, start, between="[ ,]?"):
            continue
        each = _each().search(folded, max(0, start - 12), start)
        if (
            each
            and yuan >= _LEAST
            and (_STOPS.match(folded, stop) or (intent == "offer" and post.said("after", start, stop)))
        ):
            yield each.start(), stop, Price(yuan, each["per"] or each["all"])
        elif post.asks(start, stop, yuan) if intent == "offer" else post.pays(start, stop, yuan):
            yield start, stop, Price(yuan)


@dataclass(frozen=True, slots=True)
class _Post:
    """A post as bare numbers are looked at in it."""

    text: str
    intent: Intent
    category: Category | None
    about: Sequence[Subject]
    sells: bool

    def said(self, where: str, start: int, stop: int) -> re.Match[str] | None:
        """A word right before or behind that makes a number a price: 「预算1500」, 「800出」."""
        pattern = _around()[("offer" if self.intent == "offer" else "need") + where]
        if where == "before":
            return pattern.search(self.text, max(0, start - 8), start)
        return pattern.match(self.text, stop)

    def _behind(self, start: int) -> bool:
        """Whether the thing, or how many of it there are, stands right before: 「电动车1100」, 「猫爬架一个 60」."""
        left = self.text[:start].rstrip(" ")
        return ends(_COUNTED, left, len(left)) is not None or any(left.endswith(one.name) for one in self.about)

    def _sized(self, yuan: float) -> bool:
        """Whether the number may be a size of the thing: 「童鞋 28」."""
        return any(
            yuan < (_WORN if within("worn", one.name[-1:]) else _WHEELS if one.name[-1:] == "车" else 0)
            for one in self.about
        )

    def asks(self, start: int, stop: int, yuan: float) -> bool:
        """Whether an offer asks this much."""
        stops = _STOPS.match(self.text, stop) is not None or behind("taken", self.text, stop, between="")
        closes = self.said("after", start, stop) is not None
        if (stops or closes) and self.said("before", start, stop):
            return True
        alone, beside = ends(_STARTS, self.text, start) is not None, self._behind(start)
        if closes and (alone or beside):
            return yuan >= _LEAST
        if not stops or self.category not in ("item", "group_buy") or yuan < _LEAST or self._sized(yuan):
            return False
        number = self.text[start:stop]
        phone = before("phone", self.text, start, between="")
        if within("gives", self.text) or _YEAR.fullmatch(number) or phone:
            return False
        return beside or (alone and self.sells and not _ROOM.fullmatch(number))

    def pays(self, start: int, stop: int, yuan: float) -> bool:
        """Whether a need names this much as what is paid."""
        limit = self.said("after", start, stop)
        if self.said("before", start, stop) and (limit or _STOPS.match(self.text, stop)):
            return True
        if limit is None or self.category not in ("item", "loan") or yuan < _LEAST or not within("buys", self.text):
            return False
        if limit["word"] in _LIMITS and self._sized(yuan):
            return False
        return ends(_STARTS, self.text, start) is not None or self._behind(start)
