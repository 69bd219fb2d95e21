"""What a reply to an event says about who comes: 「我和老伴去」, 「张奶奶不来了」, 「改成2个人」.

Read clause by clause: who is meant, and whether they come. In doubt nothing is read: a seat is not given away, and
nobody is signed up, by a guess.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Literal

from nlp.writing import dialects, meanings, questions
from nlp.writing.normalise import plain
from nlp.writing.numerals import number
from nlp.writing.script import simplify

SHORT = 60  # characters; a longer message tells a story
LONGEST_CLAUSE = 24  # characters; so many ways to read them are tried that there must be an end
LONG = 4  # characters of a title that is also called by its first two: 「粤剧欣赏」
LONGEST_WHO = 12  # characters of how somebody is called
MOST_HEADS = 99
SUNDAY = 6
_N = r"(?:\d{1,2}|[一二两三四五六七八九十俩仨]{1,3})"
_PAIRS = {"俩": 2, "仨": 3}
_CLAUSE = re.compile(r"[,。.!;:~…\n]+|(?<=[^\d+]) +(?=[^\d])")
_COUNTED = re.compile(r"(?<=[\u4e00-\u9fff]) +(?P<n>\d{1,2}) *(?=[个人位口名大])")  # 「报名 2 人」
_NEWS = re.compile(
    "[消办辦搞停汤湯改迟遲延挪调調顺順换換]|提前|另行|不[跳打踢练練上开開唱走跑爬]了"
)  # most chatter has none of these
_AWAY = re.compile("[不没沒缺假退别別冇唔莫勿]")  # nor of these
_SELF = re.compile(r"[我俺咱]|参加|參加|报名|報名|[+＋]\s?\d")
_CHEERS = re.compile(r"支持|加油|[来來][了啦]|[哈呵]|^\W*我去[!！~…]+\W*$")  # 「我去！」 is a cry
_ASSEMBLY = re.compile("业主大会|业委会|居民大会|邻居节|运动会|家长会")  # what a longer title is called by
_COMES = re.compile("(?:[我俺咱].*[去来來嚟到参參加报報带帶])|[算加报報].*[我俺咱]")  # nor of these
_ELSEWHERE = re.compile("[去来](?:加班|值班|出差|出门|上班|上课)")
_QUOTES = "「」『』“”\"'《》()【】 "


@dataclass(frozen=True, slots=True)
class Said:
    """One thing that is said. `who`: whom it is about, as they were called; "": the speaker, and who comes with them.
    `kin`: one of the speaker's own. `people`: how many come (0: not said); `more`: so many more than before, or fewer;
    both: 「+2」, which says either. `clear`: it says so by itself (「去不了」), not only as an answer (「没空」)."""

    answer: Literal["yes", "maybe", "no"]
    who: str = ""
    kin: bool = False
    people: int = 0
    more: int = 0
    clear: bool = True


@cache
def _words() -> dict[str, str]:
    """Meaning → its words, as an expression."""
    return {meaning: "|".join(said) for meaning, said in meanings.words("rsvps/words.tsv").items()}


@cache
def _shape(shape: str) -> re.Pattern[str]:
    """An expression in which `<self>` stands for the words of that meaning, `<mine>` for one of the speaker's own,
    `<N>` for a number."""
    shape = shape.replace("<mine>", "(?:<self>)?的?(?:<two>|<kin>)").replace("<any>", "(?:<self>|<aside>)*")
    for meaning, words in _words().items():
        shape = shape.replace(f"<{meaning}>", f"(?:{words})")
    return re.compile(shape.replace("<N>", f"(?P<n>{_N})").replace("<number>", _N))


def _whole(clause: str, *shapes: str) -> re.Match[str] | None:
    """Whether all of the clause is of one of these shapes, whatever polite word ends it."""
    return next((found for shape in shapes if (found := _shape(f"{shape}<end>*").fullmatch(clause))), None)


def _number(said: str) -> int:
    count = _PAIRS.get(said) or number(said) or 0
    return int(count) if 0 < count <= MOST_HEADS else 0


def _count(found: re.Match[str]) -> int:
    return _number(found["n"])


def _spoken(text: str) -> str:
    said = simplify(plain(text)).strip().replace("+ ", "+").replace("−", "-")
    return _COUNTED.sub(r"\g<n>", said)


def _finds(words: re.Pattern[str], text: str) -> bool:
    return any(words.search(said) for said in dialects.ways(_spoken(text)))


def asks(text: str) -> bool:
    """「小孩可以参加吗」, 「几点？」: a question decides nothing."""
    return questions.asked(text) or _finds(_shape("<asks>"), text)


def is_plain(text: str) -> bool:
    """Whether a mere 「好」 or 「给我留一个」 in it may be the speaker's yes: it asks nothing, has no but, and is about
    nobody else."""
    return not asks(text) and not _finds(_shape("<but>|<kin>|<two>|<others>|<they>|<maybe>|<unsure>|<absent>"), text)


def is_change(text: str) -> bool:
    """「改到下午2点」, 「因为下雨取消了」: it is about the event itself, and not about who comes."""
    said = _spoken(text).strip(",。.!~ ")
    if asks(text) or len(said) > 4 * SHORT:
        return False
    return any(_shape("<change>").search(clause.strip()) for clause in [said, *_CLAUSE.split(said)])


def is_called_off(text: str) -> bool:
    """「大扫除取消了」, 「取消吧」, 「下周二停一次」: an event is not held."""
    said = _spoken(text)
    return len(said) <= 4 * SHORT and _shape("<off-event>").search(said) is not None and not _stays(said)


def is_news(text: str) -> bool:
    """Whether it says by itself that an event is off, or when or where it is instead."""
    if len(text) > 4 * SHORT or not _NEWS.search(text):
        return False
    return is_called_off(text) or (is_change(text) and not _stays(_spoken(text)))


def stays_away(text: str) -> bool:
    """Whether somebody may say by itself that they do not come: 「烘焙我去不了了」."""
    if len(text) > SHORT or not _AWAY.search(text):
        return False
    return _finds(_shape("<self>"), text) and _finds(_shape("<absent>"), text) and not asks(text)


def asks_who_comes(text: str) -> bool:
    """「现在几个人报名了」, 「名单」, of who organizes it."""
    return len(text) <= SHORT // 2 and _shape("<who-comes>").search(_spoken(text)) is not None


def comes(text: str) -> bool:
    """Whether somebody may say by itself that they come, or do something: 「广场舞我也去」, 「邻居节茶水我来」."""
    if len(text) > SHORT or not _COMES.search(text):
        return False
    said = _spoken(text)
    return _shape("<self>.{0,10}?(?:<coming>|带)|<seat>").search(said) is not None and not asks(said)


def comes_alone(text: str) -> bool:
    """Whether somebody says that they come and nothing else, to whatever was just announced: 「算我一个」, 「我们家三口
    人去」; not 「支持」, 「来了来了」."""
    if len(text) > SHORT // 2 or _SELF.search(text) is None or _CHEERS.search(text) is not None:
        return False
    found = find(text)
    return bool(found) and all(one.answer == "yes" and one.clear for one in found)


def without(text: str, title: str | None) -> str:
    """A text without the event's name: 「邻居节的茶水我来」 → 「茶水我来」; 「亲子烘焙」 may be said as 「烘焙」."""
    said, name = _spoken(text), _spoken(title or "")
    pieces = [name[at:] for at in range(len(name) - 1)] + ([name[:2]] if len(name) >= LONG else [])
    pieces += _ASSEMBLY.findall(name)
    called = next((piece for piece in pieces if piece in said), None)
    return said if called is None else re.sub(f"的?{re.escape(called)}(?:活动)?的?", "", said)


