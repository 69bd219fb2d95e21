"""What is said to a chain, and what only sounds like it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.gatherings import entries
from nlp.gatherings.entries import Word


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("+2", Word("more", 2.0)),
        ("＋2箱 要大果", Word("more", 2.0, note="要大果")),
        ("3. 陈姐 2箱 晚点拿", Word("line", 2.0, "陈姐", "晚点拿", 3)),
        ("③小美 1箱", Word("line", 1.0, "小美", "", 3)),
        ("退出接龙", Word("out")),
        ("我不要了，退了", Word("out")),
        ("取消我的", Word("out")),
        ("帮我退了吧", Word("out")),
        ("接龙帮我退了", Word("out")),
        ("我退接龙", Word("out")),
        ("我改成3箱", Word("set", 3.0, unit="箱")),
        ("我的退一箱", Word("more", -1.0, unit="箱")),
        ("+1 我妈也+1", Word("more", 2.0, note="我妈也+1")),
        ("张奶奶不要了", Word("out", name="张奶奶")),  # where she is on the list
        ("草莓到货了，来3栋拿", Word("arrived")),
    ],
)
def test_without_a_reply_only_what_is_plain(text: str, word: Word) -> None:
    assert entries.read(text, replying=False) == (word,)


@pytest.mark.parametrize(
    "text",
    [
        "算了",
        "不要了",
        "退了",
        "我退了一箱牛奶",
        "我们走了一半了",
        "我买了两箱",
        "不要乱扔垃圾",
        "取消吧",
        "+1 我也觉得物业该管管",
        "+1 支持，我也要一个说法",
    ],
)
def test_without_a_reply_the_rest_is_left_alone(text: str) -> None:
    assert entries.read(text, replying=False) == ()


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("我要两箱", Word("more", 2.0, unit="箱", loose=True)),
        ("张奶奶也要一箱", Word("more", 1.0, "张奶奶", unit="箱", loose=True)),
        ("鸡蛋+1", Word("more", 1.0, thing="鸡蛋", loose=True)),
        ("小米2袋", Word("more", 2.0, unit="袋", thing="小米", loose=True)),
        ("帮我妈也报一个", Word("more", 1.0, note="帮我妈也报一个", loose=True)),
        ("加我一个", Word("maybe", loose=True)),
    ],
)
def test_without_a_reply_so_many_are_meant_if_they_fit_the_chain(text: str, word: Word) -> None:
    assert entries.read(text, replying=False) == (word,)


@pytest.mark.parametrize(("text", "quantity"), [("改两板", 2.0), ("那改成一板", 1.0)])
def test_without_a_reply_so_many_instead(text: str, quantity: float) -> None:
    assert entries.read(text, replying=False) == (Word("set", quantity, unit="板"),)


@pytest.mark.parametrize("text", ["我不要了", "我退了", "我们家不要了"])
def test_what_may_be_about_it_is_not_certain(text: str) -> None:
    assert entries.read(text, replying=False) == (Word("unclear"),)
    assert entries.read(text, replying=True) == (Word("out"),)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("我要两箱", Word("more", 2.0, unit="箱")),
        ("要", Word("more", 1.0)),
        ("改成3箱", Word("set", 3.0, unit="箱")),
        ("改成0箱", Word("set", 0.0, unit="箱")),
        ("我只要一箱", Word("set", 1.0, unit="箱")),
        ("我想改成3箱", Word("set", 3.0, unit="箱")),
        ("加到四箱", Word("set", 4.0, unit="箱")),
        ("我攞两箱", Word("more", 2.0, unit="箱")),
        ("我唔要喇", Word("out")),
        ("一共5箱", Word("set", 5.0, unit="箱")),
        ("我们家要两箱，婆婆家一箱，一共三箱", Word("set", 3.0, note="婆婆家一箱", unit="箱")),
        ("我要两箱 我妈也要一箱", Word("more", 3.0, note="我妈也要一箱", unit="箱")),
        ("再加一箱给我姐", Word("more", 1.0, note="给我姐", unit="箱")),
        ("我要2箱大果", Word("more", 2.0, note="大果", unit="箱")),
        ("3箱，送到3号楼", Word("more", 3.0, note="送到3号楼", unit="箱")),
        ("我要两箱，什么时候到", Word("more", 2.0, note="什么时候到", unit="箱")),
        ("陈姐，我要两箱", Word("more", 2.0, unit="箱")),
        ("团长给我留一箱", Word("more", 1.0, unit="箱")),
        ("我们家去3个人", Word("more", 3.0, unit="个人")),
        ("2大1小", Word("more", 3.0, note="2大1小")),
        ("-1", Word("more", -1.0)),
        ("少要一箱", Word("more", -1.0, unit="箱")),
        ("我的退一箱", Word("more", -1.0, unit="箱")),
        ("那两箱不要了", Word("more", -2.0, unit="箱")),
        ("我不要两箱了，要一箱", Word("set", 1.0, unit="箱")),
        ("不要了", Word("out")),
        ("我不要了，退了", Word("out")),
        ("取消我的", Word("out")),
        ("把我的退了吧", Word("out")),
        ("算了", Word("out")),
        ("周六有事去不成了", Word("out")),
        ("不好意思，堵车了赶不到，我不要了", Word("out")),
        ("我要两箱，还是不要了", Word("out")),
    ],
)
def test_a_reply_may_say_less(text: str, word: Word) -> None:
    assert entries.read(text, replying=True) == (word,)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("张奶奶 1箱", Word("more", 1.0, "张奶奶", unit="箱")),
        ("楼上张奶奶 1箱", Word("more", 1.0, "楼上张奶奶", unit="箱")),
        ("3-502 小李 1箱", Word("more", 1.0, "3-502 小李", unit="箱")),
        ("替张奶奶也要1箱", Word("more", 1.0, "张奶奶", unit="箱")),
        ("给张奶奶带一箱", Word("more", 1.0, "张奶奶", unit="箱")),
        ("帮小宝妈接1箱", Word("more", 1.0, "小宝妈", unit="箱")),
        ("给刘叔退一箱", Word("more", -1.0, "刘叔", unit="箱")),
        ("张奶奶改成2箱", Word("set", 2.0, "张奶奶", unit="箱")),
        ("张奶奶不要了", Word("out", name="张奶奶")),
        ("替张奶奶退掉", Word("out", name="张奶奶")),
        ("取消张奶奶的报名", Word("out", name="张奶奶")),
        ("把张奶奶的退了", Word("out", name="张奶奶")),
        ("王芳不要了", Word("out", name="王芳")),
    ],
)
def test_a_reply_may_be_about_somebody_else(text: str, word: Word) -> None:
    assert entries.read(text, replying=True) == (word,)


def test_both_may_be_said_at_once() -> None:
    said = entries.read("+2，替张奶奶也要1箱", replying=True)
    assert said == (Word("more", 2.0), Word("more", 1.0, "张奶奶", unit="箱"))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("我退出", Word("out")),
        ("我想退出", Word("out")),
        ("接龙退了", Word("out")),
        ("草莓我不要了", Word("out", name="草莓")),
        ("我的草莓接龙取消", Word("out", name="草莓")),
        ("我的改成2箱", Word("set", 2.0, unit="箱")),
        ("改成3箱", Word("set", 3.0, unit="箱")),
        ("再加一箱", Word("more", 1.0, unit="箱")),
        ("张奶奶的改成2箱", Word("set", 2.0, "张奶奶", unit="箱")),
        ("不要了", Word("unclear")),  # it may be about anything
    ],
)
def test_to_the_bot_alone_less_need_be_said(text: str, word: Word) -> None:
    assert entries.read(text, replying=False, privately=True) == (word,)


@pytest.mark.parametrize(
    "text", ["我要两箱", "我要买2箱牛奶", "我家有2箱橙子", "算了", "能退吗", "怎么退出", "改成晚上8点", "我退休了"]
)
def test_to_the_bot_alone_the_rest_is_left_alone(text: str) -> None:
    assert entries.read(text, replying=False, privately=True) == ()


@pytest.mark.parametrize("text", ["周五不到货我就不要了", "如果涨价，我不要了", "能帮我退一箱吗"])
def test_what_is_asked_or_conditional_takes_nobody_off(text: str) -> None:
    assert entries.read(text, replying=True) == (Word("unclear"),)


@pytest.mark.parametrize(
    "text",
    [
        "到货了吗",
        "还没到货",
        "+86 13800000000",
        "+1:30",
        "1.20打卡",
        "来，我带你喝",
        "一半一半",
        "712",
        "5年，辛苦了",
        "好的",
        "能便宜点吗",
        "可以退吗",
        "坏了包退吗",
        "谁不要了转给我",
        "有没有人要拼一箱",
        "10斤一箱是吗",
        "要一箱多少钱",
        "一箱太多了，半箱行吗",
        "给大家带两箱",
        "给你两箱",
        "给你100块，把这儿打扫了",
        "没洗头，也没人约，算了吧",
        "退一步说也行",
        "我上次的一箱坏了三个",
        "不要放太久",
        "不要大果",
        "替我谢谢陈姐",
        "带两个孩子",
    ],
)
def test_what_only_sounds_like_it_is_not_taken(text: str) -> None:
    assert entries.read(text, replying=True) == ()


@given(st.text(alphabet="接龙团+-＋1234567890.、\n 王箱份两半要来改成不我替张奶奶退了的", max_size=60))
def test_nothing_typed_can_break_it(text: str) -> None:
    for replying in (True, False):
        for said in entries.read(text, replying=replying):
            assert said.quantity is None or abs(said.quantity) < 1e6
