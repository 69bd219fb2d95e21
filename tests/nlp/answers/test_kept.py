"""What only makes sense once a promise was kept."""

import pytest

from nlp.answers import kept
from nlp.readings import Category


@pytest.mark.parametrize(
    ("text", "name", "category"),
    [
        ("拿好了 陈姐侬人真好", "蚝油", "item"),
        ("我的也拎回来了 蛮香的", "柚子", "item"),
        ("三棵全捧回来了 红的粉的", "月季苗", "item"),
        ("背回来了 手断了", "大米", "item"),
        ("皮到手 下午见王阿姨", "蛋挞皮", "item"),
        ("借到 等下还", "卷尺", "loan"),
        ("拿走一盒 爱你们", "披萨", "item"),
        ("老张帮我推到家里了", "推车", "loan"),
        ("伞拿啦 顺便蹭了个包子", "伞", "lost_found"),
        ("拿到 救了娃的命", "打印卷子", "help"),
    ],
)
def test_they_have_it(text: str, name: str, category: Category) -> None:
    assert kept.sign(text, [name], category) == "has"


@pytest.mark.parametrize(
    ("text", "name", "category"),
    [
        ("看到了 救命之恩哈哈", "葱", "item"),
        ("看到桶了 谢谢", "保温桶", "loan"),
        ("谢谢美美 充上了", "充电线", "item"),
        ("皮卡丘贴上了 可爱", "创可贴", "item"),
        ("喝了 在睡", "美林", "item"),
        ("37度2 还好 谢谢阿姨", "体温计", "loan"),
        ("真酸 过瘾", "酸菜", "item"),
        ("多謝晒 只碗我洗咗先攞返上嚟", "豉油", "item"),
        ("打好晒 放返原位", "打气筒", "loan"),
        ("妥了 小李这小伙子老有劲了", "搬冰箱", "help"),
        ("好了!说是灰太多", "修电脑", "help"),
        ("赶上了 张哥牛", "地铁站", "ride"),
        ("通了 才收80", "水管师傅", "info"),
        ("加上了 谢谢", "钢琴老师", "info"),
    ],
)
def test_they_tell_what_they_do_with_it(text: str, name: str, category: Category) -> None:
    assert kept.sign(text, [name], category) == "tells"


def test_thanks_are_for_what_was_brought_some_while_later() -> None:
    assert kept.sign("谢谢小李", ["葱"], "item") == "thanks"
    assert kept.sign("谢谢小李 我晚上来拿", ["葱"], "item") is None


@pytest.mark.parametrize(
    ("text", "name", "category"),
    [
        ("快递拿到了", "葱", "item"),
        ("没看到啊", "葱", "item"),
        ("拿到了吗", "葱", "item"),
        ("等下来拿", "葱", "item"),
        ("收到", "葱", "item"),
        ("真香", "电钻", "loan"),
        ("充上了", "修电脑", "help"),
        ("我看到新房子了", "梯子", "loan"),
        ("拿到了", "看孩子", "help"),
        ("被人拿走了", "书桌", "item"),
        ("今天好吃的真多", "葱", "item"),
    ],
)
def test_other_talk_is_no_end(text: str, name: str, category: Category) -> None:
    assert kept.sign(text, [name], category) is None


def test_who_helped_may_tell_it() -> None:
    assert kept.did("量了 135 没事体", ["血压计"], "loan")
    assert not kept.did("量了 135 没事体", ["梯子"], "loan")


def test_a_giver_says_who_fetched_it() -> None:
    assert kept.gave("小周拿走了 还给我俩橘子")
    assert kept.gave("全让小李剪光了 你是羊啊", "小李")
    assert not kept.gave("全让小李剪光了 你是羊啊", "陈姐")
    assert not any(map(kept.gave, ("谁拿走了", "快递被拿走了", "我拿走了", "小周拿走了吗")))


def test_what_is_put_somewhere_was_had() -> None:
    assert kept.handed("塞你信箱了")
    assert kept.handed("刚看到 我外甥女有 拍给你了", ["数学书"])
    assert not kept.handed("快递放你门口了", ["红糖"])
    assert not any(map(kept.handed, ("等下放你门口", "钱转给你了", "放你门口了吗")))


def test_neighbours_are_called_in_many_ways() -> None:
    assert kept.speaks_of("张哥牛", "老张")
    assert kept.speaks_of("谢谢阿姨", "王阿姨")
    assert not kept.speaks_of("谢谢李哥", "老张")


@pytest.mark.parametrize(
    ("words", "names", "told"),
    [
        ("修好了", ["修水龙头"], True),
        ("弄妥了", ["修水龙头"], True),
        ("搞定", ["装窗帘"], True),
        ("搬完了", ["修水龙头"], False),
        ("修好了吗", ["修水龙头"], False),
        ("还没修好", ["修水龙头"], False),
        ("今天真冷", ["修水龙头"], False),
    ],
)
def test_a_deed_is_told_by_its_own_verb(words: str, names: list[str], *, told: bool) -> None:
    assert kept.did_so(words, names) == told
