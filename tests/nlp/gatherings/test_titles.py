"""What an event is called."""

from datetime import datetime

import pytest

from nlp import Context, read

NOW = datetime(2026, 11, 22, 10)  # noqa: DTZ001 - wall times have no zone


@pytest.mark.parametrize(
    ("text", "title", "place"),
    [
        ("周六早上九点花街广场邻居节,欢迎大家", "邻居节", "花街广场"),
        ("周六上午九点跳蚤市场", "跳蚤市场", None),
        ("下周六下午三点儿童跳蚤市场,小朋友自己摆摊", "儿童跳蚤市场", None),
        ("12月5日跳蚤市场,欢迎来摆摊", "跳蚤市场", None),
        ("天天晚上七点半,湖边快走团,跟上", "快走团", "湖边"),
        ("11/29(日) 14:00 消防演习 会发小礼品", "消防演习", None),
        ("下周四晚七点心理讲座,先报名", "心理讲座", None),
        ("等会四点到六点,中庭旧书摊,两块一本", "旧书摊", "中庭"),
        ("一会儿九点,线上故事接龙", "线上故事接龙", None),
        ("下周三下午3点会议室开停车管理座谈会", "停车管理座谈会", "会议室"),
        ("后天下午三点开个茶话会,谁来坐坐", "茶话会", None),
        ("12月6号九点开始,儿童二手书市", "儿童二手书市", None),
        ("周六早上九点,清理花坛,志愿者报名", "清理花坛", None),
        ("【活动预告】本周六(11月28日)下午14:00,会所举办烘焙课,限20个家庭", "烘焙课", "会所"),
        ("除夕晚上八点一起在会所看春晚,带上瓜子", "看春晚", "会所"),
        ("上周说的市集定在12月5号上午九点半,来逛", "市集", None),
        ("周日上午10点二手集市改到架空层,照常办", "二手集市", "架空层"),
        ("周六下午两点一栋对二栋拔河比赛,来加油", "一栋对二栋拔河比赛", None),
        ("周六 9:30 花园 家长带娃挖红薯,8:50北门集合", "家长带娃挖红薯", "花园"),
        ("明晚六点元宵灯谜会彩排,缺人捧场", "元宵灯谜会彩排", None),
        ("下周三傍晚六点到八点,夜市第一晚,卖花", "夜市第一晚", None),
        ("今天元宵,那就猜灯谜,来", "那就猜灯谜", None),
        ("团拜", "团拜", None),
    ],
)
def test_an_event_is_called_by_what_is_done(text: str, title: str, place: str | None) -> None:
    event = read(text, now=NOW, context=Context(announcing=True)).event
    assert event is not None
    assert (event.title, event.place) == (title, place)
