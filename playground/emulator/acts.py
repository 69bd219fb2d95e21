"""What people do: come and go, say, edit, tap, react. The other half of the world, where the bot's methods are one.

An act that makes no sense raises `Nonsense` with one clear sentence.
"""

from dataclasses import replace
from typing import Any

from playground.emulator import views
from playground.emulator.chats import GONE, Chat, Kind, Member, Message
from playground.emulator.entities import found, units
from playground.emulator.origins import origin
from playground.emulator.people import CHANNEL_BOT, GROUP_ANONYMOUS_BOT, Person
from playground.emulator.world import World

LONGEST_TEXT = 4096  # characters a person can send in one message
_CREATOR, _ADMIN, _MEMBER = Member("creator"), Member("administrator"), Member("member")


class Nonsense(Exception):  # noqa: N818 — read as a word
    """What was asked cannot be done; the sentence says why."""


def person_of(world: World, person_id: int) -> Person:
    person = world.people.get(person_id)
    if person is None:
        raise Nonsense(f"there is no person {person_id}")
    return person


def group_of(world: World, chat_id: int) -> Chat:
    chat = world.chats.get(chat_id)
    if chat is None or chat.kind == "private":
        raise Nonsense(f"there is no group {chat_id}")
    if chat.moved_to is not None:
        raise Nonsense(f"group {chat_id} has become supergroup {chat.moved_to}")
    return chat


def chat_of(world: World, chat_id: int, person: Person | None = None) -> Chat:
    """The chat; `person`, if given, must be in it."""
    chat = world.chat(chat_id)
    if chat is None:
        raise Nonsense(f"there is no chat {chat_id}")
    if chat.moved_to is not None:
        raise Nonsense(f"group {chat_id} has become supergroup {chat.moved_to}")
    if person is not None:
        inside = person.id == chat.id if chat.kind == "private" else chat.member(person.id).here
        if not inside:
            raise Nonsense(f"{person.name} is not in chat {chat_id}")
    return chat


def message_of(chat: Chat, message_id: int) -> Message:
    message = chat.standing(message_id)
    if message is None:
        raise Nonsense(f"there is no message {message_id} in chat {chat.id}")
    return message


# — people come and go —


def arrive(world: World, name: str, username: str | None, *, started: bool, is_bot: bool = False) -> Person:
    if username and world.by_username(username) is not None:
        raise Nonsense(f"the username {username} is taken")
    person = world.keep_person(Person(world.number(), name, username, is_bot=is_bot))
    return _open_private(world, person) if started and not is_bot else person


def found_group(
    world: World,
    title: str,
    members: list[int],
    admins: list[int],
    *,
    kind: Kind = "supergroup",
    with_bot: bool = True,
    bot_admin: bool = False,
) -> Chat:
    """A new group; the first admin is its creator, and adds the bot."""
    people = [person_of(world, each) for each in dict.fromkeys([*admins, *members])]
    if not people:
        raise Nonsense("a group needs at least one member")
    group = world.make_group(title, kind)
    for person in people:
        group.members[person.id] = _ADMIN if person.id in admins else _MEMBER
    founder = people[0]
    if admins:
        group.members[founder.id] = _CREATOR
    if with_bot:
        add_bot(world, group, by=founder, admin=bot_admin)
    return group


def add_bot(world: World, group: Chat, *, by: Person, admin: bool = False) -> None:
    if group.member(world.bot.id).here:
        raise Nonsense("the bot is in that group already")
    world.set_member(group, world.bot, _ADMIN if admin else _MEMBER, by=by)
    world.post(group, by.id, {"new_chat_members": [world.bot.id]})


def remove_bot(world: World, group: Chat, *, by: Person) -> None:
    if not group.member(world.bot.id).here:
        raise Nonsense("the bot is not in that group")
    world.post(group, by.id, {"left_chat_member": [world.bot.id]})
    world.set_member(group, world.bot, Member("kicked"), by=by)


def founder_of(world: World, group: Chat) -> Person:
    """Who acts where nobody is named: the creator, an admin, or whoever is there."""
    ranks = ("creator", "administrator", "member")
    for rank in ranks:
        for person_id, member in group.members.items():
            person = world.people.get(person_id)
            if member.status == rank and person is not None:
                return person
    raise Nonsense(f"nobody is left in group {group.id}")


def join(world: World, group: Chat, person: Person, *, by: Person | None = None) -> None:
    if group.member(person.id).here:
        raise Nonsense(f"{person.name} is in that group already")
    world.set_member(group, person, _MEMBER, by=by or person)
    world.post(group, (by or person).id, {"new_chat_members": [person.id]})


