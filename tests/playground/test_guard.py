"""Other people's web pages, and names that only resolve to this machine, stay outside."""

import aiohttp
import pytest

from playground.emulator.control import PlainControl
from playground.emulator.server import Server
from playground.emulator.world import World
from tests.playground.conftest import TOKEN, Emulator


async def status(emulator: Emulator, path: str = "/play/people", **request: object) -> int:
    async with aiohttp.ClientSession() as http:
        request = {"json": {"name": "坏人", "started": False}} | request
        async with http.post(f"{emulator.url}{path}", **request) as answer:  # type: ignore[arg-type]  # a plain call
            return answer.status


async def test_plain_clients_are_let_in(emulator: Emulator) -> None:
    assert await status(emulator) == 200
    assert await status(emulator, headers={"Host": "localhost:8765"}) == 200
    assert await status(emulator, headers={"Origin": emulator.url, "Sec-Fetch-Site": "same-origin"}) == 200


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8765", "127.0.0.1.evil.example", "[::1", "0.0.0.0"])
async def test_a_name_that_only_resolves_here_is_refused(emulator: Emulator, host: str) -> None:
    for path in ("/play/people", f"/bot{TOKEN}/getMe"):
        assert await status(emulator, path, headers={"Host": host}) == 403


@pytest.mark.parametrize(
    "headers", [{"Origin": "https://evil.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"}]
)
async def test_requests_of_other_sites_are_refused(emulator: Emulator, headers: dict[str, str]) -> None:
    assert await status(emulator, headers=headers) == 403
    assert emulator.world.people == {}


async def test_browsers_must_say_that_it_is_json(emulator: Emulator) -> None:
    form = {"json": None, "data": '{"name":"坏人"}', "headers": {"Content-Type": "text/plain", "Origin": emulator.url}}
    assert await status(emulator, **form) == 400
    assert emulator.world.people == {}


async def test_programs_need_not(emulator: Emulator) -> None:
    form = {"json": None, "data": '{"name":"小李"}', "headers": {"Content-Type": "application/x-www-form-urlencoded"}}
    assert await status(emulator, **form) == 200
    assert await status(emulator, "/play/settle", json=None) == 200


async def test_a_server_that_others_may_reach_answers_to_any_name() -> None:
    async with (
        Server(World(), PlainControl(), TOKEN, open_to="0.0.0.0") as server,
        aiohttp.ClientSession() as http,
        http.get(f"{server.url}/play/now", headers={"Host": "playground.example"}) as answer,
    ):
        assert answer.status == 200
