"""A poster needs no neighbour any more, in more words than 「不用了」: 「手电不用了，拿手机照也一样」, 「在菜篮子里」.

`said("打蛋器不用找了", "need", "item", ["电动打蛋器"], "…")` → "dropped"; 「死猫自己蹲门口了」 of a cat → "itself",
「抓到了」 → "caught", 「叫了保险公司」 → "means". A clause is all of it: what else the message tells does not matter.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Literal

from nlp.household import things
from nlp.readings import Category, PostKind
from nlp.writing import dialects, meanings, questions, script

SHORT = 40  # characters; a longer message tells a story
_DONE_TO = re.compile("(?:买|做|弄|修|遛|接|送|带)(?:了|到|好)?[一两几]?[个包瓶把根斤盒条袋块]?(.*)")
_TAIL = re.compile("(?:[回上下过进]?[来去]|[了吧的呢哈啊呗]|点|一下|新的)*$")  # 「老公带回来了」
_CLAUSE = re.compile(r"[\s,。;!?~…]+")
TOLD = ("drops", "stays", "keeps", "instead", "means", "bought", "itself", "returned", "caught")
Unneeded = Literal["dropped", "itself", "caught", "means"]


@cache
def _words() -> dict[str, re.Pattern[str]]:
    return meanings.patterns("unneeded.tsv")


def may(text: str) -> bool:
    """Whether it may be such words, of whatever was posted: cheap, for all that is typed."""
    if not 0 < len(text) <= SHORT:
        return False
    return refuses(text) or any(_any().search(one) is not None for one in _clauses(text))


@cache
def _any() -> re.Pattern[str]:
    words = _words()
    return re.compile("|".join(words[one].pattern for one in TOLD))


def refuses(text: str) -> bool:
    """Whether what a neighbour has is not wanted, and another may be: 「去年的勿要了 谢谢侬」."""
    return len(text) <= SHORT and any(_words()["refuses"].search(one) is not None for one in _clauses(text))


def said(
    text: str, kind: PostKind, category: Category, names: Sequence[str], words: str, *, missing: bool = False
) -> Unneeded | None:
    """What a poster says of their post about things of these `names`, posted in these `words`; None where the words
    may be about another thing, ask, or only say who fetches it. `missing`: somebody is, and may come back."""
    if not may(text) or questions.asked(text):
        return None
    told = [(clause, list(_ways_of(clause, names, words))) for clause in _clauses(text)]
    if kind == "offer":
        keeps = category != "lost_found" and any("keeps" in found for _, found in told)
        return "dropped" if keeps else None
    if category == "lost_found":
        sure = {meaning for clause, found in told if not _words()["guess"].search(clause) for meaning in found}
        if _words()["wonder"].search(text) is None:  # 「在凉亭里」 may only say where it was lost
            sure.discard("itself")
        if sure & ({"itself", "returned"} if missing else {"itself"}):
            return "itself"
        if "caught" in sure:
            return "caught"
    if any(_words()["fetches"].search(clause) for clause, _ in told):
        return None
    means = {"means"} if category == "help" else {"means", "bought"}  # who has bought the bulb wants it changed still
    if any(means & set(found) for _, found in told) and category not in ("info", "lost_found"):
        return "means"
    drops = {"drops", "instead"} | ({"stays"} if category == "ride" else set())
    dropped = any(drops & set(found) for _, found in told)
    return "dropped" if dropped else None


def _ways_of(clause: str, names: Sequence[str], words: str) -> Iterator[str]:
    """What a clause says and nothing else, but for the thing and who is spoken to."""
    for meaning in TOLD:
        for found in _words()[meaning].finditer(clause):
            before, after = clause[: found.start()], clause[found.end() :]
            if not _words()["after"].sub("", after) and _is_of(_words()["before"].sub("", before), names, words):
                done = _DONE_TO.search(found[0]) if meaning in ("means", "bought", "instead") else None
                what = "" if done is None else _TAIL.sub("", done[1])
                if not what or any(_is_of(what, [name], words) for name in names):
                    yield meaning


def _is_of(said: str, names: Iterable[str], words: str) -> bool:
    """Whether nothing is named, or the thing, by its name, a part of it, or as it was posted: 手电 of 手电筒."""
    if not said:
        return True
    if len(said) > 1 and said in script.plain(words):
        return True
    return any(said in name or name in said or things.relation(said, name) is not None for name in names)


def _clauses(text: str) -> Iterator[str]:
    for way in dialects.ways(script.plain(text).strip()):
        yield from (one for one in _CLAUSE.split(way) if one)
