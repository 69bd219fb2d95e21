"""The page in a real browser: first as a window on the emulator alone, then the whole story with the bot."""

import re
from pathlib import Path
from urllib.parse import urlsplit

import aiohttp
import pytest
from playwright.async_api import Browser, expect

from playground.cast import BEFORE, move_in
from playground.emulator.control import PlainControl
from playground.emulator.server import Server
from playground.emulator.world import World
from playground.page import add_page
from playground.pictures import PHONE, WIDE, be, browser_path, look
from playground.wiring import neighbourhood
from tests.playground.street import BOT_TOKEN, Street, bubbles, write

pytestmark = [
    pytest.mark.browser,
    pytest.mark.asyncio(loop_scope="module"),
    pytest.mark.skipif(browser_path() is None, reason="no chromium, chromium-browser or google-chrome on PATH"),
]
HOSTILE = "<img src=x onerror=\"document.title='owned'\"><b>我</b>"


async def test_what_others_say_appears_without_a_reload(browser: Browser, street: Street) -> None:
    await street.settle_in()
    page = await look(browser, street.address)
    await be(page, "王阿姨")
    await street.play("say", chat=street.group, user=street.li, text="今晚有人下楼散步吗")
    await expect(bubbles(page).last).to_contain_text("今晚有人下楼散步吗")
    await expect(bubbles(page).last.locator(".name")).to_have_text("小李")


async def test_hostile_words_are_shown_as_words(browser: Browser, street: Street) -> None:
    await street.settle_in(title=HOSTILE)
    mallory = (await street.play("people", name=HOSTILE, started=True))["id"]
    await street.play("join", chat=street.group, user=mallory)
    said = await street.play("say", chat=street.group, user=mallory, text=HOSTILE)
    await street.play("say", chat=street.group, user=street.li, text="javascript:alert(1)", reply_to=said["message_id"])
    await street.bot("setMyCommands", commands=[{"command": "needs", "description": HOSTILE}])
    await street.shows(HOSTILE, text='<a href="https://example.com/?a=1">外面</a>')
    page = await look(browser, street.address)
    await page.locator(".chat--group .field").fill("/")
    await expect(page.locator(".menu li").first).to_contain_text(HOSTILE)
    await expect(page.locator(".said", has_text=HOSTILE)).to_have_count(1)
    await expect(page.locator(".key", has_text=HOSTILE)).to_have_count(1)
    await expect(page.locator(".head__title", has_text=HOSTILE)).to_have_count(1)
    await expect(page.locator(".said a")).to_have_attribute("rel", "noopener noreferrer")
    assert await page.locator(".chats script, .chats img[src=x]").count() == 0
    assert await page.title() == "邻里 · 试一试"


async def test_bold_words_after_an_emoji_are_the_right_ones(browser: Browser, street: Street) -> None:
    await street.settle_in()
    await street.shows(text=f'🧄👨‍👩‍👧 <b>姜<i>两块</i></b>，<a href="tg://user?id={street.li}">小李</a>有')
    page = await look(browser, street.address)
    said = bubbles(page).last.locator(".said")
    await expect(said.locator("b")).to_have_text("姜两块")
    await expect(said.locator("b i")).to_have_text("两块")
    await expect(said.locator(".mention")).to_have_text("小李")
    await expect(said).to_have_text("🧄👨‍👩‍👧 姜两块，小李有")


async def test_nothing_scrolls_sideways_on_a_phone(browser: Browser, street: Street) -> None:
    await street.settle_in(title="名字很长很长很长很长很长很长很长很长很长很长的小区")
    for number in range(12):  # more people than fit beside each other
        await street.play("people", name=f"邻居{number}", started=True)
    await street.play("say", chat=street.group, user=street.li, text="w" * 300 + "https://example.com/" + "x" * 200)
    await street.shows("我来帮", "不用了", "这不是求助", "别的什么很长的按钮", text="一张卡片")
    await street.shows("我有，来拿", "这次没有", chat=street.wang, text="私下问一句" * 30)
    page = await look(browser, street.address, PHONE)
    for tab in (page.locator(".tab").first, page.locator(".tab").last):
        await tab.click()
        await expect(page.locator(".row:visible").first).to_be_visible()
        assert await page.evaluate("document.documentElement.scrollWidth") == PHONE[0]
        over = "[...document.querySelectorAll('.row')].filter(row => row.scrollWidth > row.clientWidth + 1).length"
        assert await page.evaluate(over) == 0


