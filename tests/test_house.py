"""The house keeps its own rules: imports, words in their place, a sentence for every refusal."""

import ast
import logging
import re
import tomllib
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

import pytest
from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

from bot.settings import Settings
from community import errors
from handlers.words import COMMANDS
from texts import refusals

ROOT = Path(__file__).parent.parent
PACKAGES = ("bot", "community", "handlers", "nlp", "storage", "playground")
CHINESE = re.compile(r"[\u3400-\u9fff]")


def modules() -> Iterator[Path]:
    for package in PACKAGES:
        yield from sorted((ROOT / package).rglob("*.py"))


def python() -> Iterator[Path]:
    """What is ours to read: all but score.py, which is kept as it was given."""
    for package in (*PACKAGES, "texts", "tests", "benchmarks"):
        yield from sorted(path for path in (ROOT / package).rglob("*.py") if path.name != "score.py")


def strings(path: Path) -> Iterator[ast.Constant]:
    """String literals that are no docstrings."""
    tree = ast.parse(path.read_text("utf-8"))
    docs = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs:
            yield node


@pytest.fixture
def _loggers_stay_as_they_are() -> Iterator[None]:
    """import-linter sets up logging for itself, and takes everybody else's away."""
    yield
    for logger in logging.Logger.manager.loggerDict.values():
        if isinstance(logger, logging.Logger):
            logger.disabled = False


@pytest.mark.usefixtures("_loggers_stay_as_they_are")
def test_imports_run_one_way() -> None:
    assert lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True) == EXIT_STATUS_SUCCESS


# nlp builds and checks its lexicon; the playground has a cast and a page; units of measure are single characters.
OWN_WORDS = ("nlp/", "playground/", "community/posts.py")


def test_sentences_are_said_in_texts_and_nowhere_else() -> None:
    stray = [
        f"{path.relative_to(ROOT)}:{node.lineno}: {node.value[:40]}"
        for path in modules()
        if not str(path.relative_to(ROOT)).startswith(OWN_WORDS)
        for node in strings(path)
        if CHINESE.search(node.value)
    ]
    assert stray == []


def test_every_refusal_has_words() -> None:
    kinds = {kind for kind in vars(errors).values() if isinstance(kind, type) and kind is not errors.Refusal}
    assert kinds == set(refusals.WORDS)


@pytest.mark.parametrize(
    "refusal", [errors.AlreadyQueued(2), *(kind() for kind in refusals.WORDS if kind is not errors.AlreadyQueued)]
)
def test_a_refusal_is_a_short_plain_sentence(refusal: errors.Refusal) -> None:
    said = refusals.explain(refusal)
    assert CHINESE.search(said)
    assert "{" not in said
    assert len(said) <= 60


def test_no_file_is_about_everything() -> None:
    large = [str(path.relative_to(ROOT)) for path in python() if path.stat().st_size > 24_000]
    assert large == []


def test_the_readme_tells_every_command_and_every_setting_with_its_default() -> None:
    page = (ROOT / "README.md").read_text("utf-8")
    settings = {
        f"LINLI_{name.upper()}": "必填" if one.is_required() else "无" if one.default is None else f"`{one.default}`"
        for name, one in Settings.model_fields.items()
    }
    assert dict(re.findall(r"^\| `(LINLI_\w+)` \| (\S+) \|", page, re.MULTILINE)) == settings
    assert set(COMMANDS) - set(re.findall(r"`/([a-z]+)", page)) == {"start"}  # which Telegram presses for them


def test_what_is_read_while_it_runs_is_installed_with_it() -> None:
    """But for what languages are compiled from (.po), and what the reader is fitted to."""
    packed = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["setuptools"]["package-data"]["*"]
    left_out = [
        str(path.relative_to(ROOT))
        for package in (*PACKAGES, "texts")
        for path in (ROOT / package).rglob("*.*")
        if path.is_file() and not any(fnmatch(path.name, pattern) for pattern in (*packed, "*.py", "*.pyc", "*.po"))
    ]
    assert left_out == []


MAPPED = [ROOT / "handlers", ROOT / "nlp", *(path.parent for path in sorted((ROOT / "nlp").glob("*/__init__.py")))]


@pytest.mark.parametrize("package", MAPPED, ids=lambda path: path.name)
def test_the_map_of_a_large_package_has_all_of_it(package: Path) -> None:
    there = {path.stem for path in package.iterdir() if path.suffix == ".py" or path.is_dir()}
    there -= {"__init__", "__main__", "__pycache__"}
    page = ast.get_docstring(ast.parse((package / "__init__.py").read_text("utf-8"))) or ""
    assert there - set(re.findall(r"`(\w+)`", page)) == set()


def test_no_test_file_is_another_ones_helper() -> None:
    borrowed = [
        f"{path.relative_to(ROOT)}: {node.module}"
        for path in sorted((ROOT / "tests").rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ImportFrom) and re.search(r"(?:^|\.)test_", node.module or "")
    ]
    assert borrowed == []


SILENCED = re.compile(r"# (?:ruff: )?(?:noqa|type: ignore)\b[^#—\n]*?(?=\s(?:#|—|-\s)|$)(?P<why>.*)", re.MULTILINE)


def test_what_is_silenced_says_why() -> None:
    silent = [
        f"{path.relative_to(ROOT)}: {found[0]}"
        for path in python()
        for found in SILENCED.finditer(path.read_text("utf-8"))
        if not found["why"].strip(" #—-")
    ]
    assert silent == []


def test_every_test_that_the_security_page_names_is_there() -> None:
    page = (ROOT / "docs" / "security.md").read_text("utf-8")
    named = set(re.findall(r"`(tests/[\w/]+\.py)`", page))
    assert len(named) >= 15
    assert {path for path in named if not (ROOT / path).is_file()} == set()
