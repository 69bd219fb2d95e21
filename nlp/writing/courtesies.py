"""What is said out of politeness around what is said: 「不好意思打扰一下，谁有梯子，谢谢大家」 is 「谁有梯子」."""

import re
from functools import cache

from nlp.writing import meanings

LEAST = 3  # characters that must be left: 「谢谢大家」 is all that is said
_MARKS = r"[\s,，。.!！~～、:：;；…]*"
_LAST = frozenset("谢激恩尽烦托苦劳该急的用啊呀等声下家位居们坊您你侬了啦哈晒过")  # signs that end such words


@cache
def _around() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = meanings.patterns("courtesies.tsv")
    before, after = words["before"].pattern, words["after"].pattern
    return (
        re.compile(rf"(?:(?:{before}){_MARKS})+(?=.{{{LEAST}}})"),
        re.compile(rf"(?<=.{{{LEAST}}})[\s,，。.!！~～、;；…?？]+(?:(?:{after}){_MARKS})+$"),
    )


def without(plain: str) -> str:
    """A text (as `script.plain` gives it) without them; any other as it came. Never raises."""
    before, after = _around()
    end = after.search(plain) if plain.rstrip("!！~～。.… ")[-1:] in _LAST else None
    said = plain if end is None else plain[: end.start()]
    begin = before.match(said)
    return said if begin is None else said[begin.end() :]