def names(text: str, title: str | None, *, alone: bool) -> bool:
    """Whether an event is spoken of: 「烘焙」 is 「亲子烘焙」, 「粤剧」 is 「粤剧欣赏」; 「活动」 is the only one
    (`alone`)."""
    said, name = _spoken(text), _spoken(title or "")
    pieces = {name[-2:], *([name[:2]] if len(name) >= LONG else []), *_ASSEMBLY.findall(name)}
    return any(len(piece) > 1 and piece in said for piece in pieces) or (
        alone and _shape("<any-event>").search(said) is not None
    )


def names_day(text: str, day: date) -> bool:
    """Whether it names this day by its weekday or its number: 「这周三不跳了」; 「下周三」 is another."""
    said = _spoken(text)
    weekday = "一二三四五六日"[day.weekday()] + ("天" if day.weekday() == SUNDAY else "")
    named = rf"(?<!下)(?:周|星期|礼拜)[{weekday}]|(?<!\d){day.day}[号日]"
    return re.search(named, said) is not None


def _stays(said: str) -> bool:
    return asks(said) or _shape("<stays>").search(said) is not None


def find(text: str, guests: Sequence[str] = ()) -> tuple[Said, ...]:
    """All that a reply says about who comes; nothing where it is a question, or says neither. `guests`: whom the
    speaker has signed up, by name.

    「我参加，顺便替张奶奶报名」 → (Said("yes"), Said("yes", "张奶奶")); 「我和老伴两个人」 → (Said("yes", people=2),).
    """
    if len(_spoken(text)) > SHORT or asks(text):
        return ()
    return next((found for said in dialects.ways(_spoken(text)) if (found := _find(said, text, guests))), ())


