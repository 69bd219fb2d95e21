"""docs/figures.md says what its commands print, wherever that takes seconds and is the same on every machine.

What `make fit` prints, how fast reading is, and what is counted on chatter of elsewhere are not looked at here.
"""

import re
from datetime import datetime
from pathlib import Path

import pytest

from nlp import Context, Reading, read
from nlp.training import judge, lines, sentences, unlisted, uptake

PAGE = (Path(__file__).parents[3] / "docs" / "figures.md").read_text("utf-8")
WAITING = re.findall(r"^\| `(\w+)\.jsonl` \|.*$", PAGE, re.MULTILINE)
MADE_UP = re.findall(r"^\| (.+) \| (.+ \(\d\.\d\d\)) \| [✔✘~].* \|$", PAGE, re.MULTILINE)
REPLIES = {"我可以", "那你几点方便我上来拿", "晚一步，已经让7楼搬走啦", "啊这个太重了算了吧"}
NOW = datetime(2026, 11, 21, 10)  # noqa: DTZ001 - wall time


def row(first: str) -> list[str]:
    """The numbers of the line of a table that begins so: 「claims」 → ["288", "0.517", "0.826"]."""
    found = re.search(rf"^\| {re.escape(first)} \|(.*)\|$", PAGE, re.MULTILINE)
    assert found is not None
    return [cell for cell in re.split(r" *\| *", found[1].strip()) if re.fullmatch(r"[\d.,]+", cell)]


def test_times() -> None:
    file = lines.CORPUS / "dev-times.jsonl"
    whole = judge.figures("times", file)["whole"]
    assert row("times, all of a line")[-1] == f"{whole:.3f}"
    assert f"prints {whole:.3f} for all of a line with times" in PAGE


@pytest.mark.parametrize("name", WAITING)
def test_lines_that_wait(name: str) -> None:
    found = judge.figures("messages", lines.CORPUS / "waiting" / f"{name}.jsonl")
    shares = [f"{found[figure]:.3f}" for figure in ("intent_accuracy", "intent_macro_f1", "false_alarms")]
    assert row(f"`{name}.jsonl`") == [f"{found['messages']:,.0f}", *shares]


def test_every_file_that_waits_is_told() -> None:
    assert sorted(WAITING) == sorted(path.stem for path in (lines.CORPUS / "waiting").glob("*.jsonl"))


@pytest.mark.parametrize(
    ("sort", "told"), [("claims", "claims"), ("neighbours' talk", "neighbours' talk that tempts, no posts")]
)
def test_claims_that_reply_to_nothing(sort: str, told: str) -> None:
    texts = uptake.sorts()[sort]
    assert row(told) == [f"{len(texts):,}", *(f"{share:.3f}" for share in uptake.figures(texts))]


def test_things_of_no_list() -> None:
    names = unlisted.unlisted()
    found = {said: unlisted.figures(said, sort, names) for said, sort in unlisted.sentences().items()}
    together = [f"{sum(column) / len(found):.3f}" for column in zip(*found.values(), strict=True)]
    assert row(f"all {len(found)} sentences") == together
    assert f"each with {len(names)} things" in PAGE
    assert {said: parts for said, parts in found.items() if parts[0] < 0.5} == {}


@pytest.mark.parametrize(("told", "seen"), [("looked at", True), ("not looked at", False)])
def test_plain_sentences(told: str, seen: bool) -> None:
    known = [one for one in sentences.sentences() if one.seen is seen]
    shares = [share for (_, half), share in sentences.figures().items() if half is seen]
    assert row(told) == [str(len(known)), *(f"{part:.3f}" for part in sentences.mean(shares))]
    assert min(share.heard for share in shares) > 0.5


@pytest.mark.parametrize(("text", "said"), MADE_UP)
def test_messages_of_kinds_not_in_the_corpus(text: str, said: str) -> None:
    context = Context(reply_to="post" if text in REPLIES else None)
    assert told(read(text.replace("⏎", "\n"), now=NOW, context=context)) == said


def test_there_are_twenty_of_them() -> None:
    assert len(MADE_UP) == 20


def told(reading: Reading) -> str:
    """「need help 打印 (0.99)」, 「offer item / 无花果 (0.99)」: what is wanted, a stroke, what is given."""
    sides = [" ".join(one.name for one in side) for side in (reading.wants, reading.gives)]
    if reading.event is not None and reading.event.when is not None:
        sides = ["", str(reading.event.when.start)]
    words = [reading.intent, reading.category or "", sides[0], f"/ {sides[1]}" if sides[1] else ""]
    return " ".join([word for word in words if word] + [f"({reading.confidence:.2f})"])
