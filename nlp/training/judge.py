"""score.py's figures for the reader as it is shipped: `python -m nlp.training.judge messages GOLD.jsonl`.

`times` and `chatter` as in score.py; chatter is a text file, a line each.
"""

import json
import runpy
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

from nlp import Context, answer, read
from nlp.training.lines import CORPUS

NOW = datetime(2026, 11, 21, 10)  # noqa: DTZ001 - the group's wall time


def answers(kind: str, path: Path) -> tuple[list[Any], list[Any]]:
    """The labelled lines and what the reader says to each."""
    rows = [row for row in path.read_text(encoding="utf-8").split("\n") if row.strip()]
    gold: list[Any] = rows if kind == "chatter" else [json.loads(row) for row in rows]
    said = []
    for line in gold:
        label = {"text": line} if kind == "chatter" else line
        now = datetime.fromisoformat(label["now"]) if label.get("now") else NOW
        context = Context(reply_to="post" if label.get("reply") else None, announcing=kind == "times")
        said.append(answer(read(label["text"], now=now, context=context)))
    return gold, said


def figures(kind: str, path: Path) -> dict[str, Any]:
    """What score.py says of the reader: {"messages": 700, "intent_accuracy": 0.94, …}."""
    score = runpy.run_path(str(CORPUS / "score.py"))
    found: dict[str, Any] = score[f"score_{kind}"](*answers(kind, path))[0]
    return found


def main(kind: str, path: str) -> None:
    for name, value in figures(kind, Path(path)).items():
        said = " ".join(f"{k} {v:.3f}" for k, v in sorted(value.items())) if isinstance(value, dict) else f"{value:.4f}"
        print(f"  {name:22}{said}")


if __name__ == "__main__":
    main(*sys.argv[1:3])
