"""/mydata and /forget: what is stored of somebody, and having it deleted."""

from texts.languages import t
from texts.messages import Button, Message


def my_data() -> Message:
    """Caption of the file."""
    return Message(html=t("这是我存着的、跟您有关的全部内容。想删掉，发 /forget。"))


def in_private() -> Message:
    """Asked in a group for what is nobody else's business."""
    return Message(html=t("这个咱们私下说，点我的头像发给我就行。"))


def sure() -> Message:
    """The question before everything is deleted."""
    return Message(
        html=t("要把跟您有关的内容全部删掉吗？您发的求助、答应过的事、别人怎么找到您，都会删干净，找不回来。"),
        buttons=(
            (
                Button(label=t("全部删掉"), data="forget:yes"),
                Button(label=t("先不删"), data="forget:no"),
            ),
        ),
    )


def forgotten() -> Message:
    return Message(html=t("都删干净了。以后想回来，在群里说话就行。"))


def kept() -> Message:
    return Message(html=t("好的，都留着。"))
