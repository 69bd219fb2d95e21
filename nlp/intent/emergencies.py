"""Somebody calls for help: it burns, it smells of gas, or somebody is hurt, locked in or out, or does not answer.

「3号楼着火了,快来人」 → help with the fire; 「老人摔倒了起不来,谁来搭把手」 → help; 「我爸胸口疼谁有救心丸」 → 救心丸.

The model has met too few of them, and none may be missed: whoever reads the card is told whom to call first. Words are
data, `lexicon/fires.tsv` and `lexicon/accidents.tsv`; what is past, heard of, feared, asked or taught is left to the
model.
"""

import re
from collections.abc import Mapping
from functools import cache

from nlp.household import things
from nlp.intent import dangers, urgency
from nlp.intent.shapes import Found
from nlp.readings import Cue
from nlp.writing import meanings

LONGEST = 60  # characters; a longer message tells a story
EXTINGUISHER, PUTTING_OUT = "灭火器", "救火"
GAS = "查煤气"
FIRST_AID, LIFT, LIFT_OLD, RESCUE, PHONE, UNLOCK = "急救", "扶人", "扶老人", "救人", "电话", "开锁"
LOOK_AFTER = {"old": "看老人", "small": "看孩子"}
_WHAT = re.compile(r"[\u4e00-\u9fff]{2,6}")  # what is asked for stands right behind

Words = Mapping[str, re.Pattern[str]]


@cache
def _words(file: str) -> Words:
    return meanings.patterns(file)


def find(plain: str) -> Found | None:
    """The call, where `plain` (as `script.plain` gives it) is one; None leaves it to the model."""
    if len(plain) > LONGEST:
        return None
    hurt = _words("accidents.tsv")
    found = _fire(plain, _words("fires.tsv")) or _gas(plain, hurt) or _accident(plain, hurt)
    return found or _silent(plain, hurt) or _locked(plain, hurt) or _fallen(plain, hurt)


def _silent(plain: str, words: Words) -> Found | None:
    """「我妈一个人在家不接电话，谁去敲敲门」: somebody is to look after her, not to answer the telephone."""
    if not words["silent"].search(plain) or not words["looks"].search(plain) or words["never"].search(plain):
        return None
    whom = next((LOOK_AFTER[one] for one in LOOK_AFTER if words[one].search(plain)), None)
    return Found("need", "help", whom, None, Cue("accidents.silent", plain, "家里人没有回音", 1.0)) if whom else None


def _locked(plain: str, words: Words) -> Found | None:
    """「宝宝把自己锁房间里了」, 「钥匙落家里了，进不去」: it is said to be helped, though nobody is asked."""
    if not words["locked"].search(plain) or words["never"].search(plain):
        return None
    asked = words["asks"].search(plain)
    what = _WHAT.match(plain, asked.end()) if asked else None
    if what is not None and what[0].endswith(PHONE):  # 「钥匙落家里了，谁有开锁电话」
        return Found("need", "info", what[0], None, Cue("accidents.locked", plain, "锁上了，在问电话", 1.0))
    return Found("need", "help", UNLOCK, None, Cue("accidents.locked", plain, "锁上了，人和钥匙隔着门", 1.0))


def _fallen(plain: str, words: Words) -> Found | None:
    """「奶奶摔了 起不来」: whoever says so cannot lift her alone, though nobody is asked."""
    if not words["fallen"].search(plain) or words["never"].search(plain):
        return None
    whom = LIFT_OLD if words["old"].search(plain) else LIFT
    return Found("need", "help", whom, None, Cue("accidents.fallen", plain, "有人摔了起不来", 1.0))


def _fire(plain: str, words: Words) -> Found | None:
    if not words["burns"].search(plain) or not words["calls"].search(plain) or words["never"].search(plain):
        return None
    if urgency.find(plain) != "fire":
        return None
    cue = Cue("fires.calls", plain, "着火了，在喊人", 1.0)
    asked = EXTINGUISHER in plain
    return Found("need", "loan" if asked else "help", EXTINGUISHER if asked else PUTTING_OUT, None, cue)


def _gas(plain: str, words: Words) -> Found | None:
    """「家里煤气味好大，谁来帮我看看」 asks to look for the leak, and for nothing else."""
    if dangers.told(plain) != "gas" or not words["calls"].search(plain) or words["repairs"].search(plain):
        return None
    return Found("need", "help", GAS, None, Cue("accidents.gas", plain, "有煤气味，在喊人", 1.0))


def _accident(plain: str, words: Words) -> Found | None:
    hurt = words["hurt"].search(plain) is not None
    if not hurt and not words["trapped"].search(plain) and not words["drug"].search(plain):
        return None
    if words["never"].search(plain):
        return None
    cue = Cue("accidents.calls", plain, "有人出事了，在喊人", 1.0)
    asked = words["asks"].search(plain)
    drug = words["drug"].match(plain, asked.end()) if asked else None
    if drug is not None:
        return Found("need", "item", drug[0], None, cue)
    what = _WHAT.match(plain, asked.end()) if asked else None
    if what is not None and what[0].endswith(PHONE):
        return Found("need", "info", what[0], None, cue)
    known = things.known(what[0]) if what else None
    hint = known.hint if known is not None else None
    if what is not None and (hint in ("item", "loan") or words["tools"].fullmatch(what[0])):
        return Found("need", "item" if hint == "item" else "loan", what[0], None, cue)
    if words["myself"].search(plain):
        return Found("need", "help", RESCUE, None, cue)
    if not hurt or not words["calls"].search(plain):
        return None
    if words["errand"].search(plain):  # 「我摔了一跤，谁能帮我买买菜」 asks for what it says
        return Found("need", "help", None, None, Cue("accidents.errand", plain, "有人出事了，请人跑腿", 1.0))
    return Found("need", "help", LIFT if words["lifts"].search(plain) else FIRST_AID, None, cue)
