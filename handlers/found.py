"""Lost and found: what is remembered of a post, and the finder's question, the owner's answer, the finder's word."""

from dataclasses import replace

from community import claims as promises
from community import found as rules
from community.claims import Claim
from community.errors import NothingAsked
from community.found import Proof
from community.posts import Post
from handlers import claims, introductions, proofs
from handlers.buttons import Tap
from handlers.turn import Turn
from nlp.answers import replies
from texts import found as say
from texts.messages import Message

LONGEST = 200  # characters of a question or an answer


async def said(turn: Turn) -> bool:
    """A private word that is a question, an answer or a verdict. False where none is waited for."""
    proof = await _waiting(turn)
    if proof is None:
        return False
    words = " ".join(turn.heard.text.split())[:LONGEST]
    post, claim, _ = await rules.live(turn.books, proof.claim, turn.who.id)
    if proof.state == "asking":
        await _ask(turn, post, claim, proof, words)
        turn.say(Message(html=say.passed_on()))
    elif proof.state == "answering":
        await turn.books.proofs.put(replace(proof, state="judging", answer=words, at=turn.now))
        finder = rules.finder(post, claim)
        verdict = say.ask_verdict(post, claim, proof.question, words)
        turn.tell(finder.id, verdict, ref=proofs.ref(claim.id, finder.id))
        turn.say(Message(html=say.answered()))
    else:
        right = replies.verdict(turn.heard.text)
        if right is None:
            return False
        await _judge(turn, post, claim, proof, right=right)
    return True


async def _waiting(turn: Turn) -> Proof | None:
    """The one replied to; else the newest, unless the word may as well answer another question of ours."""
    waiting = await turn.books.proofs.waiting_for(turn.who.id)
    if not waiting:
        return None
    quoted = turn.heard.quoted
    if quoted is not None:
        ref = await turn.books.sent.ref(turn.where.id, quoted.message_id)
        if ref is not None:
            return next((one for one in waiting if proofs.ref(one.claim, turn.who.id) == ref), None)
    if replies.answer(turn.heard.text) is not None and await turn.books.pings.waiting_for(turn.who.id):
        return None
    return waiting[0]


async def tapped(turn: Turn, tap: Tap) -> None:
    """「就这么问」, 「对得上」, 「对不上」: the finder's alone."""
    post, claim, proof = await rules.live(turn.books, tap.id, turn.who.id)
    if turn.who.id != rules.finder(post, claim).id or proof.state not in ("asking", "answering", "judging"):
        raise NothingAsked
    if tap.choice == "ours" and proof.state == "asking":
        await _ask(turn, post, claim, proof, say.ours())
        turn.answer(say.passed_on())
    elif tap.choice in ("right", "wrong"):
        await _judge(turn, post, claim, proof, right=tap.choice == "right")
    else:
        raise NothingAsked


async def _ask(turn: Turn, post: Post, claim: Claim, proof: Proof, question: str) -> None:
    await turn.books.proofs.put(replace(proof, state="answering", question=question, at=turn.now))
    finder, owner = rules.finder(post, claim), rules.owner(post, claim)
    proofs.settle(turn, post, claim, finder.id, Message(html=say.passed_on()))
    turn.tell(owner.id, say.ask_owner(post, claim, question), ref=proofs.ref(claim.id, owner.id))


async def _judge(turn: Turn, post: Post, claim: Claim, proof: Proof, *, right: bool) -> None:
    """It is theirs: both hear how to meet. It is not: the next who says so, or neighbours are asked on."""
    await turn.books.proofs.put(replace(proof, state="right" if right else "wrong", at=turn.now))
    said_so = say.right() if right else say.wrong()
    turn.answer(said_so)
    proofs.settle(turn, post, claim, rules.finder(post, claim).id, Message(html=said_so))
    if right:
        await introductions.introduce(turn, post, claim)
        return
    owner = rules.owner(post, claim).id
    moved = await promises.move_on(turn.books, claim, turn.now)
    if await turn.reaches(owner):
        turn.tell(owner, say.not_yours(post, claim, owner))
    await claims.moved_up(turn, moved)
