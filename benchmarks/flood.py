"""A flood in one group: how soon quiet groups are answered, with it and without.

The whole bot as `linli run` paces it (Telegram's limits hold), on the embedded server. In twenty quiet groups somebody
posts a need every few seconds; the flood is one group more, in which hundreds of people write all the time, one in
three messages a post. Measured in the server: from the moment a need stands in a quiet group until its card does. The
two sides run in turn, each on a fresh server and a fresh database.
"""

import asyncio
import random
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from aiohttp import web
from aiohttp.typedefs import Handler

from benchmarks.stage import program, stage
from benchmarks.traffic import SEED, mixed
from playground.emulator import acts
from playground.emulator.chats import Chat
from playground.emulator.world import World

QUIET, PEOPLE, CROWD = 20, 10, 400
EVERY = 6.0  # seconds between two needs in a quiet group
FLOOD_A_SECOND = 100
SECONDS = 30.0
LATE = 30.0  # seconds after which we no longer wait for a card
ROUNDS = 3
NEED = "谁家有电钻,借一下"


class Scene:
    """The groups, who talks when, and how long the cards took."""

    def __init__(self) -> None:
        self.quiet: list[Chat] = []
        self.flooded: Chat | None = None
        self.crowd: list[int] = []
        self.asked: dict[tuple[int, int], float] = {}
        self.took: list[float] = []
        self.flood_sent = 0

    def fill(self, world: World) -> None:
        self._world = world
        for number in range(QUIET):
            people = [acts.arrive(world, f"邻居{number}-{n}", None, started=True).id for n in range(PEOPLE)]
            self.quiet.append(acts.found_group(world, f"小区{number}", people, people[:1]))
        self.crowd = [acts.arrive(world, f"路人{n}", None, started=n % 2 == 0).id for n in range(CROWD)]
        self.flooded = acts.found_group(world, "热闹小区", self.crowd, self.crowd[:1])

    def add_to(self, app: web.Application) -> None:
        app.middlewares.append(self._watch)
        app.router.add_post("/bench/talk", self._talk)

    @web.middleware
    async def _watch(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        answer = await handler(request)
        if request.path.endswith("/sendMessage"):
            body = await request.json()
            which = (int(body["chat_id"]), int((body.get("reply_parameters") or {}).get("message_id", 0)))
            if which in self.asked:
                self.took.append(time.perf_counter() - self.asked.pop(which))
        return answer

    async def _talk(self, request: web.Request) -> web.Response:
        """{"flood": bool} → how long each card took, how many never came, what was said in the flood."""
        flood = (await request.json())["flood"]
        flooding = asyncio.create_task(self._flood()) if flood else None
        if flooding is not None:
            await asyncio.sleep(3.0)  # it is under way when the first need comes
        await asyncio.gather(*(self._ask(group, number) for number, group in enumerate(self.quiet)))
        if flooding is not None:
            flooding.cancel()
        until = time.perf_counter() + LATE
        while self.asked and time.perf_counter() < until:  # noqa: ASYNC110  # another request takes them out
            await asyncio.sleep(0.05)
        return web.json_response({"took": self.took, "missing": len(self.asked), "flood": self.flood_sent})

    async def _ask(self, group: Chat, number: int) -> None:
        people = [person for person in group.members if person != self._world.bot.id]
        await asyncio.sleep(EVERY * number / QUIET)
        for turn in range(int(SECONDS / EVERY)):
            message = self._world.post(group, people[turn % len(people)], {"text": NEED})
            self.asked[group.id, message.id] = time.perf_counter()
            await asyncio.sleep(EVERY)

    async def _flood(self) -> None:
        chance = random.Random(SEED)
        said = mixed(1000, 1, CROWD, one_in=3)
        began, group = time.perf_counter(), self.flooded
        assert group is not None
        while True:
            due = int((time.perf_counter() - began) * FLOOD_A_SECOND)
            for _ in range(due - self.flood_sent):
                one = said[self.flood_sent % len(said)]
                self._world.post(group, chance.choice(self.crowd), {"text": one.text})
                self.flood_sent += 1
            await asyncio.sleep(0.01)


def one_round(flood: bool) -> dict[str, object]:
    scene = Scene()
    with (
        tempfile.TemporaryDirectory() as folder,
        stage(scene.fill, scene.add_to) as on,
        program("linli-paced", on, Path(folder) / "linli.db"),
    ):
        on.ask("/bench/first-poll")
        time.sleep(3.0)  # it greets its new groups
        found = on.ask("/bench/talk", {"flood": flood})
        assert isinstance(found, dict)
        return found


def _at(share: float) -> Callable[[list[float]], float]:
    return lambda took: sorted(took)[min(len(took) - 1, int(share * len(took)))]


def main() -> None:
    """Prints median, p99 and the longest of both sides, all rounds together, and the ratios."""
    took: dict[bool, list[float]] = {False: [], True: []}
    missing = {False: 0, True: 0}
    said = 0
    for _ in range(ROUNDS):
        for flood in (False, True):
            found = one_round(flood)
            times, lost, talk = found["took"], found["missing"], found["flood"]
            assert isinstance(times, list)
            assert isinstance(lost, int)
            assert isinstance(talk, int)
            took[flood] += times
            missing[flood] += lost
            said += talk
    per_second = said / (ROUNDS * (SECONDS + 3))
    print(f"\nflood: {QUIET} quiet groups, a need each in {EVERY:.0f} s; {per_second:.0f} messages/s in one group more")
    print(f"{'':14}{'cards':>7}{'missing':>9}{'median ms':>11}{'p99 ms':>9}{'most ms':>9}")
    for flood, name in ((False, "quiet"), (True, "with flood")):
        one = took[flood]
        figures = [statistics.median(one), _at(0.99)(one), max(one)]
        print(
            f"{name:14}{len(one):>7}{missing[flood]:>9}"
            f"{figures[0] * 1000:>11.0f}{figures[1] * 1000:>9.0f}{figures[2] * 1000:>9.0f}"
        )
    print(f"p99 with the flood / without: {_at(0.99)(took[True]) / _at(0.99)(took[False]):.2f}")


if __name__ == "__main__":
    main()
