"""A message of help, tried for every deed that it may mean: 「水龙头滴了一晚上」 → 「修水龙头」, 「换水龙头」, ….

A deed comes from a verb that is said or goes with a thing that is said, put together with the thing; from words that
are a deed as they stand; or from the thesaurus, where all its characters are said. The work is bounded: the things and
the unsaid verbs that look best alone are the only ones put together.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import Generic

from nlp.about import signs
from nlp.about.worths import Judge, Weighing, Worth
from nlp.fitted import linear
from nlp.household import deeds as listed
from nlp.household import things
from nlp.readings import Intent

GUESSED = 3  # unsaid verbs tried with every thing, those the other words speak for most
OWN = 2  # verbs tried with a thing because they go with it, the commonest first
TRIED = 7  # things put together with verbs, those that look most like the object of a deed
TOLD = 6  # deeds tried because of what is told
NAMED = 2  # usual deeds tried though their words need not be said
# a verb put together with its object: the name, where the object (or else the verb) starts and stops in the words (-1
# where it is not said), and what speaks for it but for what its name says
Deed = tuple[str, int, int, Worth]
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


def best(model: linear.Linear, bag: Sequence[str], most: int) -> list[str]:
    """The classes that the words speak for most, without 「none」's \"\"."""
    lanes = model.lanes(model.total(["", *bag]))
    least = sorted(lanes)[-most - 1]
    likely = [place for place, lane in enumerate(lanes) if lane >= least]
    ranked = sorted(likely, key=lanes.__getitem__, reverse=True)[: most + 1]
    return [name for place in ranked if (name := model.classes[place])][:most]


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
        said = signs.look(words, tags, model.verbs)
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
        for start, stop in signs.objects(words, self.model.verbs):
            thing = signs.called("".join(words[start:stop]))
            own = signs.traits(thing)
            features = signs.object_features(said, start, stop, thing, own, self.intent)
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
        at = signs.nearest(said.verbs, start, stop)
        going = [self.model.going.get(trait, ()) for trait in own]
        goes = chain(*going, listed.by_object().get(thing, ())[:OWN], self.common)
        verbless = [verb for verb in dict.fromkeys(goes) if verb not in at]
        others = [other for other in signs.wider(thing) if other != thing]
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
                    spoken[place] = weighing.row(signs.verb_features(said, place, verb, self.intent))
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
        first, last = signs.root(said.words[start], verbs), said.words[stop - 1]
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
        for name, (start, stop) in signs.covered(self.said).items():
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
