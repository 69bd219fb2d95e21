"""Sign-up chains (接龙): the card with the list, what each neighbour hears about their line, and the final list."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import time
from html import escape

from community import chains as rules
from community.chains import Chain, Entry, Signed
from community.members import Person
from texts.dates import day, moment
from texts.languages import t
from texts.messages import Button, Message
from texts.names import LONGEST_NAME, link, name, number, quoted, shortened

ROOM = 2800  # characters of lines on a card, of Telegram's 4096 for all
PAGE = 3500  # characters of a page of the whole list
MENTIONS = 40  # in one message
WHICH = 8  # chains among which somebody is asked to choose
TICKS = 12  # buttons to tick off at once
END_OF_DAY = time(23, 59)
RISKY = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet takes a cell that begins so for a formula
UNIT = "份"
NAMELESS = "接龙"


def title(chain: Chain) -> str:
    """「丹东草莓」, escaped."""
    return escape(shortened(chain.title or t(NAMELESS), 40))


def amount(quantity: float, chain: Chain) -> str:
    """「2箱」, escaped."""
    return f"{number(quantity)}{escape(chain.unit or t(UNIT))}"


def money(quantity: float, chain: Chain) -> str:
    """「，204元」; nothing where no price is known."""
    return "" if chain.price is None else t("，{round}元", round=f"{round(quantity * chain.price, 2):.12g}")


def deadline(chain: Chain) -> str:
    """「11月27日 周五」, with the hour where one was said."""
    if chain.closes is None:
        return ""
    return day(chain.closes) if chain.closes.time() == END_OF_DAY else moment(chain.closes)


def _about(chain: Chain) -> str:
    facts = []
    if chain.price is not None:
        facts.append(t("{price}元/{unit}", price=f"{chain.price:.12g}", unit=escape(chain.unit or t(UNIT))))
    if chain.closes is not None:
        facts.append(t("{deadline}截止", deadline=deadline(chain)))
    if chain.least is not None:
        facts.append(t("满{amount}成团", amount=amount(chain.least, chain)))
    if chain.most is not None:
        facts.append(t("最多{amount}", amount=amount(chain.most, chain)))
    return " · ".join(facts)


def _line(place: int, entry: Entry, chain: Chain) -> str:
    note = t("（{note}）", note=escape(shortened(entry.note, 40))) if entry.note else ""
    tick = " ✅" if entry.collected_at is not None else ""
    return f"{place}. {escape(shortened(entry.shown, LONGEST_NAME))} {amount(entry.quantity, chain)}{note}{tick}"


def _lines(chain: Chain, entries: Sequence[Entry]) -> list[str]:
    return [_line(place, entry, chain) for place, entry in enumerate(rules.lines(entries), 1)]


def _sum(chain: Chain, entries: Sequence[Entry]) -> str:
    if not rules.lines(entries):
        return t("还没有人接。") if chain.state == "open" else t("没有人接。")
    together = rules.total(entries)
    said = t("一共{amount}{money}", amount=amount(together, chain), money=money(together, chain))
    if chain.state == "open" and chain.least is not None and together < chain.least:
        said += t("，还差{amount}成团", amount=amount(chain.least - together, chain))
    if chain.state == "open" and chain.most is not None:
        left = chain.most - together
        said += t("，还剩{amount}", amount=amount(left, chain)) if left > 0 else t("，已经满了")
    return said + t("。")


def card(chain: Chain, entries: Sequence[Entry]) -> Message:
    """The one message in the group that shows a chain and its list."""
    whose = t("（{name} 发起）", name=name(chain.organizer)) if chain.organizer is not None else ""
    about = _about(chain)
    head = [f"🧺 <b>{title(chain)}</b>{whose}", *([about] if about else [])]
    if chain.state == "cancelled":
        return Message(html="\n".join([head[0], t("这次接龙取消了，谢谢大家。")]))
    rows, shown, room = _lines(chain, entries), [], ROOM
    for row in rows:
        room -= len(row)
        if room < 0:
            break
        shown.append(row)
    if len(shown) < len(rows):
        shown.append(t("……还有 {count} 位，点「全部名单」看。", count=len(rows) - len(shown)))
    end = {
        "open": t("点「＋1」就记上，也可以回复「+2」，或者照着往下写一行。"),
        "closed": t("接龙截止了，等团长的消息。"),
        "arrived": t("到货了，拿到的点一下「我拿到了」。"),
        "over": t("这次接龙结束了，谢谢大家。"),
    }.get(chain.state, "")
    return Message(html="\n".join([*head, "", *shown, _sum(chain, entries), end]), buttons=_buttons(chain))


def _button(chain: Chain, label: str, choice: str) -> Button:
    return Button(label=label, data=f"chain:{chain.id}:{choice}")


def _buttons(chain: Chain) -> tuple[tuple[Button, ...], ...]:
    more = (_button(chain, t("全部名单"), "list"), _button(chain, t("团长看这里"), "manage"))
    if chain.state == "open":
        signing = (
            _button(chain, t("＋1"), "more"),
            _button(chain, t("－1"), "less"),
            _button(chain, t("不要了"), "out"),
        )
        return (signing, (_button(chain, t("再想想"), "maybe"), *more))
    if chain.state == "arrived":
        return ((_button(chain, t("我拿到了"), "mine"), *more),)
    return (more,) if chain.state == "closed" else ()


def signed(done: Signed, chain: Chain) -> str:
    """To whoever put themselves on the list, or changed a line of theirs; plain words for a tap's answer."""
    called = shortened(chain.title or t(NAMELESS), 20)
    if done.now == 0 and done.name:
        return t("好的，「{title}」不记 {name} 了。", title=called, name=shortened(done.name, LONGEST_NAME))
    if done.now == 0:
        return t("好的，「{title}」不记您了。", title=called)
    facts = {"number": number(done.now), "unit": chain.unit or t(UNIT), "money": money(done.now, chain)}
    if done.name:
        who = shortened(done.name, LONGEST_NAME)
        return t("给 {name} 记下了：{title} {number}{unit}{money}。", name=who, title=called, **facts)
    return t("记下了：{title} {number}{unit}{money}。", title=called, **facts)


