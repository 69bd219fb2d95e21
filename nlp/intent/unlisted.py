"""Plain sentences about a thing that no list has: 「谁家有莳萝」, 「借角磨片用一下」, 「出校音笛，30元」.

What the models know of such a name is nothing, and of a strange sentence they mostly say that it is none of our
business. The sentence is plain, though: so that answer weighs less, and what is left is decided as ever.
"""

import math
import re
from dataclasses import dataclass
from functools import cache

from nlp.household import compounds, things
from nlp.readings import Cue
from nlp.writing import dialects, meanings, segment

LESS = 0.05  # what the odds of "none" are multiplied by, chosen on labelled lines (docs/figures.md)
LEAST = 0.005  # and where the name ends as things do (household/compounds.py): 「热缩片」
LONGEST = 24  # characters of a message
_SIGN = "[\u4e00-\u9fffa-z0-9]"


@dataclass(frozen=True, slots=True)
class Sentence:
    name: str
    meaning: str
    words: bool  # whether a word of the dictionary may be such a thing's name
    whole: re.Pattern[str]


@cache
def sentences() -> tuple[Sentence, ...]:
    """The sentences of `lexicon/unlisted.tsv`."""
    lines = [*meanings.rows("unlisted.tsv")]
    for_all = {line[0]: line[1] for line in lines if line[0].startswith("@")}
    words = for_all["@words"].split()
    name = f"(?P<name>(?:(?!{compounds.never().pattern}){_SIGN}){{2,{compounds.COINED}}}?)"
    return tuple(
        Sentence(said, meaning, said in words, re.compile(f"(?:{before}){name}(?:{after}){for_all['@after']}"))
        for said, before, after, meaning, _example in (line for line in lines if line[0] not in for_all)
    )


def find(plain: str) -> Cue | None:
    """Which plain sentence a whole message is, `plain` as `script.plain` gives it: 「谁家有莳萝」 → Cue(…)."""
    if len(plain) > LONGEST:
        return None
    said = dialects.standard(plain)
    for sentence in sentences():
        if match := sentence.whole.fullmatch(said):
            name = match["name"]
            if compounds.coined(name):
                less = LEAST
            elif sentence.words or not segment.known(name) or things.known(name) or compounds.headed(name):
                less = LESS
            else:
                return None  # 「谁有爱情」
            return Cue(f"unlisted.{sentence.name}", plain, sentence.meaning, -math.log(less))
    return None
