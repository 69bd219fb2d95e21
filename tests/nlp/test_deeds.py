"""What is done: a deed is weighed alike, whether its features are summed up or listed."""

from nlp import deeds, subjects
from nlp.training import lines

HELP = [line for line in lines.held_out() if line.category == "help"]


def test_a_sum_is_what_the_listed_features_weigh() -> None:
    model = subjects.models().helping
    weights = model.judge.weights
    for line in HELP:
        words = subjects.words(line.text)
        summed = list(deeds.deeds(words, line.intent, model, model.judge))  # type: ignore[arg-type]  # labels are the same words
        listed = deeds.deeds(words, line.intent, model, deeds.Listing())  # type: ignore[arg-type]  # labels are the same words
        assert [(deed.name, deed.worth) for deed in summed] == [
            (deed.name, sum(weights.get(name, 0) for name in deed.worth)) for deed in listed
        ]


def test_verbs_are_known_doubled_and_led() -> None:
    assert [deeds.root(word, {"改", "通", "检查"}) for word in ("改改", "会通", "检查检查", "改")] == [
        "改",
        "通",
        "检查",
        "改",
    ]
