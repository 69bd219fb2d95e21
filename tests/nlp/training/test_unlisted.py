"""Plain sentences about things of no list: the commonest ones there are."""

from nlp.training import unlisted


def test_what_no_list_has_is_heard_in_every_plain_sentence() -> None:
    names = unlisted.unlisted()
    found = {said: unlisted.figures(said, sort, names) for said, sort in unlisted.sentences().items()}
    assert len(names) > 80
    assert {said: parts for said, parts in found.items() if parts[0] < 0.5} == {}
    heard, acted, named = (sum(column) / len(found) for column in zip(*found.values(), strict=True))
    assert (heard > 0.85, acted > 0.84, named > 0.75) == (True, True, True)
