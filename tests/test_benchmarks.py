"""`python -m benchmarks` gets through all of its folder, and the pages name what is there; how fast is told by it."""

import ast
import re
from pathlib import Path

import pytest

from benchmarks import __main__ as command

FOLDER = Path(command.__file__).parent
PAGES = (FOLDER.parent / "README.md", *(FOLDER.parent / "docs").glob("*.md"))


def mains() -> dict[str, ast.arguments]:
    """Benchmark → what its `main` takes; read, not imported, for some need what only `make fit` installs."""
    return {
        path.stem: node.args
        for path in FOLDER.glob("*.py")
        for node in ast.parse(path.read_text("utf-8")).body
        if isinstance(node, ast.FunctionDef) and node.name == "main" and path.stem != "__main__"
    }


def test_every_benchmark_runs_without_arguments() -> None:
    stuck = [
        name for name, takes in mains().items() if len(takes.args) > len(takes.defaults) or None in takes.kw_defaults
    ]
    assert stuck == []


def test_the_pages_name_benchmarks_that_are_there() -> None:
    said = "".join(page.read_text("utf-8") for page in PAGES)
    with_arguments = re.findall(r"python -m benchmarks (\w+) [\w.]", said)
    named = set(re.findall(r"python -m benchmarks[ .](\w+)", said))
    assert (named - set(mains()), with_arguments) == (set(), [])  # arguments are taken by benchmarks.NAME
    assert len(named) >= 5


def test_an_unknown_name_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["reeding"]) == 2
    assert capsys.readouterr().err.startswith("no benchmark reeding: ")
