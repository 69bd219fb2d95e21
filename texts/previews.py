"""An event as its organizer sees it: before it is published, while it is proposed, and what they may change."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from html import escape

from community.events import Event, Field, Lead, Occurrence
from texts.events import title, what
from texts.languages import t
from texts.messages import Button, Message
from texts.names import headed, link, shortened

HEADINGS: Mapping[str, str] = {"work": "分工", "bring": "谁带什么"}  # of what there is to do, and to bring
SO_MANY: Mapping[str, str] = {"work": "{name} {count} 人", "bring": "{name} {count}"}
REASONS: Mapping[str, str] = {"rain": "下雨", "few": "报名的人太少", "later": "改到以后再办"}
QUESTIONS: Mapping[Field, str] = {
    "title": "活动叫什么？直接回我就行，比如「邻居节」。",
    "time": "什么时候？直接回我就行，比如「11月28日周六上午9点到11点半」。",
    "hour": "几点开始？比如「上午9点到11点半」。一整天的话点「全天」。",
    "place": "在哪里？比如「花街广场」，也可以发一个位置。",
    "details": "想写些什么？会换掉原来的说明。也可以发一张海报。",
    "leads": "提前多久提醒大家？比如「前一天晚上、提前2小时」。不要提醒就回「不用提醒」。",
    "seats": "最多多少人？比如「30人」。没有限制就回「不限」。",
    "duties": "要哪些人手？比如「茶水 2 人，搬桌子 4 人」。不需要就回「不用」。",
    "programme": "节目怎么排？比如「9点 开场 老张，9点半 义诊 王阿姨」，名字写在最后，快到的时候我提醒那位邻居。",
    "bring": "要大家带什么？比如「小板凳 10 个，热水壶 3 个」。邻居在群里说有，我就去问能不能带来。",
    "reason": "为什么取消？直接回我就行，我去告诉报了名的邻居。",
}
UNREAD: Mapping[Field, str] = {
    "title": "名字没看懂。",
    "time": "时间我没看懂。",
    "hour": "钟点我没看懂。",
    "place": "地点没看懂。",
    "details": "内容没看懂。",
    "leads": "这句我没看懂。",
    "seats": "人数我没看懂。",
    "duties": "人手我没看懂，每一项后面写上人数。",
    "programme": "节目没看懂，每一项前面写上几点，不早于活动开始。",
    "bring": "东西没看懂，每一样后面写上几个。",
    "reason": "原因没看懂。",
}
WRONG: Mapping[str, str] = {
    "skips": "您说有几次要停，我还不会自己停：到那一次之前点一下「这次不办」，别的照常。",
    "no-such-date": "没有这一天，再看看日历？",
    "no-such-time": "没有这个钟点，再看看？",
    "past": "这个时间已经过去了。",
    "late": "最早可以提前 60 天提醒，最多提醒 5 次。",
}


def reason(choice: str) -> str:
    """A reason for which an event is cancelled, of those on the buttons."""
    return t(REASONS[choice])


def preview(event: Event, group: str, lacking: Field | None, *, others: bool, problem: str | None = None) -> Message:
    """Everything in full, for the organizer only. `lacking`: what is asked for first. `others`: there are more groups
    of theirs. `problem`: what was wrong with the time they said."""
    lines = [
        t("发布以前请您看一眼，会发到「{group}」：", group=escape(shortened(group, 32))),
        "",
        *what(event),
        "",
        *_settings(event),
    ]
    if problem is not None:
        lines += ["", t(WRONG[problem])]
    if lacking is not None:
        lines += ["", t(QUESTIONS[lacking])]
    return Message(html="\n".join(lines), buttons=_preview_buttons(event, lacking, others=others))


def _settings(event: Event) -> list[str]:
    lines = [t("提醒：{leads}", leads=leads(event.leads))]
    if event.seats is not None:
        lines.append(t("名额：{seats} 个", seats=event.seats))
    if event.duties:
        for kind, heading in HEADINGS.items():
            said = t("，").join(
                t(SO_MANY[kind], name=escape(duty.name), count=duty.slots) for duty in event.duties if duty.kind == kind
            )
            lines += [t("{heading}：{said}", heading=t(heading), said=said)] if said else []
    if event.photo:
        lines.append(t("海报：有"))
    if event.location:
        lines.append(t("位置：有"))
    return lines


def leads(ahead: Sequence[Lead]) -> str:
    """「前一天晚上7点、提前1小时」."""
    return t("、").join(_lead(lead) for lead in ahead) or t("不提醒")


def _lead(lead: Lead) -> str:
    if lead.evening:
        days = max(1, lead.ahead.days)
        return t("前一天晚上7点") if days == 1 else t("提前{days}天的晚上7点", days=days)
    if lead.ahead % timedelta(days=1) == timedelta():
        return t("提前{days}天", days=lead.ahead.days)
    if lead.ahead % timedelta(hours=1) == timedelta():
        return t("提前{ahead}小时", ahead=lead.ahead // timedelta(hours=1))
    return t("提前{ahead}分钟", ahead=lead.ahead // timedelta(minutes=1))


def _button(event: Event, label: str, choice: str) -> Button:
    return Button(label=label, data=f"event:{event.id}:{choice}")


def _preview_buttons(event: Event, lacking: Field | None, *, others: bool) -> tuple[tuple[Button, ...], ...]:
    rows: list[tuple[Button, ...]] = []
    if lacking in event.steps:
        rows.append((_button(event, t("跳过"), "skip"),))
    if lacking is None or lacking in event.steps:
        rows.append((_button(event, t("发布"), "publish"),))
    elif lacking == "hour":
        rows.append((_button(event, headed(t("全天")), "allday"),))
    elif lacking == "place":
        rows.append((_button(event, t("不写地点"), "noplace"),))
    rows += _changes(event)
    if others:
        rows.append((_button(event, t("换一个群"), "group"),))
    return (*rows, (_button(event, t("取消"), "drop"),))


def _changes(event: Event) -> list[tuple[Button, ...]]:
    return [
        (
            _button(event, t("改时间"), "time"),
            _button(event, t("改地点"), "place"),
            _button(event, t("改内容"), "details"),
        ),
        (
            _button(event, t("提醒"), "leads"),
            _button(event, t("名额"), "seats"),
            _button(event, t("分工"), "duties"),
            _button(event, t("改名"), "title"),
        ),
        *([(_button(event, t("节目"), "programme"), _button(event, t("谁带什么"), "bring"))] if event.kit else []),
    ]


def panel(event: Event, occurrence: Occurrence) -> Message:
    """For the organizers of a published event: what they can do about it."""
    rows = _changes(event)
    if event.rrule is not None:
        rows.append(
            (
                Button(label=t("只改这次时间"), data=f"occasion:{occurrence.id}:time"),
                Button(label=t("这次不办"), data=f"occasion:{occurrence.id}:skip"),
            )
        )
    rows.append(
        (
            Button(label=t("名单"), data=f"occasion:{occurrence.id}:list"),
            _button(event, t("取消活动"), "cancel"),
        )
    )
    return Message(
        html="\n".join([t("活动已经发布，想改什么点一下："), "", *what(event, occurrence), "", *_settings(event)]),
        buttons=tuple(rows),
    )


def question(event: Event, field: Field, *, unread: bool = False, problem: str | None = None) -> Message:
    """What an organizer is asked about an event; `unread`: their answer was not understood."""
    renamed = field == "title" and event.title and not unread and not problem
    asked = t("改叫什么？直接回我就行。") if renamed else t(QUESTIONS[field])
    why = t(WRONG[problem]) if problem else t(UNREAD[field]) if unread else ""
    words = f"{why}{asked}" if why else t("「{title}」{question}", title=title(event), question=asked)
    rows: tuple[tuple[Button, ...], ...] = ()
    if field == "reason":
        rows = (tuple(_button(event, t(label), choice) for choice, label in REASONS.items()),)
    return Message(html=words, buttons=(*rows, (_button(event, t("算了"), "never"),)))


def how() -> Message:
    """/event with nothing after it."""
    return Message(
        html=(
            t(
                "想办活动，一句话告诉我时间、地点和内容就行，比如：\n"
                "/event 11月28日周六上午9点到11点半 花街广场 邻居节，有义诊和茶叶蛋，自带小板凳\n"
                "发布前我会先给您看一眼，不会直接发出去。"
            )
        )
    )


def no_group() -> Message:
    return Message(html=t("我还没有在您的小区群里见过您。请在小区群里发 /event，或者先把我拉进群。"))


def look_privately(bot: str | None, *, asked: bool) -> Message:
    """In the group, to an organizer who has not pressed Start. `asked`: they typed /event; else it only read so."""
    words = (
        t("我记下了。点下面的按钮，我私下给您看一眼，您点「发布」才会发出去。")
        if asked
        else t("看着像一个活动。要我做一张报名的卡片，到时候提醒大家吗？点下面的按钮，我私下给您看。")
    )
    row = (Button(label=t("私下看一眼"), url=f"https://t.me/{bot}?start=events"),)
    return Message(html=words, buttons=(row,) if bot else ())


def seen_one(words: str) -> Message:
    """Privately, before the preview of what an organizer only said in the group."""
    return Message(html=t("您在群里说的这句看着像一个活动，发布吗？\n「{words}」", words=escape(shortened(words, 120))))


def dropped(event: Event) -> Message:
    return Message(html=t("好的，「{title}」不发了。", title=title(event)))


def never_mind() -> str:
    """Answer to 「算了」."""
    return t("好的，不改了。")


def waiting(event: Event) -> Message:
    """To a resident who proposed an event."""
    return Message(html=t("「{title}」我发到群里请组织者看了，同意了就正式发布。", title=title(event)))


def proposal(event: Event) -> Message:
    """In the group, for the organizers to approve."""
    who = link(event.organizer) if event.organizer else ""
    said = t("{who} 想办一个活动，请组织者看一眼：", who=who) if who else t("有邻居想办一个活动，请组织者看一眼：")
    return Message(
        html="\n".join([said, "", *what(event)]),
        buttons=((_button(event, t("同意发布"), "approve"), _button(event, t("先不办"), "reject")),),
    )


def approved(event: Event) -> Message:
    return Message(html=t("好消息，组织者同意了，「{title}」已经发布。", title=title(event)))


def rejected(event: Event) -> Message:
    return Message(html=t("组织者说「{title}」这次先不办，还是谢谢您的好主意！", title=title(event)))


def lapsed(event: Event) -> Message:
    """To whoever proposed it: no organizer decided in time."""
    return Message(
        html=t("「{title}」一直没等到组织者同意，这次先不办了。想再办，换个时间再发一次 /event。", title=title(event))
    )


def put_off(event: Event) -> Message:
    """What becomes of a proposal that was not approved."""
    return Message(html=t("「{title}」先不办。", title=title(event)))


def published() -> str:
    """Answer to 「发布」 (plain)."""
    return t("发布好了，到时候我提醒大家。")


def done() -> str:
    return t("好了。")
