"""Who is missing: said in many ways, and what only sounds like it."""

import pytest

from nlp import read
from nlp.explain import explain
from nlp.intent import missing
from nlp.writing import script


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("我妈出门两小时没回来,七十多岁,穿红棉袄", "老人"),
        ("六岁男孩穿蓝色校服,走散的", "男孩"),
        ("孩子不见了!六岁男孩穿蓝色校服,在东门走散的", "孩子"),
        ("女儿放学没到家,粉书包", "孩子"),
        ("我爸出去遛弯没回来,82岁,戴鸭舌帽", "老人"),
        ("我爸八十了,早上出门到现在没回家,穿蓝棉袄", "老人"),
        ("老公去跑步没回,手机打不通", "老公"),
        ("求扩散!男孩,11岁,骑蓝色自行车离家", "男孩"),
        ("小孩走丢了 8岁 穿校服背红书包 叫小宇", "孩子"),
        ("小孙子不见了,三岁半,穿恐龙卫衣", "孩子"),
        ("老人走丢了,大家帮忙找找", "老人"),
        ("婆婆找不着家了", "老人"),
        ("我儿子八点出去玩到现在没人影", "孩子"),
        ("外婆下楼倒垃圾没回来", "外婆"),
        ("奶奶買菜到現在沒回", "奶奶"),
        ("谁看到我弟弟了", "弟弟"),
        ("有没有人看到一位拄拐的老人,是我公公", "老人"),
        ("找孩子!!红外套,骑滑板车,往西门去了", "孩子"),
        ("孩子走丢了,五岁,手里拿着一个特别特别大的黄色气球边走边唱歌说话带一点四川口音的看到的麻烦说一声", "孩子"),
        ("泰迪丢了,穿红马甲", "泰迪"),
        ("狗跑了!", "狗"),
        ("金毛没拴绳跑了", "金毛"),
        ("狗子没拴绳跑了求帮忙找找", "狗"),
        ("孩子走丢了大家帮忙找找", "孩子"),
        ("英短从纱窗钻出去了", "英短"),
        ("我家狗子没了!!谁看到", "狗"),
        ("咪咪不见了", "猫"),
        ("猫从窗户跳下去了找不到", "猫"),
        ("仓鼠越狱了,看到的喊我", "仓鼠"),
        ("兔子从阳台跑了", "兔子"),
        ("柯基跑丢了,叫土豆", "柯基"),
        ("布偶丢了,胆小", "猫"),
    ],
)
def test_who_is_missing_is_heard_and_urgent(text: str, who: str) -> None:
    reading = read(text)
    names = [subject.name for subject in reading.wants]
    assert (reading.intent, reading.category, names, reading.urgency) == ("need", "lost_found", [who], "missing")
    assert reading.act


def test_a_stray_is_offered_back() -> None:
    reading = read("有条小白狗在南门转悠,像是走失的")
    assert (reading.intent, reading.category, reading.gives[0].name) == ("offer", "lost_found", "狗")


