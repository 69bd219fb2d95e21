"""SQL is written, never put together: what anybody typed goes in as a parameter."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

STORAGE = Path(__file__).parents[2] / "storage"
SQL = re.compile(r"\s*(SELECT|INSERT|UPDATE|DELETE|WITH|PRAGMA|BEGIN|NOTIFY|LISTEN|DROP|CREATE|ALTER|VACUUM|ATTACH)\b")
WITH_NAMES = {"moving"}  # goes through all tables: their names and their columns' are the schema's, nobody typed them
OURS = {"NOTIFY"}  # takes no parameters; what is in it are the channel and the number of a connection, both our own


def put_together(path: Path) -> Iterator[str]:
    """Each place in which a sentence of SQL is made of parts that are no constants or numbers."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        match node:
            case ast.JoinedStr(values=[ast.Constant(value=str(first)), *_]) if found := SQL.match(first):
                parts = [value.value for value in node.values if isinstance(value, ast.FormattedValue)]
                if found[1] not in OURS and not all(_is_constant(part) for part in parts):
                    yield f"{path.name}:{node.lineno}"
            case ast.Call(func=ast.Attribute(attr="format"), args=args, keywords=keywords):
                if not all(_is_number(value) for value in [*args, *(keyword.value for keyword in keywords)]):
                    yield f"{path.name}:{node.lineno}"
            case ast.BinOp(left=ast.Constant(value=str(left)), op=ast.Mod() | ast.Add()) if SQL.match(left):
                yield f"{path.name}:{node.lineno}"


def _is_constant(part: ast.expr) -> bool:
    return isinstance(part, ast.Name) and part.id.isupper()


def _is_number(part: ast.expr) -> bool:
    return isinstance(part, ast.Call) and isinstance(part.func, ast.Name) and part.func.id == "int"


@pytest.mark.parametrize(
    "path", sorted(path for path in STORAGE.rglob("*.py") if path.stem not in WITH_NAMES), ids=lambda path: path.stem
)
def test_no_sentence_is_put_together(path: Path) -> None:
    assert list(put_together(path)) == []


@pytest.mark.parametrize("path", sorted((STORAGE / "sql").rglob("*.sql")), ids=lambda path: path.stem)
def test_the_sentences_take_named_parameters_and_nothing_else(path: Path) -> None:
    text = re.sub(r"--.*|'[^']*'", "", path.read_text("utf-8"))
    assert re.findall(r"\?|%s|\{\w*\}|\$\$", text) == []


@pytest.mark.parametrize(
    "mistake",
    [
        "db.execute(f'SELECT id FROM people WHERE name = {name}')",
        "db.execute('SELECT id FROM people WHERE name = %s' % name)",
        "db.execute('DELETE FROM people WHERE name = ' + name)",
        "db.execute('SELECT {}'.format(name))",
    ],
)
def test_a_mistake_would_be_found(tmp_path: Path, mistake: str) -> None:
    (tmp_path / "mistake.py").write_text(mistake)
    assert list(put_together(tmp_path / "mistake.py")) == ["mistake.py:1"]