async def test_a_tapped_button_waits_and_then_says_the_answer(browser: Browser, street: Street) -> None:
    await street.settle_in()
    await street.shows("我来帮", "不用了")
    page = await look(browser, street.address)
    await page.locator(".key", has_text="我来帮").click()
    await expect(page.locator(".key", has_text="我来帮")).to_have_attribute("aria-busy", "true")
    await street.answers_taps(text="已经告诉王阿姨了")
    await expect(page.locator(".toast")).to_have_text("已经告诉王阿姨了")
    await expect(page.locator(".key", has_text="我来帮")).not_to_have_attribute("aria-busy", "true")
    await page.locator(".key", has_text="不用了").click()
    await street.answers_taps(text="这是王阿姨的求助", show_alert=True)
    await expect(page.locator("dialog")).to_contain_text("这是王阿姨的求助")
    await page.keyboard.press("Escape")
    await expect(page.locator("dialog")).to_have_count(0)


async def test_an_edited_message_says_so_and_a_deleted_one_is_gone(browser: Browser, street: Street) -> None:
    await street.settle_in()
    card = await street.shows("我来帮", text="王阿姨想要姜")
    other = await street.shows(text="马上就删")
    page = await look(browser, street.address)
    await be(page, "王阿姨")
    await expect(bubbles(page)).to_have_count(2)
    await street.bot("editMessageText", chat_id=street.group, message_id=card, text="姜有了")
    await street.bot("deleteMessage", chat_id=street.group, message_id=other)
    await expect(bubbles(page)).to_have_count(1)
    await expect(bubbles(page).last).to_contain_text("姜有了")
    await expect(bubbles(page).last.locator(".meta")).to_contain_text("已编辑")
    await expect(page.locator(".key")).to_have_count(0)
    await write(page, "我要一块")
    await expect(bubbles(page)).to_have_count(2)
    await page.keyboard.press("ArrowUp")
    await expect(page.locator(".chat--group .mode")).to_contain_text("编辑")
    await write(page, "我要两块")
    await expect(bubbles(page).last).to_contain_text("我要两块")
    await expect(bubbles(page).last.locator(".meta")).to_contain_text("已编辑")


async def test_a_reply_quotes_and_leads_to_what_it_answers(browser: Browser, street: Street) -> None:
    await street.settle_in()
    for number in range(40):
        await street.play("say", chat=street.group, user=street.li, text=f"第{number}句")
    page = await look(browser, street.address)
    await be(page, "王阿姨")
    first = bubbles(page).first
    await first.scroll_into_view_if_needed()
    await first.hover()
    await first.get_by_role("button", name="回复").click()
    await expect(page.locator(".chat--group .mode")).to_contain_text("第0句")
    await write(page, "说得对")
    quote = bubbles(page).last.locator(".quote")
    await expect(quote).to_contain_text("小李")
    await expect(first).not_to_be_in_viewport()
    await quote.click()
    await expect(first).to_be_in_viewport()


async def test_who_has_not_pressed_start_can_do_nothing_else_in_private(browser: Browser, street: Street) -> None:
    await street.settle_in(li_started=False)
    page = await look(browser, street.address)
    await be(page, "小李")
    private = page.locator(".chat--private")
    await expect(private.locator(".field")).to_have_count(0)
    await private.get_by_role("button", name="开始").click()
    await expect(bubbles(page, "private")).to_contain_text("/start")
    await expect(private.locator(".field")).to_be_visible()


async def test_a_private_message_to_somebody_else_is_hinted_and_a_tap_leads_there(
    browser: Browser, street: Street
) -> None:
    await street.settle_in()
    for size in (WIDE, PHONE):
        page = await look(browser, street.address, size)
        await be(page, "王阿姨")
        await street.shows("我有，来拿", text="王阿姨想要姜，您有吗？", chat=street.li)
        await expect(page.locator(".neighbour", has_text="小李").locator(".badge")).to_have_text("1")
        await page.locator(".hint .chip", has_text="小李").click()
        await expect(page.locator(".chat--private")).to_be_visible()
        await expect(bubbles(page, "private").last).to_contain_text("王阿姨想要姜，您有吗？")
        await expect(page.locator(".badge")).to_have_count(0)
        await page.context.close()


async def test_first_words_are_put_into_ones_mouth_until_one_has_spoken(browser: Browser, street: Street) -> None:
    await street.settle_in()
    for size in (WIDE, PHONE):
        page = await look(browser, street.address, size)
        await be(page, "王阿姨")
        hint = page.locator(".chat--group .hint")
        chip = await hint.locator(".chip").bounding_box()
        close = await hint.locator(".close").bounding_box()
        assert chip is not None
        assert close is not None
        assert close["y"] < chip["y"] + chip["height"]  # in one row, on a phone too
        await write(page, "今晚有人下楼散步吗")
        await expect(hint).to_be_hidden()
        await page.context.close()


