"""What the bot does about it: one module a capability. No Telegram types: a Turn in, replies out.

The ways in: `words` (something was written), `taps` (a button), `due`, `reminders` and those below that have an `alarm`
(it is time), `members` (the bot or somebody comes or goes). `concerns` says beforehand what is none of its business.
Where to look:

- posts, claims and what hangs on them: `posts`, `drafts`, `edits`, `meant`, `claims`, `freed`, `introductions`,
  `corrections`, `amendments`, `endings`, `kept`, `unneeded`, `moves`, `outcomes`, `followups`, `lists`, `giving`,
  `plenty`, `calm`; of one kind of post: `rides`, `departures`, `pairs`, `helpers`, `exchanges`, `swaps`, `found`,
  `proofs`, `spots`; an end by mistake: `ends`, `slips`, `undo`
- who is asked: `matching`, `answers`, `register`, `mutes`, `away`, `quiet`, `roster`
- events: `events`, `previews`, `revisions`, `occurrences`, `rsvps`, `duties`, `festivals`, `organizers`, `calendars`
- sign-up chains: `chains`, `chaincards`, `entries`, `leading`, `arrivals`
- the rest by its name: `loans`, `thanks`, `dangers`, `reports`, `announcements`, `settings`, `aliases`, `privacy`;
  `turn` and `buttons` are what all of them are given
"""

from handlers import (
    announcements,
    chains,
    claims,
    due,
    duties,
    ends,
    events,
    members,
    posts,
    reminders,
    roster,
    rsvps,
    settings,
    taps,
    words,
)
from handlers.turn import Turn

__all__ = ["handle"]


async def handle(turn: Turn) -> None:
    """One thing heard, and all that follows from it: 「谁家有姜」 → a card, and a question to 小李."""
    match turn.heard.kind:
        case "message" | "edited":
            await words.heard(turn)
        case "tap":
            await taps.tapped(turn)
        case "bot_joined":
            await members.bot_joined(turn)
        case "bot_left":
            await members.bot_left(turn)
        case "left":
            await claims.person_left(turn, turn.where.id)
            await posts.person_left(turn, turn.where.id)
            await rsvps.person_left(turn, turn.where.id)
            await duties.person_left(turn, turn.where.id)
            await chains.person_left(turn, turn.where.id)
            await settings.person_left(turn, turn.where.id)
            await roster.person_left(turn, turn.where.id)
            await turn.books.groups.parted(turn.where.id, turn.who.id)
        case "alarm":
            await due.alarm(turn)
            await ends.alarm(turn)
            await reminders.alarm(turn)
            await events.alarm(turn)
            await chains.alarm(turn)
            await announcements.alarm(turn)
        case "joined" | "migrated":
            return  # all that a group has, `bot` moves with it
