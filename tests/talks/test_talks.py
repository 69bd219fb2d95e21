"""Every talk comes out as it did: right, or named in `not_yet.txt`, which only grows shorter."""

import re
from collections import Counter
from pathlib import Path

import pytest

from nlp.training.talks import HELD_OUT, PLAYED, Later, Said, Talk, Unreadable, files, talks
from tests.talks.judge import judged
from tests.talks.stage import Noted, play

NOT_YET = frozenset((Path(__file__).parent / "not_yet.txt").read_text(encoding="utf-8").splitlines())
FIGURES = (Path(__file__).parents[2] / "docs" / "figures.md").read_text(encoding="utf-8")
ALL = {talk.title: talk for name, of_file in files().items() if name in PLAYED for talk in of_file}
GINGER = """# 缺姜
王阿姨: 谁家有姜  [1 post]
小李 @王阿姨: 有  [1 claim]
+15
=> need 姜/生姜 done 小李"""


@pytest.mark.parametrize("title", ALL)
async def test_a_talk_comes_out_as_it_did(title: str) -> None:
    counts = judged(ALL[title], await play(ALL[title]))
    assert bool(counts["right"]) == (title not in NOT_YET), counts


def test_no_talk_that_is_not_there_is_awaited() -> None:
    assert set(ALL) >= NOT_YET
    titles = [talk.title for of_file in files().values() for talk in of_file]
    assert len(titles) == len(set(titles))


@pytest.mark.parametrize("name", sorted(PLAYED))
def test_the_figures_tell_how_many_come_out_right(name: str) -> None:
    titles = {talk.title for talk in files()[name]}
    right = len(titles - NOT_YET) / len(titles)
    assert re.search(rf"^{name} +{len(titles)}  {right:.3f} ", FIGURES, re.MULTILINE), f"{name}: {right:.3f}"


def test_the_figures_tell_how_many_there_are() -> None:
    fitted = sum(len(of_file) for name, of_file in files().items() if name not in HELD_OUT)
    assert f"{sum(len(files()[name]) for name in PLAYED)} conversations of a group" in FIGURES
    assert f"is fitted to {fitted:,} tagged conversations" in FIGURES


def test_a_talk_is_read() -> None:
    (talk,) = talks(GINGER)
    assert talk.acts == [
        Said("王阿姨", "谁家有姜", tags=((1, "post"),)),
        Said("小李", "有", "王阿姨", ((1, "claim"),)),
        Later(15),
    ]
    assert [one.things for one in talk.outcomes] == [(frozenset({"姜", "生姜"}),)]


@pytest.mark.parametrize(
    "line",
    [
        "=> need 姜 finished",
        "=> need",
        "路人: 有",
        "小李 @路人: 有",
        "+一会儿",
        "=> need 姜 done 路人",
        "小李: 有  [1 takes]",
    ],
)
def test_a_line_that_says_nothing_is_refused(line: str) -> None:
    with pytest.raises(Unreadable):
        list(talks(GINGER + "\n" + line))


@pytest.mark.parametrize(
    ("noted", "right"),
    [
        ([("need", ("姜",), "done", "小李")], True),
        ([("need", ("生姜",), "done", "小李")], True),
        ([("offer", ("姜",), "done", "小李")], False),
        ([("need", ("葱",), "done", "小李")], False),
        ([("need", ("姜",), "promised", "小李")], False),
        ([("need", ("姜",), "done", "陈姐")], False),
        ([("need", ("姜",), "done", "小李"), ("need", ("葱",), "open", "")], False),
        ([], False),
    ],
)
def test_what_is_noted_is_compared(noted: list[tuple[str, tuple[str, ...], str, str]], right: bool) -> None:
    (talk,) = talks(GINGER)
    found = [Noted(kind, "item", names, state, frozenset({who} - {""})) for kind, names, state, who in noted]
    assert bool(judged(talk, found)["right"]) == right


def test_nothing_noted_of_chatter_is_right() -> None:
    assert judged(Talk("闲聊"), []) == Counter(talks=1, right=True)
    assert not judged(Talk("闲聊"), [Noted("need", "item", ("姜",), "open", frozenset())])["right"]
