"""A reply that begins with a promise, whatever it goes on with."""

import pytest

from nlp import promises
from nlp.readings import Category, PostKind


@pytest.mark.parametrize(
    ("text", "kind", "category"),
    [
        ("我有，别听他的", "need", "loan"),
        ("有，昨天刚洗过", "need", "item"),
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
        ("我来看热闹", "need", "help"),
        ("我有", "offer", "item"),
        ("不是我的，我的是蓝的", "offer", "lost_found"),
        ("", "need", "item"),
    ],
)
def test_no_promise(text: str, kind: PostKind, category: Category) -> None:
    assert not promises.made(text, kind, category)
