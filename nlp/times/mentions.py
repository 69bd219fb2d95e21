"""Atoms that stand together are one mention of a time: 「周六（28号）上午9点到11点」.

A mention has a day, a part of day and a clock, and the same again for where it ends; each may be missing.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from nlp.times import clocks, days, recurrence
from nlp.times.clocks import Clock
from nlp.times.dates import Day, Shifted, Weekday
from nlp.times.grammar import Atom
from nlp.times.recurrence import Every

Mark = Literal["deadline", "gather", "again", "was", "end", "aside"]

_JOIN = re.compile(
    r"[^\w]*(?:(?:那一?天|那个|最后一个|一个|当[天日]|这天|的|就是|正是|也就是|是|在|即|呢|全天|整个|一整个|一|开始|起|和|及|跟|从|自|时间|大约|大概|约|准时|我们|咱们|咱|为期|时长|全程|共|历时|持续|一共|每次|每场|每节|一次|一場|一场)[^\w]*){0,2}"
)
_RANGE = re.compile(r"[^\w]*(?:开始|起|左右|开)?\s*(?:-+|~+|到|至|直到|一直到)\s*(?:次日|翌日|第二天|隔天)?\s*")
_CLAUSE = re.compile(r"(?:左右|上下|吧|哈|光景|就好|就够)? ?(?:[,。;!?、\n()~|]|$)")
_LASTS = re.compile(r"(?:时长|全程|大概|大约|约|持续|为期|历时|一?共|前后|左右|总时长|预计|用时)\s*$")
_NOT_LASTS = re.compile(
    r"(?:(?:每人|每位|每个|每场|每局|每轮|各)[^,。]{0,3}|提前|早|晚|迟到|车程|步行|走路|开车|骑车|走|发言|限时|休息|热身|只要|只需|等|超过|不到|路程|地铁|前|头|最后)\s*$"
)
_GALA = re.compile("会(?!所|议|客)")  # 「中秋晚会」; but 「今晚会放电影」
_NOT_HERE = re.compile("(?:左右)?的?(?:车程|路程|脚程|路|到|可达|一[轮局组个位]|免费|以上)")  # 「约40分钟车程」
_MEET = re.compile(r"[,，]\w{0,5}(?<!出发)(?<!发车)(?<!开始)")  # 「八点，北门集合」
_REACH = {"gather": 8, "end": 3, "aside": 4}  # characters from a time to the word that marks it
_IF = re.compile(r"(?:如遇|如果|若|要是|万一)[^。]{0,10}$|(?:下雨|雨天)[,]?(?:就|则|的话)?再?$")


@dataclass(slots=True)
class Mention:
    """One mention while it is read; `start` and `end` are its place in the text."""

    start: int
    end: int
    days: list[Day] = field(default_factory=list)
    part: str | None = None
    clock: Clock | None = None
    to_days: list[Day] = field(default_factory=list)
    to_part: str | None = None
    to_clock: Clock | None = None
    lasts: int | None = None  # minutes
    run: int | None = None  # days in a row: 「12月5日起三天」
    later: int | None = None  # minutes from now: 「半小时后」
    every: Every | None = None
    evening: bool = False  # the day's name says so: 平安夜
    today: bool = False  # said with 今: 「今晚12点」 is the night that begins today
    marks: set[Mark] = field(default_factory=set)
    ranging: bool = False

    @property
    def dated(self) -> bool:
        return bool(self.days) or self.every is not None

    @property
    def past(self) -> bool:
        """Whether it is a day gone by: 「昨天」, 「上周六」."""
        day = self.day
        gone = day.days if isinstance(day, Shifted) else day.weeks or 0 if isinstance(day, Weekday) else 0
        return gone < 0

    @property
    def timed(self) -> bool:
        return self.clock is not None or self.later is not None

    @property
    def day(self) -> Day | None:
        """The day that tells, of those that stand together."""
        return min(self.days, key=lambda day: day.rank) if self.days else None


def gather(text: str, atoms: Sequence[Atom], *, typed: str, announcing: bool) -> list[Mention]:
    """The mentions of a folded text, in the order typed; `typed` is the text before it was folded."""
    return _Gathering(text, atoms, typed, announcing).run()


class _Gathering:
    """Walks the atoms once; `now` is the mention that grows."""

    def __init__(self, text: str, atoms: Sequence[Atom], typed: str, announcing: bool) -> None:
        self.text = text
        self.atoms = atoms
        self.typed = typed
        self.announcing = announcing
        self.done: list[Mention] = []
        self.now: Mention | None = None
        self.last_end = 0
        self.pending: list[tuple[Mark, int]] = []  # marks waiting for the mention that follows

    def run(self) -> list[Mention]:
        for place, atom in enumerate(self.atoms):
            if atom.kind in ("deadline", "before", "gather", "again", "was", "end", "aside"):
                self._mark(atom)
            else:
                self._read(place, atom)
        self._close()
        return self.done

    # marks

    def _mark(self, atom: Atom) -> None:
        mark: Mark = "deadline" if atom.kind == "before" else atom.kind  # type: ignore[assignment]  # a mark's kind
        last = self.now or (self.done[-1] if self.done else None)
        gap = self.text[last.end : atom.start] if last else None
        if mark == "again" and _IF.search(self.text, max(0, atom.start - 14), atom.start):
            mark = "was"  # 「如遇下雨改到下周日」 is not yet so
        if mark == "again":
            self._close()
            for mention in self.done:
                mention.marks.add("again")
        elif mark == "was":
            self._close()
            self.pending.append((mark, atom.end))
        elif mark == "deadline":
            if atom.kind == "before":
                if last and gap is not None and not gap.strip():
                    last.marks.add("deadline")
            elif last and gap is not None and len(gap) <= 4 and not _inner_clause(gap):
                last.marks.add("deadline")
                self._close()
            else:
                self._close()
                self.pending.append((mark, atom.end))
        elif mark == "gather" and self.text.startswith("时间", atom.end):  # 「集合时间周六9:30」
            self._close()
            self.pending.append((mark, atom.end))
        elif last and gap is not None and (not _inner_clause(gap) or (mark == "gather" and _MEET.fullmatch(gap))):
            if len(gap) <= _REACH[mark] and not (mark == "end" and last.to_clock):
                last.marks.add(mark)
            self._close()

    # atoms

    def _read(self, place: int, atom: Atom) -> None:
        kind = atom.kind
        gap = self.text[self.last_end : atom.start] if self.now else ""
        joined = self.now is not None and len(gap) <= 10 and _JOIN.fullmatch(gap) is not None
        if self.now and "was" in self.now.marks and (")" in gap or "," in gap):
            joined = False  # 「周六（不是周日）上午十点」, 「不是周六，是周日」
        ranged = self.now is not None and len(gap) <= 8 and _RANGE.fullmatch(gap) is not None
        if kind in days.CLOCKS:
            clock = clocks.clock(atom)
            touching = self.now is not None and self.now.part is not None and self.last_end == atom.start
            if clock and (touching or clocks.stands(atom, self.text, beside=joined or ranged)):
                self._clock(atom, clock, joined, ranged)
        elif kind in ("part", "short"):
            if self._short(place, atom) if kind == "short" else not self._lasting(place, atom):
                self._part(atom, joined, ranged)
        elif kind == "span":
            self._span(atom, joined)
        elif kind == "every":
            self._every(atom, joined)
        elif kind == "moon":
            self._moon(atom, joined, ranged)
        elif kind == "day" and atom["same"]:
            if self.now and joined:
                self._extend(atom)
        elif days.stands(atom, self.text, self.atoms, place, announcing=self.announcing):
            self._day(atom, days.day(atom, self.text, self.typed), joined, ranged)
        if kind in ("md", "moon") and (to := days.moon_to(atom)):
            self._day(atom, to, joined=False, ranged=True)

    def _lasting(self, place: int, atom: Atom) -> bool:
        """Whether a part of day says how long: 「用一下午」, 「一个晚上」; in 「周一下午」 it does not."""
        if self.now and self.now.days and atom.start - self.last_end <= 2:
            return False  # 「周六一下午」 is from two on
        apart = not place or self.atoms[place - 1].end != atom.start
        return apart and atom.start > 0 and self.text[atom.start - 1] in "一整半个"

    def _short(self, place: int, atom: Atom) -> bool:
        """Whether 早 or 晚 is a part of day: beside a day (周五晚) or a clock (晚8点)."""
        if (
            place
            and self.atoms[place - 1].kind in ("festival", "term", "numberday")
            and _GALA.match(self.text, atom.end)
        ):
            return False
        if self.now is not None and self.last_end == atom.start and (self.now.dated or self.now.clock is None):
            return True
        if place + 1 == len(self.atoms):
            return False
        after = self.atoms[place + 1]
        return after.kind in days.CLOCKS and not self.text[atom.end : after.start].strip()

    def _open(self, atom: Atom) -> Mention:
        self._close()
        self.now = Mention(atom.start, atom.end)
        for mark, where in self.pending:
            if atom.start - where <= 6:
                self.now.marks.add(mark)
        self.pending.clear()
        self.last_end = atom.end
        return self.now

    def _extend(self, atom: Atom) -> None:
        if self.now:
            self.now.end = self.last_end = atom.end

    def _close(self) -> None:
        if self.now:
            self.done.append(self.now)
            self.now = None

    def _day(self, atom: Atom, day: Day, joined: bool, ranged: bool) -> None:
        now = self.now
        if now and ranged and now.every and now.every.through(day):
            now.every = now.every.until(day)
        elif now and ranged and now.every and now.every.spans(day) and not now.days and not now.to_days:
            now.to_days = [day]
        elif now and ranged and now.days and not now.to_days and not now.to_clock:
            now.to_days = [day]
            now.ranging = bool(now.clock or now.part)  # 「周六到周日上午九点」: the time is the start's
        elif now and joined and not now.to_clock and (now.clock is None or not now.dated):
            if now.every and now.every.takes(day):
                now.every = now.every.on(recurrence.weekend(atom) or day)
            elif (
                now.days
                and isinstance(day, Weekday)
                and isinstance(known := now.days[-1], Weekday)
                and self.last_end == atom.start
            ):
                now.days[-1] = Weekday(tuple(sorted({*known.days, *day.days})), known.weeks)
            elif now.days and isinstance(day, Weekday) and (within := days.within(now.days[-1], day)):
                now.days[-1] = within
            else:
                now.days.append(day)
        else:
            now = self._open(atom)
            now.days.append(day)
        if atom.kind == "day" and self.text[atom.start : atom.end] in days.WITH_PART and now.part is None:
            now.part = "晚" if self.text[atom.end - 1] in "晚宵夕" else "早"
        if atom.kind == "english" and atom["enext"] == "every " and now.days:
            now.every = Every("WEEKLY", day=now.days.pop())
        now.evening = now.evening or days.evening(atom)
        now.today = now.today or days.today(atom)
        self._extend(atom)

    def _moon(self, atom: Atom, joined: bool, ranged: bool) -> None:
        day = days.moon(atom)
        counted = self.now is not None and joined and self.now.every is not None  # 「每月初一十五」
        if counted or ranged or not days.each_month(atom):
            self._day(atom, day, joined, ranged)
        else:
            self._open(atom).every = Every("MONTHLY", day=day)

    def _part(self, atom: Atom, joined: bool, ranged: bool) -> None:
        now, word = self.now, self.text[atom.start : atom.end]
        if now and ranged and (now.clock or now.part) and not now.to_part:
            now.to_part, now.ranging = word, True
        elif now and joined and self._ends(now):
            now.to_part = word
        elif now and joined and not now.to_clock and not (now.clock and not now.days):
            if now.clock and now.part:
                now = self._open(atom)
            now.part = word  # of two, the later is the nearer to the clock: 「今晚夜里八点」
        else:
            now = self._open(atom)
            now.part = word
        self._extend(atom)

    def _clock(self, atom: Atom, clock: Clock, joined: bool, ranged: bool) -> None:
        now = self.now
        if now and ranged and now.clock and not now.to_clock:
            now.to_clock, now.ranging = clock, True
            if clock.half and not now.clock.half and not now.clock.exact and now.clock.hour <= clock.hour:
                now.clock = replace(now.clock, half=clock.half)  # 「7-9pm」
        elif now and joined and self._ends(now) and not now.to_clock:
            now.to_clock = clock
        elif now and joined and not now.clock and now.later is None:
            now.clock = clock
        else:
            self._open(atom).clock = clock
        self._extend(atom)

    @staticmethod
    def _ends(now: Mention) -> bool:
        """Whether what follows belongs to the end of a range: 「周五晚到周日中午」, but not 「周六到周日上午九点」."""
        return now.ranging and bool(now.to_days or now.to_part)

    def _span(self, atom: Atom, joined: bool) -> None:
        span = clocks.span(atom)
        if span is None:
            return
        if atom["later"] or atom["again"] in ("再过", "再等") or (atom["again"] and isinstance(span, int)):
            if isinstance(span, int):
                self._open(atom).later = span
                self._extend(atom)
            else:
                self._day(atom, span, joined, False)
        elif isinstance(span, Shifted):
            if self.now and joined and self.now.days and not self.now.to_days and span.days > 1 and atom["su"] == "天":
                self.now.run = span.days
                self._extend(atom)
        else:
            now = self.now or (self.done[-1] if self.done else None)
            before = self.text[max(0, atom.start - 8) : atom.start]
            if _NOT_HERE.match(self.text, atom.end):
                return
            if not now or not now.timed or now.to_clock or now.lasts or _NOT_LASTS.search(before):
                return
            alone = joined and _CLAUSE.match(self.text, atom.end)
            if alone or _LASTS.search(before) or _CLAUSE.match(self.text, atom.end) or self.last_end == atom.start:
                now.lasts = span
                if joined:
                    self._extend(atom)

    def _every(self, atom: Atom, joined: bool) -> None:
        every, part = recurrence.every(atom)
        now = self.now
        if now and joined and not now.every and not now.clock:
            now.every = every
            if now.to_days and isinstance(now.days[-1], Weekday) and every.through(now.to_days[0]):
                now.every, now.to_days, now.ranging = every.on(now.days.pop()).until(now.to_days[0]), [], False
            elif now.days and not now.to_days and every.takes(now.days[-1]):
                now.every = every.on(now.days.pop())
        elif now and joined and not now.every and now.days:
            now.every = every  # 「周六三点，每周一次」
            if every.takes(now.days[-1]) and not now.to_days:
                now.every = every.on(now.days.pop())
        else:
            now = self._open(atom)
            now.every = every
        if part and not now.part:
            now.part = part
        self._extend(atom)


def _inner_clause(gap: str) -> bool:
    return any(sign in gap for sign in ",。;!?\n")
