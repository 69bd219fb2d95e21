"""Words of like meaning are data that a neighbour may mend."""

from collections import Counter

from nlp.intent import alike, features
from nlp.writing import segment


def test_a_word_is_of_one_kind_only() -> None:
    counts = Counter(word for kind in alike.rows() for word in kind.words)
    assert [word for word, count in counts.items() if count > 1] == []


def test_every_kind_has_a_meaning_and_is_found_in_its_own_example() -> None:
    silent = [
        kind.name
        for kind in alike.rows()
        if not kind.meaning or not set(kind.words) & {*segment.cut(kind.example), *kind.example}
    ]
    assert silent == []


def test_a_rare_word_looks_like_another_of_its_kind() -> None:
    looks = [features.look(features.glance(text), frozenset()) for text in ("孙子丢了", "侄女丢了")]
    assert looks[0].words == looks[1].words == ["^", "@child", "@lose", "了", "$"]


def test_what_is_known_by_one_character_is_seen_where_it_is_a_word() -> None:
    words = [features.look(features.glance(text), frozenset()).words for text in ("猫丢了", "熊猫馆")]
    assert ["@pet" in found for found in words] == [True, False]
