"""It burns, or somebody is hurt or locked in, and somebody calls."""

import pytest

from nlp import read
from nlp.intent import emergencies
from nlp.writing.script import plain


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("着火了谁有灭火器", "灭火器"),
        ("楼下垃圾桶着火了,谁家有灭火器", "灭火器"),
        ("着火了！3号楼5层！快来人", "救火"),
        ("廚房著火了快來人啊", "救火"),
        ("救命啊着火了", "救火"),
        ("灶台起火了谁来帮帮我", "救火"),
        ("5楼着火了！", "救火"),
        ("电动车着火了!!", "救火"),
    ],
)
def test_a_fire(text: str, about: str) -> None:
    reading = read(text)
    assert (reading.intent, reading.act, [one.name for one in reading.wants]) == ("need", True, [about])
    assert reading.urgency == "fire"


@pytest.mark.parametrize(
    "text",
    [
        "昨天隔壁小区着火了，谁有视频",
        "听说5楼着火了!",
        "是不是哪里着火了吗",
        "万一着火了谁有灭火器",
        "厨房着火了已经扑灭，没事了，谢谢帮忙",
        "小心电动车着火了",
        "我嗓子着火了，谁有梨",
        "打不着火了谁来帮忙搭个电",
        "出灭火器一个，着火了能用",
        "着火了",
    ],
)
def test_no_fire(text: str) -> None:
    assert emergencies.find(plain(text)) is None


@pytest.mark.parametrize(
    ("text", "category", "about"),
    [
        ("老人摔倒了起不来 谁来搭把手", "help", "扶人"),
        ("我妈摔倒了扶不动，谁来帮一下", "help", "扶人"),
        ("有人晕倒了 小区门口 谁是医生", "help", "急救"),
        ("小區裡有醫生嗎 我媽抽搐了", "help", "急救"),
        ("谁会海姆立克 孩子噎住了", "help", "急救"),
        ("有医生吗？孩子抽了", "help", "急救"),
        ("有护士吗，孩子烫伤了", "help", "急救"),
        ("谁是医生，我家老人叫不醒", "help", "急救"),
        ("老爸手指割伤了血止不住 有没有医生", "help", "急救"),
        ("我爸突然胸口疼谁有速效救心丸", "item", "速效救心丸"),
        ("谁有速效救心丸，我爸胸口疼", "item", "速效救心丸"),
        ("花生过敏 喉咙肿了 谁有肾上腺素", "item", "肾上腺素"),
        ("哮喘犯了谁家有沙丁胺醇喷雾", "item", "沙丁胺醇喷雾"),
        ("3号楼电梯困人了谁有物业电话", "info", "物业电话"),
        ("小孩一个人反锁在屋里哭 谁有开锁电话", "info", "开锁电话"),
        ("孩子被锁车里了 谁有破窗锤", "loan", "破窗锤"),
        ("我被困在3号楼2单元电梯里了", "help", "救人"),
        ("我被困电梯里了 2单元 手机快没电了", "help", "救人"),
    ],
)
def test_an_accident(text: str, category: str, about: str) -> None:
    reading = read(text)
    assert (reading.intent, reading.act, reading.category) == ("need", True, category)
    assert [one.name for one in reading.wants] == [about]
    assert reading.urgency == "medicine"


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("我妈一个人在家不接电话，谁能上去敲个门，3栋1204", "看老人"),
        ("我妈独居，电话打不通，哪位邻居帮去看看", "看老人"),
        ("谁去看看我妈咋不接电话 2栋801 我在国外", "看老人"),
        ("孩子一个人在家，电话没人接，谁帮我去看一眼", "看孩子"),
    ],
)
def test_who_does_not_answer_is_to_be_looked_after_at_once(text: str, about: str) -> None:
    reading = read(text)
    assert (reading.intent, reading.act, reading.category) == ("need", True, "help")
    assert ([one.name for one in reading.wants], reading.urgency) == ([about], "medicine")


@pytest.mark.parametrize(
    "text",
    [
        "孩子没人接了，谁在学校门口帮我接一下",
        "我妈手机打不通电话，谁会看看怎么设置",
        "昨天我爸不接电话，吓死我了，去敲门才知道睡着了",
    ],
)
def test_another_kind_of_silence_is_none(text: str) -> None:
    assert emergencies.find(plain(text)) is None


