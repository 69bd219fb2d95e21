"""Known things are found at once and weighed alike, whether their features are looked up by name or in tables."""

import pytest

from nlp.about import runs, subjects
from nlp.household import candidates
from nlp.readings import Category, Intent
from nlp.training import lines
from nlp.writing import segment

THINGS = [line for line in lines.held_out() if line.category in candidates.KINDS][:120]
OTHERS = [line for line in lines.held_out() if line.category in runs.LONGEST]


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("小米锅巴有吗", ["小米", "锅巴"]),  # side by side, each for itself
        ("空气炸锅借一下", ["空气炸锅"]),  # the longest, not 炸锅
        ("谁家有盐", ["盐"]),  # a lone character
    ],
)
def test_known_things_are_found_the_longest_first(text: str, forms: list[str]) -> None:
    assert [one.form for one in candidates.known(text)] == forms


def test_a_lone_character_inside_a_word_is_told_from_one_that_is_a_word() -> None:
    told = {one.form: one.inside for text in ("谁家有油", "大家加油") for one in candidates.known(text)}
    assert told == {"油": "1w"}
    assert [one.inside for one in candidates.known("谁家有油")] == ["1"]


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("听明晚八点心理讲座", []),
        ("听明晚8点心理讲座", []),
        ("18点心脏病讲座", []),
        ("今天麻将三缺一", ["麻将"]),  # no 天麻
        ("谁今天平板借我用", ["平板"]),  # no 天平
        ("明日料酒谁有", ["料酒"]),
        ("每年糕点谁做", ["糕点"]),
        ("今晚装修队谁认识", ["装修队"]),  # no 晚装
        ("明早8点点心谁要", ["点心"]),
        ("要3点心", ["点心"]),
        ("后天线断了", ["天线"]),
        ("这个月饼谁要", ["月饼"]),
        ("今年年糕谁要", ["年糕"]),
        ("今晚礼服借一下", ["晚礼服"]),
    ],
)
def test_no_thing_begins_inside_a_word_of_time(text: str, forms: list[str]) -> None:
    assert [one.form for one in candidates.known(text) if len(one.form) > 1] == forms


def test_a_groups_own_things_come_first() -> None:
    assert [one.form for one in candidates.known("谁有电钻王借我", {"电钻王"})] == ["电钻王"]


def test_names_may_be_put_together_from_things_side_by_side() -> None:
    text = "谁有老人鞋垫"
    found = candidates.known(text)
    names = {text[name.start : name.stop] for name in candidates.joined(text, found)}
    assert {one.form for one in found} < names


def test_tables_weigh_a_thing_as_its_features_by_name_do() -> None:
    fitted = subjects.models().known
    weights = fitted.margin.weights
    for line in THINGS:
        text = subjects.plain(line.text)
        found = candidates.known(text)
        both = candidates.about(_intent(line), _category(line))
        rows = candidates.features(text, both, found, candidates.joined(text, found))
        by_name = [sum(weights.get(name, 0) for name in names) for names in candidates.named(rows, both)]
        assert fitted.margins(rows, both) == by_name


def test_tables_weigh_a_run_as_its_features_by_name_do() -> None:
    model = subjects.models()
    named = {about: model.runs[about].margin.weights for about in "ri"}
    for line in OTHERS:
        category = _category(line)
        cut, tags = segment.tagged(subjects.plain(line.text))
        post = runs.post(cut, tags, _intent(line), category, model.quiet)
        weights, most = model.runs[category[0]], runs.LONGEST[category]
        by_name = {run: sum(named[category[0]].get(name, 0) for name in names) for run, names in runs.rows(post, most)}
        weighed = weights.weighed(post, most)
        assert {run: margin for margin, run in weighed} == {run: by_name[run] for _, run in weighed}


def _intent(line: lines.Line) -> Intent:
    return line.intent  # type: ignore[return-value]  # labels are the same words


def _category(line: lines.Line) -> Category:
    return line.category  # type: ignore[return-value]  # labels are the same words
