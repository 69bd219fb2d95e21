"""Plain sentences, with more said before or behind them."""

import pytest

from nlp import explain, read
from nlp.intent import clauses
from nlp.writing import script


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("谁有梯子 我家的坏了", "need"),
        ("谁有美林啊 宝宝不舒服", "need"),
        ("有没有创可贴啊 切到手了", "need"),
        ("求一根擀面杖😭 用啤酒瓶擀了六个皮 个个像地图", "need"),
        ("早上一看前轮瘪了🥲 楼下车棚有气筒没", "need"),
        ("有人要纸箱吗 网购攒了十几个", "offer"),
        ("有人要衣架吗 太多了", "offer"),
        ("有人要紙箱嗎 網購攢了十幾個", "offer"),
    ],
)
def test_a_reason_takes_nothing_from_a_plain_sentence(text: str, intent: str) -> None:
    reading = read(text)
    assert (reading.intent, reading.act) == (intent, True)


@pytest.mark.parametrize(
    "text", ["谁有矿啊 天天点外卖", "借个锤子 不借", "谁家有喜事 鞭炮放一早上", "有没有天理啊 又涨价了"]
)
def test_what_names_no_thing_is_talk(text: str) -> None:
    assert not read(text).act


@pytest.mark.parametrize("text", ["有人要纸箱吗", "今天天气真好 出去走走", "", "，，，"])
def test_a_whole_message_is_no_clause(text: str) -> None:
    assert clauses.find(script.plain(text)) is None


def test_which_line_to_mend_is_said() -> None:
    shown = explain(read("谁有梯子 我家的坏了"))
    assert "clause-shape.ask" in shown
    assert "lexicon/shapes.tsv" in shown
