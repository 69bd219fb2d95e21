"""A reply that begins with a promise, whatever it goes on with."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.answers import promises
from nlp.readings import Category, PostKind


@pytest.mark.parametrize(
    ("text", "kind", "category"),
    [
        ("我有，别听他的", "need", "loan"),
        ("有，昨天刚洗过", "need", "item"),
        ("我有，要吗", "need", "loan"),
        ("我有你要不要？", "need", "item"),
        ("我有個舊的可以嗎", "need", "loan"),
        ("我来看哈嘛", "need", "help"),
        ("是不是我的钥匙？", "offer", "lost_found"),
        ("可能是我的", "offer", "lost_found"),
    ],
)
def test_a_promise(text: str, kind: PostKind, category: Category) -> None:
    assert promises.made(text, kind, category)


@pytest.mark.parametrize(
    ("text", "kind", "category"),
    [
        ("我有，不借，哈哈", "need", "loan"),
        ("我家倒是有 可我人在外地", "need", "item"),
        ("有啊，超市里多的是", "need", "item"),
        ("我有……个想法", "need", "item"),
        ("我有吗", "need", "item"),
        ("我有必要吗", "need", "item"),
        ("没有要不要紧", "need", "item"),
        ("我来看热闹", "need", "help"),
        ("我有", "offer", "item"),
        ("不是我的，我的是蓝的", "offer", "lost_found"),
        ("", "need", "item"),
    ],
)
def test_no_promise(text: str, kind: PostKind, category: Category) -> None:
    assert not promises.made(text, kind, category)


@pytest.mark.parametrize(
    "text", ["我有打气筒", "我家有个打气筒可以借", "打气筒我有", "我有打氣筒，來拿", "我有打气筒，要吗"]
)
def test_who_has_it_says_so_plainly(text: str) -> None:
    assert promises.has(text, ["打气筒"])


@pytest.mark.parametrize(
    "text",
    [
        "我有打气筒但是坏了",
        "我有没有打气筒",
        "我有打气筒就好了",
        "谁说我有打气筒",
        "我有见过打气筒",
        "我有点想借打气筒",
        "我有打气筒借出去了",
        "我有打气筒了",
        "我有急事要用打气筒",
        "我有打气筒要还给王阿姨",
        "我有一个打气筒丢了",
    ],
)
def test_who_only_speaks_of_it_has_none_to_lend(text: str) -> None:
    assert not promises.has(text, ["打气筒"])


@given(st.text(max_size=50), st.lists(st.text(max_size=5), max_size=2))
def test_whatever_is_said_of_having_it_answers(text: str, names: list[str]) -> None:
    promises.has(text, names)
