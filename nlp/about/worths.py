"""What speaks for a deed (`trials`), as a number where it is read and as a list of features where it is fitted."""

from collections.abc import Collection, Mapping, Sequence
from functools import cache
from typing import Any, Protocol, TypeVar

LEADS = ("u=", "h=")  # features told among words: an unsaid verb, a usual deed
PAIRED = (
    "vo=",
    "vk=",
    "vl=",
    "vel=",
    "ub=",
    "uB=",
    "ua=",
)  # features of a verb and what it is done to or stands beside


class Adding(Protocol):
    def __add__(self, other: Any, /) -> Any: ...


Worth = TypeVar("Worth", bound=Adding)  # what speaks for a deed: summed up by a model, or listed to fit one
Worth_co = TypeVar("Worth_co", bound=Adding, covariant=True)


class Weighing(Protocol[Worth_co]):
    """Makes a worth of features."""

    def row(self, features: list[str]) -> Worth_co: ...

    def weighed(self, features: list[str], weight: int) -> Worth_co:
        """Features whose weight is known already."""

    def way(self, far: str, asked: str, known: str, told: bool, other: bool) -> Worth_co:
        """How a verb stands to its object, and what is known of the two (`ways`)."""

    def among(self, lead: str, words: Sequence[str]) -> Worth_co:
        """A feature and the same with each of some words: "u=修", "u=修|水管", …"""

    def paired(self, values: Sequence[str], verbs: Collection[str]) -> Sequence[Worth_co]:
        """For each verb the features of some values with it: "vo=水管|修", …"""


def ways(far: str, asked: str, known: str, told: bool, other: bool) -> list[str]:
    """The features of how a verb stands to its object: how far, after which of `ASKS` ("" where it is not said).

    `known` is what the thesaurus has of the two; `told` says that the situation tells of them, `other` that the object
    goes by another name here.
    """
    how = "s" if asked else "u"
    row = ["w=" + far, *(("other" + known + how, "w=" + far + "other") if other else (known + how, "w=" + far + known))]
    if asked:
        row.append("sw=" + far + asked)
    if told:
        row.append(("So" if other else "S") + how)
    return row


class Listing:
    """The features themselves, to fit to."""

    def row(self, features: list[str]) -> list[str]:
        return features

    def weighed(self, features: list[str], weight: int) -> list[str]:
        return features

    def way(self, far: str, asked: str, known: str, told: bool, other: bool) -> list[str]:
        return ways(far, asked, known, told, other)

    def among(self, lead: str, words: Sequence[str]) -> list[str]:
        return [lead, *(lead + "|" + word for word in words)]

    def paired(self, values: Sequence[str], verbs: Collection[str]) -> list[list[str]]:
        return [[value + "|" + verb for value in values] for verb in verbs]


class Judge:
    """The margin of a deed, in steps of 0.001, as the sum of its features' weights."""

    def __init__(self, weights: Mapping[str, int]) -> None:
        self.base = weights.get("", 0)
        self._rows: dict[str, int] = {}
        self._among: dict[str, dict[str, int]] = {}
        self._paired: dict[str, dict[str, int]] = {}  # by value: most go with no verb
        self.way = cache(self._way)  # a few hundred at most
        for name, weight in weights.items():
            lead, bar, word = name.partition("|")
            if bar and name.startswith(LEADS):
                self._among.setdefault(lead, {})[word] = weight
            elif bar and name.startswith(PAIRED):
                value, _, verb = name.rpartition("|")
                self._paired.setdefault(value, {})[verb] = weight
            else:
                self._rows[name] = weight

    @property
    def weights(self) -> dict[str, int]:
        """All weights by name, as they were fitted."""
        named = self._rows | {
            f"{lead}|{word}": one for lead, table in self._among.items() for word, one in table.items()
        }
        return named | {f"{value}|{verb}": one for value, table in self._paired.items() for verb, one in table.items()}

    def row(self, features: list[str]) -> int:
        return sum(filter(None, map(self._rows.get, features)))

    def weighed(self, features: list[str], weight: int) -> int:
        return weight

    def _way(self, far: str, asked: str, known: str, told: bool, other: bool) -> int:
        return self.row(ways(far, asked, known, told, other))

    def among(self, lead: str, words: Sequence[str]) -> int:
        return self._rows.get(lead, 0) + sum(filter(None, map(self._among.get(lead, {}).get, words)))

    def paired(self, values: Sequence[str], verbs: Collection[str]) -> list[int]:
        sums = dict.fromkeys(verbs, 0)
        for table in filter(None, map(self._paired.get, values)):
            for verb in verbs:
                if verb in table:
                    sums[verb] += table[verb]
        return [*sums.values()]
