"""What a helper is asked or offers to do, as a verb phrase: 「水龙头滴了一晚上」 → 「修水龙头」, 「遛个狗」 → 「遛狗」.

Every verb that is said, or that goes with a thing that is said, is put together with the thing; a linear model fitted
to the corpus judges each deed by the words it comes from and those around it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from nlp import linear, spans, things
from nlp.readings import Intent

COMMON = 3  # verbs tried with every thing though unsaid, the commonest first
OWN = 2  # verbs tried with a thing because they go with it, the commonest first
SURE = 0.0  # margin above which a second deed is answered beside the best
MOST = 5  # deeds answered
OBJECTS = 24  # things tried; a longer message has said by then what it is about


@dataclass(frozen=True, slots=True)
class Deed:
    """A verb put together with its object: where each stands in the words, None for a verb that is unsaid."""

    name: str
    verb: str
    verb_at: int | None
    start: int  # of the object; of the verb itself where there is no object
    stop: int
    features: tuple[Sequence[str], ...]  # in groups: those that deeds of one message share are summed once


@dataclass(frozen=True, slots=True)
class Model:
    """The judge of deeds, the verbs, and which verbs go with what: by the thing, its end, and its kind."""

    judge: linear.Linear
    verbs: Mapping[str, int]  # how often each is labelled
    going: Mapping[str, tuple[str, ...]]  # "o=水龙头" → (修, 换)
    tails: Mapping[str, int]  # ends and beginnings of deeds that stand in messages whole: 「翻译」, 「托管」
    usual: tuple[str, ...]  # deeds asked for so often that their words need not be said: 「接孩子」


def traits(thing: str) -> list[str]:
    """What verbs go by: the thing, what it ends with, what it is a kind of."""
    found = ["o=" + thing, "e=" + thing[-2:], "l=" + thing[-1]]
    known = things.known(thing)
    if known:
        found.append("k=" + (known.kind or known.name))
    return found


SHORT = {"child": "孩子", "old": "老人", "dog": "狗", "cat": "猫"}  # classes of words.tsv that deeds name one way


def root(word: str, verbs: Mapping[str, int]) -> str:
    """The verb in a word as people double and lead it, "" where there is none: 「改改」 → 「改」, 「会通」 → 「通」."""
    if word in verbs:
        return word
    if len(word) in (2, 3) and word[0] == word[-1] and word[0] in verbs:
        return word[0]
    if len(word) == 4 and word[:2] == word[2:] and word[:2] in verbs:
        return word[:2]
    if len(word) > 1 and word[0] in "会帮代能来去得要想给" and word[1:] in verbs:
        return word[1:]
    if len(word) == 2 and word[1] in "下个了好完起去来到" and word[0] in verbs:
        return word[0]
    return ""


def listed(name: str) -> str:
    """Whether the thesaurus has the deed, by name or as another name of one."""
    thesaurus = things.thesaurus()
    found = thesaurus.forms.get(name)
    if found is None or thesaurus.things[found].hint != "help":
        return "k0"
    return "k2" if found == name else "k1"


def called(thing: str) -> str:
    """How a deed names what it is done to: 「娃」 → 「孩子」, 「狗子」 → 「狗」."""
    for name in spans.classes().get(thing, ()):
        if name in SHORT:
            return SHORT[name]
    return thing


def objects(words: Sequence[str]) -> list[tuple[int, int]]:
    """Where things to be done something to may stand: known things, words, and two words side by side."""
    table = spans.classes()
    marks = spans.known_runs(words)
    found: dict[tuple[int, int], None] = {}
    solid: list[bool] = []
    for place, word in enumerate(words):
        known = marks[place][:1]
        plain = all(name[0] == "~" for name in table.get(word, ()))
        solid.append(bool(known) or (plain and word[0].isalnum() and not word.isdigit()))
        if known == "B":
            stop = place + 1
            while stop < len(words) and marks[stop][:1] in ("I", "E"):
                stop += 1
            found[place, stop] = None
        if solid[-1] and (len(word) > 1 or known or word in things.thesaurus().forms):
            found[place, place + 1] = None
        if place and solid[-1] and solid[-2]:
            found[place - 1, place + 1] = None
    return list(found)


def deeds(words: Sequence[str], intent: Intent, model: Model) -> Iterator[Deed]:
    """Every deed that the words may mean, with its features."""
    verbs = model.verbs
    said = [(place, verb) for place, word in enumerate(words) if (verb := root(word, verbs))]
    common = list(verbs)[:COMMON]
    clause: list[int] = []
    number = 0
    for word in words:
        clause.append(number)
        number += word in spans.STOP
    said_words = {word for word in words if word not in spans.STOP and not word.isdigit()}
    topics = {name for word in said_words for name in spans.classes().get(word, ()) if name[0] == "~"}
    bag = sorted(said_words | topics)
    unsaid = {verb: ("u=" + verb, *("u=" + verb + "|" + word for word in bag)) for verb in common}
    spoken: dict[int, list[str]] = {}
    for at, verb in said:
        spoken[at] = [
            *("s=" + verb + "|" + topic for topic in topics),
            "v=" + verb,
            "vb=" + (words[at - 1] if at else "<"),
            "va=" + (words[at + 1] if at + 1 < len(words) else ">"),
            intent + "v=" + verb,
        ]
    for start, stop in objects(words)[:OBJECTS]:
        thing = called("".join(words[start:stop]))
        own = traits(thing)
        before = words[start - 1] if start else "<"
        after = words[stop] if stop < len(words) else ">"
        shared = [
            f"n={stop - start}{len(thing)}",
            "a=" + before,
            "b=" + after,
            "t" + own[0],
            "t" + own[1],
            "t" + own[2],
            f"c={min(clause[start], 3)}",
            intent + f"c={min(clause[start], 3)}",
            "known" if things.known(thing) else "unknown",
        ]
        silent, told = ([feature + way for feature in shared] for way in ("|u", "|s"))
        tried: dict[str, int | None] = {}
        for place, verb in said:
            if start <= place < stop:
                continue
            kept = tried.get(verb)
            if kept is None or abs(place - start) < abs(kept - start):
                tried[verb] = place
        for trait in own:
            for verb in model.going.get(trait, ())[:OWN]:
                tried.setdefault(verb, None)
        for verb in common:
            tried.setdefault(verb, None)
        for verb, place_said in tried.items():
            if place_said is None:
                way = "unsaid"
                if verb not in unsaid:
                    unsaid[verb] = ("u=" + verb, *("u=" + verb + "|" + word for word in bag))
                group: Sequence[str] = unsaid[verb]
            else:
                gap = start - place_said if place_said < start else stop - 1 - place_said
                way = f"{max(-4, min(gap, 5))}{clause[place_said] == clause[start]}"
                group = spoken[place_said]
            row = ["v" + trait + "|" + verb for trait in own]
            row.append("w=" + way)
            row.append(listed(verb + thing) + ("u" if place_said is None else "s"))
            row.append("w=" + way + listed(verb + thing))
            yield Deed(
                verb + thing, verb, place_said, start, stop, (row, group, silent if place_said is None else told)
            )
        # the words are the whole deed as they stand: 「课后 托管」, 「打印」, 「理发」
        first, last = root(words[start], verbs), words[stop - 1]
        if stop - start > 1 and first and start + 1 == stop - 1:
            continue  # verb and thing side by side: they were tried as such
        if thing[:1] in verbs or model.tails.get(last) or model.tails.get(last[-2:]):
            row = [feature + "|w" for feature in shared]
            row += ["whole", "wf=" + thing[0], intent + "whole", "wn" + first, f"wt{min(model.tails.get(last, 0), 9)}"]
            row.append(listed(thing) + "w")
            row += ["wl=" + last, "wl2=" + thing[-2:], f"w{stop - start}"]
            yield Deed(thing, "", None, start, stop, (row,))
    for name in model.usual:
        row = ["usual", "h=" + name, *("h=" + name + "|" + word for word in bag)]
        yield Deed(name, "", None, -1, -1, (row,))


def find(words: Sequence[str], intent: Intent, model: Model) -> list[Deed]:
    """The deeds a post of help is about, best first, at least one if there is any word for one."""
    judge = model.judge
    yes = judge.classes.index("yes")
    base = judge.total([""])
    sums: dict[int, int] = {}
    scored = []
    groups = []  # kept while their ids stand for them
    for deed in deeds(words, intent, model):
        total = base
        for group in deed.features:
            if id(group) not in sums:
                sums[id(group)] = judge.total(group)
                groups.append(group)
            total += sums[id(group)]
        scores = judge.scores(total)
        scored.append((scores[yes] - scores[1 - yes], deed))
    scored.sort(key=lambda pair: -pair[0])
    chosen: list[Deed] = []
    for margin, deed in scored:
        if chosen and margin < SURE:
            break
        if not chosen or (
            deed.start >= 0
            and all(deed.stop <= other.start or other.stop <= deed.start for other in chosen)
            and all(deed.name != other.name for other in chosen)
        ):
            chosen.append(deed)
        if len(chosen) == MOST:
            break
    return sorted(chosen, key=lambda deed: deed.start)
