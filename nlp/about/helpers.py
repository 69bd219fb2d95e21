"""How many pairs of hands are wanted: 「需要两个人帮忙搬沙发」 → 2."""

import re
from functools import cache

from nlp.household.quantities import NUMERAL, ROUGHLY
from nlp.writing import meanings, numerals, script

MOST = 20  # helpers; more is an event


@cache
def _words() -> re.Pattern[str]:
    known = {meaning: "|".join(said) for meaning, said in meanings.words("helpers.tsv").items()}
    number = rf"\s?(?P<N>{NUMERAL})(?:[~到至\-](?:{NUMERAL}))?(?:来|多|几)?"
    whom = rf"\s?(?:个|名|位|条)?(?:{known['about']})*(?:{known['whom']})"
    lead = rf"(?:{known['wants']})(?:{known['about']})*{number.replace('N', 'wanted')}{whom}"
    alone = rf"(?:^|[,。;!~\s]){number.replace('N', 'enough')}{whom}(?:{known['enough']})"
    return re.compile(f"{lead}|{alone}")


def wanted(text: str) -> int | None:
    """How many are to help; None for one, or where it is not said. 「家里两个老人，谁能帮忙」 says nothing of it."""
    found = _words().search(script.plain(text))
    if found is None:
        return None
    said = found["wanted"] or found["enough"]
    count = numerals.number(said[0] if ROUGHLY.fullmatch(said) else said)  # 「四五个人」: four will do
    return int(count) if count is not None and count == int(count) and 2 <= count <= MOST else None
