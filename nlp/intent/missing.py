"""A person or a pet gone missing, the gravest a neighbourhood has to say: 「我妈出门两小时没回来,穿红棉袄」 → 老人.

Such a message goes on with what they wear, and a look at the things in it would find a 红棉袄. So it is read clause by
clause: one says who is gone, the others what to look for and what is asked. Words that say something else (found,
heard of, on TV) leave it to the models. All words are data, `lexicon/missing.tsv`.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from nlp.household import things
from nlp.intent.shapes import Found
from nlp.readings import Cue, Intent
from nlp.writing import dialects, meanings

LONGEST = 100  # characters of a message: a longer one tells a story
CLAUSE = 30  # characters of a clause that may say who is gone, so that work is bounded
PERSONS, PETS = "走失的人", "宠物"  # the kinds of the thesaurus
LITTLE_ONE = "小家伙"  # one's own child when it is missed; a hamster in the kitchen when it is met
TOYS = re.compile("玩偶|公仔|安抚|毛绒|玩具|挂件|模型")  # 「玩偶兔子」 is no pet
_CLAUSE = re.compile(
    r"[,.!?;:~、…。\"'「」【】()《》|\s\-—]+|(?<=[了啦咯])(?=求|麻烦|拜托|大家|谁看|谁见|有没有|有人看|帮忙|请大家|穿|戴|背着|有老年|今年|[0-9一二两三四五六七八九十]{1,3}岁)"
    r"|(?<=[岁服衣裤裙袄帽鞋包])(?=穿|戴|背着|谁看|谁见|有没有|有人看)"
)


Words = Mapping[str, re.Pattern[str]]


@cache
def _rows() -> dict[str, dict[str, list[str]]]:
    """Part → what is answered → words, of each line of lexicon/missing.tsv."""
    rows: dict[str, dict[str, list[str]]] = {}
    for part, answered, words, _example in meanings.rows("missing.tsv"):
        rows.setdefault(part, {}).setdefault(answered, []).append(words)
    return rows


@cache
def _answers() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Persons and pets → as answered, 「=」 as typed."""
    listed = ((words, answer) for part in _rows().values() for answer, words in part.items() if answer != "-")
    return tuple((re.compile("|".join(words)), answer) for words, answer in listed)


@cache
def _hint() -> re.Pattern[str]:
    """What stands in every such message: without it the rest is not even put together."""
    return re.compile("|".join("|".join(words) for words in _rows()["any"].values()))


@cache
def _words() -> Words:
    """What may stand anywhere, by the part of lexicon/missing.tsv, and whole clauses put together of the parts."""
    of = {
        part: f"(?:{'|'.join('|'.join(words) for words in said.values())})"
        for part, said in _rows().items()
        if part != "any"
    }
    pets = "|".join(sorted(_pets(), key=len, reverse=True))
    pet = f"(?P<who>{of['pet']}|{pets})"
    person = f"(?P<who>{of['child']}|{of['old']}|{of['grown']})"
    before = f"{of['lead']}{{0,2}}[跟和]?{of['ours']}?(?:家里的?|家中)?{of['age']}?[小大二老]?"
    free = rf"(?:在\w{{1,8}})?(?:(?![的把被说问让教拿养他她它爸妈]|{pets})\w){{0,12}}?"
    owned = (
        rf"{of['lead']}?{of['ours']}?(?:家里的?|有)?(?:一?[只条隻个])?\w{{0,2}}?{pet}(?:一只|一条)?{of['stray-how']}*"
    )
    clauses = {
        # 「我闺女在超市门口走丢了」, 「孩子刚才不见了」
        "is gone": f"{before}{person}(?:{free}{of['gone']}|{of['between']}{{0,3}}[跑走]?{of['lost']}){of['ends']}?",
        # 「我爸出去遛弯没回来」
        "is away": f"{before}{person}{free}(?:{of['away']}|{of['ran']}){of['ends']}?",
        # 「在东门走散的」, where another clause says who
        "has left": rf"\w{{0,8}}{of['gone']}{of['ends']}?|\w{{0,12}}?{of['away']}{of['ends']}?"
        rf"|\w{{0,4}}{of['outing']}\w{{0,8}}{of['long']}",
        # 「六岁男孩穿蓝色校服」
        "who": f"{before}{person}",
        # 「谁看到我弟弟了」, 「谁看到一个四岁小男孩」, 「找孩子」
        "is asked after": f"{of['asks']}{of['ours']}{of['age']}?[小大]?{person}(?:了|没有?|吗){{0,3}}",
        "was met": rf"{of['asks']}(?:一[个位名]|个)?{of['age']}?\w{{0,6}}?{person}(?:了|没有?|吗){{0,3}}",
        "is sought": f"{of['seeks']}{of['ours']}?{of['age']}?{person}(?:一[名个位])?",
        # 「英短从纱窗钻出去了」, 「我家狗子没了」, 「有条小白狗在南门转悠」
        "strayed": f"{owned}{of['strayed']}{of['ends']}?",
        "may have strayed": f"{owned}{of['strayed-if']}{of['ends']}?",
        "stray about": rf"\w{{0,8}}?有(?:一?[只条个])\w{{0,4}}?{pet}\w{{0,12}}",
        # all that may be said of a pet beside
        "of a pet": f"{of['pet-said']}|{of['plea']}|{of['age']}?(?:一?只)?(?:{pets})(?:一只)?",
    }
    return {name: re.compile(words) for name, words in (of | clauses).items()}


