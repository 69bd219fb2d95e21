"""Posts that end and are taken back, and all that an end touches."""

from typing import Any

from tests.databases import rows
from tests.neighbourhood import Neighbourhood
from tests.stories.before import DRIVES, WANTS

# All that the end of a post touches. What it does besides is only said: to those who had promised or waited, in thanks.
STATE = {
    "posts": "SELECT id, state, taken, promised, wants, gives, gone, shares FROM posts ORDER BY id",
    "claims": "SELECT id, person_id, quantity, state, about, place FROM claims WHERE state <> 'let_go' ORDER BY id",
    "due": "SELECT kind, ref, due_at FROM alarms WHERE kind <> 'lately' ORDER BY kind, ref",
    "known for": "SELECT group_id, thing, person_id, how, post_id FROM traces ORDER BY thing, person_id, how, post_id",
    "since": "SELECT thing, person_id, how, at FROM traces WHERE post_id = 0 ORDER BY thing, person_id, how",
    "loans": "SELECT * FROM loans",
    "thanks": "SELECT * FROM thanks",
    "bonds": "SELECT claim_id, bond FROM bonds ORDER BY claim_id",
    "questions": "SELECT post_id, person_id, state FROM pings ORDER BY post_id, person_id",
    "givings": "SELECT post_id, way, decided_at FROM givings",
    "proofs": "SELECT claim_id, state FROM proofs",
    "swaps": "SELECT id, state FROM swaps",
    "ends": "SELECT post_id FROM ends",
}


async def state(database: str) -> dict[str, Any]:
    return {what: await rows(database, sql) for what, sql in STATE.items()}


async def need(home: Neighbourhood) -> int:
    """刘叔 is asked as one who has lent it, 小李 has promised it, 陈姐 waits."""
    post = await home.says("王阿姨", "谁有电钻借一下")
    await home.taps("小李", "我来帮")
    await home.replies("陈姐", post, "我也有")
    return post


async def seat(home: Neighbourhood) -> int:
    """王阿姨 looks for a lift and goes with 陈姐: two posts, one promise. → the ride"""
    await home.says("王阿姨", WANTS)
    ride = await home.says("陈姐", DRIVES)
    await home.taps("王阿姨", "我要搭车", where="王阿姨")
    return ride


async def says_so(home: Neighbourhood, who: str, post: int, words: str = "点错了") -> None:
    await home.replies(who, post, words)
