"""What a post is about, in words: 「想要姜(2块)」. Everything a resident typed is escaped."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Literal

from community.claims import Claim
from community.members import Person
from community.posts import Category, Item, Post, is_search
from nlp.intent import missing, visits
from nlp.writing.script import simplify
from texts.languages import spoken, t
from texts.messages import Button
from texts.names import headed, items, link, name, shortened

MOST_BUTTONS = 12  # things of a list with a button of their own; the others can be named
IN_A_ROW = 3
Sort = Category | Literal["person"]  # somebody small or old who was found is nobody's thing
MOST_LINES = 20  # of who has what
LONGEST_THING = 8  # characters, on a button that shares its row
NEED: Mapping[Category, str] = {
    "item": "想要{}",
    "loan": "想借{}",
    "help": "想请人帮忙「{}」",
    "ride": "想搭车去{}",
    "group_buy": "想找人一起团{}",
    "lost_found": "在找{}",
    "info": "想打听{}",
}
OFFER: Mapping[Sort, str] = {
    "item": "有{}可以给邻居",
    "loan": "有{}可以借",
    "help": "可以帮忙「{}」",
    "ride": "开车去{}，可以捎上邻居",
    "group_buy": "在组团买{}",
    "lost_found": "捡到了{}",
    "info": "可以推荐{}",
    "person": "看到了{}，在等家里人",
}
FOR_SALE = "转让{}"
VISIT = "想去邻居家{}"
SOMETHING: Mapping[Category, str] = {
    "item": "一样东西",
    "loan": "一样东西",
    "help": "一件事",
    "ride": "那边",
    "group_buy": "东西",
    "lost_found": "东西",
    "info": "一件事",
}
DONE: Mapping[Category, str] = {
    "item": "拿到了",
    "loan": "拿到了",
    "help": "办好了",
    "ride": "坐上了",
    "group_buy": "团到了",
    "lost_found": "找到了",
    "info": "打听到了",
}
GIVEN: Mapping[Sort, str] = {
    "item": "送完了",
    "loan": "借出去了",
    "help": "帮上了",
    "ride": "捎上了",
    "group_buy": "团好了",
    "lost_found": "还给失主了",
    "info": "说过了",
    "person": "家里人接走了",
}
SOLD = "转让出去了"
STILL: Mapping[Sort, tuple[str, str]] = {  # of an offer that nobody took up: the question, and yes
    "item": ("还想送出去吗？", "还想送"),
    "loan": ("还愿意借出去吗？", "还愿意借"),
    "help": ("还愿意帮忙吗？", "还愿意"),
    "ride": ("还捎人吗？", "还捎"),
    "group_buy": ("还接着团吗？", "接着团"),
    "lost_found": ("还在等失主吗？", "还在等"),
    "info": ("还挂着吗？", "还挂着"),
    "person": ("还在等家里人吗？", "还在等"),
}
STILL_FOR_SALE = "还在转让吗？", "还在转让"
STILL_NEEDED, STILL_LOST = ("还需要吗？", "还需要"), ("还在找吗？", "还在找")  # the same of a need
STILL_SWAP = "还想换吗？", "还想换"
HANDED_OVER = "已经给了"  # one share of several
ASKED_OF_YOU: Mapping[Sort, str] = {  # to who offers it, after the other's name
    "item": "想要您的{}。",
    "loan": "想借您的{}。",
    "help": "想请您帮忙：{}。",
    "ride": "想搭您的车去{}。",
    "group_buy": "想跟您一起团{}。",
    "lost_found": "来认领您捡到的{}。给之前可以再对一对特点。",
    "info": "想听您说说{}。",
    "person": "说是{}的家里人，这就来接。走之前让本人认一认。",
}
PROMISED_YOU: Mapping[Sort, str] = {  # to who takes it up: the offerer's name, and what
    "item": "{} 的{}给您留着了。",
    "loan": "{} 的{}给您留着了。",
    "help": "{} 可以帮您：{}。",
    "ride": "{} 开车去{}，捎上您。",
    "group_buy": "跟 {} 一起团{}，算上您了。",
    "lost_found": "{} 捡到了{}，等您去认。",
    "info": "{} 可以给您说说{}。",
    "person": "{} 看到了{}，正陪着等您。",
}
TAKEN: Mapping[Sort, str] = {  # on the card of an offer, after the names of those who took it up
    "item": "要了",
    "loan": "要借",
    "help": "要人帮忙",
    "ride": "要搭车",
    "group_buy": "一起团",
    "lost_found": "说是自己的",
    "info": "想听听",
    "person": "说是家里人",
}


THEIR_OWN, YOUR_OWN = "{name} 的「{what}」", "您的「{what}」"  # a post, spoken of, unless the tables say otherwise
THEIRS: Mapping[Sort, str] = {  # a need, to others than its poster
    "ride": "{name} 去{what}的事",
    "group_buy": "{name} 要团的「{what}」",
    "lost_found": "{name} 在找的「{what}」",
    "info": "{name} 想打听的「{what}」",
}
THEIRS_TO_GIVE: Mapping[Sort, str] = {  # and an offer
    "ride": "{name} 去{what}的车",
    "group_buy": "{name} 团的「{what}」",
    "lost_found": "{name} 捡到的「{what}」",
    "info": "{name} 推荐的「{what}」",
    "person": "{name} 看到的「{what}」",
}
YOURS: Mapping[Sort, str] = {  # the same two, to the poster
    "ride": "您去{what}的事",
    "group_buy": "您要团的「{what}」",
    "lost_found": "您在找的「{what}」",
    "info": "您想打听的「{what}」",
}
YOURS_TO_GIVE: Mapping[Sort, str] = {
    "ride": "您去{what}的车",
    "group_buy": "您团的「{what}」",
    "lost_found": "您捡到的「{what}」",
    "info": "您推荐的「{what}」",
    "person": "您看到的「{what}」",
}
HELPED: Mapping[Category, str] = {  # that a need came true, as the helper says it
    "ride": "捎上了",
    "group_buy": "团到了",
    "lost_found": "还回去了",
    "info": "说过了",
}
GOT: Mapping[Sort, str] = {"lost_found": "拿回来了", "person": "接到了"}  # the same of an offer, where DONE says it not


INVITED: Mapping[Sort, str] = {  # to tap the card of an offer
    "loan": "想借的邻居",
    "help": "需要的邻居",
    "ride": "想搭车的邻居",
    "lost_found": "是您丢的就",
    "info": "想打听的邻居",
    "person": "是您家的就",
}
NOT_MET: Mapping[Category, tuple[str, str]] = {  # of a need: their button, and how its poster hears of it
    "lost_found": ("我看错了", "发现看错了"),
    "info": ("我也说不准", "也说不准"),
}
NOT_AFTER_ALL: Mapping[Sort, tuple[str, str]] = {  # who took up an offer does not: in their words, and to its poster
    "help": ("我不用了", "这次不用了"),
    "ride": ("我不搭了", "不搭了"),
    "lost_found": ("不是我的", "说不是自己的"),
    "person": ("不是我家的", "说不是自家的"),
    "info": ("我不用了", "这次不用了"),
}


def as_typed(things: Sequence[Item], post: Post) -> tuple[Item, ...]:
    """Where traditional characters are read, things are named and counted as the neighbour typed them: 电钻 → 電鑽,
    两个 → 兩個."""
    return as_said(things, post.words)


def as_said(things: Sequence[Item], words: str) -> tuple[Item, ...]:
    """The same, where only the words of a post are at hand. A deed is put together from them: 「水龍頭誰會修」 is
    修水龍頭."""
    if spoken() != "zh-Hant":
        return tuple(things)
    plain = simplify(words)
    signs = str.maketrans(dict(zip(plain, words, strict=True)))

    def typed(said: str) -> str:
        at = plain.find(said)
        return said.translate(signs) if at < 0 else words[at : at + len(said)]

    return tuple(replace(thing, name=typed(thing.name), unit=thing.unit and typed(thing.unit)) for thing in things)


def bare(post: Post) -> str:
    """The thing, the deed or the place: 「姜(2块)」, 「机场」."""
    things = as_typed(post.items, post)
    if post.category == "ride":  # its seats are said once, where it is offered
        things = tuple(replace(one, quantity=None) for one in things)
    return items(things) or t(SOMETHING[post.category])


def what(post: Post) -> str:
    """What it is about, to be talked of: 「姜(2块)」, 「去机场」."""
    return t("去{bare}", bare=bare(post)) if post.category == "ride" else bare(post)


def sort(post: Post) -> Sort:
    """What is said of an offer: that of a thing that was found, or of somebody who was."""
    found = post.kind == "offer" and post.category == "lost_found"
    return "person" if found and any(missing.is_person(item.name) for item in post.gives) else post.category


def theirs(post: Post) -> str:
    """The same, to others than its poster: 「王阿姨 的「姜(2块)」」, 「陈姐 去机场的车」, 「小李 捡到的「钥匙」」."""
    words = THEIRS_TO_GIVE if post.kind == "offer" else THEIRS
    said = words.get(sort(post), THEIR_OWN) if _way_or_plain(post) else THEIR_OWN
    return t(said, name=name(post.poster), what=bare(post))


def _way_or_plain(post: Post) -> bool:
    """Whether it can be spoken of by its category: of an exchange, only a ride."""
    return post.kind != "exchange" or post.category == "ride"


def yours(post: Post) -> str:
    """The same, to its poster: 「您的「姜(2块)」」, 「您去机场的车」."""
    words = YOURS_TO_GIVE if post.kind == "offer" else YOURS
    return t(words.get(sort(post), YOUR_OWN) if _way_or_plain(post) else YOUR_OWN, what=bare(post))


def done(post: Post) -> str:
    """That it came true, as the poster says it."""
    if post.kind == "exchange":
        return t("换好了")
    return gone(post) if post.kind == "offer" else t(DONE[post.category])


def handed_over(post: Post) -> str:
    """What the giver taps when one neighbour has their share of several."""
    return gone(post) if post.category == "ride" else t(HANDED_OVER)


def gone(post: Post) -> str:
    """What became of an offer that came true."""
    return t(SOLD if post.sold else GIVEN[sort(post)])


def still(post: Post) -> tuple[str, str]:
    """Whether it still holds, to be asked of the poster; and yes."""
    if post.kind == "offer":
        question, yes = STILL_FOR_SALE if post.sold else STILL[sort(post)]
    else:
        lost = post.category == "lost_found"
        question, yes = STILL_SWAP if post.kind == "exchange" else STILL_LOST if lost else STILL_NEEDED
    return t(question), t(yes)


def done_for_claimer(post: Post) -> str:
    """The same, as the one says it who took it up."""
    if post.kind == "exchange":
        return t("换好了")
    if post.kind == "offer" or post.shared:
        return t(GOT.get(sort(post), DONE[post.category]))
    return t("找到了") if is_search(post) else t(HELPED.get(post.category, "办到了"))


def back_label(post: Post) -> str:
    """How the one who took it up steps back."""
    if post.kind != "offer" and not post.shared:
        return t(NOT_MET.get(post.category, ("我来不了了", ""))[0])
    return t(NOT_AFTER_ALL.get(sort(post), ("我不要了", ""))[0])


def stepped(post: Post) -> str:
    """And how the poster hears of it."""
    if post.kind != "offer" and not post.shared:
        return t(NOT_MET.get(post.category, ("", "这次来不了了"))[1])
    return t(NOT_AFTER_ALL.get(sort(post), ("", "这次不要了"))[1])


def wish(post: Post) -> str:
    """What the poster wants or gives, as a half sentence: 「想要姜(2块)」, 「想用鸡蛋换葱」."""
    if post.kind == "exchange":
        return t(
            "想用{items}换{items2}",
            items=items(as_typed(post.gives, post)) or t("东西"),
            items2=items(as_typed(post.wants, post)) or t("别的"),
        )
    if post.shared:
        count = int(post.wants[0].quantity or 1)
        said = t("想找 {count} 个人拼车去{place}", count=count, place=bare(post))
        return t("替一位邻居问，{said}", said=said) if post.behalf else said
    half = NEED[post.category] if post.kind == "need" else FOR_SALE if post.sold else OFFER[sort(post)]
    if post.category == "help" and not post.items:
        said = t("想请人帮个忙") if post.kind == "need" else t("可以帮个忙")
    else:
        visit = post.kind == "need" and post.category == "help" and {one.name for one in post.items} <= visits.THERE
        said = t(VISIT if visit else half, items(as_typed(post.items, post)) or bare(post))
    return t("替一位邻居问，{said}", said=said) if post.behalf else said


def claim_label(post: Post) -> str:
    """What the button on the card says."""
    if sort(post) == "person":
        return t("是我家的")
    if post.category == "lost_found":
        return t("是我的") if post.kind == "offer" else t("我看到了") if post.urgent else t("我捡到了")
    if post.shared:
        return t("一起拼车")
    if post.category == "ride":
        return t("我要搭车") if post.kind == "offer" else t("我来捎")
    if post.kind == "offer":
        return t("请帮我") if post.category == "help" else t("我想问问") if post.category == "info" else t("我要")
    if post.kind == "need" and post.category in ("info", "group_buy"):
        return t("我知道") if post.category == "info" else t("我也团")
    return t("我来帮") if post.kind == "need" else t("我来换")


def close_label(post: Post) -> str:
    """How the poster ends it: an offer is put away, so that nobody takes the button for a no of theirs."""
    return t("收起来") if post.kind == "offer" else t("不用了")


def invited(post: Post) -> str:
    """Who is to tap the card's button."""
    if post.kind == "offer":
        return t(INVITED.get(sort(post), "想要的邻居"))
    if post.category == "lost_found":
        return t("看到的邻居") if post.urgent else t("捡到的邻居")  # what is urgent is alive
    if post.shared:
        return t("想一起去的邻居")
    if post.kind == "need" and post.category in ("info", "group_buy"):
        return t("知道的邻居") if post.category == "info" else t("想一起团的邻居")
    return t("方便的邻居") if post.kind == "need" else t("想换的邻居")