def leave(world: World, group: Chat, person: Person, *, by: Person | None = None) -> None:
    if not group.member(person.id).here:
        raise Nonsense(f"{person.name} is not in that group")
    world.post(group, (by or person).id, {"left_chat_member": [person.id]})
    world.set_member(group, person, GONE if by is None else Member("kicked"), by=by or person)


def promote(world: World, group: Chat, person: Person, *, admin: bool, can_pin: bool, can_delete: bool) -> None:
    if not group.member(person.id).here:
        raise Nonsense(f"{person.name} is not in that group")
    new = Member("administrator", can_pin, can_delete) if admin else _MEMBER
    world.set_member(group, person, new, by=founder_of(world, group))


def migrate(world: World, group: Chat) -> Chat:
    """A basic group becomes a supergroup with a new id; both say so."""
    if group.kind != "group":
        raise Nonsense(f"chat {group.id} is a supergroup already")
    founder = founder_of(world, group)
    successor = world.make_group(group.title, "supergroup")
    successor.members = dict(group.members)
    world.post(group, founder.id, {"migrate_to_chat_id": successor.id})
    group.moved_to = successor.id
    world.post(successor, GROUP_ANONYMOUS_BOT.id, {"migrate_from_chat_id": group.id}, sender_chat=successor.id)
    return successor


def open_topic(world: World, group: Chat, name: str) -> int:
    if group.kind != "supergroup":
        raise Nonsense("only supergroups have topics")
    founder = founder_of(world, group)
    thread = group.last_id + 1
    group.topics[thread] = name
    content = {"forum_topic_created": {"name": name, "icon_color": 7322096}}
    return world.post(group, founder.id, content, thread=thread, topic=True).id


# — private talk —


def press_start(world: World, person: Person, payload: str = "") -> Message:
    """/start, with what a deep link carried."""
    if payload and not (len(payload) <= 64 and all(c.isascii() and (c.isalnum() or c in "_-") for c in payload)):
        raise Nonsense("a payload has at most 64 characters of A-Z a-z 0-9 _ -")
    return say(world, chat_of(world, person.id), person, text=f"/start {payload}".strip())


def block(world: World, person: Person) -> None:
    """my_chat_member: member → kicked."""
    chat = chat_of(world, person.id)
    changed = world.keep_person(replace(person, blocked=True))
    chat.members.setdefault(world.bot.id, _MEMBER)
    world.set_member(chat, world.bot, Member("kicked"), by=changed)


def unblock(world: World, person: Person) -> None:
    """my_chat_member: kicked → member."""
    if person.blocked:
        _open_private(world, person)


# — talk —


def content_of(text: str, entities: list[dict[str, Any]] | None = None, *, caption: bool = False) -> dict[str, Any]:
    """A text as people type it: commands, mentions and links are found by the server."""
    content: dict[str, Any] = {}
    if text:
        content["caption" if caption else "text"] = text
    entities = found(text) if entities is None else entities
    if entities:
        content["caption_entities" if caption else "entities"] = entities
    return content


def say(world: World, chat: Chat, person: Person, *, text: str = "", media: dict[str, Any] | None = None,
        reply_to: int | None = None, thread: int | None = None, anonymous: bool = False,
        forward_origin: dict[str, Any] | None = None, sender_chat: int | None = None,
        mentions: list[Person] | None = None) -> Message:  # fmt: skip
    """One message of a person. `media`: photo, document or location, with the text as its caption."""
    text = _typed(text)
    if not text and not media:
        raise Nonsense("the text is empty")
    fields: dict[str, Any] = {"forward_origin": forward_origin}
    if reply_to is not None:
        replied = message_of(chat, reply_to)
        fields["reply_to"] = replied.id
        fields["thread"], fields["topic"] = chat.thread_of_reply(replied)
    if thread is not None:
        if thread not in chat.topics:
            raise Nonsense(f"there is no topic {thread} in chat {chat.id}")
        fields |= {"thread": thread, "topic": True}
    sender: int | None = person.id
    if chat.kind == "channel":
        if not chat.member(person.id).admin:
            raise Nonsense("only admins post in a channel")
        sender, fields["sender_chat"] = None, chat.id
    elif anonymous:
        if not chat.member(person.id).admin:
            raise Nonsense("only admins can write anonymously")
        sender, fields["sender_chat"] = GROUP_ANONYMOUS_BOT.id, chat.id
    elif sender_chat is not None:
        if sender_chat not in world.chats:
            raise Nonsense(f"there is no chat {sender_chat}")
        sender, fields["sender_chat"] = CHANNEL_BOT.id, sender_chat
    if chat.kind == "private" and text.startswith("/start") and not person.blocked:
        world.keep_person(replace(person, started=True))
    elif chat.kind == "private":
        _open_private(world, person)
    content = content_of(text, _mentioning(text, mentions), caption=bool(media)) | (media or {})
    return world.post(chat, sender, content, **fields)


