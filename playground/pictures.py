"""The pictures in README and docs/playground.md, made from the running page: `python -m playground.pictures [FOLDER]`.

Starts `linli play`, lets 王阿姨 look for ginger and 小李 answer, and photographs what they see. Needs the development
dependencies (Playwright) and a Chromium or Chrome on PATH.
"""

import asyncio
import shutil
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final, Literal

from playwright.async_api import Browser, Page, async_playwright

# Nothing but the page is to be asked for, and root in a container has no sandbox.
FLAGS: Final = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
BROWSERS: Final = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
SAID: Final = "谁家有姜，炒菜缺两块"
WIDE: Final = (1120, 700)
PHONE: Final = (375, 720)
SOON: Final = 20_000  # ms until something expected must be there


def browser_path() -> str | None:
    """The first Chromium or Chrome on PATH, or None."""
    return next((found for name in BROWSERS if (found := shutil.which(name))), None)


async def look(
    browser: Browser, address: str, size: tuple[int, int] = WIDE, *, scheme: Literal["light", "dark"] = "light"
) -> Page:
    """Opens the page in a window of its own, as somebody who comes for the first time."""
    context = await browser.new_context(
        viewport={"width": size[0], "height": size[1]},
        color_scheme=scheme,
        has_touch=size == PHONE,
        device_scale_factor=2 if size == PHONE else 1.25,  # enough for a README, and light
        reduced_motion="reduce",
    )
    page = await context.new_page()
    page.set_default_timeout(SOON)
    await page.goto(address)
    await page.locator(".neighbour").first.wait_for()
    return page


async def be(page: Page, name: str) -> None:
    """Chooses who to be."""
    await page.locator(".neighbour", has_text=name).click()


@asynccontextmanager
async def playing() -> AsyncIterator[str]:
    """`linli play` as a process of its own → its address."""
    command = Path(sys.executable).with_name("linli")
    process = await asyncio.create_subprocess_exec(
        command, "play", "--port", "0", "--no-browser", stdout=asyncio.subprocess.PIPE
    )  # fmt: skip
    try:
        if process.stdout is None:
            raise RuntimeError("the playground has no standard output")
        async for line in process.stdout:
            words = line.decode().split()
            address = next((word for word in words if word.startswith("http://")), None)
            if address:
                yield address
                return
        raise RuntimeError("the playground ended before it said its address")
    finally:
        if process.returncode is None:
            process.terminate()
        await process.wait()


async def take(folder: Path) -> list[Path]:
    """Plays the story and writes story.png, phone.png and dark.png into `folder`."""
    path = browser_path()
    if path is None:
        raise RuntimeError(f"no browser found: looked for {', '.join(BROWSERS)}")
    story, phone, dark = (folder / f"{name}.png" for name in ("story", "phone", "dark"))
    async with playing() as address, async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        asking, answering = await look(browser, address), await look(browser, address, PHONE)
        await be(asking, "王阿姨")
        await be(answering, "小李")
        await asking.locator(".chat--group .field").fill(SAID)
        await asking.keyboard.press("Enter")
        await asking.locator(".hint .chip", has_text="小李").click()  # she becomes 小李, who was asked
        question = asking.locator(".chat--private .row", has=asking.locator(".key")).last
        await question.wait_for()
        await answering.locator(".tab").last.click()
        await answering.locator(".chat--private .key").first.wait_for()
        await answering.screenshot(path=phone)
        before = await asking.locator(".chat--private .row").count()
        await question.locator(".key").first.click()
        await asking.locator(".chat--private .row").nth(before).wait_for()  # what to do next
        await asking.locator(".toast").first.wait_for(state="detached")
        await asking.mouse.move(0, 0)
        await asking.screenshot(path=story)
        thankful = await look(browser, address, scheme="dark")
        await be(thankful, "王阿姨")
        await thankful.locator(".hint .close").click()
        await thankful.locator(".chat--group .row").last.wait_for()
        await thankful.mouse.move(0, 0)
        await thankful.screenshot(path=dark)
        await browser.close()
    return [story, phone, dark]


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path("docs/pictures")
    folder.mkdir(parents=True, exist_ok=True)
    for picture in asyncio.run(take(folder)):
        print(f"{picture}: {picture.stat().st_size // 1024} KB")  # noqa: T201 — a command's output


if __name__ == "__main__":
    main()
