"""「机器人在吗」, 「@邻里 帮我找个电钻」: what is said to the bot, and what is only said of it."""

import pytest

from nlp.answers import addressed


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("机器人在吗", ""),
        ("邻里你好", ""),
        ("小邻里 出来", ""),
        ("機器人怎麼用", ""),
        ("@linli_bot", ""),
        ("机器人帮我找个电钻", "谁有个电钻"),
        ("机器人 帮我找个人修水管", "谁能修水管"),
        ("@linli_bot 帮我问问谁有梯子", "谁有梯子"),
        ("谁有梯子 @Linli_bot", "谁有梯子"),
        ("@linli_bot 谢谢", "谢谢"),
    ],
)
def test_it_is_said_to_the_bot(text: str, said: str) -> None:
    assert addressed.said(text, "linli_bot") == said


@pytest.mark.parametrize(
    "text",
    [
        "机器人真好用",
        "谢谢机器人",
        "傻机器人",
        "邻里之间要互相帮助",
        "邻里关系真好",
        "扫地机器人帮我找出来了",
        "小邻里 谁家有醋啊",
        "@linli_bots 在吗",
        "在吗",
    ],
)
def test_it_is_said_of_it_or_of_something_else(text: str) -> None:
    assert addressed.said(text, "linli_bot") is None
