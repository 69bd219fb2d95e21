"""How well plain sentences about things of no list are understood: `python -m nlp.training.unlisted`.

「谁家有{}」 with things like 「章鱼丸机」. Labelled lines mostly name what is listed, so they hardly tell.
"""

from collections.abc import Sequence

from nlp import read
from nlp.household import things
from nlp.training import coined
from nlp.training.lines import CORPUS
from nlp.writing import script

FILE = CORPUS / "unlisted.tsv"


def sentences() -> dict[str, str]:
    """Each plain sentence, with 「{}」 for its thing, and what it is: need or offer."""
    return {said: sort for sort, said in _rows() if sort != "thing"}


def unlisted() -> list[str]:
    """The things; those that a list has by now are left out."""
    return [name for sort, name in _rows() if sort == "thing" and things.known(script.plain(name)) is None]


def _rows() -> list[list[str]]:
    lines = FILE.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


def figures(said: str, sort: str, names: Sequence[str]) -> tuple[float, float, float]:
    """Of one sentence with each of the things: how often its intent is read, acted on, and the thing rightly named.

    Rightly is wholly, or by the listed thing that it is a kind of: 「手动叉车」 is a 叉车, 「奶油枪」 no 奶油.
    """
    heard = acted = named = 0
    for name in names:
        reading = read(said.format(name))
        right = reading.intent == sort
        heard += right
        acted += right and reading.act
        answered = [subject.name for subject in (*reading.wants, *reading.gives)]
        named += right and answered in ([script.plain(name)], coined.head(name))
    return heard / len(names), acted / len(names), named / len(names)


def main() -> None:
    names = unlisted()
    rows = {said: figures(said, sort, names) for said, sort in sentences().items()}
    print(f"plain sentences, each with {len(names)} things of no list:    heard  acted on    named")
    for said, parts in rows.items():
        print(f"  {said.format('…'):　<18}" + "".join(f"{part:9.2f}" for part in parts))
    print(f"  {'all':36}" + "".join(f"{sum(column) / len(rows):9.3f}" for column in zip(*rows.values(), strict=True)))


if __name__ == "__main__":
    main()
