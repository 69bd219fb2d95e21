"""A reading that a person can check, and that score.py can."""

import re
from datetime import datetime
from pathlib import Path

import pytest

import nlp
from nlp import Context, answer, explain, read
from nlp.explain import BESIDE, WHOLE
from nlp.writing.meanings import LEXICON

NOW = datetime(2026, 11, 21, 10)  # noqa: DTZ001 - wall times have no zone


def test_a_person_sees_what_was_understood_which_words_decided_and_where_to_mend_them() -> None:
    said = explain(read("家里装个架子要打两个孔,谁有电钻借一下,晚上就还", now=NOW))
    assert [
        part for part in ("求助(need)", "借用(loan)", "电钻", "「谁有」", "lexicon/cues/asking.tsv") if part not in said
    ] == []


def test_the_answer_has_the_corpus_s_form() -> None:
    said = answer(read("周六早上九点花街广场邻居节,欢迎大家", now=NOW, context=Context(announcing=True)))
    said["cues"] = said["cues"][:0]
    assert said == {
        "intent": "event",
        "category": None,
        "wants": [],
        "gives": [],
        "event": {
            "title": "邻居节",
            "place": "花街广场",
            "start": "2026-11-28T09:00",
            "end": None,
            "all_day": False,
            "recurrence": None,
            "calendar": "solar",
        },
        "confidence": 1.0,
        "cues": [],
    }


@pytest.mark.parametrize(
    ("text", "file"),
    [
        ("爷爷晕倒了快来人", "accidents"),
        ("已经找到了", "closings"),
        ("明早七点去浦东机场，有人走吗", "company"),
        ("着火了快来人", "fires"),
        ("孩子丢了 3岁 穿红衣服", "missing"),
        ("谁家能让我洗个澡，我家停水", "visits"),
    ],
)
def test_what_decides_as_a_whole_says_where_to_mend_it(text: str, file: str) -> None:
    said = explain(read(text))
    assert f"lexicon/{file}.tsv" in said
    assert "+" not in said.splitlines()[-1]  # it decided alone: nothing was weighed


def test_every_rule_has_a_file_where_it_is_mended() -> None:
    sources = [path.read_text("utf-8") for path in Path(nlp.__file__).parent.rglob("*.py")]
    rules = {rule for source in sources for rule in re.findall(r'\bCue\(\s*f?"(\w+)\.', source)}
    assert {"company", "closings"} <= rules
    assert rules <= {*WHOLE, *BESIDE}
    assert [file for file in {**WHOLE, **BESIDE}.values() if not (LEXICON / file).is_file()] == []
