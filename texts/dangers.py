"""What to do first where something is dangerous: on the card of who asks for help, or said once in the group."""

from collections.abc import Mapping

from community.emergencies import Numbers
from community.posts import Post
from community.reports import Report
from nlp.intent.dangers import Danger
from texts.languages import t
from texts.messages import Message
from texts.names import name, quoted

MOST_OF_A_REPORT = 80  # characters on a card: the floor, and what burns

FIRST: Mapping[Danger, str] = {
    "gas": "⚠️ <b>先开窗，别碰开关，别点火</b>，人先出去；到外面再打 {fire} 或燃气公司。",
    "fire": "🚒 <b>请先打 {fire}</b>，人先离开。",
    "wire": "⚠️ <b>离远一点，别碰</b>，附近的水也别踩；请打供电公司{power}，或者 {fire}。",
    "shock": "⚠️ <b>先拉电闸，别用手碰</b>。有人触电，断了电再救，请打 {ambulance}。",
    "lift": "🛗 <b>里面的人按警铃，等着，别扒门</b>；外面的人找物业，没人应就打 {fire}。",
    "hurt": "🚑 <b>请先打 {ambulance}</b>，再等邻居来。",
    "water": "💧 <b>先关水阀，再叫物业</b>。插座、电器泡了水的，别去碰。",
    "missing": "🚓 <b>请马上打 {police}</b>，邻居们一起找。",
    "met": "🚓 <b>请先陪着，别走远</b>；一时没人来接，打 {police}。",
}


def first(danger: Danger, whom: Numbers) -> str:
    """The line on a card. `whom`: to call, in that place."""
    power = f" {whom.power}" if whom.power else ""
    return t(FIRST[danger], fire=whom.fire, ambulance=whom.ambulance, police=whom.police, power=power)


def told(danger: Danger, whom: Numbers) -> Message:
    """To who says so, in the group or privately."""
    return Message(html=first(danger, whom))


def reported(report: Report) -> str:
    """On the card: what another neighbour says of it."""
    return t("{name} 也说：{quoted}", name=name(report.person), quoted=quoted(report.words, MOST_OF_A_REPORT))


def joined(post: Post, danger: Danger, whom: Numbers) -> Message:
    """To who reports what another has reported a moment ago."""
    said = t("{name} 也在喊人，您说的我写到同一张卡片上了，来帮忙的都看得到。", name=name(post.poster))
    return Message(html=f"{first(danger, whom)}\n{said}")
