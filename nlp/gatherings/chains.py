"""What opens a sign-up chain (接龙): what it is about, for how much, until when.

「团丹东草莓 68元/箱 周五截止」 → Opening("丹东草莓", "箱", 68.0, closes=Friday).
What is then said to it is in `nlp.gatherings.entries`.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from nlp import times
from nlp.about import due, prices
from nlp.gatherings import rolls
from nlp.readings import When
from nlp.times import grammar
from nlp.writing import meanings, numerals
from nlp.writing.script import simplify

MOST_CLOSES = 8  # places where a deadline is looked for; more are a table
LONGEST_TITLE = 40
LONGEST_CLAUSE = 12  # of a message that was not meant as a heading
NUMBER = r"(?:\d{1,4}(?:\.\d)?|[一二两三四五六七八九十百俩仨半]{1,4})"
CALLED = re.compile("接[\u9f99\u9f8d]")
CLAUSE = re.compile(r"[,，。；;!！\n]")


@dataclass(frozen=True, slots=True)
class Opening:
    """What a chain is about, as far as it was said. Price in yuan a unit."""

    title: str
    unit: str | None = None
    price: float | None = None
    least: float | None = None
    most: float | None = None
    closes: When | None = None


@cache
def units() -> str:
    """An expression for what is counted: 箱, 份, 户."""
    return f"(?:{meanings.either((*meanings.units(), *'户家人位单'))})"


@cache
def words(file: str = "words.tsv") -> dict[str, tuple[re.Pattern[str], ...]]:
    """The expressions of a word list about chains, by kind."""
    found: dict[str, list[re.Pattern[str]]] = {}
    for kind, expression, _meaning, _example in meanings.rows(f"chains/{file}"):
        expression = expression.replace("NUM", NUMBER).replace("UNIT", units())
        found.setdefault(kind, []).append(re.compile(expression))
    return {kind: tuple(expressions) for kind, expressions in found.items()}


@cache
def _price() -> re.Pattern[str]:
    """What a price looks like in a heading."""
    number = r"(?<!\d)\d{1,6}(?:\.\d{1,2})?"
    return re.compile(rf"[¥￥] ?{number}|{number} ?(?:元|块钱?|圆)? ?(?:/|每|一) ?{units()}|{number} ?(?:元|块)钱?")


def plain(text: str) -> str:
    """As it is compared: full width made half, one script."""
    return simplify(unicodedata.normalize("NFKC", text)).strip()


def called(text: str) -> bool:
    """Whether the message calls itself a chain and has lines, or is to get them: 「接龙 土鸡蛋」 and numbered lines."""
    if not CALLED.search(text) or not any(word.search(plain(text[:300])) for word in words()["called"]):
        return False
    roll = rolls.find(text)
    return roll is not None and (bool(roll.lines) or any(w.search(plain(roll.heading)) for w in words()["called"]))


def opening(text: str, now: datetime, *, meant: bool = True) -> Opening:
    """What the chain is about. `meant`: the text was written as a heading; else a title is looked for in a sentence,
    and "" where there is none. `now` in the group's wall time."""
    roll = rolls.find(text)
    heading = roll.heading if roll is not None and roll.heading else "" if roll is not None else text
    heading = heading[: grammar.READ]
    said = plain(heading)
    price = prices.find(heading)
    least, unit = _limit("least", said)
    most, other = _limit("most", said)
    counted = [price.per if price else None, unit, other, *((line.unit for line in roll.lines) if roll else ())]
    closes = deadline(heading, now)
    return Opening(
        title=_title(heading, closes, now, meant),
        unit=next((one for one in counted if one and re.fullmatch(units(), one)), None),
        price=price.yuan if price and price.yuan else None,
        least=least,
        most=most,
        closes=closes,
    )


def deadline(heading: str, now: datetime) -> When | None:
    """The time that is said to be the last: 「周三晚8点截止」, also one that is past; 「周五到货」 is none."""
    for end in _found("closes", heading):
        before = CLAUSE.split(heading[: end.start()].rstrip())[-1]
        for said in (before, before.split(" ")[-1]):
            when = times.find(said, now)
            if when is not None and said.endswith(when.words):
                return when
    for begin in _found("until", heading):
        said = CLAUSE.split(heading[begin.end() :].lstrip(" :：-—"))[0]
        when = times.find(said, now)
        if when is not None and said.startswith(when.words):
            return when
    when = due.find(heading, now)  # 「三小时内」, 「下周前」
    ends = when is not None and any(end.end() == len(when.words) for end in _found("closes", when.words))
    return when if ends else None


def _found(kind: str, text: str) -> list[re.Match[str]]:
    said = simplify(text)
    if len(said) != len(text):  # the places would not be those of the text
        said = text
    found = sorted((one for word in words()[kind] for one in word.finditer(said)), key=lambda one: one.start())
    return found[:MOST_CLOSES]


def _limit(kind: str, text: str) -> tuple[float | None, str | None]:
    for word in words()[kind]:
        found = word.search(text)
        if found:
            return numerals.number(found["n"]), found["unit"]
    return None, None


def _title(heading: str, closes: When | None, now: datetime, meant: bool) -> str:
    if closes is not None:
        heading = heading.replace(closes.words, " ")
    heading = _price().sub(" ", unicodedata.normalize("NFKC", heading))
    day = opened = ""  # 「周五晚上7点 篮球」: a day by itself belongs to what is then
    for clause in re.split(r"[\s,，。；;!！]+", heading):
        said = re.sub(r"[#【】\[\]()（）「」]|接[龙龍][:： ]*", "", clause).strip(" :：")
        for opening in words()["opening"]:
            found = opening.match(simplify(said))
            if found is not None and not re.sub("[了啦咯喽]", "", said[found.end() :]):
                opened, said = opened or said, ""  # 「开团啦」 names nothing yet
            said = said[found.end() :] if found is not None and len(said) >= found.end() + 2 else said
        if len(said) < 2 or _is_deadline(said):
            continue
        if not meant and (len(said) > LONGEST_CLAUSE or any(w.search(said) for w in words()["inviting"])):
            return ""
        when = times.find(said, now)
        if when is not None and when.words == said:
            day = day or said
            continue
        return f"{day} {said}".strip()[:LONGEST_TITLE]
    return day or opened


def _is_deadline(said: str) -> bool:
    """「截止」, 「截止时间」: what is left of a deadline without its time."""
    return any(word.fullmatch(simplify(said)) for kind in ("closes", "until") for word in words()[kind]) or bool(
        re.fullmatch("[截结結][止单單束].{0,3}", said)
    )
