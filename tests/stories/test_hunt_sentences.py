"""Sentences fit what happened, and what a resident typed cannot bend them."""

import re
from dataclasses import replace
from datetime import UTC, datetime

from community.claims import Claim
from community.members import Person
from community.posts import Item, Post
from tests.neighbourhood import Neighbourhood
from texts import posts as say

NOW = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)
LONG = Item("很长很长的东西名字" * 9, "x", 12, "箱")
POST = Post(7, -1001, 1, Person(1, "名" * 64), "exchange", "item", (LONG,) * 40, (LONG,) * 40, "", "open", 1, 0, NOW)
CLAIM = Claim(1, 7, Person(1, "名" * 64), 1, "holding", NOW)


def test_a_list_of_the_longest_posts_fits_into_one_message() -> None:
    posts = [replace(POST, id=number) for number in range(20)]
    lists = (
        say.open_needs(posts),
        say.mine(posts, [(one, CLAIM) for one in posts], [("东西" * 30, n) for n in range(40)], posts),
    )
    assert max(len(one.html) for one in lists) <= 4096
    assert all(one.html.endswith("…") for one in lists)


def test_a_card_of_many_things_names_the_first_ones() -> None:
    card = say.card(replace(POST, kind="need"), [], [], now=NOW)
    assert "等 40 样" in card.html
    assert len(card.html) < 1000


async def test_words_cannot_turn_the_sentence_around_them(home: Neighbourhood) -> None:
    offer = await home.says("小李", "多买了两块姜,送给需要的邻居,自取")
    await home.replies("陈姐", offer, "我要")
    await home.replies("小李", offer, "送完了")
    await home.says("王阿姨", "谁家有姜,炒菜缺两块\u202e\u2067" + "a\u0300" + "\u0301" * 50)
    question = (await home.hears("小李"))[-1]
    assert "「谁家有姜,炒菜缺两块a\u0300\u0301」" in question


async def test_a_lift_is_a_way_somewhere_and_no_thing(home: Neighbourhood) -> None:
    offer = await home.says("老张", "周六我开车去机场,可以捎两个人")
    await home.replies("陈姐", offer, "我要")
    taken = (await home.hears("老张"))[-1], (await home.hears("陈姐"))[-1], await home.card(to=offer)
    await home.taps("老张", "收起来", where="花园小区")
    assert [text.split("\n")[0] for text in taken[:2]] == ["陈姐 想搭您的车去机场。", "老张 开车去机场，捎上您。"]
    assert "陈姐 要搭车" in taken[2]
    assert (await home.hears("陈姐"))[-1] == "老张 去机场的车这次取消了，不好意思。"
    assert "收起来了，谢谢大家。" in await home.card(to=offer)


async def test_an_exchange_ends_with_both_sides_served(home: Neighbourhood) -> None:
    swap = await home.says("小美", "用鸡蛋换点葱,有人换吗")
    await home.taps("陈姐", "我来换")
    await home.writes("陈姐", "/mine")
    own = await home.buttons("陈姐")
    await home.taps("小美", "换好了")
    assert own == ["鸡蛋：我来不了了", "要出门几天，先别问我"]
    assert (await home.hears("小美"))[-1].startswith("陈姐 愿意跟您换：「用鸡蛋换点葱,有人换吗」")
    assert "跟 小美 换好了，谢谢您！有您这样的邻居真好。" in await home.hears("陈姐")
    assert "✅ 成了，谢谢陈姐！" in await home.card(to=swap)


async def test_what_an_organizer_closes_is_not_said_in_the_posters_name(home: Neighbourhood) -> None:
    await home.says("王阿姨", "谁有电钻借一下")
    await home.taps("刘叔", "我来帮")
    await home.taps("老张", "不用了")
    assert (await home.hears("刘叔"))[-1] == "王阿姨 的「电钻」，群管理员收起来了，谢谢您！"
    assert (await home.hears("王阿姨"))[-1] == "您的「电钻」，群管理员收起来了。有什么误会，跟管理员说一声就好。"


def test_a_card_of_a_list_fits_into_one_message_whoever_has_what_and_waits() -> None:
    things = tuple(replace(LONG, name=f"{number}{LONG.name}", number=number) for number in range(1, 61))
    post = replace(POST, kind="offer", gives=things, wants=())
    every = frozenset(range(1, 61))
    held = [replace(CLAIM, id=n, person=Person(n, "名" * 64), about=frozenset({n})) for n in range(1, 51)]
    queue = [replace(one, state="queued", about=every) for one in held]
    card = say.card(replace(post, promised=frozenset(range(1, 51))), [*held, *queue], [], now=NOW)
    assert len(card.html) < 8000
    assert len(re.sub("<.*?>", "", card.html)) <= 4096
