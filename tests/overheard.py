"""What the program wrote into its log, looked through for what must never stand there."""

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager

from bot.logs import TOKEN, Redacting, silence_libraries

WORDS = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]+")  # the program logs in English: these are a resident's
PERSON = re.compile(r"\b(?:chat|who|person)=\d+")  # by number: groups have a minus, people stand there as ~3f9a1c20


class Overheard(logging.Handler):
    """Keeps every line as the operator would read it, DEBUG too."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.setFormatter(Redacting())
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))

    def strays(self) -> list[str]:
        """Lines with a token, with somebody's words or name, or with a person's number."""
        return [line for line in self.lines if any(found.search(line) for found in (TOKEN, WORDS, PERSON))]


@contextmanager
def overheard() -> Iterator[Overheard]:
    """Everything that is logged meanwhile, libraries as quiet as the program makes them."""
    root, handler = logging.getLogger(), Overheard()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    silence_libraries()
    try:
        assert not logging.getLogger("linli.incidents").disabled  # nothing would be heard
        yield handler
    finally:
        root.removeHandler(handler)
        root.setLevel(level)
