"""Things told by what they are for: whoever does not know the name asks for 「打气的」, 「量血压的那个机器」.

`named("谁有给自行车打气的")` → 「谁有打气筒」. And whoever goes shopping brings things, whatever they are:
`named("要去山姆 有要捎的吗")` → 「要去山姆 有要捎东西的吗」.
"""

import re
from functools import cache

from nlp.writing import meanings

READ = 60  # characters in which such a word stands
_LIKELY = re.compile(r"[有借求找要缺用].{0,16}的|的.{0,8}[有借]")  # what every such sentence has
_HAS = r"(?:谁|哪[位家个])?家?(?:里|那里?)?有(?:没有?|无|冇)?(?:人|谁)?有?|借(?:我|一下)?|求借"
_WANTS = rf"{_HAS}|求|找|要|缺|用(?:一下)?|需要|^|(?<=[,。!?\s])"
_ONE = r"(?:[一两]?[个把台种只块]|那[个种])?"
_FOR = r"(?:(?:可以|能|专门)?(?:给|帮|用来|拿来)[^,。!?\s的]{0,6}?)?"
_ANYTHING = "东西|家伙什?|工具|机器|机子|玩意儿?|物件|设备|器具|用具|那个"
_AFTER = r"(?=$|[,。!?~\s;]|借|吗|么|没|有没|能|可以|用|谁|哪|急|啊|呀|哇|吧|呢|给我|匀|在不)"
_ASKED = r"(?=\s*(?:有没|有吗|有么|谁家?有|哪[位家个]有|借|能借|可以借|没有人?有))"

_BROUGHT = re.compile(
    r"(?:去|逛|到|下楼|出门)(?!\w{0,6}(?:驿站|菜鸟|快递))\w{0,6}[, ]+(?:有(?:没有|人)?)?要[捎带]"
    r"(?=的(?:[吗么没不说, ]|$))"
)


@cache
def _uses() -> tuple[re.Pattern[str], dict[str, str]]:
    """What finds any use, and the thing by the name of its group.

    With a noun (「量血压的机器」) it is the thing wherever somebody wants or has it; without one only where it is asked
    for or had: 「找通下水道的」 wants a person."""
    rows = list(meanings.rows("uses.tsv"))
    known = {f"use{at}": thing for at, (_, _, thing, _) in enumerate(rows)}
    fully = "|".join(
        rf"(?P<use{at}>(?:{use})用?的(?:那[个种]|这[个种])?(?:{called.removeprefix('+')}|{_ANYTHING}))"
        for at, (use, called, _, _) in enumerate(rows)
    )
    alone = [(at, row[0]) for at, row in enumerate(rows) if not row[1].startswith("+")]
    barely = "|".join(rf"(?P<bare{at}>(?:{use})用?的)" for at, use in alone)
    first = "|".join(rf"(?P<first{at}>(?:{use})用?的)" for at, use in alone)
    known |= {f"{form}{at}": rows[at][2] for at, _ in alone for form in ("bare", "first")}
    return re.compile(
        rf"(?P<wants>(?:{_WANTS}){_ONE}){_FOR}(?:{fully}){_AFTER}"
        rf"|(?P<has>(?:{_HAS}){_ONE}){_FOR}(?:{barely}){_AFTER}"
        rf"|(?:^|(?<=[,。!?\s]))(?:{first}){_ASKED}"
    ), known


def named(plain: str) -> str:
    """A text, as `script.plain` gives it, with things that are told by their use called by their name."""
    if not _LIKELY.search(plain[:READ]):
        return plain
    plain = _BROUGHT.sub(r"\g<0>东西", plain[:READ]) + plain[READ:]
    said, known = _uses()
    return said.sub(lambda found: _before(found) + known[found.lastgroup or ""], plain[:READ]) + plain[READ:]


def _before(found: re.Match[str]) -> str:
    return found["wants"] or found["has"] or ""
