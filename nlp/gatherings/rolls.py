"""Hand-typed sign-up lists (接龙): a heading, then numbered lines with a name, a count and a note.

「接龙 土鸡蛋
1. 王阿姨 2箱
2、小李 1箱 晚点拿」 → Roll("接龙 土鸡蛋", (RollLine(1, "王阿姨", 2.0, "箱"), RollLine(2, "小李", 1.0, "箱", "晚点拿")))
"""

import re
import unicodedata
from dataclasses import replace
from functools import cache

from nlp.readings import Roll, RollLine
from nlp.writing import meanings, numerals

LINES = 300  # a list longer than this is somebody's spreadsheet
MOST_BARE = 50  # a higher number that stands alone is a house, a room, a phone
_CIRCLED = {chr(0x2460 + n): n + 1 for n in range(20)} | {chr(0x2776 + n): n + 1 for n in range(10)}
_NUMBERED = re.compile(
    r"[\s#*·•\-]{0,4}(?:(?P<circled>[①-⑳❶-❿])|[(（【\[]?(?P<number>\d{1,3})(?![:：]\d\d)(?:\ufe0f?\u20e3|[.、．。,，:：)）】\]]+|(?=\s)))"
    r"[\s.、．]*(?P<rest>.*)"
)
_HAN = "一二两三四五六七八九十俩仨半"


@cache
def _count() -> re.Pattern[str]:
    unit = meanings.either(meanings.units())
    return re.compile(
        rf"(?:[+＋xX×*✖️]\s*(?P<plus>\d{{1,4}}|[{_HAN}]{{1,3}})\s*(?P<plusunit>{unit})?"
        rf"|(?<![\d\-.a-zA-Z栋幢楼])(?P<said>\d{{1,4}}(?:\.\d)?|[{_HAN}]{{1,3}})\s*(?P<unit>大(?P<small>[{_HAN}\d])小|{unit})(?!楼|栋|单元|号|期|点|\d))"
    )


def find(text: str) -> Roll | None:
    """The list, or None where the text is none.

    Numbers are kept as typed, doubled or lost ones too; a line with nothing behind its number is the next free
    place and left out. Two numbered lines make a list; one does if the heading says 接龙.
    """
    rows = text.splitlines()[: LINES + 20]
    first = next((place for place, row in enumerate(rows) if _NUMBERED.fullmatch(row)), None)
    if first is None:
        return None
    heading = "\n".join(row.strip() for row in rows[:first] if row.strip())
    lines: list[RollLine] = []
    numbered = 0
    for row in rows[first:]:
        found = _NUMBERED.fullmatch(row)
        if found:
            numbered += 1
            number = _CIRCLED[found["circled"]] if found["circled"] else int(found["number"])
            if rest := found["rest"].strip():
                lines.append(_line(number, rest))
        elif row.strip() and lines:  # a line broken in two belongs to the one above
            last = lines[-1]
            lines[-1] = RollLine(
                last.number, last.name, last.quantity, last.unit, " ".join(filter(None, (last.note, row.strip())))
            )
    called = re.search("接龙|接龍|报名|報名|登记|登記|统计|統計|要的|跟上|排队", heading) is not None
    if not lines and not called:
        return None
    counted = sum(line.quantity is not None for line in lines)
    if called:
        return Roll(heading, tuple(map(_bare, lines)))
    if numbered >= 2 and 2 * counted >= numbered:
        return Roll(heading, tuple(lines))
    return None  # numbered all the same, but steps or rules


def _bare(line: RollLine) -> RollLine:
    """Where people sign up, a number alone is how many: 「3. 陈姐 2」; a high one is a room: 「3. 陈姐 502」."""
    found = (
        None if line.quantity is not None else re.fullmatch(rf"(\d{{1,2}}|[{_HAN}])(?:\s+(.*))?", line.note, re.DOTALL)
    )
    quantity = numerals.number(found[1]) if found is not None and line.name else None
    if found is None or quantity is None or not 0 < quantity <= MOST_BARE:
        return line
    return replace(line, quantity=quantity, note=found[2] or "")


def _line(number: int, rest: str) -> RollLine:
    rest = unicodedata.normalize("NFKC", rest)
    found = _count().search(rest)
    if found is None or (found.start() == 0 and not found["plus"] and not rest[found.end() :].strip()):
        if found is not None:
            return RollLine(number, "", numerals.number(found["said"]), found["unit"])
        name, note = _split(rest)
        return RollLine(number, name, None, None, note)
    quantity = numerals.number(found["plus"] or found["said"])
    unit = found["plusunit"] or found["unit"]
    before, after = rest[: found.start()].strip(" ,，:：-—、;；"), rest[found.end() :].strip(" ,，:：-—、;；")
    if found["small"]:  # 「两大一小」 are three people
        quantity, unit = (quantity or 0) + (numerals.number(found["small"]) or 0), "人"
        after = " ".join(filter(None, (found[0], after)))
    if not before:
        before, after = _split(after)
    name, note = _split(before)
    return RollLine(number, name, quantity, unit, " ".join(filter(None, (note, after))))


def _split(said: str) -> tuple[str, str]:
    """Name and note: the name ends at the first blank or mark, but a house number stays with it: 「3-502 小李」."""
    found = re.match(
        r"(?P<name>(?:[A-Za-z]?\d{1,3}(?:[-—栋幢号楼单元座]+\d{0,4}){1,3}(?:室|房)?\s*)?[^\s,，;；:：(（]*)\s*[,，;；:：]?\s*(?P<note>.*)",
        said,
        re.DOTALL,
    )
    if found is None:
        return said, ""
    return found["name"].strip(), found["note"].strip()
