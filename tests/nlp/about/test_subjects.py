"""What a post is about. Accuracy is `make fit`'s to judge; here stand the kinds of phrasing that must never break."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlp.about import subjects
from nlp.readings import Category, Intent, Subject, Words

NONE = Words()


def wanted(text: str, category: Category, words: Words = NONE) -> list[str]:
    return [subject.name for subject in subjects.find(text, "need", category, words=words)[0]]


@pytest.mark.parametrize(
    ("text", "category", "names"),
    [
        ("谁有电钻借一下", "loan", ["电钻"]),
        ("谁家有姜?急", "item", ["姜"]),
        ("誰有電鑽借一下", "loan", ["电钻"]),
        ("求借人字梯和卷尺", "loan", ["人字梯", "卷尺"]),
        ("明天去机场的车捎我一个", "ride", ["机场"]),
        ("有没有人帮忙遛个狗", "help", ["遛狗"]),
        ("谁会修水龙头", "help", ["修水龙头"]),
        ("我的老花镜丢了", "lost_found", ["老花镜"]),
        ("谁家有儿童车借一下", "loan", ["儿童车"]),  # no 童车
        ("谁有小号十字螺丝刀", "loan", ["十字螺丝刀"]),  # no trumpet
        ("谁有小号借我吹吹", "loan", ["小号"]),
        ("谁家能匀我一点", "item", []),
    ],
)
def test_a_need_is_about_what_a_neighbour_would_search_for(text: str, category: Category, names: list[str]) -> None:
    assert wanted(text, category) == names


@pytest.mark.parametrize(
    ("text", "category", "names"),
    [
        ("锤子螺丝刀借一下", "loan", ["锤子", "螺丝刀"]),
        ("卷尺水平尺借下", "loan", ["卷尺", "水平尺"]),
        ("铲子水桶借一下", "loan", ["铲子", "水桶"]),
        ("胡萝卜土豆谁家有", "item", ["胡萝卜", "土豆"]),
        ("面粉酵母有吗", "item", ["面粉", "酵母"]),
        ("葱姜蒜谁家有", "item", ["葱", "姜", "蒜"]),
    ],
)
def test_things_side_by_side_are_several(text: str, category: Category, names: list[str]) -> None:
    assert wanted(text, category) == names


@pytest.mark.parametrize(
    ("text", "category", "name"),
    [
        ("借个自行车打气筒", "loan", "自行车打气筒"),
        ("摩托头盔借我考试", "loan", "头盔"),
        ("鱼缸过滤棉 剪一块", "item", "过滤棉"),
        ("谁家有沙发套", "item", "沙发套"),
        ("换门锁电池,谁有5号的", "item", "电池"),
        ("贴瓷砖瓷砖胶不够了,谁家有剩的", "item", "瓷砖胶"),
    ],
)
def test_what_belongs_to_another_thing_is_one(text: str, category: Category, name: str) -> None:
    assert wanted(text, category) == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("谁能帮扫描一份合同", "扫描"),
        ("爷爷不会填表,谁帮填一下医保表", "填表"),
        ("期末来不及了,找人给娃补习物理", "补习"),
        ("羽绒服拉链坏了,谁会修", "修拉链"),
        ("谁能给孩子补课,补物理", "补物理"),
        ("谁能帮孩子补补课,主要补物理", "补物理"),
        ("谁会修东西,修水管", "修水管"),
        ("谁能帮忙搬东西,搬冰箱", "搬冰箱"),
        ("马桶昨晚开始漏水,请懂水暖的邻居先看看", "修马桶"),
        ("电饭锅跳闸 饭老夹生 有会修小家电的么", "修电饭锅"),
        ("我上楼送一趟 哪位在楼下帮我瞅着车", "看车"),
    ],
)
def test_a_deed_is_named_once(text: str, name: str) -> None:
    assert wanted(text, "help") == [name]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("谁会换灯泡换水龙头", ["换灯泡", "换水龙头"]),
        ("油烟机燃气灶谁会修", ["修油烟机", "修燃气灶"]),
        ("谁能补课,补数学和英语", ["补数学", "补英语"]),
        ("谁会修水管,补课也行", ["修水管", "补课"]),
    ],
)
def test_several_deeds_stay_several(text: str, names: list[str]) -> None:
    assert wanted(text, "help") == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("马桶堵了,谁能来通一下", "通马桶"),  # fault and thing
        ("哪位能教我儿子游泳", "教游泳"),  # verb and what is learnt, apart
        ("出差三天,想请人遛遛狗", "遛狗"),  # doubled
        ("会理发的邻居来一下", "理发"),  # a deed as it stands
    ],
)
def test_a_deed_is_put_together_from_where_its_parts_stand(text: str, name: str) -> None:
    assert name in wanted(text, "help")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("缺个葱姜蒜 下锅了急急急", ["葱", "姜", "蒜"]),
        ("烦请邻居支援一点姜蒜，海鲜都下锅了", ["姜", "蒜"]),
        ("谁家有姜茶", ["姜茶"]),
        ("谁有香葱蒜苗", ["香葱", "蒜苗"]),  # and not 葱, 蒜
    ],
)
def test_what_is_said_in_one_breath_is_each_by_itself(text: str, names: list[str]) -> None:
    assert wanted(text, "item") == names


def test_a_message_that_never_ends_is_read_at_its_beginning() -> None:
    long = "谁有电钻借一下," + "先谢谢大家了," * 500 + "还想借人字梯"  # by then nobody reads on
    assert wanted(long, "loan") == ["电钻"]


def test_a_quantity_stands_with_the_thing_it_counts() -> None:
    assert subjects.find("谁有两块姜", "need", "item", words=NONE) == ((Subject("姜", 2, "块"),), ())


def test_who_misses_a_takeaway_misses_no_dish() -> None:
    assert wanted("谁拿错了我的外卖 酸菜鱼 微辣", "lost_found") == ["外卖"]


def test_what_is_to_be_made_of_a_thing_is_not_swapped() -> None:
    wants, gives = subjects.find("带了十几条白萝卜 想换点芋头做芋头糕", "exchange", "item", words=NONE)
    assert ([one.name for one in wants], [one.name for one in gives]) == (["芋头"], ["白萝卜"])


@pytest.mark.parametrize("text", ["求个靠谱平台", "求个靠谱的平台"])
def test_no_name_begins_inside_a_word(text: str) -> None:
    assert wanted(text, "info") == ["平台"]


def test_an_exchange_has_two_sides() -> None:
    wants, gives = subjects.find("用鸡蛋换点葱", "exchange", "item", words=NONE)
    assert ([one.name for one in wants], [one.name for one in gives]) == (["葱"], ["鸡蛋"])


@pytest.mark.parametrize(("given", "wanted_back"), [("绿豆", "红豆"), ("电饭煲", "空气炸锅")])
def test_an_exchange_names_one_thing_for_another(given: str, wanted_back: str) -> None:
    wants, gives = subjects.find(f"我有{given},想换{wanted_back}", "exchange", "item", words=NONE)
    assert ([one.name for one in wants], [one.name for one in gives]) == ([wanted_back], [given])


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("蛋糕蜡烛没火点 谁有打火机", ["打火机"]),
        ("挂灯笼 凳子不够高 人字梯哪家有啊", ["人字梯"]),
        ("酱油 醋 谁有", ["酱油", "醋"]),
        ("盐巴没了 顺便问问谁有味精", ["盐巴", "味精"]),
    ],
)
def test_what_only_tells_why_is_not_asked_for(text: str, names: list[str]) -> None:
    assert wanted(text, "item") == names


def test_what_the_writer_is_off_to_do_is_not_asked_for() -> None:
    assert wanted("我去接孩子二十分钟 谁帮我看下店", "help") == ["看店"]
    assert wanted("下午3点要去医院拿药 谁有空帮我去幼儿园接一下孙女", "help") == ["接孩子"]


@pytest.mark.parametrize(
    ("text", "wants", "gives"),
    [
        ("你帮我接孩子 我帮你做晚饭", "接孩子", "做晚饭"),
        ("会修水管的大哥帮看下,我给您家孩子补一个月英语", "修水管", "补英语"),
        ("帮我拍一组孕妇照，我给你做三次美甲", "拍孕妇照", "美甲"),
        ("我教你跳舞,你教我游泳", "教游泳", "教跳舞"),
        ("国庆你帮我喂猫 春节我帮你喂", "喂猫", "喂猫"),
    ],
)
def test_what_is_done_for_the_writer_is_wanted(text: str, wants: str, gives: str) -> None:
    sides = subjects.find(text, "exchange", "help", words=NONE)
    assert [[one.name for one in side] for side in sides] == [[wants], [gives]]


def test_what_somebody_once_gave_the_writer_is_given_away() -> None:
    wants, gives = subjects.find("我姐送我的铁观音,有没有人家里白茶喝不下去的", "exchange", "item", words=NONE)
    assert ([one.name for one in wants], [one.name for one in gives]) == (["白茶"], ["铁观音"])


def test_a_word_the_group_added_is_read_as_what_it_means() -> None:
    assert wanted("谁有大黑借我用用", "loan", Words({"大黑": "电钻"})) == ["电钻"]


def test_what_is_no_post_is_about_nothing() -> None:
    assert subjects.find("谁有电钻借一下", "none", None, words=NONE) == ((), ())


@settings(deadline=None)
@given(
    st.text(max_size=300),
    st.sampled_from(["need", "offer", "exchange"]),
    st.sampled_from(["item", "loan", "help", "ride", "group_buy", "lost_found", "info"]),
)
def test_no_message_is_too_odd_to_be_read(text: str, intent: Intent, category: Category) -> None:
    wants, gives = subjects.find(text, intent, category, words=NONE)
    assert len(wants) <= subjects.MOST
    assert len(gives) <= subjects.MOST
