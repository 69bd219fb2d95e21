"""Thanks to one neighbour: 「谢谢小李」, 「小李辛苦啦」; 「谢谢大家」 and 「不用谢」 are none."""

import re
from collections.abc import Iterable
from functools import cache

from nlp.answers import replies
from nlp.writing import meanings
from nlp.writing.normalise import plain
from nlp.writing.script import simplify

SHORT = 30  # characters; in a longer message a 谢谢 is good manners at its end, and the message is about something else


_LETTER = re.compile(r"[^\W_]")


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


def is_somebody(name: str) -> bool:
    """Whether a shown name can mean somebody where it stands in other words: 小李, not 大家, 谢谢, 我有 or 「！！」."""
    said = simplify(plain(name)).strip()
    everybody = any(word.startswith(said) for word in _words()["nobody"] + _words()["thanks"])
    return bool(_LETTER.search(said)) and not everybody and replies.answer(said) is None and not replies.takes_up(said)


def addressed(text: str, name: str, things: Iterable[str]) -> bool:
    """Whether it thanks somebody of that name and for nothing but these things: 「拿到了，谢谢小李」, 「小李谢啦」,
    「谢谢小李的姜」; not 「谢谢小李提醒」, 「谢谢小李的推荐」, 「谢谢小李子」."""
    said, who = simplify(plain(text)), re.escape(simplify(plain(name)))
    thanks, call = meanings.either(_words()["thanks"]), r"(?:哥|姐|叔|阿姨|大姐|大哥|妈妈|爸爸)?"
    theirs = "".join(f"|的{re.escape(simplify(plain(thing)))}" for thing in things)
    end = r"(?:$|[\W_]|[了啦啊呀哈咯哦]"
    before = rf"(?:{thanks})(?:你|您|下|晒)?{who}{call}{end}{theirs})"
    after = rf"(?<![^\W_了过好]){who}{call}[\W_]*(?:{thanks})"
    return re.search(f"{before}|{after}", said) is not None
