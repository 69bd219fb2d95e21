"""Which of a message's times is meant, and what it comes to."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from nlp.readings import Calendar, When
from nlp.times import clocks, days, grammar, lexicon, mentions, patterns
from nlp.times.clocks import MIDNIGHT, Clock
from nlp.times.dates import Day, Impossible, Shifted, Weekday
from nlp.times.mentions import Mention
from nlp.times.recurrence import Every
from nlp.writing.numerals import number

GATHERING = 90  # minutes that people may gather before something begins
NEAR = 10  # characters between a day and 还: 「周日我用完马上还」
_COUNT = re.compile(
    rf"(?:一?共|总共|连续|连开|连上|连办|开)(?P<count>{patterns.N})(?:次|期|节课?|讲|场|堂|个?星期|周|天|晚)(?!后|前|内)"
)
_EXCEPT = re.compile(
    rf"除了?{patterns.WEEK}([一二三四五六日天、]{{1,4}})(?:以|之)?外|{patterns.WEEK}([一二三四五六日天])(?:休息|除外|不开|公休|休(?!闲))"
)
_SINCE = re.compile(r" ?(?:起|开始|首次|第一次|启动|开课)")
_SENTENCE = re.compile(r"[.。!！?？;；\n]")
_UNTIL = re.compile(r"(?:直到|到|至|截至|截止到)\s*$")


@dataclass(frozen=True, slots=True)
class Told:
    """What is known when words are weighed: the wall time, the folded text, whether an event is announced."""

    now: datetime
    text: str
    announcing: bool

    @property
    def today(self) -> date:
        return self.now.date()

    @property
    def minute(self) -> int:
        """Minutes since today's midnight."""
        return self.now.hour * 60 + self.now.minute

    def ahead(self, minute: int) -> bool:
        """Whether a minute of today is yet to come."""
        return minute > self.minute

    @property
    def hint(self) -> str | None:
        """Which half of the day what happens belongs to."""
        return next((half for half, words in lexicon.hints().items() if words.search(self.text)), None)


def find(text: str, now: datetime, *, announcing: bool) -> When | None:
    """The main time of a message; see `times.find`."""
    text = text[: grammar.READ]
    told = Told(now.replace(second=0, microsecond=0), grammar.fold(text), announcing)
    known = mentions.gather(told.text, grammar.scan(told.text), typed=text, announcing=announcing)
    chosen = choose(known, told)
    if chosen is None:
        return None
    main, said = chosen
    return settle(main, told, words=" ".join(text[m.start : m.end] for m in said), others=known)


def due(text: str, now: datetime, *, until: re.Pattern[str], past: re.Pattern[str]) -> When | None:
    """The time in a post by which it is due; see `nlp.about.due`. Deadlines count, times of a story do not."""
    told, live = _live(text, now, past)
    main = next((m for m in live if (_sure(m) or m.timed) and until.match(told.text, m.end)), None)
    if main is None:
        chosen = choose(live, told)
        if chosen is None:
            return None
        main = chosen[0]
    elif not main.timed and not main.part and main.dated and (clock := _clock_for(main, live)):
        main = replace(main, clock=clock.clock, part=clock.part)
    return settle(main, told, words=text[main.start : main.end], others=())


def back(text: str, now: datetime, *, words: Mapping[str, re.Pattern[str]]) -> When | None:
    """「今晚用，明早还」 → tomorrow: the last time before 还, whatever else is said; None where it has none."""
    told, live = _live(text, now, words["past"])
    for word in words["back"].finditer(told.text):
        said = [m for m in live if (_sure(m) or m.timed) and m.end <= word.start() <= m.end + NEAR]
        if not said or _SENTENCE.search(told.text, said[-1].end, word.start()):
            continue
        main, before = said[-1], [m for m in live if m.start < said[-1].start and _sure(m)]
        if not main.dated and main.later is None and before:  # 「后天3点用，4点还」
            main = replace(main, days=before[-1].days, part=main.part or before[-1].part, today=before[-1].today)
        if isinstance(main.day, Weekday) and main.day.weeks is None:  # 「下周六用，周日还」
            used = [one.start for m in before if (one := settle(m, told, words="", others=())) and one.start]
            told = replace(told, now=max([told.now, *used]))
        when = settle(main, told, words=text[main.start : main.end], others=())
        if when and when.start and words["dayafter"].search(told.text, main.end, word.start()):
            return replace(when, start=datetime.combine(when.start + timedelta(days=1), time()), end=None, all_day=True)
        return when
    return None


