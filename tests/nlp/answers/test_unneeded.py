"""A poster needs nobody any more, in more words than 「不用了」."""

import pytest

from nlp.answers import unneeded
from nlp.readings import Category


@pytest.mark.parametrize(
    ("text", "name", "category"),
    [
        ("手电不用了,拿手机照也一样。", "手电筒", "loan"),
        ("等不及了 算了不做了 打蛋器不用找了", "电动打蛋器", "loan"),
        ("要不得。算了,我个人下楼买一包。", "花椒", "item"),
        ("会取消了 豆豆我自己来 谢了各位", "遛豆豆", "help"),
        ("医生改到下个礼拜了 侬覅送了", "中山医院", "ride"),
        ("那我还是打车吧", "虹桥", "ride"),
        ("明天不去了", "虹桥", "ride"),
    ],
)
def test_a_need_is_dropped(text: str, name: str, category: Category) -> None:
    assert unneeded.said(text, "need", category, [name], "谁能帮我") == "dropped"


@pytest.mark.parametrize("text", ["不好意思 老公说要放到车库里 不送了 挨骂了", "没得卖了", "我婆婆说留着二胎用"])
def test_a_gift_is_kept(text: str) -> None:
    assert unneeded.said(text, "offer", "item", ["沙发"], "沙发送人") == "dropped"


def test_it_turned_up_by_itself() -> None:
    assert unneeded.said("哎哟 在菜篮子里 压在青菜下头", "need", "lost_found", ["钥匙"], "我钥匙没了") == "itself"
    assert unneeded.said("死猫自己蹲门口了", "need", "lost_found", ["橘猫"], "猫跑了", missing=True) == "itself"
    assert unneeded.said("是它!!抓到了", "need", "lost_found", ["橘猫"], "猫跑了", missing=True) == "caught"
    assert unneeded.said("叫了保险公司 免费搭的", "need", "loan", ["搭电线"], "谁有搭电线") == "means"
    assert unneeded.said("老公带回来了", "need", "item", ["盐"], "谁有盐") == "means"


@pytest.mark.parametrize(
    ("text", "name", "category"),
    [
        ("去年的勿要了 谢谢侬", "糯米粉", "item"),
        ("你别送了 我自己下来拿", "葱", "item"),
        ("应该是掉在菜场了", "钥匙", "lost_found"),
        ("在凉亭里", "老花镜", "lost_found"),
        ("摸过了,没有。", "老花镜", "lost_found"),
        ("我自己来拿", "葱", "item"),
        ("晚饭不用做了", "葱", "item"),
        ("我还是去买菜吧", "葱", "item"),
        ("不用了吗", "葱", "item"),
    ],
)
def test_other_talk_drops_nothing(text: str, name: str, category: Category) -> None:
    assert unneeded.said(text, "need", category, [name], "谁有这个") is None
