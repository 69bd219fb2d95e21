"""A word that takes up what was asked a moment ago and replies to nothing, as most people type: 「有，这就送来」.

`kinds("有，这就送来")` → {"need", "exchange"}; `kinds("今天真冷")` → nothing.
"""

import itertools
from collections.abc import Mapping, Sequence
from functools import cache
from re import Pattern
from types import MappingProxyType

from nlp import halves, reader
from nlp.answers import promises, replies
from nlp.household import things
from nlp.intent import intents
from nlp.readings import ACT, Context, Intent, PostKind, Reading, Words
from nlp.writing import dialects, meanings, script

SHORT = 40  # characters; a longer message tells a story
ASKS_ON = 10  # characters; 「谁有开锁师傅的电话」 asks by itself
SURE = 0.95  # as a reply it is a claim; how much chatter sounds as sure: docs/figures.md
SLACK = 1350  # below the bar of the gate: there it loses few claims, and most chatter ends
ALL: frozenset[PostKind] = frozenset(replies.KINDS)
ANSWERED_BY: Mapping[PostKind, Intent] = MappingProxyType({"need": "offer", "offer": "need"})


@cache
def _words() -> dict[str, Pattern[str]]:
    return meanings.patterns("uptake.tsv")


def may(text: str) -> bool:
    """Whether it is worth asking what was said a moment ago: a look-up a character, and most chatter ends here."""
    said = script.plain(text[: SHORT + 1]).strip()
    plainly = any(_words()[one].search(said) is not None for one in ("tips", "tastes"))
    return 0 < len(text) <= SHORT and (plainly or not intents.silent(said, SLACK))


def tastes(text: str) -> bool:
    """Whether it can only be about food: 「我爱吃」 takes no ladder. Never raises."""
    return _words()["tastes"].search(script.plain(text)) is not None


def kinds(text: str, words: Words | None = None) -> frozenset[PostKind]:
    """The kinds of post that it would take up if it replied to one; none where it is a post by itself, or no claim.

    Not 「电钻」 alone, which may be the other half of 「谁有」. It only sounds so: whoever asks knows whether there was
    something a moment ago that it can mean. Never raises.
    """
    if (
        not may(text)
        or halves.waits(text)
        or replies.answer(text) == "no"
        or replies.only_sounds_so(text)
        or calls(text)
    ):
        return frozenset()
    if promises.made(text, "need", "item"):
        return ALL - {"offer"}
    if promises.made(text, "offer", "item"):
        return ALL - {"need"}
    if _as_reply(text, words) < SURE:
        return frozenset()
    alone = reader.read(text, context=Context(words=words or Words()), about=False)
    if alone.intent not in ("claim", "none") and alone.act:
        return frozenset()
    gives, wants = (dialects.finds(_words()[side], text) for side in ("gives", "wants"))
    if gives == wants:
        return ALL
    return ALL - {"offer"} if gives else ALL - {"need"}


def answers(text: str, kind: PostKind, said: str, names: Sequence[str], words: Words | None = None) -> bool:
    """Whether what is a post by itself answers another of a moment ago, of this `kind`, that `said` something about
    things of these `names`: 「米我家多了，自取」 after 「谁有米」, 「有皮搋子」 (alone it asks) after 「谁有疏通器」.

    Not what names another thing or another day, nor what would rather be a post if it replied: 「多了一箱橙子，谁要」.
    Never raises.
    """
    alone = reader.read(text, context=Context(words=words or Words()))
    has = kind == "need" and _words()["has"].match(script.plain(text)) is not None
    if not alone.act or (alone.intent != ANSWERED_BY.get(kind) and not (has and alone.intent == "need")):
        return False
    mine = alone.wants if alone.intent == "need" else alone.gives
    close = ("same", "kind", "related") if has else ("same", "kind")
    alike = all(any(things.relation(one.name, name) in close for name in names) for one in mine)
    return bool(mine) and alike and _days(text) <= _days(said) and _as_reply(text, words) >= ACT


def calls(text: str) -> bool:
    """Whether it asks everybody something: 「周末去钓鱼 谁去」. Where that is no post, 「我去」 is said to it."""
    return dialects.finds(_words()["calls"], script.plain(text[:SHORT]))


