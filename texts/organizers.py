"""What organizers hear about what they said of an event in plain words."""

from community.events import Event
from texts.events import title
from texts.languages import t
from texts.messages import Message


def still_on(event: Event) -> Message:
    """Privately, before its panel: they said that it is off, or at another time, and nobody was told yet."""
    return Message(
        html=t("「{title}」我还没动。要取消、要改，点下面的按钮，报了名的邻居我都会告诉。", title=title(event))
    )