async def test_a_file_can_be_downloaded_and_a_message_be_pinned(browser: Browser, street: Street) -> None:
    await street.settle_in()
    form = aiohttp.FormData({"chat_id": str(street.wang), "caption": "这是您的资料"})
    form.add_field("document", b'{"name": "wang"}', filename="mydata.json", content_type="application/json")
    async with street.session.post(f"/bot{BOT_TOKEN}/sendDocument", data=form) as response:
        assert response.status == 200, await response.text()
    card = await street.shows(text="周六大扫除")
    await street.bot("pinChatMessage", chat_id=street.group, message_id=card)
    page = await look(browser, street.address)
    await be(page, "王阿姨")
    await expect(page.locator(".pinned:visible")).to_contain_text("周六大扫除")
    async with page.expect_download() as download:
        await page.locator(".chat--private .file").click()
    saved = await (await download.value).path()
    assert saved.read_bytes() == b'{"name": "wang"}'


async def test_a_link_to_a_message_and_one_to_the_bot_stay_on_the_page(browser: Browser, street: Street) -> None:
    await street.settle_in(li_started=False)
    me = await street.bot("getMe")
    card = await street.shows(text=f'<a href="https://t.me/{me["username"]}?start=n12">私下说</a>')
    for number in range(30):
        await street.play("say", chat=street.group, user=street.li, text=f"第{number}句")
    page = await look(browser, street.address)
    await be(page, "小李")
    await page.locator(".said .link").click()
    await expect(bubbles(page, "private").last).to_contain_text("/start n12")
    await street.shows(chat=street.li, text=f'看<a href="https://t.me/c/{str(street.group)[4:]}/{card}">那条消息</a>')
    await page.locator(".chat--group .down").click()
    await expect(bubbles(page).first).not_to_be_in_viewport()
    await page.locator(".chat--private .said .link").click()
    await expect(bubbles(page).first).to_be_in_viewport()


async def test_after_a_broken_connection_the_page_catches_up_by_itself(browser: Browser) -> None:
    control = PlainControl()
    world = World(now=lambda: control.now().timestamp())
    control.watch(world.updates)
    async with Server(world, control, BOT_TOKEN, pages=[add_page]) as server:
        async with aiohttp.ClientSession(server.url) as session:
            street = await Street(session, server.url).settle_in()
        page = await look(browser, server.url)
        port = urlsplit(server.url).port
    await expect(page.locator(".lost")).to_be_visible()
    assert port is not None
    async with (
        Server(world, control, BOT_TOKEN, port=port, pages=[add_page]) as server,
        aiohttp.ClientSession(server.url) as session,
    ):
        back = Street(session, server.url)
        await back.play("say", chat=street.group, user=street.li, text="刚才断了一下")
        await expect(bubbles(page).last).to_contain_text("刚才断了一下", timeout=15_000)
        await expect(page.locator(".lost")).to_have_count(0)


async def test_the_page_asks_nothing_of_other_hosts_and_forbids_it(browser: Browser, street: Street) -> None:
    await street.settle_in()
    context = await browser.new_context()
    page = await context.new_page()
    asked: list[str] = []
    wrong: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    answer = await page.goto(street.address)
    await page.locator(".neighbour").first.wait_for()
    assert answer is not None
    assert answer.headers["content-security-policy"].startswith("default-src 'self';")
    assert [url for url in asked if not url.startswith(street.address)] == []
    assert wrong == []


async def test_python_files_beside_the_page_are_not_given_out(street: Street) -> None:
    for path in ("/page/__init__.py", "/page/..%2fcast.py", "/page/nothing.js"):
        async with street.session.get(path) as response:
            assert response.status == 404


@pytest.mark.parametrize("words", [None, "我有,来拿"], ids=["by a tap", "in words"])
async def test_ginger_is_looked_for_and_found(browser: Browser, tmp_path: Path, words: str | None) -> None:
    async with neighbourhood(f"sqlite:///{tmp_path}/linli.db", behind=BEFORE) as box:
        await move_in(box.server.url, telling=True)
        page = await look(browser, box.server.url)
        await be(page, "王阿姨")
        before = await bubbles(page, "private").count()
        await write(page, "谁家有姜,炒菜缺两块")
        card = bubbles(page).last
        await expect(card.locator(".quote")).to_contain_text("谁家有姜,炒菜缺两块")
        await expect(card.locator(".said")).to_contain_text("姜")
        await expect(card.locator(".key").first).to_have_text("我来帮")
        await page.locator(".hint .chip", has_text="小李").click()
        question = bubbles(page, "private").last
        await expect(question.locator(".said")).to_contain_text(re.compile("上周.*姜"))
        await question.locator(".key").first.click() if words is None else await write(page, words, "private")
        await expect(card.locator(".said")).to_contain_text("小李")
        await expect(bubbles(page, "private").last.locator(".said")).to_contain_text("点 王阿姨 的名字")
        await be(page, "王阿姨")
        await expect(bubbles(page, "private")).not_to_have_count(before)
        await expect(bubbles(page, "private").last.locator(".said")).to_contain_text("小李")
