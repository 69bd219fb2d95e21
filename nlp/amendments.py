"""What somebody who asked for something adds to it or changes of it a moment later, without saying all of it again.

「再加个蒜」 after 「谁家有鸡蛋」 → 蒜(1个) as well; 「不用两个 一个就够」 → one; 「改成后天了」 → that day.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from nlp import reader
from nlp.about import due, rides
from nlp.household import quantities, things
from nlp.readings import Context, Subject, Words
from nlp.writing import meanings, numerals, questions
from nlp.writing.script import plain, simplify

SHORT = 24  # characters; a longer message tells a story
ASKED = "谁家有"  # what is added is read as if it had been asked for by itself
_MARKS = r"[\s,。.!;:~、…]"
_CLAUSE = re.compile(rf"{_MARKS}+")


@dataclass(frozen=True, slots=True)
class Enough:
    """So many will do; `name`: of what, "" where it is not said."""

    quantity: float
    unit: str | None
    name: str = ""


@cache
def _forms() -> dict[str, re.Pattern[str]]:
    known = {meaning: "|".join(said) for meaning, said in meanings.words("amendments.tsv").items()}
    opener, end = rf"(?:{known['opener']}|{_MARKS})*", rf"(?:{known['end']}|{_MARKS})*"
    count = rf"(?P<count>{quantities.NUMERAL})\s?(?P<unit>{quantities.units()})?"
    name = r"(?P<name>[^\W\d一二两三四五六七八九十半]{1,4}?)??"
    return {
        "more": re.compile(rf"{opener}(?:{known['more']})(?P<rest>[^,。!?;]{{1,12}}?){end}$"),
        "between": re.compile(rf"(?:{count.replace('P<', 'P<one_')}|[个把点些根块袋盒瓶和跟的大小几]|还有|\W)*"),
        "behind": re.compile(rf"{opener}{name}(?:{known['before']})*{count}(?P=name)?(?:{known['behind']}){end}$"),
        "before": re.compile(rf"{opener}{name}(?:{known['before']})+{count}(?P=name)?{end}$"),
        "instead": re.compile(rf"{opener}(?:{known['instead']})(?:{count.replace('P<', 'P<not_')})?{end}"),
    }


def may(text: str) -> bool:
    """Whether it may add something or say how much will do, of whatever they asked for: cheap."""
    return len(text) <= SHORT and (_forms()["more"].match(plain(text).strip()) is not None or enough(text) is not None)


def more(text: str, words: Words | None = None) -> tuple[Subject, ...]:
    """The things that are wanted besides: 「再加个蒜」, 「还要一把葱和两个鸡蛋」; none where it adds no known thing."""
    said = plain(text).strip()
    if len(said) > SHORT or (found := _forms()["more"].match(said)) is None:
        return ()
    reading = reader.read(ASKED + found["rest"], context=Context(words=words or Words()))
    if reading.intent != "need" or reading.category not in ("item", "loan") or not _only(found["rest"], reading.wants):
        return ()  # 「还要吃药吗」
    return reading.wants if all(things.canonical(one.name) is not None for one in reading.wants) else ()


def _only(said: str, named: Sequence[Subject]) -> bool:
    """Whether it says nothing but these things, and how many of each."""
    rest = simplify(said)
    for one in sorted(named, key=lambda one: -len(one.name)):
        rest = rest.replace(one.name, " ")
    return bool(named) and _forms()["between"].fullmatch(rest) is not None


def enough(text: str) -> Enough | None:
    """How many will do after all: 「不用两个 一个就够」, 「改成三个」; None where it is not said. 「要三个」 by itself
    may be said of anything and is none."""
    said = plain(text).strip()
    if len(said) > SHORT or questions.asked(said):
        return None
    forms = _forms()
    lead = forms["instead"].match(said)
    instead = lead is not None and lead.end() < len(said)
    rest = said[lead.end() :] if lead is not None and instead else said
    found = forms["behind"].match(rest) or (forms["before"].match(rest) if instead or _changes(rest) else None)
    value = numerals.number(found["count"]) if found is not None else None
    return Enough(value, found["unit"], found["name"] or "") if found is not None and value else None


def _changes(said: str) -> bool:
    """Whether the number is new: 「改成三个」, 「只要一个」."""
    return re.search("改|换|变|只要", said) is not None


def may_be_another_day(text: str) -> bool:
    """Whether it says that something is at another time, and not when a thing comes back: 「改成后天了」."""
    return rides.retimes_first(text) and not due.says_back(text)


def other_day(text: str, before: datetime | None, now: datetime) -> datetime | None:
    """By when it is needed now, in wall time, `before` being by when it was: 「改成后天了 医院通知的」; None where it
    says no other time, or one that has gone by. What a thing comes back by (「改成周日还」) is none."""
    if not may_be_another_day(text):
        return None
    moved = rides.moved(text, rides.Leaving(before, before, True) if before else None, now)
    return moved.latest if isinstance(moved, rides.Leaving) else None
