"""Builds ahead what the thesaurus needs at run time: the toneless pinyin of every character in daily use."""

from collections import defaultdict
from pathlib import Path

PINYIN = Path(__file__).parents[1] / "lexicon" / "pinyin.txt"


def build() -> None:
    """Writes `lexicon/pinyin.txt`: a syllable a line, then the characters read so (source: pypinyin, MIT)."""
    from pypinyin import Style, pinyin

    read_so: dict[str, list[str]] = defaultdict(list)
    for code in range(0x4E00, 0x9FA6):
        char = chr(code)
        try:
            char.encode("gb2312")
        except UnicodeEncodeError:
            continue  # names are simplified before they are looked up, and GB 2312 holds all characters in daily use
        read_so[pinyin(char, style=Style.NORMAL)[0][0]].append(char)
    lines = (f"{syllable} {''.join(chars)}" for syllable, chars in sorted(read_so.items()))
    PINYIN.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    build()
