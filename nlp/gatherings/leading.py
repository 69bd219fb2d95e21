"""What whoever started a sign-up chain (接龙) says about the chain itself.

「截止了」 → Ruling("close"); 「延到晚上8点」 → Ruling("until", When(…)); 「再收一天」 → Ruling("longer");
「鸡蛋到了，在我车库，来拿」 → Ruling("arrived", thing="鸡蛋"); 「涨价了 32一板」 → Ruling("other"): not done by
words.
"""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from nlp import times
from nlp.gatherings.chains import deadline, plain, words
from nlp.readings import When
from nlp.times import grammar

SHORT = 60  # characters; a longer message tells a story
FILE = "leading.tsv"
LIKELY = re.compile(
    "[截收停封关關满滿够夠接]|到(?:此|了|啦|咯)|回[来來](?:了|啦|咯)|[结結]束"
)  # most chatter has none of these
CLAUSE = re.compile(r"[\s,，。;；!！~～…]+")


@dataclass(frozen=True, slots=True)
class Ruling:
    """`until`: it closes then. `other`: a price, a limit, a neighbour's line."""

    kind: Literal["close", "longer", "until", "arrived", "other"]
    until: When | None = None
    thing: str = ""  # what has arrived, as it is called


def read(text: str, now: datetime) -> Ruling | None:
    """None where it says nothing of the chain. `now` in the group's wall time."""
    said = plain(text)
    if len(said) > SHORT or _has("asks", said):
        return None
    if there := next((found for word in words(FILE)["arrived"] if (found := word.match(said))), None):
        return None if _has("not-yet", said) else Ruling("arrived", thing=there.groupdict().get("thing") or "")
    if _has("longer", said):
        return Ruling("longer")
    if _has("moved", said):
        when = deadline(text, now) or times.find(re.sub("截止|截單|截单", " ", text), now)
        return Ruling("until", when) if when is not None else Ruling("other")
    if closing := _closing(said):
        return None if any(_has("not-yet", one) for one in closing) else Ruling("close")
    return Ruling("other") if _has("other", said) else None


def likely(text: str) -> bool:
    """Whether it may be such a word where it is no reply; most chatter is not."""
    if len(text) > SHORT or not LIKELY.search(text):
        return False
    said = plain(text)
    return not _has("asks", said) and (bool(_closing(said)) or _has("fetch", said) or only_until(text))


def only_until(text: str) -> bool:
    """Whether it says until when the chain is open and nothing else: 「截止到周六吧」, 「周日晚上8点截单」."""
    folded = grammar.fold(plain(text))
    if len(text) > SHORT or not _has("until", folded):
        return False
    atoms = grammar.scan(folded)
    beside = "".join(sign for at, sign in enumerate(folded) if not any(a.start <= at < a.end for a in atoms))
    for kind in ("until", "beside"):
        for word in words(FILE)[kind]:
            beside = word.sub("", beside)
    return bool(atoms) and re.search(r"\w", beside) is None


def _closing(said: str) -> list[str]:
    """The clauses that say it closes: 「截单了啊」 of 「截单了啊 没付的付一下」."""
    return [one for one in CLAUSE.split(said) if any(word.fullmatch(one) for word in words(FILE)["close"])]


def _has(kind: str, said: str) -> bool:
    return any(word.search(said) for word in words(FILE)[kind])
