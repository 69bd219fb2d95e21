"""README's pictures can be made again from the running program, whenever the page or the words change."""

from pathlib import Path

import pytest

from playground.pictures import browser_path, take

pytestmark = [
    pytest.mark.browser,
    pytest.mark.processes,
    pytest.mark.skipif(browser_path() is None, reason="no chromium, chromium-browser or google-chrome on PATH"),
]


async def test_the_pictures_are_made_and_light_enough_for_a_readme(tmp_path: Path) -> None:
    pictures = await take(tmp_path)
    assert [picture.name for picture in pictures] == ["story.png", "phone.png", "dark.png"]
    for picture in pictures:
        assert picture.read_bytes().startswith(b"\x89PNG")
        assert picture.stat().st_size < 300 * 1024
