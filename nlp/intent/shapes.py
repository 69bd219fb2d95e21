"""Short whole messages of one shape around one known thing: 「猫丢了」, 「捡到一只狗」, 「免费送沙发」.

The models weigh what stands around a thing, and of so short a message they know too little to act. Here nothing is
weighed: the message is of that shape from its first to its last character, and its thing stands in the thesaurus.
Shapes are data, `FILES`, each with what a message of one of its shapes has in it.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import cast

from nlp.household import compounds, things
from nlp.household.things import Thing
from nlp.readings import Category, Cue, Intent
from nlp.writing import courtesies, dialects, meanings, segment

FILES = {"shape": "shapes.tsv", "behind": "shapes-behind.tsv", "lost": "shapes-lost.tsv"}
LONGEST = 24  # characters of a message; whoever says more gives the models enough
CATEGORIES: Mapping[str, Category] = {"item": "item", "loan": "loan"}
SOLD = ("where-sold", "where-had")  # 「哪里有猫卖」 is about 猫; 「哪里能修手机」 about 修手机
DONE = {  # to the thing of a shape, whatever words say so: 「手机坏了 哪里修」 is about 修手机
    "mended-where": "修",
    "stored": "寄存",
    "boarded": "寄养",
    "received": "收",
}
WHOSE = ("whose", "whose-this", "whose-here")  # 「这是谁的快递」
PARCELS = ("taken", "taken-of", "received")  # 「谁把我快递拿走了」
FALLEN = (  # of what people carry about
    *(
        "lost-first",
        "lost-at",
        "lost-by",
        "blown",
        "fallen-down",
        "handed-in",
        "forgotten-here",
        "whose-fallen",
        "theirs",
    ),
    *("not-found", "dropped", "seen-by-whom", "taken-by", "vanished", "lost-thanked", "left-behind", *WHOSE),
)
COINED = (None, "item", "loan", "lost_found")  # categories of shapes in which a thing of no list may stand
BARE = ("sell-bare", "give-bare")  # of what is not eaten: 「送饺子」 may be a visit
HINTS = {  # 「求带娃」 asks for a hand, 「求沙发」 does not; 「求推荐小说」 is talk
    "item": ("item", "loan"),
    "help": ("help",),
    "recommend": ("info", "help"),
    "hand-for-pay": ("help", "info"),
    "hands-wanted": ("help", "info"),  # 「搬家」 is what a firm does as well
    **dict.fromkeys(("ran-out", "run-out", "not-even"), ("item",)),  # 「连个凳子都没有」 may be talk
    **dict.fromkeys(("stored", "boarded", "received"), ("item", "loan", "lost_found")),
    "which-yours": ("info",),
    **dict.fromkeys(("where-is", "where-located", "sought"), ("info",)),
    "short-bare": ("item",),  # 「缺计算器」 may be talk
    "where-done": ("help", "info"),  # 「附近哪里还有人修表」
    "who-is": ("info",),  # 「有律师吗」; 「有姜吗」 asks whoever was speaking
}
SURE = 0.9  # said of all of them; of labelled lines nearly all that they decide are right
# what stands inside a deed and says nothing: 「取个快递」, 「看着点摊」, 「看会儿店」
_LIGHT = re.compile("(?<=^.)(?:着?(?:一?下|一?会儿?|点)|着|个|些|[一两三四五几半0-9]+个?(?:分钟|小时|钟头|天|晚))")


@dataclass(frozen=True, slots=True)
class Shape:
    kind: str  # of `FILES`
    name: str
    intent: Intent
    category: Category | None  # None: that in which its thing is mostly asked for
    meaning: str
    whole: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Found:
    """What a whole message is, and why."""

    intent: Intent
    category: Category
    about: str | None  # all that it is about, where no other look need be taken
    mended: str | None  # the message as it should be, where its thing is misspelt, without what 「烤箱」 it was made in
    cue: Cue


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What the files say, read once: the shapes, and the lines that hold for all of them."""

    shapes: Mapping[str, tuple[Shape, ...]]  # of each file
    any: Mapping[str, re.Pattern[str]]  # of each file: what a message of some shape of it has: most have not
    amount: re.Pattern[str]  # what may stand before the thing: how many, how old, what colour, of what brand
    done: frozenset[str]  # deeds of one character: with a known thing behind them they are asked for as listed ones are
    kept: re.Pattern[str]  # who asks for what is not needed any more asks to keep it
    back: re.Pattern[str]  # who gives it back asks for a loan
    hints: Mapping[str, Category]  # of things that are asked for otherwise than they are offered: 「谁有伞」
    never: frozenset[str]  # things of which such a sentence says something else: 「送孩子」
    parcels: frozenset[str]  # but those are left at a wrong door: 「这是谁的快递」


