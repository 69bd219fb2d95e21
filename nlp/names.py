"""How somebody is called: a name of a person, or words that mean something else as well (「停水」, 「3号楼」)."""

import re
from functools import cache

from nlp.household import things
from nlp.writing import meanings, segment
from nlp.writing.normalise import plain
from nlp.writing.script import simplify

_TITLES = (
    "哥",
    "姐",
    "叔",
    "姨",
    "师傅",
    "生",
    "先生",
    "妹",
    "总",
    "工",
    "老师",
    "大爷",
    "大哥",
    "大姐",
)  # behind a surname


@cache
def _words() -> dict[str, re.Pattern[str]]:
    return meanings.patterns("names.tsv")


def ordinary(name: str) -> bool:
    """Whether what somebody calls themselves means something else too, so that in others' words nobody can know who
    was meant: 「停水」, 「3号楼」, 「云淡风轻」 → True; 「小李」, 「欧阳晚晴」, 「豆豆妈」, 「Sunny」 → False.
    """
    said = simplify(plain(name)).strip()
    words = _words()
    if things.known(said) is not None or words["house"].search(said) or words["word"].fullmatch(said):
        return True
    pieces, tags = segment.tagged(said)
    told = [(piece, tag) for piece, tag in zip(pieces, tags, strict=True) if re.search(r"[^\W\d_]", piece)]
    if not all(segment.known(piece) for piece, _ in told):
        return False
    return not _a_person(said, [piece for piece, _ in told], [tag for _, tag in told])


def _a_person(said: str, pieces: list[str], tags: list[str]) -> bool:
    """Made as names are: 「王芳」, 「李建国」, 「老张」, 「阿强」, 「乐乐妈」."""
    if any(tag.startswith("nr") for tag in tags):
        return True
    words = _words()
    if len(pieces) > 1 and words["surname"].fullmatch(pieces[0]):
        return True
    if len(pieces) > 1 and (words["title"].fullmatch(pieces[-1]) or (len(said) == 2 and words["small"].match(said))):
        return True
    return len(said) == 2 and bool(words["small"].match(said) and words["surname"].fullmatch(said[1]))


def called(name: str) -> tuple[str, ...]:
    """What neighbours call somebody of this name, itself first: 老张 is 「张哥」 too, 王阿姨 「阿姨」."""
    who = simplify(plain(name)).strip()
    found = [who, who[1:] if len(who) > 2 else who]
    if len(who) == 2 and _words()["small"].match(who):
        found += [who[1] + title for title in _TITLES]
    return tuple(dict.fromkeys(found))
