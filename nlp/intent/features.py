"""What of a message the models look at: its pieces, its frame (things, numbers and times blanked out), its cues.

The same code serves fitting and reading. 「谁有电钻借一下」 has the frame 「谁有◆借一下」, which is what makes it a
need with any other tool as well.
"""

import re
from collections.abc import Iterable, Set
from dataclasses import dataclass
from functools import cache
from itertools import combinations, pairwise
from operator import add

from nlp.fitted.weights import LONGEST
from nlp.household import spelling, things
from nlp.intent import alike, cues
from nlp.writing import dialects, segment
from nlp.writing.longest import Longest

HEAD, TAIL = 120, 40  # characters looked at, at the start and the end: what a message wants stands there
WORDS = 16  # of the frame, for pairs of words in order: more would be quadratic work for little
KINDS = 14  # the same for pairs of kinds
_SEPARATORS = re.compile(r"[,，。.;；、~…:：\s\"“”'()\-—]+(?![0-9])|[,，。;；、~…:：\s\"“”'()]+")
_LISTED = re.compile(r"(?<![0-9a-z.])(?:[1-9][0-9]?|[a-h])[.、)](?![0-9a-z.])")  # the number of a line: a pause
_REPEATED = re.compile(r"(.)\1{2,}")
_BLANKS = {"item": "◇", "loan": "◆", "help": "◈", "ride": "▲", "group_buy": "◇", "info": "☎", "lost_found": "◇"}
_SIGNS = frozenset("◇◆◈▲☎⌂☆￥○0?!^$")  # what of a frame is no word and yet says something
OWN = "◆"  # a thing that a group named itself is mostly one that goes from hand to hand
_NUMBER = "0-9一二两三四五六七八九十百千半几俩仨"
_UNIT = (
    "(?:个|只|把|瓶|盒|袋|包|箱|斤|公斤|件|条|张|台|辆|双|套|本|根|块|片|盆|棵|颗|罐|桶|碗|勺|份|副|床|支"
    "|顶|米|寸|升|匹|对|位|人|名|户|家|车|次|天|小时|分钟|周|月|年|岁|厘米|公分|毫升|克|打|扎|捆|提|摞|沓)"
)
_PART = "早上|上午|中午|下午|晚上|傍晚|凌晨"
_SHAPES = re.compile(
    r"(?P<room>\d+-\d+(?:-\d+)?|\d+(?:栋|号楼|幢|单元|楼|室)\d*)"
    rf"|(?P<time>(?:[今明后当昨前][天日早晚夜]|[下上这本]{{0,2}}(?:周|星期|礼拜)[一二三四五六日天末])(?:{_PART}|晚)?"
    rf"|{_PART}|\d+月\d+[日号]?|\d+[日号]|[0-9一二两三四五六七八九十]{{1,3}}[点时](?:半|钟|\d+分?)?)"
    rf"|(?P<price>[{_NUMBER}]+(?:\.\d+)?(?:块钱?|元|毛))"
    rf"|(?P<count>(?:[{_NUMBER}]+分之[{_NUMBER}]+|[{_NUMBER}]+(?:\.\d+)?[来多]?)(?:{_UNIT}|两(?!{_UNIT}))(?:半(?!{_UNIT})|多|左右)?"
    rf"|斤半|(?<![们咱你我他])[俩仨](?![人口娃]))"
    r"|(?P<digits>\d+)"
)
_SHAPED = re.compile(f"[{_NUMBER}今明后当昨前下上本周星礼早中傍晚凌]")  # nothing of those shapes begins otherwise
_SHAPE = {"room": "⌂", "time": "☆", "price": "￥", "count": "○", "digits": "0"}

Feature = str | tuple[str, ...]  # several words are a tuple, which is made and found sooner than a string of them
Features = dict[str, Set[Feature]]  # for each block of the model, the names of what is true of the message


@dataclass(frozen=True, slots=True)
class Glance:
    """A message in written Chinese, its frame, and its cues: enough to leave most chatter."""

    text: str
    frame: str
    hits: tuple[cues.Hit, ...]


