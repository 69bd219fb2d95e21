"""Prices in messages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp import read
from nlp.about import prices
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


@pytest.mark.parametrize(
    ("text", "price"),
    [
        ("电饭煲出,80,3栋自取", Price(80.0)),
        ("出婴儿床一张,九成新,200自提", Price(200.0)),
        ("闲置沙发便宜出,三百,自己找车拉", Price(300.0)),
        ("儿童床 原价1600 现价260", Price(260.0)),
        ("音箱,买的时候300,70给你", Price(70.0)),
        ("闲置台灯30", Price(30.0)),
        ("滑板车50卖", Price(50.0)),
        ("出一个空气炸锅,买来399,现一百出", Price(100.0)),
        ("想收张二手折叠床 100以内", Price(100.0)),
        ("收一辆二手电动车,预算1500", Price(1500.0)),
        ("周五去虹桥,拼车每人40", Price(40.0, "人")),
        ("小学英语补课,一小时100", Price(100.0, "小时")),
        ("蓝莓12盒一箱99,明早截单,要的接龙", Price(99.0, "箱")),
    ],
)
def test_a_number_that_nothing_calls_money_is_a_price_where_it_must_be(text: str, price: Price) -> None:
    assert read(text).price == price


@pytest.mark.parametrize(
    "text",
    [
        "电饭煲送人,3栋502",  # a room
        "吃不完的橘子,502自取",
        "出童鞋,28,九成新",  # a size
        "羽绒服130,给合适的娃穿",
        "儿童自行车16,送给邻居",  # wheels
        "书架2019,搬家留下的",  # a year
        "婴儿床,联系13800138000",
        "求购10以内加减法练习册",
        "谁家有收纳箱,60左右",  # as long as that
        "一毛不拔的我想借个滑板",
        "猫粮出了,坏了一个 两包送",
    ],
)
def test_a_number_that_is_no_price(text: str) -> None:
    found = read(text).price
    assert found is None or found.yuan == 0


@pytest.mark.parametrize(
    "text",
    [
        "瓷砖空了两块,谁会贴",
        "地砖翘起三块,有会修的吗",
        "玻璃裂了一块,谁会换",
        "单位发的肥皂五块,送",
        "蛋糕还有两块,谁要吃",
        "瓷砖还剩四块,要的来搬",
        "抹布三块,谁有新的",
        "寻狗,黑色土狗,左耳缺一块",
        "卖豆腐的走了没,谁多买了匀我一块",
    ],
)
def test_pieces_are_no_money(text: str) -> None:
    assert read(text).price is None


@pytest.mark.parametrize(
    ("text", "price"),
    [
        ("补胎五块,3栋楼下", Price(5.0)),
        ("画架孩子不学了 30块", Price(30.0)),
        ("找人搬床上楼 两百块", Price(200.0)),
        ("作业打印找我,一毛五一张", Price(0.15, "张")),
    ],
)
def test_money_is_no_pieces(text: str, price: Price) -> None:
    reading = read(text)
    assert reading.price == price


@pytest.mark.parametrize("text", ["满十桶便宜三块,谁家跟我一起订桶装水", "猫砂十二包一箱,自提少五块,要的接龙"])
def test_what_is_saved_is_no_price(text: str) -> None:
    assert read(text).price is None
