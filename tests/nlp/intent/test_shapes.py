"""Short whole messages of one shape: what they are, that each line of the lexicon is found in its own example, and
that nothing else is taken for one."""

import pytest

from nlp import read
from nlp.explain import explain
from nlp.intent import shapes
from nlp.readings import Context
from nlp.writing import meanings, script

LINES = [
    (kind, *line) for kind, file in shapes.FILES.items() for line in meanings.rows(file) if not line[0].startswith("@")
]


@pytest.mark.parametrize(
    ("entry", "intent", "category", "example"), [(f"{k}.{n}", i, c, e) for k, n, i, c, *_, e in LINES]
)
def test_each_shape_is_found_in_its_own_example(entry: str, intent: str, category: str, example: str) -> None:
    found = shapes.find(script.plain(example))
    assert found is not None
    assert (found.cue.entry, found.intent) == (entry, intent)
    assert category in (found.category, "-")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("谁的猫跑到我家了 橘色的 戴个铃铛", ("offer", "lost_found", [], ["猫"])),
        ("谁家的被子掉到我家阳台了", ("offer", "lost_found", [], ["被子"])),
        ("猫丢了", ("need", "lost_found", ["猫"], [])),
        ("一件白衬衫飘到我家阳台了", ("offer", "lost_found", [], ["白衬衫"])),
        ("捡到身份证，放物业前台了", ("offer", "lost_found", [], ["身份证"])),
        ("我家猫昨晚没回来", ("need", "lost_found", ["猫"], [])),
        ("我的雨伞被人拿错了", ("need", "lost_found", ["雨伞"], [])),
        ("手机屏碎了 附近哪里修不坑人", ("need", "info", ["修手机"], [])),
        ("有千斤顶的大哥在家吗", ("need", "loan", ["千斤顶"], [])),
        ("谁帮我修下电脑 我请吃红烧肉", ("need", "help", ["修电脑"], [])),
        ("谁有行李箱呀", ("need", "loan", ["行李箱"], [])),
        ("谁有雨伞", ("need", "loan", ["雨伞"], [])),
        ("有人周末可以帮忙看狗吗？一天五百", ("need", "help", ["看狗"], [])),
        ("明天下午有人能帮我接孩子吗", ("need", "help", ["接孩子"], [])),
        ("有人周六可以帮忙搬书桌吗？两百块", ("need", "help", ["搬书桌"], [])),
        ("求代取快递 在菜鸟 5块", ("need", "help", ["取快递"], [])),
        ("收空调遥控器 格力", ("need", "item", ["空调遥控器"], [])),
        ("谁把水杯落在健身房了", ("offer", "lost_found", [], ["水杯"])),
        ("谁有烤箱不用了卖给我", ("need", "item", ["烤箱"], [])),
        ("大家有没有电钻啊", ("need", "loan", ["电钻"], [])),
        ("蹲个二手冰箱", ("need", "item", ["冰箱"], [])),
        ("闲置电钻转让", ("offer", "item", [], ["电钻"])),
        ("急需一个热缩片", ("need", "item", ["热缩片"], [])),
        ("免费送热缩片", ("offer", "item", [], ["热缩片"])),
        ("送鞋柜", ("offer", "item", [], ["鞋柜"])),
        ("求推荐月嫂 下个月预产期", ("need", "info", ["月嫂"], [])),
        ("谁需要理发", ("offer", "help", [], ["理发"])),
        ("帮忙遛下狗呗，我腰闪了", ("need", "help", ["遛狗"], [])),
        ("帮我抬下冰箱呗", ("need", "help", ["抬冰箱"], [])),
        ("群里有律师吗", ("need", "info", ["律师"], [])),
        ("需要三个人搬沙发", ("need", "help", ["搬沙发"], [])),
        ("周六要两个人搬家", ("need", "help", ["搬家"], [])),
        ("急需一个人陪床", ("need", "help", ["陪床"], [])),
        ("有会计吗，想咨询个报税", ("need", "info", ["会计"], [])),
        ("兔子生了一窝，满月可领养", ("offer", "item", [], ["兔子"])),
        ("楼下那只橘猫生了4只小猫 有人想领养吗", ("offer", "item", [], ["小猫"])),
        ("家里仓鼠生了一窝 有想要的吗", ("offer", "item", [], ["仓鼠"])),
        ("有人想领养小猫吗", ("offer", "item", [], ["小猫"])),
        ("三个月大的狸花猫找新家", ("offer", "item", [], ["狸花猫"])),
        ("想领养一只猫", ("need", "item", ["猫"], [])),
        ("有小猫领养吗", ("need", "item", ["小猫"], [])),
        ("电饭锅蒸了发糕，来拿", ("offer", "item", [], ["发糕"])),
        ("我家貓不見了,誰看到說一聲", ("need", "lost_found", ["猫"], [])),
        ("刚才捡到一串钥匙,谁的", ("offer", "lost_found", [], ["钥匙"])),
        ("免费送沙发,自取", ("offer", "item", [], ["沙发"])),
        ("送两箱牛奶", ("offer", "item", [], ["牛奶"])),
        ("想要点香菜", ("need", "item", ["香菜"], [])),
        ("谁家有姜,想要一块", ("need", "item", ["姜"], [])),
        ("谁有梯子借用一下", ("need", "loan", ["梯子"], [])),
        ("哪家有不用的电饭锅", ("need", "item", ["电饭锅"], [])),
        ("我有一箱苹果分给大家", ("offer", "item", [], ["苹果"])),
        ("借把伞用用", ("need", "loan", ["伞"], [])),
        ("谁借我充电宝", ("need", "loan", ["充电宝"], [])),
        ("这是谁的快递", ("offer", "lost_found", [], ["快递"])),
        ("这是谁的眼镜，落在健身房", ("offer", "lost_found", [], ["眼镜"])),
        ("这把伞谁的", ("offer", "lost_found", [], ["伞"])),
        ("这个手机是谁的", ("offer", "lost_found", [], ["手机"])),
        ("有人丢手机吗", ("offer", "lost_found", [], ["手机"])),
        ("谁掉了钥匙", ("offer", "lost_found", [], ["钥匙"])),
        ("有没有人捡到一把黑伞", ("need", "lost_found", ["伞"], [])),
        ("谁家有体温计匀一个", ("need", "item", ["体温计"], [])),
        ("出一辆儿童自行车50块", ("offer", "item", [], ["儿童自行车"])),
        ("有人要旧椅子吗", ("offer", "item", [], ["椅子"])),
        ("哪位好心人帮我取个快递", ("need", "help", ["取快递"], [])),
        ("谁要绿萝", ("offer", "item", [], ["绿萝"])),
        ("孩子的衣服送人", ("offer", "item", [], ["衣服"])),
        ("转让健身卡", ("offer", "item", [], ["健身卡"])),
        ("有人一起拼牛奶吗", ("need", "group_buy", ["牛奶"], [])),
        ("找人遛狗", ("need", "help", ["遛狗"], [])),
        ("急求退烧药", ("need", "item", ["退烧药"], [])),
        ("丢了一把钥匙", ("need", "lost_found", ["钥匙"], [])),
        ("谁有立白洗衣液", ("need", "item", ["洗衣液"], [])),
        ("谁有52度的酒精", ("need", "item", ["酒精"], [])),
        ("谁有老花境借我看下", ("need", "loan", ["老花镜"], [])),
        ("谁有创口帖", ("need", "item", ["创口贴"], [])),
        ("谁有借书证借我用下", ("need", "loan", ["借书证"], [])),
        ("求一瓶酱游", ("need", "item", ["酱油"], [])),
        ("边个有姜", ("need", "item", ["姜"], [])),
        ("求推荐附近好吃的早餐店", ("need", "info", ["早餐店"], [])),
        ("蒸了两笼包子 热乎的 有想吃的吗", ("offer", "item", [], ["包子"])),
        ("谁有煮粥的锅", ("need", "loan", ["锅"], [])),
        ("谁家有孩子穿的雨鞋", ("need", "item", ["雨鞋"], [])),
        ("借俩鸡蛋", ("need", "item", ["鸡蛋"], [])),
        ("谁有一斤半面粉", ("need", "item", ["面粉"], [])),
        ("借一下盐", ("need", "item", ["盐"], [])),
        ("我掉了个钱包", ("need", "lost_found", ["钱包"], [])),
        ("谁拿走了我门口的伞", ("need", "lost_found", ["伞"], [])),
        ("哪点有米线卖", ("need", "info", ["米线"], [])),
        ("哪位要梯子 来我这拿", ("offer", "loan", [], ["梯子"])),
        ("谁要雨伞我可以借", ("offer", "loan", [], ["雨伞"])),
        ("谁需要围巾我送你", ("offer", "item", [], ["围巾"])),
        ("学生证掉校门口了", ("need", "lost_found", ["学生证"], [])),
        ("工作证掉在电梯里了", ("need", "lost_found", ["工作证"], [])),
        ("饭卡丢操场了", ("need", "lost_found", ["饭卡"], [])),
        ("无人机飞丢了", ("need", "lost_found", ["无人机"], [])),
        ("我爷爷假牙丢了,大家留意", ("need", "lost_found", ["假牙"], [])),
        ("哪里有得卖葱", ("need", "info", ["葱"], [])),
        ("饭卡走丢了5555 最后一次见它是在小卖部", ("need", "lost_found", ["饭卡"], [])),
        ("誰家的貓跑到我家陽台", ("offer", "lost_found", [], ["猫"])),
        ("谁家狗跟着我回来了", ("offer", "lost_found", [], ["狗"])),
        ("有老师教书法吗", ("need", "help", ["教书法"], [])),
        ("能跟大家要点盐吗", ("need", "item", ["盐"], [])),
        ("谁把我快递拿走了", ("need", "lost_found", ["快递"], [])),
        ("我的外卖谁拿走了", ("need", "lost_found", ["外卖"], [])),
        ("捡到个钱包 是哪个的哦", ("offer", "lost_found", [], ["钱包"])),
        ("谁要拼可颂", ("need", "group_buy", ["可颂"], [])),
        ("有人要合購衛生紙嗎", ("need", "group_buy", ["卫生纸"], [])),
        ("前台捡到儿童手表一块 请家长认领", ("offer", "lost_found", [], ["儿童手表"])),
        ("我炸了好多萝卜丸子你们下楼来吃啊", ("offer", "item", [], ["萝卜丸子"])),
        ("这礼拜出差 包裹不知道能不能麻烦邻居先收", ("need", "help", ["收包裹"], [])),
        ("我家猫可以寄放哪位邻居家几天吗", ("need", "help", ["寄养猫"], [])),
        ("冰箱坏了 肉能不能放谁家冻一下", ("need", "help", ["寄存肉"], [])),
        ("转 健身卡", ("offer", "item", [], ["健身卡"])),
        ("我的钥匙长腿跑了", ("need", "lost_found", ["钥匙"], [])),
        ("电动车不翼而飞", ("need", "lost_found", ["电动车"], [])),
        ("邊個借把梯我", ("need", "loan", ["梯"], [])),
        ("今晚边个借几张凳我用下", ("need", "loan", ["凳"], [])),
        ("附近哪里还有人修表啊", ("need", "info", ["修表"], [])),
        ("哪还有磨剪子的", ("need", "info", ["磨剪子"], [])),
        ("膝头哥痛咗成个月 你哋睇边个骨科㗎", ("need", "info", ["骨科"], [])),
        ("在线等一卷胶带", ("need", "item", ["胶带"], [])),
        ("炒着菜才发现没酱油了", ("need", "item", ["酱油"], [])),
        ("弊啦 落咗锅先知冇盐", ("need", "item", ["盐"], [])),
        ("切菜切到手 宿舍连个创可贴都没", ("need", "item", ["创可贴"], [])),
        ("招几个志愿者搬桌椅", ("need", "help", ["搬桌椅"], [])),
        ("需要两位志愿者维持秩序", ("need", "help", ["维持秩序"], [])),
        ("谁帮我看会儿店", ("need", "help", ["看店"], [])),
        ("谁能帮我看两天猫", ("need", "help", ["看猫"], [])),
    ],
)
def test_the_plainest_words_are_acted_on(text: str, said: tuple[str, str, list[str], list[str]]) -> None:
    reading = read(text)
    names = [subject.name for subject in reading.wants], [subject.name for subject in reading.gives]
    assert (reading.intent, reading.category, *names) == said
    assert reading.act


