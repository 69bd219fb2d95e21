"""Who says more than anybody can mean is heard more slowly: messages and taps of one person, counted by the minute.

Chatter is none of the bot's business and is not counted. Matters of safety are always heard.
"""

from collections import OrderedDict

from bot.updates import Arrived
from handlers.quiet import SAFETY
from nlp import urgency

MOST = 10_000  # people remembered: those who were quiet longest are forgotten first
COUNTED = ("message", "edited", "tap")
MINUTE = 60.0


class Floods:
    """`per_minute` at once, and as many in every minute; 0: nobody is slowed.

    What counts is when it was written, not when it is read: who waited for a bot that was down said nothing too fast.
    `now`, in epoch seconds, is for taps, which have no date. For each person one number is kept: when all that they
    said would be paid off at that pace.
    """

    def __init__(self, per_minute: int) -> None:
        self._every = MINUTE / per_minute if per_minute else 0.0
        self._paid_off: OrderedDict[int, float] = OrderedDict()
        self._told: set[int] = set()

    def too_fast(self, update: Arrived, now: float) -> bool:
        """Whether it is to be left alone."""
        if update.who is None or not _counted(update):
            return False
        full = self._full(update.who, _moment(update, now))
        return full and not any(urgency.find(heard.text) in SAFETY for heard in update.heard)

    def count(self, update: Arrived, now: float) -> int | None:
        """It concerns the bot. Answers who is to be told, once, that this was enough for a while."""
        who, now = update.who, _moment(update, now)
        if who is None or not self._every or not _counted(update):
            return None
        if self._full(who, now):
            return None  # a matter of safety: it is not held against them
        owed = self._owed(who, now)
        if owed < MINUTE / 2:
            self._told.discard(who)
        self._paid_off[who] = now + owed + self._every
        self._paid_off.move_to_end(who)
        while len(self._paid_off) > MOST:
            self._told.discard(self._paid_off.popitem(last=False)[0])
        if not self._full(who, now) or who in self._told:
            return None
        self._told.add(who)
        return who

    def _full(self, who: int, now: float) -> bool:
        return self._owed(who, now) + self._every > MINUTE + 1e-6

    def _owed(self, who: int, now: float) -> float:
        """Seconds; a clock that was put back keeps nobody waiting."""
        owed = self._paid_off.get(who, now) - now
        return owed if 0 < owed <= MINUTE + 1e-6 else 0.0


def _counted(update: Arrived) -> bool:
    return any(heard.kind in COUNTED for heard in update.heard)


def _moment(update: Arrived, now: float) -> float:
    """When it was written, or tapped."""
    sent_at = update.heard[0].sent_at if update.heard else None
    return now if sent_at is None else sent_at.timestamp()
