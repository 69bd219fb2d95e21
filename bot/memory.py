"""What is known of a chat and of who writes there, as far as it says whether a message concerns the bot."""

from collections import Counter, OrderedDict
from datetime import datetime

from bot.updates import Arrived
from handlers import claims, moves, organizers
from handlers.duties import spoken
from handlers.turn import LATELY, WITHOUT_REPLY, Heard, words_in
from nlp import Context, Words, behalf, read, uptake
from nlp.answers import replies, vows
from nlp.gatherings import duties, rsvps
from storage.books import SqlBooks
from storage.database import Store

MOST_FRESH = 2000  # messages just kept, whose posts may not be written yet
MOST_CALLS = 2000  # groups, and topics, in which somebody has just asked everybody something


class Recent:
    """What was kept a moment ago and may not be written yet; shared by all batches."""

    def __init__(self) -> None:
        self.messages: OrderedDict[tuple[int, int], None] = OrderedDict()  # (chat, message id)
        self.chats: Counter[int] = Counter()  # of which something is kept in batches not stored yet
        self.calls: OrderedDict[tuple[int, int | None], tuple[int, datetime]] = OrderedDict()  # where: who, and when

    def asked(self, heard: Heard, *, concerning: bool) -> None:
        """What goes by in a group. Who has asked everybody something that is no post (a game, too: 「三缺一 谁来」) is
        remembered for a moment, not what; whoever posts something asks anew."""
        if heard.kind != "message" or heard.where.kind != "group" or heard.quoted is not None:
            return
        where = heard.where.id, heard.where.thread_id
        called = uptake.calls(heard.text)
        if concerning:
            reading = read(heard.text, about=False)
            called = reading.intent == "event" or (called and (reading.intent == "none" or not reading.act))
        if called and heard.who is not None and heard.sent_at is not None:
            self.calls[where] = heard.who.id, heard.sent_at
            self.calls.move_to_end(where)
            if len(self.calls) > MOST_CALLS:
                self.calls.popitem(last=False)
        elif concerning and (not replies.takes_up(heard.text) or behalf.meant(heard.text, Context())):
            self.calls.pop(where, None)

    def remember(self, update: Arrived) -> None:
        for heard in update.heard:
            if heard.message_id is not None and heard.kind in ("message", "edited"):
                self.messages[heard.where.id, heard.message_id] = None
        while len(self.messages) > MOST_FRESH:
            self.messages.popitem(last=False)


class Memory:
    """Of one batch: `await memory.chained(chat)`. A group's words are looked up once, so what was taught before the
    batch is known in all of it."""

    def __init__(self, store: Store, recent: Recent) -> None:
        self._store, self._recent = store, recent
        self._words: dict[int, Words] = {}

    async def known(self, chat: int, message_id: int) -> bool:
        if (chat, message_id) in self._recent.messages:
            return True
        async with self._store.look() as books:
            if await books.sent.ref(chat, message_id) is not None:
                return True
            if await books.posts.is_message(chat, message_id) or await books.chains.is_message(chat, message_id):
                return True
            event = await books.events.by_message(chat, message_id)
            if event is not None and event.state == "published":
                return True
            return await books.inbox.head(chat) is not None  # stored by another process, or before a crash: maybe it

    async def chained(self, chat: int) -> bool:
        async with self._store.look() as books:
            return await books.chains.any_in(chat) or await self._waits(chat, books)

    async def engaged(self, chat: int, person: int) -> bool:
        async with self._store.look() as books:
            if any(post.group == chat for post in await books.posts.open_by(person)):
                return True
            if await books.claims.held_by(person) or await books.ends.by(person) or await books.loans.out_of(person):
                return True
            return await self._waits(chat, books)

    async def named(self, chat: int, text: str, quoted: int | None) -> bool:
        async with self._store.look() as books:
            if quoted is not None and await books.groups.knows(chat, quoted):
                return True
            return bool(await books.thanks.named(chat, text))

    async def planned(self, chat: int, text: str) -> bool:
        async with self._store.look() as books:
            ahead = await books.events.in_group(chat, organizers.MOST)
            titled = any(rsvps.names(text, event.title, alone=len(ahead) == 1) for event in ahead)
            if titled or any(duties.offers(text, spoken(event)) for event in ahead):
                return True
            return rsvps.is_news(text) and any([await organizers.is_of_its_day(books, one, text) for one in ahead])

    async def asked(self, chat: int, since: datetime) -> bool:
        async with self._store.look() as books:
            return await books.posts.any_open_since(chat, since) or await self._waits(chat, books)

    async def vowed(self, heard: Heard, since: datetime) -> bool:
        async with self._store.look() as books:
            ahead = await books.posts.open_since(heard.where.id, since)
            if any(vows.made(heard.text, post.kind, post.category, post.words) for post in ahead):
                return True
            return await self._waits(heard.where.id, books)

    async def moved(self, heard: Heard) -> bool:
        if heard.sent_at is None:
            return False
        words = await self.words(heard.where.id)
        async with self._store.look() as books:
            found = await moves.meant(books, heard, heard.sent_at, words)
            if found is not None:
                return found[1] != "claim" or self._call(heard) is None
            return uptake.may(heard.text) and await self._waits(heard.where.id, books)

    async def freed(self, chat: int, since: datetime) -> bool:
        async with self._store.look() as books:
            free = [post for post in await books.posts.open_since(chat, since) if post.free]
            if any([await books.alarms.is_set(LATELY, claims.free_again(post)) for post in free]):
                return True
            return await self._waits(chat, books)

    async def called(self, heard: Heard) -> bool:
        """Whether somebody else has just asked everybody there something that is no post, and posted nothing just
        before it that may be answered instead."""
        call = self._call(heard)
        if call is None or heard.who is None or heard.who.id == call[0]:
            return False
        async with self._store.look() as books:
            theirs = [post for post in await books.posts.open_by(call[0]) if post.group == heard.where.id]
        return not any(call[1] - post.created_at <= WITHOUT_REPLY for post in theirs)

    def _call(self, heard: Heard) -> tuple[int, datetime] | None:
        """Who has just asked everybody there something that is no post, and when."""
        call = self._recent.calls.get((heard.where.id, heard.where.thread_id))
        return None if call is None or heard.sent_at is None or heard.sent_at - call[1] > WITHOUT_REPLY else call

    async def announced(self, chat: int, since: datetime) -> bool:
        async with self._store.look() as books:
            return any(one.changed_at >= since for one in await books.events.in_group(chat, organizers.MOST))

    async def words(self, chat: int) -> Words:
        if chat not in self._words:
            async with self._store.look() as books:
                self._words[chat] = await words_in(books, chat)
        return self._words[chat]

    async def _waits(self, chat: int, books: SqlBooks) -> bool:
        """Whether something said there is still to be handled, or is kept and not stored yet."""
        return self._recent.chats[chat] > 0 or await books.inbox.head(chat) is not None