def _live(text: str, now: datetime, past: re.Pattern[str]) -> tuple[Told, list[Mention]]:
    """Every time in a post that tells no story; what marks a deadline elsewhere marks nothing here."""
    told = Told(now.replace(second=0, microsecond=0), grammar.fold(text), announcing=False)
    known = mentions.gather(told.text, grammar.scan(told.text), typed=text, announcing=False)
    for m in known:
        m.marks.clear()
    return told, [m for m in known if not past.match(told.text[m.end : m.end + 6].lstrip("在我才的"))]


def choose(known: Sequence[Mention], told: Told) -> tuple[Mention, list[Mention]] | None:
    """The mention meant, completed from others, and those that it was taken from."""
    live = [m for m in known if not m.marks & {"deadline", "was", "end"} and not m.past]
    fresh = [m for m in live if "again" not in m.marks]
    stale = [m for m in live if "again" in m.marks]
    sure = [m for m in fresh if "aside" not in m.marks]
    main = (
        _main(sure, told)
        or _main(fresh, told)
        or _main(stale, told)
        or _main([m for m in known if "end" in m.marks or m.past], told)
    )
    if main is None:
        return None
    said = [main]
    if not main.dated and main.later is None:
        day = _first(_dated(fresh)) or _first(_dated(stale))
        if day:
            main = replace(
                main, days=day.days, every=day.every, part=main.part or day.part, today=day.today, evening=day.evening
            )
            said.append(day)
    elif not main.timed or "gather" in main.marks:
        clock = _clock_for(main, fresh) or (_clock_for(main, stale) if main not in stale else None)
        if clock is None and not main.timed and (main not in stale and (stale or lexicon.same().search(told.text))):
            clock = next((m for m in known if m.clock and m is not main and "deadline" not in m.marks), None)
        if clock and main.timed and not _soon_after(main, clock):
            clock = None
        if clock:
            main = replace(
                main,
                clock=clock.clock,
                to_clock=clock.to_clock,
                to_part=clock.to_part,
                lasts=clock.lasts,
                part=clock.part or main.part,
            )
            said.append(clock)
    if main.every and main.every.sure and not main.days:
        main = replace(main, days=_since(main, live, told))
    if main.clock and not main.to_clock and main.lasts is None:
        ends = [m for m in known if "end" in m.marks and m.clock and not m.dated and m.start > main.start]
        if ends:
            main = replace(main, to_clock=ends[0].clock, to_part=ends[0].part)
    if main.every and main.every.frequency == "DAILY" and (found := _EXCEPT.search(told.text)):
        main = replace(main, every=main.every.without(days.weekdays(found[1] or found[2])))
    if main.every is None or not (main.every.sure or main.days):
        main = _recurring(main, live, told)
    if not main.timed and lexicon.unsure().search(told.text):
        return None
    if not main.dated and main.later is None and lexicon.someday().search(told.text):
        return None  # 「改天下午3点」
    return main, sorted(said, key=lambda m: m.start)


def _since(main: Mention, known: Sequence[Mention], told: Told) -> list[Day]:
    """「每周三晚七点，12月2日开始」: the day from which a rule holds."""
    for m in known:
        if m is not main and m.days and not m.clock and _SINCE.match(told.text, m.end):
            return m.days
    return []


def _first(known: list[Mention]) -> Mention | None:
    return known[0] if known else None


def _sure(mention: Mention) -> bool:
    return bool(mention.days) or (mention.every is not None and mention.every.sure)


def _dated(known: Sequence[Mention]) -> list[Mention]:
    """Mentions with a day, those named only by a festival last: it may be the theme."""
    dated = [m for m in known if _sure(m)]
    return sorted(dated, key=lambda m: m.every is None and m.day is not None and m.day.rank == 4)


def _main(known: Sequence[Mention], told: Told) -> Mention | None:
    for m in known:
        if "gather" in m.marks:
            continue
        if m.later is not None or (_sure(m) and m.clock):
            return m
        again = any(other.clock and other.days == m.days for other in known)  # 「今晚，就今晚，八点」
        if _sure(m) and m.part and not (m.day and m.day.rank == 4) and not again and not _clock_for(m, known):
            return m
    if dated := _dated(known):
        return dated[0]
    timed = [m for m in known if m.timed]
    if timed:
        return next((m for m in timed if "gather" not in m.marks), timed[0])
    return next((m for m in known if m.part), None) if told.announcing else None


