"""What a helper is asked or offers to do, as a verb phrase: 「水龙头滴了一晚上」 → 「修水龙头」, 「遛个狗」 → 「遛狗」.

A deed comes from a verb that is said or goes with a thing that is said, put together with the thing; from words that
are a deed as they stand; or from the thesaurus, where all its characters are said. A linear model fitted to the corpus
judges each by the words it comes from and those around it. The work is bounded: the things and the unsaid verbs that
look best alone are the only ones put together.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from operator import itemgetter
from typing import Generic

from nlp.about.worths import Judge, Weighing, Worth
from nlp.fitted import linear
from nlp.household import deeds as listed
from nlp.household import spans, things
from nlp.readings import Intent

GUESSED = 3  # unsaid verbs tried with every thing, those the other words speak for most
OWN = 2  # verbs tried with a thing because they go with it, the commonest first
SURE = -300  # margin (in steps of 0.001) above which a second deed is answered beside the best
MOST = 5  # deeds answered
LIKELIEST = 12  # deeds whose name is weighed too
OBJECTS = 30  # things looked at; a longer message has said by then what it is about
TRIED = 7  # things put together with verbs, those that look most like the object of a deed
SAID = 6  # verbs said, nearest to a thing, that are tried with it
COVERED = 8  # deeds of the thesaurus tried because their characters are said
TOLD = 6  # deeds tried because of what is told
NAMED = 2  # usual deeds tried though their words need not be said
PIECES = frozenset({"五金", "针线"})  # shelves of what other things are made of
GENERAL = frozenset({"课", "习", "功课", "东西"})  # what a deed may be done to and says nothing of it
COMPLEMENTS = frozenset("下个了好完起去来到断掉走开散回进出上住成紧通平净清过把一着")


# a verb put together with its object: the name, where the object (or else the verb) starts and stops in the words (-1
# where it is not said), and what speaks for it but for what its name says
Deed = tuple[str, int, int, Worth]
Named = tuple[str, int, int]  # the same without its worth
# a thing that something may be done to: below 0 what speaks for it whatever the deed is, where it starts and stops, how
# a deed names it, its `traits`, its features
Object = tuple[int, int, int, str, list[str], list[str]]


@dataclass(frozen=True, slots=True)
class Model:
    """The judge of deeds, the verbs, and which verbs go with what: by the thing, its end, and its kind."""

    judge: Judge
    guess: linear.Linear  # which unsaid verb the words of a message speak for
    usual: linear.Linear  # which deed asked for often they speak for
    verbs: Mapping[str, int]  # how often each is labelled
    going: Mapping[str, tuple[str, ...]]  # "o=水龙头" → (修, 换)
    tails: Mapping[str, int]  # ends and beginnings of deeds that stand in messages whole: 「翻译」, 「托管」
    names: Mapping[str, int]  # how often each deed is labelled, where more than once


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


def best(model: linear.Linear, bag: Sequence[str], most: int) -> list[str]:
    """The classes that the words speak for most, without 「none」's \"\"."""
    lanes = model.lanes(model.total(["", *bag]))
    least = sorted(lanes)[-most - 1]
    likely = [place for place, lane in enumerate(lanes) if lane >= least]
    ranked = sorted(likely, key=lanes.__getitem__, reverse=True)[: most + 1]
    return [name for place in ranked if (name := model.classes[place])][:most]


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


def called_so(name: str, text: str, model: Model) -> list[str]:
    """What speaks for a deed by its name alone."""
    return [
        "N=" + name,
        f"L{min(model.names.get(name, 0), 4)}",
        f"I{name in text}{name[:1] in text}{name[1:] in text}",
        f"len{len(name)}",
        "z2=" + name[-2:],
    ]


