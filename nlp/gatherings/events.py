"""What announcements of events and answers about them say beside time and place.

「11月28日周六上午9点 花街广场 邻居节,有义诊」 → title 邻居节, details 有义诊; 「替张奶奶报名」 → 张奶奶.
"""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cache

from nlp import times
from nlp.about import places
from nlp.readings import Event, When
from nlp.times import grammar
from nlp.writing import meanings
from nlp.writing.numerals import number

READ = 2000  # characters; a longer announcement is still shown, but its rest says no title
LONGEST_TITLE = 30
MOST_NUMBER = 10_000
MOST_HANDS = 4  # duties of an announcement; the card has room for no more of a kind
A_FEW = 3  # of what is to be brought: fewer are what each brings for themselves
_N = r"(?:\d{1,5}|[一二两三四五六七八九十百]{1,5})"
_CLOCK = frozenset({"part", "clock", "digital", "again", "span", "half", "before"})
_OURS = "小区"  # a bare 「广场」 is the neighbourhood's own
_SIGNS = re.compile(r"^[^\w《「『\"“(（]+")  # 📢 and the like
_CLOCKS = frozenset({"clock", "digital", "md", "slash"})
_TIMES = _CLOCKS | {"weekday", "part"}
_EDGE = " \t,，。.、;；:：!！~～-—|/·\n"
_CALLED = re.compile(r"^(?:[@＠][^\s,，:：]+[\s,，:：]*)+")  # 「@所有人」
_LINE = re.compile(r"[,，;；。\n]+")
_BREAK = re.compile(r"[,，。;；!！\n~～]|\s{2,}|(?<=[一-鿿]) (?=[一-鿿])")


@dataclass(frozen=True, slots=True)
class Ahead:
    """How long ahead: 「提前3天」 → Ahead(3 days); `evening`: the evening before."""

    span: timedelta
    evening: bool = False


@cache
def lexicon() -> dict[str, re.Pattern[str]]:
    """Meaning → what matches its words, of `lexicon/events/words.tsv`."""
    known = meanings.words("events/words.tsv").items()
    return {meaning: re.compile("|".join(said).replace("{N}", _N)) for meaning, said in known}


def _count(found: re.Match[str] | None) -> int | None:
    """The number in whichever group holds it."""
    said = next((value for value in found.groupdict().values() if value), None) if found else None
    count = number(said) if said else None
    return None if count is None or not 1 <= count <= MOST_NUMBER else int(count)


def described(text: str, event: Event | None) -> tuple[str | None, str | None, str]:
    """Title, place and details: what is left of an announcement without its time. Not said: None."""
    text = _CALLED.sub("", text.strip())
    rest, place = text[:READ], event.place if event else None
    for said in (event.when.words if event and event.when else "", place or ""):
        if said and said in rest:
            before, _, after = rest.partition(said)
            before = re.sub(f"(?:{lexicon()['link'].pattern})$", "", before.rstrip(_EDGE))
            rest = f"{before}\n{after}" if before.strip(_EDGE) else after
    phrases = [part for said in _BREAK.split(rest) if (part := said.strip(_EDGE))]
    ours = next(filter(_is_ours, phrases), None) if place is None else None
    place = place or ours
    parts = [part for part in phrases if part != ours and len(_plain(part)) > 1]
    if not parts:
        return None, place, ""
    title = _plain(parts[0])
    if len(title) > LONGEST_TITLE:
        return title[:LONGEST_TITLE], place, "\n".join(parts)
    more = [part for part in parts[1:] if not lexicon()["seats"].fullmatch(grammar.fold(part))]
    return title, place, _without_hands("，".join([*more, *([text[READ:]] if text[READ:] else [])]))


def _without_hands(details: str) -> str:
    """Who is needed is shown by itself."""
    folded = grammar.fold(details)
    found = _hands_in(folded) if len(folded) == len(details) else None
    return details if found is None else (details[: found.start()] + details[found.end() :]).strip(_EDGE)


def _is_ours(part: str) -> bool:
    """Whether it is a place of the neighbourhood and nothing else: 「广场」, 「小区门口」."""
    part = part.strip(_EDGE)
    return places.is_near(part) or places.of_event(f"{_OURS}{part}") in ((part,), (f"{_OURS}{part}",))


