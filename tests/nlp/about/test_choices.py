"""Of the names looked at, one is always chosen, and others only beside it."""

from nlp.about import choices

TEXT = "砚台毛笔毡子,来写春联的自己用"
OPTIONS = [
    choices.Option(0, 2, None, 300, "", "n"),
    choices.Option(2, 4, 2000, 1500, "文具", "n"),
    choices.Option(4, 6, None, 200, "", "n"),
    choices.Option(8, 11, -1500, -900, "节庆用品", "n"),
]


def test_one_is_chosen_whatever_the_weights_say() -> None:
    unfitted = choices.Weights.of({"f=5": 100}, {})
    chosen = choices.choose(TEXT, OPTIONS, "lo", unfitted, 1)
    assert [TEXT[one.start : one.stop] for one in chosen] == ["毛笔"]


def test_those_that_stand_in_one_list_with_the_best_are_chosen_too() -> None:
    fitted = choices.Weights.of({"f=5": 100}, {"g=>l": 500, "g=<l": 500})
    chosen = choices.choose(TEXT, OPTIONS, "lo", fitted, 1)
    assert [TEXT[one.start : one.stop] for one in chosen] == ["砚台", "毛笔", "毡子"]


def test_nothing_is_chosen_of_nothing() -> None:
    assert choices.choose("", [], "lo", choices.Weights.of({}, {}), 0) == []
