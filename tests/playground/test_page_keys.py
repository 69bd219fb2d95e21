"""Where one writes and what one presses on the page: keys, input methods, the menu, the clock, many neighbours."""

import pytest
from playwright.async_api import Browser, expect

from playground.pictures import PHONE, be, browser_path, look
from tests.playground.street import Street, bubbles, write

pytestmark = [
    pytest.mark.browser,
    pytest.mark.asyncio(loop_scope="module"),
    pytest.mark.skipif(browser_path() is None, reason="no chromium, chromium-browser or google-chrome on PATH"),
]


async def test_enter_that_ends_a_word_in_an_input_method_does_not_send(browser: Browser, street: Street) -> None:
    await street.settle_in()
    page = await look(browser, street.address)
    field = page.locator(".chat--group .field")
    await field.focus()
    keyboard = await page.context.new_cdp_session(page)
    await keyboard.send("Input.imeSetComposition", {"text": "jiang", "selectionStart": 5, "selectionEnd": 5})
    await field.dispatch_event("keydown", {"key": "Enter", "isComposing": True, "bubbles": True, "cancelable": True})
    await expect(field).to_have_value("jiang")
    await keyboard.send("Input.insertText", {"text": "姜"})
    await page.keyboard.press("Shift+Enter")
    await page.keyboard.type("还有蒜")
    await page.keyboard.press("Enter")
    await expect(bubbles(page).last.locator(".said")).to_have_text("姜\n还有蒜", use_inner_text=True)
    await expect(bubbles(page)).to_have_count(1)


async def test_the_clock_goes_on_by_its_buttons(browser: Browser, street: Street) -> None:
    await street.settle_in()
    page = await look(browser, street.address)
    face = page.locator(".clock__time")
    before = await face.get_attribute("datetime")
    await page.get_by_role("button", name="到明早 9 点").click()
    await expect(face.locator("b")).to_have_text("09:00")
    assert await face.get_attribute("datetime") != before
    await page.get_by_role("button", name="快进 1 小时").click()
    await expect(face.locator("b")).to_have_text("10:00")
    await page.get_by_role("button", name="快进 10 分钟").click()
    await expect(face.locator("b")).to_have_text("10:10")


async def test_on_a_phone_the_ways_onward_open_by_a_button_and_are_never_in_the_way(
    browser: Browser, street: Street
) -> None:
    await street.settle_in()
    page = await look(browser, street.address, PHONE)
    more = page.get_by_role("button", name="快进", exact=True)
    onwards = page.locator(".clock__onward")
    await more.click()
    await expect(onwards).to_be_visible()
    await page.locator(".brand").click()
    await expect(onwards).to_be_hidden()
    await more.click()
    await page.keyboard.press("Escape")
    await expect(onwards).to_be_hidden()
    await expect(more).to_be_focused()
    await more.click()
    await page.get_by_role("button", name="到明早 9 点").click()
    await expect(page.locator(".clock__time b")).to_have_text("09:00")
    await expect(onwards).to_be_hidden()
    wide = await look(browser, street.address)
    await expect(wide.get_by_role("button", name="快进", exact=True)).to_be_hidden()


async def test_the_menu_of_commands_opens_with_a_slash_and_sends_what_is_picked(
    browser: Browser, street: Street
) -> None:
    await street.settle_in()
    commands = [{"command": "needs", "description": "谁需要什么"}, {"command": "offers", "description": "谁有什么"}]
    await street.bot("setMyCommands", commands=commands, scope={"type": "all_group_chats"})
    page = await look(browser, street.address)
    await page.locator(".chat--private .field").fill("/")
    await expect(page.locator(".menu:visible")).to_have_count(0)
    await page.locator(".chat--group .field").press_sequentially("/")
    await expect(page.locator(".menu:visible li")).to_have_text(["/needs谁需要什么", "/offers谁有什么"])
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("Enter")
    await expect(bubbles(page).last.locator(".said")).to_have_text("/offers")
    await expect(page.locator(".menu:visible")).to_have_count(0)


async def test_what_is_picked_is_in_sight_however_long_the_menu(browser: Browser, street: Street) -> None:
    await street.settle_in()
    commands = [{"command": f"command{number}", "description": "一件事"} for number in range(15)]
    await street.bot("setMyCommands", commands=commands)
    page = await look(browser, street.address)
    await page.locator(".chat--group .field").press_sequentially("/")
    for _ in range(12):
        await page.keyboard.press("ArrowDown")
    await expect(page.locator(".menu:visible [aria-selected=true]")).to_contain_text("command12")
    await expect(page.locator(".menu:visible [aria-selected=true]")).to_be_in_viewport(ratio=0.9)


async def test_from_the_messages_a_key_leads_to_where_one_writes(browser: Browser, street: Street) -> None:
    await street.settle_in()
    for number in range(3):
        await street.play("say", chat=street.group, user=street.li, text=f"第{number}句")
    page = await look(browser, street.address)
    field = page.locator(".chat--group .field")
    await expect(bubbles(page)).to_have_count(3)
    await page.locator(".chat--group .list").focus()
    for keys in (("ArrowUp", "Escape"), ("ArrowUp", "ArrowUp", "ArrowDown", "ArrowDown")):
        for key in keys:
            await page.keyboard.press(key)
        await expect(field).to_be_focused()
        await page.locator(".chat--group .list").focus()


async def test_by_keys_alone_one_is_led_on_and_never_thrown_back_to_the_top(browser: Browser, street: Street) -> None:
    await street.settle_in(li_started=False)
    page = await look(browser, street.address)
    await be(page, "王阿姨")
    await page.locator(".hint .close").focus()
    await page.keyboard.press("Enter")
    await expect(page.locator(".chat--group .field")).to_be_focused()
    await be(page, "小李")
    await page.locator(".start").focus()
    await page.keyboard.press("Enter")
    await expect(page.locator(".chat--private .field")).to_be_focused()
    await be(page, "王阿姨")
    await street.shows("我有，来拿", text="王阿姨想要姜，您有吗？", chat=street.li)
    await page.locator(".hint .chip", has_text="小李").focus()
    await page.keyboard.press("Enter")
    await expect(bubbles(page, "private").last).to_be_focused()
    await page.keyboard.press("Tab")
    await expect(page.locator(".chat--private .key")).to_be_focused()


async def test_whom_one_has_become_is_in_sight_among_many(browser: Browser, street: Street) -> None:
    await street.settle_in()
    for number in range(12):
        await street.play("people", name=f"住在很远的邻居{number}", started=True)
    page = await look(browser, street.address, PHONE)
    last = page.locator(".neighbour").last
    await be(page, "住在很远的邻居11")
    await page.reload()
    await expect(last).to_have_attribute("aria-pressed", "true")
    await expect(last).to_be_in_viewport(ratio=0.9)
    await street.shows(text="给小李的", chat=street.li)  # the row is drawn anew
    await expect(page.locator(".neighbour .badge")).to_have_text("1")
    await expect(last).to_be_in_viewport(ratio=0.9)


async def test_what_could_not_be_sent_stays_in_the_field(browser: Browser, street: Street) -> None:
    await street.settle_in()
    page = await look(browser, street.address)
    field = page.locator(".chat--group .field")
    await write(page, "长" * 4097)
    await expect(page.locator(".toast--wrong").last).to_contain_text("4097")
    await expect(field).to_have_value("长" * 4097)
    await page.route("**/play/say", lambda route: route.abort())
    await write(page, "谁家有姜")
    await expect(page.locator(".toast--wrong").last).to_contain_text("连不上")
    await expect(field).to_have_value("谁家有姜")
