"""Times in messages: 「周六上午9点到11点」 → When(start=…09:00, end=…11:00)."""

import re
from datetime import datetime

from nlp.readings import When

_HINT = re.compile(
    r"[0-9０-９一二三四五六七八九十]{1,2}[点點:：号號日月]|[周週]|星期|礼拜|禮拜|今|明|后天|後天|节|節"
)


def present(text: str) -> bool:
    """Whether the text may name a time at all; cheap."""
    return _HINT.search(text) is not None


def find(text: str, now: datetime, *, announcing: bool = False) -> When | None:
    """The main time of a message, or None."""
    return None
