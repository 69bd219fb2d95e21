"""Times in messages: 「周六上午9点到11点」 → When(start=…T09:00, end=…T11:00).

`grammar` finds the words by its `patterns`, `mentions` puts those that stand together together, `dates`, `days` and
`clocks` know what they mean, `recurrence` what comes again, `lunar` the other calendar, `finding` which of several is
meant. The words are in `lexicon/times`, read by `lexicon`.
"""

import re
from datetime import datetime

from nlp.readings import When
from nlp.times import clocks, finding, grammar, lexicon
from nlp.times.dates import Impossible, Shifted

_HINT = re.compile(
    r"[0-9０-９一二三四五六七八九十廿卅半两兩刻] ?[时時点點:：号號日月天小分个個周週/.．\-後后年刻]|[周週拜]|星期"
    r"|[今明昨听聽][天日早晚夜儿兒朝]|[后後][天日儿兒]|[节節夕秋阳陽旦伏夜宵]|[早晚上下][上午昼晝半]|端午|清明|[冬夏]至"
    r"|[立春秋][春夏秋冬分]|[月年][底末初前]|[月周週][内內]|[半刻][小钟]|小时|鐘頭|钟头|[ap]m|[AP]M"
    r"|[腊臘冬正]月|初[一二三四五六七八九十]|[国國][庆慶]"
)


def present(text: str) -> bool:
    """Whether the text may name a time at all; a cheap look, more often yes than `find`."""
    return _HINT.search(text) is not None


def corrections() -> str:
    """A pattern for what takes back the time before it: 「不对」, 「更正」."""
    return lexicon.marks()["again"]


def find(text: str, now: datetime, *, announcing: bool = False) -> When | None:
    """The main time of a message, seen from `now` (naive wall time of the group), or None.

    Where several are named, the event's own: not the deadline, not when to gather, not what was called off.
    `announcing`: an event is announced, so doubtful words (「6.5环境日」) are taken for its time. Never raises.
    """
    return finding.find(text, now, announcing=announcing)


def lasting(text: str) -> Shifted | None:
    """How many days, weeks or months are named first: 「两天」, 「一个星期」; hours are none. Never raises."""
    try:
        spans = [clocks.span(atom) for atom in grammar.scan(grammar.fold(text)) if atom.kind == "span"]
    except (Impossible, OverflowError):
        return None
    return next((span for span in spans if isinstance(span, Shifted)), None)
