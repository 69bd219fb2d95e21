"""Who is there, what they say, and what each update is to the bot: known beforehand, so that it can be checked."""

import asyncio
import random
import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from itertools import product
from typing import Any, Literal

Role = Literal["need", "claim", "question", "chatter", "poisoned", "unreadable", "other"]
Play = Callable[..., Awaitable[dict[str, Any]]]

THINGS = (
    "电钻", "梯子", "卷尺", "打气筒", "螺丝刀", "扳手", "锤子", "手推车", "拖线板", "烤箱",
    "吸尘器", "电饭锅", "行李箱", "帐篷", "折叠桌", "熨斗", "缝纫机", "投影仪", "血压计",
)  # fmt: skip
POISON = "喷壶"  # a trigger in the database breaks whatever wants to remember a post with this word
NEED = re.compile(r"谁有(\w+?)借一下")
CLAIM = "我有，来拿"
QUESTION = "/mine"
CHATTER = re.compile(r"今天天气真好\d+")
CLAIM_BUTTON = "我来帮"
POISON_EVERY = 100  # updates

CLAIMERS, ASKERS = 6, 4
EAGER, CALM, FEW = 0.08, 0.02, 4  # of what is said are needs, as long as there are few, and then
PAUSE = (0.15, 0.6)  # seconds between two acts in one group


def role(update: Mapping[str, Any]) -> Role:
    """What an update is to the bot. `other`: it may look at it or not."""
    if "callback_query" in update:
        return "claim"
    message = update.get("message")
    if message is None:
        return "other"
    if not isinstance(message.get("date"), int):
        return "unreadable"
    text = message.get("text", "")
    if match := NEED.fullmatch(text):
        return "poisoned" if match[1] == POISON else "need"
    if text == CLAIM and "reply_to_message" in message:
        return "claim"
    if text == QUESTION and message["chat"]["type"] == "private":
        return "question"
    return "chatter" if CHATTER.fullmatch(text) else "other"


@dataclass(slots=True)
class Group:
    chat: int
    needy: list[int]
    helpers: list[int]
    needs: dict[int, list[int]] = field(default_factory=dict)  # message → who has not claimed it yet


class Talk:
    """People talk in all groups at once until told to stop. A tap that nobody answers is theirs to bear."""

    def __init__(
        self, play: Play, messages: Callable[[int], Awaitable[list[dict[str, Any]]]], seed: int, groups: int
    ) -> None:
        self._play, self._messages, self._seed, self._number_of_groups = play, messages, seed, groups
        self._groups: list[Group] = []
        self._askers: list[int] = []
        self._said = 0
        self._taps: set[asyncio.Task[Any]] = set()
        self.stopping = False

    @property
    def chats(self) -> list[int]:
        return [group.chat for group in self._groups]

    async def move_in(self) -> None:
        """Groups with people who want things and people who have them, and some who write to the bot alone."""
        for number in range(self._number_of_groups):
            needy = [await self._person(f"求{number}-{n}") for n in range(len(THINGS))]
            helpers = [await self._person(f"帮{number}-{n}") for n in range(CLAIMERS)]
            group = await self._play("groups", title=f"小区{number}", members=needy + helpers, admins=needy[:1])
            self._groups.append(Group(group["id"], needy, helpers))
        self._askers = [await self._person(f"问{n}", started=True) for n in range(ASKERS)]

    async def run(self) -> None:
        """Until `stopping`; then the last ones finish their sentence."""
        async with asyncio.TaskGroup() as together:
            for number, group in enumerate(self._groups):
                together.create_task(self._in_group(group, random.Random(f"{self._seed}/{number}")))
            for asker in self._askers:
                together.create_task(self._alone(asker, random.Random(f"{self._seed}/{asker}")))
        await asyncio.gather(*self._taps)

    async def _in_group(self, group: Group, chance: random.Random) -> None:
        posters = [*product(group.needy, THINGS)]
        chance.shuffle(posters)
        while not self.stopping:
            await asyncio.sleep(chance.uniform(*PAUSE))
            self._said += 1
            if self._said % POISON_EVERY == 0:
                await self._poison(group, chance)
            elif posters and chance.random() < (EAGER if len(group.needs) < FEW else CALM):
                await self._ask(group, *posters.pop(), chance)
            elif (open_needs := [need for need, left in group.needs.items() if left]) and chance.random() < 0.3:
                await self._claim(group, chance.choice(open_needs), chance)
            else:
                await self._say(group, chance.choice(group.helpers), f"今天天气真好{chance.randrange(100)}")

    async def _alone(self, asker: int, chance: random.Random) -> None:
        while not self.stopping:
            await asyncio.sleep(chance.uniform(1, 6))
            self._said += 1
            await self._play("say", chat=asker, user=asker, text=QUESTION)

    async def _ask(self, group: Group, who: int, thing: str, chance: random.Random) -> None:
        need = await self._say(group, who, f"谁有{thing}借一下")
        group.needs[need] = chance.sample(group.helpers, len(group.helpers))

    async def _claim(self, group: Group, need: int, chance: random.Random) -> None:
        who = group.needs[need].pop()
        card = await self._card(group, need)
        if card is not None and chance.random() < 0.4:
            tap = asyncio.create_task(self._tap(group, card, who))  # answered late or never: nobody waits for it
            self._taps.add(tap)
            tap.add_done_callback(self._taps.discard)
        else:
            await self._say(group, who, CLAIM, reply_to=need)

    async def _card(self, group: Group, need: int) -> int | None:
        """The newest card of a need that has the button."""
        for message in reversed(await self._messages(group.chat)):
            labels = [button["label"] for row in message["buttons"] for button in row]
            if message["reply_to"] == need and CLAIM_BUTTON in labels:
                return int(message["id"])
        return None

    async def _tap(self, group: Group, card: int, who: int) -> None:
        await self._play("tap", patient=True, chat=group.chat, message_id=card, user=who, button=CLAIM_BUTTON)

    async def _poison(self, group: Group, chance: random.Random) -> None:
        """By turns: what nobody can read, and what breaks in the middle of its turn."""
        who = chance.choice(group.needy)
        if self._said // POISON_EVERY % 2:
            body = {"message_id": 1, "date": "yesterday", "chat": {"id": group.chat, "type": "supergroup"}}
            await self._play("update", kind="message", body=body)
        else:
            await self._say(group, who, f"谁有{POISON}借一下")

    async def _say(self, group: Group, who: int, text: str, **more: Any) -> int:
        return int((await self._play("say", chat=group.chat, user=who, text=text, **more))["message_id"])

    async def _person(self, name: str, *, started: bool = False) -> int:
        return int((await self._play("people", name=name, started=started))["id"])
