"""What is done: a deed is weighed alike, whether its features are summed up or listed."""

from nlp.about import signs, subjects, trials, worths
from nlp.training import lines
from nlp.writing import segment

HELP = [line for line in lines.held_out() if line.category == "help"]


def test_a_sum_is_what_the_listed_features_weigh() -> None:
    model = subjects.models().helping
    weights = model.judge.weights
    for line in HELP:
        words, tags = segment.tagged(subjects.plain(line.text))
        summed = list(trials.deeds(words, tags, line.intent, model, model.judge))  # type: ignore[arg-type]  # labels are the same words
        listed = trials.deeds(words, tags, line.intent, model, worths.Listing())  # type: ignore[arg-type]  # labels are the same words
        assert [(name, worth) for name, _, _, worth in summed] == [
            (name, sum(weights.get(feature, 0) for feature in worth)) for name, _, _, worth in listed
        ]


def test_verbs_are_known_doubled_and_led() -> None:
    assert [signs.root(word, {"改", "通", "检查"}) for word in ("改改", "会通", "检查检查", "改")] == [
        "改",
        "通",
        "检查",
        "改",
    ]
