"""First words: in a group, to its organizer, and to somebody who presses Start."""

from html import escape

from texts.languages import t
from texts.messages import Button, Message
from texts.names import shortened


def introduction(bot: str | None) -> Message:
    """The bot's one message on joining a group; `bot` is its username."""
    return Message(
        html=(
            t(
                "大家好，我是<b>邻里</b>。平时怎么说话还怎么说：缺块姜、借个梯子、多了一箱橙子，"
                "在群里说一声，我帮着找邻居，找到了就私下告诉双方。\n"
                "跟求助、送东西、活动没关系的聊天，我不记，看过就忘。"
            )
        ),
        buttons=(start_row(bot),) if bot else (),
    )


def start_row(bot: str, payload: str = "hello") -> tuple[Button, ...]:
    """A button that opens the private chat with the bot."""
    return (Button(label=t("点这里，有消息私下告诉您"), url=f"https://t.me/{bot}?start={payload}"),)


def lacks(group: str, *, can_read: bool, is_admin: bool) -> Message | None:
    """To the admin who added the bot: what it cannot do yet, and how to mend it; None if nothing is missing."""
    where = escape(shortened(group, 32))
    if not can_read:
        return Message(
            html=(
                t(
                    "谢谢您把我请进「{where}」。我现在还看不到邻居们说的话，所以帮不上忙。两个办法，选一个就行：\n"
                    "1. 在群设置里把我设为管理员（不用给别的权限）；\n"
                    "2. 找 @BotFather 发 /setprivacy，选我，再选 Disable，然后把我移出群再请进来一次。",
                    where=where,
                )
            )
        )
    if not is_admin:
        return Message(
            html=(
                t(
                    "谢谢您把我请进「{where}」，我已经可以帮忙了。如果再把我设为管理员，邻居退群我就能知道，"
                    "不会再去打扰。",
                    where=where,
                )
            )
        )
    return None


def hello(name: str) -> Message:
    """To somebody who pressed Start."""
    return Message(
        html=(
            t(
                "{name}，您好！我是<b>邻里</b>。\n"
                "需要什么、想送什么，在小区群里照平常说一声，我去问最可能帮上忙的邻居，有消息在这里告诉您。\n"
                "别的邻居需要您手上的东西，我也会在这里悄悄问您，不方便就点「这次不行」。\n"
                "随时发 /help 看我会什么，发 /privacy 看您的话我怎么记。",
                name=escape(shortened(name, 24)),
            )
        )
    )


def help_page() -> Message:
    """/help."""
    return Message(
        html=(
            t(
                "<b>在小区群里照平常说话就行</b>\n"
                "· 「谁家有姜，炒菜缺两块」：我帮着找人\n"
                "· 「多了一箱橙子，自取」：我告诉想要的邻居\n"
                "· 想帮忙、想要，就点卡片上的「我来帮」「我要」，或回复「我有」\n"
                "· 事情成了说「拿到了谢谢」，不需要了说「不用了」\n"
                "\n"
                "<b>办活动</b>\n"
                "/event 周六上午9点 花街广场 包饺子：发布前先给您看\n"
                "/festival 一步一步办邻居节\n"
                "\n"
                "<b>接龙</b>\n"
                "/chain 团丹东草莓 68元/箱 周五截止；手打的接龙也认\n"
                "\n"
                "<b>组织者</b>\n"
                "/announce 每周五18:00 收垃圾桶\n"
                "/settings 休息时间、语言\n"
                "/word 地梯=人字梯：教我这里的说法\n"
                "\n"
                "<b>想看看</b>\n"
                "/events 最近的活动\n"
                "/needs 邻居们缺什么\n"
                "/offers 邻居们能给什么\n"
                "/mine 我发的和我答应的\n"
                "/away 出门几天\n"
                "/loans 借着、借出的\n"
                "/me 和邻居的往来\n"
                "/privacy 我的话怎么记\n"
                "/mydata 存了我的什么\n"
                "/forget 把我的都删掉"
            )
        )
    )


def sent_privately() -> str:
    """Answer to a tap (plain)."""
    return t("我私下发给您了。")


def press_start() -> str:
    """To whoever wants to see something that is told privately only (plain)."""
    return t("请先点我的头像，在私聊里点「开始」，再回来试一次。")


def who_are_you() -> Message:
    """To an anonymous admin."""
    return Message(html=t("您现在是匿名管理员，我不知道是哪位。关掉匿名再发一次就行。"))


def confused() -> Message:
    """Something was said privately that the bot makes nothing of."""
    return Message(html=t("这句我没听懂。需要什么，在小区群里说一声就行；想看我会什么，发 /help。"))


def wordless() -> Message:
    """A voice message or a picture, privately, and nothing written."""
    return Message(html=t("语音我听不了，照片我也看不懂，麻烦打几个字给我。"))


def how_to_meet() -> Message:
    """To who asks privately how to find the neighbour they were told of."""
    return Message(html=t("点一下消息里那位邻居的名字就能私聊；不会点的话，在小区群里问一声也行。"))


def greeted() -> Message:
    """To a greeting, or a nod."""
    return Message(html=t("您好呀！需要什么，在小区群里说一声就行；想看我会什么，发 /help。"))


def called() -> Message:
    """In the group, to who calls the bot and says nothing else that it understands."""
    return Message(html=t("我在呢。需要什么、想送什么，照平常在群里说一句就行；想看我会什么，发 /help。"))


def no_such_command() -> Message:
    """A private /word that is none of ours."""
    return Message(html=t("我没有这个指令。我会什么，发 /help 看看。"))


def welcome() -> Message:
    """To a thank-you."""
    return Message(html=t("不客气，邻里之间应该的。"))


def nothing_open() -> Message:
    """To a yes or a no where no question waits for it."""
    return Message(html=t("好的，知道了。眼下没有在等您回话的事。"))


def already_over() -> Message:
    """To a yes or a no to a question that is settled."""
    return Message(html=t("这件事已经有结果了，谢谢您惦记着。"))
