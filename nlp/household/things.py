"""Household things: which names mean the same thing, what is a kind of what, and how a misspelt one is mended.

The thesaurus stands in `lexicon/things/*.tsv`, one thing a line, for a neighbour to mend (docs/things.md). It is read
once, in one piece, at the first question.

「马铃薯」 → key 「土豆」; 「冲击钻」 is a kind of 「电钻」; 「老花境」 is mended to 「老花镜」.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from nlp.writing import segment
from nlp.writing.script import localise, simplify

Relation = Literal["same", "kind", "related"]

NEAR = 40  # keys `near` answers at most: each is one indexed look-up for the caller
NARROW = 12  # a kind with more members than this is a shelf, not a likeness: 盐 and 醋 do not stand in for each other
VESSELS = frozenset(
    "罐瓶盒袋碗包桶盆杯勺箱筐篮坛缸壶"
)  # with their size they are no misspelling: 「小罐」 is no 「小管」
BLURRED = 3  # characters a name needs at least before it is mended by a sound that is only near
# shelves of what nobody gets back
EATEN = (
    *("蔬菜", "水果", "调味料", "面食", "零食", "水产", "肉类", "米面杂粮", "饮料", "干货"),
    *("蛋奶", "腌腊熟食", "烘焙料", "豆制品", "腌菜"),
)
# words in front that do not change what a thing is
MODIFIERS = ("二手", "全新", "闲置", "旧", "新", "老式", "小型", "大号", "小号", "迷你", "家用", "便携", "普通")


@dataclass(frozen=True, slots=True)
class Thing:
    """One line of the thesaurus: 「土豆」, a kind of 「根茎菜」, also 「马铃薯」「洋芋」, an item, by 斤 or 个."""

    name: str
    kind: str | None = None  # the name of the thing it is a kind of
    aliases: tuple[str, ...] = ()
    hint: str = "item"  # the category it usually is asked for in: item, loan, help, ride, group_buy, info
    units: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Thesaurus:
    """All things, by every name they go by."""

    things: dict[str, Thing]  # by canonical name, in the order of the files
    forms: dict[str, str]  # every name and alias → canonical name
    members: dict[str, tuple[str, ...]]  # canonical name → names of its direct kinds
    sounds: dict[str, str]  # toneless pinyin of a form → the form, where only one thing sounds so
    blurred: dict[str, str]  # the same by what many accents do not tell apart


def rows() -> Iterator[tuple[str, int, Thing]]:
    """File name, line number and thing of each line of the thesaurus, in the order of the files."""
    folder = files("nlp") / "lexicon" / "things"
    for file in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if not file.name.endswith(".tsv"):
            continue
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            if not line or line.startswith("#"):
                continue
            name, kind, aliases, hint, units = [*line.split("	"), "", "", "", ""][:5]
            thing = Thing(name, kind or None, tuple(aliases.split()), hint or "item", tuple(units.split()))
            yield file.name, number, thing


@cache
def thesaurus() -> Thesaurus:
    """The thesaurus, read once."""
    things: dict[str, Thing] = {}
    forms: dict[str, str] = {}
    members: dict[str, list[str]] = {}
    for _, _, thing in rows():
        things[thing.name] = thing
        if thing.kind:
            members.setdefault(thing.kind, []).append(thing.name)
    names = [(name, name) for name in things] + [(alias, one.name) for one in things.values() for alias in one.aliases]
    all_spelt = spelt("，".join(name for name, _ in names)).split("，")  # at once: thousands of them
    for form, (_, name) in zip(all_spelt, names, strict=True):
        forms.setdefault(form, name)
    sounds: dict[str, str] = {}
    blurred: dict[str, str] = {}
    for form in forms:
        key = sound(form) if len(form) > 1 else ""
        for table, heard in ((sounds, key), (blurred, blur(key) if len(form) >= BLURRED else "")):
            if heard and forms.get(table.setdefault(heard, form)) != forms[form]:
                table[heard] = ""  # two things sound alike: nobody can tell which was meant
    return Thesaurus(things, forms, {kind: tuple(names) for kind, names in members.items()}, sounds, blurred)


@cache
def syllables() -> dict[str, str]:
    """Character → toneless pinyin, built ahead by `nlp.training.things`."""
    text = (files("nlp") / "lexicon" / "pinyin.txt").read_text(encoding="utf-8")
    return {char: line.split(" ", 1)[0] for line in text.splitlines() for char in line.split(" ", 1)[1]}


def sound(name: str) -> str:
    """The toneless pinyin of a name, "" where a character has none: 「老花镜」 → "lao hua jing"."""
    table = syllables()
    parts = [table.get(char, "") for char in name]
    return " ".join(parts) if all(parts) else ""


def blur(sound: str) -> str:
    """A sound with what many accents do not tell apart made alike: zh z, ch c, sh s, n l, ng n.

    "re shui nang" and "re sui lan" → "re sui lan".
    """
    return re.sub(r"(?<=[zcs])h|(?<=n)g\b|\bn", lambda found: "l" if found[0] == "n" else "", sound)


def spelt(name: str) -> str:
    """A name in simplified characters, lower case, without spaces: 「電 鑽」 → 「电钻」."""
    return "".join(simplify(name).lower().split())


def canonical(name: str) -> str | None:
    """The thesaurus's own name of a thing, None where it is not known: 「马铃薯」 → 「土豆」."""
    forms = thesaurus().forms
    here = spelt(name)
    for said in (here, spelt(localise(here))):  # as it is said here first: 「文件夹」 is no 「文档夹」
        for modifier in ("", *MODIFIERS):
            rest = said.removeprefix(modifier)
            if rest in forms and (rest != said or not modifier):
                return forms[rest]
    return None


