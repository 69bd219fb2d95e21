"""How many pairs of hands are wanted: 「需要两个人帮忙搬沙发」 → 2."""

import re
from functools import cache

from nlp.household.quantities import NUMERAL, ROUGHLY
from nlp.writing import meanings, numerals, questions, script

MOST = 20  # helpers; more is an event
SHORT = 25  # characters; a longer message tells a story


@cache
def _words() -> re.Pattern[str]:
    known = {meaning: "|".join(said) for meaning, said in meanings.words("helpers.tsv").items()}
    number = rf"\s?(?P<N>{NUMERAL})(?:[~到至\-](?:{NUMERAL}))?(?:来|多|几)?"
    whom = rf"\s?(?:个|名|位|条)?(?:{known['about']})*(?:{known['whom']})"
    lead = rf"(?:{known['wants']})(?:{known['about']})*{number.replace('N', 'wanted')}{whom}"
    alone = rf"(?:^|[,。;!~\s]){number.replace('N', 'enough')}{whom}(?:{known['enough']})"
    behind = rf"(?:{known['heavy']})[^,。;!~]*[,。;!~\s]+{number.replace('N', 'behind')}[个名位]人[啊呀吧哦哈。!~\s]*$"
    return re.compile(f"{lead}|{alone}|{behind}")


@cache
def _enough() -> re.Pattern[str]:
    known = {meaning: "|".join(said) for meaning, said in meanings.words("helpers.tsv").items()}
    before = rf"(?:^|[,。;!~\s])(?:(?:{known['about']}|{known['only']}|还是|有|要|来|其实|现在)\s?)*"
    count, whom = rf"(?P<COUNT>{NUMERAL})\s?[个名位]", rf"(?:{known['whom']})"
    end = r"(?:啦|了|吧|哈|啊|的|就好|就行)*(?=[,。;!~\s]|$)"
    suffices = rf"{before}{count}{whom}?(?:{known['suffices']}){end}".replace("COUNT", "suffices")
    only = rf"(?:{known['only']})\s?{count}{whom}?{end}".replace("COUNT", "only")
    return re.compile(f"{suffices}|{only}")


def wanted(text: str) -> int | None:
    """How many are to help; None where it is not said. 「家里两个老人，谁能帮忙」 says nothing of it."""
    found = _words().search(script.plain(text))
    return _count(found["wanted"] or found["enough"] or found["behind"]) if found else None


def enough(text: str) -> int | None:
    """How many will do after all, said once neighbours have promised: 「一个人就够了」 → 1, 「改成两个人」 → 2; None
    where it is not said."""
    if len(text) > SHORT or questions.asked(text):
        return None
    found = _enough().search(script.plain(text))
    return _count(found["suffices"] or found["only"]) if found else None


def _count(said: str) -> int | None:
    count = numerals.number(said[0] if ROUGHLY.fullmatch(said) else said)  # 「四五个人」: four will do
    return int(count) if count is not None and count == int(count) and 1 <= count <= MOST else None
