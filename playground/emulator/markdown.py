"""Telegram's MarkdownV2 → text and entities.

「*姜*有了」 → ("姜有了", [{"type": "bold", "offset": 0, "length": 1}])
Source: https://core.telegram.org/bots/api#markdownv2-style
"""

import re
from dataclasses import dataclass

from playground.emulator.entities import Entity, link, units
from playground.emulator.errors import ApiError, cannot_parse

_RESERVED = "_*[]()~`>#+-=|{}.!"
_MARKS = {"||": "spoiler", "__": "underline", "*": "bold", "_": "italic", "~": "strikethrough"}
_NAMES = {"spoiler": "Spoiler", "underline": "Underline", "bold": "Bold", "italic": "Italic",
          "strikethrough": "Strikethrough", "link": "TextUrl"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Open:
    kind: str
    offset: int  # UTF-16 units
    byte: int


def parse(markdown: str) -> tuple[str, list[Entity]]:
    """Text and entities. Anything unclosed, or reserved and not escaped: ApiError 400."""
    return _Parser(markdown).run()


class _Parser:
    def __init__(self, source: str) -> None:
        self.source, self.at = source, 0
        self.out: list[str] = []
        self.length = 0
        self.open: list[_Open] = []
        self.entities: list[Entity] = []
        self.quote: int | None = None  # where the block quotation began, UTF-16 units

    def run(self) -> tuple[str, list[Entity]]:
        while self.at < len(self.source):
            self._step()
        if self.open:
            last = self.open[-1]
            raise cannot_parse(f"Can't find end of {_NAMES[last.kind]} entity at byte offset {last.byte}")
        self._end_quote()
        return "".join(self.out), self.entities

    def _step(self) -> None:
        here = self.source[self.at]
        if here == "\n":
            self._write("\n")
            self.at += 1
            if self.quote is not None and not self.source.startswith(">", self.at):
                self._end_quote()
        elif here == "\\" and self.source[self.at + 1 : self.at + 2].isascii() and self.at + 1 < len(self.source):
            self._write(self.source[self.at + 1])
            self.at += 2
        elif here == ">" and (self.at == 0 or self.source[self.at - 1] == "\n"):
            if self.quote is None:
                self.quote = self.length
            self.at += 1
        elif here == "`":
            self._code()
        elif here == "[":
            self.open.append(_Open("link", self.length, self._byte()))
            self.at += 1
        elif here == "]" and any(o.kind == "link" for o in self.open):
            self._link()
        elif mark := next((m for m in _MARKS if self.source.startswith(m, self.at)), None):
            self._mark(mark)
        elif here in _RESERVED:
            raise cannot_parse(f"Character '{here}' is reserved and must be escaped with the preceding '\\'")
        else:
            self._write(here)
            self.at += 1

    def _write(self, text: str) -> None:
        self.out.append(text)
        self.length += units(text)

    def _byte(self) -> int:
        return len(self.source[: self.at].encode())

    def _unclosed(self, name: str, byte: int) -> ApiError:
        return cannot_parse(f"Can't find end of {name} entity at byte offset {byte}")

    def _mark(self, mark: str) -> None:
        kind = _MARKS[mark]
        if self.open and self.open[-1].kind == kind:
            opened = self.open.pop()
            self._entity(kind, opened.offset)
        else:
            self.open.append(_Open(kind, self.length, self._byte()))
        self.at += len(mark)

    def _entity(self, kind: str, offset: int) -> None:
        if self.length > offset:
            self.entities.append({"type": kind, "offset": offset, "length": self.length - offset})

    def _code(self) -> None:
        fence = "```" if self.source.startswith("```", self.at) else "`"
        name, byte, start = ("Pre" if fence == "```" else "Code"), self._byte(), self.at + len(fence)
        end = start
        while not self.source.startswith(fence, end):
            if end >= len(self.source):
                raise self._unclosed(name, byte)
            end += 2 if self.source[end] == "\\" else 1
        content = self.source[start:end]
        language = re.match(r"([^\s`]+)\n", content) if fence == "```" else None
        if language:
            content = content[language.end() :]
        elif fence == "```":
            content = content.removeprefix("\n")
        offset = self.length
        self._write(re.sub(r"\\([\x00-\x7f])", r"\1", content))
        self._entity("pre" if fence == "```" else "code", offset)
        if language and self.entities:
            self.entities[-1]["language"] = language[1]
        self.at = end + len(fence)

    def _link(self) -> None:
        opened = self.open[-1]
        if opened.kind != "link":
            raise self._unclosed(_NAMES[opened.kind], opened.byte)
        self.open.pop()
        self.at += 1
        url = ""
        if self.source.startswith("(", self.at):
            match = re.compile(r"\(((?:\\[\x00-\x7f]|[^)\\])*)\)").match(self.source, self.at)
            if match is None:
                raise cannot_parse(f"Can't find end of a URL at byte offset {self._byte()}")
            url = re.sub(r"\\([\x00-\x7f])", r"\1", match[1])
            self.at = match.end()
        if url and self.length > opened.offset:
            entity = link(url, opened.offset, self.length - opened.offset)
            if entity:
                self.entities.append(entity)

    def _end_quote(self) -> None:
        if self.quote is None:
            return
        self._entity("blockquote", self.quote)
        self.quote = None
