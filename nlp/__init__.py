"""From typed to meant: a neighbour's message in, a Reading out. No Telegram, no storage, no clock of its own.

`read` (`reader`) is the whole of it for a message by itself, `readings` what it answers, `explain` what people are
shown of it; docs/reading.md follows a message through, docs/figures.md says how well. From the ground up:

- `writing`: one writing for all that is typed; `fitted`: how models are kept and read
- `household`: things and how they are named; `times`: days, hours, recurrences
- `intent`: what is wanted, by rule or by model
- `about`: what a post is about, where, when and for how much
- `gatherings`: events and sign-up chains; `answers`: words that answer something
- over the reader: `behalf` of somebody else, `halves` of a sentence in two messages, `joined` of a request in two;
  `uptake` of what was asked a moment ago, `amendments` of it by who asked, and `moves`: what a line does to a post, by
  the whole scene; `names` of people
- `warm` has all of it in memory before the first message comes; `training` fits `models`; `lexicon` holds the words
"""

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