def signed_in_words(done: Sequence[Signed], chain: Chain) -> Message:
    """The same privately, to whoever typed 「+2」, or 「+2，替张奶奶也要1箱」."""
    own = any(one.now and not one.name for one in done)
    return Message(html="\n".join(escape(signed(one, chain)) for one in done), buttons=_own_line(chain) if own else ())


def _own_line(chain: Chain) -> tuple[tuple[Button, ...], ...]:
    """What can be done about one's own line."""
    return ((_button(chain, t("＋1"), "more"), _button(chain, t("－1"), "less"), _button(chain, t("不要了"), "out")),)


def _shares(chain: Chain, mine: Sequence[Entry], who: Person) -> str:
    """「2箱、张奶奶 1箱」: somebody's own line, and those that they typed for others."""
    said = []
    for entry in mine:
        whose = f"{escape(shortened(entry.name, LONGEST_NAME))} " if entry.name and entry.person.id == who.id else ""
        said.append(whose + amount(entry.quantity, chain))
    return t("、").join(said)


def unclear(chain: Chain, mine: Sequence[Entry], who: Person) -> Message:
    """Privately, to somebody on the list who said something about their line that is not certain: nothing changed."""
    return Message(
        html=t(
            "刚才那句是说「{title}」吗？您现在记的是 {shares}，我先没动。要改可以点下面，也可以回复接龙那条，"
            "比如「改成1{unit}」「不要了」。",
            title=title(chain),
            shares=_shares(chain, mine, who),
            unit=escape(chain.unit or t(UNIT)),
        ),
        buttons=_own_line(chain),
    )


def which(found: Sequence[Chain], *, leaves: bool) -> Message:
    """「我退出」, of somebody who is on several lists."""
    choice = "out" if leaves else "line"
    rows = tuple((_button(chain, shortened(chain.title or t(NAMELESS), 24), choice),) for chain in found[:WHICH])
    words = t("哪一个接龙不要了？点一下就行。") if leaves else t("您说的是哪一个接龙？点一下就行。")
    return Message(html=words, buttons=rows)


