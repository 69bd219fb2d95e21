"""The Bot API's methods, by area. `METHODS` finds them by name in lower case."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from playground.emulator.arguments import Arguments
from playground.emulator.methods import (
    editing,
    groups,
    identity,
    media,
    polls,
    reactions,
    receiving,
    sending,
)
from playground.emulator.world import World

Method = Callable[[World, Arguments], Any | Awaitable[Any]]

METHODS: Mapping[str, Method] = {
    name.lower(): method
    for area in (receiving, sending, media, editing, reactions, polls, groups, identity)
    for name, method in area.METHODS.items()
}
