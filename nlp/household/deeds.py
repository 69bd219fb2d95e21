"""The deeds that are known by name, by their characters, by what they are done to, and by what people tell instead."""

from collections import Counter
from functools import cache

from nlp.household import things
from nlp.writing import meanings
from nlp.writing.longest import Longest

_FETCHES = tuple("带买拿捎代取寄送")


@cache
def names() -> dict[str, str]:
    """Every name of a deed of the thesaurus → "k2" for a main name, "k1" for another."""
    table = things.thesaurus()
    return {
        form: "k2" if form == name else "k1" for form, name in table.forms.items() if table.things[name].hint == "help"
    }


@cache
def by_rarest() -> dict[str, tuple[tuple[str, frozenset[str]], ...]]:
    """The deeds of the thesaurus by the rarest of their characters, so that few are looked at for each message."""
    count = Counter(char for name in names() for char in set(name))
    found: dict[str, list[tuple[str, frozenset[str]]]] = {}
    for name in names():
        if len(name) > 1:
            found.setdefault(min(name, key=count.__getitem__), []).append((name, frozenset(name)))
    return {char: tuple(own) for char, own in found.items()}


@cache
def by_object() -> dict[str, tuple[str, ...]]:
    """Thing → verbs that the thesaurus puts before it: 「水龙头」 → (修, 换, 装)."""
    forms = things.thesaurus().forms
    found: dict[str, list[str]] = {}
    for name in names():
        for cut in (1, 2):
            if name[cut:] in forms:
                found.setdefault(name[cut:], []).append(name[:cut])
                break
    return {thing: tuple(verbs) for thing, verbs in found.items()}


@cache
def situations() -> Longest[tuple[str, ...]]:
    """Words by which people tell of a deed without naming it → the deeds (`lexicon/subjects/situations.tsv`)."""
    found: dict[str, list[str]] = {}
    for deed, words in meanings.rows("subjects/situations.tsv"):
        for word in words.split():
            found.setdefault(word, []).append(deed)
    return Longest({word: tuple(deeds) for word, deeds in found.items()})


def told(text: str) -> dict[str, tuple[int, int]]:
    """The deeds that a message tells of by their situation, with where: 「绿萝快渴死了」 → 「浇花」."""
    found: dict[str, tuple[int, int]] = {}
    for start, stop, deeds in situations().spans(text):
        for deed in deeds:
            found.setdefault(deed, (start, stop))
    return found


def fetches(name: str) -> bool:
    """Whether something is brought by it: 取快递, 带麻薯; not 看孩子."""
    return name.startswith(_FETCHES)


def is_errand(name: str) -> bool:
    """Whether it was for once: 「带麻薯」; 修电脑 is a skill, and 取快递, which is known by name, comes again."""
    return fetches(name) and things.canonical(name) is None
