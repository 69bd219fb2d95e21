"""What whoever started a chain (接龙) says about it in the group: 「截止了」, 「延到晚上8点」, 「鸡蛋到了，来拿」."""

from community import chains as rules
from community.chains import Chain
from handlers import arrivals, chains
from handlers.chaincards import close_in_time, is_called, lead_ref, refresh
from handlers.turn import Turn
from nlp.gatherings import leading as words
from nlp.gatherings.chains import plain
from nlp.gatherings.entries import of_all_sorts
from nlp.gatherings.leading import Ruling
from texts import chains as say


async def said(turn: Turn, replied: Chain | None) -> bool:
    """False where it says nothing of a chain, or they do not lead it. What is certain is done; what is not, or is done
    by a button, brings them their page privately."""
    ruling = words.read(turn.heard.text, turn.said_at) if turn.heard.kind == "message" else None
    if ruling is None:
        return False
    if replied is not None:
        return await _leads(turn, replied, ruling) and await _done(turn, replied, ruling)
    if not words.likely(turn.heard.text):
        return False
    own = [chain for chain in await turn.books.chains.live_by(turn.who.id) if chain.group == turn.where.id]
    live = [chain for chain in own if chain.state == "open" or (chain.state == "closed" and ruling.kind == "arrived")]
    named = [
        chain for chain in live if chain.title and rules.key(plain(chain.title)) in rules.key(plain(turn.heard.text))
    ]
    if ruling.kind == "arrived":
        named = [chain for chain in live if _is_there(chain, ruling.thing)]
        return len(named) == 1 and await _done(turn, named[0], ruling)
    if len(named) == 1:
        return await _done(turn, named[0], ruling)
    if len(live) == 1 and ruling.kind == "until" and words.only_until(turn.heard.text):
        return await _done(turn, live[0], ruling)
    if len(live) == 1:
        return await shown(turn, live[0])  # 「不收了」 may be about something else
    if live and await turn.reaches(turn.who.id):
        turn.tell(turn.who.id, say.yours(live))
    return bool(live)


def _is_there(chain: Chain, thing: str) -> bool:
    """Whether a chain is meant by what has arrived: of 「山姆代购」 things of all sorts have."""
    return is_called(chain, thing) if thing else of_all_sorts(chain.title)


async def _leads(turn: Turn, chain: Chain, ruling: Ruling) -> bool:
    """Whoever started it; an admin may do what there is a button for."""
    if chain.organizer is not None and chain.organizer.id == turn.who.id:
        return True
    return ruling.kind in ("close", "longer", "until") and turn.role(chain.group, turn.who.id) == "admin"


async def _done(turn: Turn, chain: Chain, ruling: Ruling) -> bool:
    if chain.state not in ("open", "closed"):
        return await shown(turn, chain)
    if ruling.kind == "close" and chain.state == "open":
        await chains.closed(turn, chain)
        return True
    if ruling.kind == "arrived" and (not ruling.thing or is_called(chain, ruling.thing)):
        await arrivals.arrived(turn, chain, turn.heard.text)
        return True
    moved = None
    if ruling.kind == "longer":
        moved = await rules.extend(turn.books, chain, turn.now)
    elif ruling.until is not None:
        closes = chains.deadline(turn, ruling.until)
        moved = await rules.until(turn.books, chain, closes, turn.now)
    if moved is not None:
        await close_in_time(turn, moved)
        await refresh(turn, moved)
    return await shown(turn, moved or chain)


async def shown(turn: Turn, chain: Chain) -> bool:
    """Their page, with what can be done."""
    if await turn.reaches(turn.who.id):
        page = say.lead(chain, await turn.books.chains.entries(chain.id))
        turn.tell(turn.who.id, page, ref=lead_ref(chain, turn.who.id))
    return True
