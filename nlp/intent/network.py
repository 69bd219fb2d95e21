"""A second opinion on a message: a small convolutional network over its characters and pairs of them, as they follow
each other. What stands beside what, over a whole clause, is more than the rows and pairs of words that
`features.look` finds.

It reads no words and knows no things, so it errs elsewhere than the cues do; the calibration (`intents`) weighs
both. Fitted by `nlp.training.network`.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # a message's products are small: threads only wait for each other

import numpy as np
from numpy.typing import NDArray

from nlp.fitted import stored

NAME = "network"  # among the reasons of a decision
READ = 80  # characters: what a message wants stands at its start
PAD, UNKNOWN = 0, 1  # places of no character, and of one that the network does not know
NARROW, WIDE = 3, 5  # characters that a filter sees at once

Numbers = NDArray[np.float32]
Many = NDArray[np.float16]  # of tables that a message reads a few rows of


class Heard(NamedTuple):
    """What the network says of a message: logarithms of probabilities."""

    sorts: list[float]  # of each intent, and of chatter
    categories: list[float]


@dataclass(frozen=True, slots=True)
class Network:
    """What is fitted. V characters, P pairs of them, embeddings of size E, H filters of each kind, K answers."""

    characters: Mapping[str, int]
    pairs: Mapping[str, int]
    of_character: Many  # V × E
    of_pair: Many  # P × E
    of_reply: Numbers  # 2 × E: added to each character of a message without a reply, and with one
    narrow: Numbers  # NARROW × E × H: filters over what stands in the text
    narrow_base: Numbers  # H
    wide: Numbers  # WIDE × E × H
    wide_base: Numbers  # H
    second: Numbers  # NARROW × H × H: over what the narrow ones found
    second_base: Numbers  # H
    last: Numbers  # 3 H × K
    last_base: Numbers  # K
    sorts: int  # of the K answers so many are intents, the rest categories

    def hear(self, text: str, reply: bool) -> Heard:
        """What the network says of a message; `text` as `features.written` gives it: 「谁有电钻借一下」."""
        text = text[:READ] or "\n"  # nothing is left of a message of signs alone
        known, paired = self.characters.get, self.pairs.get
        places = [known(character, UNKNOWN) for character in text]
        pairs = [paired(first + second, UNKNOWN) for first, second in zip(text, text[1:] + "\n", strict=True)]
        seen = self.of_reply[int(reply)] + self.of_character[places] + self.of_pair[pairs]
        narrow = _found(seen, self.narrow, self.narrow_base)
        wide = _found(seen, self.wide, self.wide_base)
        narrow = narrow + _found(narrow, self.second, self.second_base)
        pooled = np.concatenate([narrow.max(0), wide.max(0), narrow.sum(0) / np.sqrt(np.float32(len(text) + 1))])
        answers = pooled @ self.last + self.last_base
        return Heard(_logarithms(answers[: self.sorts]), _logarithms(answers[self.sorts :]))


def _found(seen: Numbers, filters: Numbers, base: Numbers) -> Numbers:
    """What filters find at each character, seeing those beside it too.

    One product for each place that a filter sees: no table of what stands side by side need be laid out for one.
    """
    middle = len(filters) // 2
    found = seen @ filters[middle] + base
    for place, part in enumerate(filters):
        away = place - middle
        if away < 0:
            found[-away:] += seen[:away] @ part
        elif away > 0:
            found[:-away] += seen[away:] @ part
    heard: Numbers = np.maximum(found, 0)
    return heard


def _logarithms(answers: Numbers) -> list[float]:
    """Answers as logarithms of probabilities."""
    above = answers - answers.max()
    found: list[float] = (above - np.log(np.exp(above).sum())).tolist()
    return found


TABLES = ("of_character", "of_pair")
ARRAYS = (
    *TABLES,
    "of_reply",
    "narrow",
    "narrow_base",
    "wide",
    "wide_base",
    "second",
    "second_base",
    "last",
    "last_base",
)


def save(network: Network, path: Path) -> None:
    """Writes a network, its numbers in half the bytes: what it answers changes by less than a thousandth."""
    arrays = {name: getattr(network, name) for name in ARRAYS}
    stored.write(
        {
            "characters": "".join(network.characters),
            "pairs": "".join(network.pairs),
            "sorts": network.sorts,
            "arrays": {name: (array.shape, array.astype(np.float16).tobytes()) for name, array in arrays.items()},
        },
        path,
        effort=0,  # its numbers are as good as random
    )


def load(path: Path) -> Network:
    """The network of a file as nlp/training/network.py wrote it; tables stay in half precision."""
    parts = stored.read(path)
    pairs = parts["pairs"]
    arrays: dict[str, Any] = {
        name: np.frombuffer(data, np.float16).reshape(shape).astype(np.float16 if name in TABLES else np.float32)
        for name, (shape, data) in parts["arrays"].items()
    }
    return Network(
        {character: place for place, character in enumerate(parts["characters"], UNKNOWN + 1)},
        {pairs[at : at + 2]: place for place, at in enumerate(range(0, len(pairs), 2), UNKNOWN + 1)},
        **arrays,
        sorts=parts["sorts"],
    )


def hear(text: str, reply: bool) -> Heard:
    """What the fitted network says of a message."""
    return fitted().hear(text, reply)


@cache
def fitted() -> Network:
    """The fitted network, read once."""
    return load(stored.MODELS / "network.bin")
