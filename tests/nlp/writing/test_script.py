"""Traditional characters and regional names."""

import json
from pathlib import Path

import opencc
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.writing import script

CORPUS = Path(script.__file__).parents[1] / "training" / "corpus"


@given(st.text())
def test_offsets_stay(text: str) -> None:
    assert len(script.simplify(text)) == len(text)


def test_the_corpus_is_simplified_as_opencc_does_it() -> None:
    convert = opencc.OpenCC("t2s").convert
    files = sorted(CORPUS.glob("train-*.jsonl"))
    texts = "\n".join(json.loads(line)["text"] for file in files for line in file.read_text("utf-8").splitlines())

    differing = {
        (ours, theirs) for ours, theirs in zip(script.simplify(texts), convert(texts), strict=True) if ours != theirs
    }

    # the two that Taiwan and Hong Kong write and t2s leaves alone
    assert differing <= {("着", "著"), ("台", "枱")}


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("滑鼠", "鼠标"),
        ("腳踏車", "自行车"),
        ("冷氣機", "空调"),
        ("雪櫃", "冰箱"),
        ("電鑽", "电钻"),
        ("計程車", "出租车"),
    ],
)
def test_a_name_is_said_the_mainland_way(typed: str, said: str) -> None:
    assert script.localise(typed) == said
