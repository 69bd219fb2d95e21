"""The labelled messages, and which of them are kin."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nlp.writing import normalise, script

CORPUS = Path(__file__).parent / "corpus"
# what stands there and is no post is talk that has nothing to do with neighbours
CHATTER = {
    "own-asides.jsonl",
    "own-chatter.jsonl",
    "own-comments.jsonl",
    "own-feeds.jsonl",
    "own-idle.jsonl",
    "own-talk.jsonl",
}
TEMPLATED = {"own-short.jsonl"}  # short plain sentences with one thing after another: kin if their frames are the same
FOLDS = 5
HELD_OUT = {"dev.jsonl", "dev-times.jsonl"}  # they judge; they are not fitted


@dataclass(frozen=True, slots=True)
class Line:
    """A labelled message and the file it stands in. Source: nlp/training/corpus, labels as GUIDE.md says."""

    file: str
    text: str
    reply: bool
    intent: str
    category: str | None
    wants: tuple[dict[str, Any], ...]
    gives: tuple[dict[str, Any], ...]
    now: str | None = None
    start: str | None = None

    @property
    def accepted(self) -> set[str]:
        """Every accepted form of what a post is about."""
        return {normalise.plain(name) for thing in (*self.wants, *self.gives) for name in thing["name"]}


def read(path: Path) -> Iterator[Line]:
    with path.open(encoding="utf-8") as file:
        for row in file:
            if row.strip():
                label = json.loads(row)
                yield Line(
                    path.name,
                    label["text"],
                    label["reply"],
                    label["intent"],
                    label["category"],
                    tuple(label["wants"]),
                    tuple(label["gives"]),
                    label.get("now"),
                    label.get("start"),
                )


def waiting() -> list[Line]:
    """Lines that subjects are fitted to and intents are not: these hear fewer plain needs by them (docs/figures.md)."""
    return [line for path in sorted((CORPUS / "waiting").glob("*.jsonl")) for line in read(path)]


def fitted() -> list[Line]:
    """All lines that may be fitted: every labelled file but those that judge."""
    return [line for path in sorted(CORPUS.glob("*.jsonl")) if path.name not in HELD_OUT for line in read(path)]


def held_out() -> list[Line]:
    return list(read(CORPUS / "dev.jsonl"))


def idle(line: Line) -> bool:
    """Whether a line is talk from somewhere else, that has nothing to do with neighbours."""
    return line.file in CHATTER and line.intent == "none"


def plain(text: str) -> str:
    """A text as `nlp.read` looks at it."""
    return script.plain(text).strip()


def kin(texts: list[str], alike: float = 0.5) -> list[int]:
    """A group number for each text: texts that share `alike` of their character pairs, or are linked by such, are kin.

    Cross-validation keeps kin together, so that no message is judged by its own twin.
    """
    grams = [{text[i : i + 2] for i in range(len(text) - 1)} or {text} for text in texts]
    group = list(range(len(texts)))

    def head(index: int) -> int:
        while group[index] != index:
            group[index] = group[group[index]]
            index = group[index]
        return index

    holders: dict[str, list[int]] = {}
    for index, own in enumerate(grams):
        shared: dict[int, int] = {}
        for gram in own:
            for other in holders.get(gram, ()):
                shared[other] = shared.get(other, 0) + 1
        for other, both in shared.items():
            if both / (len(own) + len(grams[other]) - both) >= alike:
                group[head(other)] = head(index)
        for gram in own:
            holders.setdefault(gram, []).append(index)
    return [head(index) for index in range(len(texts))]
