"""Which things of a list somebody names: 「要书架和台灯」, 「①我要」, 「架子我要」 under 「搬家送：①书架 ②台灯」.

`named("①和台灯没了", ["书架", "台灯"], "送：①书架 ②台灯") → {0, 1}`: places in the list, from 0.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from nlp.about import listed, subjects
from nlp.household import things
from nlp.readings import PostKind
from nlp.writing import meanings, numerals
from nlp.writing.normalise import plain
from nlp.writing.script import simplify

SHORT = 40  # characters; a longer message tells a story
TAKEN = "\x02"  # what stands where a thing was named
_CLAUSE = re.compile(r"[,;。!?\n]+")
_DIGITS = "[0-9]{1,2}|[一二三四五六七八九十]{1,3}"
_ORDINAL = re.compile(f"第({_DIGITS})[个样件项号]?")
_NUMBER = re.compile(
    r"(?:(?<=[、,和跟与要有 ;])|^)([0-9]{1,2})(?:号(?![楼栋院门])|(?=$|[、,和跟与我要也都给归留没送卖被 ;]))"
)
_BETWEEN = re.compile(rf"[{TAKEN}\s、,和跟与及。!~]+")
_ONE_OF_THEM = re.compile("[要拿]一[个样件]")
_BEFORE = r"(?:那个?|这个?|请问)?(.{1,8}?)(?:我|也|还|都)*"  # 「冰箱我」, before what says that it is wanted
_AFTER = r"(?:一?个|那个|这个)?(.{1,8}?)(?:吧|了|啊|呀|$)"
_NAMES = rf"{TAKEN}(?:[、和跟与及]*{TAKEN})*"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a reply takes of a list: places from 0, none where it names none; `others`: it names what is not in it, or
    what may be one thing or the other: nobody knows what they mean."""

    at: frozenset[int] = frozenset()
    others: bool = False
    refused: frozenset[int] = frozenset()  # named as not wanted, or not there


@cache
def _says() -> dict[str, re.Pattern[str]]:
    return meanings.patterns("items.tsv")


def together(text: str, kind: PostKind) -> bool:
    """Whether the things of a list go to one neighbour, all or any: 「桌椅打包送」, 「谁有电钻或者冲击钻」."""
    said = _simple(text)
    return _says()["either" if kind == "need" else "together"].search(said) is not None


def named(text: str, names: Sequence[str], words: str) -> frozenset[int]:
    """The things of a list, as its `words` give them, that a text names: by name, number, alias, or in part."""
    return frozenset(_look(_simple(text), names, words)[0])


def gone(text: str, names: Sequence[str], words: str) -> frozenset[int] | None:
    """What its poster says is gone of a list: 「书架没了，台灯还在」 → the shelf, 「只剩台灯了」 → all but the lamp.
    None where no thing is named, and all may be meant."""
    said = _simple(text)
    found, _ = _look(said, names, words)
    if not found:
        return None
    stays: set[int] = set()
    for clause in _CLAUSE.split(said):
        if _says()["stays"].search(clause):
            stays |= _look(clause, names, words)[0]
    return frozenset(found - stays or (set(range(len(names))) - stays if stays else found))


def wanted(text: str, names: Sequence[str], words: str, kind: PostKind = "offer") -> Wanted:
    """What a reply takes of a list: 「书架不要，台灯我要」 → the lamp; 「除了书架我都要」 → all but the shelf."""
    said = _simple(text)
    clauses = _CLAUSE.split(said)
    found, rest = _look(said, names, words)
    refused: set[int] = set()
    for clause in clauses:
        here, bare = _look(clause, names, words)
        if _refusals().search(bare):
            refused |= here
    if refused and (found == refused) and (_says()["rest"].search(said) or _says()["except"].search(said)):
        return Wanted(frozenset(range(len(names))) - refused, refused=frozenset(refused))
    if found:
        return Wanted(frozenset(found - refused), others=found == refused, refused=frozenset(refused))
    unclear = _ONE_OF_THEM.search(said) is not None or _in_part(rest, names) > 1
    return Wanted(others=unclear or any(_names_another(clause, kind) for clause in clauses))


