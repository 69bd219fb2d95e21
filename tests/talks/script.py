"""The files of talks: 「小李 @王阿姨: 有」, `+15`, `=> need 姜 done 小李`."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, cast, get_args

from tests.neighbourhood import PEOPLE

Kind = Literal["need", "offer", "exchange"]
State = Literal["open", "promised", "done", "withdrawn"]

FOLDER = Path(__file__).parent
_SAID = re.compile(r"(?P<who>\w+)(?: @(?P<to>\w+))?[:：] ?(?P<words>.+)")
_LATER = re.compile(r"\+(?P<minutes>\d+)")
_CAME_OUT = re.compile(r"=> (?P<kind>\w+) (?P<things>\S+) (?P<state>\w+)(?: (?P<who>\S+))?")


class Unreadable(ValueError):  # noqa: N818 — read as a word
    """A line of a file that is neither said, nor waited, nor an outcome."""


@dataclass(frozen=True, slots=True)
class Said:
    who: str
    words: str
    to: str | None = None  # it replies to this one's last message


@dataclass(frozen=True, slots=True)
class Later:
    minutes: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """One request or offer at the end; of `things` each is the names that it may have."""

    kind: Kind
    things: tuple[frozenset[str], ...]
    state: State
    who: frozenset[str] = frozenset()


@dataclass(slots=True)
class Talk:
    title: str
    acts: list[Said | Later] = field(default_factory=list)
    outcomes: list[Outcome] = field(default_factory=list)


def files() -> dict[str, list[Talk]]:
    """All talks, by the name of their file."""
    return {
        path.stem: list(talks(path.read_text(encoding="utf-8"))) for path in sorted((FOLDER / "files").glob("*.txt"))
    }


def talks(text: str) -> Iterator[Talk]:
    for part in re.split(r"\n\s*\n", text.strip()):
        title, *lines = part.splitlines()
        if not title.startswith("# "):
            raise Unreadable(f"no title: {title}")
        yield _talk(Talk(title[2:]), lines)


def _talk(talk: Talk, lines: Iterable[str]) -> Talk:
    for line in lines:
        if line.startswith("=> "):
            talk.outcomes += _outcome(line)
        elif later := _LATER.fullmatch(line):
            talk.acts.append(Later(int(later["minutes"])))
        elif (said := _SAID.fullmatch(line)) and {said["who"], said["to"] or PEOPLE[0]} <= set(PEOPLE):
            talk.acts.append(Said(said["who"], said["words"], said["to"]))
        else:
            raise Unreadable(line)
    return talk


def _outcome(line: str) -> list[Outcome]:
    if line == "=> nothing":
        return []
    found = _CAME_OUT.fullmatch(line)
    who = frozenset((found["who"] or "").split("、")) - {""} if found else frozenset()
    if found is None or found["kind"] not in get_args(Kind) or found["state"] not in get_args(State):
        raise Unreadable(line)
    if not who <= set(PEOPLE):
        raise Unreadable(line)
    things = tuple(frozenset(one.split("/")) for one in found["things"].split("、"))
    return [Outcome(cast(Kind, found["kind"]), things, cast(State, found["state"]), who)]
