"""Which of the names looked at a post of things is about, by what two looks say of each and how they lie together.

「砚台毛笔毡子，来写春联的自己用」: 「毛笔」 looks best, 「砚台」 and 「毡子」 stand beside it in one list, and go too.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from nlp.fitted import linear
from nlp.household import candidates

MOST = 12  # names that are weighed against each other
FLOOR = -4000  # steps of 0.001: a look that did not see a name says no less of it
FINE, COARSE = 400, 1000  # steps of 0.001 told apart
LEVELS = 10  # either way; farther is all the same


class Option(NamedTuple):
    """A name that a post may be about, and what each look says of it (steps of 0.001; None: it did not see it)."""

    start: int
    stop: int
    first: int | None
    second: int | None
    shelf: str  # of the thesaurus, "" where it is no known thing
    parts: str  # of speech


# the templates of what speaks for an option alone, and beside the best one
ALONE = ("f", "s", "fs", "bf", "bs", "n", "p", "t", "u", "i", "o", "iu", "ou", "k", "c")
BESIDE = ("f", "s", "m", "d", "g", "bg", "gl", "k", "p", "h", "n", "bm", "x", "w")


@dataclass(frozen=True, slots=True)
class Weights:
    """What is fitted: that an option is what a post is about, alone and beside the best one."""

    alone: linear.Margin
    beside: linear.Margin
    first: tuple[dict[str, int], ...]  # the tables of `alone`, for each of `ALONE`
    more: tuple[dict[str, int], ...]  # of `beside`, for each of `BESIDE`

    @classmethod
    def of(cls, alone: Mapping[str, int], beside: Mapping[str, int]) -> "Weights":
        one, other = linear.Margin(alone), linear.Margin(beside)
        return cls(one, other, one.tables(ALONE), other.tables(BESIDE))


def level(margin: int | None, step: int = FINE) -> str:
    """A margin as one of a few: "-" where there is none."""
    return "-" if margin is None else str(max(-LEVELS, min(margin // step, LEVELS)))


def least(margin: int | None) -> int:
    """A margin no lower than FLOOR, which stands for a look that did not see it."""
    return FLOOR if margin is None else max(margin, FLOOR)


def rough(one: Option) -> int:
    """What both looks say, added up."""
    return least(one.first) + least(one.second)


def likeliest(options: Iterable[Option]) -> list[Option]:
    """The options worth weighing, in the order of the text."""
    return sorted(sorted(options, key=lambda one: (-rough(one), one[:2]))[:MOST], key=lambda one: one[:2])


def apart(one: Option, other: Option) -> bool:
    """Whether no character belongs to both."""
    return one.stop <= other.start or other.stop <= one.start


def rows(text: str, options: Sequence[Option], both: str) -> list[tuple[str, ...]]:
    """What speaks for each option, a value for each of `ALONE`; `both` is what the post is (`candidates.about`)."""
    found = []
    for one in options:
        start, stop, first, second, shelf, parts = one
        best_first = best_second = FLOOR  # of the names that stand elsewhere
        inner: Option | None = None  # the best name inside this one
        outer: Option | None = None  # the best that this one stands inside
        for other in options:
            if other is one:
                continue
            if apart(one, other):
                best_first = max(best_first, least(other.first))
                best_second = max(best_second, least(other.second))
            elif other.start >= start and other.stop <= stop:
                if inner is None or rough(other) > rough(inner):
                    inner = other
            elif other.start <= start and other.stop >= stop and (outer is None or rough(other) > rough(outer)):
                outer = other
        fine_first, fine_second = level(first), level(second)
        coarse = level(first, COARSE) + "|" + level(second, COARSE)
        known = "k" if shelf else "u"
        found.append(
            (
                fine_first,
                fine_second,
                coarse,
                both + fine_first,
                both + fine_second,
                str(min(stop - start, 6)) + known,
                parts,
                level(least(first) - best_first, COARSE),
                level(least(second) - best_second, COARSE),
                *(_beyond(one, other) for other in (inner, outer)),
                "-" if inner is None else f"{stop - inner.stop}{min(inner.start - start, 3)}{known}{_seen(inner)}",
                "-" if outer is None else f"{outer.stop - stop}{min(start - outer.start, 3)}{known}{_seen(outer)}",
                known + both[0] + coarse,
                text[stop - 1] + known,
            )
        )
    return found


def _seen(one: Option) -> str:
    return level(one.first, COARSE)


def _beyond(one: Option, other: Option | None) -> str:
    """How far the second look likes a name better than one inside or around it."""
    return "-" if other is None else level(least(one.second) - least(other.second), COARSE) + "ku"[not other.shelf]


def relation(text: str, best: Option, one: Option, worth: int, gap: int, both: str, many: int) -> tuple[str, ...]:
    """What speaks for an option being meant beside the best one, a value for each of `BESIDE`."""
    after = one.start >= best.stop
    between = text[best.stop : one.start] if after else text[one.stop : best.start]
    bare = between.translate(candidates.ALIKE).strip(candidates.PASSED)
    if between in candidates.LINKS or bare in candidates.LINKS:
        way = "l" + (bare if len(bare) < 3 else "")
    else:
        way = f"c{min(sum(char in candidates.ENDS for char in between), 3)}{min(len(between) // 3, 3)}"
    shelves = "=" if best.shelf and best.shelf == one.shelf else "~" if best.shelf and one.shelf else "?"
    side, kind, weight = "<>"[after], way[0], level(worth, COARSE)
    longer = abs((one.stop - one.start) - (best.stop - best.start))
    return (
        level(one.first),
        level(one.second),
        level(worth),
        level(gap, COARSE),
        side + way,
        both + kind + shelves,
        kind + weight,
        shelves + kind + side,
        one.parts + "|" + best.parts,
        "gh"[text[one.stop - 1] == text[best.stop - 1]] + kind,
        f"{min(longer, 3)}{kind}",
        both + weight,
        f"{min(many, 5)}{kind}",
        way + bare[:2] + bare[-1:],
    )


def best(
    text: str, options: Sequence[Option], both: str, fitted: Weights
) -> tuple[Option, list[tuple[Option, int, int]]]:
    """What a post is about most, and the options apart from it, each with its margin and how far it lies behind."""
    base = fitted.alone.base
    margins = [base + linear.asked(fitted.first, values) for values in rows(text, options, both)]
    top = max(margins)
    chosen = options[margins.index(top)]
    others = zip(options, margins, strict=True)
    return chosen, [(one, margin, top - margin) for one, margin in others if apart(one, chosen)]


def beside(text: str, options: Sequence[Option], both: str, fitted: Weights) -> list[tuple[Option, tuple[str, ...]]]:
    """The options apart from the best one, each with what speaks for it beside that one."""
    if not options:
        return []
    chosen, others = best(text, options, both, fitted)
    return [(one, relation(text, chosen, one, margin, gap, both, len(others))) for one, margin, gap in others]


def choose(text: str, options: Sequence[Option], both: str, fitted: Weights, more: int) -> list[Option]:
    """What a post is about: the best option, and each that weighs `more` beside it, in the order of the text."""
    if not options:
        return []
    first, others = best(text, options, both, fitted)
    chosen, weighed = [first], []
    for one, margin, gap in others:
        values = relation(text, first, one, margin, gap, both, len(others))
        weighed.append((fitted.beside.base + linear.asked(fitted.more, values), one))
    for weight, one in sorted(weighed, key=lambda pair: (-pair[0], pair[1].start)):
        if weight < more:
            break
        if all(apart(one, other) for other in chosen):
            chosen.append(one)
    return sorted(chosen, key=lambda one: one.start)
