"""An end was a mistake: 「点错了」, 「手滑了」, 「还没拿到」.

`slipped("不好意思点错了")` → True; `takes_back("梯子还没拿到", ["梯子"])` → True, 「昨天没借到，今天借到了」 → False.
"""

import re
from collections.abc import Iterable
from functools import cache

from nlp.answers import endings
from nlp.writing import dialects, meanings, script

SHORT = 40  # characters; a longer message tells a story
_MARKS = r"[\W_]"
_LIKELY = re.compile(
    "[点點按碰戳触觸摁揿撳选選滑抖误誤快残殘贱賤]|mistake|button|misclick", re.IGNORECASE
)  # in every slip


@cache
def _forms() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A slip of the hand and nothing else; and whatever may take an end back."""
    words = {meaning: form.pattern for meaning, form in meanings.patterns("undo.tsv").items()}
    around = rf"(?:{words['around']}|{_MARKS})*"
    core = f"(?:{words['slip']}|{words['vague']}|{words['notyet']})"
    return (
        re.compile(rf"{around}(?:{words['slip']})(?:{around}{core})*{around}", re.IGNORECASE),
        re.compile(rf"{around}{core}(?:{around}{core})*{around}", re.IGNORECASE),
    )


def slipped(text: str) -> bool:
    """Whether it says that the hand slipped, and nothing else: 「点错了」, 「手滑了，还没拿到」."""
    return len(text) <= SHORT and _LIKELY.search(text) is not None and _fits(_forms()[0], text, ())


def takes_back(text: str, names: Iterable[str] = ()) -> bool:
    """Whether it takes an end back where it is known which: 「还没拿到」, 「帮我恢复一下」, 「没拿到，他不在家」. What
    it is about may be named."""
    return _fits(_forms()[1], text, names) or (len(text) <= SHORT and endings.only_undone(text))


def _fits(form: re.Pattern[str], text: str, names: Iterable[str]) -> bool:
    if len(text) > SHORT:
        return False
    said = script.plain(text).strip()
    for name in names:
        said = said.replace(script.plain(name), "")
    return any(form.fullmatch(one) for one in dialects.ways(said))
