"""Words without a reply that plainly take up what was asked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.answers import vows
from nlp.readings import Category, PostKind
from nlp.writing import dialects, meanings, script

LINES = list(meanings.rows("vows.tsv"))


@pytest.mark.parametrize(("meaning", "words", "example"), LINES)
def test_each_line_is_found_in_its_own_example(meaning: str, words: str, example: str) -> None:
    assert dialects.finds(meanings.patterns("vows.tsv")[meaning], script.plain(example))


@pytest.mark.parametrize(
    ("text", "kind", "category", "asked"),
    [
        ("那我上吧 反正躺着", "need", "help", "谁搭把手 冰箱抬不动"),
        ("光线太暗了 我下班来弄", "need", "help", "那个认证我弄来弄去弄不好"),
        ("那我吃完饭上来", "need", "help", "电脑蓝了 哪个年轻人来看看"),
        ("阿姨取件码私我 我正好要去", "need", "help", "快递在驿站 哪个帮我带一带"),
        ("我接孙子 一道接", "need", "help", "周一下午谁能帮我接下娃"),
        ("我闲着,我去。校门口是吧?", "need", "help", "周一下午谁能帮我接下娃"),
        ("我可以啊 调休", "need", "ride", "礼拜一有人开车去医院吗"),
        ("我七点半送女儿,路过虹桥,带你", "need", "ride", "明早有人去虹桥吗"),
        ("我推下来", "need", "loan", "谁有小推车"),
        ("我妈有一台 等她午睡起来我送去", "need", "loan", "谁家有血压计"),
        ("挂你门上了", "need", "item", "谁有红糖"),
        ("線我有根不用的 送你啦阿姨", "need", "item", "充电线坏了"),
        ("13800001122 周师傅", "need", "info", "有没有靠谱的水管工"),
        ("那我接 送我爸", "offer", "item", "蟹券 200转"),
        ("我养我养", "offer", "item", "月季苗活了三棵 谁养"),
        ("我！锅盖都给您端走", "offer", "item", "红烧肉烧多一碗 谁要"),
        ("葫芦！！我的 我说怎么进不去门", "offer", "lost_found", "捡到一串钥匙"),
    ],
)
def test_it_is_a_vow(text: str, kind: PostKind, category: Category, asked: str) -> None:
    assert vows.may(text)
    assert vows.made(text, kind, category, asked)


@pytest.mark.parametrize(
    ("text", "kind", "category", "asked"),
    [
        ("我下班来弄", "need", "loan", "谁有梯子"),  # a hand is no ladder
        ("挂你门上了", "need", "help", "谁能帮我修水管"),
        ("我养我养", "offer", "item", "谁要锅"),
        ("我也没想到", "need", "item", "谁有姜"),
        ("说不过去吧", "need", "help", "谁搭把手"),
        ("我不养", "offer", "item", "月季苗 谁养"),
        ("我来可以吗", "need", "help", "谁搭把手"),
        ("今天没空，去不了", "need", "help", "谁搭把手"),
        ("那你好棒", "need", "info", "有没有靠谱的水管工"),
        ("", "need", "item", ""),
    ],
)
def test_it_is_none(text: str, kind: PostKind, category: Category, asked: str) -> None:
    assert not vows.made(text, kind, category, asked)


@pytest.mark.parametrize(("text", "vague"), [("那我去吧", True), ("我推下来", False), ("13800001122 周师傅", False)])
def test_what_a_game_is_answered_with_as_well(text: str, vague: bool) -> None:
    assert vows.vague(text) == vague


@given(st.text(max_size=60), st.text(max_size=60))
def test_nothing_makes_it_stumble(text: str, asked: str) -> None:
    assert vows.made(text, "need", "help", asked) in (True, False)
    assert vows.may(text) in (True, False)