def as_it_stands(chain: Chain, mine: Sequence[Entry], who: Person) -> Message:
    """Their line, where they have said which chain they meant."""
    if not mine:
        return Message(html=t("「{title}」里没有您记的。", title=title(chain)))
    return Message(
        html=t(
            "「{title}」里您现在记的是 {shares}。要改就点下面，或者直接回复这条，比如「改成1{unit}」「不要了」。",
            title=title(chain),
            shares=_shares(chain, mine, who),
            unit=escape(chain.unit or t(UNIT)),
        ),
        buttons=_own_line(chain),
    )


def wanted(chain: Chain) -> Message:
    """Privately, to somebody not on the list who said 「加我一个」, which may be about something else."""
    return Message(
        html=t("刚才那句是要「{title}」吗？要的话点一下，我就记上。", title=title(chain)),
        buttons=((_button(chain, t("＋1"), "more"),),),
    )


def too_late(chain: Chain, mine: Sequence[Entry], who: Person) -> Message:
    """Privately, to somebody who wants to change something after the deadline."""
    lead_ = link(chain.organizer) if chain.organizer is not None else t("群管理员")
    if not mine:
        return Message(
            html=t("「{title}」已经截止了。您要是还想要，跟 {lead} 说一声。", title=title(chain), lead=lead_)
        )
    return Message(
        html=t(
            "「{title}」已经截止了，您的 {shares} 还在名单上。要改要退，跟 {lead} 说一声。",
            title=title(chain),
            shares=_shares(chain, mine, who),
            lead=lead_,
        )
    )


def price_changed(chain: Chain, mine: Sequence[Entry]) -> Message:
    """To everybody on the list: it costs more or less now."""
    quantity = sum(entry.quantity for entry in mine)
    return Message(
        html=t(
            "「{title}」的价钱改成 {price}元/{unit} 了。您记的是 {amount}{money}。不要了就点一下。",
            title=title(chain),
            price=f"{chain.price or 0:.12g}",
            unit=escape(chain.unit or t(UNIT)),
            amount=amount(quantity, chain),
            money=money(quantity, chain),
        ),
        buttons=_own_line(chain),
    )


def lead_gone(chain: Chain) -> Message:
    """In the group: whoever started it has left."""
    return Message(
        html=t("「{title}」的团长不在群里了。名单还在，组织者点「团长看这里」就能接着办。", title=title(chain)),
        buttons=((_button(chain, t("团长看这里"), "manage"),),),
    )


def missing(chain: Chain, mine: Sequence[Entry]) -> Message:
    """Privately, to whoever sent the list again without a line of theirs."""
    typed = [entry for entry in mine if entry.name]
    if typed:
        names = t("、").join(escape(shortened(entry.name, LONGEST_NAME)) for entry in typed[:10])
        return Message(
            html=t(
                "您发的「{title}」名单里没有 {names} 了，我先没动。要是不要了，回复接龙那条说「{name}不要了」就行。",
                title=title(chain),
                names=names,
                name=escape(shortened(typed[0].name, LONGEST_NAME)),
            )
        )
    return Message(
        html=t(
            "您发的「{title}」名单里没有您自己了，我先没动，您记的还是 {amount}。不要了就点一下。",
            title=title(chain),
            amount=amount(mine[0].quantity, chain),
        ),
        buttons=_own_line(chain),
    )


def thinking() -> str:
    """Answer to 「再想想」."""
    return t("好的，快截止的时候我提醒您。")


def left_out(chain: Chain, names: Sequence[str]) -> Message:
    """To whoever typed a list that is longer than what there is."""
    who = t("、").join(escape(shortened(one, LONGEST_NAME)) for one in names[:10])
    return Message(html=t("「{title}」不够了，这几位没记上：{who}。", title=title(chain), who=who))


def soon(chain: Chain, entries: Sequence[Entry]) -> Message:
    """In the group, some hours before it closes."""
    return Message(
        html=t(
            "「{title}」{deadline}截止，要的邻居抓紧。{sum}",
            title=title(chain),
            deadline=deadline(chain),
            sum=_sum(chain, entries),
        )
    )


def soon_for_you(chain: Chain) -> Message:
    """Privately, to those who wanted to think about it."""
    return Message(
        html=t("您说再想想的「{title}」，{deadline}就截止了，要吗？", title=title(chain), deadline=deadline(chain)),
        buttons=((_button(chain, t("＋1"), "more"), _button(chain, t("不要了"), "out")),),
    )


