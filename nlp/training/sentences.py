"""How well plain messages of every kind are understood: `python -m nlp.training.sentences`.

「麻烦问一下谁能{}」 with deeds, 「捡到{}，请失主联系我」 with what is lost. Labelled messages are told from one another
by all that is in them; here only the sentence speaks, for whatever is put into it.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from nlp import Reading, read
from nlp.training.lines import CORPUS
from nlp.writing import script

FILE = CORPUS / "sentences.tsv"
WHOLE = ("thing", "food", "ride", "lost", "found", "bought", "swapped")  # a deed or a place may be named in more words


class Sentence(NamedTuple):
    """A message with 「{}」 for a name; `seen` by whoever mended what was not understood."""

    seen: bool
    kind: str
    intent: str
    words: str


class Share(NamedTuple):
    """Of sentences with each of their names: how often the intent is read, acted on, and the name found."""

    heard: float
    acted: float
    named: float


def sentences() -> list[Sentence]:
    return [Sentence(first == "seen", *rest) for first, *rest in _rows() if first != "names"]


def names() -> dict[str, list[str]]:
    """What is put into the sentences of each kind."""
    return {kind: said.split() for first, kind, said, *_ in _rows() if first == "names"}


def _rows() -> Iterator[list[str]]:
    lines = FILE.read_text(encoding="utf-8").splitlines()
    return (line.split("\t") for line in lines if not line.startswith("#"))


def figures() -> dict[tuple[str, bool], Share]:
    """Kind, and whether seen → the mean over its sentences."""
    found: dict[tuple[str, bool], list[Share]] = defaultdict(list)
    known = names()
    for sentence in sentences():
        found[sentence.kind, sentence.seen].append(_share(sentence, known[sentence.kind]))
    return {key: mean(shares) for key, shares in found.items()}


def _share(sentence: Sentence, known: list[str]) -> Share:
    heard = acted = named = 0
    for name in known:
        reading = read(sentence.words.format(name))
        right = reading.intent == sentence.intent
        heard += right
        acted += right and reading.act
        named += right and reading.act and _names(reading, name, whole=sentence.kind.startswith(WHOLE))
    return Share(heard / len(known), acted / len(known), named / len(known))


def _names(reading: Reading, name: str, *, whole: bool) -> bool:
    said = [one.name for one in (*reading.wants, *reading.gives)]
    plain = script.plain(name)
    return plain in said or (not whole and any(plain in one or one in plain for one in said))


def mean(shares: list[Share]) -> Share:
    return Share(*(sum(column) / len(shares) for column in zip(*shares, strict=True)))


def main() -> None:
    found = figures()
    print("plain sentences                  heard  acted on    named")
    for seen in (True, False):
        some = {kind: share for (kind, known), share in found.items() if known is seen}
        for kind, share in (*some.items(), ("all", mean([*some.values()]))):
            print(f"  {'seen' if seen else 'unseen':8}{kind:18}" + "".join(f"{part:10.3f}" for part in share))


if __name__ == "__main__":
    main()
