"""What a line does to a post, weighed with the scene."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp import moves
from nlp.moves import DOES, Does, Scene

LEEK = Scene("poster", "need", "item", ("葱",), "谁家有葱", held=True, minutes=15, since=12, holders=("刘叔",))
SOFA = Scene(
    "poster", "need", "help", ("搬沙发",), "谁来帮我搬沙发", held=True, minutes=60, since=50, holders=("小李",)
)
TAP = Scene(
    "holder", "need", "help", ("修水龙头",), "水龙头关不紧 谁会修", held=True, minutes=40, since=39, poster="王阿姨"
)
KEYS = Scene("poster", "need", "lost_found", ("钥匙",), "谁看到我钥匙了", minutes=40)
FEVER = Scene("other", "need", "item", ("退烧贴",), "谁家有退烧贴 药店关门了", minutes=1, poster="陈姐")
LIKELY = 0.25  # as a handler might ask
SCENES = [LEEK, SOFA, TAP, KEYS, FEVER]


@pytest.mark.parametrize(
    ("words", "scene", "does"),
    [
        ("葱花撒上了 香", LEEK, "done"),
        ("上楼了 小李力气真大", SOFA, "done"),
        ("弄妥了 阿姨给我塞了一袋橘子", TAP, "done"),
        ("在洗衣机里洗干净了", KEYS, "off"),
        ("我家冰箱里还有两盒 你上来", FEVER, "claim"),
        ("刚买的没拆 拿去用", FEVER, "claim"),
    ],
)
def test_what_is_said_in_a_scene_does_something(words: str, scene: Scene, does: Does) -> None:
    (found,) = moves.likeliest(words, [scene])
    assert found.does == does
    assert LIKELY <= found.chance <= 1


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.things[0])
@pytest.mark.parametrize("words", ["今天降温了大家多穿点", "哈哈哈哈", "昨晚那场球真臭", "电梯又坏了 谁报一下物业", ""])
def test_talk_does_nothing(words: str, scene: Scene) -> None:
    assert moves.likeliest(words, [scene])[0].chance < LIKELY


def test_the_scene_decides() -> None:
    free = replace(LEEK, held=False, since=0.0, holders=(), minutes=0.5)
    held, not_held = moves.likeliest("收到啦", [LEEK, free])
    assert held.chance >= LIKELY > not_held.chance


def test_of_each_side_only_its_own_moves_are_found() -> None:
    for scene in SCENES:
        for words in ("收到啦", "不用了", "我有 马上下来", "去不了了", "放你门口了"):
            assert moves.likeliest(words, [scene])[0].does in DOES[scene.role]


def test_names_and_numbers_are_one_to_the_model() -> None:
    said = {
        moves.features(f"{who}那{count}根葱够了", replace(LEEK, holders=(who,)))[1]
        for who, count in (("刘叔", 3), ("老张", 12))
    }
    assert len(said) == 1


@given(st.text(max_size=60), st.sampled_from(SCENES))
def test_nothing_that_is_typed_stops_it(words: str, scene: Scene) -> None:
    (found,) = moves.likeliest(words, [scene])
    assert 0 <= found.chance <= 1


def test_each_scene_is_weighed_as_by_itself() -> None:
    words = "放你门口了"
    assert moves.likeliest(words, SCENES) == [moves.likeliest(words, [scene])[0] for scene in SCENES]
    assert moves.likeliest(words, []) == []


def test_a_story_is_no_move() -> None:
    assert not moves.may("拿到了" * 20)


def test_a_name_goes_before_what_else_they_are_called() -> None:
    said = moves.features("娃说还要去小美姐姐家", replace(LEEK, holders=("小美",)))
    assert "=H姐姐家" in said
