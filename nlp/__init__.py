"""From typed to meant: a neighbour's message in, a Reading out. No Telegram, no storage, no clock of its own."""

from nlp.explain import answer, explain
from nlp.reader import read
from nlp.readings import (
    ACT,
    Context,
    Cue,
    Event,
    Price,
    Reading,
    Roll,
    RollLine,
    Subject,
    When,
    Words,
)

__all__ = [
    "ACT",
    "Context",
    "Cue",
    "Event",
    "Price",
    "Reading",
    "Roll",
    "RollLine",
    "Subject",
    "When",
    "Words",
    "answer",
    "explain",
    "read",
]
