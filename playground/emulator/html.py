"""Telegram's HTML subset → text and entities, with the real server's complaints.

「<b>姜</b>有了」 → ("姜有了", [{"type": "bold", "offset": 0, "length": 1}])
Source: https://core.telegram.org/bots/api#html-style; the complaints are those of the server (its offsets are bytes).
"""

import re
from dataclasses import dataclass

from playground.emulator.entities import Entity, link, units
from playground.emulator.errors import ApiError, cannot_parse

_KINDS = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough", "tg-spoiler": "spoiler", "span": "spoiler",
}  # fmt: skip
_TAGS = {*_KINDS, "a", "code", "pre", "blockquote", "tg-emoji"}
_CHARACTER = re.compile(r"&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|(lt|gt|amp|quot));?")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_SPACE = " \t\n\v\f\r\0"


@dataclass(frozen=True, slots=True)
class _Open:
    tag: str
    argument: str
    offset: int  # UTF-16 units


def parse(html: str) -> tuple[str, list[Entity]]:
    """Text and entities, the inner before the outer. Anything unclosed or unknown: ApiError 400."""
    return _Parser(html).run()


class _Parser:
    def __init__(self, html: str) -> None:
        self.html, self.at = html, 0
        self.out: list[str] = []
        self.length = 0
        self.open: list[_Open] = []
        self.entities: list[Entity] = []

    def run(self) -> tuple[str, list[Entity]]:
        while self.at < len(self.html):
            match self.html[self.at]:
                case "<" if self.html.startswith("/", self.at + 1):
                    self._end_tag()
                case "<":
                    self._start_tag()
                case _:
                    self._write(self._character())
        if self.open:
            raise cannot_parse(f'Can\'t find end tag corresponding to start tag "{self.open[-1].tag}"')
        for entity in self.entities:
            if entity["type"] == "code":
                entity.pop("language", None)  # only a whole block has a language
        return "".join(self.out), self.entities

    def _write(self, text: str) -> None:
        self.out.append(text)
        self.length += units(text)

    def _character(self) -> str:
        """The character here, with `&lt;` and the like decoded; what is not known stays as typed."""
        if self.html[self.at] == "&" and (match := _CHARACTER.match(self.html, self.at)):
            hexadecimal, decimal, name = match.groups()
            code = int(hexadecimal, 16) if hexadecimal else int(decimal) if decimal else ord(_NAMED[name])
            if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000:
                self.at = match.end()
                return chr(code)
        self.at += 1
        return self.html[self.at - 1]

    def _peek(self) -> str:
        return self.html[self.at : self.at + 1]

    def _skip_while(self, inside: str) -> None:
        while self._peek() and self._peek() in inside:
            self.at += 1

    def _read_until(self, stop: str) -> str:
        start = self.at
        while self._peek() and self._peek() not in stop:
            self.at += 1
        return self.html[start : self.at]

    def _complain(self, words: str, at: int) -> ApiError:
        return cannot_parse(f"{words} at byte offset {len(self.html[:at].encode())}")

    def _start_tag(self) -> None:
        begin = self.at
        self.at += 1
        tag = self._read_until(_SPACE + ">").lower()
        if not self._peek():
            raise self._complain("Unclosed start tag", begin)
        if tag not in _TAGS:
            raise self._complain(f'Unsupported start tag "{tag}"', begin)
        argument = ""
        while True:
            self._skip_while(_SPACE)
            if self._peek() == ">":
                break
            name, value = self._attribute(tag, begin)
            argument = _argument(tag, name, value) or argument
        self.at += 1
        if tag == "span" and argument != "spoiler":
            raise self._complain('Tag "span" must have class "tg-spoiler"', begin)
        if tag == "tg-emoji" and not argument.isdigit():
            raise cannot_parse("Invalid custom emoji identifier specified")
        self.open.append(_Open(tag, argument, self.length))

    def _attribute(self, tag: str, begin: int) -> tuple[str, str]:
        name = self._read_until(_SPACE + "=>/\"'").lower()
        if not self._peek():
            raise self._complain(f'Unclosed start tag "{tag}"', begin)
        if not name:
            raise self._complain(f'Empty attribute name in the tag "{tag}"', begin)
        self._skip_while(_SPACE)
        if self._peek() != "=":
            return name, ""
        self.at += 1
        self._skip_while(_SPACE)
        quote = self._peek()
        if quote and quote in "\"'":
            self.at += 1
            parts = []
            while self._peek() and self._peek() != quote:
                parts.append(self._character())
            self.at += 1
            value = "".join(parts)
        else:
            token = self.at
            while self._peek() and ((self._peek().isascii() and self._peek().isalnum()) or self._peek() in ".-"):
                self.at += 1
            value = self.html[token : self.at].lower()
            if self._peek() and self._peek() not in _SPACE + ">":
                raise self._complain("Unexpected end of name token", token)
        if not self._peek():
            raise self._complain("Unclosed start tag", begin)
        return name, value

    def _end_tag(self) -> None:
        begin = self.at
        if not self.open:
            raise self._complain("Unexpected end tag", begin)
        self.at += 2
        name = self._read_until(_SPACE + ">").lower()
        self._skip_while(_SPACE)
        if self._peek() != ">":
            raise self._complain("Unclosed end tag", begin)
        self.at += 1
        opened = self.open.pop()
        if name and name != opened.tag:
            expected = f'expected "</{opened.tag}>", found "</{name}>"'
            raise cannot_parse(f"Unmatched end tag at byte offset {len(self.html[:begin].encode())}, {expected}")
        if self.length > opened.offset:
            self._close(opened)

    def _close(self, opened: _Open) -> None:
        place: Entity = {"offset": opened.offset, "length": self.length - opened.offset}
        match opened.tag:
            case "a":
                url = opened.argument or self._text_from(opened.offset)
                entity = link(url, opened.offset, self.length - opened.offset)
                if entity:
                    self.entities.append(entity)
            case "pre" | "code":
                self._close_code(opened, place)
            case "blockquote":
                kind = "expandable_blockquote" if opened.argument else "blockquote"
                self.entities.append({"type": kind, **place})
            case "tg-emoji":
                self.entities.append({"type": "custom_emoji", **place, "custom_emoji_id": opened.argument})
            case tag:
                self.entities.append({"type": _KINDS[tag], **place})

    def _close_code(self, opened: _Open, place: Entity) -> None:
        """`<pre><code class="language-python">` is one entity with a language."""
        inner = self.entities[-1] if self.entities else {}
        same = all(inner.get(key) == place[key] for key in place)
        if opened.tag == "pre" and same and inner["type"] == "code":
            language = inner.pop("language", "")
            inner["type"] = "pre"
            if language:
                inner["language"] = language
            return
        entity: Entity = {"type": opened.tag, **place}
        if opened.tag == "code" and opened.argument and any(o.tag == "pre" for o in self.open):
            entity["language"] = opened.argument
        self.entities.append(entity)

    def _text_from(self, offset: int) -> str:
        return "".join(self.out).encode("utf-16-le")[offset * 2 :].decode("utf-16-le")


def _argument(tag: str, name: str, value: str) -> str:
    match tag, name:
        case "a", "href":
            return value
        case "code", "class" if value.startswith("language-"):
            return value.removeprefix("language-")
        case "span", "class" if value.startswith("tg-"):
            return value.removeprefix("tg-")
        case "tg-emoji", "emoji-id":
            return value
        case "blockquote", "expandable":
            return "1"
    return ""
