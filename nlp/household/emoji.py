"""Things that are shown and not named: 「谁有🔨借我用下」.

`named("谁有🔨借我用下")` → 「谁有锤子借我用下」; `named("西瓜🍉谁要")` → 「西瓜谁要」.
"""

import re
from functools import cache

from nlp.household import things
from nlp.writing import meanings

READ = 60  # characters in which it stands
LONGEST = 6  # characters of a thing named beside it
_HOW_MANY = "(?:[0-9一两二三四五六七八九十几半多]*[个把只条串根块颗箱袋盒瓶包斤本张台件双副盆盘桶筐兜份头棵辆])?"
_BEFORE = (
    r"(?:谁|哪[位家个户]|有人|有没有人)家?里?(?:还|有没)?(?:有|能借|可以借|借|要|想要|需要)(?:多余|多|闲置|不用)?的?"
    r"|借(?:我|一下|用)?|求借?|缺|差|急需|想要|需要|[捡拾]到了?|丢了|掉了|多了|多出来?|买多了|剩了?"
    r"|(?:^|[,。!?\s])(?:我家|家里)?(?:免费)?(?:送|出|转|转让|分)"
)
_AFTER = (
    r"(?=$|[,。!?~\s;]|借|谁|自取|吗|么|没|有没|用|分|送|给|要|换|来|急|啊|呀|呢|吧|和"
    r"|[一两二三四五六七八九十0-9]+[个把只条串箱袋盒])"
)
_FIRST = (
    r"(?=\s*(?:谁家?里?有|谁要|谁想要|有人要|有没有人要|[丢跑走]丢?了|不见了|找不到了|送人|免费送|自取|可借"
    r"|(?:(?:便宜|低价)?出|(?:便宜|低价)转)(?=$|[,。!?~\s0-9])))"
)
_WHOSE = r"(?:^|(?<=[,。!?]))(?:我家|我|谁家)?的?"
_PIECE = re.compile(r"[\u4e00-\u9fff]+")


@cache
def _shown() -> tuple[dict[str, str], re.Pattern[str], re.Pattern[str]]:
    """What each shows; what finds any; and what finds some where a thing would stand."""
    known = {shown: thing for shown, thing, _ in meanings.rows("emoji.tsv")}
    one = f"[{''.join(known)}]"
    asked = f"(?P<before>(?:{_BEFORE}){_HOW_MANY})(?P<asked>{one}+){_AFTER}"
    return known, re.compile(one), re.compile(f"{asked}|(?P<whose>{_WHOSE})(?P<first>{one}+){_FIRST}")


def named(plain: str) -> str:
    """A text, as `script.plain` gives it, with things that are shown in the place of a name called by their name."""
    known, one, slot = _shown()
    shown = set(one.findall(plain[:READ]))
    for each in shown:  # a picture beside the word adds nothing to it: 「西瓜🍉」
        plain = plain.replace(known[each] + each, known[each]).replace(each + known[each], known[each])
    if not shown or not slot.search(plain[:READ]) or _names_a_thing(plain[:READ]):
        return plain
    return slot.sub(_in_words, plain[:READ]) + plain[READ:]


def _names_a_thing(text: str) -> bool:
    """Whether a thing is named in words, and the picture only goes with them: 「补光灯可借💡」."""
    return any(
        (thing := things.known(piece[at:end])) is not None and thing.hint in ("item", "loan")
        for piece in _PIECE.findall(text)
        for at in range(len(piece))
        for end in range(at + 2, min(len(piece), at + LONGEST) + 1)
    )


def _in_words(found: re.Match[str]) -> str:
    known = _shown()[0]
    names = dict.fromkeys(known[one] for one in found["asked"] or found["first"])
    return (found["before"] or found["whose"] or "") + "、".join(names)
