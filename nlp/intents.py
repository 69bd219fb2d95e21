"""What a neighbour wants to do with a message: ask, give, swap, take up, close, invite, or nothing that concerns us."""

from functools import cache
from pathlib import Path
from typing import cast

from nlp import linear
from nlp.readings import Category, Intent

MODELS = Path(__file__).parent / "models"
POSTS = frozenset({"need", "offer", "exchange"})


@cache
def model() -> linear.Linear:
    return linear.load(MODELS / "intents.bin")


@cache
def categories() -> linear.Linear:
    return linear.load(MODELS / "categories.bin")


def intent(found: list[str]) -> tuple[Intent, float]:
    """The likeliest intent of a message with these features, and its probability."""
    known = model()
    odds = linear.softmax(known.scores(known.total(found)))
    best = max(range(len(odds)), key=odds.__getitem__)
    return cast(Intent, known.classes[best]), odds[best]


def category(found: list[str]) -> Category:
    """The likeliest category of a post with these features."""
    known = categories()
    scores = known.scores(known.total(found))
    return cast(Category, known.classes[max(range(len(scores)), key=scores.__getitem__)])
