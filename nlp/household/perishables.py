"""What is to be eaten today: 「剩了一锅饺子谁要」, 「刚出锅的包子」, 「今晚吃不完了」."""

import re
from collections.abc import Iterable
from functools import cache

from nlp.writing import meanings, script


@cache
def _words() -> dict[str, re.Pattern[str]]:
    return meanings.patterns("perishables.tsv")


def today(text: str, names: Iterable[str]) -> bool:
    """Whether what is given is good for nothing tomorrow. `names`: of the things that the words give.

    「剩了一锅饺子谁要」, ["饺子"] → True; 「两袋速冻饺子」 → False.
    """
    said, words = script.plain(text), _words()
    given = [script.plain(name) for name in names]
    if words["keeps"].search(said) or any(words["keeps"].search(name) for name in given):
        return False
    if words["today"].search(said):
        return True
    dish, vessel = words["dish"].pattern, words["vessel"].pattern
    return any(
        re.search(f"(?:{dish})$", name) or re.search(f"(?:{vessel})(?:的)?{re.escape(name)}", said) for name in given
    )
