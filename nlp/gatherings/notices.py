"""A short notice says when and what, and little else: 「五一下午，拔河比赛」, 「周二社区献血，欢迎大家」.

So few words say the models little: half of what they have learnt with a day in it is talk. What neighbours hold
together has a name, though, and a notice is nothing but its day, its name, its place and an invitation. Words are
data, `lexicon/notices.tsv`.
"""

import re
from functools import cache

from nlp.about import places
from nlp.intent.shapes import SURE
from nlp.readings import Cue
from nlp.times import grammar
from nlp.writing import meanings

LONGEST = 40  # characters; a longer message gives the models enough
TITLE = 16  # characters of a name, with all that stands before it
_DAYS = frozenset(("day", "festival", "weekday", "term", "md", "iso", "slash", "dom", "nth", "monthend", "numberday"))
_HOURS = frozenset(("part", "clock", "digital", "short", "span", "every"))
_FIRST = re.compile(
    r"[周星礼拜下本这明后大今听农每民中初正腊一二三四五六七八九十廿再\d"  # 「周六」, 「农历」, 「再过一刻钟」
    r"立雨惊春清谷小芒夏处白秋寒霜冬元除端重国圣万感母父情愚劳儿教妇植]"  # 「冬至」, 「元宵」
)
_BETWEEN = re.compile(r"[\s,:的在于那天晚早上下午从到至起~\-准时开始]{0,4}")
_CLAUSES = re.compile(r"[,，。.;；!！~～…\s、]+")
_BEFORE = "(?:[^看去逛听]{0,8}?)"  # what it is of: 「植物」 of a 植物交换; 「去看画展」 is no notice


@cache
def _words() -> dict[str, re.Pattern[str]]:
    known = meanings.patterns("notices.tsv")
    name = rf"(?:{known['holds'].pattern}){_BEFORE}(?:{known['names'].pattern})(?:{known['opens'].pattern})"
    meets = rf"(?:{known['ours'].pattern})(?:{known['holds'].pattern})(?:{known['meets'].pattern})"
    return known | {"title": re.compile(f"(?:{name})|(?:{meets})")}


def find(plain: str) -> Cue | None:
    """Why `plain` (as `script.plain` gives it) announces something: 「七一晚上7点红歌会」; None leaves it to the
    models."""
    if len(plain) > LONGEST or not _FIRST.match(plain):
        return None
    words = _words()
    if not words["names"].search(plain) and not words["meets"].search(plain):
        return None
    rest = plain[_told_when(plain) :]
    if rest == plain or words["never"].search(plain):
        return None
    title = ""
    for clause in filter(None, _CLAUSES.split(rest)):
        named = _without_place(clause)
        said = next((one for one in (named, clause) if len(one) <= TITLE and words["title"].fullmatch(one)), "")
        if said and not title:
            title = said  # 「居委会开会」 is no place with a meeting
        elif named and not places.is_bare(clause) and not words["invites"].fullmatch(clause):
            return None
    return Cue("notices.held", title, "报了时间和名目", SURE) if title else None


def _told_when(plain: str) -> int:
    """How far it says nothing but when, with a day in it or so long from now; 0 where it begins otherwise."""
    folded, end, dated = grammar.fold(plain), 0, False
    for atom in grammar.scan(folded):
        from_now = atom.kind == "span" and folded[atom.start : atom.end].endswith("后")
        if atom.kind not in _DAYS | _HOURS or not _BETWEEN.fullmatch(folded, end, atom.start):
            break
        dated = dated or from_now or atom.kind in _DAYS
        end = atom.end
    return end if dated else 0


def _without_place(clause: str) -> str:
    """A clause without where it is: 「花街广场义诊」 → 义诊; "" where it says no more."""
    for place in places.of_event(clause):
        clause = clause.replace(place, "", 1)
    return clause.strip("在于到地点: ")
