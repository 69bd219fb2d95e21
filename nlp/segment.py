"""Words of a Chinese text: jieba's dictionary and jieba's way (the likeliest cut), without its guesses at new words.

`cut("谁家有电钻借一下") → ["谁家", "有", "电钻", "借", "一下"]`. HMM is left out on purpose: it glues single
characters to verbs (「有葱」), and no word list repairs that. The cuts are those of `jieba.lcut(text, HMM=False)`,
made by jieba-rs, but for digits and Latin letters, which stay together as typed.
"""

import re

import rjieba

_PIECE = re.compile(r"[\u3400-\u9fff]+|[a-z0-9]+(?:[.\-+#%][a-z0-9]+)*|\s+|.", re.DOTALL)


def cut(text: str) -> list[str]:
    """The words of `text` in order, nothing left out; `text` as `script.plain` gives it."""
    words: list[str] = []
    for piece in _PIECE.findall(text):
        if len(piece) > 1 and piece[0] >= "\u3400":
            words += rjieba.cut(piece, False)
        else:
            words.append(piece)
    return words


def known(word: str) -> bool:
    """Whether jieba's dictionary has a word."""
    return rjieba.has_word(word)
