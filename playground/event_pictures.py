"""The pictures of docs/events.md, made from the running page: `python -m playground.event_pictures [FOLDER]`.

An organizer who has never seen the bot types one sentence, looks at the preview and publishes; neighbours answer.
Prints how long it took from the sentence to the published card. Needs what `playground.pictures` needs.
"""

import asyncio
import sys
import time
from datetime import datetime, timedelta
from pathlib import Path

from playwright.async_api import Page, async_playwright

from playground.cast import ZONE
from playground.pictures import FLAGS, PHONE, be, browser_path, look, playing

DAYS_AHEAD = 7
SENTENCE = "/event {}上午9点到11点半 花街广场 邻居节，有义诊和茶叶蛋，自带小板凳，限30人"
DUTIES = "茶水 2 人，搬桌子 4 人"
WHOLE = (1120, 820)  # the card from its title to its last button
READING_MS = 1_500  # what a person looks at before the next tap; counted as well


def _sentence() -> str:
    day = datetime.now(ZONE) + timedelta(days=DAYS_AHEAD)
    return SENTENCE.format(f"{day.month}月{day.day}日")


async def _key(page: Page, chat: str, label: str) -> None:
    """Taps the newest button of that label."""
    await page.locator(f".chat--{chat} .key", has_text=label).last.click()


async def _says(page: Page, chat: str, words: str) -> None:
    await page.locator(f".chat--{chat} .field").fill(words)
    await page.keyboard.press("Enter")


async def take(folder: Path) -> tuple[list[Path], float]:
    """Writes event-preview.png, event-card.png and event-phone.png; the seconds from the sentence to the card."""
    path = browser_path()
    if path is None:
        raise RuntimeError("no browser found")
    preview, card, phone = (folder / f"event-{name}.png" for name in ("preview", "card", "phone"))
    async with playing() as address, async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        page = await look(browser, address)
        await be(page, "老张")
        await page.locator(".hint .close").click()
        await page.mouse.move(0, 0)  # what is under it would show its actions
        began = time.perf_counter()
        await _says(page, "group", _sentence())
        await page.locator(".chat--private .key", has_text="发布").last.wait_for()
        await page.wait_for_timeout(READING_MS)
        await page.screenshot(path=preview)
        await _key(page, "private", "发布")
        await page.locator(".chat--group .key", has_text="参加").last.wait_for()
        took = time.perf_counter() - began
        await _key(page, "private", "分工")
        await page.wait_for_timeout(READING_MS)
        await _says(page, "private", DUTIES)
        await page.locator(".chat--group .key", has_text="茶水").last.wait_for()
        for who, labels in (("王阿姨", ("参加", "+家人")), ("陈姐", ("茶水",)), ("小李", ("可能",))):
            await be(page, who)
            for label in labels:
                await _key(page, "group", label)
                await page.wait_for_timeout(READING_MS)
        await page.locator(".toast").first.wait_for(state="detached")
        await page.mouse.move(0, 0)
        await page.set_viewport_size({"width": WHOLE[0], "height": WHOLE[1]})
        await page.screenshot(path=card)
        small = await look(browser, address, PHONE)
        await be(small, "王阿姨")
        await small.locator(".hint .close").click()
        await small.locator(".chat--group .key", has_text="参加").last.wait_for()
        await small.wait_for_timeout(READING_MS)
        await small.screenshot(path=phone)
        await browser.close()
    return [preview, card, phone], took


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path("docs/pictures")
    folder.mkdir(parents=True, exist_ok=True)
    pictures, took = asyncio.run(take(folder))
    for picture in pictures:
        print(f"{picture}: {picture.stat().st_size // 1024} KB")  # noqa: T201 — a command's output
    print(f"from the sentence to the published card: {took:.1f} s")  # noqa: T201 — a command's output


if __name__ == "__main__":
    main()
