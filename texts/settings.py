"""/settings: what organizers choose for their group, and what they changed."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from html import escape

from community.members import Group, Person
from community.posts import Category
from community.settings import CATEGORIES, CHOICES, DAYS, Change, Choice, Settings
from nlp.writing.script import simplify
from texts.dates import WEEKDAYS, hour, moment
from texts.languages import t
from texts.messages import Button, Message
from texts.names import breadth, calm, headed, name, shortened

HALF_A_PHONE = 9.0  # Chinese characters

NAMED: Mapping[str, str] = {
    "quiet": "休息时间",
    "pings": "每人每天最多问几次",
    "ring": "多久问下一批邻居",
    "urgent": "着急的事多久问下一批",
    "calm": "安静模式",
    "language": "语言",
    "zone": "时区",
    "organizer": "组织者",
}
KINDS: Mapping[Category, str] = {
    "item": "要东西、送东西",
    "loan": "借东西",
    "help": "帮忙",
    "ride": "搭车",
    "group_buy": "拼团",
    "lost_found": "寻物",
    "info": "打听事",
}
EXPLAINED: Mapping[Choice, str] = {
    "quiet": "这段时间我不去问邻居，到点再问。着火、漏水、走失、急用药这样的急事不等。",
    "pings": "每位邻居一天最多被我问几次？",
    "ring": "先问的邻居没人答应，过多久再问下一批？",
    "urgent": "漏水、走失这样着急的事，过多久再问下一批？",
    "language": "我在这个群里说哪种话？",
    "calm": "安静模式下，我先在消息上点个 👀，有人答应了才发卡片。",
}
OWN_NAMES = ("简体中文", "繁體中文", "English")  # of community.settings.LANGUAGES: each by its own name
ZONES: Mapping[str, str] = {
    "Asia/Shanghai": "北京",
    "Asia/Hong_Kong": "香港",
    "Asia/Taipei": "台北",
    "Asia/Singapore": "新加坡",
    "Asia/Kuala_Lumpur": "吉隆坡",
    "Asia/Tokyo": "东京",
    "Australia/Sydney": "悉尼",
    "Europe/London": "伦敦",
    "Europe/Paris": "巴黎",
    "America/New_York": "纽约",
    "America/Toronto": "多伦多",
    "America/Vancouver": "温哥华",
    "America/Los_Angeles": "洛杉矶",
}


def said(what: Choice, value: int) -> str:
    """A value as people say it: 2208 → 「晚上10点到早上8点」."""
    if what == "quiet":
        since, until = divmod(value, 100)
        return t("不设") if since == until else t("{clock}到{clock2}", clock=_clock(since), clock2=_clock(until))
    if what == "pings":
        return t("{value} 次", value=value)
    if what == "calm":
        return t("开") if value else t("关")
    if what == "language":
        return OWN_NAMES[value]
    return t("{value} 分钟", value=value)


def language_called(words: str) -> int | None:
    """Which language somebody means, by the beginning of its own name: 「english」 → 2, 「繁体」 → 1."""
    typed = simplify(words.strip()).casefold()
    named = [value for value, own in enumerate(OWN_NAMES) if simplify(own).casefold().startswith(typed)]
    return named[0] if typed and named else None


def _clock(full_hour: int) -> str:
    return hour(datetime(2026, 1, 1, full_hour, tzinfo=UTC))


def _zone(zone: str) -> str:
    return escape(t(ZONES[zone]) if zone in ZONES else zone) or t("默认")


def panel(group: Group, key: int, settings: Settings) -> Message:
    """All that holds in a group; `key` is the group's number in buttons."""
    lines = [
        t("<b>{title}的设置</b>", title=escape(shortened(group.title, 32))),
        t("休息时间：{said}", said=said("quiet", settings.quiet)),
        t("每人每天最多问：{said}", said=said("pings", settings.pings)),
        t(
            "多久问下一批：{said}，着急的 {said2}",
            said=said("ring", settings.ring),
            said2=said("urgent", settings.urgent),
        ),
        t("时区：{zone}", zone=_zone(settings.zone or "")),
        t("安静模式：{said}", said=said("calm", int(settings.calm))),
        t("语言：{said}", said=said("language", settings.language)),
    ]
    pages = (
        ((t("休息时间"), "quiet"), (t("每天最多问"), "pings")),
        ((t("多久问下一批"), "ring"), (t("着急的多久"), "urgent")),
        ((t("消息挂多久"), "life"), (t("时区"), "zone")),
        ((t("安静模式"), "calm"), (t("组织者"), "organizers")),
        ((t("值班"), "roster"), (t("语言"), "language")),
        ((t("这里的说法"), "words"), (t("谁改过什么"), "log")),
    )
    rows = tuple(
        tuple(Button(label=headed(label), data=f"settings:{key}:{page}") for label, page in row) for row in pages
    )
    return Message(html="\n".join(lines), buttons=rows)