def _plain(part: str) -> str:
    """One phrase without 「📢通知：」 and a bare time before it, and 「举办」 around it."""
    part = _SIGNS.sub("", part.strip(_EDGE))
    part = part[timed(grammar.fold(part)) :].strip(_EDGE)
    start = re.compile(f"(?:{lexicon()['opening'].pattern}|{lexicon()['link'].pattern})[{re.escape(_EDGE)}]*")
    folded, at = grammar.fold(part), 0
    while len(part) - at > 1 and (found := start.match(folded, at)):
        if len(part) - found.end() == 1:
            break  # 「办酒」 is a name
        at = found.end()
    part = part[at:].strip(_EDGE)
    return "" if lexicon()["remnant"].fullmatch(grammar.fold(part)) else part


def timed(folded: str) -> int:
    """How far a phrase only says when: 「八点跳绳」 → 2. A weekday or a festival at its head belongs to its name,
    the week of it does not: 「周六早市」, but 「下周六邻居节」 → 3."""
    end, atoms = 0, grammar.scan(folded)
    if atoms and atoms[0].kind in ("weekday", "dom") and atoms[0].start == 0 and folded[0] in "下本这":
        end, atoms = atoms[0].end, atoms[1:]
        end += re.match("[早晚](?![会餐饭市操读安])", folded[end:]) is not None
    if len(atoms) > 1 and atoms[0].start == 0 and atoms[-1].end == len(folded):
        return len(folded)  # 「周四放学后四点」
    for atom in atoms:
        if atom.kind not in _TIMES or atom.start - end > 3 or not (end or atom.kind in _CLOCKS):
            break
        end = atom.end
    return end


def is_workdays(when: When) -> bool:
    """Whether days worked are meant rather than Monday to Friday: 「每个工作日」."""
    return when.recurrence is not None and lexicon()["workdays"].search(grammar.fold(when.words)) is not None


def names_no_day(text: str) -> bool:
    """Whether its times are hours only: 「九点 在中心花园集合」. Without any time: False."""
    kinds = {atom.kind for atom in grammar.scan(grammar.fold(text[:READ]))} - {"gather"}
    return bool(kinds) and kinds <= _CLOCK


def is_whole_day(text: str) -> bool:
    """「全天」, as an answer to 「几点？」."""
    return lexicon()["hours"].search(grammar.fold(text.strip(_EDGE))) is not None


def retimed(
    text: str, start: datetime | None, end: datetime | None, now: datetime, *, timed: bool = True
) -> When | None:
    """A new time seen from the old: 「改到下午3点」 stays on its day and keeps its length; a day alone keeps the hour,
    and 「周日」 is that of its own week.

    `start`, `end`, `now` are wall times; `start` None: nothing is known yet. `timed`: the old one has an hour."""
    if start is not None and is_whole_day(text):
        return When(text.strip(), datetime.combine(start.date(), datetime.min.time()), None, all_day=True)
    if start is not None and names_no_day(text):
        midnight = datetime.combine(start.date(), datetime.min.time())
        when = times.find(text, midnight - timedelta(minutes=1), announcing=True)
        if when is not None and when.start is not None and not when.problem:
            late = when.start.date() - start.date()
            when_end = None if when.end is None else when.end - late
            return When(when.words, when.start - late, when_end or _kept(when.start - late, start, end))
        return when
    when = times.find(text, now, announcing=True)
    if when is not None and start is not None:
        when = _in_its_week(text, when, start)
    if when is None or when.start is None or start is None or not (timed and when.all_day) or when.end is not None:
        return when
    kept = datetime.combine(when.start.date(), start.time())
    return replace(when, start=kept, end=_kept(kept, start, end), all_day=False)


def _in_its_week(text: str, when: When, start: datetime) -> When:
    """A weekday alone, seen from a day in a later week: 「改到周日」 of what is next Saturday."""
    folded = grammar.fold(text[:READ])
    days = [folded[atom.start : atom.end] for atom in grammar.scan(folded) if atom.kind == "weekday"]
    if when.start is None or when.recurrence is not None or len(days) != 1 or days[0][0] not in "周星礼":
        return when
    later = (_monday(start) - _monday(when.start)) if start > when.start else timedelta()
    return replace(when, start=when.start + later, end=when.end and when.end + later)


def _monday(at: datetime) -> date:
    return at.date() - timedelta(days=at.weekday())


def _kept(moved: datetime, start: datetime, end: datetime | None) -> datetime | None:
    return None if end is None else moved + (end - start)


def seats(text: str) -> int | None:
    """「限30人」 → 30; None where no limit is said."""
    return _count(lexicon()["seats"].search(grammar.fold(text[:READ])))


