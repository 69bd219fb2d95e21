"""Prices in messages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp import prices
from nlp.readings import Price


@pytest.mark.parametrize(
    ("text", "price"),
    [
        ("橙子68元/箱", Price(68.0, "箱")),
        ("白送", Price(0.0)),
        ("免費自取", Price(0.0)),
        ("五块一斤", Price(5.0, "斤")),
        ("三块五一斤", Price(3.5, "斤")),
        ("每斤5块", Price(5.0, "斤")),
        ("一箱68元", Price(68.0, "箱")),
        ("50一箱", Price(50.0, "箱")),
        ("10块3斤", Price(10.0, "3斤")),
        ("¥20 拿走", Price(20.0)),
        ("20块包邮", Price(20.0)),
        ("二百五十元左右", Price(250.0)),
        ("收費0元", Price(0.0)),
        ("草莓68元一箱", Price(68.0, "箱")),
        ("68元1箱", Price(68.0, "箱")),
        ("10块钱一位", Price(10.0, "位")),
        ("3块5", Price(3.5)),
        ("5块6毛一斤", Price(5.6, "斤")),
        ("五元六角", Price(5.6)),
        ("8毛一个", Price(0.8, "个")),
        ("200 蚊", Price(200.0)),
        ("材料费28元/组", Price(28.0, "组")),
        ("砂糖橘十斤39，周六提货", Price(39.0, "十斤")),
        ("２０元一個", Price(20.0, "个")),
    ],
)
def test_a_price_is_read(text: str, price: Price) -> None:
    assert prices.find(text) == price


@pytest.mark.parametrize(
    "text", ["谁有两块姜", "买两块豆腐", "元旦晚会", "元宵三斤", "3栋2单元501", "周六9:30", "11/28晚上", "三个人"]
)
def test_what_is_no_price_is_none(text: str) -> None:
    assert prices.find(text) is None


@given(st.text(alphabet="0123456789.元块毛一二三十百半斤箱/每¥包邮", max_size=60))
def test_nothing_typed_makes_it_fail(text: str) -> None:
    price = prices.find(text)

    assert price is None or price.yuan >= 0


@pytest.mark.parametrize("text", ["出①台灯50②书架80", "健身卡还剩八个月，低价转", "转让健身卡", "我卖榨汁机，九阳"])
def test_what_sells_without_a_price(text: str) -> None:
    assert prices.sells(text)


@pytest.mark.parametrize(
    "text", ["多了一箱橙子送出去", "出门前拿走", "大骨棒 卖剩的", "安全帽 转行了", "免费送沙发", ""]
)
def test_what_only_sounds_like_a_sale(text: str) -> None:
    assert not prices.sells(text)


@pytest.mark.parametrize("text", ["免费送沙发，原价2000元", "送书桌，500块买的", "电钻可以借，押金50元"])
def test_what_was_paid_once_or_is_a_pledge_is_no_price(text: str) -> None:
    found = prices.find(text)
    assert found is None or found.yuan == 0
