"""Fits the judge of deeds (nlp.about.trials): which verb and thing a post of help puts together."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from nlp.about import signs, subjects, trials, worths
from nlp.household import deeds as listed
from nlp.household import things
from nlp.training import lines
from nlp.training.alignment import laid
from nlp.training.logistic import fit_linear, fit_margin
from nlp.writing import normalise, segment

STRENGTH = 0.6
USUAL = 35  # times a deed is labelled before it is tried though none of its words are said
GUESSED = 35  # times a verb is labelled before it is tried though it is unsaid; more are many, and change nothing
HINT = 0.3  # a word that speaks for an unsaid verb or deed by less is left out
PARTS = 4  # of the posts, each tried by what the others say
LEADS = 4  # deeds of the thesaurus that begin with a character before it is tried as a verb


def parts(line: lines.Line) -> list[list[tuple[str, str]]]:
    """For each labelled deed the ways to part its accepted forms into a verb and a thing said in the message."""
    words = subjects.words(line.text)
    forms = things.thesaurus().forms
    ways = []
    for thing in (*line.wants, *line.gives):
        own = []
        for name in map(normalise.plain, thing["name"]):
            cuts = [(name[:cut], name[cut:]) for cut in range(1, min(4, len(name)))]
            own += [(verb, rest) for verb, rest in cuts if laid(words, rest) or (rest in forms and rest in line.text)]
        ways.append(own)
    return ways


def empty(posts: Sequence[lines.Line]) -> trials.Model:
    """The verbs of labelled deeds and the things they go with; the judge is still to be fitted."""
    count: Counter[str] = Counter()
    going: dict[str, Counter[str]] = defaultdict(Counter)
    ways = [own for line in posts for own in parts(line)]
    for own in ways:
        count.update({verb for verb, _ in own})
    verbs = {verb: times for verb, times in count.most_common() if times >= 2}
    leads = Counter(name[0] for name in listed.names())
    for verb, times in leads.items():
        if times >= LEADS:
            verbs.setdefault(verb, 1)
    for own in ways:
        for verb, object_ in own:
            if verb in verbs:
                for trait in signs.traits(object_):
                    going[trait][verb] += 1
    tails: Counter[str] = Counter()
    names: Counter[str] = Counter()
    labelled: Counter[str] = Counter()
    for line in posts:
        words = subjects.words(line.text)
        for thing in (*line.wants, *line.gives):
            own_names = [normalise.plain(name) for name in thing["name"]]
            names.update(own_names[:2])
            labelled.update(own_names)
            tails.update({words[at[-1] - 1] for name in own_names for at in laid(words, name)})
    usual = {name for name, times in names.items() if times >= USUAL}
    guessed = {verb for verb, times in count.items() if times >= GUESSED}
    bags: list[Sequence[str]] = []
    verb_labels: list[str] = []
    deed_bags: list[Sequence[str]] = []
    deed_labels: list[str] = []
    for line in posts:
        bag = signs.look(*segment.tagged(subjects.plain(line.text)), verbs).bag
        found = {verb for own in parts(line) for verb, _ in own if verb in guessed}
        for verb in found or {""}:
            bags.append(bag)
            verb_labels.append(verb)
        for name in line.accepted & usual or {""}:
            deed_bags.append(bag)
            deed_labels.append(name)
    return trials.Model(
        worths.Judge({}),
        fit_linear(bags, verb_labels, 1.0, HINT),
        fit_linear(deed_bags, deed_labels, 1.0, HINT),
        verbs,
        {trait: tuple(verb for verb, _ in own.most_common(trials.OWN)) for trait, own in going.items()},
        {tail: times for tail, times in tails.items() if times >= 2},
        {name: times for name, times in labelled.items() if times >= 2},
    )


def fit(posts: Sequence[lines.Line]) -> trials.Model:
    """A judge fitted to the posts of help among `posts`.

    What a post's deeds are tried by (verbs, what they go with) comes from the other posts while the judge is fitted, as
    it will for a post never seen; else the judge would learn to trust what only ever is right of posts already known.
    """
    posts = [line for line in posts if line.category == "help"]
    part = [group % PARTS for group in lines.kin([line.text for line in posts])]
    rows: list[list[str]] = []
    labels: list[bool] = []
    for number in range(PARTS):
        model = empty([line for line, own in zip(posts, part, strict=True) if own != number])
        for line in (line for line, own in zip(posts, part, strict=True) if own == number):
            names = line.accepted
            words, tags = segment.tagged(subjects.plain(line.text))
            text = "".join(words)
            for name, _, _, worth in trials.deeds(words, tags, line.intent, model, worths.Listing(), signs.OBJECTS):  # type: ignore[arg-type]  # labels are the same words
                rows.append(["", *worth, *trials.called_so(name, text, model)])
                labels.append(name in names)
    return replace(empty(posts), judge=worths.Judge(fit_margin(rows, labels, STRENGTH)))
