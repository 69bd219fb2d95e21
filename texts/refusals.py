"""Saying no, kindly and with the reason. Every refusal of `community` has words here; a test proves it."""

from collections.abc import Mapping

from community import errors
from texts.languages import t
from texts.names import LONGEST_NAME, shortened

WORDS: Mapping[type[errors.Refusal], str] = {
    errors.NoSuchPost: "这件事我已经找不到了。",
    errors.PostOver: "这件事已经有结果了，谢谢您！",
    errors.OwnPost: "这是您自己发的，等邻居来就好。",
    errors.NotYourPost: "这个要发消息的邻居自己来点。",
    errors.AlreadyClaimed: "这件事已经记着您了，点对方的名字就能私聊。",
    errors.AlreadyQueued: "您已经在排队了，第 {place} 位，轮到您我马上说。",
    errors.BackAndForth: "这件事来回改了几次了，先歇一歇，过一个钟头再来吧。",
    errors.TooLate: "过了一个钟头，收不回来了。还需要的话，在群里再发一条就行。",
    errors.CameBack: "东西已经还过了，这件事就算办好了。还需要的话，在群里再发一条就行。",
    errors.PostedAgain: "同样的您又发了一条，还开着呢，看那条就行。",
    errors.NotClaimed: "这件事现在没有记着您，不用点了。",
    errors.NotMember: "您不在这个群里，先进群再点就行。",
    errors.NotTheOwner: "特点没对上，这件东西先不能再认了。真是您的，可以直接找捡到的邻居说。",
    errors.NothingAsked: "这件事不用再回我了，谢谢您！",
    errors.NoSuchLoan: "这件东西已经还了，谢谢您！",
    errors.NotYourLoan: "这个要借东西的两位邻居自己来点。",
    errors.NobodyWaits: "这位邻居那边已经有结果了，不用再点了。",
    errors.NothingKept: "我这里没有记着跟您有关的东西。",
    errors.NoSuchEvent: "这个活动我已经找不到了，发 /events 看看最近的。",
    errors.EventOver: "这个活动已经结束，或者取消了。",
    errors.EventPublished: "这个活动已经发布了，想改的点群里那张卡片上的「管理」。",
    errors.EventProposed: "这个活动还在等组织者看，先不能改。",
    errors.EventLacks: "还差一点没说清楚，先补上再发布。",
    errors.NotOrganizer: "这个要请群管理员来。",
    errors.TooManyProposals: "您之前提的活动，组织者还没看，等看过再提吧。",
    errors.NoSuchChoice: "这个选不了，发 /settings 再看一次。",
    errors.AlreadyNoted: "您已经报过名了，有结果我告诉您。",
    errors.GivenAlready: "已经有邻居要了，这次改不了啦。",
    errors.NoSuchZone: "没有这个时区。名字像 Asia/Shanghai、Europe/Berlin 这样。",
    errors.AlreadyComing: "您已经报名了，到时候见！",
    errors.AlreadyWaiting: "您在候补里排第 {place} 位，有空位我马上说。",
    errors.NoSeats: "名额不够了，还是您原来报的人数。",
    errors.NotComing: "先点「参加」，再加家人。",
    errors.DutyTaken: "这一项已经够了，谢谢您！",
    errors.NoSuchChain: "这个接龙我已经找不到了，在群里发 /chain 看看正在接的。",
    errors.ChainOver: "这个接龙已经不收了，有事跟团长说一声。",
    errors.ChainFull: "不够了，只剩 {left} 份。",
    errors.NotInChain: "您不在名单里，先点「＋1」。",
    errors.NotYourChain: "这个要团长或者群管理员来点。",
    errors.NotYourLine: "{name} 那一行不是您记的，请记的那位邻居来改。",
    errors.TooMuch: "一次最多记 {most} 份，多的请找团长。",
    errors.DeadlinePast: "截止的时间已经过了，换个时间再发一次吧。",
    errors.NoSuchAlias: "这个说法我没记着，发 /word 看看记着哪些。",
    errors.TooManyAliases: "这个群教我的说法太多了，最多 {most} 个，先发 /word 去掉几个。",
    errors.NoSuchFeed: "这个日历地址已经停用了，再发一次 /calendar 就有新的。",
    errors.NoSuchAnnouncement: "这条通知我已经找不到了，发 /scheduled 看看排着的。",
    errors.AnnouncementOver: "这条通知已经发过或者删掉了。",
    errors.TooManyAnnouncements: "这个群排着的通知太多了，最多 {most} 条，先用 /scheduled 删几条。",
    errors.TooManyHeads: "一位邻居最多报 {most} 个人，再多的请他们自己报名。",
}


def explain(refusal: errors.Refusal) -> str:
    """Why not, in one plain sentence (no markup): fits a tap's answer and a private message."""
    if isinstance(refusal, errors.ChainFull) and refusal.left == "0":
        return t("已经满了，加不了了。")
    facts = {
        what: shortened(said, LONGEST_NAME) if isinstance(said, str) else said for what, said in vars(refusal).items()
    }
    return t(WORDS[type(refusal)], **facts)
