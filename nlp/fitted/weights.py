"""Weights of what is true of a message, by number: hundreds of features found and added in one pass.

A feature (「谁有」 stands in the text; 「谁」 comes before 「借」) goes by a number of 64 bits, made of its characters
and of the block of the model it belongs to. No names are kept, so that a quarter of a million features take 11 MB.
That no two share a number is seen to where they are fitted (nlp/training/intents.py).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

LONGEST = 4  # characters of a piece of text
ALL = 2**64 - 1  # the highest number: no feature has it
# Odd, so that nothing is lost in multiplying: the golden ratio and the root of 2, in 64 bits.
BY_CHARACTER = 0x9E3779B97F4A7C15
BY_WORD = 0x6A09E667F3BCC909
ALPHABET = 1 << 24  # how far apart the characters of two alphabets are; there are fewer characters than that

Keys = NDArray[np.uint64]
Steps = NDArray[np.int32]  # what some features weigh together, a number a column


def block(name: str) -> int:
    """What is added to the numbers of a block's words, which would be those of another block otherwise."""
    return int.from_bytes(blake2b(name.encode(), digest_size=8).digest(), "little")


def word(text: str, alphabet: int = 0) -> int:
    """The number of a word or a piece of text."""
    key = 0
    for character in text:
        key = key * BY_CHARACTER + ord(character) + alphabet * ALPHABET & ALL
    return key


def words(parts: Sequence[str], of: int) -> int:
    """The number of a word of a block, or of several in order."""
    key = 0
    for part in parts:
        key = key * BY_WORD + word(part) & ALL
    return key + of & ALL


def pieces(text: str, other: str, alphabet: int) -> Keys:
    """The numbers of all pieces of two texts, up to `LONGEST` characters each; the other is of another alphabet.

    In one go: pieces across the seam, of two alphabets, are nobody's.
    """
    characters = np.frombuffer((text + other).encode("utf-32-le", "surrogatepass"), np.uint32).astype(np.uint64)
    characters[len(text) :] += np.uint64(alphabet * ALPHABET)
    longer = characters
    found = [characters]
    for size in range(1, LONGEST):
        longer = longer[:-1] * np.uint64(BY_CHARACTER) + characters[size:]
        found.append(longer)
    return np.concatenate(found)


def pairs(first: Keys, second: Keys, of: np.uint64) -> Keys:
    """The numbers of words (of `first`) each with another behind it, in a block."""
    return first * np.uint64(BY_WORD) + second + of


@dataclass(frozen=True, slots=True)
class Weights:
    """Features by number, ascending, the last of them none; and what each weighs, a row of steps."""

    keys: Keys
    steps: NDArray[np.int16]

    @classmethod
    def of(cls, rows: dict[int, Sequence[int]]) -> "Weights":
        """From rows by number."""
        keys = sorted(rows)
        steps = [rows[key] for key in keys]
        return cls(np.array([*keys, ALL], np.uint64), np.array([*steps, [0] * len(steps[0])], np.int16))

    def total(self, keys: Sequence[Keys]) -> Steps:
        """What all known features among some weigh together; each counts once, however often it stands there."""
        asked = np.concatenate(keys)
        asked.sort()
        at = self.keys.searchsorted(asked)
        known = self.keys[at] == asked
        known[1:] &= asked[1:] != asked[:-1]
        total: Steps = np.add.reduce(self.steps.take(at[known], 0), 0, np.int32)
        return total

    def apart(self, keys: Sequence[int], one: int, other: int) -> list[int]:
        """How many steps each feature weighs in one column more than in another; 0 where it is not known."""
        asked = np.array(keys, np.uint64)
        at = self.keys.searchsorted(asked)
        steps = self.steps[at, one].astype(np.int32) - self.steps[at, other]
        apart: list[int] = (steps * (self.keys[at] == asked)).tolist()
        return apart