def known(name: str) -> Thing | None:
    """What the thesaurus has under a name or alias: 「马铃薯」 → Thing("土豆", …)."""
    found = canonical(name)
    return thesaurus().things[found] if found else None


def eaten(name: str) -> bool:
    """Whether a thing is known and mostly used up: 「盐」 is kept, however it is borrowed."""
    thing = known(name)
    return thing is not None and thing.hint == "item" and (kinds(thing.name) or [thing.name])[-1] in EATEN


def mend(name: str) -> str:
    """A misspelt name as it should be, where exactly one thing sounds so; any other name as it came.

    「老花境」 → 「老花镜」; 「充电庄」 → 「充电桩」. A name of three characters and more may sound a little otherwise,
    as accents have it, where all but one of its characters are right: 「温莱器」 → 「温奶器」. A word of the
    dictionary is no misspelling: 「针头」 stays, though it sounds like 「枕头」.
    """
    table = thesaurus()
    if len(name) < 2 or name in table.forms or (name[0] in "大小" and name[1:] in VESSELS):
        return name
    heard = sound(name)
    form = table.sounds.get(heard, "")
    if len(form) != len(name) or _right(form, name) * 2 < len(name):
        form = table.blurred.get(blur(heard), "") if len(name) >= BLURRED else ""
        if len(form) != len(name) or _right(form, name) != len(name) - 1:
            return name
    thing = form[0] == name[0] and table.things[table.forms[form]].hint != "help"  # 「打汽筒」 is no deed
    deed = not thing and name[:1] in verbs() and segment.known(name[1:])
    return name if deed or segment.known(name) else form


def _right(form: str, name: str) -> int:
    """How many characters of a name are those of a form of the same length."""
    return sum(a == b for a, b in zip(form, name, strict=True))


def key(name: str) -> str:
    """The one name a thing or deed is stored under: 「生姜」 → 「姜」, 「修水喉」 → 「修水龙头」.

    A quantity or a 「的」 in front is the caller's to cut first.
    """
    found = canonical(name)
    if found:
        return found
    name = spelt(localise(name))
    mended = mend(name)
    if mended != name:
        return canonical(mended) or mended
    thing = canonical(name[1:]) if name[:1] in verbs() else None
    if thing:
        return thesaurus().forms.get(name[0] + thing, name[0] + thing)
    return name


@cache
def verbs() -> frozenset[str]:
    """The characters that deeds of the thesaurus begin with: 修, 搬, 教."""
    return frozenset(thing.name[0] for thing in thesaurus().things.values() if thing.hint == "help")


def kinds(name: str) -> list[str]:
    """What a canonical name is a kind of, nearest first: 「冲击钻」 → [「电钻」, 「电动工具」, 「工具」].

    An unknown name is a kind of the longest known thing it ends with: 「可折叠人字梯」 → [「人字梯」, 「梯子」, …].
    """
    table = thesaurus()
    if name not in table.things:
        head = next((table.forms[name[i:]] for i in range(1, len(name) - 1) if name[i:] in table.forms), None)
        return [head, *kinds(head)] if head else []
    line: list[str] = []
    while (kind := table.things[name].kind) is not None:
        line.append(kind)
        name = kind
    return line


def relation(a: str, b: str) -> Relation | None:
    """How two names stand to each other, in either order.

    「土豆」/「马铃薯」 → "same"; 「电钻」/「冲击钻」 → "kind"; two of one narrow kind → "related".
    """
    a, b = key(a), key(b)
    if a == b:
        return "same"
    of_a, of_b = kinds(a), kinds(b)
    if b in of_a or a in of_b:
        return "kind"
    if of_a and of_b and of_a[0] == of_b[0] and len(thesaurus().members.get(of_a[0], ())) <= NARROW:
        return "related"
    return None


def near(name: str) -> tuple[str, ...]:
    """Keys whose owners could help somebody who wants this, best first, at most `NEAR`.

    The thing itself, its kinds, what it is a kind of, then others of its narrow kind:
    「电钻」 → (「电钻」, 「冲击钻」, …, 「电动工具」, …).
    """
    members = thesaurus().members
    name = key(name)
    found = dict.fromkeys([name])
    layer = members.get(name, ())
    while layer and len(found) < NEAR:
        found.update(dict.fromkeys(layer))
        layer = tuple(kind for one in layer for kind in members.get(one, ()))
    above = kinds(name)
    found.update(dict.fromkeys(above))
    if above and len(beside := members.get(above[0], ())) <= NARROW:
        found.update(dict.fromkeys(beside))
    return tuple(found)[:NEAR]


def all_forms() -> tuple[str, ...]:
    """Every name and alias of the thesaurus, each once."""
    return tuple(thesaurus().forms)