def _open_private(world: World, person: Person) -> Person:
    """Who writes privately has pressed Start, and blocks no longer.

    The real server tells of a first Start by the message /start alone. Where nobody says that, because it happened
    before the story, the bot hears of it as of an end of blocking: no word of it stands in the chat.
    """
    if person.started and not person.blocked:
        return person
    chat = chat_of(world, person.id)
    changed = world.keep_person(replace(person, started=True, blocked=False))
    chat.members[world.bot.id] = Member("kicked")
    world.set_member(chat, world.bot, _MEMBER, by=changed)
    return changed


def _typed(text: str) -> str:
    text = text.replace("\r\n", "\n").strip()
    if len(text) > LONGEST_TEXT:
        raise Nonsense(f"a message has at most {LONGEST_TEXT} characters")
    return text


def _mentioning(text: str, mentions: list[Person] | None) -> list[dict[str, Any]]:
    """Entities of a typed text; people mentioned by name where they have no username."""
    entities = found(text)
    for person in mentions or []:
        at = text.find(person.name)
        if at >= 0:
            entities.append({"type": "text_mention", "offset": units(text[:at]), "length": units(person.name),
                             "user_id": person.id})  # fmt: skip
    return sorted(entities, key=lambda e: e["offset"])


def edit(world: World, chat: Chat, message_id: int, text: str, *, by: Person | None = None) -> Message:
    """`by`, if given, must have written it."""
    message = message_of(chat, message_id)
    if by is not None and message.sender not in (by.id, None, GROUP_ANONYMOUS_BOT.id, CHANNEL_BOT.id):
        raise Nonsense(f"message {message_id} is not {by.name}'s")
    if message.service or message.sender == world.bot.id or message.forward_origin is not None:
        raise Nonsense(f"message {message_id} cannot be edited by people")
    text = _typed(text)
    caption = "text" not in message.content
    if not text and not caption:
        raise Nonsense("the text is empty")
    kept = {k: v for k, v in message.content.items() if k not in ("text", "entities", "caption", "caption_entities")}
    return world.edit(message, content_of(text, caption=caption) | kept)


def forward(world: World, chat: Chat, person: Person, source: Message) -> Message:
    if source.service:
        raise Nonsense(f"message {source.id} cannot be forwarded")
    if chat.kind == "private":
        _open_private(world, person)
    return world.post(chat, person.id, dict(source.content), forward_origin=origin(world, source))


def vote(world: World, chat: Chat, message_id: int, person: Person, options: list[int]) -> None:
    """Choose in a poll; no options: take the vote back."""
    message = message_of(chat, message_id)
    if "poll" not in message.content:
        raise Nonsense(f"message {message_id} is no poll")
    poll = world.polls[message.content["poll"]]
    if poll.closed:
        raise Nonsense("that poll is closed")
    if not all(0 <= each < len(poll.options) for each in options) or len(set(options)) != len(options):
        raise Nonsense(f"options are numbers from 0 to {len(poll.options) - 1}, each once")
    if len(options) > 1 and not poll.multiple:
        raise Nonsense("only one option can be chosen")
    if poll.quiz and person.id in poll.votes:
        raise Nonsense("a quiz is answered once")
    votes = {k: v for k, v in poll.votes.items() if k != person.id} | ({person.id: tuple(options)} if options else {})
    world.keep_poll(replace(poll, votes=votes))
    if not poll.anonymous and message.sender == world.bot.id:
        world.updates.add(
            "poll_answer",
            {
                "poll_id": poll.id,
                "user": person.user(),
                "option_ids": options,
                "option_persistent_ids": [str(each) for each in options],
            },
        )


def group_json(world: World, group: Chat) -> dict[str, Any]:
    """A group for people who look."""
    return views.chat(world, group) | {
        "members": [i for i, m in group.members.items() if m.here and i != world.bot.id],
        "admins": [i for i, m in group.members.items() if m.admin and i != world.bot.id],
        "bot": world.bot_in(group),
        "bot_admin": group.member(world.bot.id).admin,
        "moved_to": group.moved_to,
        "pinned": list(group.pinned),
        "topics": {str(thread): name for thread, name in group.topics.items()},
    }
