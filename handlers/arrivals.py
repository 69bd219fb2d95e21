"""What a chain was for is there: everybody on the list hears of it, and what is fetched is ticked off."""

from community import chains as rules
from community.chains import Chain
from community.errors import ChainOver, NoSuchChain
from community.members import must_belong
from handlers.buttons import Tap
from handlers.chaincards import move, refresh, show_lead, tell_each
from handlers.turn import Turn
from texts import chains as say
from texts.messages import Edit, Send


async def arrived(turn: Turn, chain: Chain, words: str) -> None:
    """「到货了」: privately to each with what is theirs, in the group to those who cannot be written to."""
    there = await move(turn, chain, "arrived", "open", "closed")
    unsure = await tell_each(turn, chain, lambda mine: say.arrived(there, mine, words))
    for page in say.arrived_here(there, unsure):
        turn.send(Send(chat=chain.group, message=page, thread=chain.thread, reply_to=chain.message_id))
    await turn.books.alarms.set("chain_over", str(chain.id), turn.now + rules.KEPT, chain.group)


async def fetched(turn: Turn, chain: Chain) -> None:
    """「我拿到了」, by whoever it is for."""
    if chain.state != "arrived":
        raise ChainOver
    await rules.fetched(turn.books, chain, turn.who, turn.now)
    turn.answer(say.fetched())
    await _follow(turn, chain)


async def tick_off(turn: Turn, chain: Chain) -> None:
    """The organizer's page to tick off on."""
    turn.tell(turn.who.id, say.ticking(chain, await turn.books.chains.entries(chain.id)), ref=_ticks(chain, turn))


async def ticked(turn: Turn, tap: Tap) -> None:
    """A name on that page."""
    entry = await turn.books.chains.entry(tap.id)
    if entry is None:
        raise NoSuchChain
    chain = await rules.find(turn.books, entry.chain)
    role = turn.role(chain.group, turn.who.id)
    must_belong(role)
    rules.must_organize(chain, turn.who.id, role)
    if chain.state != "arrived":
        raise ChainOver
    await turn.books.chains.collect(entry.id, entry.collected_at or turn.now)
    turn.answer(say.ticked(entry))
    await _follow(turn, chain)


async def untick(turn: Turn, chain: Chain) -> None:
    """「刚才勾错了」: the last one again."""
    done = [entry for entry in await turn.books.chains.entries(chain.id) if entry.collected_at is not None]
    if done and chain.state == "arrived":
        last = max(done, key=lambda entry: entry.collected_at or turn.now)
        await turn.books.chains.collect(last.id, None)
        await _follow(turn, chain)
    turn.answer(say.done())


async def _follow(turn: Turn, chain: Chain) -> None:
    """Card and pages show it."""
    entries = await turn.books.chains.entries(chain.id)
    turn.send(Edit(chat=turn.who.id, ref=_ticks(chain, turn), message=say.ticking(chain, entries)))
    await show_lead(turn, chain)
    await refresh(turn, chain)


async def all_fetched(turn: Turn, chain: Chain) -> None:
    """「都拿完了」, by the lead: nothing is waited for any more. ChainOver where it has not arrived."""
    await move(turn, chain, "over", "arrived")
    turn.answer(say.done())


async def over(turn: Turn, chain: Chain) -> None:
    """A month after: fetched or not."""
    if chain.state in ("closed", "arrived"):
        await move(turn, chain, "over", "closed", "arrived")


def _ticks(chain: Chain, turn: Turn) -> str:
    return f"ticks:{chain.id}:{turn.who.id}"
