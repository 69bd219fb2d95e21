"""What people say about a sign-up chain (接龙): what opens one, and what is said to one that is open.

「团丹东草莓 68元/箱 周五截止」 → Opening("丹东草莓", "箱", 68.0, closes=Friday);
「+2 要大果」 → Word("more", 2, note="要大果").
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Literal

from nlp import due, numerals, prices, rolls, times
from nlp.readings import When
from nlp.script import simplify

LEXICON = Path(__file__).parent / "lexicon"
SHORT = 60  # characters; a longer message is no mere line of a list
LONGEST_TITLE = 40
LONGEST_CLAUSE = 12  # of a message that was not meant as a heading
NUMBER = r"(?:\d{1,4}(?:\.\d)?|[一二两三四五六七八九十百俩仨半]{1,4})"
CALLED = re.compile("接[\u9f99\u9f8d]")
DECIMAL = re.compile(r"\s*\d+[.．]\d")  # 「1.20打卡」 is no line
ASKING = ("要", "订", "定", "报名", "跟", "参加", "接龙")  # verbs that say enough without a number
SPANS = ("天", "小时", "年", "月", "次", "分钟")
MOST_BARE = 50  # a higher number that stands alone is a house, a room, a phone
UNTIL = re.compile(r"截|之?前|[结結][单單束]")
LIKELY = re.compile(r"[+\uff0b\d\u2460-\u2473\u2776-\u277f]|接|退|取|[货貨]|到")  # most chatter has none of these
ALONE = "\u63a5\u9f99\n"  # a heading, under which one line is a list


@dataclass(frozen=True, slots=True)
class Opening:
    """What a chain is about, as far as it was said. Price in yuan a unit."""

    title: str
    unit: str | None = None
    price: float | None = None
    least: float | None = None
    most: float | None = None
    closes: When | None = None


@dataclass(frozen=True, slots=True)
class Word:
    """Something said to a chain: `more` 「+2」, `set` 「改成3箱」, `line` 「3. 陈姐 2箱」, `out` 「不要了」,
    `arrived` 「到货了」."""

    kind: Literal["more", "set", "line", "out", "arrived"]
    quantity: float | None = None
    name: str = ""
    note: str = ""
    number: int = 0


@cache
def _units() -> str:
    rows = (LEXICON / "prices" / "units.tsv").read_text("utf-8").splitlines()
    units = [row.split("\t")[0] for row in rows if row and not row.startswith("#")] + ["户", "家", "人", "位", "单"]
    return "(?:" + "|".join(map(re.escape, sorted(units, key=len, reverse=True))) + ")"


@cache
def _words() -> dict[str, tuple[re.Pattern[str], ...]]:
    found: dict[str, list[re.Pattern[str]]] = {}
    for row in (LEXICON / "chains" / "words.tsv").read_text("utf-8").splitlines():
        if row and not row.startswith("#"):
            kind, expression, _meaning, _example = row.split("\t")
            expression = expression.replace("NUM", NUMBER).replace("UNIT", _units())
            found.setdefault(kind, []).append(re.compile(expression))
    return {kind: tuple(expressions) for kind, expressions in found.items()}


@cache
def _said() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """「+2 要大果」; 「我要两箱」 (as a reply); 「改成3箱」; what a price looks like in a heading."""
    count = rf"(?P<n>{NUMBER})? ?(?P<unit>{_units()})?"
    plus = re.compile(rf"(?:我们?家?|算我)? ?(?P<sign>[+-]) ?{count}(?![\d:])[\s,，。:]*(?P<note>(?!\s*\d{{5}}).*)")
    who = r"(?:我们?家?|给我|帮我|算我|替我)?(?:也|再)?"
    verb = r"(?P<verb>要|来|订|定|拿|报名|报|记|留|加|跟|参加|接龙)?"
    want = re.compile(rf"{who}{verb} ?{count}(?:吧|哈|呀|啊|谢谢)*(?:$|[\s,，。!:]+(?P<note>.*))")
    change = re.compile(rf"(?:我们?家?)?(?:改|换)(?:成|为|到)? ?(?P<n>{NUMBER}) ?(?P<unit>{_units()})?(?:吧|哈|谢谢)*")
    price = re.compile(
        rf"[¥￥] ?\d+(?:\.\d+)?|\d+(?:\.\d+)? ?(?:元|块钱?|圆)? ?(?:/|每|一) ?{_units()}|\d+(?:\.\d+)? ?(?:元|块)钱?"
    )
    return plus, want, change, price


def _plain(text: str) -> str:
    return simplify(unicodedata.normalize("NFKC", text)).strip()


def called(text: str) -> bool:
    """Whether the message calls itself a chain and has lines, or is to get them: 「接龙 土鸡蛋」 and numbered lines."""
    if not CALLED.search(text) or not any(word.search(_plain(text[:300])) for word in _words()["called"]):
        return False
    roll = rolls.find(text)
    return roll is not None and (bool(roll.lines) or any(w.search(_plain(roll.heading)) for w in _words()["called"]))


def opening(text: str, now: datetime, *, meant: bool = True) -> Opening:
    """What the chain is about. `meant`: the text was written as a heading; else a title is looked for in a sentence,
    and "" where there is none. `now` in the group's wall time."""
    roll = rolls.find(text)
    heading = roll.heading if roll is not None and roll.heading else "" if roll is not None else text
    plain = _plain(heading)
    price = prices.find(heading)
    least, unit = _limit("least", plain)
    most, other = _limit("most", plain)
    units = [price.per if price else None, unit, other, *((line.unit for line in roll.lines) if roll else ())]
    closes = due.find(heading, now) or _stated(heading, now)
    return Opening(
        title=_title(heading, closes, meant),
        unit=next((one for one in units if one and re.fullmatch(_units(), one)), None),
        price=price.yuan if price and price.yuan else None,
        least=least,
        most=most,
        closes=closes,
    )