@pytest.mark.parametrize(
    "text",
    [
        "找到了",
        "孩子走丢了,还好找到了",
        "孩子长大了回不来",
        "不见不散",
        "昨天电视里孩子走丢了",
        "老公又不见了去打麻将了",
        "老公又不见了,打麻将去了",
        "老公不见了",
        "老公一晚上没回来 加班",
        "老太太一下午没回家 打牌呢 手气正好",
        "老父亲又走丢了,保安给送回来的",
        "我爸走丢过一次",
        "孩子走丢那家找到了吗",
        "听说隔壁孩子走丢了",
        "孩子不见了怎么办",
        "孩子放学没到家,谁能去接一下",
        "我儿子还没回来,钥匙在他身上,谁会开锁",
        "女儿放学还没到家",
        "孩子走丢了在我这,穿红衣服",
        "喇叭借一个 走丢孩子还没找到",
        "奶奶老花镜不见了",
        "孩子的水杯丢了",
        "儿子把书包弄丢了",
        "孩子丢了魂似的",
        "谁看到我儿子的水壶了",
        "谁看到一个穿红衣服的小孩,刚才划了我的车",
        "我家孩子找不到工作",
        "我爸退休第一天迷路了",
        "找孩子一起上轮滑课,6岁左右",
        "爷爷走了",
        "狗跑了三圈",
        "狗没了,十四年",
        "仓鼠越狱第三天",
        "鸟飞了,笼子送人",
        "猫跑了,又自己回来了",
        "猫丢不了,饿了自己就回来",
        "安抚兔不见了 今晚全家别想睡",
        "老婆跟人跑了",
        "孩子他爸失踪了,周末人都不见",
        "爸爸不见了,妈妈也不见了,原来是躲猫猫",
        "谁看到我妈了,喊她回家吃饭",
        "我爸没回来,外卖谁帮拿一下",
        "狗跑丢一只鞋",
    ],
)
def test_what_only_sounds_like_it_is_left_alone(text: str) -> None:
    assert missing.find(script.plain(text)) is None


def test_who_counts_as_somebody() -> None:
    assert all(map(missing.is_somebody, ("泰迪", "外婆", "弟弟", "大黄狗")))
    assert not any(map(missing.is_somebody, ("猫粮", "校服", "老人机", "快递")))


def test_work_is_bounded() -> None:
    assert missing.find("孩子" + "在刚" * 40 + "不见") is None


def test_a_person_sees_which_file_to_mend() -> None:
    assert "lexicon/missing.tsv" in explain(read("狗跑了!"))


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("我孙娃儿不见了，五岁，穿红衣裳，哪个看到没得", "孩子"),
        ("我孙子不见了五岁穿红衣服谁看到了", "孩子"),
        ("我家二宝找不到了 四岁穿黄羽绒服", "孩子"),
        ("我家男娃不见了穿蓝外套谁看到", "孩子"),
        ("我爷爷走丢啦有老年痴呆穿着黑棉袄", "爷爷"),
        ("我老豆唔見咗，七十歲", "老人"),
        ("我阿嫲走失咗，著灰色衫", "奶奶"),
        ("我屋嘎婆走丢了，穿灰衣服", "嘎婆"),
    ],
)
def test_who_is_missing_is_heard_in_one_breath_and_in_dialect(text: str, who: str) -> None:
    found = missing.find(script.plain(text))
    assert found is not None
    assert found.about == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("有个小孩在3栋楼下哭找妈妈", "孩子"),
        ("楼下有个小朋友找不到妈妈了", "孩子"),
        ("看到一个老人坐在路边好像迷路了", "老人"),
        ("有个老奶奶在北门说找不到家", "老奶奶"),
        ("有位大爷记不得路了，我陪着呢", "老人"),
        ("有个小男孩一直哭，谁家的", "小男孩"),
        ("有個小女孩在哭，說找不到媽媽", "小女孩"),
    ],
)
def test_who_is_astray_and_was_met_is_offered_back_at_once(text: str, who: str) -> None:
    reading = read(text)
    assert (reading.intent, reading.category, reading.act) == ("offer", "lost_found", True)
    assert ([one.name for one in reading.gives], reading.urgency) == ([who], "missing")


@pytest.mark.parametrize(
    "text", ["昨天有个小孩迷路了", "有个孩子迷路了，已经被妈妈接走了", "送餐机器人迷路了", "我迷路了", "有只小猫找妈妈"]
)
def test_who_was_brought_home_is_a_story(text: str) -> None:
    assert missing.find(script.plain(text)) is None


@pytest.mark.parametrize("name", ["狗", "小橘", "花猫", "小家伙", "书包"])
def test_a_pet_that_somebody_has_can_wait(name: str) -> None:
    assert missing.urgent([], [name, "外婆"]) == ["外婆"]