class Trial(Generic[Worth]):
    """A message, and the deeds `found` that it may mean: each once, with what speaks for it but for its name."""

    def __init__(
        self, words: Sequence[str], tags: Sequence[str], intent: Intent, model: Model, weighing: Weighing[Worth]
    ) -> None:
        said = look(words, tags, model.verbs)
        self.said, self.intent, self.model, self.weighing = said, intent, model, weighing
        self.text = "".join(words)
        self.situation = listed.told(self.text)
        self.common = best(model.guess, said.bag, GUESSED)
        self.found: list[Deed[Worth]] = []
        self.seen: set[str] = set()  # their names
        self.unsaid: dict[str, Worth] = {}  # what speaks for a verb whatever its object is
        self.spoken: dict[int, Worth] = {}  # the same of those said, by where they stand

    def objects(self, most: int) -> list[Object]:
        """The things that look most like the object of a deed."""
        said, words, row = self.said, self.said.words, self.model.judge.row
        found: list[Object] = []
        for start, stop in objects(words, self.model.verbs):
            thing = called("".join(words[start:stop]))
            own = traits(thing)
            features = object_features(said, start, stop, thing, own, self.intent)
            found.append((-row(features), start, stop, thing, own, features))
        if len(found) > most:
            found.sort()
        return found[:most]

    def with_verbs(self, one: Object) -> None:
        """The thing with the verbs said near it, those that go with it, and those that the other words speak for."""
        names, situation, seen, add = listed.names(), self.situation, self.seen, self.found.append
        said, weighing, way = self.said, self.weighing, self.weighing.way
        unsaid, spoken = self.unsaid, self.spoken
        less, start, stop, thing, own, features = one
        shared = weighing.weighed(features, -less)
        at = nearest(said.verbs, start, stop)
        going = [self.model.going.get(trait, ()) for trait in own]
        goes = chain(*going, listed.by_object().get(thing, ())[:OWN], self.common)
        verbless = [verb for verb in dict.fromkeys(goes) if verb not in at]
        others = [other for other in wider(thing) if other != thing]
        for verb, paired in zip((*at, *verbless), self._paired(one, at, verbless), strict=True):
            place = at.get(verb)
            if place is None:
                far, asked = "unsaid", ""
                if verb not in unsaid:
                    unsaid[verb] = weighing.among("u=" + verb, said.bag)
                worth = unsaid[verb]
            else:
                far, asked = said.far(place, start, stop), said.asked[place]
                if place not in spoken:
                    spoken[place] = weighing.row(verb_features(said, place, verb, self.intent))
                worth = spoken[place]
            group = worth + shared + paired
            name = verb + thing
            known = names.get(name, "k0")
            seen.add(name)
            add((name, start, stop, way(far, asked, known, name in situation, False) + group))
            for other in others if known == "k0" else ():
                name = verb + other
                known = names.get(name, "")
                if known and name not in seen:
                    seen.add(name)
                    renamed = weighing.paired(("vo=" + other,), (verb,))[0]
                    add((name, start, stop, way(far, asked, known, name in situation, True) + renamed + group))

    def _paired(self, one: Object, at: Collection[str], verbless: Collection[str]) -> list[Worth]:
        """What speaks for each verb with this thing: those said `at` a place, then those unsaid."""
        words = self.said.words
        _, start, stop, thing, own, _ = one
        values = ["vo=" + thing, "v" + own[-1], "ve" + own[2]]
        after, later = [*words[stop : stop + 2], ">", ">"][:2]
        beside = ["ub=" + after, "uB=" + later, "ua=" + (words[start - 1] if start else "<")]
        return [*self.weighing.paired(values, at), *self.weighing.paired(values + beside, verbless)]

    def as_it_stands(self, one: Object) -> None:
        """The words are the whole deed: 「课后 托管」, 「打印」, 「理发」."""
        said, seen, verbs, tails = self.said, self.seen, self.model.verbs, self.model.tails
        _, start, stop, thing, _, features = one
        if thing in seen:
            return
        first, last = root(said.words[start], verbs), said.words[stop - 1]
        known = listed.names().get(thing, "k0")
        if first and stop - start == 2 and known == "k0":  # verb and thing side by side: they were tried as such
            return
        if known == "k0" and thing[:1] not in verbs and not tails.get(last) and not tails.get(last[-2:]):
            return
        row = [feature + "|w" for feature in features]
        row += ["whole", "wf=" + thing[0], self.intent + "whole", "wn" + first, f"wt{min(tails.get(last, 0), 9)}"]
        row += ["wc" + said.asked[start], "wt" + "".join(said.tags[start:stop])]
        row += [known + "w", "wl=" + last, "wl2=" + thing[-2:], f"w{stop - start}"]
        seen.add(thing)
        self.found.append((thing, start, stop, self.weighing.row(row)))
        main = things.thesaurus().forms[thing] if known == "k1" else thing
        if main not in seen:  # 「志愿填报」 is said, 「填志愿」 may be how it is labelled
            seen.add(main)
            self.found.append((main, start, stop, self.weighing.row([*row, "main"])))

    def covered(self) -> None:
        """Deeds of the thesaurus all of whose characters are said."""
        clause, verbs, names = self.said.clause, self.model.verbs, listed.names()
        said_verbs = {verb for _, verb in self.said.verbs}
        for name, (start, stop) in covered(self.said).items():
            if name in self.seen:
                continue
            self.seen.add(name)
            spread = min(stop - start - len(name), 6)
            verb = name[:2] if name[:2] in verbs else name[:1]
            row = [
                "covered",
                f"cs={spread}",
                f"cn={len(name)}{max(-2, min(spread, 2))}",
                "c" + names[name],
                "cw" if verb in said_verbs else "cu",
                "cv=" + verb,
                f"cc={clause[start] == clause[stop - 1]}{min(clause[start], 3)}",
                "co=" + name[-2:],
            ]
            if name in self.situation:
                row.append("Sc")
            wide = stop - start > 6
            self.found.append((name, -1 if wide else start, -1 if wide else stop, self.weighing.row(row)))

    def told(self) -> None:
        """Deeds that the situation tells of."""
        names, clause, situation = self.model.names, self.said.clause, self.situation
        for name, (start, stop) in islice(situation.items(), TOLD):
            if name not in self.seen:
                self.seen.add(name)
                row = ["told", "tn=" + name, f"tk{min(names.get(name, 0), 4)}", "tw=" + self.text[start:stop]]
                row += [f"tm{min(len(situation), 5)}", f"tp{min(clause[-1], 3)}"]
                self.found.append((name, -1, -1, self.weighing.row(row)))

    def usual(self) -> None:
        """Deeds asked for often, whose words need not be said."""
        for name in best(self.model.usual, self.said.bag, NAMED):
            if name not in self.seen:
                self.found.append(
                    (name, -1, -1, self.weighing.row(["usual"]) + self.weighing.among("h=" + name, self.said.bag))
                )