def seats_answer(text: str) -> int | None:
    """An answer to 「限多少人？」: 「30」, 「30人」 → 30; 「不限」 → 0; None: neither."""
    said = grammar.fold(text.strip()).strip(_EDGE)
    if lexicon()["unlimited"].search(said):
        return 0
    bare = re.fullmatch(f"(?P<n>{_N})(?:个)?(?:人|位|名)?", said)
    return _count(bare) or seats(said)


def leads(text: str) -> tuple[Ahead, ...] | None:
    """「提前3天、1天、2小时」 → 3 days, 1 day, 2 hours; 「不用提醒」 → (); None where it says no span."""
    said, words = grammar.fold(text[:READ]), lexicon()
    if words["noreminder"].search(said):
        return ()
    found: list[Ahead] = []
    if words["evening"].search(said):
        found.append(Ahead(timedelta(days=1), evening=True))
        said = words["evening"].sub(" ", said)
    if words["halfhour"].search(said):
        found.append(Ahead(timedelta(minutes=30)))
        said = words["halfhour"].sub(" ", said)
    for unit in ("week", "day", "hour", "minute"):
        for match in words[unit].finditer(said):
            count = number(match["n"])
            if count:
                span = timedelta(**{f"{unit}s": count})
                found.append(Ahead(span + timedelta(minutes=30) if unit == "hour" and match["half"] else span))
    return tuple(dict.fromkeys(found)) or None


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a programme: 「9点半 义诊 王阿姨」 → Part(9:30, "义诊", "王阿姨")."""

    start: datetime
    title: str
    keeper: str | None


def programme(text: str, start: datetime) -> tuple[Part, ...] | None:
    """「9点 开场 老张，9点半 义诊」, on the day of `start` and not before it; None where one part says no time."""
    midnight = datetime.combine(start.date(), datetime.min.time())
    parts = []
    for line in _LINE.split(text[:READ].strip(_EDGE)):
        when = times.find(line, midnight - timedelta(minutes=1), announcing=True)
        if when is None or when.start is None or when.all_day:
            return None
        words = line.replace(when.words, " ", 1).strip(_EDGE).split()
        at = datetime.combine(start.date(), when.start.time())
        if "part" not in {atom.kind for atom in grammar.scan(grammar.fold(line))} and when.start.hour != 0:
            # A bare 「2点」 is the first one after the beginning: in an afternoon 14:00, in a morning no 22:00.
            morning = at.replace(hour=at.hour % 12)
            at = morning if morning >= start else at.replace(hour=at.hour % 12 + 12)
        if not words or at < start:
            return None
        parts.append(Part(at, " ".join(words[:-1] or words), words[-1] if len(words) > 1 else None))
    return tuple(sorted(parts, key=lambda part: part.start)) or None


def things_to_bring(text: str) -> dict[str, int] | None:
    """「小板凳 10 个，水果 3 盘」 → {"小板凳": 10, "水果": 3}; 「不用」 → {}; None where it says no number."""
    return _counted(text, "bring")


def duties(text: str) -> dict[str, int] | None:
    """「茶水 2 人，搬桌子 4 人」 → {"茶水": 2, "搬桌子": 4}; 「不用」 → {}; None where it says nothing of the kind."""
    return _counted(text, "duty")


def hands(text: str) -> dict[str, int]:
    """What an announcement needs hands for: 「需要：扫地5人、茶水2人」 → {"扫地": 5, "茶水": 2}; nothing where it
    names none, or says only how many may come."""
    found = _hands_in(grammar.fold(text[:READ]))
    return (duties(found["list"]) or {}) if found else {}


def brought(text: str) -> dict[str, int]:
    """What neighbours are to bring, so many of each: 「需要带小板凳10个」 → {"小板凳": 10}; nothing where it says
    none."""
    found = lexicon()["brought"].search(grammar.fold(text[:READ]))
    said = (things_to_bring(found["list"]) or {}) if found else {}
    return said if len(said) <= MOST_HANDS and min(said.values(), default=0) >= A_FEW else {}


def _hands_in(folded: str) -> re.Match[str] | None:
    found = lexicon()["hands"].search(folded)
    return found if found and len(duties(found["list"]) or {}) <= MOST_HANDS else None


def _counted(text: str, what: str) -> dict[str, int] | None:
    said = grammar.fold(text[:READ]).strip()
    found = {
        name: int(count)
        for match in lexicon()[what].finditer(said)
        if lexicon()["seats"].fullmatch(match[0].strip(_EDGE)) is None  # 「限30人」 is no work
        if (name := match["name"].strip(_EDGE)) and (count := number(match["n"])) and count <= MOST_NUMBER
    }
    return found or ({} if lexicon()["nothing"].fullmatch(said.strip(_EDGE)) else None)
