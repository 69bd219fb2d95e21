"""Incidents: what went wrong gets a code; the traceback goes to the log under it, without anybody's words."""

import logging
import re
import traceback
from collections.abc import Iterable, Iterator

from pydantic import ValidationError

from bot.logs import facts, incident_code
from bot.metrics import Metrics
from handlers.turn import Heard

LOG = logging.getLogger("linli.incidents")
NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
QUOTED = re.compile(r"""(?<!\w)b?('|")(?:(?!\1)[^\\]|\\.)*\1""", re.DOTALL)  # but no apostrophe within a word
NAMES = ("sqlstate", "constraint_name", "table_name", "column_name")  # what a server's error knows besides its words
SHORTEST = 4  # shorter pieces of what somebody typed hide nothing and would hide half the traceback


class Incidents:
    def __init__(self, metrics: Metrics) -> None:
        self._metrics = metrics

    def note(self, place: str, problem: BaseException, heard: Iterable[Heard] = (), **values: object) -> str:
        """Log it and count it; the code is for the person it happened to."""
        code = incident_code()
        self._metrics.incidents.labels(place).inc()
        report = traceback_without_words(problem, heard)
        LOG.error("%s\n%s", facts("incident", code=code, place=place, **values), report)
        return code


def traceback_without_words(problem: BaseException, heard: Iterable[Heard] = ()) -> str:
    """The traceback, without what residents typed: `KeyError: '谁家有姜'` → `KeyError: …`."""
    report = "\n".join(_told(one) for one in reversed([*_led_to(problem)]))
    for piece in sorted(_pieces(heard), key=len, reverse=True):
        report = report.replace(piece, "…").replace(ascii(piece)[1:-1], "…")
    return NOT_ASCII.sub("…", report)


def _led_to(problem: BaseException) -> Iterator[BaseException]:
    """It, and what led to it, the last first."""
    seen: set[int] = set()
    one: BaseException | None = problem
    while one is not None and id(one) not in seen:
        seen.add(id(one))
        yield one
        one = one.__cause__ or (None if one.__suppress_context__ else one.__context__)


def _told(problem: BaseException) -> str:
    kind = type(problem)
    name = kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"
    stack = "".join(traceback.format_tb(problem.__traceback__))
    return f"Traceback (most recent call last):\n{stack}{name}: {_without_values(problem)}"


def _without_values(problem: BaseException) -> str:
    """What it says, but for the values it says it of: those may be anybody's words, not only of whoever acts.

    `DETAIL: Failing row contains (1002, Wang Xiaoming, …)` → sqlstate=23502 table_name=people column_name=seen_at
    """
    if hasattr(problem, "sqlstate"):
        known = {name: getattr(problem, name, None) for name in NAMES}
        return " ".join(f"{name}={value}" for name, value in known.items() if value)
    if isinstance(problem, ValidationError):
        faults = problem.errors(include_input=False)
        return " ".join(f"{'.'.join(map(str, fault['loc']))}={fault['type']}" for fault in faults)
    return QUOTED.sub("…", str(problem))


def _pieces(heard: Iterable[Heard]) -> set[str]:
    pieces: set[str] = set()
    for one in heard:
        texts = [one.text, one.start, one.where.title, one.quoted.text if one.quoted else None]
        for person in (one.who, one.quoted.who if one.quoted else None):
            texts += [person.name, person.username, str(person.id)] if person else []
        for text in texts:
            if text:
                pieces |= {text, *text.split()}
    return {piece for piece in pieces if len(piece) >= SHORTEST}