def _find(said: str, text: str, guests: Sequence[str]) -> tuple[Said, ...]:
    """What `said` says, which `text` was typed for."""
    said = _shape("(?P<turn><but>)").sub(r",\g<turn>", said)
    clauses = [clause.strip(_QUOTES) for clause in _CLAUSE.split(said)]
    found: list[Said] = []
    for at, clause in enumerate(clauses):
        plainly = _shape("^<but>").sub("", clause)
        read = _clause(plainly, clauses[:at], [_spoken(guest) for guest in guests]) if plainly else ()
        if not read and plainly != clause and found:
            return ()  # 「想去，但是要上班」: nobody knows
        found += read
    unsure = [one for one in found if one.answer == "maybe"]
    return tuple(unsure[:1]) or _together([_called(one, text, guests) for one in found])


def _called(one: Said, text: str, guests: Sequence[str]) -> Said:
    """With the name that the guest was signed up by, else in the characters in which it was typed."""
    if not one.who:
        return one
    for guest in guests:
        if _spoken(guest) == one.who or (one.answer == "no" and _is_in(_spoken(guest), one.who)):
            return replace(one, who=guest)
    said = simplify(plain(text))
    at = said.find(one.who)
    return replace(one, who=text[at : at + len(one.who)]) if at >= 0 and len(said) == len(text) else one


def _together(found: list[Said]) -> tuple[Said, ...]:
    """One answer for each who is meant: a no goes before a yes, a clear one before another, a yes with a number before
    one without. Who one fewer or more is, is no further one: 「少一个，孩子不来」."""
    counted = {one.answer for one in found if one.more and not one.who}
    found = [one for one in found if not (one.kin and one.people < 2 and one.answer in counted)]
    answers: dict[str, Said] = {}
    for one in found:
        known = answers.get(one.who)
        better = known is not None and known.answer == "yes" and (one.answer == "no" or one.people or one.more)
        if known is None or better or (one.answer == "no" and one.clear and not known.clear):
            answers[one.who] = one
    return tuple(answers.values())


def _clause(clause: str, before: Sequence[str], guests: Sequence[str]) -> tuple[Said, ...]:
    """What one clause says; `before`: those that came before it."""
    if len(clause) > LONGEST_CLAUSE:
        return _maybe(clause) or _absent(clause, before, guests)
    return (
        _of_others(clause, before)
        or _numbered(clause)
        or _maybe(clause)
        or _declined(clause, before, guests)
        or _absent(clause, before, guests)
        or _family(clause)
        or _coming(clause)
    )


def _bare(clause: str) -> str:
    """Without what changes nothing: 「我们这次一定都去」 → 「我们去」."""
    return _shape("<aside>").sub("", clause)


def _of_others(clause: str, before: Sequence[str]) -> tuple[Said, ...]:
    """「替张奶奶报名」, 「取消张奶奶的报名」, 「把我的名额退了」."""
    who = f"(?P<who>.{{1,{2 * LONGEST_WHO}}}?)"
    place = "(?:<sign>|<place>)"
    off = _whole(
        clause,
        f"<any><for>{who}<aside>*<off><sign>?",
        f"<any>(?:<for><self>)?<off>{who}的{place}",
        f"<any>把{who}的?{place}?<off>",
        f"{who}(?:的{place}?|{place}|那[份个])<aside>*<off>",
        f"<any><off>{place}(?P<who>)",
    )
    if off:
        return _named("no", off["who"], 0, before)
    many = "(?:<N><count>)?"
    sign = _whole(clause, f"<any><for>{who}<aside>*<sign>{many}") or _whole(clause, f"<any>把{who}<aside>*<sign>{many}")
    return _named("yes", sign["who"], _number(sign["n"]) if sign["n"] else 0, before) if sign else ()