@pytest.mark.parametrize(
    "text",
    [
        "送孩子上学去",
        "送快递的真快",
        "猫真可爱",
        "工资不翼而飞",
        "垃圾能放谁家门口吗",
        "如拾到手机 请联系我",
        "昨天包了好多饺子 大家来吃了",
        "跟大家要点掌声",
        "谁要拼乐高",
        "外卖又被人拿错了",
        "谁家狗又跑到我家门口拉屎",
        "谁家猫跑到我家阳台睡觉",
        "快乐离家出走了",
        "扫地机器人离家出走 进电梯了",
        "这年头哪里还有人补锅啊",
        "在线等一个女朋友",
        "昨天炒菜才发现没盐",
        "烤了蛋糕才发现没糖",
        "蛋炒饭都炒上了才发现没饭 我真服了我自己",
        "下雨了 家里连把伞都没有",
        "大家都看哪个节目",
        "谁借本书给我看看",
        "谁家有平衡车谁家就有哭声",
        "面子丢了",
        "借过借过",
        "出太阳了",
        "求雨",
        "婚姻转让",
        "收衣服 下雨了",
        "谁把垃圾丢在楼道了",
        "大家有没有热水",
        "蹲一个后续",
        "求锤得锤",
        "还差一颗龙珠",
        "丢了工作",
        "捡到宝了",
        "谁家有狗在叫",
        "谁借我一双翅膀",
        "谁借我的梯子谁心里清楚",
        "出一台旧烤箱,求个电饼铛,有的来说",
        "门垫丢了,谁有旧的先垫垫",
        "谁家有打印机,帮孩子打两张卷子",
        "谁要鱼竿谁自己买去",
        "谁要遛狗",
        "鱼缸送掉了",
        "求驾校",
        "求红包",
        "找人聊天",
        "谁一起吃饭",
        "把她送人了",
        "昨天丢了西瓜",
        "我丢了旧衣服",
        "掉了一个苹果",
        "家里就差个猫",
        "谁有红苞",
        "手机掉马桶里了",
        "钥匙掉下水道了",
        "花盆掉楼下了",
        "鸡蛋掉电梯里了",
        "旧衣服丢小区门口了",
        "儿子落在学校了",
        "这是谁的车",
        "这是谁的电动车",
        "谁的电动车挡道了",
        "这是谁的歌",
        "这狗是谁家的，太逗了",
        "谁丢的脸",
        "有人丢魂儿吗",
        "听说有人捡到钱包交派出所了",
        "谁家的被子掉地上了自己不捡",
        "遥控器又找不到了",
        "无人机飞到我家窗口",
        "送饺子",
        "送风机",
        "转椅",
        "送文件",
        "谁需要保险",
        "谁的手机掉水里了",
        "谁的狗闲着",
        "有孩子的邻居吗",
        "老公没人要我就扔了",
        "树叶落到我家阳台",
        "玻璃掉到我家院子了",
        "求推荐小说 无聊",
        "咱院有电没",
        "大家家里有水没",
        "食堂今天有鱼没",
    ],
)
def test_what_only_sounds_like_it_is_left_alone(text: str) -> None:
    assert shapes.find(script.plain(text)) is None


def test_a_reply_is_read_by_what_it_replies_to() -> None:
    assert read("猫丢了", context=Context(reply_to="need")).cues[:1] != read("猫丢了").cues[:1]


def test_who_has_a_post_open_may_need_something_else_too() -> None:
    assert read("猫丢了", context=Context(own=True)).category == "lost_found"


def test_a_person_sees_which_line_to_mend() -> None:
    assert "lexicon/shapes.tsv" in explain(read("猫丢了"))
    assert "lexicon/shapes-lost.tsv" in explain(read("我家猫昨晚没回来"))
