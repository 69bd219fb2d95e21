"""Fits the judge of deeds (nlp.deeds): which verb and thing a post of help puts together."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from nlp import deeds, normalise, subjects
from nlp.training import lines
from nlp.training.alignment import laid
from nlp.training.logistic import fit_linear

STRENGTH = 1.5
USUAL = 4  # times a deed is labelled before it is tried though none of its words are said


def parts(line: lines.Line) -> list[list[tuple[str, str]]]:
    """For each labelled deed the ways to part its accepted forms into a verb and a thing said in the message."""
    words = subjects.words(line.text)
    text = "".join(words)
    ways = []
    for thing in (*line.wants, *line.gives):
        own = []
        for name in map(normalise.plain, thing["name"]):
            own += [(name[:cut], name[cut:]) for cut in range(1, min(4, len(name))) if name[cut:] in text]
        ways.append(own)
    return ways


def empty(posts: Sequence[lines.Line]) -> deeds.Model:
    """The verbs of labelled deeds and the things they go with; the judge is still to be fitted."""
    count: Counter[str] = Counter()
    going: dict[str, Counter[str]] = defaultdict(Counter)
    ways = [own for line in posts for own in parts(line)]
    for own in ways:
        count.update({verb for verb, _ in own})
    verbs = {verb: times for verb, times in count.most_common() if times >= 2}
    for own in ways:
        for verb, object_ in own:
            if verb in verbs:
                for trait in deeds.traits(object_):
                    going[trait][verb] += 1
    tails: Counter[str] = Counter()
    names: Counter[str] = Counter()
    for line in posts:
        words = subjects.words(line.text)
        for thing in (*line.wants, *line.gives):
            own_names = [normalise.plain(name) for name in thing["name"]]
            names.update(own_names[:2])
            tails.update({words[at[-1] - 1] for name in own_names for at in laid(words, name)})
    return deeds.Model(
        fit_linear([["a"], ["b"]], ["yes", "no"]),
        verbs,
        {trait: tuple(verb for verb, _ in own.most_common(deeds.OWN)) for trait, own in going.items()},
        {tail: times for tail, times in tails.items() if times >= 2},
        tuple(name for name, times in names.items() if times >= USUAL),
    )


def fit(posts: Sequence[lines.Line]) -> deeds.Model:
    """A judge fitted to the posts of help among `posts`."""
    posts = [line for line in posts if line.category == "help"]
    model = empty(posts)
    rows: list[list[str]] = []
    labels: list[str] = []
    for line in posts:
        accepted = {normalise.plain(name) for thing in (*line.wants, *line.gives) for name in thing["name"]}
        for deed in deeds.deeds(subjects.words(line.text), line.intent, model):  # type: ignore[arg-type]  # labels are the same words
            rows.append([feature for group in deed.features for feature in group])
            labels.append("yes" if deed.name in accepted else "no")
    return deeds.Model(fit_linear(rows, labels, STRENGTH), model.verbs, model.going, model.tails, model.usual)