def _named(answer: Literal["yes", "no"], names: str, people: int, before: Sequence[str]) -> tuple[Said, ...]:
    """「张奶奶和李爷爷」 are two; 「我」 is the speaker, 「她」 whoever was named before."""
    if counted := _shape("(?P<rest>.+?)<N><count>").fullmatch(names):
        names, people = counted["rest"], _count(counted)
    found: list[Said] = []
    for part in _shape("<and>").split(names):
        name = part.strip(_QUOTES + "的")
        if they := _shape("<they>").match(name):
            known = [found[-1].who] if found else [other for clause in before if (other := _other(clause))]
            if not known:
                continue
            name = known[-1] + name[they.end() :]
        own = not name or _shape("<self>+").fullmatch(name)
        if len(name) <= LONGEST_WHO:
            kin = answer == "no" and _shape("<mine>").fullmatch(name) is not None
            found.append(Said(answer, "" if own else name, kin, people))
    return tuple(found)


def _numbered(clause: str) -> tuple[Said, ...]:
    """「我们家3口」, 「+2」, 「改成2个人」, 「少一个」, 「再加一个」, 「只来两个」, 「2大1小」."""
    bare, tail = _bare(clause), "<kin>?<coming>?"
    if found := _whole(bare, "<self>*有?<N>个?大人?(?P<small><number>)个?小孩?<self>*<coming>?"):
        return (Said("yes", people=_count(found) + _number(found["small"])),)
    if found := _whole(bare, "<self>*<some><N><count><kin>?<absent>", f"<self>*<less><N><count>?{tail}"):
        return (Said("no", more=-_count(found)),)
    if found := _whole(bare, f"<self>*<more><N><count>?{tail}"):
        return (Said("yes", more=_count(found)),)
    if found := _whole(bare, f"<self>*<coming>?\\+<N><count>?{tail}"):
        return (Said("yes", people=_count(found), more=_count(found)),)
    if _whole(bare, "<self>*<only><self><single>?<coming>?"):
        return (Said("yes", people=1),)
    found = _whole(
        bare,
        f"<self>*家?(?:<so>|<only>)?<coming>?<N><count>{{1,2}}{tail}",
        f"(?:<self><along>|(?:算上|连上?)(?!<self><number>)).{{1,{LONGEST_WHO}}}?<only>?<N><count>{tail}",
        "<self>*<keep><N><count>{1,2}",
        "<self>*<so><N>",
        "<self>*从?<number><count>?<so><N><count>?",
        "<self>(?P<n>俩|仨)<count>?<coming>?",
    )
    return (Said("yes", people=_count(found)),) if found else ()


def _maybe(clause: str) -> tuple[Said, ...]:
    """「可能去」, of the speaker; 「看情况」 is not even that."""
    if not _shape("<maybe>|<unsure>").search(clause) or _shape("<two>|<kin>|<title>").search(clause):
        return ()
    return (Said("maybe", clear=_shape("<maybe>").search(clause) is not None),)


def _family(clause: str) -> tuple[Said, ...]:
    """「我和老伴」, 「带两个孩子」: so many, the speaker among them; 「我妈也去」: she. A neighbour who comes along
    (「和陈姐一起去」) answers for themselves."""
    one = r"(?:<self>)?的?(?:(?:<number><count>?)?(?:<two>|<kin>|[^\W\d]{1,3}?<title>)|<name>)"
    bare = _bare(clause)
    together = _whole(
        bare, f"(?:算上?)?<self>*<coming>?(?P<them><along>{one}(?:(?:<along>|<and>){one}){{0,3}})<coming>?"
    )
    if together:
        hows, whos = _shape("<along>|<and>").findall(together["them"]), _shape("<along>|<and>").split(together["them"])
        others = sum(_heads(how, who) for how, who in zip(hows, whos[1:], strict=True))
        return (Said("yes", people=1 + others if others else 0),)
    own = "<self>?的?(?:<number><count>?)?(?:<two>|<kin>)"
    if found := _whole(bare, f"(?P<who>{own}(?:<and>?{own}){{0,2}})<coming>"):
        people = sum(_heads("", part[0]) for part in _shape(own).finditer(found["who"]))
        return (Said("yes", found["who"], kin=True, people=people),)
    return ()


