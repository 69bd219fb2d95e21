"""In which language the bot says a sentence: simplified Chinese as written in `texts`, traditional, or English.

`with speaking("en"): t("还差 {left} 份。", left=2)` → 「2 more to go.」. The sentences in `texts` are the message ids
of gettext; `make languages` collects them, makes the traditional ones and compiles what the .po files say.
"""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path

from community.members import Language

FOLDER = Path(__file__).parent
MAIN: Language = "zh-Hans"  # what is written
COUNTED = re.compile(r"\{(\w+)\} (days|hours|minutes|times|people|neighbours|places|seats|pieces|things|parts)\b")
_spoken: ContextVar[Language] = ContextVar("spoken", default=MAIN)


@contextmanager
def speaking(language: Language) -> Iterator[None]:
    """Every sentence made inside is said in this language."""
    token = _spoken.set(language)
    try:
        yield
    finally:
        _spoken.reset(token)


def spoken() -> Language:
    """The language spoken now."""
    return _spoken.get()


def t(sentence: str, *parts: object, **named: object) -> str:
    """The sentence in the language spoken now, with its parts filled in: whatever they hold stays as it is."""
    said = _catalog(_spoken.get()).gettext(sentence)
    if _spoken.get() == "en":
        said = COUNTED.sub(lambda found: _one(found, named), said)
    return said.format(*parts, **named) if parts or named else said


def _one(found: re.Match[str], named: Mapping[str, object]) -> str:
    """「{days} days」 of 1 is 「{days} day」: Chinese has no plural, so its sentences do not tell."""
    number, plural = found.groups()
    if str(named.get(number)) != "1":
        return found[0]
    return f"{{{number}}} {'person' if plural == 'people' else plural.removesuffix('s')}"


@cache
def _catalog(language: Language) -> NullTranslations:
    """Simplified Chinese has none: it is what is written."""
    if language == MAIN:
        return NullTranslations()
    with (FOLDER / f"{language}.mo").open("rb") as compiled:
        return GNUTranslations(compiled)
