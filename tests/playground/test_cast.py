"""What a newcomer finds: neighbours, and a week that the bot has heard of like everybody else."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import aiohttp

from playground.cast import BEFORE, CAST, EVENING, GROUP, LAST_WEEK, MORNING, ZONE, move_in
from playground.wiring import neighbourhood


async def test_last_week_has_happened_and_it_is_day_when_a_visitor_comes(tmp_path: Path) -> None:
    async with (
        neighbourhood(f"sqlite:///{tmp_path}/linli.db", behind=BEFORE) as box,
        aiohttp.ClientSession(box.server.url) as http,
    ):
        await move_in(box.server.url, telling=True)
        world = await (await http.get("/play/world")).json()
        group = world["groups"][0]
        said = await (await http.get("/play/messages", params={"chat": group["id"]})).json()
    names = {person["id"]: person["name"] for person in world["people"]}
    now = datetime.fromtimestamp(world["now"], ZONE)
    told = [(names[m["from"]["id"]], m["text"]) for m in said if m["from"]["id"] in names and not m.get("service")]
    cards = [m for m in said if m["from"]["is_bot"] and m["reply_to"]]
    assert group["title"] == GROUP
    assert {names[member] for member in group["members"] if member in names} == {one.name for one in CAST}
    assert {p["name"] for p in world["people"] if p["started"]} == {one.name for one in CAST if one.started}
    assert told == [(line.who, line.text) for line in LAST_WEEK]
    assert len(cards) == 2, "one card for the ginger and one for the drill, none for the osmanthus"
    assert all("✅" in card["text"] and not card["buttons"] for card in cards), "both ended well"
    assert MORNING <= now.time() < EVENING
    assert timedelta() <= now - datetime.now(UTC) + timedelta(minutes=1) < timedelta(hours=12)


async def test_into_a_kept_database_they_move_without_telling_it_again(tmp_path: Path) -> None:
    async with (
        neighbourhood(f"sqlite:///{tmp_path}/linli.db") as box,
        aiohttp.ClientSession(box.server.url) as http,
    ):
        await move_in(box.server.url, telling=False)
        world = await (await http.get("/play/world")).json()
        said = await (await http.get("/play/messages", params={"chat": world["groups"][0]["id"]})).json()
    assert len(world["people"]) == len(CAST)
    assert [m["text"] for m in said if not m["from"]["is_bot"] and not m.get("service")] == []
    assert abs(world["now"] - datetime.now(UTC).timestamp()) < 60
