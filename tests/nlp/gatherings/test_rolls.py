"""Hand-typed sign-up lists."""

from hypothesis import given
from hypothesis import strategies as st

from nlp.gatherings import rolls
from nlp.readings import Roll, RollLine


def test_a_list_has_its_heading_and_its_lines() -> None:
    text = "接龙 土鸡蛋 68元/箱\n1. 王阿姨 2箱\n2、小李 1箱 晚点拿\n3."

    assert rolls.find(text) == Roll(
        "接龙 土鸡蛋 68元/箱", (RollLine(1, "王阿姨", 2.0, "箱"), RollLine(2, "小李", 1.0, "箱", "晚点拿"))
    )


def test_doubled_and_lost_numbers_stay_as_typed() -> None:
    text = "#接龍\n1 3-502 小李 +2\n1 老张 x3\n4. 5栋302 两箱"

    assert rolls.find(text) == Roll(
        "#接龍",
        (RollLine(1, "3-502 小李", 2.0), RollLine(1, "老张", 3.0), RollLine(4, "5栋302", 2.0, "箱")),
    )


def test_big_and_small_are_people() -> None:
    text = "活动接龙\n时间：周六上午9:30\n1. 4-602 两大一小"

    assert rolls.find(text) == Roll("活动接龙\n时间：周六上午9:30", (RollLine(1, "4-602", 3.0, "人", "两大一小"),))


def test_circled_numbers_count_too() -> None:
    assert rolls.find("① 王姐 3斤\n② 李哥 5斤 要大的") == Roll(
        "", (RollLine(1, "王姐", 3.0, "斤"), RollLine(2, "李哥", 5.0, "斤", "要大的"))
    )


def test_an_empty_list_is_still_a_list() -> None:
    assert rolls.find("#接龙 砂糖橘十斤39，周六上午九点三号门提货\n1.") == Roll(
        "#接龙 砂糖橘十斤39，周六上午九点三号门提货", ()
    )


def test_steps_and_hours_are_no_list() -> None:
    assert [rolls.find(text) for text in ("步骤如下\n1. 打开\n2. 关上", "8:30出发\n9:00到", "今天\n天气好", "")] == [
        None
    ] * 4


@given(st.text(alphabet="接龙12345.、 王箱+x①\n两大一小栋-", max_size=80))
def test_nothing_typed_makes_it_fail(text: str) -> None:
    roll = rolls.find(text)

    assert roll is None or all(line.number >= 0 for line in roll.lines)


def test_where_people_sign_up_a_number_alone_is_how_many() -> None:
    roll = rolls.find("接龙 土鸡蛋\n1. 陈姐 2\n2. 刘叔 3 晚点拿\n3. 小美 502\n4. 3-501 1")
    assert roll is not None
    assert [(line.name, line.quantity, line.note) for line in roll.lines] == [
        ("陈姐", 2.0, ""),
        ("刘叔", 3.0, "晚点拿"),
        ("小美", None, "502"),
        ("3-501 1", None, ""),
    ]
