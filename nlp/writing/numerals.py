"""Numbers as neighbours type them: 「两百五」 → 250, 「廿三」 → 23, 「半」 → 0.5, 「１２」 → 12."""

import re
import unicodedata

DIGITS = dict(zip("〇零一二三四五六七八九", (0, *range(10)), strict=True))
DIGITS |= dict(zip("壹贰叁肆伍陆柒捌玖", range(1, 10), strict=True))
DIGITS |= {"貳": 2, "叄": 3, "陸": 6, "两": 2, "兩": 2, "俩": 2, "倆": 2, "仨": 3, "幺": 1, "○": 0}
TENS = {"廿": 20, "卅": 30, "卌": 40}
UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
MYRIADS = {"万": 10_000, "萬": 10_000, "亿": 100_000_000, "億": 100_000_000}
SUFFIXES: dict[str, int] = {"k": 1000, "w": 10_000, "千": 1000, "万": 10_000, "萬": 10_000, "百": 100}

_ARABIC = re.compile(r"([0-9]{1,12}(?:\.[0-9]{1,6})?)([kw千万萬百]?)", re.ASCII)
_LONGEST = 24  # characters; nobody types a longer number, and a hostile one costs nothing


def number(text: str) -> float | None:
    """The number that `text` as a whole says, or None: 「十二」 → 12.0, 「3.5」 → 3.5, 「几」 → None."""
    text = text.strip()
    if not text or len(text) > _LONGEST:
        return None
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    if found := _ARABIC.fullmatch(text.lower()):
        return float(found[1]) * (SUFFIXES[found[2]] if found[2] else 1)
    if text in ("半", "一半"):
        return 0.5
    if text.endswith("半") and (whole := _chinese(text[:-1].rstrip("个個"))) is not None:
        return whole + 0.5
    before, point, after = text.partition("点")
    if not point:
        before, point, after = text.partition("點")
    if point:
        whole = _chinese(before)
        if whole is None or not after or any(digit not in DIGITS for digit in after):
            return None
        return whole + float("0." + "".join(str(DIGITS[digit]) for digit in after))
    return _chinese(text)


def _chinese(text: str) -> float | None:
    """A Chinese numeral without a fraction. A last digit alone counts the next lower unit: 「两百五」 → 250."""
    if not text:
        return None
    if len(text) > 1 and all(digit in DIGITS for digit in text):  # 「二〇二六」, 「一一九」
        return float("".join(str(DIGITS[digit]) for digit in text))
    total = section = 0
    digit: int | None = None
    unit = 0  # the unit said last in this section; 0 where 零 has cut it off
    for sign in text:
        if sign in DIGITS:
            if digit:
                return None
            digit = DIGITS[sign]
            unit = 0 if digit == 0 else unit
        elif sign in TENS and digit is None:
            section += TENS[sign]
            unit = 10
        elif sign in UNITS:
            if digit is None and section:
                return None
            section += UNITS[sign] * (1 if digit is None else digit)
            digit, unit = None, UNITS[sign]
        elif sign in MYRIADS:
            if digit is None and not section:
                return None
            total = (total + section + (digit or 0)) * MYRIADS[sign]
            section, digit, unit = 0, None, MYRIADS[sign]
        else:
            return None
    if digit:
        section += digit * (unit // 10 if unit >= 100 else 1)
    return float(total + section)
