"""Names as people show them, made safe to stand in a sentence: on one line, visible, reading in one direction."""

import unicodedata

from texts.names import NEIGHBOUR

LONGEST = 64
INVISIBLE = frozenset("\u115f\u1160\u2800\u3164\uffa0\u034f")  # letters and marks that show nothing
JOINERS = frozenset("\u200d")  # between the parts of one emoji


def shown(first: str | None, last: str | None = None) -> str:
    """「小李」 + "\\u202e" → 「小李」; a name of nothing visible → 「邻居」. At most 64 characters."""
    whole = f"{first or ''} {last or ''}"
    plain = whole.isprintable() and INVISIBLE.isdisjoint(whole)  # most are: no letter need be looked at
    kept = whole if plain else "".join(letter for letter in whole if _visible(letter))
    return " ".join(kept.split())[:LONGEST].strip().strip("\u200d") or NEIGHBOUR


def _visible(letter: str) -> bool:
    if letter in INVISIBLE:
        return False
    # Cc control, Cf format (zero width, bidi overrides), Cs, Co, Cn: nothing to see
    return letter in JOINERS or not unicodedata.category(letter).startswith("C") or letter in "\t\n"
