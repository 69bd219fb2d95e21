"""A request of what its writer told right before: 「天台晾了三张被」, and a moment later 「谁上去帮忙收下」.

`whole("天台晾了三张被", "谁上去帮忙收下")` → both; `whole("今天真冷", "谁有姜")` → None, as it names what it is about.
"""

from nlp import reader, uptake
from nlp.household import deeds, things
from nlp.readings import ACT, Context, Reading

LEAST = 4  # characters of what was told: 「空」 tells nothing
LONGEST = 60  # characters of each of the two; who writes more has said it all
SURE = 0.8  # of both together, where the second alone is no post


def whole(first: str, second: str, context: Context | None = None) -> str | None:
    """Both messages, where the second asks for or offers something that only the first names; else None. Never raises.

    What the second names by itself stays as it is, and so does what neither names: people talk of much besides.
    """
    if not LEAST <= len(first) <= LONGEST or not 0 < len(second) <= LONGEST:
        return None
    alone = reader.read(second, context=context or Context())
    posted = _posts(alone)
    if (posted and _known(alone)) or not (posted or uptake.calls(second)):
        return None
    said = f"{first}，{second}"
    both = reader.read(said, context=context or Context())
    alike = (both.intent, both.category) == (alone.intent, alone.category) or not posted
    return said if alike and _posts(both, ACT if posted else SURE) and _known(both) else None


def _posts(reading: Reading, bar: float = ACT) -> bool:
    return reading.intent in ("need", "offer", "exchange") and reading.confidence >= bar


def _known(reading: Reading) -> bool:
    """Whether all that it is about is a thing or a deed of the thesaurus."""
    names = [one.name for one in (*reading.wants, *reading.gives)]
    return bool(names) and all(things.canonical(name) is not None or name in deeds.names() for name in names)
