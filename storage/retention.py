"""What is over is kept for a while; then only how much there was. docs/privacy.md tells residents the same."""

from collections import Counter
from collections.abc import AsyncIterable
from datetime import datetime, timedelta

from storage.inbox import DAY_MS
from storage.moments import to_ms
from storage.queries import Connection, queries

SQL = queries("retention")
KEPT = timedelta(days=90)  # what is over
LONG_KEPT = timedelta(days=365)  # who gave and told what, changes of the settings, what was lent and never came back
VERY_LONG_KEPT = timedelta(days=730)  # who lent and did what: who is asked is weighed by it, half as much every year
INCIDENTS_KEPT = timedelta(days=14)  # long enough to look into one
CLOCK_JUMP_MS = 2 * DAY_MS  # between two looks: more, and the clock was wrong or is, or the bot was away
CLOCK_STEADY_MS = DAY_MS  # until a clock that jumped is believed: time for an operator to put it right
MOST = 200  # of each kind at once: the one writer is waited for by all

COUNTED = (
    "claims",
    "thanks_for_posts",
    "posts",
    "thanks",
    "occurrences",
    "events",
    "chains",
    "announcements",
)  # in this order: what hangs on a post is counted before it goes with it
ABOUT = {
    **dict.fromkeys(("card", "ping", "register", "duty", "still", "giving", "whom", "again", "free"), "post"),
    **dict.fromkeys(("claim", "queue", "proof", "got"), "claim"),
    **dict.fromkeys(("event", "market", "photos", "about", "unfilled"), "occurrence"),
    **dict.fromkeys(("preview", "proposal", "panel"), "event"),
    **dict.fromkeys(("chain", "lead", "line", "ticks"), "chain"),
    **dict.fromkeys(("announcement", "told"), "announcement"),
    "loan": "loan",
    "swap": "swap",
    "settings": "group",
}  # what a message of this name is about


class SqlRetention:
    def __init__(self, connection: Connection) -> None:
        self._db = connection

    async def clock_is_steady(self, *, at: int) -> bool:
        """Whether the machine's clock (epoch milliseconds) has gone for a day as clocks do, by what is written down
        at every look. One that jumps by months would have everything forgotten at once."""
        row = await SQL.clock(self._db)
        steady_since = 0 if row is None else row["steady_since"]
        if row is not None and abs(at - row["seen_at"]) > CLOCK_JUMP_MS:
            steady_since = at
        await SQL.clock_seen(self._db, seen_at=at, steady_since=steady_since)
        return bool(at - steady_since >= CLOCK_STEADY_MS)

    async def forget_old(self, now: datetime) -> bool:
        """Forget some of what is over for long; whether there may be more of it."""
        before, long_before = to_ms(now - KEPT), to_ms(now - LONG_KEPT)
        went = [
            await self._counted(getattr(SQL, f"drop_{kind}")(self._db, before=before, most=MOST)) for kind in COUNTED
        ]
        went.append(
            await self._counted(SQL.drop_loans(self._db, before=before, long_before=long_before, most=MOST)),
        )
        return max(went) >= MOST

    async def _counted(self, rows: AsyncIterable[tuple[int, str, int]]) -> int:
        """Add what went to the tallies of its group and day; how much it was."""
        numbers: Counter[tuple[int, str, int]] = Counter()
        async for group, what, at in rows:
            numbers[group, what, at // DAY_MS] += 1
        for (group, what, day), number in numbers.items():
            await SQL.tally(self._db, group=group, what=what, day=day, number=number)
        return numbers.total()

    async def forget_uncounted(self, now: datetime) -> None:
        """What nobody counts: settled questions, ended pauses, what faded, groups and people that are gone."""
        before, long_before = to_ms(now - KEPT), to_ms(now - LONG_KEPT)
        await SQL.drop_swaps(self._db, before=before)
        await SQL.drop_askings(self._db, before=before)
        await SQL.drop_mutes(self._db, now=to_ms(now))
        await SQL.drop_changes(self._db, long_before=long_before)
        await SQL.drop_faded(self._db, long_before=long_before)
        await SQL.drop_long_faded(self._db, very_long_before=to_ms(now - VERY_LONG_KEPT))
        await SQL.drop_alarms(self._db, before=to_ms(now - INCIDENTS_KEPT))
        await SQL.drop_groups(self._db, before=before)
        await SQL.drop_people(self._db, before=before)

    async def forget_sent(self, now: datetime, after: tuple[int, int, int]) -> tuple[int, int, int] | None:
        """Of the next messages that are old, forget those about what is there no more. Where to go on, or None."""
        at, chat, message_id = after
        rows = [
            tuple(row)
            async for row in SQL.old_sent(
                self._db, before=to_ms(now - KEPT), at=at, chat=chat, message_id=message_id, most=MOST
            )
        ]
        for chat, message_id, ref, _ in rows:
            if not await self._is_there(ref):
                await SQL.drop_sent(self._db, chat=chat, message_id=message_id)
        if len(rows) < MOST:
            return None
        chat, message_id, _, at = rows[-1]
        return at, chat, message_id

    async def _is_there(self, ref: str) -> bool:
        kind, _, rest = ref.partition(":")
        number = rest.partition(":")[0]
        if kind not in ABOUT:
            return False
        return await getattr(SQL, f"is_{ABOUT[kind]}")(self._db, id=int(number)) is not None

    async def tallies(self, group: int) -> dict[tuple[str, int], int]:
        """How much there was, by what and epoch day: {("need/done", 20413): 2}."""
        return {(what, day): number async for what, day, number in SQL.tallies(self._db, group=group)}
