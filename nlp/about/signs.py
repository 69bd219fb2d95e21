"""The signs of a deed in the words of a message: its verbs, the things it may be done to, and what speaks for each.

「给我妈洗个澡」 → the verb 「洗」 and a known deed all of whose characters are said: 「给老人洗澡」.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from nlp.household import deeds as listed
from nlp.household import spans, things
from nlp.readings import Intent

OBJECTS = 30  # things looked at; a longer message has said by then what it is about
SAID = 6  # verbs said, nearest to a thing, that are tried with it
COVERED = 8  # deeds of the thesaurus tried because their characters are said
ASKS = frozenset(
    [
        *"会帮给求教代学找请谁能想懂接专来替",
        "帮忙",
        "谁会",
        "哪位",
        "麻烦",
        "想学",
        "想找",
        "求个",
        "求人",
        "可以",
        "免费",
    ]
)  # after these people say what is to be done
SHORT = {"child": "孩子", "old": "老人", "dog": "狗", "cat": "猫"}  # classes of words.tsv that deeds name one way
COMPLEMENTS = frozenset("下个了好完起去来到断掉走开散回进出上住成紧通平净清过把一着")


@dataclass(frozen=True, slots=True)
class Said:
    """The words of a message as deeds are looked for in it."""

    words: Sequence[str]
    clause: Sequence[int]
    bag: Sequence[str]  # each word and topic once
    topics: Sequence[str]
    verbs: Sequence[tuple[int, str]]  # where each verb stands
    tags: Sequence[str]  # part of speech of each word
    asked: Sequence[str]  # for each word the last of `ASKS` said before it in its clause, "-" if there is none
    asking: str  # "a" if any clause has such a word, else "n"

    def far(self, place: int, start: int, stop: int) -> str:
        """How far before (above 0) or behind a thing a verb is said, and whether in the same clause."""
        gap = start - place if place < start else stop - 1 - place
        return f"{max(-4, min(gap, 5))}{self.clause[place] == self.clause[start]}"


def traits(thing: str) -> list[str]:
    """What verbs go by: the thing, what it ends with, what it is a kind of."""
    found = ["o=" + thing, "e=" + thing[-2:], "l=" + thing[-1]]
    table = things.thesaurus()
    known = table.forms.get(thing)
    if known:
        found.append("k=" + (table.things[known].kind or known))
    return found


def root(word: str, verbs: Collection[str]) -> str:
    """The verb in a word as people double and lead it, "" where there is none: 「改改」 → 「改」, 「会通」 → 「通」."""
    if word in verbs:
        return word
    size = len(word)
    if size == 2 and word[1] in COMPLEMENTS and word[0] in verbs:
        return word[0]
    if size in (2, 3) and word[0] == word[-1] and word[0] in verbs:
        return word[0]
    if size == 4 and word[:2] == word[2:] and word[:2] in verbs:
        return word[:2]
    if size > 1 and word[0] in "会帮代能来去得要想给" and word[1:] in verbs:
        return word[1:]
    return ""


def called(thing: str) -> str:
    """How a deed names what it is done to: 「娃」 → 「孩子」, 「狗子」 → 「狗」."""
    for name in spans.classes().get(thing, ()):
        if name in SHORT:
            return SHORT[name]
    return thing


def wider(thing: str) -> list[str]:
    """Other names a deed may give a thing: its main name, its kinds, its end: 「活鸡」 → 「鸡」."""
    table = things.thesaurus()
    name = table.forms.get(thing)
    if name:
        return [name, *things.kinds(name)[:2]]
    return [thing[cut:] for cut in range(1, len(thing)) if thing[cut:] in table.forms][:2]


def look(words: Sequence[str], tags: Sequence[str], verbs: Collection[str]) -> Said:
    """The words with their clauses, topics and verbs."""
    table = spans.classes()
    clause: list[int] = []
    number = 0
    asked: list[str] = []
    last = "-"
    for word in words:
        clause.append(number)
        asked.append(last)
        if word in spans.STOP:
            number += 1
            last = "-"
        elif word in ASKS:
            last = word
    bag = {word for word in words if word not in spans.STOP and not word.isdigit()}
    topics = sorted({name for word in bag for name in table.get(word, ()) if name[0] == "~"})
    said = [(place, verb) for place, word in enumerate(words) if (verb := root(word, verbs))]
    asking = "n" if ASKS.isdisjoint(bag) else "a"
    return Said(words, clause, [*sorted(bag), *topics], topics, said, tags, asked, asking)


def objects(words: Sequence[str], verbs: Collection[str]) -> list[tuple[int, int]]:
    """Where things to be done something to may stand: known things, words, and two words side by side."""
    telling = spans.telling()
    forms = things.thesaurus().forms
    deeds = listed.names()
    marks = spans.known_runs(words)
    found: dict[tuple[int, int], None] = {}
    before, leads = "", False  # the word before, and whether it may begin a thing
    for place, word in enumerate(words):
        known = marks[place][:1]
        counted = word[0] in spans.NUMERALS and spans.NUMBER.fullmatch(word)  # 「一张」, 「六十六」
        solid = bool(known) or (word not in telling and word[0].isalnum() and not counted)
        if known == "B":
            stop = place + 1
            while stop < len(words) and marks[stop][:1] in ("I", "E"):
                stop += 1
            found[place, stop] = None
        if solid and (len(word) > 1 or known or word in forms):
            found[place, place + 1] = None
        if place and ((solid and leads) or before + word in deeds):
            found[place - 1, place + 1] = None
        before, leads = word, solid or word in verbs
    return list(found)[:OBJECTS]


def covered(said: Said) -> dict[str, tuple[int, int]]:
    """Deeds of the thesaurus whose characters all are said, and over which words: 「给我妈洗个澡」 → 「给老人洗澡」."""
    place_of: dict[str, int] = {}
    table = spans.classes()
    for place, word in enumerate(said.words):
        for char in word:
            place_of.setdefault(char, place)
        for name in table.get(word, ()):
            for char in SHORT.get(name, ""):
                place_of.setdefault(char, place)
    chars = set(place_of)
    index = listed.by_rarest()
    found: list[tuple[int, int, str, int, int]] = []
    for char in chars:
        for name, needed in index.get(char, ()):
            if needed <= chars:
                places = [place_of[one] for one in name]
                start, stop = min(places), max(places) + 1
                found.append((stop - start - len(name), -len(name), name, start, stop))
    found.sort()
    return {name: (start, stop) for _, _, name, start, stop in found[:COVERED]}


def object_features(said: Said, start: int, stop: int, thing: str, own: Sequence[str], intent: Intent) -> list[str]:
    """What speaks for a thing being the object of the deed, whatever the deed is."""
    words, rank = said.words, min(said.clause[start], 3)
    return [
        f"n={stop - start}{len(thing)}",
        "a=" + (words[start - 1] if start else "<"),
        "b=" + (words[stop] if stop < len(words) else ">"),
        "t" + own[0],
        "t" + own[1],
        "t" + own[2],
        f"c={rank}{intent}",
        "known" if len(own) > 3 else "unknown",
        "ot" + "".join(said.tags[start:stop]),
        "oc" + said.asked[start],
        f"ok{said.asked[start] != '-'}{said.asking}{rank}",
        "bb=" + "|".join(words[stop : stop + 2]),
        "aa=" + "|".join(words[max(0, start - 2) : start]),
    ]


def nearest(verbs: Sequence[tuple[int, str]], start: int, stop: int) -> dict[str, int]:
    """The verbs said nearest to a thing, each with where it stands."""
    if len(verbs) > SAID:
        verbs = sorted(verbs, key=lambda verb: abs(verb[0] - start))[:SAID]
    found: dict[str, int] = {}
    for place, verb in verbs:
        if not start <= place < stop:
            kept = found.get(verb)
            if kept is None or abs(place - start) < abs(kept - start):
                found[verb] = place
    return found


def verb_features(said: Said, place: int, verb: str, intent: Intent) -> list[str]:
    """What speaks for a verb that is said being that of the deed, whatever its object is."""
    words, asked = said.words, said.asked[place]
    return [
        *("s=" + verb + "|" + topic for topic in said.topics),
        "v=" + verb,
        "vb=" + (words[place - 1] if place else "<"),
        "va=" + (words[place + 1] if place + 1 < len(words) else ">"),
        intent + "v=" + verb,
        "vt=" + said.tags[place],
        "vc=" + verb + "|" + asked,
        f"vk={asked != '-'}{said.asking}{min(said.clause[place], 3)}",
    ]
