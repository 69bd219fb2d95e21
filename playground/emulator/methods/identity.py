"""What the bot is called and what it says of itself."""

from collections.abc import Callable
from typing import Any

from playground.emulator.arguments import Arguments
from playground.emulator.errors import bad_request
from playground.emulator.methods.targets import chat_of
from playground.emulator.world import World


def get_me(world: World, arguments: Arguments) -> dict[str, Any]:
    return world.bot.user() | {
        "can_join_groups": True,
        "can_read_all_group_messages": world.reads_all,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def log_out(world: World, arguments: Arguments) -> bool:
    return True


def set_my_commands(world: World, arguments: Arguments) -> bool:
    key = world.profile.scope(arguments)
    commands = world.profile.checked_commands(arguments)
    world.profile.commands[key] = commands
    world.live.tell({"kind": "world"})
    return True


def get_my_commands(world: World, arguments: Arguments) -> list[dict[str, str]]:
    return world.profile.commands.get(world.profile.scope(arguments), [])


def delete_my_commands(world: World, arguments: Arguments) -> bool:
    world.profile.commands.pop(world.profile.scope(arguments), None)
    return True


def _setter(field: str, longest: int) -> Callable[[World, Arguments], bool]:
    def set_text(world: World, arguments: Arguments) -> bool:
        text = arguments.text(field)
        if len(text) > longest:
            raise bad_request(f"{field.replace('_', ' ')} is too long")
        world.profile.texts[field, arguments.text("language_code")] = text
        return True

    return set_text


def _getter(field: str) -> Callable[[World, Arguments], dict[str, str]]:
    def get_text(world: World, arguments: Arguments) -> dict[str, str]:
        default = world.bot.name if field == "name" else ""
        return {field: world.profile.texts.get((field, arguments.text("language_code")), default) or default}

    return get_text


def set_chat_menu_button(world: World, arguments: Arguments) -> bool:
    chat = chat_of(world, arguments).id if arguments.given("chat_id") else 0
    button = arguments.record("menu_button") or {"type": "default"}
    if button.get("type") not in ("commands", "web_app", "default"):
        raise bad_request("can't parse MenuButton: Unsupported type specified")
    world.profile.menu_buttons[chat] = button
    return True


def get_chat_menu_button(world: World, arguments: Arguments) -> dict[str, Any]:
    chat = chat_of(world, arguments).id if arguments.given("chat_id") else 0
    return world.profile.menu_buttons.get(chat, {"type": "default"})


METHODS: dict[str, Callable[[World, Arguments], Any]] = {
    "getMe": get_me,
    "logOut": log_out,
    "close": log_out,
    "setMyCommands": set_my_commands,
    "getMyCommands": get_my_commands,
    "deleteMyCommands": delete_my_commands,
    "setMyName": _setter("name", 64),
    "getMyName": _getter("name"),
    "setMyDescription": _setter("description", 512),
    "getMyDescription": _getter("description"),
    "setMyShortDescription": _setter("short_description", 120),
    "getMyShortDescription": _getter("short_description"),
    "setChatMenuButton": set_chat_menu_button,
    "getChatMenuButton": get_chat_menu_button,
}
