"""Away for a while: asked about nothing meanwhile, and asked again by themselves, by word or by button."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from community import matching as rules
from community import posts
from community.errors import NoSuchChoice
from handlers import exchanges, matching
from handlers import posts as card
from handlers.buttons import Tap
from handlers.turn import Turn
from nlp.answers import away
from nlp.answers.away import Away
from texts import away as say
from texts import matching as say_matching
from texts import privacy as say_privacy
from texts.messages import Message

LONGEST = timedelta(days=366)  # who is away for longer has moved


async def commanded(turn: Turn) -> None:
    """/away, 「/away 到周五」."""
    if turn.where.kind != "private":
        turn.say(say_privacy.in_private(), quote=True)
        return
    now, zone = await wall(turn)
    await _heard(turn, away.meant(turn.heard.text, now), zone)


async def said(turn: Turn, *, a_while: bool) -> bool:
    """「我出门几天」, 「我回来了」 in private. `a_while`: only where it is said to last, as 「不在家」 alone may be the
    answer to a question. False where it says nothing of it."""
    now, zone = await wall(turn)
    found = away.find(turn.heard.text, now)
    if found is not None and (found.a_while or not a_while):
        await _heard(turn, found, zone)
        return True
    if found is None and away.back(turn.heard.text):
        await turn.books.pings.unmute(turn.who.id, None)
        turn.say(Message(html=say.welcome_back()))
        return True
    return False


async def _heard(turn: Turn, found: Away, zone: ZoneInfo) -> None:
    if found.until is None:
        turn.say(say.how_long())
    else:
        await _gone(turn, datetime.combine(found.until, time(), zone))


async def tapped(turn: Turn, tap: Tap) -> None:
    """「出门几天」 in /mine; 「一周」; 「我回来了」."""
    if tap.choice == "ask":
        turn.say(say.how_long())
        return
    if tap.choice == "back":
        await turn.books.pings.unmute(turn.who.id, None)
        turn.answer(say.welcome_back())
        return
    if tap.id not in dict(say.SPANS):
        raise NoSuchChoice
    now, zone = await wall(turn)
    await _gone(turn, datetime.combine(now.date() + timedelta(days=tap.id), time(), zone))


async def _gone(turn: Turn, until: datetime) -> None:
    """Questions that wait are settled, so that nobody waits for somebody who is away."""
    until = min(until, turn.now + LONGEST)
    await turn.books.pings.unmute(turn.who.id, None)  # the last word counts
    await rules.leave(turn.books, turn.who.id, until, turn.now)
    for ping in await turn.books.pings.waiting_for(turn.who.id):
        post = await posts.find(turn.books, ping.post)
        await turn.books.pings.settle(post.id, turn.who.id, "declined")
        matching.settle(turn, post, turn.who.id, say_matching.declined(post))
        await card.refresh(turn, post.id)
    for own in await turn.books.posts.open_by(turn.who.id):
        await exchanges.put_away(turn, own)  # two others wait for their answer
    helping = len(await turn.books.claims.held_by(turn.who.id))
    turn.say(say.gone(until.astimezone((await wall(turn))[1]), helping))


async def until_when(turn: Turn) -> datetime | None:
    """Until when whoever acts is not asked, on their clock; None: they may be asked."""
    until = await turn.books.pings.away_until(turn.who.id, turn.now)
    return None if until is None else until.astimezone((await wall(turn))[1])


async def wall(turn: Turn) -> tuple[datetime, ZoneInfo]:
    """When it was said, naive, by the clock of their first group; and that clock."""
    groups = await turn.books.groups.of(turn.who.id)
    zone = turn.zone_of(groups[0]) if groups else turn.zone
    return (turn.heard.sent_at or turn.now).astimezone(zone).replace(tzinfo=None), zone