def promise(post: Post) -> str:
    """What those who took it up say by that: 「小李 来帮忙了」."""
    if post.kind == "offer":
        return t(TAKEN[sort(post)])
    if post.kind == "need" and post.category == "lost_found":
        return t("说看到了") if post.urgent else t("说捡到了")
    if post.shared:
        return t("一起去")
    if post.kind == "need" and post.category in ("info", "group_buy"):
        return t("说知道") if post.category == "info" else t("一起团")
    return t("来帮忙了") if post.kind == "need" else t("来换了")


def portion(post: Post, quantity: int) -> str:
    """What one neighbour gets of it: 「橙子(1箱)」 of 「橙子(3箱)」."""
    things = as_typed(post.items, post)
    if post.category == "ride" and quantity == 1 and len(things) == 1:
        return items((replace(things[0], quantity=None),))  # a lift is one seat, as everybody knows
    if post.shares == 1 or len(things) != 1 or post.many:
        return bare(post)
    return items((replace(things[0], quantity=float(quantity)),))


def amounts(post: Post, claims: Iterable[Claim]) -> dict[Person, str]:
    """How much of what is counted is whose: {小李: "5个"}; nothing where everybody has one."""
    things = as_typed(post.items, post)
    live = [claim for claim in claims if claim.state in ("holding", "done")]
    if post.kind != "offer" or post.listed or len(things) != 1 or all(claim.quantity == 1 for claim in live):
        return {}
    return {claim.person: f"{claim.quantity}{things[0].unit or t('份')}" for claim in live}


