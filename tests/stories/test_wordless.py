"""What has no words: voice messages, pictures, albums."""

from typing import Any

from tests.neighbourhood import GROUP, Neighbourhood

VOICE = {"voice": {"file_id": "v", "file_unique_id": "u", "duration": 3}}
PLEASE = "语音我听不了，照片我也看不懂，麻烦打几个字给我。"


async def sends(home: Neighbourhood, who: str, number: int, *, to: str | None = None, **more: Any) -> None:
    """A message of a kind that people cannot send in the playground."""
    where = {"id": home.chat(to), "type": "private" if to == who else "supergroup", "title": GROUP, "first_name": who}
    sender = {"id": home.people[who], "is_bot": False, "first_name": who}
    body = {"message_id": number, "date": 1795226400, "chat": where, "from": sender, **more}
    await home.play("update", kind="message", body=body)
    await home.settle()


async def test_whoever_speaks_to_the_bot_is_asked_to_write_and_not_again_and_again(home: Neighbourhood) -> None:
    await sends(home, "王阿姨", 901, to="王阿姨", **VOICE)
    await sends(home, "王阿姨", 902, to="王阿姨", **VOICE)
    await home.says("王阿姨", "", to="王阿姨", photo=True)
    once = await home.hears("王阿姨")
    await home.advance(minutes=61)
    await sends(home, "王阿姨", 903, to="王阿姨", **VOICE)
    assert (once, await home.hears("王阿姨")) == ([PLEASE], [PLEASE, PLEASE])


async def test_who_answers_a_finder_by_voice_may_still_write(home: Neighbourhood) -> None:
    await home.says("小李", "捡到一串钥匙，谁的")
    await home.taps("王阿姨", "是我的")
    await home.taps("小李", "就这么问")
    await sends(home, "王阿姨", 901, to="王阿姨", **VOICE)
    asked = (await home.hears("王阿姨"))[-1]
    await home.writes("王阿姨", "红色的小熊")
    assert asked == PLEASE
    assert "红色的小熊" in (await home.hears("小李"))[-1]


async def test_in_the_group_nobody_is_asked_to_write(home: Neighbourhood) -> None:
    before = await home.group()
    await sends(home, "王阿姨", 901, **VOICE)
    await home.says("王阿姨", "", photo=True)
    await sends(home, "王阿姨", 902, sticker={"file_id": "s", "file_unique_id": "u", "type": "regular"})
    assert await home.group() == before


async def test_an_album_is_one_post_whichever_picture_is_answered(home: Neighbourhood) -> None:
    picture = [{"file_id": "p", "file_unique_id": "u", "width": 1, "height": 1}]
    for number, words in ((901, {}), (902, {"caption": "多了一箱橙子，自取"}), (903, {})):
        await sends(home, "王阿姨", number, photo=picture, media_group_id="7", **words)
    first = {"message_id": 901, "date": 1795226400, "photo": picture, "media_group_id": "7"}
    first["chat"] = {"id": home.chat(None), "type": "supergroup", "title": GROUP}
    first["from"] = {"id": home.people["王阿姨"], "is_bot": False, "first_name": "王阿姨"}
    await sends(home, "小李", 904, text="我要", reply_to_message=first)
    cards = [card for card in await home.cards() if "有橙子" in card["text"]]
    assert len(cards) == 1
    assert "小李 要了" in cards[0]["text"]