def final(chain: Chain, entries: Sequence[Entry]) -> list[Message]:
    """The list when it closed, as one message or several."""
    if not rules.lines(entries):
        return [Message(html=t("「{title}」截止了，没有人接。", title=title(chain)))]
    if rules.failed(chain, entries):
        least = amount(chain.least or 0, chain)
        first = t("「{title}」截止了，还没到{least}，成不成等团长说一声。", title=title(chain), least=least)
    else:
        first = t("「{title}」截止了，谢谢大家！名单：", title=title(chain))
    return pages(chain, entries, first)


def whole_list(chain: Chain, entries: Sequence[Entry]) -> list[Message]:
    """「全部名单」."""
    if not rules.lines(entries):
        return [Message(html=t("「{title}」还没有人接。", title=title(chain)))]
    return pages(chain, entries, f"<b>{title(chain)}</b>")


def pages(chain: Chain, entries: Sequence[Entry], first: str) -> list[Message]:
    """Under a first line, all lines and the sum, on as many pages as it takes."""
    found, page = [], [first]
    for row in [*_lines(chain, entries), _sum(chain, entries)]:
        if sum(map(len, page)) + len(row) > PAGE:
            found.append(page)
            page = []
        page.append(row)
    return [Message(html="\n".join(rows)) for rows in [*found, page]]


