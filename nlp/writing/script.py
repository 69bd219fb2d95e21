"""Traditional characters read as simplified: 「誰有滑鼠」 → 「谁有滑鼠」, and names said the mainland way.

The tables in `lexicon/script/` are built ahead from OpenCC by `nlp.training.script` (`characters.txt`, `phrases.tsv`);
`regional.tsv` is our own and may be mended by hand.
"""

from functools import cache

from nlp.writing import meanings, normalise
from nlp.writing.longest import Longest

LEXICON = meanings.LEXICON / "script"


@cache
def characters() -> dict[int, str]:
    """Traditional → simplified, one for one, as `str.translate` wants it."""
    traditional, simplified = (LEXICON / "characters.txt").read_text("utf-8").split("\n")[:2]
    return {ord(old): new for old, new in zip(traditional, simplified, strict=True)}


@cache
def _phrases() -> Longest[str]:
    """Regional names and what the mainland calls them; our own lines win over OpenCC's."""
    said: dict[str, str] = {}
    for file in ("phrases.tsv", "regional.tsv"):
        said |= {regional: mainland for regional, mainland, *_ in meanings.rows(f"script/{file}")}
    return Longest(said)


def simplify(text: str) -> str:
    """The same text in simplified characters, one for one, so that offsets stay: 「週六誰來」 → 「周六谁来」."""
    return text if text.isascii() else text.translate(characters())


@cache
def _plain() -> normalise.Table:
    return normalise.table(characters())


def plain(text: str) -> str:
    """Half-width, lower case, without invisible marks and simplified, in one go: 「誰有Ｗｉ－Ｆｉ」 → 「谁有wi-fi」."""
    return normalise.clean(text.translate(_plain()))


def localise(name: str) -> str:
    """A name in simplified characters and mainland words; its length may change: 「腳踏車」 → 「自行车」."""
    return _phrases().replace(simplify(name))
