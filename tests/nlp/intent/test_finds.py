"""Who has found something and says how to have it back offers it; who has lost it, or tells a story, does not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp import read
from nlp.intent import finds
from nlp.writing import script


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("刚才我家孩子在滑梯旁边捡到了钥匙，请丢失的家长联系我", "钥匙"),
        ("失物招领：公交卡，今天下午四点，北门，请速来物业前台认领", "公交卡"),
        ("邊個唔見咗耳機啊？我執到咗，交咗俾管理處", "耳机"),
        ("保洁阿姨在3楼走道捡到雨伞，托我发一下，丢的人去找她", "雨伞"),
        ("昨天晚上十点左右捡到手机，等失主，7栋门口小卖部", "手机"),
    ],
)
def test_what_was_found_is_offered_back(text: str, name: str) -> None:
    reading = read(text)
    assert (reading.intent, reading.category, reading.act) == ("offer", "lost_found", True)
    assert [one.name for one in reading.gives] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "有没有人捡到钥匙，联系我",
        "求助，大众车钥匙丢了，捡到的联系我",
        "手机丢地库了，捡到的好人联系我老公",
        "谁捡到我的公交卡，请交到物业",
        "楼上捡到饭卡的，那是我儿子的，我来拿",
        "小时候捡到一分钱交给警察叔叔",
        "失物招领 招领我的发际线",
        "要是捡到手机，放门卫就行",
        "谢谢捡到钥匙的邻居，交给物业了",
        "保洁阿姨捡到戒指等了失主两小时",
        "捡了一盆百香果，来端走",
    ],
)
def test_who_lost_it_or_tells_a_story_does_not(text: str) -> None:
    assert finds.find(script.plain(text)) is None


@given(st.text(max_size=120) | st.text(alphabet="捡到钥匙失主招领请来拿谁 ，", max_size=300))
def test_whatever_is_typed_it_answers(text: str) -> None:
    finds.find(text)