def _stated(heading: str, now: datetime) -> When | None:
    """The time right before 「截止」, also one that is past or does not exist: 「今天早上8点截止」 said at noon."""
    until = UNTIL.search(heading)
    if until is None:
        return None
    before = heading[: until.start()].rstrip()
    when = times.find(before, now)
    return when if when is not None and before.endswith(when.words) else None


def _limit(kind: str, text: str) -> tuple[float | None, str | None]:
    for word in _words()[kind]:
        found = word.search(text)
        if found:
            return numerals.number(found["n"]), found["unit"]
    return None, None


def _title(heading: str, closes: When | None, meant: bool) -> str:
    if closes is not None:
        heading = heading.replace(closes.words, " ")
    heading = _said()[3].sub(" ", unicodedata.normalize("NFKC", heading))
    for clause in re.split(r"[\s,，。；;!！]+", heading):
        said = re.sub(r"[#【】\[\]()（）「」]|接[龙龍][:： ]*", "", clause).strip(" :：")
        said = re.sub(rf"^{_words()['opening'][0].pattern}(?=..)", "", said)
        if len(said) < 2:
            continue
        if not meant and (len(said) > LONGEST_CLAUSE or any(w.search(said) for w in _words()["inviting"])):
            return ""
        return said[:LONGEST_TITLE]
    return ""


def word(text: str, *, replying: bool) -> Word | None:
    """What is said to a chain; None for what is not. `replying`: to the chain itself, so that less need be said."""
    if len(text) > SHORT or "\n" in text.strip() or (not replying and not LIKELY.search(text)):
        return None
    said = _plain(text)
    words = _words()
    if any(w.fullmatch(said) for w in words["leave"]) or (replying and any(w.fullmatch(said) for w in words["out"])):
        return Word("out")
    if any(w.search(said) for w in words["arrived"]):
        return None if any(w.search(said) for w in words["not-arrived"]) else Word("arrived")
    return _plus(said, replying) or _line(text) or (_wanted(said) if replying else None)


def _plus(said: str, replying: bool) -> Word | None:
    found = _said()[0].fullmatch(said)
    if found is None or (found["sign"] == "-" and not replying):
        return None
    note = found["note"].strip()
    if note and (not replying and any(w.search(note) for w in _words()["chatter"])):
        return None
    quantity = numerals.number(found["n"]) if found["n"] else 1.0
    if quantity is None:
        return None
    return Word("more", -quantity if found["sign"] == "-" else quantity, note=note)


def _line(text: str) -> Word | None:
    """「3. 陈姐 2箱」, the next line of a list typed by hand."""
    if DECIMAL.match(text):
        return None
    roll = rolls.find(ALONE + text.strip())
    if roll is None or len(roll.lines) != 1 or roll.heading != ALONE.strip():
        return None
    line = roll.lines[0]
    return Word("line", line.quantity, line.name, line.note, line.number)


def _wanted(said: str) -> Word | None:
    changed = _said()[2].fullmatch(said)
    if changed:
        return Word("set", numerals.number(changed["n"]))
    found = _said()[1].fullmatch(said)
    if found is None or found["unit"] in SPANS:
        return None
    quantity = numerals.number(found["n"]) if found["n"] else 1.0
    if not found["n"] and found["verb"] not in ASKING:
        return None  # 「来,我带你喝」
    if quantity is None or (not found["verb"] and not found["unit"] and quantity > MOST_BARE):
        return None
    return Word("more", quantity, note=(found["note"] or "").strip())
