"""What others asked last, as it is looked at for each line that may take something up."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from community.members import Group, Person, Place
from community.posts import Draft, Item
from storage.database import Store

NOW = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)
CHEN, LIU = Person(1, "陈姐"), Person(2, "刘叔")
HOME = Group(-1, "花园小区")


async def test_the_newest_of_others_in_one_topic(store: Store) -> None:
    need = Draft(HOME.id, 7, CHEN, "need", "item", (Item("姜", "姜"),), (), "谁有姜")
    async with store.turn() as books:
        for person in (CHEN, LIU):
            await books.people.seen(person, NOW)
        await books.groups.joined(HOME, NOW)
        drafts = [replace(need, message_id=10 + n) for n in range(4)]
        drafts += [replace(need, message_id=20, poster=LIU), replace(need, message_id=21, thread=5)]
        for minutes, draft in enumerate(drafts):
            await books.posts.add(draft, NOW + timedelta(minutes=minutes))

        async def newest(thread: int | None, person: Person, since: datetime) -> list[int]:
            where = Place(HOME.id, "group", thread_id=thread)
            return [post.message_id for post in await books.posts.newest_of_others(where, person.id, since, 3)]

        assert await newest(None, LIU, NOW) == [13, 12, 11]
        assert await newest(None, LIU, NOW + timedelta(minutes=3)) == [13]
        assert await newest(None, CHEN, NOW) == [20]
        assert await newest(5, LIU, NOW) == [21]
