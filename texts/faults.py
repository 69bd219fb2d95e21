"""What a neighbour is told when the fault is ours."""

from texts.languages import t


def incident(code: str) -> str:
    """No markup: it fits a tap's answer and a private message."""
    return t("哎呀，我这边出了点问题，没办成，真对不起。再试一次吧；还不行就把「{code}」告诉管理员。", code=code)
