"""People type as they speak: 「谁有」, and a moment later 「电钻」."""

from tests.neighbourhood import Neighbourhood


async def test_both_halves_are_one_need(home: Neighbourhood) -> None:
    hello = await home.group()
    await home.says("王阿姨", "谁有")
    assert await home.group() == hello
    thing = await home.says("王阿姨", "电钻")
    assert "想借电钻" in await home.card(to=thing)
    await home.replies("小李", thing, "我有，来拿")
    await home.replies("王阿姨", thing, "拿到了谢谢")
    assert "✅" in await home.card(to=thing)


async def test_the_thing_may_come_first(home: Neighbourhood) -> None:
    await home.says("王阿姨", "两块姜")
    asked = await home.says("王阿姨", "谁家有啊")
    assert "姜" in await home.card(to=asked)


async def test_what_others_say_between_belongs_to_them(home: Neighbourhood) -> None:
    hello = await home.group()
    await home.says("王阿姨", "谁有")
    await home.says("小李", "电钻")
    assert await home.group() == hello
    await home.says("小李", "哈哈，王阿姨要啥")
    thing = await home.says("王阿姨", "梯子")
    assert "梯子" in await home.card(to=thing)


async def test_what_comes_long_after_is_another_matter(home: Neighbourhood) -> None:
    hello = await home.group()
    await home.says("王阿姨", "谁有")
    await home.advance(minutes=3)
    await home.says("王阿姨", "电钻")
    assert await home.group() == hello


async def test_what_makes_no_sentence_is_no_half(home: Neighbourhood) -> None:
    hello = await home.group()
    for first, second in (("谁有", "哈哈哈"), ("谁要", "我先走了"), ("出", "太阳了"), ("谁有", "空"), ("谁会", "信啊")):
        await home.says("王阿姨", first)
        await home.says("王阿姨", second)
    assert await home.group() == hello


async def test_a_half_alone_opens_nothing_and_a_reply_is_none(home: Neighbourhood) -> None:
    hello = await home.group()
    await home.says("王阿姨", "谁家有")
    chat = await home.says("小李", "今天真冷")
    await home.replies("王阿姨", chat, "电热毯")
    assert await home.group() == hello


async def test_the_second_half_corrected_keeps_its_question(home: Neighbourhood) -> None:
    await home.says("王阿姨", "谁有")
    thing = await home.says("王阿姨", "电钻")
    await home.edits("王阿姨", thing, "人字梯")
    assert "想借人字梯" in await home.card(to=thing)
    await home.edits("王阿姨", thing, "哈哈")
    assert "这件事不用了" in await home.card(to=thing)


async def test_a_photo_may_carry_the_second_half(home: Neighbourhood) -> None:
    await home.says("王阿姨", "谁有")
    shown = await home.says("王阿姨", "电钻", photo=True)
    assert "想借电钻" in await home.card(to=shown)


async def test_two_topics_are_two_talks(home: Neighbourhood) -> None:
    forum = await home.new_group("论坛", ["王阿姨", "老张"], ["老张"], forum=True)
    tools, food = [next(iter((await home.play("topics", chat=forum, name=name)).values())) for name in ("工具", "吃的")]
    await home.says("王阿姨", "谁有", to="论坛", thread=tools)
    await home.says("王阿姨", "电钻", to="论坛", thread=food)
    assert len(await home.group("论坛")) == 1
    thing = await home.says("王阿姨", "电钻", to="论坛", thread=tools)
    assert "想借电钻" in await home.card(to=thing, where="论坛")


async def test_thanks_added_to_the_second_half_end_nothing(home: Neighbourhood) -> None:
    await home.says("王阿姨", "谁有")
    thing = await home.says("王阿姨", "电钻")
    await home.edits("王阿姨", thing, "电钻，谢谢")
    assert "点一下「我来帮」" in await home.card(to=thing)


async def test_what_was_told_before_is_what_is_asked_for(home: Neighbourhood) -> None:
    hello = await home.group()
    await home.says("王阿姨", "天台晾了三张被")
    assert await home.group() == hello
    await home.says("小李", "要下雨了")
    asked = await home.says("王阿姨", "谁上去帮忙收下")
    assert "收被" in await home.card(to=asked)
    await home.says("小李", "我来 正好在楼上")
    assert "小李 来帮忙了" in await home.card(to=asked)


async def test_what_another_told_or_long_before_is_not(home: Neighbourhood) -> None:
    hello = await home.group()
    await home.says("王阿姨", "酱油用完了")
    await home.says("小李", "谁有啊")
    await home.advance(minutes=3)
    await home.says("王阿姨", "谁有啊")
    assert await home.group() == hello


async def test_it_is_told_of_one_request_only(home: Neighbourhood) -> None:
    await home.says("王阿姨", "天台晾了三张被")
    first = await home.says("王阿姨", "谁上去帮忙收下")
    assert "收被" in await home.card(to=first)
    before = await home.group()
    await home.says("王阿姨", "谁来帮我看看")
    assert await home.group() == before
