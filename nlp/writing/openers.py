"""What somebody says before they say something: 「对了谁有梯子」 is 「谁有梯子」."""

import re
from functools import cache

from nlp.writing import meanings

LEAST = 3  # characters that must follow: 「对了」, 「家人们好」


@cache
def _openers() -> re.Pattern[str]:
    words = "|".join(f"(?:{said})" for said, _ in meanings.rows("openers.tsv"))
    return re.compile(rf"(?:(?:{words})[\s,，!！~、:：。.…]*)+(?=.{{{LEAST}}})", re.IGNORECASE)


def without(text: str) -> str:
    """A text without them: 「话说 谁家有姜」 → 「谁家有姜」; any other as it came. Never raises."""
    found = _openers().match(text)
    return text if found is None else text[found.end() :]