def table(chain: Chain, entries: Sequence[Entry]) -> str:
    """The list as CSV, for a spreadsheet: UTF-8 with a mark, so that old ones read it right too."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([t("序号"), t("名字"), t("数量"), t("单位"), t("金额"), t("备注"), t("已取")])
    for place, entry in enumerate(rules.lines(entries), 1):
        owed = "" if chain.price is None else f"{round(entry.quantity * chain.price, 2):.12g}"
        fetched = t("是") if entry.collected_at is not None else ""
        row = [
            _cell(entry.shown),
            f"{entry.quantity:g}",
            _cell(chain.unit or t(UNIT)),
            owed,
            _cell(entry.note),
            fetched,
        ]
        writer.writerow([str(place), *row])
    return "\ufeff" + out.getvalue()


def _cell(text: str) -> str:
    """Words stay words: 「=1+1」 is a name, no formula."""
    return f"'{text}" if text.startswith(RISKY) else text


def file_caption(chain: Chain) -> Message:
    return Message(html=t("「{title}」的名单，可以用表格打开。", title=title(chain)))


def lead(chain: Chain, entries: Sequence[Entry]) -> Message:
    """To the organizer privately: how it stands, and what they can do."""
    count = len(rules.lines(entries))
    stands = (
        t("「{title}」：{count} 位接了，{sum}", title=title(chain), count=count, sum=_sum(chain, entries))
        if count
        else t("「{title}」：{sum}", title=title(chain), sum=_sum(chain, entries))
    )
    table_ = _button(chain, t("名单文件"), "csv")
    if chain.state == "open":
        until = t("{deadline}截止。", deadline=deadline(chain)) if chain.closes is not None else ""
        hint = t("想改价钱、数量或者截止时间，直接改原来那条消息就行。")
        return Message(
            html="\n".join([stands, until + hint]),
            buttons=(
                (_button(chain, t("现在截止"), "close"), _button(chain, t("再收一天"), "extend")),
                (table_, _button(chain, t("取消接龙"), "cancel")),
            ),
        )
    if chain.state == "closed":
        goods = chain.price is not None or bool(chain.unit)  # 「周六爬山」 is a list of people
        well = t("截止了，东西到了点「到货了」。") if goods else t("接龙截止了。")
        state = t("截止了，还没到成团的数。") if rules.failed(chain, entries) else well
        return Message(
            html="\n".join([stands, state]),
            buttons=(
                (_button(chain, t("到货了"), "arrived"), _button(chain, t("再收一天"), "extend")),
                (table_, _button(chain, t("取消接龙"), "cancel")),
            ),
        )
    if chain.state == "arrived":
        waiting = len(rules.waiting(entries))
        return Message(
            html="\n".join([stands, t("还有 {count} 位没来拿。", count=waiting) if waiting else t("都拿走了。")]),
            buttons=((_button(chain, t("勾一下谁拿了"), "tick"), table_), (_button(chain, t("都拿完了"), "over"),)),
        )
    return Message(html=stands + (t("接龙取消了。") if chain.state == "cancelled" else t("接龙结束了。")))


def sure(chain: Chain) -> Message:
    """Before it is called off."""
    return Message(
        html=t("真的取消「{title}」吗？我会一个个告诉接了的邻居。", title=title(chain)),
        buttons=((_button(chain, t("取消吧"), "cancelled"), _button(chain, t("先不取消"), "manage")),),
    )


def cancelled(chain: Chain) -> Message:
    """To everybody on the list."""
    return Message(html=t("「{title}」这次接龙取消了，抱歉让您白等。", title=title(chain)))


def arrived(chain: Chain, mine: Sequence[Entry], words: str) -> Message:
    """To somebody on the list: it is there. `words`: what the organizer wrote."""
    for_whom = t("、").join(
        amount(entry.quantity, chain)
        + (t("（{name}）", name=escape(shortened(entry.name, LONGEST_NAME))) if entry.name else "")
        for entry in mine
    )
    owed = money(sum(entry.quantity for entry in mine), chain)
    said = f"\n{quoted(words)}" if words else ""
    return Message(
        html=t(
            "「{title}」到货了！您的是 {for_whom}{owed}。{said}",
            title=title(chain),
            for_whom=for_whom,
            owed=owed,
            said=said,
        ),
        buttons=((_button(chain, t("我拿到了"), "mine"),),),
    )


def arrived_here(chain: Chain, entries: Iterable[Entry]) -> list[Message]:
    """In the group, with the names of those who are not told privately."""
    people = list({entry.person.id: entry.person for entry in entries}.values())
    first = t("「{title}」到货了！", title=title(chain))
    if not people:
        return [Message(html=first + t("接了的邻居可以去拿了。"))]
    return [
        Message(html=first + t("、").join(link(person) for person in people[at : at + MENTIONS]) + t(" 可以去拿了。"))
        for at in range(0, len(people), MENTIONS)
    ]


def ticking(chain: Chain, entries: Sequence[Entry]) -> Message:
    """To the organizer: one button for each who has not fetched theirs, the first of them."""
    waiting = rules.waiting(entries)
    done = [entry for entry in rules.lines(entries) if entry.collected_at is not None]
    buttons = [
        (
            Button(
                label=f"{shortened(entry.shown, 16)} {number(entry.quantity)}{chain.unit or t(UNIT)}",
                data=f"tick:{entry.id}",
            ),
        )
        for entry in waiting[:TICKS]
    ]
    if done:
        buttons.append((_button(chain, t("刚才勾错了"), "untick"),))
    said = t("还有 {count} 位没拿，谁拿了就点谁的名字。", count=len(waiting)) if waiting else t("都拿走了。")
    return Message(html=t("「{title}」：{said}", title=title(chain), said=said), buttons=tuple(buttons))


def fetched() -> str:
    return t("好的，记下您拿到了。")


def ticked(entry: Entry) -> str:
    return t("{shown} 拿走了。", shown=shortened(entry.shown, LONGEST_NAME))


def done() -> str:
    return t("好的。")


def is_it(chain: Chain) -> Message:
    """To an organizer who wrote something that may be meant as a chain."""
    about = _about(chain)
    return Message(
        html="\n".join([t("您刚才说的「{title}」，要我来记接龙吗？", title=title(chain)), *([about] if about else [])]),
        buttons=((_button(chain, t("发起接龙"), "publish"), _button(chain, t("不用"), "discard")),),
    )


def how(live: Sequence[Chain]) -> Message:
    """/chain without a word more, in the group."""
    lines = [t("接龙这样发起：<code>/chain 团丹东草莓 68元/箱 满10箱成团 周五截止</code>")]
    if live:
        lines += ["", t("<b>正在接的：</b>"), *(f"· {title(chain)} {_about(chain)}" for chain in live[:20])]
    return Message(html="\n".join(lines))


def yours(live: Sequence[Chain]) -> Message:
    """/chain in private: what one has started oneself."""
    if not live:
        return Message(html=t("接龙在小区群里发起：<code>/chain 团丹东草莓 68元/箱 周五截止</code>"))
    return Message(
        html=t("您发起的接龙，点开看名单、截止、通知到货："),
        buttons=tuple((_button(chain, shortened(chain.title or t(NAMELESS), 24), "manage"),) for chain in live[:20]),
    )
