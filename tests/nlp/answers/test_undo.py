"""An end was a mistake, and words that only look like it."""

import time

import pytest

from nlp.answers import undo
from nlp.writing import meanings


@pytest.mark.parametrize(
    "text",
    [
        "点错了",
        "按错了",
        "手滑了",
        "不好意思，手滑",
        "點錯了",
        "撳錯咗",
        "啊点错了不好意思",
        "刚才手滑点错了，还没拿到呢",
        "不小心点到了",
        "孩子乱点的",
        "误触",
        "点错了怎么办",
        "点早了，还没送完",
    ],
)
def test_a_slip_of_the_hand(text: str) -> None:
    assert undo.slipped(text)
    assert undo.takes_back(text)


@pytest.mark.parametrize(
    "text",
    [
        "还没拿到",
        "梯子还没拿到",
        "没拿到，他不在家",
        "说早了，还没借到",
        "搞错了",
        "帮我恢复一下",
        "撤回",
        "还需要的",
        "其实还没好",
        "还有",
    ],
)
def test_where_it_is_known_of_what(text: str) -> None:
    assert undo.takes_back(text, ["梯子"])
    assert not undo.slipped(text)


@pytest.mark.parametrize(
    "text",
    [
        "昨天没借到，今天借到了",
        "点错菜了",
        "外卖点错了",
        "手滑买了两箱",
        "打错了，是姜",
        "手滑了，是姜",
        "按错电梯了",
        "我搞错了，不是这栋",
        "没有了",
        "拿到了",
        "谢谢",
        "还有吗",
        "还要吗",
        "好的",
        "没完没了",
        "",
        "点错了" * 20,
    ],
)
def test_nothing_of_it(text: str) -> None:
    assert not undo.slipped(text)
    assert not undo.takes_back(text)


def test_every_example_of_the_lexicon_takes_something_back() -> None:
    assert [example for *_, example in meanings.rows("undo.tsv") if not undo.takes_back(example)] == []


@pytest.mark.parametrize(
    "part",
    [
        "啊",
        "了",
        "刚刚",
        "我是",
        "点错了",
        "的了啊哈呢吧",
        "还有还没还",
        "点错了啊了的",
        "不好意思点",
        "糟了",
        "哎呀",
        "还要的呢",
        "点错了了了",
        "手滑了",
    ],
)
def test_no_short_text_keeps_it_busy(part: str) -> None:
    text = (part * undo.SHORT)[: undo.SHORT - 1] + "x"
    began = time.process_time()
    assert not undo.slipped(text)
    assert not undo.takes_back(text)
    assert time.process_time() - began < 0.1
