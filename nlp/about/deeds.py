"""What a helper is asked or offers to do, as a verb phrase: 「水龙头滴了一晚上」 → 「修水龙头」, 「遛个狗」 → 「遛狗」.

Of all deeds that a message may mean (`trials`) a linear model fitted to the corpus judges each by the words it comes
from, by those around it (`signs`), and by its name; the likeliest are answered, none of which says another again.
"""

from collections.abc import Collection, Sequence
from operator import itemgetter

from nlp.about import trials
from nlp.household import things
from nlp.readings import Intent

SURE = -300  # margin (in steps of 0.001) above which a second deed is answered beside the best
MOST = 5  # deeds answered
LIKELIEST = 12  # deeds whose name is weighed too
PIECES = frozenset({"五金", "针线"})  # shelves of what other things are made of
GENERAL = frozenset({"课", "习", "功课", "东西"})  # what a deed may be done to and says nothing of it
Named = tuple[str, int, int]  # a deed, and where it starts and stops in the words; -1 where it is not said


def find(words: Sequence[str], tags: Sequence[str], intent: Intent, model: trials.Model) -> list[Named]:
    """The deeds a post of help is about, in the order of the words, at least one if there is any word for one."""
    judge, text = model.judge, "".join(words)
    likeliest = sorted(trials.deeds(words, tags, intent, model, judge), key=itemgetter(3), reverse=True)[:LIKELIEST]
    scored = [
        (worth + judge.row(trials.called_so(name, text, model)), name, start, stop)
        for name, start, stop, worth in likeliest
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
