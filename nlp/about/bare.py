"""Bare numbers that are a price though nothing calls them money: 「电饭煲出,80」, 「预算1500」, 「一小时100」.

A number is one by the words right beside it (`lexicon/prices/around.tsv`), or because somebody sells and it stands by
itself or right behind the thing. 「3栋502」, 「羽绒服 130」 (a size) and 「苹果13」 (a telephone) name no price.
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
_TAKEN = re.compile(
    "(?:自取|自提|面交|送货|可送|可以送|能刀|左右|全部|都拿走|全拿走|先到先得)"
)  # behind a price, of who sells
_COUNTED = re.compile(r"(?:\d{1,2}|[一两二三四五六七八九十])[个张只把箱盒台本条套块件辆双袋罐瓶副]$")
_GIVES = re.compile("免费|白送|白给|不要钱|赠送|送人|送给|要送|都送|送了|送有缘|送邻居|送(?=[,。;!?~\\s]|$)")
_BUYS = re.compile("收(?![纳拾])|购|买|二手|闲置|租(?!客)|淘")
_HOUSE = re.compile("(?:[栋幢座楼室房号期区弄]|单元)[ ,]?$")
_ROOM = re.compile(r"\d{1,2}0[1-9]")
_YEAR = re.compile(r"(?:19[5-9]|20[0-3])\d")
_PHONE = re.compile("(?:苹果|小米|华为|荣耀|三星|红米|一加|魅族|索尼|手机|平板)$")
_WEAR = frozenset(
    "鞋靴衣裤服裙衫袄装袜帽"
)  # what such things end with; a bare number behind may be the size: 「童鞋 28」
_WORN, _WHEELS = 200, 30  # from where it is none; 「儿童自行车 16」 has small wheels
BEFORE = 12  # characters in which what stands right before a number is looked for
_LEAST = 5  # 「每人2」, 「床2」 count
_LIMITS = frozenset({"左右", "上下"})  # say a size as well: 「求箱子,60左右」


def ends(words: re.Pattern[str], text: str, stop: int) -> re.Match[str] | None:
    """Words that end in `$`, where they stand right before a place: the whole text is not gone through for each."""
    return words.search(text, max(0, stop - BEFORE), stop)


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
        if yuan is None or _HOUSE.search(folded, max(0, start - 3), start):
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
            yuan < (_WORN if one.name[-1:] in _WEAR else _WHEELS if one.name[-1:] == "车" else 0) for one in self.about
        )

    def asks(self, start: int, stop: int, yuan: float) -> bool:
        """Whether an offer asks this much."""
        stops = (_STOPS.match(self.text, stop) or _TAKEN.match(self.text, stop)) is not None
        closes = self.said("after", start, stop) is not None
        if (stops or closes) and self.said("before", start, stop):
            return True
        alone, behind = ends(_STARTS, self.text, start) is not None, self._behind(start)
        if closes and (alone or behind):
            return yuan >= _LEAST
        if not stops or self.category not in ("item", "group_buy") or yuan < _LEAST or self._sized(yuan):
            return False
        number = self.text[start:stop]
        if _GIVES.search(self.text) or _YEAR.fullmatch(number) or ends(_PHONE, self.text, start):
            return False
        return behind or (alone and self.sells and not _ROOM.fullmatch(number))

    def pays(self, start: int, stop: int, yuan: float) -> bool:
        """Whether a need names this much as what is paid."""
        limit = self.said("after", start, stop)
        if self.said("before", start, stop) and (limit or _STOPS.match(self.text, stop)):
            return True
        if limit is None or self.category not in ("item", "loan") or yuan < _LEAST or not _BUYS.search(self.text):
            return False
        if limit["word"] in _LIMITS and self._sized(yuan):
            return False
        return ends(_STARTS, self.text, start) is not None or self._behind(start)
