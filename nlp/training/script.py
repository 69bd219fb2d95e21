"""Builds `nlp/lexicon/script/characters.txt` and `phrases.tsv` from OpenCC: `python -m nlp.training.script`.

A character is mapped where OpenCC's t2s, tw2s or hk2s (in this order) turns it alone into one other character.
A phrase is kept where OpenCC's Taiwan or Hong Kong phrases turn it into something else than its characters
would become; its key is written as `script.simplify` leaves it, since that runs first.
"""

import subprocess
import tempfile
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import opencc

from nlp.writing.script import LEXICON

HAN = chain(range(0x2E80, 0x3000), range(0x3400, 0xA000), range(0xF900, 0xFB00), range(0x20000, 0x32000))
KEPT = "吒"  # 哪吒, which the variants' tables would spell otherwise
REGIONS = {"TWPhrasesRev": "tw2sp", "HKPhrasesRev": "hk2sp"}


def characters() -> dict[str, str]:
    """Every Han character that has a simplified form of its own; what is simplified already stays (什么)."""
    converters = [opencc.OpenCC(config) for config in ("t2s", "tw2s", "hk2s")]
    traditional = opencc.OpenCC("s2t").convert
    table = {}
    for old in map(chr, HAN):
        new = next((new for c in converters if (new := c.convert(old)) != old and len(new) == 1), old)
        if new != old and traditional(old) == old and old not in KEPT:
            table[old] = new
    return table


def entries(dictionary: str) -> Iterator[str]:
    """The keys of one of OpenCC's compiled dictionaries."""
    home = Path(opencc.__file__).parent / "clib"
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "dictionary.txt"
        source = home / "share" / "opencc" / f"{dictionary}.ocd2"
        command: list[str | Path] = [home / "bin" / "opencc_dict", "-i", source, "-o", out, "-f", "ocd2", "-t", "text"]
        subprocess.run(command, check=True, capture_output=True)
        for line in out.read_text("utf-8").splitlines():
            yield line.split("\t")[0]


def phrases(table: dict[str, str]) -> dict[str, str]:
    """Regional phrase (simplified) → mainland phrase."""
    one_for_one = str.maketrans(table)
    found: dict[str, str] = {}
    for dictionary, config in REGIONS.items():
        convert = opencc.OpenCC(config).convert
        for phrase in entries(dictionary):
            key, mainland = phrase.translate(one_for_one), convert(phrase)
            if key != mainland and len(key) > 1:
                found.setdefault(key, mainland)
    return found


def main() -> None:
    table = characters()
    (LEXICON / "characters.txt").write_text("".join(table) + "\n" + "".join(table.values()) + "\n", "utf-8")
    said = phrases(table)
    lines = ["# Taiwan or Hong Kong phrase\tmainland phrase (from OpenCC, Apache-2.0; python -m nlp.training.script)"]
    lines += [f"{regional}\t{mainland}" for regional, mainland in sorted(said.items())]
    (LEXICON / "phrases.tsv").write_text("\n".join(lines) + "\n", "utf-8")
    print(f"{len(table)} characters, {len(said)} phrases")


if __name__ == "__main__":
    main()
