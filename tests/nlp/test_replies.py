"""Short answers to a question the bot asked: a yes is a promise, so it is not read into what is none."""

import pytest

from nlp import replies

YES = (
    "我有", "我有,来拿", "有的有的", "可以的", "行", "行吧那就来", "好嘞", "没问题", "没有问题", "冇问题", "方便,来吧",
    "我来", "我来帮你", "要", "得,过嚟攞", "中!", "要得", "OK", "我在家呢", "嗯嗯", "那行", "好的谢谢", "今晚可以",
    "刚好我有", "家里有的,来拿吧", "可以,不过要等到晚上", "我有一块", "在的,过来取",
)  # fmt: skip
NO = ("不行", "不好意思不方便", "没有", "姜没了", "算了吧", "有是有,不方便", "抱歉啊", "今晚没空", "冇喎")
NEITHER = (
    "谁家有梯子借我用一下,要长的", "你们中午吃啥", "得空了我看看", "行李箱放哪", "我想要取消提醒", "方便面还有人要",
    "等等我看看好不好", "可以明天吗", "要多少?", "你好", "好奇怪", "有没有人会修水管", "我来晚了", "我去上班了", "",
)  # fmt: skip


@pytest.mark.parametrize(
    ("said", "meant"),
    [*((said, "yes") for said in YES), *((said, "no") for said in NO), *((said, None) for said in NEITHER)],
)
def test_what_a_short_answer_says(said: str, meant: str | None) -> None:
    assert replies.answer(said) == meant