def taken_up(post: Post, claim: Claim) -> str:
    """What one neighbour has taken up of it, as a half sentence: 「想借电钻」, 「有橙子(1箱)可以给邻居」."""
    post = post.about(claim.about)
    if post.kind != "offer":
        return wish(post)
    return t(FOR_SALE if post.sold else OFFER[sort(post)], portion(post, claim.quantity))


def whose(post: Post, claims: Iterable[Claim]) -> list[str]:
    """Which things of a list are whose: 「书架、台灯 → 小李」."""
    lines = [
        t("{things} → {link}", things=items(as_typed(post.about(claim.about).items, post)), link=link(claim.person))
        for claim in claims
    ]
    return lines if len(lines) <= MOST_LINES else [*lines[:MOST_LINES], "…"]


def back_data(post: Post, claim: Claim) -> str:
    """What the button says by which they step back: from the post, or of a list from some things."""
    return f"back:{post.id}:{claim.id}" if claim.about else f"back:{post.id}"


def _claim_one(post: Post, thing: str) -> str:
    short = shortened(thing, LONGEST_THING)
    return headed(t("要{thing}", thing=short) if post.kind == "offer" else t("有{thing}", thing=short))


def claim_rows(post: Post) -> tuple[tuple[Button, ...], ...]:
    """The button to take it up; of a list one for each thing. They stay where they are, whoever has what."""
    if len(post.items) < 2 or not post.listed:
        return ((Button(label=claim_label(post), data=f"claim:{post.id}"),),)
    things = [
        Button(label=_claim_one(post, one.name), data=f"claim:{post.id}:{one.number}")
        for one in as_typed(post.items, post)[:MOST_BUTTONS]
    ]
    everything = t("都要") if post.kind == "offer" else t("都有")
    rows = [tuple(things[at : at + IN_A_ROW]) for at in range(0, len(things), IN_A_ROW)]
    return (*rows, (Button(label=everything, data=f"claim:{post.id}"),))
