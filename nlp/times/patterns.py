"""The grammar itself: a pattern for each kind of time word, and with which characters it can begin.

Patterns read folded text (`grammar.fold`): simplified, narrow, lower case. `{…}` are words of `lexicon/times`.
"""

from dataclasses import dataclass

from nlp.times import lexicon
from nlp.writing import meanings

ONES = "一二三四五六七八九"
DIGITS = f"0123456789{ONES}十廿卅〇零○两俩半百"  # what a number may begin with
N = rf"(?:\d{{1,2}}|[二三四五六七八九]?十[{ONES}]?|[廿卅][{ONES}]?|[〇零{ONES}两])"
WEEKDAYS = "一二三四五六日曰天末1234567"
WEEK = "(?:周|星期|礼拜)"
TO = r" ?(?:-+|~|到|至) ?"
MOON = "[农阴旧老]历"
# what may follow 点, also as it is mistyped; not the 中 of 「9点中心花园」, nor the 种 of 「9点种菜」
OCLOCK = "(?:钟|中(?![心央秋医餐学间国庭山式班级文外西部])|种(?![植菜花树草瓜地])|整(?!理)|正(?![式月]))?"
MOON_DAY = rf"(?:初[{ONES}十]|(?:二?十[{ONES}]?|[廿卅][{ONES}]?|三十)(?![{ONES}十]))(?!月|点|时|年级|新生|学生|班)"
# right before an hour these make it one whatever follows: 「周六7点面包课」
AT = (
    "(?:(?<=[天晨午夜早晚号日末])|(?<=[天晨午夜早晚号日末] )|(?<=[早晚]上)|(?<=夜里)"
    "|(?<=[周期拜][一二三四五六])|(?<=[周期拜][一二三四五六] ))"
)
THING = "[个位人名元块岁米斤只条家户页题首样度号]"  # what is counted, not told by the clock
MONTH = "(?:本|这个?|当|下下个?|下个?|次|上个?)"


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of time word: it begins with one of `first`, or with a number before one of `after`."""

    pattern: str
    first: str = ""
    after: str = ""


def _beside(group: str) -> str:
    """A day beside a festival or a solar term: 「元旦前一天」, 「冬至前一晚」."""
    return (
        rf"(?:(?:假期|长假)?的?(?P<{group}>前一?[天日]|前[两二三]天|前夜|[前头]一?晚|头一?天|第二天|后一天|次日|翌日"
        r"|前(?=(?:的|一个|最后一个|那个)?周)))?"
    )


def _not(sign: str) -> str:
    """What must not follow "number + sign": 「3号楼」."""
    return f"(?!{lexicon.after_number()[sign]})"


def kinds() -> dict[str, Kind]:
    """Every kind, in the order in which they are tried."""
    return {**_by_number(), **_again_and_again(), **_of_a_week(), **_of_a_month(), **_by_the_clock(), **_by_name()}


def _parts() -> str:
    return meanings.either([part for part in lexicon.parts() if len(part) > 1])


def _by_number() -> dict[str, Kind]:
    """Days by month and number: 「3月14日」, 「11/28」, 「腊月廿三」; and 「晚上7.30」, which looks like one."""
    return {
        # 2027-06-06, 2027.11.13, 2026/3/5
        "iso": Kind(
            r"(?<![\d.])(?P<iy>(?:19|20)\d\d|1[01]\d(?=[/.])|[2-5]\d(?=[-/.]\d{1,2}[-/.]\d\d)) ?(?P<isep>[-/.]) ?"
            r"(?P<im>\d{1,2}) ?(?P=isep) ?(?P<id>\d{1,2})(?!\d)",
            after="-/. ",
        ),
        # 民国115年3月14日, 农历腊月廿三, 12月20, 正月十五, 12月31号, 6月底, 正月初一到十五
        "md": Kind(
            rf"(?<!\d)(?:(?P<year>今|本|明|后|来|"
            rf"(?:民国 ?)?(?:\d{{2,4}}|[〇零○{ONES}]{{4}}|元|[百{ONES}十]{{2,6}})(?= ?年))"
            rf" ?年 ?(?:的|[(]?(?=农|阴|旧|老))?)?(?P<cal>[农阴旧老公阳新国西]历)?(?:的|年)?(?P<leap>闰)?"
            rf"(?P<mm>正|腊|冬|{N}) ?月份?(?:的| )?"
            rf"(?:(?P<mday>初[{ONES}十]|(?<=月)半(?!年|夜)|{N})(?P<ri> ?[日号](?!{THING}))?"
            rf"(?(ri)|(?![\d个次天元块斤:点时月年周]|分钟|小时))"
            rf"(?:(?:(?<=[初廿].)|(?<=[正腊冬]月十.)){TO}(?P<mdto>{MOON_DAY}))?|(?P<mend>底|末|尾|初(?![{ONES}十])|中旬))",
            first="今本明后来民农阴旧老公阳新国西闰正腊冬",
            after="月年 ",
        ),
        # 晚上7.30
        "dotted": Kind(
            r"(?:(?<=[上午晚早晨夜里])|(?<![\d.])(?=1[3-9]|2[0-3]))(?P<oh>\d{1,2})\.(?P<om>[0-5]\d)(?![\d元块折斤米公k])",
            after=".",
        ),
        # 11/28, 11-28, 11.28
        "slash": Kind(
            r"(?<![\d./a-z#v¥$])(?<!\d:)(?<![^\d]-)(?<!^-)(?<![每个]月)"
            r"(?!(?:1[3-9]|[23]\d)-\d\d? ?[日号])"
            r"(?P<sm>\d{1,2})(?P<ssep>[/.\-])(?P<sd>\d{1,2})(?! ?(?:小时|钟头|h|个|点|时(?!间)|[ap]\.?m))"
            r"(?P<sri> ?[日号]|(?![\d/:%]|[.\-~/]\d(?!\d?[./月]\d)|点))",
            after="/-.",
        ),
        # 农历十五, 农历每月15号, 每逢初一、十五, 初一十五, 初一到十五
        "moon": Kind(
            rf"(?:(?P<mevery>每逢|每到|逢)?(?:(?P<mcal>{MOON})[的 ]?(?P<mmonth>(?:每个?|逐|月)月[的逢]?)?"
            rf"|(?(mevery)(?=[初廿])|(?=初一(?:和|、|跟|与|及|[,/ ])?十五|初[{ONES}十]{TO}(?!初[一二三]){MOON_DAY})))"
            rf"(?P<mdays>(?(mcal)(?:{MOON_DAY}|\d{{1,2}}(?![\d月:.点/年])|[{ONES}](?=[日号])|最后一[天日]|月[底末])|{MOON_DAY})"
            rf"[日号]?(?:(?:和|、|跟|与|及|以及|[,/ ])?(?:{MOON_DAY}|(?(mcal)\d{{1,2}}(?=[日号])|(?!)))[日号]?)*)"
            rf"(?:{TO}(?P<mto>{MOON_DAY}|(?(mcal)(?:\d{{1,2}}(?=[日号])|最后一[天日]|月[底末])|(?!)))[日号]?)?)",
            first="农阴旧老每逢初",
        ),
    }


def _again_and_again() -> dict[str, Kind]:
    parts, short, festivals = _parts(), lexicon.short_parts(), meanings.either(lexicon.festivals())
    return {
        # 每周, 隔周, 每月, 工作日
        "every": Kind(
            rf"(?P<workdays>(?:每个?)?工作日(?:的?每天)?|平日(?=每天|{parts}|[{short}]))"
            rf"|每隔(?P<gapn>{N}|半)?个?(?P<gapu>天|日|周|星期|礼拜|月|年)(?![{WEEKDAYS}])"
            rf"|隔(?P<skip>天|日|周|星期|个?礼拜|月|年)(?!壁)|(?P<double>双周)"
            rf"|每(?P<evn>两|2|二|三|3|四|4|半)个?(?P<evu>天|日|周|星期|礼拜|个月|月|年)"
            rf"|(?:每逢|每到|每个|每|逢)(?:(?P<evw>周|星期|礼拜)(?P<run>[一二三四五六日]{{2,7}})"
            rf"(?=[的 ,。、:!(\n]|$|\d|{parts}|[{short}]|{N}点)"
            rf"|(?P<next>(?={WEEK}[{WEEKDAYS}](?!次|节课|趟|聚|更)|拜[一二三四五六日]|双休日))|(?P<noday>周(?!年|刊|到)|星期|礼拜)"
            rf"|(?P<digits>[一二三四五六日]{{2,6}})(?=晚|早|上|下|傍|清|凌|[ 的]?{N}点))"
            rf"|(?:每个?|天天|日日|夜夜)(?P<evp>早|晚|晨|夜|朝)|(?P<daily>每天|每日|天天|日日|每一天|每朝|逐日)"
            rf"|(?P<oncen>{N})个?(?P<onceu>周|星期|礼拜|月|天)(?P<times>[一两二三1-3])次"
            rf"|(?P<each>周(?={WEEK}[一二三四五六日天])|周周(?=见|有|来|都|,))|(?P<oncea>一周一[聚更歌课练](?!程|本|习))|(?P<monthly>每个?月|月月|逐月)(?P<mlast>的?月?[底末尾])?的?"
            rf"|(?P<quarterly>每个?季度?)的?|(?P<yearly>每年|年年|每逢(?={festivals}))的?",
            first="每工平隔双逢天日夜月逐年周",
            after="个周星礼月天",
        ),
    }


def _of_a_week() -> dict[str, Kind]:
    """Days of a week, and the weeks and months that something begins with."""
    return {
        # 12月起, 下周开始: the first day of it
        "since": Kind(
            rf"(?:(?P<smonth>{MONTH}月|(?<!\d){N}月)份?|(?P<sweek>下下个?|下个?|这个?|本){WEEK})(?=起|开始|启动)",
            first="本这当下次上",
            after="月",
        ),
        # 下下周三, 这个星期天, 拜六, 周一至五, 周六日, 周二、四
        "weekday": Kind(
            rf"(?P<wp>(?:上上|上|下下下|下下|下|这|本|呢|今|当)(?:一)?个?(?:{WEEK}[的,:]? ?(?={WEEK}))?)?"
            rf"(?:(?P<off>双休日)|(?:{WEEK}|(?<![礼崇跪参朝祭团敬])拜(?=[一二三四五六日]))(?P<wd>[{WEEKDAYS}])"
            rf"(?!次|回(?!家|娘|来|去)|节课|趟|围|聚|更)(?:(?<!拜.)|(?<=礼拜.)|(?!下(?!午|昼|晡|半|晌)|拜|式)))"
            rf"(?:{TO}(?P<wl>[{WEEKDAYS}])(?![\d点:个位时{ONES}十]))?(?:\((?P<ws>本|这|下下|下)周\))?"
            rf"(?P<more>(?:(?:(?:[、/&] ?|[,]? ?(?:和|及|跟|与|以及) ?| ?){WEEK}|[、/&]|(?<=六)(?=日))"
            rf"[一二三四五六日天]"
            rf"(?!点|时|:|个|位|人|起|家|群|块|道|同|边|下(?!午|昼)|手|楼|层|栋|期|者|等|[{ONES}十\d]))*)",
            first="上下这本呢今当周星礼拜双",
        ),
        # 第二个周六, 下个月最后一个周五, 每月最后一天
        "nth": Kind(
            rf"(?:(?P<nmonth>{MONTH}月|{N}月)的?)?(?:(?:(?P<ni2>第[一二三四五1-5])个?(?:{WEEK}[{WEEKDAYS}])?(?:和|、|及|跟|与))?(?P<ni>第[一二三四五1-5]|最[后末]一|最后|倒数第[一二]|头一|头|首|末)(?:那?个|周的?|的)?"
            rf"{WEEK}(?P<nd>[{WEEKDAYS}])|(?P<nlast>最后一[天日]|(?:月底)?最后一天|末日(?=[ ,上下早晚]))"
            rf"|月(?P<nfirst>头一天|第一天))",
            first="本这当下次上第最倒头首末月",
            after="月",
        ),
    }


def _of_a_month() -> dict[str, Kind]:
    """Days by their number alone, and how a month ends."""
    day = f"(?:日{_not('日')}|号{_not('号')})"
    label = r"(?<![\d室房楼栋号位桌台点格]:)"  # 「日期:28号」, but not 「会议室:3号」
    return {
        # 28号, 下个月12号, 廿一号, 初五
        "dom": Kind(
            rf"(?<![\d第./玩住借用租待]){label}(?P<dmonth>{MONTH}月的?)?(?:(?P<lunarday>(?:大年|年)?初[{ONES}十])|(?P<dday>{N}){day}"
            rf"|(?P<told>(?!十一)(?:3[01]|[12]\d|[廿卅][{ONES}]?|二?十[{ONES}]|二十))(?=晚[上7-9七八九]?(?!会|点)|早上|上午|中午|下午|傍晚))",
            first="本这当下次上大年初",
            after="日号晚早上中下傍",
        ),
        # 10月1-3日: the first of two days, the second follows as `dom`
        "first": Kind(rf"(?<![\d第./\-]){label}(?P<fd>{N})(?=(?:{TO}|、){N}{day})", after="-~到至、 "),
        "monthend": Kind(
            rf"(?:(?P<memonth>{MONTH})(?:月的?(?=月))?)?月的?(?P<me>底|末|尾|头|中旬|中(?!旬|秋|心|午)|初(?![{ONES}十]))|(?P<ye>今年底|年底|年末|年尾|岁末)",
            first="本这当下次上月今年岁",
        ),
    }


def _by_the_clock() -> dict[str, Kind]:
    return {
        # 十天后, 再过45分钟, 一个半小时后; without 后 it is a duration: 两小时, 90分钟
        "span": Kind(
            rf"(?<![\d.第])(?P<again>再过|再等|(?<![超经度已])过)?(?P<sn>\d\.5|(?<![\d几{ONES}十])个半(?=小时|钟)|个把(?=小时|钟|月)|\d{{1,3}}|{N}|俩|仨|半|一百二十|一百)"
            rf"(?P<sg>个)?(?P<sh>半)?多?(?P<su>分钟|min|分(?=之?后)|刻钟|小时|钟头|h(?![a-z])|钟|天|日(?=之?后|以后)"
            rf"|(?:周(?!年)|星期|礼拜)(?![{WEEKDAYS}])|月|年)"
            rf"(?P<sk>半)?(?:(?<=小时|钟头)零?(?P<more_minutes>{N})分钟?)?(?P<later>(?:之|以|过)?后(?!面|门|院|台|排|勤|座|边))?",
            first="再过个仨",
            after="个半分刻小钟天日周星礼月年mh.",
        ),
        # 9-11点
        "hours": Kind(rf"(?<![\d月./第])(?<!\d:)(?P<h1>{N})(?={TO}{N}(?:点|时{_not('时')}| ?[ap]m))", after="-~到至 "),
        # 明晚8点面包课, 差五分九点, 八点半, 八点一刻, 八点三个字, 19点30分, 10时
        "clock": Kind(
            rf"(?:还?差(?P<to>{N}|一刻)分?钟?到?)?(?<![\d.第])(?<!\d:)"
            rf"(?P<led>{AT}(?![12一两] ?点))?(?P<ch>\d{{1,3}}|{N})"
            rf"(?: ?点(?(led)|{_not('点')})|时{_not('时')}){OCLOCK}"
            rf"(?:[搭踏]?(?P<half>[半伴])(?!价|个|斤|袋|箱)|过?(?P<quarter>[一二三123])刻钟?"
            rf"|[差缺](?:(?P<less>{N})分|(?P<lessq>一刻))|(?P<five>[{ONES}两]|十一)个字"
            rf"|[搭踏](?P<tap>十一|[{ONES}])(?!个)|(?P<bone>[一三])个骨"
            rf"|[过:]? ?(?P<cm>[0-5]\d(?![\d:.]|分钟)|[零〇][{ONES}]|[二三四五]?十[{ONES}]?"
            rf"|\d\d(?=分)|{N}(?= ?分(?!钟)))"
            rf"(?: ?分(?!钟))?(?!{THING}))?(?:整|钟)?",
            first="差还",
            after="点时 ",
        ),
        "digital": Kind(
            r"(?P<ap>[ap]\.?m\.? ?)?(?<![\d.])(?<!\d:)(?P<dh>\d{1,2}) ?[:;] ?(?P<dm>\d\d)(?::\d\d)?(?![\d:])"
            r"(?P<dap> ?[ap]\.?m\b\.?)?",
            first="ap",
            after=":; ",
        ),
        "ampm": Kind(
            r"(?P<ap2>[ap]\.?m\.? ?)?(?<![\d.a-z])(?<!\d:)"
            r"(?P<xh>\d{1,2})(?(ap2)(?!\d|[.:]\d)| ?(?P<xap>[ap]\.?m\b\.?))",
            first="ap",
            after="ap ",
        ),
    }


def _by_name() -> dict[str, Kind]:
    """「明天」, 「中秋」, 「六一」, 「晚上」, and what a time is for: 「截止」 (`lexicon/times/marks.tsv`)."""
    parts, short, festivals = _parts(), lexicon.short_parts(), meanings.either(lexicon.festivals())
    return {
        **{kind: Kind(pattern, lexicon.firsts(pattern)) for kind, pattern in lexicon.marks().items()},
        "before": Kind(f"(?:之|以)?前(?!{lexicon.after_number()['前']})", "之以前"),
        "day": Kind(
            rf"(?P<pair>今明|明后)(?:两天|天)|(?P<weeklater>下下?个?{WEEK}的?今天)|{meanings.either(lexicon.days())}"
            rf"|(?<![到至\-~])(?:翌日|次日|隔日)|[今明后听](?=[{short}]|{parts}|\d{{1,2}}[点:]|\((?:{WEEK}|\d))|(?P<same>当[天日](?!地)|那天|[当那](?=[晚早]))",
            first="今明后听当那下翌次隔" + lexicon.initials(lexicon.days()),
        ),
        "festival": Kind(
            rf"(?P<fyear>今年|明年|后年|来年)?的?(?P<fname>{festivals})节?(?!{lexicon.after_number()['节']})"
            rf"{_beside('foff')}",
            first="今明后来" + lexicon.initials(lexicon.festivals()),
        ),
        "term": Kind(
            rf"(?P<tname>{meanings.either(lexicon.terms())})节?(?!快乐|已|刚|养生){_beside('toff')}",
            lexicon.initials(lexicon.terms()),
        ),
        "english": Kind(
            r"(?<![a-z])(?P<enext>next |this |every )?(?P<ename>mon|tue|wed|thu|fri|sat|sun)"
            r"(?:s?day|nesday|rs?day|r?urday|s)?(?![a-z])",
            first="entmwfs",
        ),
        # nov 28
        "months": Kind(
            r"(?<![a-z])(?P<em>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
            r"[a-z]{0,6}\.? ?(?P<ed>\d{1,2})(?:st|nd|rd|th)?(?!\d|:)"
            r"|(?<!\d)(?P<ed2>\d{1,2})(?:st|nd|rd|th)? ?"
            r"(?P<em2>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}",
            first="jfmasond",
            after="jfmasond ",
        ),
        # 六一, 八一
        "numberday": Kind(
            rf"(?<![\d.周期拜第初{ONES}十百])(?:{lexicon.number_days_pattern()})",
            lexicon.initials(lexicon.number_days()),
        ),
        "part": Kind(parts, lexicon.initials(lexicon.parts())),
        # 晚8
        "bare": Kind(
            rf"(?<=[早晚])(?P<bh>\d{{1,2}}|[{ONES}]|十[一二]?)(?=[ ,。!~]|$|开始|见|集合|准时|楼下)",
            after=" ,。!~开见集准楼",
        ),
        "short": Kind(rf"[{short}](?!{lexicon.after_number()['晚']}|(?<=早)一点)", short),
    }
