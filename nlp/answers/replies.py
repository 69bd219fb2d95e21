"""Short answers: yes or no to a question the bot asked, and what a word without a reply may take up.

「我有,来拿」 → "yes"; 「没有了,上次就用完了」 → "no".
"""

import re
from collections.abc import Mapping
from functools import cache
from itertools import product
from types import MappingProxyType
from typing import Literal, get_args

from nlp.readings import Category, PostKind
from nlp.writing import dialects, meanings, questions
from nlp.writing.normalise import plain
from nlp.writing.script import simplify

_BETWEEN = re.compile(r"[\W_]+")
Taken = tuple[PostKind, Category]
KINDS: tuple[PostKind, ...] = get_args(PostKind)
CATEGORIES: tuple[Category, ...] = get_args(Category)
THINGS: tuple[Category, ...] = ("item", "loan", "ride", "group_buy", "info")
TAKES: Mapping[str, frozenset[Taken]] = MappingProxyType(
    {  # meaning → the posts that may be answered so
        "gives": frozenset(product(("need", "exchange"), THINGS)),
        "knows": frozenset({("need", "help"), ("need", "ride")}),
        "wants": frozenset(product(("offer", "exchange"), CATEGORIES)),
        "rides": frozenset({("offer", "ride")}),
        "mine": frozenset({("offer", "lost_found")}),
        "sees": frozenset({("need", "lost_found")}),
        "swaps": frozenset(product(("exchange",), CATEGORIES)),
        "takes": frozenset(product(KINDS, CATEGORIES)),
    }
)
_MINE = re.compile(r"(?<!没)有")
_HAS_A_THING = re.compile("有(?!空|时间|时候|工夫|功夫)")
_ALSO = re.compile(
    r"(?<=[我家这儿里边])(?:也|正好|刚好|恰好|倒是|倒|就|还)(?=[有会能要想去来坐])|(?<=我)[只也](?=[要想])|(?<=我)(?:马上|现在|这就|立刻|赶紧|就)(?=[来去过下上帮])"
)
SHORT = 40  # characters; a longer message is no mere answer, and a stray 「好」 in it decides nothing


@cache
def _words() -> dict[str, tuple[str, ...]]:
    """Meaning → words, longest first."""
    return {meaning: meanings.longest_first(said) for meaning, said in meanings.words("replies.tsv").items()}


@cache
def _otherwise() -> re.Pattern[str]:
    """「我要在家看孙子」 wants nothing, who saw a notice saw no cat."""
    return re.compile("|".join(words.pattern for words in meanings.patterns("otherwise.tsv").values()))


def _simple(text: str) -> str:
    return simplify(plain(text))


def answer(text: str) -> Literal["yes", "no"] | None:
    """What a short message says to 「方便吗?」; None where it says neither. No goes before yes: 「有是有,不方便」.

    A yes is how a clause begins (「那可以的」), and a short one is all of it (「行」, but not 「行李箱放哪」):
    a promise is not to be made out of a stray 「要」. Who asks back answers nothing yet: 「可以明天吗?」
    """
    said = _simple(text)
    if not said or len(said) > SHORT or questions.asked(text):
        return None
    if any(word in _no_problem().sub(" ", said) for word in _words()["no"]):
        return "no"
    return "yes" if any(_agrees().match(clause) for clause in _BETWEEN.split(said)) else None


@cache
def _agrees() -> re.Pattern[str]:
    """A clause that is a yes: 「我刚好有的」, 「好嘞」."""
    return re.compile(rf"(?:{_any('opener')})*(?:{_any('yes')}|(?:{_any('alone')})+(?:{_any('particle')})*$)")


@cache
def _no_problem() -> re.Pattern[str]:
    """A yes with a no in it: 「没有问题」."""
    inside = [yes for yes in _words()["yes"] if any(no in yes for no in _words()["no"])]
    return re.compile(meanings.either(inside))


def _any(meaning: str) -> str:
    return meanings.either(_words()[meaning])


