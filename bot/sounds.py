"""Nobody's phone rings again and again because of one neighbour: what comes after the first few comes without a sound.

Nothing is lost by it: the words arrive all the same. What cries for help always rings, and so does what is due.
"""

from collections import OrderedDict
from collections.abc import Iterable
from datetime import datetime, timedelta

from bot.clock import Clock
from handlers.quiet import SAFETY
from handlers.turn import Turn
from nlp.intent import urgency
from texts.messages import Outgoing, Send

MOST = 6  # of one neighbour's doing at another's within `COUNTED`: a promise, its end and thanks for it are three
COUNTED = timedelta(hours=1)
PAIRS = 10_000  # remembered: those of whom the last was long ago are forgotten first

Pair = tuple[int, int]  # whose doing, at whose phone


class Sounds:
    """`softened` before the commit, `made` after it: a turn that is run again rings once. Remembered in memory only."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._last: OrderedDict[Pair, list[datetime]] = OrderedDict()

    def softened(self, turn: Turn) -> list[Outgoing]:
        """What the turn says, the seventh 「小李 说…」 within the hour without a sound."""
        enough = [self._is_enough(turn.actor, one) for one in turn.outgoing]
        if not any(enough) or urgency.find(turn.heard.text) in SAFETY:
            return turn.outgoing
        return [
            one.model_copy(update={"silent": True}) if soft else one
            for one, soft in zip(turn.outgoing, enough, strict=True)
        ]

    def made(self, actor: int, said: Iterable[Outgoing]) -> None:
        """They are on their way."""
        now = self._clock.now()
        for one in said:
            pair = _pair(actor, one)
            if pair is not None:
                self._last[pair] = [*self._within(pair, now), now]
                self._last.move_to_end(pair)
        while len(self._last) > PAIRS:
            self._last.popitem(last=False)

    def _is_enough(self, actor: int, one: Outgoing) -> bool:
        pair = _pair(actor, one)
        return pair is not None and len(self._within(pair, self._clock.now())) >= MOST

    def _within(self, pair: Pair, now: datetime) -> list[datetime]:
        return [at for at in self._last.get(pair, ()) if now - at < COUNTED]


def _pair(actor: int, one: Outgoing) -> Pair | None:
    """None where nobody's phone rings but the own, or it rings for no single neighbour."""
    rings = isinstance(one, Send) and not one.silent and one.chat > 0 and actor not in (0, one.chat)
    return (actor, one.chat) if rings else None
