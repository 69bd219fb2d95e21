"""What the bot has noted of a talk, beside how it came out."""

from collections import Counter
from collections.abc import Iterable

from nlp.household import things
from nlp.training.talks import Outcome, Talk
from tests.talks.stage import Noted

ANSWERED = ("info", "lost_found")  # who says that they know, or saw it, has done it


def judged(talk: Talk, noted: list[Noted]) -> Counter[str]:
    """Of one talk: how many posts there should be, were found, and had thing, state and who right; strays are noted
    where nothing was asked or offered."""
    left, counts = list(noted), Counter(talks=1, posts=len(talk.outcomes))
    for outcome in talk.outcomes:
        found = next((one for one in left if one.kind == outcome.kind and _of(one, outcome)), None)
        found = found or next((one for one in left if one.kind == outcome.kind), None)
        if found is None:
            continue
        left.remove(found)
        right = {"thing": _of(found, outcome), "state": _came_so(found, outcome), "who": found.who == outcome.who}
        counts += Counter(["found", *(name for name, is_so in right.items() if is_so)])
        counts["whole"] += all(right.values())
    counts["strays"] = len(left)
    counts["right"] = counts["whole"] == counts["posts"] and not left
    return counts


def _came_so(found: Noted, outcome: Outcome) -> bool:
    answered = found.category in ANSWERED and {found.state, outcome.state} == {"promised", "done"}
    return found.state == outcome.state or answered


def _of(found: Noted, outcome: Outcome) -> bool:
    """Whether it is about the same: by one name of each thing, or a part of it (「师傅」 of 「水管师傅」)."""
    return all(any(_same(name, said) for name in found.things for said in names) for names in outcome.things)


def _same(name: str, said: str) -> bool:
    return name in said or said in name or things.key(name) == things.key(said)


def total(counts: Iterable[Counter[str]]) -> Counter[str]:
    return sum(counts, Counter[str]())