@pytest.mark.parametrize(
    "text",
    [
        "昨天有老人晕倒了，谁有视频",
        "听说3号楼电梯困人了",
        "万一晕倒了谁会急救",
        "孩子抽了根签，谁来猜",
        "我妈抽了个奖，谁要小风扇",
        "娃早上叫不醒，怎么办",
        "笑得起不来了谁懂",
        "热晕了 谁有西瓜",
        "我把自己反锁了哈哈",
        "出速效救心丸一盒 没拆",
        "周六有急救培训 谁来",
        "孩子早上起不来谁有办法",
        "手机摔倒地上了谁会修",
        "爬楼喘不上气了哈哈",
        "困死了，谁有咖啡提提神",
    ],
)
def test_no_accident(text: str) -> None:
    assert emergencies.find(plain(text)) is None


@pytest.mark.parametrize(
    "text",
    [
        "我被锁外面了",
        "被锁在门外了",
        "钥匙落家里了 进不去门",
        "門被風帶上了 進不去",
        "我家孩子被反锁在屋里了",
        "宝宝把自己锁房间里了 怎么办",
        "大家有空的话帮忙看下 我家门锁打不开了 被锁外面了",
    ],
)
def test_somebody_is_locked_in_or_out(text: str) -> None:
    reading = read(text)
    assert (reading.intent, reading.act, [one.name for one in reading.wants]) == ("need", True, ["开锁"])


@pytest.mark.parametrize(
    "text",
    [
        "上次宝宝把自己锁房间里了",
        "昨天我被锁外面了",
        "忘带钥匙了进不去门，等老公回来",
        "我把车锁在门口了",
        "把狗锁在家里了",
        "孩子反锁在家了吗",
    ],
)
def test_nobody_is_locked_in_now(text: str) -> None:
    assert not read(text).act


@pytest.mark.parametrize(
    "text",
    ["宝宝把自己锁房间里了 怎么办", "孩子被锁车里了", "出门忘关火了！！谁在家帮我去看看", "忘关煤气了 谁能帮我关一下"],
)
def test_what_cannot_wait_is_urgent(text: str) -> None:
    assert read(text).urgency is not None


@pytest.mark.parametrize("text", ["家里煤气味好大 谁来帮我看看", "厨房有煤气味，谁能来帮忙看一下", "漏煤气了快来人"])
def test_who_smells_gas_and_calls_wants_it_looked_at(text: str) -> None:
    reading = read(text)
    assert (reading.intent, reading.category, reading.urgency) == ("need", "help", "fire")
    assert [one.name for one in reading.wants] == ["查煤气"]


@pytest.mark.parametrize("text", ["煤气味好大 谁会修燃气灶", "昨天有煤气味谁来看过", "有煤气味谁有燃气公司电话"])
def test_who_wants_something_else_of_it_does_not(text: str) -> None:
    assert [one.name for one in read(text).wants] != ["查煤气"]


def test_who_is_locked_out_and_asks_for_a_number_is_told_one() -> None:
    reading = read("钥匙落家里了 进不去门 谁有开锁电话")
    assert (reading.category, [one.name for one in reading.wants]) == ("info", ["开锁电话"])


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("老人摔了 起不来", "扶老人"),
        ("我爸从床上摔下来 我一个人扶不动", "扶老人"),
        ("我摔了一跤 站不起来", "扶人"),
    ],
)
def test_who_has_fallen_and_cannot_get_up_is_to_be_lifted(text: str, about: str) -> None:
    reading = read(text)
    assert (reading.act, [one.name for one in reading.wants], reading.urgency) == (True, [about], "medicine")


@pytest.mark.parametrize(
    "text", ["昨天摔了一跤 起不来床", "我妈摔了起不来，多亏了保安", "猫摔了 站不起来", "股市跌了 起不来了"]
)
def test_nobody_lies_there_now(text: str) -> None:
    assert emergencies.find(plain(text)) is None


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("我摔了一跤 腿动不了 这段日子谁能帮我买买菜", "买菜"),
        ("老头子心脏病犯了在住院 谁能帮忙遛遛狗", "遛狗"),
        ("摔了一跤在家躺着 有没有人能帮我带饭", "带饭"),
        ("我崴了脚摔了一跤 谁能帮我拿一下快递", "拿快递"),
    ],
)
def test_who_is_laid_up_asks_for_what_they_say(text: str, about: str) -> None:
    reading = read(text)
    assert (reading.intent, reading.act, [one.name for one in reading.wants]) == ("need", True, [about])
