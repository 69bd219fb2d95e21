"""Whole conversations of a group, and how a kind, attentive secretary would say that they came out.

They were written by hands that had seen neither the program nor its words, before any was played:

    # 炒菜缺姜，邻居送来
    王阿姨: 谁家有姜 炒菜缺一块  [1 post]
    小李: 有 马上下来  [1 claim]
    +15
    王阿姨: 收到啦 谢谢小李  [1 done]
    => need 姜 done 小李

「小李 @王阿姨: 有」 replies to her last message, `+15` lets minutes go by. Behind `=>` stand, one a line and in order,
what was asked or offered (need, offer, exchange), the thing (other names for it behind `/`, several things by `、`),
what became of it (open, promised, done, withdrawn), and who was on the other side; or `nothing`. A tag says what a line
does to one of these, by its number: in the files that are fitted (`moves`), not in those that only judge.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal, cast, get_args

from nlp.training.lines import CORPUS

Kind = Literal["need", "offer", "exchange"]
State = Literal["open", "promised", "done", "withdrawn"]

Tag = Literal["post", "claim", "done", "off", "back", "more"]

FOLDER = CORPUS / "talks"
PEOPLE = ("王阿姨", "小李", "陈姐", "刘叔", "小美", "老张")
HELD_OUT = frozenset("eftu")  # nothing is fitted to them, and nobody who mends the program looks at them
PLAYED = frozenset("abcdeftu")  # before the whole bot, in the tests; all others are there to be fitted
_SAID = re.compile(r"(?P<who>\w+)(?: @(?P<to>\w+))?[:：] ?(?P<words>.+)")
_TAG = re.compile(r"\s+\[(?P<number>\d) (?P<tag>\w+)\]$")
_LATER = re.compile(r"\+(?P<minutes>\d+)")
_CAME_OUT = re.compile(r"=> (?P<kind>\w+) (?P<things>\S+) (?P<state>\w+)(?: (?P<who>\S+))?")


class Unreadable(ValueError):  # noqa: N818 — read as a word
    """A line of a file that is neither said, nor waited, nor an outcome."""


@dataclass(frozen=True, slots=True)
class Said:
    who: str
    words: str
    to: str | None = None  # it replies to this one's last message
    tags: tuple[tuple[int, Tag], ...] = ()  # what it does to which outcome, counted from 1


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
    return {path.stem: list(talks(path.read_text(encoding="utf-8"))) for path in sorted(FOLDER.glob("*.txt"))}


def talks(text: str) -> Iterator[Talk]:
    for part in re.split(r"\n\s*\n", text.strip()):
        title, *lines = part.splitlines()
        if not title.startswith("# "):
            raise Unreadable(f"no title: {title}")
        yield _talk(Talk(title[2:]), lines)


def _talk(talk: Talk, lines: Iterable[str]) -> Talk:
    for tagged in lines:
        line, tags = _untagged(tagged)
        if line.startswith("=> "):
            talk.outcomes += _outcome(line)
        elif later := _LATER.fullmatch(line):
            talk.acts.append(Later(int(later["minutes"])))
        elif (said := _SAID.fullmatch(line)) and {said["who"], said["to"] or PEOPLE[0]} <= set(PEOPLE):
            talk.acts.append(Said(said["who"], said["words"], said["to"], tags))
        else:
            raise Unreadable(line)
    return talk


def _untagged(line: str) -> tuple[str, tuple[tuple[int, Tag], ...]]:
    tags: list[tuple[int, Tag]] = []
    while found := _TAG.search(line):
        if found["tag"] not in get_args(Tag):
            raise Unreadable(line)
        line = line[: found.start()]
        tags.insert(0, (int(found["number"]), cast(Tag, found["tag"])))
    return line, tuple(tags)


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
