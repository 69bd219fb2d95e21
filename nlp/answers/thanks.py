"""Thanks to one neighbour: 「谢谢小李」, 「小李辛苦啦」; 「谢谢大家」 and 「不用谢」 are none."""

from functools import cache

from nlp.writing import meanings
from nlp.writing.normalise import plain
from nlp.writing.script import simplify

SHORT = 30  # characters; in a longer message a 谢谢 is good manners at its end, and the message is about something else


@cache
def _words() -> dict[str, tuple[str, ...]]:
    return meanings.words("thanks.tsv")


def given(text: str) -> bool:
    """Whether a short message thanks somebody: 「谢谢小李的姜」 → True, 「谢谢大家」 → False. Never raises."""
    said = simplify(plain(text[: SHORT + 1])).strip()
    if not said or len(said) > SHORT or said.endswith(("?", "吗")):
        return False
    words = _words()
    if any(word in said for word in words["not"] + words["nobody"]):
        return False
    return any(word in said for word in words["thanks"])