def vague(text: str) -> bool:
    """Whether it may take up anything that somebody asks: 「我去」, 「带我一个」, 「我要」; who has a thing (「我有」)
    has what was looked for, and who is given one (「那给我吧」) goes nowhere."""
    if _words()["gets"].search(script.plain(text)) is not None:
        return False
    if fitting := replies.takes_up(text):
        return fitting == replies.TAKES["takes"] or ("need", "item") not in fitting
    return kinds(text) in (ALL, ALL - {"need"})


def speaks_to(text: str, name: str) -> bool:
    """Whether a neighbour of this name is spoken to, or of: 「小李 快递到了 我帮你拿上来」, 「好的谢谢陈姐 我下来拿」;
    not where it says whose place it is (「刘叔家有」), nor who comes too (「我和小李来」)."""
    said, who = script.plain(text), script.plain(name)
    parts = said.split(who) if who.strip() else []
    beside, place = _words()["with"], _words()["place"]
    return any(not (beside.search(one[-1:]) or place.match(two)) for one, two in itertools.pairwise(parts))


def proposes(text: str, names: Sequence[str]) -> bool:
    """Whether it asks whether a thing like one of these will do: 「美林可以吗，没开封」 after 「谁有布洛芬」."""
    thing = _instead(text)
    return thing is not None and any(things.relation(thing, name) for name in names)


def may_propose(text: str) -> bool:
    """Whether it may be such a question, of whatever somebody asked for: cheap, for all that is typed."""
    return _instead(text) is not None


def _instead(text: str) -> str | None:
    found = _words()["instead"].match(script.plain(text)) if len(text) <= SHORT else None
    return None if found is None else things.canonical(found["thing"])


def first_of_all(text: str) -> list[str]:
    """What stands before 「我要」: 「米我要 快断粮了」 → [「米」]; nothing in other words."""
    found = _words()["of"].match(script.plain(text)) if len(text) <= SHORT else None
    return [] if found is None else [found["thing"]]


def is_where(text: str, name: str) -> bool:
    """Whether a name says where something is: 鞋柜 of 「鞋柜里有一把」, 地下室 of 「我地下室有一个」."""
    said, it = script.plain(text), script.plain(name)
    behind = said.partition(it)[2]
    room = _words()["room"].fullmatch(it) is not None and _words()["is-there"].match(behind) is not None
    return room or _words()["inside"].match(behind) is not None


def is_short_for(name: str, whole: str) -> bool:
    """Whether it is the end of the name of a thing, as people call what they are talking of: 桌子 of 麻将桌."""
    head = _words()["ending"].sub("", script.plain(name))
    return bool(head) and _words()["ending"].sub("", script.plain(whole)).endswith(head)


def haggles(text: str) -> bool:
    """Whether it asks for a better price: 「想要婴儿车，能便宜点吗」."""
    return len(text) <= SHORT and dialects.finds(_words()["haggles"], script.plain(text))


def adds(text: str, reading: Reading) -> bool:
    """Whether it only says more of what its writer posted a moment ago: 「大点的 两三个就行」, which reads as a need
    of 「大点」. Not what asks or gives in its own words, nor what names a thing that is known. Who asked around
    asks on: 「有电话吗」."""
    if reading.category == "info":
        return len(text) <= ASKS_ON and _words()["asks-on"].search(script.plain(text)) is not None
    about = (*reading.wants, *reading.gives)
    measures = _words()["measure"].findall(script.plain(text))  # 「两包就够」 is no bag
    known = any(things.canonical(one.name) is not None and one.name not in measures for one in about)
    return not known and reading.category in ("item", "loan") and not dialects.finds(_words()["asks"], text)


def _as_reply(text: str, words: Words | None) -> float:
    """How surely it is a claim where it replies to a post."""
    reading = reader.read(text, context=Context(reply_to="post", words=words or Words()), about=False)
    return reading.confidence if reading.intent == "claim" else 0.0


def _days(text: str) -> set[str]:
    return set(_words()["day"].findall(script.plain(text)))
