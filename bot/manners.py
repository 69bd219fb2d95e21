"""In whose language somebody is spoken to."""

from community.members import Group, Language
from storage.books import SqlBooks
from texts.languages import MAIN


async def group_of(chat: int, books: SqlBooks) -> Group | None:
    """The group; of a private chat the group in which they were met last. None where none is known."""
    if chat < 0:
        return await books.groups.get(chat)
    groups = await books.groups.of(chat)
    return groups[0] if groups else None


async def language_in(chat: int, books: SqlBooks) -> Language:
    group = await group_of(chat, books)
    return group.language if group else MAIN
