"""What somebody is told who says more in a minute than anybody can mean."""

from texts.languages import t


def too_fast() -> str:
    """No markup: it fits a tap's answer and a private message."""
    return t("您说得有点快，我跟不上啦，歇一会儿再说给我听吧。着火、漏水、走失、急用药这样的急事，我随时都在。")
