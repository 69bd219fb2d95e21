"""How much of a gift each household is to have: 「每家5个」, 「一人一把」, 「限一家两个」."""

import re
from functools import cache

from nlp.household.quantities import NUMERAL, ROUGHLY
from nlp.writing import meanings, numerals, script

MOST = 20
_ANY = frozenset(("", *"个只份"))  # 「40个粽子，一家两只」 counts the same things


@cache
def _enough() -> dict[str, re.Pattern[str]]:
    return meanings.patterns("portions.tsv")


@cache
def _words() -> re.Pattern[str]:
    known = {meaning: "|".join(said) for meaning, said in meanings.words("portions.tsv").items()}
    return re.compile(
        rf"(?:{known['each']})(?:{known['has']})*(?P<n>{NUMERAL})(?![百千万十一二三四五六七八九\d])\s?(?!{known['other']})(?P<unit>[一-龥])?(?!{known['other']})"
    )


def each(text: str) -> tuple[int, str] | None:
    """How many go to each, and by which measure: 「包了30个饺子，每家5个」 → (5, "个"); None where it is not said."""
    found = _words().search(script.plain(text))
    if found is None:
        return None
    count = numerals.number(found["n"][0] if ROUGHLY.fullmatch(found["n"]) else found["n"])  # 「一家一两头」
    return (int(count), found["unit"] or "") if count and count == int(count) and count <= MOST else None


def plenty(text: str) -> bool:
    """Whether there is enough for whoever comes: 「包了粽子，太多了吃不完」."""
    return _enough()["plenty"].search(script.plain(text)) is not None


def only_plenty(text: str) -> bool:
    """Whether it says so and nothing else, of what was offered a moment ago: 「管够」, 「还有好多呢」."""
    return _enough()["enough"].fullmatch(script.plain(text).strip()) is not None


def by(measure: str, whole: str | None) -> bool:
    """Whether the whole is counted by the measure of the portion: not 「一锅馒头，一人一个」."""
    return measure == whole or (measure in _ANY and (whole or "") in _ANY)


def instead(text: str) -> int | None:
    """How much somebody wants after all of what they were promised: 「改成6个」, 「我只要5个」."""
    found = re.search(rf"(?:改成|改为|换成|只要|只拿|就要)\s?(?P<n>{NUMERAL})", script.plain(text))
    count = numerals.number(found["n"]) if found else None
    return int(count) if count is not None and count == int(count) and count >= 1 else None
