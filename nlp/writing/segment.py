"""Words of a Chinese text: jieba's dictionary and jieba's way (the likeliest cut), without its guesses at new words.

`cut("谁家有电钻借一下") → ["谁家", "有", "电钻", "借", "一下"]`. HMM is left out on purpose: it glues single
characters to verbs (「有葱」), and no word list repairs that. The cuts are those of `jieba.lcut(text, HMM=False)`,
made by jieba-rs where it has a wheel, but for digits and Latin letters, which stay together as typed.
"""

import re
from collections.abc import Callable
from functools import cache

_PIECE = re.compile(r"[\u3400-\u9fff]+|[a-z0-9]+(?:[.\-+#%][a-z0-9]+)*|\s+|.", re.DOTALL)

Cutter = tuple[Callable[[str], list[str]], Callable[[str], bool]]  # cuts a run of characters; has it this word?


def cut(text: str) -> list[str]:
    """The words of `text` in order, nothing left out; `text` as `script.plain` gives it."""
    words: list[str] = []
    run, _ = cutter()
    for piece in _PIECE.findall(text):
        if len(piece) > 1 and piece[0] >= "\u3400":
            words += run(piece)
        else:
            words.append(piece)
    return words


def tagged(text: str) -> tuple[list[str], list[str]]:
    """The words of `cut`, and each one's part of speech in jieba's dictionary: "n", "v", …; "x" where unknown."""
    words: list[str] = []
    tags: list[str] = []
    tag = tagger()
    for piece in _PIECE.findall(text):
        if len(piece) > 1 and piece[0] >= "\u3400":
            for word, part in tag(piece):
                words.append(word)
                tags.append(part)
        else:
            words.append(piece)
            tags.append("x" if piece[0] < "\u3400" else tag(piece)[0][1])
    return words, tags


def known(word: str) -> bool:
    """Whether jieba's dictionary has a word."""
    return cutter()[1](word)


@cache
def tagger() -> Callable[[str], list[tuple[str, str]]]:
    """Cuts a run of characters into words with their parts of speech, by jieba-rs or jieba as `cutter`."""
    try:
        import rjieba
    except ImportError:
        return tags_by_jieba()
    return lambda run: rjieba.tag(run, False)


def tags_by_jieba() -> Callable[[str], list[tuple[str, str]]]:
    """Words with their parts of speech, by jieba itself: 「借梯子」 → [("借", "v"), ("梯子", "n")]."""
    from jieba import posseg

    words = posseg.POSTokenizer()
    return lambda run: [(pair.word, pair.flag) for pair in words.cut(run, HMM=False)]


@cache
def cutter() -> Cutter:
    """jieba-rs; on a machine for which there is no wheel of it, jieba: the same words in nine times the time."""
    try:
        import rjieba
    except ImportError:
        return by_jieba()
    return (lambda run: rjieba.cut(run, False)), rjieba.has_word


def by_jieba() -> Cutter:
    """How to cut and what is a word, by jieba itself where rjieba has no wheel."""
    import jieba

    words = jieba.Tokenizer()
    words.initialize()
    return (lambda run: list(words.cut(run, HMM=False))), (lambda word: bool(words.FREQ.get(word)))
