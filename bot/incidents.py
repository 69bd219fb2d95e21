"""Incidents: what went wrong gets a code; the traceback goes to the log under it, without anybody's words."""

import logging
import re
import traceback
from collections.abc import Iterable

from bot.logs import facts, incident_code
from bot.metrics import Metrics
from handlers.turn import Heard

LOG = logging.getLogger("linli.incidents")
NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
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
    """The traceback, without what residents typed: `KeyError: '谁家有姜'` → `KeyError: '…'`."""
    report = "".join(traceback.format_exception(problem))
    for piece in sorted(_pieces(heard), key=len, reverse=True):
        report = report.replace(piece, "…").replace(ascii(piece)[1:-1], "…")
    return NOT_ASCII.sub("…", report)


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
