"""What is known of a run: the server's journal, the notary's entries, the tables as they stand, the kills, the log."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

SAY_NO = ("429", "403", "400", "401", "409", "500", "502html", "cut")  # faults that answer in the server's place
Book = Literal["inbox", "outbox"]


@dataclass(frozen=True, slots=True)
class Call:
    """A call that reached the server. `at` in seconds, monotonic; `gone`: the caller never read the answer."""

    number: int
    at: float
    method: str
    parameters: Mapping[str, Any]
    fault: str | None
    status: int
    result: Any
    gone: bool = False

    @property
    def earnest(self) -> bool:
        """The server's own answer, not that of a fault: it acted, or had a reason not to."""
        return self.status == 200 or self.fault not in SAY_NO

    @property
    def chat(self) -> int:
        return int(self.parameters.get("chat_id", 0))


@dataclass(frozen=True, slots=True)
class Entry:
    """The notary's note of one change: a row of a book was put in or changed its state, in this order."""

    seq: int
    new: bool
    book: Book
    row: int
    chat: int
    state: str
    update_id: int | None = None
    kind: str = ""
    ref: str | None = None
    body: str = ""


@dataclass(frozen=True, slots=True)
class Kill:
    """A moment (monotonic seconds) and the outbox rows that were on their way then. `until`: nothing that left before
    it can still come; whoever was only paused was awake again and knew it."""

    at: float
    sending: frozenset[int]
    until: float = 0.0


@dataclass(frozen=True, slots=True)
class InboxRow:
    update_id: int
    state: str
    incident: str | None


@dataclass(frozen=True, slots=True)
class Post:
    id: int
    chat: int
    message_id: int


@dataclass(frozen=True, slots=True)
class Claim:
    """In the order in which they were made."""

    post: int
    person: int
    state: str


@dataclass(frozen=True, slots=True)
class Delivered:
    """The newest message under a name, as the bot remembers it."""

    ref: str
    chat: int
    message_id: int


@dataclass(frozen=True, slots=True)
class Record:
    updates: tuple[Mapping[str, Any], ...]
    calls: tuple[Call, ...]
    confirmed: frozenset[int]  # updates that the server need not keep any more
    entries: tuple[Entry, ...]
    inbox: tuple[InboxRow, ...]
    owed: tuple[int, ...]  # outbox rows that still wait
    posts: tuple[Post, ...]
    claims: tuple[Claim, ...]
    delivered: tuple[Delivered, ...]
    kills: tuple[Kill, ...] = ()
    pauses: tuple[Kill, ...] = ()
    cuts: tuple[Kill, ...] = ()  # the database hung up
    jumps: int = 0  # of the wall clock
    log: str = ""
    exits: tuple[int, ...] = ()  # codes of those who ended without being told to
    forged: Mapping[int, int] = field(default_factory=dict)  # what forgers were answered, how often; 0: nothing
    troubled: bool = False  # the machine itself was in trouble: incidents are to be expected

    @property
    def incidents(self) -> dict[str, str]:
        """{code: what it happened to}: "update=7", "job=inbox/3", or nothing that is known."""
        found = re.findall(r"event=incident code=(\w+) place=\w+(?: (update=\d+|job=inbox/\d+))?", self.log)
        return dict(found)


def journal(path: Path) -> tuple[tuple[Mapping[str, Any], ...], tuple[Call, ...], frozenset[int]]:
    """Updates, calls, and what was confirmed. A line half written (the server was just ended) is left out."""
    lines = path.read_text("utf-8").splitlines(keepends=True)
    return of_lines(json.loads(line) for line in lines if line.endswith("\n"))


def of_lines(
    lines: Iterable[Mapping[str, Any]],
) -> tuple[tuple[Mapping[str, Any], ...], tuple[Call, ...], frozenset[int]]:
    updates, calls, gone, confirmed = [], [], set(), set()
    for line in lines:
        match line["what"]:
            case "update":
                updates.append(line["update"])
            case "call":
                calls.append(line)
            case "gone":
                gone.add(line["call"])
            case "confirmed":
                confirmed.add(line["id"])
    return (
        tuple(updates),
        tuple(
            Call(
                line["call"],
                line["at"],
                line["method"],
                line["parameters"],
                line["fault"],
                line["status"],
                line["result"],
                line["call"] in gone,
            )
            for line in calls
        ),
        frozenset(confirmed),
    )
