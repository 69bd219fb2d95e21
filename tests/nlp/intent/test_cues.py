"""The lexicon of cues is data that a neighbour may mend: it has to stay readable by the program."""

from nlp.intent import cues, features
from nlp.writing import dialects


def hits(text: str) -> set[str]:
    return {hit.name for hit in cues.find(features.written(text))}


def test_every_line_is_found_in_its_own_example() -> None:
    silent = [entry.name for entry in cues.rows() if entry.name not in hits(entry.example)]
    assert silent == []


def test_names_are_given_once_and_every_line_says_what_it_means() -> None:
    rows = cues.rows()
    assert (len({row.name for row in rows}), [row.name for row in rows if not row.meaning or not row.words]) == (
        len(rows),
        [],
    )


def test_a_gap_stays_within_its_clause() -> None:
    assert ("swap.swap" in hits("用鸡蛋换点葱"), "claim.found-yours" in hits("在,吃饭,看到")) == (True, False)


def test_dialects_are_read_in_written_chinese() -> None:
    said = [dialects.standard(text) for text in ("边个有冇梯借嚟用", "哪个屋头有盐", "俺家有")]
    assert said == ["谁有没有梯借来用", "谁家有盐", "我家有"]