@cache
def lexicon() -> Lexicon:
    """The shapes of the lexicon, each with what stands before and after its thing."""
    lines = [(kind, *line) for kind, file in FILES.items() for line in meanings.rows(file)]
    for_all = {line[1]: line[2] for line in lines if line[1].startswith("@") and line[1] != "@any"}
    found = []
    for kind, name, intent, category, before, after, meaning, _ in (line for line in lines if line[1][0] != "@"):
        for words in ("@brands", "@when"):
            before, after = (said.replace(words, for_all[words].replace(" ", "|")) for said in (before, after))
        whole = re.compile(rf"(?:{before})(?P<rest>\w{{1,12}}?)(?:{after}){for_all['@after']}")
        sort = None if category == "-" else cast(Category, category)
        found.append(Shape(kind, name, cast(Intent, intent), sort, meaning, whole))
    return Lexicon(
        {kind: tuple(shape for shape in found if shape.kind == kind) for kind in FILES},
        {kind: re.compile(line[0]) for kind, name, *line in lines if name == "@any"},
        re.compile(f"{for_all['@amount']}(?:(?:{'|'.join(for_all['@brands'].split())})牌?的?)?"),
        frozenset(for_all["@done"].split()),
        re.compile(for_all["@kept"]),
        re.compile(for_all["@back"]),
        {
            name: category
            for line, category in (("@lent", CATEGORIES["loan"]), ("@used-up", CATEGORIES["item"]))
            for name in for_all[line].split()
        },
        frozenset(for_all["@never"].split()),
        frozenset(for_all["@parcels"].split()),
    )


def find(plain: str) -> Found | None:
    """What `plain` (as `script.plain` gives it) is, where it is of a shape through and through.

    「猫丢了」 → Found("need", "lost_found", …); 「猫真可爱」 → None.
    """
    bare = courtesies.without(plain)
    for said in dict.fromkeys((plain, bare, bare.replace("嘛", "吗"))):
        found = _of_all(said) if len(said) <= LONGEST else None
        if found is not None:
            mended = None if found.mended is None else plain.replace(bare, found.mended)
            return replace(found, mended=mended)
    return None


def _of_all(plain: str) -> Found | None:
    standard = dialects.standard(plain)
    return _found(plain) or (_found(standard) if standard != plain else None)


def _found(plain: str) -> Found | None:
    for kind, some in lexicon().any.items():
        found = _of_one(plain, lexicon().shapes[kind]) if some.search(plain) is not None else None
        if found is not None:
            return found
    return None


def _of_one(plain: str, shapes: Iterable[Shape]) -> Found | None:
    """What `plain` is, where it is of one of these shapes."""
    for shape in shapes:
        match = shape.whole.fullmatch(plain)
        parcels = lexicon().parcels if shape.name in (*WHOSE, *PARCELS) else frozenset()
        named = _named(match["rest"], lexicon().never - parcels, shape.category) if match is not None else None
        if match is None or named is None:
            continue
        thing, typed, meant = named
        if thing.hint not in HINTS.get(shape.name, HINTS.get(shape.category or "", (thing.hint,))):
            continue
        if shape.name in BARE and (things.known(plain) or segment.known(plain)):
            continue  # 「转椅」, 「送风机」
        if shape.name in (*FALLEN, *BARE) and (things.eaten(meant) or thing.hint not in CATEGORIES):
            continue  # 「掉了一个苹果」, 「儿子落在学校了」
        category = shape.category or _category(plain, thing, shape.intent)
        if category is not None:
            cue = Cue(f"{shape.kind}.{shape.name}", plain, shape.meaning, 1.0)
            mended = plain.replace(typed, meant).replace(match.groupdict().get("by") or "", "")
            about = DONE.get(shape.name, "") + meant if shape.name in (*SOLD, *DONE) else None
            return Found(shape.intent, category, about, mended if mended != plain else None, cue)
    return None


def _category(plain: str, thing: Thing, intent: Intent) -> Category | None:
    """To keep or to bring back: as the words say, else as the thing mostly is asked for; None for what is neither."""
    known = lexicon()
    if known.kept.search(plain):
        return "item"
    if known.back.search(plain):
        return "loan"
    asked = known.hints.get(thing.name) if intent == "need" else None
    return asked or CATEGORIES.get(thing.hint)


def _named(rest: str, never: frozenset[str], category: Category | None) -> tuple[Thing, str, str] | None:
    """The known thing (or deed) that it is, as typed and as meant: 「老花境」 is a 老花镜.

    Before it stands at most how many, how old, what colour, of what brand: 「一台旧洗衣机」. A name of no list
    that ends as things do counts, too (「热缩片」), and what is done with a known thing (「搬书桌」).
    """
    known = lexicon()
    if rest in never:
        return None  # 「红包」 is no red bag
    names = [rest[at:] for at in range(len(rest)) if known.amount.fullmatch(rest[:at])]
    bare = names[-1]
    names = [name for name in names if name not in never]
    for name in names:
        thing = things.known(name) or things.known(_LIGHT.sub("", name))
        if thing is not None:
            return thing, name, name
    for name in names:  # only then, or 「箱牛奶」 would be a misspelt 鲜牛奶
        meant = things.mend(name)
        thing = things.known(meant)
        if thing is not None and meant not in never:
            return thing, name, meant
    for name in names:
        hint = compounds.made(name)
        if hint is not None:
            return Thing(name, hint=hint), name, name
    if category == "help" and bare[0] in known.done and (done := things.known(bare[1:])) is not None:
        return (Thing(bare, hint="help"), bare, bare) if done.hint in CATEGORIES else None
    if category in COINED and bare not in never and (hint := compounds.coined(bare)) is not None:
        return Thing(bare, hint=hint), bare, bare
    return None
