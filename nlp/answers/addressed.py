"""What is said in a group to the bot itself: 「机器人在吗」, 「@邻里 帮我找个电钻」.

`said("机器人帮我找个电钻")` → 「谁有个电钻」; `said("机器人真好用")` → None, for that is said of it.
"""

import re
from functools import cache

from nlp.writing import meanings
from nlp.writing.normalise import plain
from nlp.writing.script import simplify

SHORT = 40  # characters; a longer message tells a story
ASKED, WHO_CAN = "谁有", "谁能"  # what, or whom, it is to find is asked of everybody
_END = r"[\s啊呀哦呢嘛吧了,。!?~]*"


@cache
def _forms() -> dict[str, re.Pattern[str]]:
    known = {meaning: "|".join(words) for meaning, words in meanings.words("addressed.tsv").items()}
    return {
        "name": re.compile(rf"[\W_]*(?:{known['name']})[\s,:!。]*"),
        "greets": re.compile(rf"(?:{known['greets']}){_END}$"),
        "find": re.compile(rf"(?:{known['find']})(?P<rest>[^\W_].*)"),
        "somebody": re.compile(known["somebody"]),
        "there": re.compile(known["there"]),
    }


def said(text: str, username: str | None = None) -> str | None:
    """What is said to it, as it would be said to everybody; "" where it is only called, None where it is not spoken to.
    `username`: by which it is mentioned."""
    rest, mentioned = _unmentioned(text, username)
    if len(rest) > SHORT:
        return rest if mentioned else None
    spoken = simplify(plain(rest)).strip()
    named = _forms()["name"].match(spoken)
    spoken = spoken[named.end() :] if named is not None else spoken
    find = _forms()["find"].match(spoken)
    if not mentioned and (named is None or not (find or _forms()["greets"].match(spoken))):
        return None
    if _forms()["greets"].match(spoken) or not spoken:
        return ""
    if find is None:
        return rest
    wish = find["rest"]
    if _forms()["there"].match(wish):
        return wish
    somebody = _forms()["somebody"].match(wish)
    return ASKED + wish if somebody is None else WHO_CAN + wish[somebody.end() :]


def _unmentioned(text: str, username: str | None) -> tuple[str, bool]:
    if not username or "@" not in text:
        return text, False
    rest, count = re.subn(rf"@{re.escape(username)}(?!\w)\s*", "", text, flags=re.IGNORECASE)
    return rest.strip(), count > 0
