"""Whether something is asked: 「来得及吗」, 「去不去」, 「好伐」. Who asks has not answered yet."""

import re

from nlp.writing import dialects

# 「没什么，好的」 and 「那么，我来」 ask nothing, nor do 「不不不」 and 「还没还我」.
_ASKS = re.compile(r"[?]|(?:吗|(?<!没什)(?<!没有什)(?<![这那多要])么)(?:\W|$)|([^\W不没还])[不没]\1|还不还")


def asked(text: str) -> bool:
    """Whether a typed text has a question in it."""
    return dialects.finds(_ASKS, text)
