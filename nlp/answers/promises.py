"""A reply that begins with a promise, whatever it goes on with: 「我有，别听他的」, 「我来看一下嘛」, 「可能是我的」.

The reader weighs the whole message, and the rest of it may weigh more than the promise.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache

from nlp.answers import replies
from nlp.household import things
from nlp.readings import Category, PostKind
from nlp.writing import dialects, meanings, questions
from nlp.writing.normalise import plain
from nlp.writing.script import simplify

SHORT = 40  # characters; a longer message tells a story
_COUNT = r"(?:(?:[一两三四五六七八九十几]|好几|\d{1,2})?[个把台只条张套块根盒瓶包袋斤]|一点|点|些)?(?:多的|闲着的)?"
BEGINS: Mapping[tuple[PostKind, Category], str] = {  # which words take up what
    ("need", "item"): "has",
    ("need", "loan"): "has",
    ("need", "help"): "looks",
    ("offer", "item"): "wants",
    ("offer", "loan"): "wants",
    ("offer", "ride"): "rides",
}
_OPENS = re.compile(r"[\W_]*(?:那|嗯|哎|诶)?我(?:家|们)?(?:也|还|就)?(?:想|要)[^\W_]*(?=[\W_]+[^\W_])")
_FIRST = re.compile(r"[\W_]*([^\W_]+)")


@cache
def _words() -> dict[str, re.Pattern[str]]:
    return meanings.patterns("promises.tsv")


def made(text: str, kind: PostKind, category: Category) -> bool:
    """Whether a reply to somebody's post takes it up: 「我有，别听他的」 a need of a thing, 「我来看一下」 of a hand,
    「我也想要」 what is given, 「我也要走」 a seat, 「是不是我的」 what was found, which a question proves. Not
    「我有，不借」, nor 「不是我的」."""
    said = simplify(plain(text)).strip()
    if not said or len(said) > SHORT:
        return False
    if kind == "offer" and category == "lost_found":
        return any(_words()["mine"].search(one) for one in dialects.ways(said))
    begins = BEGINS.get((kind, category))
    if begins is None:
        return False
    said = replies.unasked(said)
    if kind == "offer" and (wish := _OPENS.match(said)) is not None:
        said = wish[0]  # 「我也要坐，带个箱子可以吗」 asks besides
    if questions.asked(said) or replies.answer(said) == "no" or dialects.finds(_words()["but"], said):
        return False
    firsts = [_FIRST.match(one) for one in dialects.ways(said)]
    return any(first is not None and _words()[begins].fullmatch(first[1]) for first in firsts)


def saw(text: str) -> bool:
    """Whether somebody saw who is missing, or has them: 「在3栋楼下好像看到一只」; not 「没看到，帮你留意」, nor who
    asks (「谁看到了」)."""
    said = simplify(plain(text)).strip()
    if not said or len(said) > SHORT or questions.asked(said):
        return False
    return dialects.finds(_words()["saw"], said) and not dialects.finds(_words()["unseen"], said)


def joins(text: str) -> bool:
    """Whether somebody is one more of several: 「算我一个」."""
    return _words()["joins"].search(simplify(plain(text))) is not None


def looked(text: str) -> bool:
    """Whether somebody went to look and has it: 「问了 有的」, 「找了一下 还真有一个」; not 「问了 没有」."""
    said = simplify(plain(text)).strip()
    return (
        bool(said) and len(said) <= SHORT and not questions.asked(said) and _words()["looked"].match(said) is not None
    )


def had(text: str) -> str | None:
    """The known thing that somebody says they have, by its one name: 「鸡蛋我有」 → 「鸡蛋」; None where they name
    none. To 「谁家有牛奶」 that is no promise."""
    said, mine = simplify(plain(text)).strip(), _words()["mine_is"].pattern
    if not said or len(said) > SHORT or questions.asked(said):
        return None
    named = rf"(?P<before>[^\W_]{{1,8}}?)[\W_]*(?:{mine})|(?:{mine}){_COUNT}(?P<behind>[^\W_]{{1,8}})"
    form = re.compile(rf"[\W_]*(?:{named})(?=$|[\W_]|给|你|您|来|送|拿|可以|能|的|啊|呀|哦|呢|哈)")
    found = (form.match(one) for one in dialects.ways(said))
    names = (one["before"] or one["behind"] for one in found if one is not None)
    return next((thing for name in names if (thing := things.canonical(name)) is not None), None)


def has(text: str, names: Iterable[str]) -> bool:
    """Whether somebody plainly says that they have one of these: 「我有打气筒，来拿」, 「打气筒我有」; not 「我有没有
    打气筒」, 「我有打气筒就好了」, 「我有见过打气筒」, 「我有打气筒但是坏了」."""
    said, words = simplify(plain(text)).strip(), _words()
    thing = "|".join(re.escape(simplify(plain(name))) for name in names)
    if not thing or len(said) > SHORT or questions.asked(said := replies.unasked(said)):
        return False
    if dialects.finds(words["yet"], said):
        return False
    mine, after = words["mine_is"].pattern, rf"(?:$|[\W_]|{words['plainly'].pattern})"
    form = re.compile(rf"[\W_]*(?:(?:{mine}){_COUNT}(?:{thing})|(?:{thing})[\W_]*(?:{mine})){after}")
    return any(form.match(one) is not None for one in dialects.ways(said))
