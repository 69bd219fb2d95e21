"""A group in another language: what organizers choose is spoken there and in private, and words stay as typed."""

from tests.neighbourhood import Neighbourhood
from tests.stories.before import chooses


async def test_a_group_that_reads_traditional_characters_has_its_cards_in_them(home: Neighbourhood) -> None:
    panel = await chooses(home, "语言", "繁體中文")
    need = await home.says("王阿姨", "誰家有電鑽借一下,裝個架子")
    assert "語言：繁體中文" in panel
    assert await home.card(to=need) == "🙋 王阿姨 想借電鑽\n方便的鄰居點一下「我來幫」。"


async def test_what_is_lent_and_asked_about_is_named_as_typed_too(home: Neighbourhood) -> None:
    await chooses(home, "语言", "繁體中文")
    need = await home.says("王阿姨", "誰家有電鑽借一下")
    await home.taps("小李", "我來幫")
    await home.replies("王阿姨", need, "借到了,謝謝")
    question, register = (await home.hears("王阿姨"))[-1], (await home.hears("小李"))[-1]
    await home.taps("小李", "可以", where="小李")
    await home.replies("小李", need, "電鑽還我了")
    await home.says("刘叔", "誰家有電鑽借用一下")
    assert question == "小李 的電鑽，說好什麼時候還？我到時候提醒您。"
    assert register == "以後鄰居要借電鑽，可以先問您嗎？"
    assert (await home.hears("王阿姨"))[-1] == "小李 收到電鑽了，好借好還！"
    assert "您說過電鑽可以找您，所以先來問問您。" in (await home.hears("小李"))[-1]


async def test_what_is_counted_is_counted_as_typed(home: Neighbourhood) -> None:
    await chooses(home, "语言", "繁體中文")
    offer = await home.says("陈姐", "家裡多了兩個柚子，誰要")
    assert "有柚子（2個）可以給鄰居" in await home.card(to=offer)


async def test_ones_own_pages_name_things_as_typed(home: Neighbourhood) -> None:
    await chooses(home, "语言", "繁體中文")
    need = await home.says("王阿姨", "誰家有電鑽借一下")
    await home.taps("小李", "我來幫")
    await home.writes("王阿姨", "/mine")
    await home.writes("小李", "/mine")
    labels = (await home.buttons("王阿姨"))[0], (await home.buttons("小李"))[0]
    await home.replies("王阿姨", need, "借到了，謝謝")
    await home.writes("王阿姨", "/me")
    heard = await home.hears("王阿姨") + await home.hears("小李")
    assert labels == ("電鑽：不用了", "電鑽：我來不了了")
    assert "小李 借給您電鑽" in (await home.hears("王阿姨"))[-1]
    assert not any("电" in words or "钻" in words for words in heard)


async def test_a_deed_is_put_together_from_characters_as_typed(home: Neighbourhood) -> None:
    await chooses(home, "语言", "繁體中文")
    need = await home.says("小美", "水龍頭壞了，誰會修")
    assert "修水龍頭" in await home.card(to=need)


async def test_a_group_that_speaks_english_is_spoken_to_in_english(home: Neighbourhood) -> None:
    await chooses(home, "语言", "English")
    need = await home.says("王阿姨", "谁有电钻借一下,明天还")
    await home.taps("小李", "I can help")
    told = (await home.hears("王阿姨"))[-1]
    await home.replies("王阿姨", need, "借到了谢谢")
    assert told.startswith("Good news, 小李 can help you: “谁有电钻借一下,明天还”")
    assert "✅ Done, thanks to 小李!" in await home.card(to=need)


async def test_who_may_not_is_told_so_in_the_language_of_the_group(home: Neighbourhood) -> None:
    await chooses(home, "语言", "繁體中文")
    await home.says("王阿姨", "谁有电钻借一下")
    answer = await home.taps("王阿姨", "我來幫")
    assert answer["text"] == "這是您自己發的，等鄰居來就好。"


async def test_the_choice_is_in_the_log_and_can_be_taken_back(home: Neighbourhood) -> None:
    await chooses(home, "语言", "繁體中文")
    log = await chooses(home, "誰改過什麼")
    await chooses(home, "語言", "简体中文")
    back = await home.says("王阿姨", "谁有电钻借一下")
    assert "老张 改了語言：简体中文 → 繁體中文" in log
    assert "方便的邻居点一下「我来帮」。" in await home.card(to=back)
