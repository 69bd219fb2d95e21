"""Entities: which part of a text is bold, a link, a mention. Offsets and lengths count UTF-16 units, as Telegram does.

What people and bots type is searched for mentions, hashtags, commands, addresses and links. Source of the rules:
https://core.telegram.org/bots/api#messageentity and #formatting-options
"""

import re
from typing import Any

from playground.emulator.arguments import as_integer, clean
from playground.emulator.errors import bad_request

Entity = dict[str, Any]

_NESTLESS = {"code", "pre"}  # nothing may be inside
_FORMATS = {
    "bold", "italic", "underline", "strikethrough", "spoiler", "blockquote", "expandable_blockquote",
    "code", "pre", "text_link", "text_mention", "custom_emoji",
}  # fmt: skip
_FOUND = {"mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number"}  # by the server itself

_PATTERN = re.compile(
    r"(?P<url>https?://[^\s<>\"「」『』“”，。！？；：、（）《》【】]+|tg://[^\s<>\"]+|(?<![\w@.])t\.me/[A-Za-z0-9_/?=&+%.-]+)"
    r"|(?P<email>(?<![\w.+-])[A-Za-z0-9][A-Za-z0-9._+-]*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)"
    r"|(?P<mention>(?<![\w@/])@[A-Za-z][A-Za-z0-9_]{2,31}(?![\w@]))"
    r"|(?P<hashtag>(?<![\w#&/])#(?=\w*[^\W\d])\w{1,256})"
    r"|(?P<bot_command>(?<![\w/<>@])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/@]))",
)


def units(text: str) -> int:
    """The length of a text in UTF-16 units: 「😀」 is 2."""
    return len(text) + sum(c > "\uffff" for c in text)


def piece(text: str, entity: Entity) -> str:
    """The part of the text that an entity covers."""
    coded = text.encode("utf-16-le")
    start, end = entity["offset"] * 2, (entity["offset"] + entity["length"]) * 2
    return coded[start:end].decode("utf-16-le", errors="replace")


def found(text: str) -> list[Entity]:
    """Links, mentions, hashtags and commands in what was typed: 「/help 找 @wang」 → bot_command, mention."""
    entities = []
    for match in _PATTERN.finditer(text):
        words = match.group()
        if match.lastgroup == "url":
            words = words.rstrip(".,;:!?)'")
        entities.append({"type": str(match.lastgroup), "offset": units(text[: match.start()]), "length": units(words)})
    return entities


def trimmed(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """White space at both ends goes, and the entities move with the text."""
    stripped = text.strip()
    shift = units(text[: len(text) - len(text.lstrip())])
    length = units(stripped)
    kept = []
    for entity in entities:
        start = max(0, entity["offset"] - shift)
        end = min(length, entity["offset"] + entity["length"] - shift)
        if end > start:
            kept.append({**entity, "offset": start, "length": end - start})
    return stripped, kept


def merged(text: str, formats: list[Entity]) -> list[Entity]:
    """Formatting plus what is found in the text outside links and code; in the order of the text, longer ones first."""
    solid = [e for e in formats if e["type"] in _NESTLESS]
    formats = [e for e in formats if e["type"] in _NESTLESS or not any(_inside(e, s) for s in solid)]
    closed = [e for e in formats if e["type"] in _NESTLESS | {"text_link", "text_mention"}]
    extra = [e for e in found(text) if not any(_overlaps(e, c) for c in closed)]
    return sorted(formats + extra, key=lambda e: (e["offset"], -e["length"]))


def given(values: list[Any], text: str) -> list[Entity]:
    """The `entities` argument, checked. Those that the server finds by itself are left out; users stay ids."""
    entities: list[Entity] = []
    for value in values:
        if not isinstance(value, dict):
            raise bad_request("can't parse MessageEntity: expected an object")
        kind = value.get("type")
        if not isinstance(kind, str) or kind not in _FORMATS | _FOUND:
            raise bad_request("can't parse MessageEntity: unsupported type specified")
        offset, length = as_integer(value.get("offset")), as_integer(value.get("length"))
        if offset is None or length is None:
            raise bad_request('can\'t parse MessageEntity: field "offset" must be of type Number')
        if offset < 0 or length <= 0 or offset + length > units(text):
            continue  # the server drops what lies outside the text
        entity: Entity = {"type": kind, "offset": offset, "length": length}
        if kind in _FOUND:
            continue
        if kind == "text_link":
            url = value.get("url")
            if not isinstance(url, str):
                raise bad_request('can\'t parse MessageEntity: field "url" must be of type String')
            entity["url"] = clean(url)
        if kind == "text_mention":
            user = value.get("user")
            user_id = as_integer(user.get("id")) if isinstance(user, dict) else None
            if user_id is None:
                raise bad_request('can\'t parse MessageEntity: field "user" must be of type Object')
            entity["user_id"] = user_id
        if kind == "pre" and isinstance(value.get("language"), str) and value["language"]:
            entity["language"] = clean(value["language"])
        if kind == "custom_emoji":
            entity["custom_emoji_id"] = str(value.get("custom_emoji_id", ""))
        entities.append(entity)
    return entities


def link(url: str, offset: int, length: int) -> Entity | None:
    """`<a href>` as an entity: tg://user?id=7 mentions a person, an http or tg address is a link, else nothing."""
    mention = re.fullmatch(r"tg://user\?id=(\d{1,18})", url.strip())
    if mention:
        return {"type": "text_mention", "offset": offset, "length": length, "user_id": int(mention[1])}
    url = url.strip()
    if not re.match(r"[A-Za-z][A-Za-z0-9+.-]*://", url):
        url = f"http://{url}"
    if not re.match(r"(?:https?|tg|ton)://[^\s/?#]+", url, re.IGNORECASE):
        return None
    if re.match(r"https?://[^/?#]*[^\s/?#.]$", url, re.IGNORECASE):
        url += "/"  # a bare host gets its path
    return {"type": "text_link", "offset": offset, "length": length, "url": url}


def _inside(entity: Entity, other: Entity) -> bool:
    return entity is not other and (
        other["offset"] <= entity["offset"] and entity["offset"] + entity["length"] <= other["offset"] + other["length"]
    )


def _overlaps(entity: Entity, other: Entity) -> bool:
    return bool(
        entity["offset"] < other["offset"] + other["length"] and other["offset"] < entity["offset"] + entity["length"]
    )