def takes(text: str, names: Sequence[str], words: str, kind: PostKind) -> bool:
    """Whether it says which things are wanted (of a need: there) and nothing else: 「要台灯」, 「有葱」."""
    said = _simple(text)
    found, rest = _look(said, names, words)
    if not found or len(said) > SHORT:
        return False
    says, filler = _says()["has" if kind == "need" else "asks"].pattern, _says()["filler"].pattern
    bare = _BETWEEN.sub("", rest)
    return re.fullmatch(f"(?:{filler})*(?:{says})(?:{says}|{filler})*", bare) is not None


def _simple(text: str) -> str:
    return simplify(plain(text[: 4 * SHORT]))


def _look(said: str, names: Sequence[str], words: str) -> tuple[set[int], str]:
    """The places named, and the text with something else in their stead."""
    known = [simplify(plain(name)) for name in names]
    found: set[int] = set()
    for at in sorted(range(len(known)), key=lambda place: -len(known[place])):
        if known[at] and known[at] in said:
            found.add(at)
            said = said.replace(known[at], TAKEN)
    by_number = _numbered(known, words)
    for mark in (_ORDINAL, _NUMBER) if by_number else (_ORDINAL,):
        for match in list(mark.finditer(said)):
            number = int(numerals.number(match[1]) or 0)
            place = by_number.get(number) if by_number else number - 1 if 0 < number <= len(names) else None
            if place is not None:
                found.add(place)
        said = mark.sub(TAKEN, said) if found else said
    for alias, at in _aliases(known).items():
        if at not in found and alias in said:
            found.add(at)
            said = said.replace(alias, TAKEN)
    if not found:
        parts = _parts(said, known)
        found = parts if len(parts) == 1 else found
    return found, said


def _numbered(known: Sequence[str], words: str) -> dict[int, int]:
    """Number → place, where the list is numbered: 「①书架 ②台灯」."""
    text = subjects.plain(words)
    starts = [start for start, _ in listed.items(text)]
    lines = [text[start:stop] for start, stop in pairwise([*starts, len(text)])]
    return {
        number: place
        for number, line in enumerate(lines, 1)
        for place, name in reversed(list(enumerate(known)))
        if name and name in line
    }


def _aliases(known: Sequence[str]) -> dict[str, int]:
    """Other names of the things, each for one thing of the list only, longest first."""
    found: dict[str, set[int]] = {}
    for at, name in enumerate(known):
        thing = things.known(name)
        for alias in (thing.name, *thing.aliases) if thing else ():
            if len(alias) > 1 and not any(alias in other for other in known if other != name):
                found.setdefault(simplify(alias), set()).add(at)
    only = {alias: min(places) for alias, places in found.items() if len(places) == 1}
    return dict(sorted(only.items(), key=lambda pair: -len(pair[0])))


def _parts(said: str, known: Sequence[str]) -> set[int]:
    """The things of which a part is said: 「饭煲」 or 「锅子」, or 「灯」 right where it is wanted."""
    found = set()
    for at, name in enumerate(known):
        pieces = {name[start : start + 2] for start in range(len(name) - 1)} if len(name) > 2 else set()
        head = re.escape(name[-1:])
        alone = rf"{head}子|(?:^|[,、 ;那个])(?:{head})(?=我|给|要|也|还|没|送|卖|归)|[要有](?:{head})(?=$|\W|吧|了|啊)"
        if any(piece in said for piece in pieces) or (len(name) > 1 and re.search(alone, said)):
            found.add(at)
    return found


def _in_part(said: str, names: Sequence[str]) -> int:
    return len(_parts(said, [simplify(plain(name)) for name in names]))


@cache
def _refusals() -> re.Pattern[str]:
    """「书架不要」, 「没有葱」, 「除了书架」: right beside what they refuse."""
    no, but = _says()["refused"].pattern, _says()["except"].pattern
    return re.compile(f"{_NAMES}(?:我|就|也|都|还)*(?:{no})|(?:{no}|{but}){_NAMES}")


def _names_another(clause: str, kind: PostKind) -> bool:
    """Whether what is wanted (of a need: there) is a thing by its name: 「冰箱我要」."""
    verb = "有" if kind == "need" else "要|给我|归我"
    found = (re.match(f"{_BEFORE}(?:{verb})", clause), re.search(f"(?:{verb}){_AFTER}", clause))
    return any(match is not None and things.known(match[1]) is not None for match in found)
