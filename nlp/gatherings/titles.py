"""What an announced event is called: 「周六早上九点花街广场邻居节,欢迎大家」 → 「邻居节」."""

import re
from functools import cache

from nlp.about import places
from nlp.gatherings import events
from nlp.intent import cues
from nlp.times import grammar
from nlp.writing import meanings

LONGEST = 16  # characters of a title: it stands on a card and in reminders
_CLAUSE = re.compile(r"[,，。.!！?？;；、~～…:：|｜\n\s]+")
# An hour at the head that was not heard as a time: 「七点心理讲座」.
_HOUR = re.compile("^[哦噢]?(?:[一二两俩三四五六七八九十]{1,2}|[1-9])点(?:半|钟|一刻)?(?!水)")
_BETWEEN = re.compile(
    r"(?:放学|下班|饭|每|晚上|早上|晚|上|后|前|那|天|日|的|整|从|到|至|起|[-~()（）\s\d]|[(（][一二三四五六日][)）])*"
)
_AN_HOUR_BEHIND = re.compile(
    r"(?<=\w\w)(?P<when>(?:早上|上午|中午|下午|傍晚|晚上)\S{1,6}?[点:半刻整\d])"
    "(?:准时|正式)?(?:开始|开场|举行|集合|见)?$"
)
_AROUND = "，,。.的了在于到去来和与要有，：:-—~ "


@cache
def _words() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The words that name events, and those that only invite."""
    known = cues.lexicon().entries
    names = meanings.either(word for word in known["event.what"].words if len(word) > 1)
    return re.compile(names), re.compile(meanings.either(known["event.title-not"].words))


def find(text: str, without: tuple[str, ...]) -> str:
    """The title of an event; `without` are words found to be its time and place.

    The first clause that names a kind of event, with time, place and inviting words taken out; else what is left of
    the first clause that has anything left. What only says when, where or who may come is no title: 「七点半」,
    「花园」, 「志愿者报名」.
    """
    names, invites = _words()
    for words in sorted(without, key=len, reverse=True):
        if words:
            text = text.replace(words, "，")
    parts = [part for part in (invites.sub("", part).strip(_AROUND) for part in _CLAUSE.split(text)) if part]
    clauses = [clause for clause in map(_trim, parts) if clause]
    for clause in clauses:
        found = names.search(clause)
        if found:
            return clause if len(clause) <= LONGEST else clause[max(0, found.end() - LONGEST) : found.end()]
    return next((clause[:LONGEST] for clause in clauses + parts if len(clause) > 1), text.strip(_AROUND)[:LONGEST])


def _trim(clause: str) -> str:
    """A clause without what stands around its name; "" where nothing is named."""
    known = events.lexicon()
    clause = clause.strip(_AROUND)
    folded = grammar.fold(clause)
    if _only_when(folded):
        return ""
    end = events.timed(folded)
    clause = _HOUR.sub("", clause[end if end < len(folded) else 0 :]).strip(_AROUND)
    clause = _without_ends(clause)
    folded = grammar.fold(clause)
    hour = _AN_HOUR_BEHIND.search(folded)
    if hour is not None and _only_when(hour["when"]):  # 「邻居节下午两点开始」
        clause = clause[: hour.start()].strip(_AROUND)
        folded = grammar.fold(clause)
    if known["remnant"].fullmatch(folded) or known["opening"].fullmatch(folded) or places.is_bare(clause):
        return ""
    return clause


def _without_ends(clause: str) -> str:
    """A clause without 「举办」 before its name and 「安排在」 behind it, in whatever script."""
    known, folded = events.lexicon(), grammar.fold(clause)
    tail = re.search(f"(?:{known['title-tail'].pattern})$", folded)
    clause, folded = (clause, folded) if tail is None else (clause[: tail.start()], folded[: tail.start()])
    head = known["title-head"].match(folded)
    return (clause if head is None else clause[head.end() :]).strip(_AROUND)


def _only_when(folded: str) -> bool:
    """Whether a clause says nothing but when: 「天天晚上七点半」, 「(日)」; not 「夜市第一晚」."""
    for atom in reversed(grammar.scan(folded)):
        folded = folded[: atom.start] + folded[atom.end :]
    return _BETWEEN.fullmatch(folded) is not None