def _heads(how: str, who: str) -> int:
    """「带」 「两个孩子」 → 2, 「和」 「爸妈」 → 2, 「和」 「陈姐」 → 0, 「带」 「陈姐」 → 1."""
    counted = _shape("<self>?的?<N>").match(who)
    if counted and _count(counted):
        return _count(counted)
    if _shape("<two>").search(who):
        return 2
    return 1 if how.startswith("带") or _shape("<mine>").fullmatch(who) else 0


def _coming(clause: str) -> tuple[Said, ...]:
    """「我们全家都去」, 「算我一个」; 「我去了」 was last year, and 「我去上班」 is elsewhere."""
    if _ELSEWHERE.search(clause):
        return ()
    if _shape("<any>(?:去|来|到|过去|过来)了").match(clause) and not _whole(clause, "<seat>"):
        return ()
    return (Said("yes"),) if _whole(_bare(clause), "(?:<self>*(?:<seat>|<coming>)){1,2}") else ()


def _declined(clause: str, before: Sequence[str], guests: Sequence[str]) -> tuple[Said, ...]:
    """「没空」, 「算了」: enough as an answer, and as nothing else."""
    if not _whole(clause, "<any><declined><aside>*"):
        return ()
    clear = _shape("<absent>").search(clause) is not None
    return tuple(Said("no", who, kin, clear=clear) for who, kin in _whose("", before, guests))


def _absent(clause: str, before: Sequence[str], guests: Sequence[str]) -> tuple[Said, ...]:
    """Somebody does not come: the speaker, unless somebody else is named in front, here or in a clause before."""
    said: list[Said] = []
    at = 0
    for absent in _shape("<absent>").finditer(clause):
        said += [Said("no", who, kin) for who, kin in _whose(clause[at : absent.start()], before, guests)]
        at = absent.end()
    return tuple(said)


def _whose(front: str, before: Sequence[str], guests: Sequence[str]) -> list[tuple[str, bool]]:
    """Who is meant by what stands in front of 「去不了」, and whether they are the speaker's own: ("", False) is the
    speaker. Nothing in front: whoever a clause before began with, if that is another than the speaker's family."""
    named = [guest for guest in guests if guest and _is_in(guest, front)]
    third = _shape("<they>").search(front)
    alone = _shape("<self>(?!(?:的|家|们)?(?:<two>|<kin>))").search(front)
    if alone and not (third and third.start() > alone.start()):
        joined = named and _shape("<self><and>|<and><self>|都").search(front)
        return [("", False), *((guest, False) for guest in named)] if joined else [("", False)]
    if named:
        return [(guest, False) for guest in named]
    if own := _shape("<aside>*(?P<who><mine>)").match(front):
        return [(own["who"], True)]
    if other := _other(front):
        return [(other, False)]
    if _shape("<others>").search(front):
        return []
    for clause in before:
        if _shape("<aside>*<self>").match(clause):
            continue
        if earlier := [guest for guest in guests if guest and _is_in(guest, clause)]:
            return [(guest, False) for guest in earlier]
        if who := _other(clause):
            return [(who, False)]
    if third:
        return [(guests[0], False)] if len(guests) == 1 else []
    return [("", False)]


def _is_in(guest: str, said: str) -> bool:
    """「3栋张奶奶」 is meant by 「张奶奶今天」, and by 「奶奶」, but not by 「李奶奶」."""
    if guest in said:
        return True
    own = _shape("<aside>*(?P<who><mine>)").match(said)
    who = _other(said) or (own["who"] if own else "")
    return len(who) > 1 and guest.endswith(who)


def _other(front: str) -> str | None:
    """A neighbour named at the head of a clause: 「张奶奶今天」 → 「张奶奶」, 「小明」; None: nobody is."""
    bare = _shape("^<aside>+|<aside>+$").sub("", front[:LONGEST_CLAUSE])
    if found := _shape(f"(?P<who>[\\u4e00-\\u9fff\\d]{{1,{LONGEST_WHO}}}?<title>)").match(bare):
        return found["who"]
    return bare if _shape("<name>").fullmatch(bare) else None
