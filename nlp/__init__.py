"""From typed to meant: a neighbour's message in, a Reading out. No Telegram, no storage, no clock of its own.

`read` (`reader`) is the whole of it for a message by itself, `readings` what it answers, `explain` what people are
shown of it; docs/reading.md follows a message through, docs/figures.md says how well. Where to look:

- one writing for all: `normalise`, `script`, `dialects`, `spelling`, `numerals`, `aliases`, `uses`; `meanings`
  reads word lists
- decided by rule, before any model: `complaints`, `emergencies`, `missing`, `shapes`
- intent and category, fitted: `intents` with `features`, `cues`, `segment`, `alike`, `weights`, `network`, `linear`
- what it is about: `subjects` with `candidates`, `runs`, `choices`, `deeds`, `spans`, `worths`; `things`, `quantities`,
  `prices`, `bare`, `places`, `due`, `urgency`, `titles`, `rolls`, `listed`, `times`, `helpers`, `perishables`
- words that mean something only in answer to something: `replies`, `endings`, `outcomes`, `questions`, `thanks`,
  `items`, `loans`, `rsvps`, `duties`, `entries`, `leading`, `chains`, `announcements`, `events`, `away`, `mutes`,
  `rides`, `behalf`, `houses`, `names`, `halves`, `corrections`, `promises`
- how it is loaded and kept fast: `warm`, `stored`, `longest`, `borders`
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
