"""How a matter ends, in the short words of whoever posted it and of whoever took it up.

The same words say different things: 「卖掉了」 of the seller is a happy end, of a neighbour who had promised to lend it
it is 「我来不了了」. `by_poster("没拿到", "need", "loan")` → "undone"; `by_taker("被我弟拿走了", "need")` → "off".
"""

import re
from functools import cache, lru_cache
from typing import Literal

from nlp import meanings
from nlp.normalise import plain
from nlp.readings import Category, PostKind
from nlp.script import simplify

SHORT = 40  # characters; a longer message tells a story, and a stray 「算了」 in it ends nothing
End = Literal["sold", "given", "got"]
Said = Literal["done", "dropped", "undone", "changed", "full", "stays"]
SURE = 0.95  # of the poster's words in which no word of an end stands, fewer than one in thirty is an end below this
ENDS: tuple[End, ...] = ("sold", "given", "got")
WORDS = frozenset({"dropped", "sold", "given", "got"})  # all else in the list are expressions
_BETWEEN = re.compile(r"[\W_]+")
_CLAUSE = re.compile(r"[\s,。;!]+|(?<=[?])")
_ASKS = re.compile(r"[?]|[吗么](?:\W|$)|(?:如果|要是|万一|的话)")  # 「来不了的话说一声」 is not yet so
_NOT_YET = "(?:没有?|冇|未|莫得?|木有|[拿借找领收取买送卖等接换]不)(?:人|能|给我?|等|见|来|一直|再|法|办法)*"
_AT_LAST = "(?:已经?|总算|终于|刚刚?|全部?|都|我们?|也)"
_VAGUE = frozenset(("收到", "有了", "没有了", "没了", "接到", "要到", "取消", "算了", "不要了"))
_RESULTS = "送[来到过]|[来等见]到|来人|有人|人来|人要|还我|[到完掉出走着]"


@cache
def _words() -> dict[str, str]:
    """Meaning → what matches any of its words, longest first."""
    known = meanings.words("endings.tsv").items()
    return {
        meaning: "|".join(re.escape(one) if meaning in WORDS else one for one in meanings.longest_first(said))
        for meaning, said in known
    }


@cache
def _pattern(meaning: str) -> re.Pattern[str]:
    return re.compile(_words()[meaning])


@cache
def _undone() -> re.Pattern[str]:
    """「没」 before what would have been the end: 「还没拿到」, 「没人送来」, 「没等到人」."""
    words = _words()
    ends = "|".join(words[end] for end in ENDS).replace("没有了|", "").replace("没了|", "").replace("有了|", "")
    return re.compile(f"{_NOT_YET}(?:{ends}|{_RESULTS})")


@cache
def _dropped() -> re.Pattern[str]:
    words = _words()
    return re.compile(rf"(?:{words['dropped']})+(?:{words['thanks']})*")


@cache
def _an_end() -> re.Pattern[str]:
    words = _words()
    end = "|".join(words[one] for one in (*ENDS, "dropped"))
    return re.compile(rf"{_AT_LAST}*(?P<end>{end})(?:{end}|{words['thanks']})*")


def _simple(text: str) -> str:
    return simplify(plain(text[: 2 * SHORT]))


@lru_cache(maxsize=1)  # every message is looked at twice
def _bare(text: str) -> str:
    return _BETWEEN.sub("", _simple(text)) if len(text) <= SHORT else ""


def _says(meaning: str, said: str) -> bool:
    return _pattern(meaning).search(said) is not None


def drops(text: str) -> bool:
    """Whether it is the end of something not wanted any more and nothing else: 「不用了」, 「不要了，谢谢」."""
    return _dropped().fullmatch(_bare(text)) is not None


def ends(text: str) -> bool:
    """Whether it is the end of something and nothing else, however it ended: 「送完了」, 「已经找到了，谢谢大家」.

    What is said of much besides, as 「收到了」, is left to the model."""
    found = _an_end().fullmatch(_bare(text))
    return found is not None and found["end"] not in _VAGUE


def undone(text: str) -> bool:
    """Whether it has not come true, in a few words: 「没拿到，他不在家」."""
    return len(text) <= SHORT and not _ASKS.search(_simple(text)) and _undone().search(_simple(text)) is not None


def ended(text: str) -> End | None:
    """How something ended, where its words say: 「卖掉了」 → "sold", 「借到了谢谢」 → "got", 「不用了」 → None."""
    said = _simple(text)
    return next((end for end in ENDS if _says(end, said)), None)


def all_of_them(text: str) -> bool:
    """Whether it is said of several things at once: 「都拿到了」."""
    return re.search("都|全", _simple(text)) is not None


