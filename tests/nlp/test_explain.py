"""A reading that a person can check, and that score.py can."""

from datetime import datetime

from nlp import Context, answer, explain, read

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
