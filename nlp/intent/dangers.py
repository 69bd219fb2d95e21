"""Something is dangerous in the house, and what to do first is the same whoever says so: 「楼道里有煤气味」 → gas.

`told` is for words that ask for nothing, `needed` for those of a need: who asks may say more beside. Words are data,
`lexicon/dangers.tsv`.
"""

import re
from collections.abc import Mapping
from functools import cache
from typing import Literal, get_args

from nlp.intent import urgency
from nlp.writing import dialects, meanings, questions, script

Said = Literal["gas", "fire", "wire", "shock", "lift", "hurt", "water"]
Danger = Said | Literal["missing", "met"]  # a person who is gone, or astray
KINDS: tuple[Said, ...] = get_args(Said)  # the first of them that is said is what counts
LONGEST = 40  # characters; who says more tells a story
READ = 100  # characters of a need in which it is said
TOLD: tuple[Said, ...] = (
    "gas",
    "wire",
    "shock",
    "lift",
    "hurt",
    "water",
)  # 「着火了」 is a figure of speech as often
ASKED: tuple[Said, ...] = ("gas", "wire", "shock", "lift", "hurt", "fire")
_MARKS = r"[\s,。!?~:、…]*"


@cache
def _words() -> Mapping[str, re.Pattern[str]]:
    return meanings.patterns("dangers.tsv")


@cache
def _bare() -> re.Pattern[str]:
    """That a pipe has burst, where, and that somebody is to come; whoever says more tells a story."""
    water, plea = (_words()[part].pattern for part in ("water", "plea"))
    return re.compile(rf"{_MARKS}[^,。!?\s@你]{{0,10}}?(?:{water})[了咗啦着呢吧啊]*(?:{_MARKS}(?:{plea}))*{_MARKS}")


def told(text: str) -> Said | None:
    """What is dangerous now and dealt with by nobody: 「电梯困人了」 → lift; 「水管爆了，修好了」 → None."""
    plain = script.plain(text[: LONGEST + 1]).strip()
    words = _words()
    if len(plain) > LONGEST or not words["any"].search(plain) or words["settled"].search(plain):
        return None
    found = _find(plain, TOLD)
    if found in ("shock", "hurt"):  # 「插座冒火花，吓死」, 「笑到昏过去」
        return found if words["someone"].search(plain) else None
    return None if found == "water" and not _bare().fullmatch(plain) else found


def needed(text: str) -> Said | None:
    """The danger in which somebody asks for something: 「热水器漏电谁会修」 → shock; 「谁有姜」 → None."""
    plain = script.plain(text[:READ]).strip()
    return _find(plain, KINDS) if _words()["any"].search(plain) else None


def asked(text: str) -> Said | None:
    """The danger in which somebody asks whom to call: 「闻到煤气味该打哪个电话」 → gas, 「着火打几号」 → fire. For a
    pipe the neighbours know who comes."""
    plain = script.plain(text[: LONGEST + 1]).strip()
    words = _words()
    if len(plain) > LONGEST or not words["whom"].search(plain) or words["past"].search(plain):
        return None
    found = _find(plain, ASKED) or ("fire" if words["burning"].search(plain) else None)
    return found if found is None or not words["known"].search(plain) else None


def says_so(text: str) -> bool:
    """Whether a neighbour says the same of a danger somebody has called about: 「着火了」, but not 「哪里着火了」."""
    return len(text) <= LONGEST and needed(text) is not None and not _asks(script.plain(text))


def over(text: str, danger: Danger) -> bool:
    """Whether words of who called say that it is over: 「灭了，谢谢刘叔」 of a fire, 「人出来了」 of a lift; not
    「火还没灭」."""
    plain = script.plain(text[: LONGEST + 1]).strip()
    if len(plain) > LONGEST or _asks(plain) or dialects.finds(_words()["still"], plain):
        return False
    ends = (_words()[one] for one in ("over", f"over-{danger}") if one in _words())
    return any(dialects.finds(one, plain) for one in ends)


def may_be_over(text: str) -> bool:
    """Whether it may say so of any danger: cheap, for all that is typed."""
    return len(text) <= LONGEST and _over().search(script.plain(text)) is not None


@cache
def _over() -> re.Pattern[str]:
    return re.compile("|".join(found.pattern for said, found in _words().items() if said.startswith("over")))


def _asks(plain: str) -> bool:
    return questions.asked(plain) or _words()["asks"].search(plain) is not None


def _find(plain: str, kinds: tuple[Said, ...]) -> Said | None:
    words = _words()
    if words["past"].search(plain) or words["idle"].search(plain):
        return None
    found = (one for one in kinds if words[one].search(plain))
    return next((one for one in found if one != "fire" or urgency.find(plain) == "fire"), None)
