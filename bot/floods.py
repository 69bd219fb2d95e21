"""Who says more than anybody can mean is heard more slowly: messages and taps of one person, counted by the minute.

Chatter is none of the bot's business and is not counted. Matters of safety are always heard.
"""

from collections import OrderedDict
from typing import NamedTuple

from bot.updates import Arrived
from handlers.quiet import SAFETY
from nlp.intent import urgency

MOST = 10_000  # people remembered: those who were quiet longest are forgotten first
AGAIN = 2000  # updates remembered, so that one that the server sends again is counted once
COUNTED = ("message", "edited", "tap")
MINUTE = 60.0


class Source(NamedTuple):
    """What one person writes, or what they tap."""

    person: int
    taps: bool


class Floods:
    """`per_minute` at once, and as many in every minute; 0: nobody is slowed.

    What counts is when it was written, not when it is read: who waited for a bot that was down said nothing too fast.
    `now`, in epoch seconds, is for taps, which have no date; they are counted apart, for Telegram's clock and ours
    may differ. For each person and way one number is kept: when all of it would be paid off at that pace.
    """

    def __init__(self, per_minute: int) -> None:
        self._every = MINUTE / per_minute if per_minute else 0.0
        self._paid_off: OrderedDict[Source, float] = OrderedDict()
        self._told: set[Source] = set()
        self._heard: OrderedDict[int, None] = OrderedDict()

    def too_fast(self, update: Arrived, now: float) -> bool:
        """Whether it is to be left alone."""
        who = _source(update)
        if who is None or update.update_id in self._heard:
            return False
        full = self._full(who, _moment(update, now))
        return full and not any(urgency.find(heard.text) in SAFETY for heard in update.heard)

    def count(self, update: Arrived, now: float) -> int | None:
        """It concerns the bot. Answers who is to be told, once, that this was enough for a while.

        A tap that comes too fast is told so itself, in its answer.
        """
        who, now = _source(update), _moment(update, now)
        if who is None or not self._every or update.update_id in self._heard:
            return None
        self._heard[update.update_id] = None
        if len(self._heard) > AGAIN:
            self._heard.popitem(last=False)
        if self._full(who, now):
            return None  # a matter of safety: it is not held against them
        owed = self._owed(who, now)
        if owed < MINUTE / 2:
            self._told.discard(who)
        self._paid_off[who] = now + owed + self._every
        self._paid_off.move_to_end(who)
        while len(self._paid_off) > MOST:
            self._told.discard(self._paid_off.popitem(last=False)[0])
        person, tapped = who
        if tapped or not self._full(who, now) or who in self._told:
            return None
        self._told.add(who)
        return person

    def _full(self, who: Source, now: float) -> bool:
        return self._owed(who, now) + self._every > MINUTE + 1e-6

    def _owed(self, who: Source, now: float) -> float:
        """Seconds; a clock that was put back keeps nobody waiting."""
        owed = self._paid_off.get(who, now) - now
        return owed if 0 < owed <= MINUTE + 1e-6 else 0.0


def _source(update: Arrived) -> Source | None:
    """Whose it is; None where it is not counted: comings and goings, and admins who write for their group."""
    return next((Source(h.who.id, h.kind == "tap") for h in update.heard if h.who and h.kind in COUNTED), None)


def _moment(update: Arrived, now: float) -> float:
    """When it was written, or tapped."""
    sent_at = update.heard[0].sent_at if update.heard else None
    return now if sent_at is None else sent_at.timestamp()