def deeds(
    words: Sequence[str],
    tags: Sequence[str],
    intent: Intent,
    model: Model,
    weighing: Weighing[Worth],
    tried_at_most: int = TRIED,
) -> list[Deed[Worth]]:
    """The deeds that the words may mean, each with what speaks for it but for its name (`called_so`).

    `weighing` makes a worth of features: their sum, or (to fit a model) the features themselves; worths are added up.
    Only the things that look most like an object are tried with verbs, as many as `tried_at_most`.
    """
    trial = Trial(words, tags, intent, model, weighing)
    for one in trial.objects(tried_at_most):
        trial.with_verbs(one)
        trial.as_it_stands(one)
    trial.covered()
    trial.told()
    trial.usual()
    return trial.found


def find(words: Sequence[str], tags: Sequence[str], intent: Intent, model: Model) -> list[Named]:
    """The deeds a post of help is about, in the order of the words, at least one if there is any word for one."""
    judge, text = model.judge, "".join(words)
    likeliest = sorted(deeds(words, tags, intent, model, judge), key=itemgetter(3), reverse=True)[:LIKELIEST]
    scored = [
        (worth + judge.row(called_so(name, text, model)), name, start, stop) for name, start, stop, worth in likeliest
    ]
    scored.sort(key=itemgetter(0), reverse=True)
    chosen: list[Named] = []
    for worth, name, start, stop in scored:
        if chosen and judge.base + worth < SURE:
            break
        if not chosen or (
            start >= 0
            and all(stop <= begin or end <= start for _, begin, end in chosen)
            and all(things.relation(name, other) != "same" for other, _, _ in chosen)
        ):
            chosen.append((name, start, stop))
        if len(chosen) == MOST:
            break
    chosen.sort(key=itemgetter(1))
    kept = [one for one in chosen if not any(again(one[0], other, model.verbs) for other, _, _ in chosen)]
    if intent != "exchange":  # there the one is wanted and the other given
        kept = [one for one in kept if not any(general(one[0], other) for other, _, _ in kept)]
    if intent == "need" and len(kept) == 2 and part(words, *kept):
        del kept[0]
    return kept


def again(name: str, said: str, verbs: Collection[str]) -> bool:
    """Whether a deed only says another again: 「扫描合同」 beside 「扫描」, 「填医保表」 beside 「填表」."""
    if name == said or name[0] != said[0] or min(len(name), len(said)) < 2:
        return False
    forms = things.thesaurus().forms
    if name.startswith(said):
        return said in verbs and said[1:] not in forms
    if said.startswith(name):
        return name not in verbs or name[1:] in forms  # 「换水」 of 「换水龙头」
    return name.endswith(said[1:])


def general(name: str, said: str) -> bool:
    """Whether a deed tells less of the same than another: 「补课」 beside 「补物理」."""
    return name[1:] in GENERAL and name[0] == said[0] and said[1:] not in GENERAL


def part(words: Sequence[str], one: Named, other: Named) -> bool:
    """Whether one deed is done to what the other's object is part of: 「羽绒服拉链坏了」 → 「修拉链」."""
    (name, _, stop), (said, begin, _) = one, other
    if name[0] != said[0] or stop != begin or words[begin].startswith(said[0]):
        return False
    whole, piece = things.known(name[1:]), things.known(said[1:])
    if whole is None or piece is None:
        return True
    shelves = [(things.kinds(thing.name) or [thing.name])[-1] for thing in (whole, piece)]
    return shelves[0] not in PIECES and shelves[1] in PIECES  # 「油烟机燃气灶谁会修」 are two
