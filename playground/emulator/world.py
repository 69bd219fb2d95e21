"""The neighbourhood: people, chats, what is said; and the bot's updates about it. All in memory."""

import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from playground.emulator import views
from playground.emulator.chats import Chat, Kind, Member, Message
from playground.emulator.files import Files
from playground.emulator.live import Live
from playground.emulator.people import Person
from playground.emulator.polls import Poll
from playground.emulator.profile import Profile
from playground.emulator.state import State
from playground.emulator.taps import Taps
from playground.emulator.updates import Updates
from playground.emulator.webhook import Webhook

BOT_ID = 7_000_000_001
FIRST_PERSON = 1001
SUPERGROUPS = -1_000_000_000_000  # below it are supergroups: -100 and the group's number


class World(State):
    """`now` gives the time in epoch seconds. `first` is where the numbers of people and groups begin.

    `reads_all`: privacy mode is off, the bot sees every message of its groups.
    """

    def __init__(
        self,
        *,
        now: Callable[[], float] = time.time,
        bot_name: str = "邻里",
        bot_username: str = "linli_bot",
        first: int = FIRST_PERSON,
        first_update: int = 1,
        reads_all: bool = True,
    ) -> None:
        self._now = now
        super().__init__(Person(BOT_ID, bot_name, bot_username, is_bot=True))
        self.reads_all = reads_all
        self.updates = Updates(first_update)
        self.webhook = Webhook(self.updates, now)
        self.files = Files()
        self.taps = Taps()
        self.live = Live()
        self.profile = Profile()
        self._last_number = first - 1

    @property
    def now(self) -> int:
        """Epoch seconds."""
        return int(self._now())

    def number(self) -> int:
        self._last_number += 1
        return self._last_number

    # — people —

    def keep_person(self, person: Person) -> Person:
        self.people[person.id] = person
        self.live.tell({"kind": "world"})
        return person

    # — chats —

    def make_group(self, title: str, kind: Kind) -> Chat:
        number = self.number()
        group = Chat(-number if kind == "group" else SUPERGROUPS - number, kind, title)
        self.chats[group.id] = group
        self.live.tell({"kind": "world"})
        return group

    # — what is said —

    def post(self, chat: Chat, sender: int | None, content: dict[str, Any], **more: Any) -> Message:
        """A new message; the bot gets its update if it may see it. `more`: further fields of `Message`."""
        message = Message(chat.next_id(), chat.id, sender, self.now, content, **more)
        chat.messages[message.id] = message
        self._show(message)
        if self._bot_sees(chat, message):
            self.updates.add("channel_post" if chat.kind == "channel" else "message", views.message(self, message))
        return message

    def change(self, message: Message, **changes: Any) -> Message:
        """The message becomes another; nobody but those who look is told."""
        changed = replace(message, **changes)
        self.chats[message.chat].messages[message.id] = changed
        self._show(changed)
        return changed

    def edit(self, message: Message, content: dict[str, Any]) -> Message:
        """Somebody changes what they wrote: edited_message."""
        changed = self.change(message, content=content, edited_at=self.now)
        if self._bot_sees(self.chats[message.chat], changed):
            kind = "edited_channel_post" if self.chats[message.chat].kind == "channel" else "edited_message"
            self.updates.add(kind, views.message(self, changed))
        return changed

    def remove(self, message: Message) -> None:
        """The message is deleted; there are no updates about that."""
        chat = self.chats[message.chat]
        if message.id in chat.pinned:
            chat.pinned.remove(message.id)
        self.change(message, deleted=True)

    def pin(self, chat: Chat, message: Message, *, by: Person) -> None:
        if message.id in chat.pinned:
            chat.pinned.remove(message.id)
        chat.pinned.append(message.id)
        self._show(message)
        self.post(chat, by.id, {"pinned_message": message.id})

    def unpin(self, chat: Chat, messages: list[int]) -> None:
        for message_id in messages:
            chat.pinned.remove(message_id)
            self._show(chat.messages[message_id])

    def react(self, message: Message, person: Person, emoji: tuple[str, ...]) -> None:
        """message_reaction, for bots that are admins (or in private) and asked for it."""
        old = message.reactions.get(person.id, ())
        chosen = {k: v for k, v in message.reactions.items() if k != person.id}
        changed = self.change(message, reactions=chosen | ({person.id: emoji} if emoji else {}))
        chat = self.chats[changed.chat]
        if person.is_bot or old == emoji or not (chat.kind == "private" or chat.member(self.bot.id).admin):
            return
        self.updates.add(
            "message_reaction",
            {
                "chat": views.chat(self, chat),
                "message_id": message.id,
                "user": person.user(),
                "date": self.now,
                "old_reaction": [{"type": "emoji", "emoji": each} for each in old],
                "new_reaction": [{"type": "emoji", "emoji": each} for each in emoji],
            },
        )

    def keep_poll(self, poll: Poll) -> Poll:
        """The poll becomes another; the bot hears of it if it is its own."""
        known = poll.id in self.polls
        self.polls[poll.id] = poll
        message = self.chats[poll.chat].messages.get(poll.message)
        if message is not None:
            self._show(message)
        if known:
            self.updates.add("poll", poll.json())
        return poll

    def close_polls_due(self) -> None:
        """Polls whose time is over close; called whenever the time was moved."""
        for poll in list(self.polls.values()):
            if not poll.closed and poll.closes_at is not None and poll.closes_at <= self.now:
                self.keep_poll(replace(poll, closed=True))

    def _show(self, message: Message) -> None:
        self.live.tell({"kind": "message", "chat": message.chat, "message": views.shown(self, message)})

    def _bot_sees(self, chat: Chat, message: Message) -> bool:
        """Own messages and other bots' never; with privacy mode on, of group talk only what is meant for the bot."""
        sender = self.person(message.sender)
        if not self.bot_in(chat) or message.sender == self.bot.id:
            return False
        if sender is not None and sender.is_bot and message.sender_chat is None:
            return False
        if chat.kind in ("private", "channel") or message.service or self.reads_all or chat.member(self.bot.id).admin:
            return True
        replied = chat.standing(message.reply_to)
        if replied is not None and replied.sender == self.bot.id:
            return True
        word = message.text.split(maxsplit=1)[0] if message.text.strip() else ""
        return word.startswith("/") and ("@" not in word or word.lower().endswith(f"@{self.bot.username}".lower()))

    # — standing —

    def set_member(self, chat: Chat, person: Person, new: Member, *, by: Person) -> None:
        """Somebody's standing changes: my_chat_member for the bot's own, chat_member for others (admin bots only)."""
        old = chat.member(person.id)
        chat.members[person.id] = new
        self.live.tell({"kind": "world"})
        if old == new:
            return
        body = {
            "chat": views.chat(self, chat),
            "from": by.user(),
            "date": self.now,
            "old_chat_member": views.member(chat, person, old),
            "new_chat_member": views.member(chat, person, new),
        }
        if person.id == self.bot.id:
            self.updates.add("my_chat_member", body)
        elif chat.member(self.bot.id).admin:
            self.updates.add("chat_member", body)