def verdict(text: str) -> bool | None:
    """Whether a short message says that something is right: 「对的」 → True, 「对不上」 → False, 「这是啥」 → None."""
    said = _simple(text)
    if not said or len(said) > SHORT // 2 or questions.asked(text):
        return None
    if any(word in said for word in _words()["wrong"]):
        return False
    return True if any(said.startswith(word) for word in _words()["right"]) else None


def unasked(said: str) -> str:
    """Plain, simplified words that offer something and ask back whether it is wanted, without the question:
    「我有，要吗」 → 「我有」."""
    if not said.rstrip(" ?。,!~啊呀").endswith(_words()["wanted"]):
        return said
    offered = _asks_back().sub("", said)
    return offered if _MINE.search(offered) else said


@cache
def _asks_back() -> re.Pattern[str]:
    return re.compile(rf"[\W_]*(?:你|您|现在|还|看)*(?<![必重主只快需])(?:{_any('wanted')})[\W_]*$")


def _also(said: str) -> str:
    """「我也有」, 「我正好有」 are 「我有」, 「我马上来」 is 「我来」."""
    return _ALSO.sub("", said)


def takes_up(text: str) -> frozenset[Taken]:
    """The posts (kind, category) that a short word may take up, without quoting them: 「我有，来拿」 → needs of things,
    exchanges; 「我会」 → needs of help; 「我要」 → offers, exchanges; 「是我的」 → what was found; 「明天来拿」 → all;
    anything else → none.

    It only may: whoever asks knows whether there is something to take up, and reads it again as a reply to that.
    """
    said = _simple(text).strip()
    if not said or len(said) > SHORT // 2 or (said := unasked(said)).endswith(("吗", "?", "呢")):
        return frozenset()
    if only_sounds_so(text):
        return frozenset()
    ways = [_also(one) for one in dialects.ways(said)]
    meant = {meaning for meaning in TAKES if any(word in one for one in ways for word in _words()[meaning])}
    found = frozenset(taken for one in (meant - {"takes"} or meant) for taken in TAKES[one])
    time_only = meant >= {"gives", "knows"} and not any(_HAS_A_THING.search(one) for one in ways)
    return found - {("need", thing) for thing in THINGS} if time_only else found  # 「我有空」 has no ginger


def only_sounds_so(text: str) -> bool:
    """Whether it only sounds as if it took something up: 「我有事」, 「晚上来我家吃饭」, 「我要在家看孙子」,
    「我看到物业通知了」."""
    said = _simple(text[: SHORT + 1])
    return any(word in said for word in _words()["busy"]) or dialects.finds(_otherwise(), text[: SHORT + 1])


def takes_all(text: str) -> bool:
    """Whether it takes all that there is: 「我全要」, 「都给我吧」."""
    said = _simple(text)
    return len(said) <= SHORT and not questions.asked(text) and any(word in said for word in _words()["all"])


def points_elsewhere(text: str) -> bool:
    """Whether it says where something is to be had, and promises nothing: 「居委会有，可以去借」."""
    said = _simple(text)
    return re.search(rf"(?:{_any('elsewhere')})[^我]{{0,4}}(?:有|能|可以)", said) is not None and "我" not in said


def asks_about_us(text: str) -> bool:
    """Whether it asks who the bot is or how it is used, and nothing else: 「你是谁啊」, 「这个怎么用，我不会弄」."""
    return _asks(text, "about")


def asks_how_to_meet(text: str) -> bool:
    """Whether it asks how to find or write to the neighbour the bot told of: 「他家在哪」, 「我不会点那个名字」."""
    return _asks(text, "meet")


def _asks(text: str, meaning: Literal["about", "meet"]) -> bool:
    return any(_question(meaning).match(said) and len(said) <= SHORT // 2 for said in dialects.ways(_simple(text)))


@cache
def _question(meaning: str) -> re.Pattern[str]:
    words = meanings.patterns("about.tsv")
    return re.compile(f"(?:{words['before'].pattern})*(?:{words[meaning].pattern})")


def greets(text: str) -> bool:
    """Whether it is a greeting or a nod and nothing else: 「你好」, 「嗯嗯」, 「收到！」."""
    said = _BETWEEN.sub("", _simple(text))
    return bool(said) and re.fullmatch(rf"(?:{_any('greeting')})+", said) is not None
