"""The words of time in a text, found by one compiled expression: each an `Atom`, in the order typed.

「周六上午九点」 → weekday 周六, part 上午, clock 九点
"""

import re
from dataclasses import dataclass
from functools import cache

from nlp import script
from nlp.numerals import number
from nlp.times import lexicon

READ = 640  # characters; who announces a time has said it by then
ATOMS = 48  # more times than this are a table, not an announcement

_ONES = "一二三四五六七八九"
N = rf"(?:\d{{1,2}}|[二三四五六七八九]?十[{_ONES}]?|[廿卅][{_ONES}]?|[〇零{_ONES}两])"
WEEKDAYS = "一二三四五六日天末1234567"
_WEEK = "(?:周|星期|礼拜)"
_TO = r" ?(?:-+|~|到|至) ?"
_TITLE = re.compile(r"《[^》]{0,40}》")  # a book's or a film's name says no time: 《明天会更好》


@dataclass(frozen=True, slots=True)
class Atom:
    """One word of time: its kind, where it stands in the text, and the groups that matched."""

    kind: str
    start: int
    end: int
    found: re.Match[str]

    def __getitem__(self, group: str) -> str | None:
        value: str | None = self.found[group]
        return value


@cache
def _fold_table() -> dict[int, str]:
    table = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}  # full-width to ASCII
    table |= {code: chr(code + 32) for code in range(ord("A"), ord("Z") + 1)}
    table |= {code: chr(code - 0xFEE0 + 32) for code in range(0xFF21, 0xFF3B)}
    table |= dict.fromkeys(map(ord, "—–―─－‐‑‒−"), "-") | dict.fromkeys(map(ord, "～〜∼"), "~")
    table |= {ord("　"): " ", ord("﹕"): ":", ord("∶"): ":", ord("。"): "。", ord("\t"): " ", ord("\xa0"): " "}
    return table


def fold(text: str) -> str:
    """The text as the grammar reads it: simplified, narrow, lower case, one character for one."""
    folded = script.simplify(text).translate(_fold_table())
    return _TITLE.sub(lambda title: "《" + "□" * (len(title[0]) - 2) + "》", folded) if "《" in folded else folded


@cache
def _numbers() -> dict[str, int]:
    said: dict[str, int] = {str(n): n for n in range(100)} | {f"{n:02}": n for n in range(10)}
    tens = ["", "十", *(f"{d}十" for d in _ONES[1:])]
    for ten in (*tens, "廿", "卅"):
        for one in ("", *_ONES):
            if (value := number(ten + one)) is not None:
                said[ten + one] = int(value)
    return said | {"〇": 0, "零": 0, "两": 2}


def value(said: str) -> int:
    """The number that one of the grammar's numerals says: 「廿三」 → 23."""
    return _numbers()[said]


def _after(sign: str) -> str:
    return f"(?!{lexicon.after_number()[sign]})"


