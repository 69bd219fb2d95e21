"""A text argument with its formatting: `parse_mode` or entities, checked and measured as the real server does."""

from playground.emulator import html, markdown
from playground.emulator.arguments import Arguments
from playground.emulator.entities import Entity, given, merged, trimmed
from playground.emulator.errors import bad_request
from playground.emulator.world import World

LONGEST_TEXT = 4096  # characters, after the markup is read
LONGEST_CAPTION = 1024


def text(world: World, arguments: Arguments) -> tuple[str, list[Entity]]:
    """The `text` of a message. Empty or too long: ApiError 400."""
    words, entities = _formatted(world, arguments, "text", "entities")
    if not words:
        raise bad_request("message text is empty")
    if len(words) > LONGEST_TEXT:
        raise bad_request("message is too long")
    return words, entities


def caption(world: World, arguments: Arguments) -> tuple[str, list[Entity]]:
    """The `caption` of a file or photo, which may be empty."""
    words, entities = _formatted(world, arguments, "caption", "caption_entities")
    if len(words) > LONGEST_CAPTION:
        raise bad_request("message caption is too long")
    return words, entities


def _formatted(world: World, arguments: Arguments, name: str, entities_name: str) -> tuple[str, list[Entity]]:
    source = arguments.text(name)
    match arguments.text("parse_mode").lower():
        case "html":
            words, formats = html.parse(source)
        case "markdownv2":
            words, formats = markdown.parse(source)
        case "":
            words, formats = source, given(arguments.array(entities_name) or [], source)
        case _:
            raise bad_request("unsupported parse_mode")
    known = [e for e in formats if e["type"] != "text_mention" or world.person(e["user_id"]) is not None]
    words, known = trimmed(words, known)
    return words, merged(words, known)
