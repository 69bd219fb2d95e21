"""What people tell in place of a deed leads to it."""

from importlib.resources import files

from nlp.household import deeds
from nlp.writing import script

SITUATIONS = [
    (word, [line.split("\t")[0]])
    for line in (files("nlp") / "lexicon" / "subjects" / "situations.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
    for word in line.split("\t")[1].split()
]


def test_what_a_situation_tells_of_is_a_deed() -> None:
    assert list(deeds.told("出差半个月,绿萝快渴死了")) == ["浇花"]
    assert deeds.told("谁家有姜") == {}


def test_every_word_of_a_situation_leads_to_its_deed() -> None:
    lost = [word for word, names in SITUATIONS if not set(names) <= deeds.told(script.plain(word)).keys()]
    assert lost == []