@cache
def scanner() -> re.Pattern[str]:
    """The expression, compiled at first use."""
    days, parts = lexicon.either([*lexicon.days()]), lexicon.either([*lexicon.parts()])
    long_parts = lexicon.either([part for part in lexicon.parts() if len(part) > 1])
    short = lexicon.short_parts()
    festivals = lexicon.either([*lexicon.festivals()])
    terms = lexicon.either([*lexicon.terms()])
    marks = lexicon.marks()
    month = r"(?:本|这个?|当|下下个?|下个?|次|上个?)"
    day_end = f"(?:日{_after('日')}|号{_after('号')})"
    minute = rf"(?:[0-5]\d(?![\d:.]|分钟)|[零〇][{_ONES}]|[二三四五]?十[{_ONES}]?|{N}(?= ?分(?!钟))|0\d)"
    not_people = r"(?![个位人名元块岁米斤只条家户页题首斤样度号])"
    kinds = {
        # 2027-06-06, 2027.11.13, 2026/3/5
        "iso": r"(?<![\d.])(?P<iy>(?:19|20)\d\d) ?(?P<isep>[-/.]) ?(?P<im>\d{1,2}) ?(?P=isep) ?(?P<id>\d{1,2})(?!\d)",
        # 民国115年3月14日, 农历腊月廿三, 12月20, 正月十五, 12月31号
        "md": (
            rf"(?<!\d)(?:(?P<year>今|明|后|来|(?:民国 ?)?(?:\d{{2,4}}|[〇零○{_ONES}]{{4}}|元|[百{_ONES}十]{{2,6}})(?= ?年)) ?年 ?"
            rf"(?:的|[(]?(?=农|阴|旧|老))?)?"
            rf"(?P<cal>[农阴旧老公阳新国西]历)?(?:的|年)?(?P<leap>闰)?(?P<mm>正|腊|冬|{N}) ?月份?(?:的| )?"
            rf"(?:(?P<mday>初[{_ONES}十]|{N})(?P<ri> ?[日号]{not_people})?"
            rf"(?(ri)|(?![\d个次天元块斤:点时月年周]|分钟|小时))|(?P<mend>底|末|初(?![{_ONES}十])|中旬))"
        ),
        # 11/28, 11-28, 11.28
        "slash": (
            r"(?<![\d./:a-z#v¥$])(?<![^\d]-)(?<!^-)(?P<sm>\d{1,2})(?P<ssep>[/.\-])(?P<sd>\d{1,2})(?P<sri> ?[日号]|(?![\d/:%]|[.\-~/]\d(?!\d?[./月]\d)|点))"
        ),
        # every …
        "every": (
            rf"(?P<workdays>(?:每个?)?工作日(?:的?每天)?|平日(?=每天|{long_parts}|[{short}]))"
            rf"|每隔(?P<gapn>{N}|半)?个?(?P<gapu>天|日|周|星期|礼拜|月|年)(?![{WEEKDAYS}])"
            rf"|隔(?P<skip>天|日|周|星期|个?礼拜|月|年)(?!壁)"
            rf"|(?P<double>双周)|每(?P<evn>两|2|二|三|3|四|4|半)个?(?P<evu>天|日|周|星期|礼拜|个月|月|年)"
            rf"|(?:每逢|每到|每个|每|逢)(?:(?P<evw>周|星期|礼拜)(?P<run>[一二三四五六日]{{2,7}})(?=[的 ,。、:!(\n]|$|\d|{parts}|{N}点)"
            rf"|(?P<next>(?={_WEEK}[{WEEKDAYS}](?!次|节课|趟)|拜[一二三四五六日]))|(?P<noday>周(?!年|刊|到)|星期|礼拜))"
            rf"|(?:每个?|天天|日日|夜夜)(?P<evp>早|晚|晨|夜|朝)|(?P<daily>每天|每日|天天|日日|每一天|每朝|逐日)"
            rf"|(?P<monthly>每个?月|月月|逐月)(?P<mlast>的?月?[底末])?(?:的)?|(?P<quarterly>每个?季度?)(?:的)?|(?P<yearly>每年|年年|每逢(?={festivals}))(?:的)?"
        ),
        # 下下周三, 这个星期天, 拜六, 周一至周五, 周六日, 周二、四
        "weekday": (
            rf"(?P<wp>(?:上上|上|下下下|下下|下|这|本|呢|今|当)(?:一)?个?(?:{_WEEK}[的,:]? ?(?={_WEEK}))?)?"
            rf"(?:{_WEEK}|(?<![礼崇跪参朝祭团敬])拜(?=[一二三四五六日]))"
            rf"(?P<wd>[{WEEKDAYS}])(?!次|回(?!家|娘|来|去)|节课|趟|围)(?:(?<!拜.)|(?<=礼拜.)|(?!下(?!午|昼|晡|半|晌)|拜|式))"
            rf"(?:{_TO}(?P<wl>[{WEEKDAYS}])(?![\d点:个位时{_ONES}十]))?"
            rf"(?:\((?P<ws>本|这|下下|下)周\))?"
            rf"(?P<more>(?:(?:(?:[、/&] ?|[,]? ?(?:和|及|跟|与|以及) ?| ?){_WEEK}|[、/&]|(?<=六)(?=日))"
            rf"[一二三四五六日天](?!点|时|:|个|位|人|起|家|群|块|道|同|边|下(?!午|昼)|手|楼|层|栋|期|者|等|[{_ONES}十\d]))*)"
        ),
        # 第二个周六, 下个月最后一个周五, 每月最后一天
        "nth": (
            rf"(?:(?P<nmonth>{month}月|{N}月)(?:的)?)?(?:(?P<ni>第[一二三四五1-5]|最后一|最后|倒数第[一二]|头一|头|首|末)个?"
            rf"(?:周|星期|礼拜)(?P<nd>[{WEEKDAYS}])|(?P<nlast>最后一[天日]|(?:月底)?最后一天|末日(?=[ ,上下早晚]))|月(?P<nfirst>头一天|第一天))"
        ),
        # 12月起, 下周开始: the first day of it
        "since": rf"(?:(?P<smonth>{month}月|(?<!\d){N}月)份?|(?P<sweek>下下个?|下个?|这个?|本){_WEEK})(?=起|开始|启动)",
        # 28号, 下个月12号, 廿一号
        "dom": (
            rf"(?<![\d第./:])(?P<dmonth>{month}月(?:的)?)?(?:(?P<lunarday>(?:大年|年)?初[{_ONES}十])|(?P<dday>{N}){day_end})"
        ),
        # 10月1-3日: the first of two days, the second follows as `dom`
        "first": rf"(?<![\d第./:\-])(?P<fd>{N})(?={_TO}{N}(?:日{_after('日')}|号{_after('号')}))",
        "monthend": rf"(?P<memonth>{month})?月(?:的)?(?P<me>底|末|中旬|中(?!旬|秋|心|午)|初(?![{_ONES}十]))|(?P<ye>今年底|年底|年末|岁末)",
        # 十天后, 再过45分钟, 一个半小时后; without 后 it is a duration: 两小时, 90分钟
        "span": (
            rf"(?<![\d.第])(?P<again>再过|再等|(?<![超经度已])过)?(?P<sn>\d{{1,3}}|{N}|俩|半|一百二十|一百)(?P<sg>个)?(?P<sh>半)?"
            rf"(?P<su>分钟|分(?=之?后)|刻钟|小时|钟头|钟|天|日(?=之?后|以后)|周(?![年{WEEKDAYS}])|星期(?![{WEEKDAYS}])|礼拜(?![{WEEKDAYS}])|月|年)"
            rf"(?P<sk>半)?(?P<later>(?:之|以|过)?后(?!面|门|院|台|排|勤|座|边))?"
        ),
        # 9-11点
        "hours": rf"(?<![\d月./:第])(?P<h1>{N})(?={_TO}{N}(?:点|时(?!{lexicon.after_number()['时']})))",
        # 差五分九点, 八点半, 八点一刻, 19点30分, 10时
        "clock": (
            rf"(?:(?:差|还差)(?P<to>{N}|一刻)分?钟?到?)?(?<![\d.:第])(?P<ch>\d{{1,3}}|{N})"
            rf"(?: ?点{_after('点')}|点(?=心意)|时{_after('时')})(?:钟|整|正)?"
            rf"(?:(?:搭|踏)?(?P<half>半)(?!价|个|斤|袋|箱)|过?(?P<quarter>[一二三123])刻钟?|(?:差|缺)(?:(?P<less>{N})分|(?P<lessq>一刻))|(?P<five>[{_ONES}两]|十一)个字|[搭踏](?P<tap>十一|[{_ONES}])(?!个)|(?P<bone>[一三])个骨"
            rf"|过? ?(?P<cm>{minute})(?: ?分(?!钟))?{not_people})?(?:整|钟)?"
        ),
        "digital": (
            r"(?P<ap>[ap]\.?m\.? ?)?(?<![\d:.])(?P<dh>\d{1,2}) ?: ?(?P<dm>\d\d)(?::\d\d)?(?![\d:])(?P<dap> ?[ap]\.?m\b\.?)?"
        ),
        "ampm": r"(?P<ap2>[ap]\.?m\.? ?)?(?<![\d:.a-z])(?P<xh>\d{1,2})(?(ap2)(?!\d|[.:]\d)| ?(?P<xap>[ap]\.?m\b\.?))",
        "deadline": rf"{marks['deadline']}|(?P<before>(?:之|以)?前(?!台|面|门|方|广|后|辈|往|年|天|进|期|夫|妻|任|男|女|排|座|院|坪|夜|的?空地))",
        "gather": marks["gather"],
        "end_": marks["end"],
        "again_": marks["again"],
        "was": marks["was"],
        "day": rf"(?P<pair>今明|明后)(?:两天|天)|{days}|[今明后](?=[{short}]|{long_parts}|\d{{1,2}}[点:])|(?P<same>当[天日](?!地)|那天|[当那](?=[晚早]))",
        "festival": rf"(?P<fyear>今年|明年|后年|来年)?的?(?P<fname>{festivals})(?!期间|前后|假期(?!第一天|首日)|快乐|限定|礼盒|大促|促销|特惠|月饼|粥|蒜|醋|糕|粽|汤圆|蛋|面|花(?!灯)|路|街|山|村|北路|南路)(?:的?(?P<foff>前一?[天日]|前夜|头一天|第二天|后一天|次日|翌日))?",
        "term": rf"(?P<tname>{terms})(?!快乐|已|刚|养生)",
        "english": (
            r"(?<![a-z])(?P<enext>next |this )?(?P<ename>mon|tue|wed|thu|fri|sat|sun)(?:s?day|nesday|rs?day|r?urday|s)?(?![a-z])"
        ),
        "numberday": rf"(?<![\d.周期拜第初一二三四五六七八九十百])(?:{lexicon.number_days_pattern()})",
        "part": rf"{long_parts}",
        "bare": rf"(?<=[早晚])(?P<bh>\d{{1,2}}|[{_ONES}]|十[一二]?)(?=[ ,。!~]|$|开始|见|集合|准时|楼下)",
        "short": rf"[{short}](?!点|(?<=早)一点)",
    }
    # what no atom begins with is passed over at the cost of one look at a set
    return re.compile("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in kinds.items()))


def scan(text: str) -> list[Atom]:
    """The atoms of a folded text."""
    atoms = []
    for found in scanner().finditer(text, 0, READ):
        kind = found.lastgroup
        atoms.append(Atom(kind.rstrip("_") if kind else "", found.start(), found.end(), found))
        if len(atoms) == ATOMS:
            break
    return atoms
