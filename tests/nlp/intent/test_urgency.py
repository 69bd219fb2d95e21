"""How urgent a message is."""

import pytest

from nlp.intent import urgency


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("厨房着火了，谁有灭火器", "fire"),
        ("樓下聞到煤氣味，快來人", "fire"),
        ("水管爆了谁有扳手", "leak"),
        ("屋企漏水漏到樓下", "leak"),
        ("奶奶走失了，大家帮忙留意", "missing"),
        ("狗狗今早跑丢了", "missing"),
        ("我家娃找不到了", "missing"),
        ("孩子高烧谁家有退烧药", "medicine"),
        ("谁有退烧药", "medicine"),
        ("孩子发烧谁家有体温计", "medicine"),
        ("孩子过敏发作，谁有扑尔敏", "medicine"),
        ("过敏了浑身起疹子，谁家有氯雷他定", "medicine"),
        ("急用轮椅，老人摔了", "medicine"),
        ("血压计急用，谁家有", "medicine"),
        ("我爸喘不上气，谁家有制氧机", "medicine"),
        ("谁有纱布，娃膝盖摔破了", "medicine"),
        ("谁懂AED，东门有人晕倒", "medicine"),
        ("急！谁有扳手", "hurry"),
        ("在线等，谁有USB线", "hurry"),
        ("好急，借个打气筒", "hurry"),
        ("燃气泄漏报警器一直在响，谁懂", "fire"),
        ("插座冒火花了，谁会修", "fire"),
        ("屋顶漏雨，谁有防漏雨的布", "leak"),
    ],
)
def test_the_most_pressing_is_told(text: str, kind: str) -> None:
    assert urgency.find(text) == kind


@pytest.mark.parametrize(
    "text",
    [
        "不急，周末前都行",
        "妹子别着急",
        "着急的人先拿",
        "紧急联系人表谁有",
        "加急快递怎么寄",
        "摄影发烧友，带棚灯",
        "打火机打不着火",
        "谁有姜",
        "报个急救课",
        "猫找到了，谢谢大家",
        "防漏水胶带多了两卷，送",
        "买防漏雨棚，谁一起",
        "有没有做漏水检测的推荐",
        "烟囱冒烟不畅，谁会通烟囱",
        "谁有多的应急灯",
        "期末来不及了，找人补习",
        "赶着出嫁，谁会盘头",
        "出个漏电保护器",
        "团防走失手环",
        "奶奶老花镜不见了",
        "无人机失联了",
        "谁家有轮椅借用几天",
        "谁家有血压计借我妈量一下",
        "谁家有体温计",
        "谁有止血钳做手工用",
        "孩子过敏性鼻炎，谁家有加湿器借一下",
        "孩子对猫毛过敏，求领养",
        "坚果我过敏，谁要",
        "发热马甲谁要",
        "求推荐哮喘医生",
        "求借药罐",
        "谁有蟑螂药",
        "感冒药多，没开的，谁急用",
        "充电宝有，急用的来拿",
    ],
)
def test_what_only_looks_urgent_is_not(text: str) -> None:
    assert urgency.find(text) is None


@pytest.mark.parametrize(("text", "lost"), [("泰迪丢了，穿红马甲", "泰迪"), ("谁看到我弟弟了", "弟弟"), ("寻猫", "猫")])
def test_a_lost_person_or_pet_is_urgent_in_whatever_words(text: str, lost: str) -> None:
    assert urgency.find(text, lost=[lost]) == "missing"


@pytest.mark.parametrize(
    ("text", "lost"), [("钥匙丢了", "钥匙"), ("安抚小兔掉了", "小兔子"), ("狗牌丢在草坪上", "狗牌")]
)
def test_a_lost_thing_is_not(text: str, lost: str) -> None:
    assert urgency.find(text, lost=[lost]) is None
