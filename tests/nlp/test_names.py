"""How somebody is called, and what means something else as well."""

import pytest

from nlp import names


@pytest.mark.parametrize(
    "name",
    [
        "小李",
        "王阿姨",
        "刘叔",
        "老张",
        "小美",
        "欧阳晚晴",
        "张伟",
        "李建国",
        "豆豆妈",
        "三楼小王",
        "李医生",
        "Sunny",
        "wanqing_oy",
    ],
)
def test_a_name_of_a_person(name: str) -> None:
    assert not names.ordinary(name)


@pytest.mark.parametrize(
    "name",
    [
        "停水",
        "3号楼",
        "二楼",
        "请提前",
        "停水通知",
        "高压停水",
        "明天",
        "晚上8点",
        "电钻",
        "花街广场",
        "谢谢",
        "免费",
        "云淡风轻",
    ],
)
def test_what_means_something_else_too(name: str) -> None:
    assert names.ordinary(name)


@pytest.mark.parametrize(
    ("name", "ways"),
    [("老张", ("老张", "张哥", "张师傅")), ("王阿姨", ("王阿姨", "阿姨")), ("刘叔", ("刘叔",)), ("Sunny", ("sunny",))],
)
def test_what_neighbours_call_them(name: str, ways: tuple[str, ...]) -> None:
    called = names.called(name)
    assert called[0] == ways[0]
    assert set(ways) <= set(called)
