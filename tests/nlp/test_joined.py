"""A request of what its writer told right before."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp import joined


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("天台晾了三张被", "谁上去帮忙收下"),
        ("丰巢那个件今晚就要超时收费", "哪位路过柜子顺手帮我拎一下呀"),
        ("路由器着红灯 看不了电视", "谁来帮我看看"),
        ("宝宝发烧 退烧药没了", "谁有啊"),
        ("搬家清出来一台跑步机", "谁要自己来搬"),
        ("亲家拉了一筐土鸡蛋来", "一家十个 白送 先到先得"),
    ],
)
def test_both_together_ask_for_something(first: str, second: str) -> None:
    assert joined.whole(first, second) == f"{first}，{second}"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("今天真冷", "谁有姜"),  # names it itself
        ("买了一块神奇的手表", "谁有电钻"),
        ("昨晚那场球真臭", "谁看了"),
        ("菜场的鱼真新鲜", "谁去"),
        ("新买的电饭煲真好用", "谁要链接"),
        ("我家猫又拆家了", "哈哈哈"),
        ("酱油用完了", "马上去超市"),
        ("", "谁有啊"),
        ("酱油用完了", ""),
        ("酱油用完了" * 20, "谁家能匀我一点"),
    ],
)
def test_talk_and_what_says_it_all_stay_alone(first: str, second: str) -> None:
    assert joined.whole(first, second) is None


@given(st.text(max_size=80), st.text(max_size=80))
def test_nothing_that_is_typed_stops_it(first: str, second: str) -> None:
    assert joined.whole(first, second) in (None, f"{first}，{second}")
