"""Which house a neighbour's post names as their own: 「多了一块姜，3栋2单元501自取」 → ("3栋", "2")."""

import re

from nlp.readings import Reading
from nlp.times import grammar
from nlp.writing.numerals import number

AT_HOME = ("item", "loan", "help", "group_buy")  # a lost cat, a ride or a good shop is somewhere else
READ, MOST_LINES = 60, 10  # characters of a line, and lines, in which a house is looked for
_HOUSE = re.compile(
    r"(?:(?P<phase>[\da-z一二三四五六七八九十]+)(?:期|区) ?)?"
    r"(?P<building>[\da-z一二三四五六七八九十]+) ?(?:号楼|号院|[栋幢座弄])"
    r" ?(?:(?P<stair>[\d一二三四五六七八九十]+) ?单元)?"
)
_STAIR = re.compile(r"([\d一二三四五六七八九十]+) ?(?:单元|(?:号|部)?(?:电?梯|梯口))")
_ROOM = re.compile(r"[a-z]?(?P<building>\d{1,2})-(?:(?P<stair>\d)-)?\d{3,4}")


def own(reading: Reading) -> tuple[str, str | None] | None:
    """(building, stair or None) of the one house a post names; None where none is named, or more than one."""
    if reading.category not in AT_HOME:
        return None
    houses = {house for place in reading.places if (house := parse(place)) is not None}
    return houses.pop() if len(houses) == 1 else None


def parse(place: str) -> tuple[str, str | None] | None:
    """「二期3幢二单元」 → ("2期3栋", "2"); 「5-2-301」 → ("5栋", "2"); 「花街广场」 → None."""
    place = grammar.fold(place)
    if (room := _ROOM.fullmatch(place)) is not None:
        return f"{int(room['building'])}栋", room["stair"]
    house = _HOUSE.match(place)
    if house is None:
        return None
    phase = f"{_plain(house['phase'])}期" if house["phase"] else ""
    return f"{phase}{_plain(house['building'])}栋", _plain(house["stair"]) if house["stair"] else None


def _plain(said: str) -> str:
    """「十二」 and 「12」 are one house, 「a」 stays a."""
    counted = number(said)
    return said if counted is None else str(int(counted))


def may_be_one(one: str, other: str) -> bool:
    """Whether two messages can be of one house: both may be silent, but neither names another building, stair or lift
    than the other. 「3栋着火了」 and 「5楼在冒烟」 → True; 「3栋」 and 「5栋」 → False."""
    said = [(_buildings(text), _stairs(text)) for text in map(_folded, (one, other))]
    return all(not here or not there or here & there for here, there in zip(*said, strict=True))


def _folded(text: str) -> str:
    return "\n".join(grammar.fold(line[:READ]) for line in text.splitlines()[:MOST_LINES])


def _buildings(text: str) -> set[str]:
    return {_plain(found["building"]) for found in _HOUSE.finditer(text)}


def _stairs(text: str) -> set[str]:
    return {_plain(found[1]) for found in _STAIR.finditer(text)}
