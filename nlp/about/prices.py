"""Prices in messages: 「68元/箱」 → Price(68.0, "箱"), 「白送」 → Price(0.0)."""

import re
from collections.abc import Sequence
from functools import cache

from nlp.about import bare
from nlp.readings import Category, Intent, Price, Reading, Subject
from nlp.times import grammar
from nlp.writing import meanings, numerals

_HAN = "〇零一二两三四五六七八九十百千万半几"
_NUMERALS = frozenset("0123456789" + _HAN)  # no price is named without one
_NUMBER = rf"(?:\d{{1,7}}(?:\.\d{{1,2}})?[kw千万]?|[{_HAN}]{{1,8}})"

_FREED = re.compile(rf"{_NUMBER} ?[元块]?(?:包邮|免邮|免运|减|返)")
_MONEY = 10  # 块 from which a need that says no more pays them: 「找人搬床 两百块」

_SAID = ("sign", "each", "lots", "yuan", "lot", "aa", "ship", "kuai", "bare", "maos")
_PER = ("per_sign", "per_before", "per_lots", "per_yuan", "per_lot", "per_kuai", "per_bare", "per_maos")


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What names a price, in the order tried, and what says that a thing is free."""
    unit = f"(?:{meanings.either(meanings.units())})"
    money = "(?:元(?!旦|宵|素|气|老)|块钱|圆|rmb|蚊(?!帐|香|子)|yuan|r(?![a-z])|文(?:鸡|(?=一|/)))"
    tenths = rf"[一二三四五六七八九半\d](?!\d|天|{unit})"  # 三块五; but 68元一箱 has no tenths
    told = r"(?=[,。;!?、\s)】~]|$|出|卖|包邮|转|拿走|左右|以内|以上|不到|多|起|收|送|就|的话|aa|一起|都|够|行)"
    several = "(?:\\d{2}|[2-9]|[两二三四五六七八九]?十|[两二三四五六七八九])"

    def per(name: str, *, must: bool = False) -> str:
        return rf"(?: ?(?:/|每|一|(?<=[元钱块])(?=1)) ?1?(?P<{name}>{unit})(?!起|半)){'' if must else '?'}"

    prices = (
        # ¥20/箱, $200
        rf"[¥￥$] ?(?P<sign>\d{{1,7}}(?:\.\d{{1,2}})?){per('per_sign')}",
        # 每斤5块, 一箱68元
        rf"(?:每|一) ?(?P<per_before>{unit}) ?(?:只要|只需|才|卖|要|是)? ?"
        rf"(?P<each>{_NUMBER}) ?(?:{money}|块(?!{unit}))",
        # 10块3斤
        rf"(?P<lots>{_NUMBER})(?:块|元)钱? ?(?P<per_lots>{several}{unit})(?!起|半|子)",
        # 68元/箱, 三块钱一个
        rf"(?P<yuan>{_NUMBER}) ?{money}钱?(?:(?P<jiao>{tenths})[毛角]?)?{per('per_yuan')}",
        # 十斤39
        rf"(?P<per_lot>(?:\d{{1,3}}|[{_HAN}]{{1,3}})(?:斤|箱|盒|袋|包|瓶|个|只|份|张)) ?(?P<lot>\d{{1,4}}(?:\.\d)?)"
        r"(?=[,。;!?\s]|$|[元块])",
        rf"aa制? ?(?P<aa>{_NUMBER})(?![人个位])",
        # 9.9包邮
        r"(?<![\d.\-/])(?P<ship>\d{1,4}(?:\.\d{1,2})?)(?=包邮|拿走|带走|出了?[,。!\s]|出$)",
        # 五块一斤, 三块五, 20块包邮; 「两块姜」 is no price
        rf"(?P<kuai>{_NUMBER})块(?:(?P<mao>{tenths})(?:[毛角]钱?)?)?(?:{per('per_kuai', must=True)}|{told})",
        # 68/箱, 50一箱
        rf"(?<![\d.\-/])(?P<bare>\d{{1,5}}(?:\.\d{{1,2}})?){per('per_bare', must=True)}"
        rf"(?![\d一-龥]{{0,2}}(?:楼|栋|号))",
        # 九毛九一斤; but 「一毛不拔」 is no price
        rf"(?P<maos>[一二三四五六七八九\d])毛(?![不没线衣笔巾毯豆孩驴绒坯毛])(?:(?P<fen>[一二三四五六七八九\d])(?!{unit}))?钱?{per('per_maos')}",
    )
    return re.compile("|".join(prices)), re.compile(meanings.either(row[0] for row in meanings.rows("prices/free.tsv")))


def find(
    text: str, intent: Intent = "offer", category: Category | None = None, about: Sequence[Subject] = ()
) -> Price | None:
    """The first price named; 0 where something is free; None where no price is named. Yuan, as a float.

    What a post is, and what it is about, tells pieces from money: 「抹布三块,谁有」 names no price.
    """
    folded = grammar.fold(text[: grammar.READ])
    prices, free = _patterns()
    if not _NUMERALS.isdisjoint(folded):
        for found in prices.finditer(folded):
            if _paid_once(folded, found.start(), found.end()) or _pieces(found, intent, category, about):
                continue
            if (price := _price(found)) is not None:
                return price
        for start, stop, price in bare.find(folded, intent, category, about, sells=bare.within("sells", folded)):
            if not _paid_once(folded, start, stop):
                return price
    return Price(0.0) if free.search(folded) else None


def _paid_once(folded: str, start: int, stop: int) -> bool:
    """Whether this much was paid once, or is a pledge or what somebody saves: 「原价2000」, 「满十桶便宜三块」."""
    if bare.before("over", folded, start, between="") and _FREED.match(folded, start):
        return True
    if bare.before("saved", folded, start, between="了? ?") and not bare.behind("sale", folded, stop):
        return True
    another = bare.before("another", folded, start, between=r"[^,。;!?\d]{0,4}")
    return another or bare.behind("bought", folded, stop, between=" ?(?:多|左右)?")


def _pieces(found: re.Match[str], intent: Intent, category: Category | None, about: Sequence[Subject]) -> bool:
    """Whether 「三块」 are three pieces of something: 「瓷砖掉了三块」, 「匀我一块」; 「我们一块去」 are together."""
    if not found["kuai"] or found["mao"] or found["per_kuai"]:
        return False
    number = numerals.number(found["kuai"])
    text, start, stop = found.string, found.start(), found.end()
    if number is None or number <= 1 or category == "lost_found" or bare.before("left", text, start, between=""):
        return True
    if bare.before("paid", text, start) or bare.behind("sale", text, stop):  # money, however little
        return False
    if any(one.unit == "块" and one.quantity == number for one in about):
        return True
    return number < _MONEY and intent != "offer" and category not in ("group_buy", "ride")


def _price(found: re.Match[str]) -> Price | None:
    groups = found.groupdict()
    said = next(groups[g] for g in _SAID if groups[g])
    yuan = numerals.number(said)
    if yuan is None:
        return None
    if groups["maos"]:
        yuan = (yuan + (numerals.number(groups["fen"] or "零") or 0) / 10) / 10
    tenth = groups["jiao"] or groups["mao"]
    if tenth:
        yuan += (numerals.number(tenth) or 0) / (1 if tenth == "半" else 10)
    per = next((groups[g] for g in _PER if groups[g]), None)
    if per and len(per) > 1 and per[0] in "一1" and not per[1].isdigit():
        per = per[1:]  # 「一箱99」
    return Price(round(yuan, 2), per)


def sells(text: str) -> bool:
    """Whether an offer says that it sells, with or without a price: 「出台灯50」, 「转让健身卡」; not 「送出去」."""
    return bare.within("sells", grammar.fold(text[: grammar.READ]))


def sold(reading: Reading) -> bool:
    """Whether a thing is offered for money; what is called free is not."""
    if (reading.intent, reading.category) != ("offer", "item"):
        return False
    if reading.price is None:
        return sells(reading.text)
    return reading.price.yuan > 0
