"""/word: organizers teach what neighbours call a thing here; every reading in the group knows it from then on."""

from community import aliases as rules
from community.errors import NoSuchChoice
from community.members import Group
from handlers import settings
from handlers.buttons import Tap
from handlers.turn import Turn
from nlp.about import aliases
from texts import aliases as say
from texts.messages import Message


async def commanded(turn: Turn) -> None:
    """/word shows them privately; with a word and what it means it teaches one, with 「地梯=」 it forgets one."""
    await settings.ask(turn, _page, choose=_typed)


async def _page(turn: Turn, group: Group) -> Message:
    return await settings.page(turn, group, "words")


async def _typed(turn: Turn, group: Group) -> Message:
    word, meant = aliases.taught(turn.heard.text)
    if not meant:
        known = {one.key: one for one in await turn.books.aliases.of(group.id)}
        gone = await rules.forget(turn.books, group.id, known.get(aliases.key(word)), by=turn.who, now=turn.now)
        return say.forgotten(gone)
    for said, flaw in ((word, aliases.flaw(word)), (meant, aliases.unclear(meant))):
        if flaw is not None:
            return say.unfit(said, flaw)
    return say.learnt(
        await rules.teach(turn.books, group.id, aliases.key(word), word, meant, by=turn.who, now=turn.now)
    )


async def turned(turn: Turn, tap: Tap) -> None:
    """Another page of them."""
    group = await settings.must_organize(turn, tap.id)
    if not tap.choice.isdigit():
        raise NoSuchChoice
    settings.show(turn, group, say.page(settings.key(group.id), await turn.books.aliases.of(group.id), int(tap.choice)))


async def dropped(turn: Turn, tap: Tap) -> None:
    """One is taken away by its button."""
    group = await settings.must_organize(turn, tap.id)
    known = {str(one.id): one for one in await turn.books.aliases.of(group.id)}
    gone = await rules.forget(turn.books, group.id, known.get(tap.choice), by=turn.who, now=turn.now)
    turn.answer(say.taken_away(gone))
    settings.show(turn, group, await _page(turn, group))