def _clock_for(main: Mention, known: Sequence[Mention]) -> Mention | None:
    """The clock that goes with a day: the first after it, else the last before it; gathering times only at need."""
    clocks_ = [
        m
        for m in known
        if m.clock
        and (not m.dated or (m.days == main.days and not main.clock))  # 「周六植树，周六早八点集合」
        and m.start != main.start
        and not (m.part and main.part and _half(m) != _half(main))
    ]
    plain = [m for m in clocks_ if "gather" not in m.marks] or ([] if main.clock else clocks_)
    after = [m for m in plain if m.start >= main.start]
    if after or plain:
        return after[0] if after else plain[-1]
    parts = [m for m in known if m.part and not m.dated and not m.clock and m.start >= main.start and not main.part]
    return parts[0] if parts else None


def _soon_after(gather: Mention, start: Mention) -> bool:
    """Whether a clock is what people gather for: 「七点集合，七点半发车」, not 「十点下山」."""
    if gather.clock is None or start.clock is None:
        return True
    minutes = (start.clock.hour - gather.clock.hour) * 60 + start.clock.minute - gather.clock.minute
    return 0 < minutes % (MIDNIGHT // 2) <= GATHERING


def _recurring(main: Mention, known: Sequence[Mention], told: Told) -> Mention:
    """「双周一次的换书摊，周日上午十点」: the rule stands elsewhere."""
    for m in known:
        every = m.every
        if m is main or every is None or m.clock:
            continue
        day = main.days[-1] if main.days else None
        if day and every.day is None and every.takes(day) and not main.to_days:
            return replace(main, every=every.on(day), days=main.days[:-1])
        if day and every.day == day:
            return replace(main, every=every, days=[])
        if every.frequency == "DAILY" and not main.days:
            return replace(main, every=every)
    day = main.day
    if isinstance(day, Weekday) and day.weeks is None and not main.to_days and lexicon.habit().search(told.text):
        return replace(main, every=Every("WEEKLY", day=day), days=[])
    return main


def _half(m: Mention) -> str | None:
    if m.part:
        return lexicon.parts()[m.part][1]
    return "evening" if m.evening else None


def settle(m: Mention, told: Told, *, words: str, others: Sequence[Mention]) -> When | None:
    """What a mention comes to."""
    try:
        if m.later is not None:
            start = told.now + timedelta(minutes=m.later)
            return When(words, start, _end(m, start, m.later), calendar="solar")
        return _settle(m, told, words, others)
    except Impossible as impossible:
        return When(words, None, problem=impossible.problem)
    except OverflowError:  # the calendar ends with the year 9999
        return When(words, None, problem="no-such-date")


def _settle(m: Mention, told: Told, words: str, others: Sequence[Mention]) -> When | None:
    every = m.every if m.every and m.every.sure else None
    day = m.day
    minute = _minute(m, told)
    if day is None and every is None and minute is None:
        return None
    all_day = minute is None
    at = 0 if minute is None else minute
    ahead = told.ahead(at) if not all_day else every is None
    on = _on(day, every, told.today, ahead)
    if day is None and every is None and m.clock and not m.part and on > told.today:
        at, on = _soonest(m.clock, at, told, on)
    elif m.today and _half(m) == "dawn" and not ahead:
        at += MIDNIGHT  # 「今晚凌晨三点」
    elif m.today and m.clock and not _half(m) and not ahead and at < MIDNIGHT // 2:
        at += MIDNIGHT // 2  # 「今天八点」 said at ten is tonight
    start = datetime.combine(on, time()) + timedelta(minutes=at)
    end = _end_of(m, start, at, told)
    calendar: Calendar = "lunar" if any(d.calendar == "lunar" for d in _days(m)) else "solar"
    rule = _bounded(every, m, start, told, others) if every else None
    past = every is None and (on < told.today if all_day else (end or start) < told.now)
    return When(words, start, end, all_day, rule, calendar, "past" if past else None)


def _days(m: Mention) -> list[Day]:
    return [*m.days, *([m.every.day] if m.every and m.every.day else [])]


def _on(day: Day | None, every: Every | None, today: date, ahead: bool) -> date:
    if every is None:
        return day.on(today, ahead) if day else today + timedelta(days=0 if ahead else 1)
    if day is None:
        return every.first(today, ahead)
    from_ = day.on(today, ahead=True)
    return every.first(max(from_, today), ahead or from_ > today)


def _minute(m: Mention, told: Told) -> int | None:
    """Minutes since midnight of the day named; None where no time of day is said."""
    if m.clock:
        half = _half(m)
        hint = told.hint if half is None and not m.clock.exact else None
        return clocks.minute_of(m.clock, half, today=m.today, hint=hint)
    if m.part is None:
        return lexicon.parts()["晚上"][0] if m.evening else None  # 平安夜
    return lexicon.parts()[m.part][0] + (MIDNIGHT if _tonight(m) else 0)


def _tonight(m: Mention) -> bool:
    """「今天半夜」 is after midnight."""
    return m.today and m.part is not None and lexicon.parts()[m.part] == (0, "night")


def _soonest(clock: Clock, at: int, told: Told, on: date) -> tuple[int, date]:
    """A bare clock is its next occurrence, morning or evening: 「八点打球」 said at ten is tonight at eight."""
    later = at + MIDNIGHT // 2
    if not clock.exact and clock.half is None and at < MIDNIGHT // 2 and told.ahead(later):
        return later, told.today
    return at, on


def _end_of(m: Mention, start: datetime, at: int, told: Told) -> datetime | None:
    run = m.run or next((day.run for day in m.days if isinstance(day, Shifted)), 1)
    if not m.to_days and run > 1 and not m.every:
        last = start.date() + timedelta(days=run - 1)
        end = _end(m, start, at)
        return datetime.combine(last, (end or start).time())
    if not m.to_days:
        return _end(m, start, at)
    last = min(m.to_days, key=lambda day: day.rank).on(max(start.date(), told.today), ahead=True)
    if m.every and m.every.frequency != "YEARLY":
        return _end(m, start, at)
    if m.to_clock:
        minute = clocks.minute_of(m.to_clock, _to_half(m), today=False, hint=None)
    else:
        minute = lexicon.parts()[m.to_part][0] if m.to_part else at
    end = datetime.combine(last, time()) + timedelta(minutes=minute)
    return end if end >= start else None


def _to_half(m: Mention) -> str | None:
    return lexicon.parts()[m.to_part][1] if m.to_part else _half(m)


def _end(m: Mention, start: datetime, at: int) -> datetime | None:
    """Where a range or a duration ends."""
    if m.lasts:
        return start + timedelta(minutes=m.lasts)
    if not m.to_clock:
        until = lexicon.parts()[m.to_part][0] if m.to_part else 0
        return start + timedelta(minutes=until - at) if until > at else None  # 「九点到中午」
    half = _to_half(m)
    minute = clocks.minute_of(m.to_clock, half, today=m.today, hint=None)
    if minute <= at or (half is None and not m.to_clock.exact):
        said = m.to_clock.hour * 60 + m.to_clock.minute
        half_days = range(0, 4, 2) if m.to_clock.exact else range(4)
        minute = next((n for k in half_days if (n := said + k * MIDNIGHT // 2) > at), minute + MIDNIGHT)
    return start + timedelta(minutes=minute - at)


def _bounded(every: Every, m: Mention, start: datetime, told: Told, others: Sequence[Mention]) -> str:
    """The rule with COUNT or UNTIL, where the text says how often or until when."""
    rule = every.rule
    try:
        if m.to_days and every.frequency != "YEARLY":  # 「每年正月初一到初三」 is how long it lasts
            last = m.to_days[0].on(start.date(), ahead=True)
            return f"{rule};UNTIL={last:%Y%m%d}T235959"
        for other in others:
            ends = "end" in other.marks or _UNTIL.search(told.text, max(0, other.start - 4), other.start)
            if other.start != m.start and other.days and not other.clock and ends:
                last = other.days[0].on(start.date(), ahead=True)
                return f"{rule};UNTIL={last:%Y%m%d}T235959"
    except Impossible:
        return rule
    if found := _COUNT.search(told.text):
        count = int(number(found["count"]) or 0)
        return f"{rule};COUNT={count}" if count > 1 else rule
    return rule
