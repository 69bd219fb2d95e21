"""What the bot may ask about a chat and who is in it."""

from typing import Any

from playground.emulator import views
from playground.emulator.arguments import Arguments
from playground.emulator.chats import Chat, Member
from playground.emulator.errors import bad_request
from playground.emulator.methods.targets import chat_of
from playground.emulator.world import World

_EVERYBODY_MAY = (
    "can_send_messages", "can_send_audios", "can_send_documents", "can_send_photos", "can_send_videos",
    "can_send_video_notes", "can_send_voice_notes", "can_send_polls", "can_send_other_messages",
    "can_add_web_page_previews", "can_react_to_messages", "can_invite_users",
)  # fmt: skip


def get_chat(world: World, arguments: Arguments) -> dict[str, Any]:
    chat = chat_of(world, arguments)
    info = views.chat(world, chat) | {
        "accent_color_id": abs(chat.id) % 7,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(
            ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels"),
            False,
        ),
    }
    if chat.kind != "private":
        info["permissions"] = dict.fromkeys(_EVERYBODY_MAY, True) | {
            "can_pin_messages": False, "can_change_info": False, "can_manage_topics": False, "can_edit_tag": False,
        }  # fmt: skip
    pinned = chat.standing(chat.pinned[-1]) if chat.pinned else None
    if pinned is not None:
        info["pinned_message"] = views.message(world, pinned, deep=False)
    return info


def _standing(world: World, chat: Chat, person: int) -> Member:
    if chat.kind == "private":
        return Member("member") if person in (chat.id, world.bot.id) else Member("left")
    return chat.member(person)


def get_chat_member(world: World, arguments: Arguments) -> dict[str, Any]:
    chat = chat_of(world, arguments)
    person = world.person(arguments.integer("user_id"))
    if person is None:
        raise bad_request("user not found")
    return views.member(chat, person, _standing(world, chat, person.id))


def get_chat_administrators(world: World, arguments: Arguments) -> list[dict[str, Any]]:
    """All but other bots."""
    chat = chat_of(world, arguments)
    if chat.kind == "private":
        raise bad_request("there are no administrators in the private chat")
    found = []
    for person_id, standing in chat.members.items():
        person = world.person(person_id)
        if standing.admin and person is not None and (not person.is_bot or person == world.bot):
            found.append(views.member(chat, person, standing))
    return found


def get_chat_member_count(world: World, arguments: Arguments) -> int:
    chat = chat_of(world, arguments)
    return 2 if chat.kind == "private" else sum(member.here for member in chat.members.values())


def leave_chat(world: World, arguments: Arguments) -> bool:
    chat = chat_of(world, arguments)
    if chat.kind == "private":
        raise bad_request("chat member status can't be changed in private chats")
    world.set_member(chat, world.bot, Member("left"), by=world.bot)
    world.post(chat, world.bot.id, {"left_chat_member": [world.bot.id]})
    return True


METHODS = {
    "getChat": get_chat,
    "getChatMember": get_chat_member,
    "getChatAdministrators": get_chat_administrators,
    "getChatMemberCount": get_chat_member_count,
    "getChatMembersCount": get_chat_member_count,
    "leaveChat": leave_chat,
}
