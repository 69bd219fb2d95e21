"""Trouble on demand: the next calls fail as the network or the real server would let them fail."""

from dataclasses import dataclass
from typing import Literal, get_args

Kind = Literal[
    "429", "403", "400", "401", "409", "500", "502html",
    "cut", "cut_after", "slow", "slow_after", "repeated", "reordered",
]  # fmt: skip
KINDS: tuple[Kind, ...] = get_args(Kind)
OF_UPDATES: frozenset[Kind] = frozenset({"repeated", "reordered"})  # what only getUpdates can meet


@dataclass(slots=True)
class Fault:
    """`times` calls of `method` (None: of any) fail. `cut`, `slow`: before the server acted; `cut_after`,
    `slow_after`: after it. `repeated`: updates that were confirmed come again with the next; `reordered`: the newest
    first."""

    kind: Kind
    times: int
    method: str | None = None
    retry_after: int = 1  # seconds, for 429
    seconds: float = 1.0  # for slow and slow_after
    description: str | None = None


class Faults:
    def __init__(self) -> None:
        self._due: list[Fault] = []

    def add(self, fault: Fault) -> None:
        self._due.append(fault)

    def clear(self) -> None:
        self._due.clear()

    def take(self, method: str) -> Fault | None:
        """The fault that this call meets, if any; it is used up."""
        for fault in self._due:
            if fault.method is None or fault.method.lower() == method.lower():
                fault.times -= 1
                if fault.times <= 0:
                    self._due.remove(fault)
                return fault
        return None