def which(groups: Sequence[tuple[Group, int]]) -> Message:
    """Somebody organizes several groups."""
    rows = tuple((Button(label=shortened(group.title, 32), data=f"settings:{key}"),) for group, key in groups)
    return Message(html=t("要看哪个群的设置？"), buttons=rows)


def page(what: Choice, key: int, now_so: int) -> Message:
    """One choice; what holds now is ticked."""
    options = [
        Button(label=f"{'✅ ' if value == now_so else ''}{headed(said(what, value))}", data=f"set{what}:{key}:{value}")
        for value in CHOICES[what]
    ]
    return Message(html=t(EXPLAINED[what]), buttons=(*_side_by_side(options), back(key)))


def lives(key: int, settings: Settings) -> Message:
    """How long posts live, a kind a row."""
    rows = tuple(
        (
            Button(
                label=headed(t("{kinds}：{lives} 天", kinds=t(KINDS[kind]), lives=settings.lives[kind])),
                data=f"settings:{key}:{kind.replace('_', '')}",
            ),
        )
        for kind in CATEGORIES
    )
    return Message(html=t("没人答应的消息，挂多久再收起来？"), buttons=(*rows, back(key)))


def life(key: int, kind: Category, settings: Settings) -> Message:
    options = [
        Button(
            label=t("{part}{days} 天", part="✅ " if days == settings.lives[kind] else "", days=days),
            data=f"setlife:{key}:{CATEGORIES.index(kind) * 100 + days}",
        )
        for days in DAYS
    ]
    return Message(
        html=headed(t("{kinds}的消息，挂几天？", kinds=t(KINDS[kind]))), buttons=(*_side_by_side(options), back(key))
    )


def zones(key: int, now_so: str | None) -> Message:
    options = [
        Button(label=f"{'✅ ' if zone == now_so else ''}{t(place)}", data=f"setzone:{key}:{number}")
        for number, (zone, place) in enumerate(ZONES.items())
    ]
    return Message(
        html=t(
            "您的小区在哪里？「明天」「晚上8点」都照那里的钟点算。\n别的地方，发「/settings Europe/Berlin」这样的名字。"
        ),
        buttons=(*_side_by_side(options), back(key)),
    )


def organizers(key: int, named: Sequence[Person]) -> Message:
    """Whom the admins named."""
    rows = tuple(
        (Button(label=t("{name}：不再当组织者", name=shortened(person.name, 12)), data=f"release:{key}:{person.id}"),)
        for person in named
    )
    lines = [
        t("群管理员都是组织者。")
        + (t("另外还有：{part}。", part=t("、").join(name(person) for person in named)) if named else "")
    ]
    lines.append(t("想请别的邻居也来，在群里回复那位邻居的一句话，发 /organizer。"))
    return Message(html="\n".join(lines), buttons=(*rows, back(key)))