def by_poster(text: str, kind: PostKind, category: Category, confidence: float = 1.0) -> Said:
    """What is meant by words of the poster that read, with this confidence, as the end of their post.

    「没拿到，他不在家」 → "undone"; 「打错了，是姜」 → "changed"; 「不卖了」, and 「车坏了，去不了了」 of a driver, →
    "dropped"; 「满了」 of a driver → "full"; 「借到了」 → "done"; 「太好了，谢谢」, 「最后三个」, and what has no word
    of an end and reads as one by guess → "stays", which ends nothing.
    """
    said = _simple(text)
    if _undone().search(said) or absent(text):
        return "undone"
    end = ended(text)
    if _says("mistyped", said) or (end is None and _says("changes", said)) or changes(text, kind, category):
        return "changed"
    if _says("dropped", said) or _says("keeps", said) or cancels(text, kind, category):
        return "dropped"
    if full(text, kind, category):
        return "full"
    nothing_else = re.fullmatch(f"(?:{_words()['thanks']})*", _BETWEEN.sub("", said))
    helped = end is not None or alone(text) or by_others(text)
    if nothing_else or (not helped and (confidence < SURE or _says("goes_on", said))):
        return "stays"
    return "done"


def absent(text: str) -> bool:
    """Whether somebody who was awaited did not come or cannot be reached: 「小李放鸽子了」, 「他一直不接电话」."""
    said = _simple(text)
    told = (clause for clause in _CLAUSE.split(said) if not _ASKS.search(clause))
    return len(said) <= SHORT and any(_says("absent", clause) for clause in told)


def full(text: str, kind: PostKind, category: Category) -> bool:
    """Whether a driver says that no seat is left: 「满了」, 「人齐了，明早见」."""
    said = _simple(text)
    if kind != "offer" or category != "ride" or len(said) > SHORT or _ASKS.search(said):
        return False
    return _says("full", said)


def changes(text: str, kind: PostKind, category: Category) -> bool:
    """Whether a driver says that it leaves otherwise than was said: 「改成7点出发」, 「推迟半小时」."""
    said = _simple(text)
    if kind != "offer" or category != "ride" or len(said) > SHORT or _ASKS.search(said):
        return False
    return ended(text) is None and (_says("changes", said) or _says("reroutes", said))


def cancels(text: str, kind: PostKind, category: Category) -> bool:
    """Whether the poster cannot do what others count on: 「车坏了，去不了了」 of a ride, 「送不了了」 of an offer."""
    said = _simple(text)
    if len(said) > SHORT or _ASKS.search(said) or (category != "ride" and kind != "offer"):
        return False
    return _says("unable", said) and ended(text) is None


def by_taker(text: str, kind: PostKind, poster: str = "") -> Literal["done", "off"] | None:
    """What words of somebody who took a post up, or waits for it, say of that; None where they say neither.

    Of a need: 「送过去了」 → "done", 「我那个卖掉了」 → "off". Of an offer: 「拿到了」 → "done", 「家里有了」 → "off".
    `poster` is the name of whom it is for: 「借给王阿姨了」.
    """
    said = _simple(text)
    if not said or len(said) > SHORT or _ASKS.search(said) or _undone().search(said):
        return None
    if kind == "offer":
        if _says("declines", said) or _says("dropped", said) or (_says("unable", said) and not stands(text)):
            return "off"
        return "done" if _says("received", said) or ended(text) == "got" else None
    to = simplify(plain(poster))
    if _says("handed", said) or (to and re.search(f"(?:给|帮){re.escape(to)}[^不没]*[了啦]", said)):
        return "done"
    if _says("declines", said) or _says("dropped", said):
        return "off"
    if (_says("gone", said) or _says("unable", said)) and not stands(text):
        return "off"
    return "done" if ended(text) == "got" else None


def stands(text: str) -> bool:
    """Whether it goes on all the same: 「我不在家，我老公在，来拿就行」."""
    return _says("stands", _simple(text))


def alone(text: str) -> bool:
    """Whether no neighbour was of help: 「我自己去买了」."""
    return _says("alone", _simple(text))


def by_others(text: str) -> bool:
    """Whether a neighbour was of help whom it does not name: 「对门借我了」."""
    return _says("others", _simple(text))


def denied(text: str, name: str) -> bool:
    """Whether it says of somebody that it was not them: 「不用小李的了」, 「小李没空」, 「谢谢小李，不过借到了」."""
    said, who = _simple(text), re.escape(simplify(plain(name)))
    return (
        re.search(
            f"(?:不用|不是|不找|不要|没找|不麻烦){who}|谢{who}[^,]{{0,2}},?(?:不过|但|可是)|{who}(?:家|那边?|他|她)?(?:没|不|来不|去不|有事|忙)",
            said,
        )
        is not None
    )
