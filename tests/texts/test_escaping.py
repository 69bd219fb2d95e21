"""Whatever residents type, in whichever field: the markup of what the bot says is the bot's own.

The phrasebook shows every sentence with samples of names, words, things and titles. Here all samples are hostile.
"""

import ast
import re
from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path
from types import CodeType

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.delivery import keyboard
from playground.emulator.html import parse
from tests.overheard import WORDS
from texts.messages import Message

TEXTS = Path(__file__).parents[2] / "texts"
HARMLESS = "字"
TYPED = st.text(alphabet="<>&\"'/ab=;#39 u邻\u202e", min_size=1, max_size=24).filter(lambda text: text.strip(" \u202e"))


class Sampled(ast.NodeTransformer):
    """Every Chinese sample of a phrasebook becomes `TYPED`, a name that is given when it is read."""

    def visit_Constant(self, node: ast.Constant) -> ast.expr:
        if isinstance(node.value, str) and WORDS.search(node.value):
            return ast.copy_location(ast.Name("TYPED", ast.Load()), node)
        return node

    def visit_JoinedStr(self, node: ast.JoinedStr) -> ast.expr:
        return ast.copy_location(ast.Name("TYPED", ast.Load()), node)


@cache
def compiled(name: str) -> CodeType:
    tree = Sampled().visit(ast.parse((TEXTS / f"{name}.py").read_text("utf-8")))
    return compile(ast.fix_missing_locations(tree), name, "exec")


def pages(name: str, typed: str) -> list[tuple[str, Message | str]]:
    """What one phrasebook shows, with this as everything that anybody typed."""
    module: dict[str, object] = {"TYPED": typed, "__name__": name}
    exec(compiled(name), module)  # our own source
    show = module["pages"]
    assert isinstance(show, Callable)  # type: ignore[arg-type]  # a protocol, and callable
    return [(str(title), said) for title, said in show()]


def markup(said: Message) -> Counter[str]:
    """How many entities of each kind: raises where the server would not take it."""
    return Counter(entity["type"] for entity in parse(said.html)[1])


BOOKS = sorted(path.stem for path in TEXTS.glob("phrasebook*.py"))


@pytest.mark.parametrize("name", BOOKS)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=TYPED)
def test_what_is_typed_never_becomes_markup(name: str, typed: str) -> None:
    harmless = pages(name, HARMLESS * len(typed))
    for (title, plain), (_, said) in zip(harmless, pages(name, typed), strict=True):
        if isinstance(said, Message) and isinstance(plain, Message):
            assert markup(said) == markup(plain), (title, said.html)


@pytest.mark.parametrize("name", BOOKS)
def test_what_is_no_markup_is_not_escaped(name: str) -> None:
    """Labels of buttons and answers to taps are shown as they are: 「&lt;」 would be read as that."""
    seen = 0
    for title, said in pages(name, "<u>&"):
        if isinstance(said, Message):
            rows = keyboard(said)
            for button in [button for row in (rows.inline_keyboard if rows else ()) for button in row]:
                assert not re.search(r"&(lt|gt|amp|quot|#)", button.text), (title, button.text)
                seen += 1
        else:
            assert not re.search(r"&(lt|gt|amp|quot|#)", said), (title, said)
            seen += 1
    assert seen


@pytest.mark.parametrize("place", ["names", "posts", "events", "members", "chains", "settings"])
def test_a_sentence_that_forgot_to_escape_would_be_found(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def differ() -> int:
        found = 0
        for name in BOOKS:
            for (_, plain), (_, said) in zip(pages(name, "字" * 7), pages(name, "<u>邻</u>"), strict=True):
                if isinstance(said, Message) and isinstance(plain, Message):
                    found += markup(said) != markup(plain)
        return found

    before = differ()
    monkeypatch.setattr(f"texts.{place}.escape", lambda text, quote=True: text)
    assert (before, differ() > 0) == (0, True)
