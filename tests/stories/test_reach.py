"""Who could not be written to hears the rest as soon as they can, once."""

import pytest

from tests.neighbourhood import Neighbourhood


async def test_a_claimer_who_presses_start_late_hears_whom_to_write_to(shy: Neighbourhood) -> None:
    await shy.says("王阿姨", "谁有电钻借一下")
    await shy.taps("小李", "我来帮")
    await shy.starts("小李")
    assert "谢谢您！王阿姨 想借电钻" in (await shy.hears("小李"))[-1]


async def test_start_pressed_again_repeats_nothing(home: Neighbourhood) -> None:
    await home.says("王阿姨", "谁有电钻借一下")
    await home.taps("小李", "我来帮")
    for _ in range(3):
        await home.starts("王阿姨")
    assert len([text for text in await home.hears("王阿姨") if text.startswith("好消息")]) == 1


async def test_who_blocked_the_bot_hears_after_a_word_what_was_missed(home: Neighbourhood) -> None:
    await home.says("王阿姨", "谁有电钻借一下")
    await home.blocks("王阿姨")
    await home.taps("小李", "我来帮")
    await home.play("unblock", user=home.people["王阿姨"])
    await home.writes("王阿姨", "在吗")
    assert any(text.startswith("好消息，小李 可以帮您") for text in await home.hears("王阿姨"))


async def test_who_only_reads_along_sees_what_is_open_and_is_told_where_to_say_it(home: Neighbourhood) -> None:
    await home.says("王阿姨", "谁有电钻借一下")
    await home.person("外人")
    for name in ("小李", "外人"):
        await home.writes(name, "/needs")
        await home.writes(name, "谁有梯子借一下")
    heard, stranger = await home.hears("小李"), await home.hears("外人")
    assert "王阿姨 想借电钻" in heard[0]
    assert heard[1] == "这句话在小区群里说，邻居才看得到：「谁有梯子借一下」"
    assert stranger[0] == "现在没有邻居在找东西或找人帮忙。"
    assert "把我拉进您的群" in stranger[1]


async def test_minutes_in_which_telegram_answers_nothing_lose_no_need(
    shy: Neighbourhood, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.runner.ASK_AGAIN_SECONDS", (0.01,) * 5)
    await shy.fault("500", 30, "sendChatAction")  # whether 小李 can be written to
    need = await shy.says("小李", "谁有电钻借一下")
    assert "小李 想借电钻" in await shy.card(to=need)