@cache
def _pets() -> tuple[str, ...]:
    """All names of pets in the thesaurus."""
    table = things.thesaurus()
    return tuple(form for form, name in table.forms.items() if PETS in things.kinds(name))


def is_somebody(name: str) -> bool:
    """Whether a name is that of a person or a pet: 「泰迪」, 「外婆」."""
    if any(words.fullmatch(name) for words, _ in _answers()):
        return True
    known = things.canonical(name) or name
    return not {PERSONS, PETS}.isdisjoint(things.kinds(known))


def urgent(lost: Sequence[str], found: Sequence[str]) -> list[str]:
    """Of what is lost and found that which cannot wait: a pet that somebody has is safe."""
    return [*lost, *filter(is_person, found)]


def is_person(name: str) -> bool:
    """Whether it is a person's: 「外婆」, but not 「泰迪」 nor 「小橘」."""
    if name == LITTLE_ONE:
        return False
    words = _words()
    typed = any(re.fullmatch(words[part], name) for part in ("old", "child", "grown"))
    return typed or PERSONS in things.kinds(things.canonical(name) or name)


def find(plain: str) -> Found | None:
    """Who is missing, where `plain` (as `script.plain` gives it) says so; None leaves it to the models."""
    if len(plain) > LONGEST or not _hint().search(plain):
        return None
    standard = dialects.standard(plain)
    return _found(plain) or (_found(standard) if standard != plain else None)


def _found(plain: str) -> Found | None:
    words = _words()
    clauses = [clause for clause in _CLAUSE.split(plain) if clause]
    found: Found | None = None
    if (who := _person(plain, clauses, words)) is not None:
        found = _as("need", "missing.person", plain, who)
    elif (who := _pet(clauses, words)) is not None and not TOYS.search(plain):
        found = _as("need", "missing.pet", plain, who)
    elif any(words["stray"].fullmatch(clause) for clause in clauses[1:]):
        around = words["stray about"].fullmatch(clauses[0])
        found = _as("offer", "missing.stray", plain, around["who"]) if around else None
    elif (met := words["met"].search(plain)) and words["astray"].search(plain):
        return None if words["met-never"].search(plain) else _as("offer", "missing.met", plain, met["who"])
    return None if found is None or words["never"].search(plain) else found


def _person(plain: str, clauses: Sequence[str], words: Words) -> str | None:
    """The person who is missing, None where it is not said, or may be said of who only is late."""
    look = words["look"].search(plain) is not None
    described = look or words["seen"].search(plain) is not None
    left = look and any(words["has left"].fullmatch(clause) for clause in clauses)
    for at, clause in enumerate(clauses):
        if len(clause) > CLAUSE:
            continue
        others = [*clauses[:at], *clauses[at + 1 :]]
        alone = all(words["plea"].fullmatch(other) for other in others)
        if (found := words["is gone"].fullmatch(clause)) and (described or (alone and not _grown(found, words))):
            return found["who"]
        if found := words["is away"].fullmatch(clause):
            worried = words["outing"] if words["old"].fullmatch(found["who"]) else words["long"]
            if look or (alone and not _grown(found, words) and _says(clause, words["long"], worried)):
                return found["who"]
        if (found := words["is asked after"].fullmatch(clause)) and (look or not _grown(found, words)):
            return found["who"]
        if look and (found := words["is sought"].fullmatch(clause)):
            return found["who"]
        if look and (found := words["was met"].fullmatch(clause)) and words["mine"].search(plain):
            return found["who"]
        if left and (found := words["who"].match(clause)):
            return found["who"]
    return None


def _pet(clauses: Sequence[str], words: Words) -> str | None:
    """The pet that is gone, where nothing else is said: 「鸟飞了,笼子送人」 gives away a cage."""
    for at, clause in enumerate(clauses):
        if len(clause) > CLAUSE:
            continue
        others = [*clauses[:at], *clauses[at + 1 :]]
        if not all(words["of a pet"].fullmatch(other) for other in others):
            continue
        if found := words["strayed"].fullmatch(clause):
            return found["who"]
        asked = any(words["plea"].fullmatch(other) for other in others)
        if asked and (found := words["may have strayed"].fullmatch(clause)):
            return found["who"]
    return None


def _says(clause: str, *words: re.Pattern[str]) -> bool:
    return any(one.search(clause) for one in words)


def _grown(found: re.Match[str], words: Words) -> bool:
    return words["grown"].fullmatch(found["who"]) is not None


def _as(intent: Intent, name: str, plain: str, who: str) -> Found:
    """The post that such a message is: 「我妈」 is looked for as 「老人」."""
    answer = next((answer for words, answer in _answers() if words.fullmatch(who)), "=")
    meaning = {
        "missing.person": "有人走失",
        "missing.pet": "宠物走失",
        "missing.stray": "像是走失的宠物",
        "missing.met": "碰到走失的人",
    }[name]
    return Found(intent, "lost_found", who if answer == "=" else answer, None, Cue(name, plain, meaning, 1.0))