def log(key: int, changes: Sequence[Change], now: datetime) -> Message:
    """What organizers changed, the newest first; `now` in the group's wall time."""
    lines = [f"· {moment(one.at.astimezone(now.tzinfo))} {_change(one)}" for one in changes]
    return Message(html="\n".join(lines) if lines else t("还没有人改过设置。"), buttons=(back(key),))


def _change(change: Change) -> str:
    who = name(change.by) if change.by else t("一位邻居")
    if change.what in ("organizer", "roster"):
        whom = name(change.whom) if change.whom else t("一位邻居")
        role = (
            t("当组织者")
            if change.what == "organizer"
            else t("值班（周{days}）", days=_days(change.after or change.before))
        )
        return (
            t("{who} 请 {whom} {role}", who=who, whom=whom, role=role)
            if change.after
            else t("{who} 不再请 {whom} {role}", who=who, whom=whom, role=role)
        )
    if change.what == "alias":
        return _taught(who, escape(calm(change.before)), escape(calm(change.after)))
    before, after = _value(change.what, change.before), _value(change.what, change.after)
    return t("{who} 改了{what}：{before} → {after}", who=who, what=_what(change.what), before=before, after=after)


def _taught(who: str, before: str, after: str) -> str:
    """What became of one of the group's own words: 「地梯=人字梯」."""
    if not before:
        return t("{who} 教了我一个说法：{after}", who=who, after=after)
    if not after:
        return t("{who} 去掉了一个说法：{before}", who=who, before=before)
    return t("{who} 改了一个说法：{before} → {after}", who=who, before=before, after=after)


def _days(numbers: str) -> str:
    return t("、").join(t(WEEKDAYS[int(one)]) for one in numbers if one in "0123456")


def _what(what: str) -> str:
    kind = next((kind for kind in CATEGORIES if what == f"life_{kind}"), None)
    return t(NAMED[what]) if kind is None else t("{kinds}挂多久", kinds=t(KINDS[kind]))


def _value(what: str, value: str) -> str:
    choice = next((one for one in CHOICES if one == what), None)
    if choice is not None:
        return said(choice, int(value))
    return t("{value} 天", value=value) if what.startswith("life_") else _zone(value)


def changed() -> str:
    """Answer to a tap."""
    return t("改好了。")


def zone_changed(zone: str) -> Message:
    return Message(html=t("改好了，以后照 {zone} 时间算。", zone=_zone(zone)))


def sent_privately() -> Message:
    """In the group, to whoever asked for the settings."""
    return Message(html=t("设置私下发给您了。"))


def in_the_group() -> Message:
    """In private, to somebody who was met in no group yet."""
    return Message(html=t("在您管的群里发 /settings，我把那个群的设置私下发给您。"))


def in_that_group() -> Message:
    """A choice typed privately by somebody who organizes several groups."""
    return Message(html=t("您管着好几个群，要改哪个群的，就在那个群里发。"))


def reply_needed() -> Message:
    """/organizer without a reply."""
    return Message(html=t("回复那位邻居的一句话，再发 /organizer，我就知道是请谁了。"))


def named(person: Person) -> Message:
    return Message(html=t("好的，{name} 也是组织者了，可以发 /settings。", name=name(person)))


def not_here(person: Person) -> Message:
    """/organizer or /duty to the word of somebody who has left the group."""
    return Message(html=t("{name} 已经不在群里了。", name=name(person)))


def is_admin(person: Person) -> Message:
    """/organizer to the word of an admin."""
    return Message(html=t("{name} 本来就是群管理员，不用再请。", name=name(person)))


def _side_by_side(options: Sequence[Button]) -> tuple[tuple[Button, ...], ...]:
    """Two in a row, or one where a label is too long for half a phone: Telegram would cut off what tells them apart."""
    a_row = 1 if any(breadth(option.label) > HALF_A_PHONE for option in options) else 2
    return tuple(tuple(options[at : at + a_row]) for at in range(0, len(options), a_row))


def back(key: int) -> tuple[Button, ...]:
    return (Button(label=t("‹ 回到设置"), data=f"settings:{key}"),)