@dataclass(frozen=True, slots=True)
class Look:
    """What a closer look shows of the frame: its words, those `told` apart from their kind, and kinds alone."""

    words: list[str]  # with "^" before them and "$" behind, as in the other two
    told: list[str]  # no more than are paired
    kinds: list[str]  # no more than are paired
    hits: tuple[cues.Hit, ...]


@cache
def blanks() -> Longest[str]:
    """Every known thing of two characters or more, with the mark that stands for its kind in the frame."""
    known = things.thesaurus()
    table = {}
    for form in things.all_forms():
        if len(form) > 1:
            thing = known.things.get(known.forms.get(form, form))
            table[form] = _BLANKS.get(thing.hint if thing else "item", "◇")
    return Longest(table)


def written(plain: str) -> str:
    """`plain` (simplified) with dialect words replaced, and every pause the same: 「姜,,有冇。」 → 「姜,有没有」."""
    if len(plain) > HEAD + TAIL:
        plain = plain[:HEAD] + "," + plain[-TAIL:]
    text = _LISTED.sub(",", _REPEATED.sub(r"\1\1", dialects.standard(plain)))
    return spelling.mended(_SEPARATORS.sub(",", text).strip(","))


def framed(text: str) -> str:
    """The text with numbers, times, prices and known things blanked out."""
    return blanks().replace(_SHAPES.sub(_blank, text) if _SHAPED.search(text) else text)


def _blank(match: re.Match[str]) -> str:
    return _SHAPE[match.lastgroup or "digits"]


def bounded(text: str) -> str:
    """A text with its start and end marked, for pieces that stand there."""
    return f"^{text}$"


def grams(text: str) -> set[str]:
    """All pieces of up to `LONGEST` characters of a text, its start and end marked."""
    pieces = rest = list(bounded(text))
    found = set(pieces)
    for _ in range(LONGEST - 1):
        rest = rest[1:]
        pieces = list(map(add, pieces, rest))
        found.update(pieces)
    return found


def glance(plain: str, own: Iterable[str] = ()) -> Glance:
    """What a first glance at a message shows; `plain` as `normalise.plain` gives it, simplified.

    `own` are names of things that the group itself added: they are blanked out like any known thing.
    """
    text = written(plain)
    frame = text
    for name in own:
        frame = frame.replace(name, OWN)
    return Glance(text, framed(frame), tuple(cues.find(text)))


def look(seen: Glance, frequent: frozenset[str]) -> Look:
    """What stands beyond a glance. `frequent` words of the frame are kept, all others count by their kind.

    What has no kind counts by its length: 「女儿」 is "@child", 「窸窣」 is "<2>".
    """
    kind_of = alike.kinds().get
    told = ["^"]
    words = ["^"]
    kinds = ["^"]
    for word in segment.cut(seen.frame):
        kind = kind_of(word)
        if word in frequent:
            words.append(word)
            told.append(word)
        elif len(word) == 1:
            words.append(kind or word)
            told.append(word)
        else:
            words.append(kind or f"<{min(len(word), 4)}>")
        if kind or word in _SIGNS:
            kinds.append(kind or word)
    for row in (words, told, kinds):
        row.append("$")
    told = [word for word in told if word != ","]
    return Look(words, told[:WORDS], kinds[:KINDS], seen.hits)


def looks(seen: Look) -> Features:
    """The names of all that a look shows, for fitting: reading makes numbers of them at once (`intents.looked`)."""
    words = seen.words
    return {
        "words": set(words),
        "rows": {*pairwise(words)},
        "one between": {*zip(words, words[2:], strict=False)},
        "two between": {*zip(words, words[3:], strict=False)},
        "pairs": {*combinations(seen.told, 2)},
        "kinds": {*combinations(seen.kinds, 2)},
        "opening": {hit.name for hit in seen.hits if hit.first},
        "ending": {hit.name for hit in seen.hits if hit.last},
    }


def glances(seen: Glance) -> Features:
    """The names of all that a glance shows, for fitting: reading looks for known pieces only (`intents.glanced`)."""
    return {"text": grams(seen.text), "frame": grams(seen.frame), "cues": {hit.name for hit in seen.hits}}
