"""A group's own words for things: what neighbours there call a thing, and what it is.

「谁有地梯」 with Words({"地梯": "人字梯"}) is read as 「谁有人字梯」. What an organizer teaches is read here too.
"""

import re
from functools import lru_cache
from typing import Literal

from nlp import times
from nlp.household import things
from nlp.intent import cues, intents
from nlp.readings import Words
from nlp.writing import meanings, script, segment
from nlp.writing.normalise import READ

Flaw = Literal["short", "long", "everyday", "several"]

SHORTEST, LONGEST = 2, 20  # characters of a word that is taught; of what it means, one is enough: 「姜」
AROUND = 8  # characters on either side in which a longer known thing may hold the word: 「大黑板」 holds 「大黑」
IS = re.compile(r"\s*(?:[=＝]+[>＞]?|→|就是)\s*")
SEVERAL = re.compile(r"[\n,，、;；。!！?？=＝]")
LETTER = re.compile(r"[^\W\d_]")
SAYS = ("ask.", "give.", "claim.", "close.", "none.answer", "none.decline")  # cues by which a message is understood
EMPTY = frozenset({"r", "u", "d", "p", "c", "y", "e", "o", "m", "q", "t", "f", "v"})  # such words name no thing


def taught(text: str) -> tuple[str, str]:
    """What a word means, as an organizer types it: 「地梯=人字梯」 → (地梯, 人字梯); 「地梯=」 → (地梯, ""), means
    nothing any more; 「棉花糖机」 → (棉花糖机, 棉花糖机), a thing of its own."""
    word, *rest = IS.split(text.strip(), maxsplit=1)
    return word.strip(), rest[0].strip() if rest else word.strip()


def key(word: str) -> str:
    """The one form under which a word is found, however it is typed: 「Ａ字梯」 → 「a字梯」, 「電梯」 → 「电梯」."""
    return script.plain(word).strip()


def flaw(word: str) -> Flaw | None:
    """Why a word cannot be taught: it would be heard where nobody means the thing. None: it can.

    「梯」 → "short"; 「谁有」, 「借一下地梯」, 「明天」 → "everyday"; 「地梯、大黑」 → "several"; 「地梯」 → None.
    """
    plain = key(word)
    if SEVERAL.search(word):
        return "several"
    if len(plain) < SHORTEST:
        return "short"
    return _unfit(plain)


def unclear(meant: str) -> Flaw | None:
    """Why something cannot be what a word means: as `flaw`, but 「姜」 may be short, and a deed is known (「搬家」)."""
    plain = key(meant)
    if SEVERAL.search(meant):
        return "several"
    return None if things.known(plain) is not None and len(plain) <= LONGEST else _unfit(plain)


def _unfit(plain: str) -> Flaw | None:
    if len(plain) > LONGEST:
        return "long"
    return "everyday" if _is_everyday(plain) else None


def _is_everyday(plain: str) -> bool:
    """Whether it stands in all sorts of sentences, so that it can name no thing."""
    if not LETTER.search(plain) or times.present(plain) or plain in intents.model().frequent:
        return True
    known = things.known(plain) is not None
    for hit in cues.find(plain):
        if hit.name.startswith(SAYS) and (hit.words == plain or (len(hit.words) > 1 and not known)):
            return True
    return not known and all(tag[:1] in EMPTY for tag in segment.tagged(plain)[1])


def renamed(plain: str, words: Words) -> tuple[str, list[str]]:
    """A text, as `script.plain` gives it, with a group's own words said as what they mean; and the things so named.

    A word inside a longer known thing stays: 「大黑」 is no part of 「大黑板」.
    """
    said, means = _expression(tuple(words.aliases.items()))
    if not means:
        return plain, []
    named: dict[str, None] = {}

    def replace(found: re.Match[str]) -> str:
        if found[0] not in means or _inside_another(plain, found.start(), found.end()):
            return found[0]
        named[means[found[0]]] = None
        return means[found[0]]

    return said.sub(replace, plain), list(named)


def said(text: str, words: Words) -> str:
    """A message as it is looked through for names of things: 「地梯還你了」 → 「人字梯还你了」; as typed where none of
    the group's own words stands in it."""
    plain, names = renamed(script.plain(text[:READ]), words)
    return plain if names else text


def named(words: Words) -> frozenset[str]:
    """All things that a group's own words mean."""
    return frozenset(_expression(tuple(words.aliases.items()))[1].values())


@lru_cache(maxsize=256)
def _expression(aliases: tuple[tuple[str, str], ...]) -> tuple[re.Pattern[str], dict[str, str]]:
    """What finds the words, and what each of them means. What they mean is found too, and left as it is: where
    「梯子」 means 「梯子车」, a 「梯子车」 is no 「梯子车车」."""
    means = {key(word): key(meant) for word, meant in aliases}
    means = {word: means.get(meant) or meant for word, meant in means.items() if word and meant}
    return re.compile(meanings.either({*means, *means.values()})), means


def _inside_another(plain: str, start: int, stop: int) -> bool:
    """Whether a known thing stands there of which these characters are only a part."""
    forms = things.thesaurus().forms
    for first in range(max(0, start - AROUND), stop):
        for last in range(max(start, first + 1) + 1, min(len(plain), stop + AROUND) + 1):
            if (first < start or last > stop) and last - first > 1 and plain[first:last] in forms:
                return True
    return False
