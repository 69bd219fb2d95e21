"""What is dangerous in the house, whoever says so and whatever they ask for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.intent import dangers
from nlp.writing import meanings

CALLS = [(kind, example) for kind, _, example in meanings.rows("dangers.tsv") if kind in dangers.KINDS]


@pytest.mark.parametrize(("kind", "example"), CALLS)
def test_each_example_of_a_danger_is_one(kind: str, example: str) -> None:
    assert dangers.needed(example) == kind


@pytest.mark.parametrize(
    ("text", "danger"),
    [
        ("楼道里有煤气味", "gas"),
        ("樓道有瓦斯味", "gas"),
        ("谁家煤气没关", "gas"),
        ("闻到一股天然气味", "gas"),
        ("是不是哪家燃气泄露了", "gas"),
        ("楼道里煤气味特别大", "gas"),
        ("电梯困人了", "lift"),
        ("有人被困在3号楼电梯", "lift"),
        ("三单元电梯困人半小时了 物业呢", "lift"),
        ("电梯卡住了，里面有个小孩在哭", "lift"),
        ("12栋水管爆了", "water"),
        ("楼道水管爆了，水往下流", "water"),
        ("厨房水龙头关不上了 怎么办", "water"),
        ("楼下电线掉地上了", "wire"),
        ("5栋电表箱冒烟", "wire"),
        ("路灯杆漏电 小孩绕着走", "wire"),
        ("3栋门口有人晕倒了", "hurt"),
        ("楼下有人触电了", "shock"),
    ],
)
def test_who_says_so_asks_for_nothing(text: str, danger: str) -> None:
    assert dangers.told(text) == danger


@pytest.mark.parametrize(
    "text",
    [
        "煤气费怎么交",
        "换煤气罐",
        "煤气灶谁要",
        "煤气没关我又跑回去看",
        "闻到煤气味不要开灯 不要打电话 先开窗",
        "是煤气味，快开窗",
        "刚才闻到煤气味 物业已经来关总阀了",
        "虚惊一场 煤气味是隔壁臭豆腐",
        "煤气味没了",
        "请大家注意检查煤气，防止泄漏",
        "看新闻说哪里煤气爆炸",
        "电梯又坏了",
        "电梯里有人抽烟",
        "电梯里困得睁不开眼",
        "电梯又困人 第三次了",
        "卡在电梯里五分钟 我把遗书都想好了",
        "沙发卡在电梯里了",
        "我家扫地机器人离家出走 卡在电梯口被邻居送回来了",
        "水管爆了修好了",
        "水管爆了那次,全家拿盆接",
        "水管爆了 整条街停水",
        "@501 你家水管爆了",
        "地库淹了 车顶都看不见了",
        "风筝挂高压线上了 别去够",
        "搭电线谁有",
        "兔子把电线啃断了",
        "谁知道变压器炸了是不是真的",
        "笑晕倒了",
        "跳得像触电",
        "着火了",
    ],
)
def test_what_is_past_settled_or_a_figure_of_speech_is_none(text: str) -> None:
    assert dangers.told(text) is None


@pytest.mark.parametrize(
    ("text", "danger"),
    [
        ("厨房着火了谁有灭火器", "fire"),
        ("屋里一股煤气味 关了总阀 不敢动 懂的上来闻一下", "gas"),
        ("热水器漏电谁会修", "shock"),
        ("我被困电梯里了 2单元 手机快没电了", "lift"),
        ("老人摔倒了起不来 谁来搭把手", "hurt"),
        ("家里水管爆了 谁会关总阀 快来", "water"),
        ("锅里油都冒烟了 发现没蒜 救一头", None),
        ("嗓子冒烟 胖大海谁有", None),
        ("我好像煤气没关 密码发你 帮我进去看一眼", None),
        ("地库淹了要下去挪车 雨靴谁有", None),
        ("丈母娘突然晕倒 有医生邻居吗 120在路上", None),
        ("谁有姜", None),
    ],
)
def test_who_asks_is_told_what_to_do_first(text: str, danger: str | None) -> None:
    assert dangers.needed(text) == danger


@given(st.text(max_size=200))
def test_whatever_is_typed_it_answers(text: str) -> None:
    assert dangers.told(text) in (None, *dangers.TOLD)
    assert dangers.needed(f"煤气味{text}水管爆了") in (None, *dangers.KINDS)


@pytest.mark.parametrize(
    ("text", "danger"),
    [
        ("闻到煤气味该打哪个电话", "gas"),
        ("聞到瓦斯味要打幾號", "gas"),
        ("瓦斯外洩該打給誰", "gas"),
        ("燃气公司电话是多少，我家漏气了", "gas"),
        ("谁知道煤气漏了打什么电话", "gas"),
        ("着火打什么电话", "fire"),
        ("火警电话是多少", "fire"),
        ("电梯困人了该找谁", "lift"),
        ("有人晕倒了打什么电话", "hurt"),
        ("触电了打什么电话", "shock"),
        ("3号楼电梯困人了谁有物业电话", None),
        ("水管爆了打哪个电话", None),
        ("热水器打不着火了，打哪个电话报修", None),
        ("煤气灶打不着火找谁修", None),
        ("燃气缴费打哪个电话", None),
        ("天然气开通打什么电话", None),
        ("昨天着火了该打给谁", None),
        ("打什么电话能投诉噪音", None),
        ("楼道里有煤气味", None),
    ],
)
def test_who_asks_whom_to_call(text: str, danger: str | None) -> None:
    assert dangers.asked(text) == danger


@pytest.mark.parametrize(
    ("text", "danger"),
    [
        ("灭了谢谢刘叔", "fire"),
        ("火已經撲滅了，謝謝大家", "fire"),
        ("没事了 虚惊一场", "fire"),
        ("人出来了", "lift"),
        ("救护车来了 谢谢大家", "hurt"),
        ("阀门关上了，没味了", "gas"),
        ("总阀关上了", "water"),
        ("电工来了", "wire"),
    ],
)
def test_who_called_says_that_it_is_over(text: str, danger: dangers.Said) -> None:
    assert dangers.over(text, danger)
    assert dangers.may_be_over(text)


@pytest.mark.parametrize(
    ("text", "danger"),
    [
        *((text, "fire") for text in ("火还没灭", "灭了吗", "快来灭火", "怎么灭", "灯灭了吗", "还在烧", "灯灭了")),
        ("烟冒出来了", "lift"),
        ("腿肿起来了", "hurt"),
        ("他站起来了 又疼起来了", "hurt"),
    ],
)
def test_what_goes_on_is_not_over(text: str, danger: dangers.Said) -> None:
    assert not dangers.over(text, danger)


@pytest.mark.parametrize(
    ("text", "same"), [("着火了", True), ("真的着火了！", True), ("哪里着火了", False), ("着火了？", False)]
)
def test_who_asks_where_it_burns_does_not_say_so(text: str, same: bool) -> None:
    assert dangers.says_so(text) == same
