"""Short answers: yes or no to a question the bot asked, and whether an end was a happy one.

「我有,来拿」 → "yes"; 「没有了,上次就用完了」 → "no"; 「不用了」 → dropped.
"""

from functools import cache
from pathlib import Path
from typing import Literal

from nlp.normalise import plain
from nlp.script import simplify

LEXICON = Path(__file__).parent / "lexicon" / "replies.tsv"
SHORT = 40  # characters; a longer message is no mere answer, and a stray 「好」 in it decides nothing


@cache
def _words() -> dict[str, tuple[str, ...]]:
    """Meaning → words, longest first."""
    found: dict[str, list[str]] = {}
    for line in LEXICON.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            meaning, words, _example = line.split("\t")
            found.setdefault(meaning, []).append(words)
    return {meaning: tuple(sorted(words, key=len, reverse=True)) for meaning, words in found.items()}


def _simple(text: str) -> str:
    return simplify(plain(text))


def answer(text: str) -> Literal["yes", "no"] | None:
    """What a short message says to 「方便吗?」; None where it says neither. No goes before yes: 「有是有,不方便」."""
    said = _simple(text)
    if not said or len(said) > SHORT:
        return None
    if any(word in said for word in _words()["no"] if word not in ("没有", "不会") or not said.startswith("有没有")):
        return "no"
    return "yes" if any(word in said for word in _words()["yes"]) else None


def dropped(text: str) -> bool:
    """Whether a post ended because it is not wanted any more, rather than because it came true."""
    said = _simple(text)
    return any(word in said for word in _words()["dropped"])
