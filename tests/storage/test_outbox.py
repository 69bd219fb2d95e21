"""The outbox: in order a chat, nothing sent that nobody would see, words gone when delivered."""

from storage.database import Store
from storage.outbox import DONE_KEPT_MS
from storage.sqlite import FileStore
from texts.messages import Button, Delete, Edit, File, Message, Outgoing, Send


def words(text: str) -> Message:
    return Message(html=text)


async def put(store: Store, *owed: Outgoing) -> None:
    async with store.turn() as books:
        await books.outbox.put(owed, at=10)


async def deliver_all(store: Store, chat: int = 1) -> list[Outgoing]:
    """Everything a chat is owed, taken and delivered in order."""
    found: list[Outgoing] = []
    while True:
        async with store.turn() as books:
            head = await books.outbox.head(chat)
            row = await books.outbox.take(head.id) if head else None
            if row is None:
                return found
            found.append(row.outgoing)
            await books.outbox.done(row.id, "sent", at=11)


async def test_messages_come_out_as_they_went_in_and_in_order(store: Store) -> None:
    owed = (
        Send(
            chat=1,
            message=Message(html="<b>姜</b>", buttons=((Button(label="我来帮", data="claim:1"),),)),
            ref="card:1",
            otherwise=Send(chat=-5, message=words("在群里说"), reply_to=3, silent=True),
        ),
        File(chat=1, name="我的.json", content="{}", caption=words("给您")),
        Send(chat=1, message=words("二")),
    )
    await put(store, *owed)
    assert await deliver_all(store) == list(owed)


async def test_chats_do_not_wait_for_each_other(store: Store) -> None:
    await put(store, Send(chat=1, message=words("一")), Send(chat=2, message=words("二")))
    async with store.turn() as books:
        chats = await books.outbox.chats()
        head = await books.outbox.head(1)
        assert head is not None
        await books.outbox.take(head.id)
        assert (chats, await books.outbox.chats()) == ([1, 2], [2])


async def test_a_newer_edit_replaces_the_one_that_waits(store: Store) -> None:
    edits = [Edit(chat=1, ref="card:1", message=words(f"第 {n} 位")) for n in range(5)]
    await put(store, Edit(chat=1, ref="card:2", message=words("别的")), *edits)
    assert await deliver_all(store) == [Edit(chat=1, ref="card:2", message=words("别的")), edits[-1]]


async def test_an_edit_goes_into_the_message_that_still_waits(store: Store) -> None:
    await put(
        store,
        Send(chat=1, ref="card:1", reply_to=9, message=words("找人")),
        Edit(chat=1, ref="card:1", message=words("找到了")),
    )
    assert await deliver_all(store) == [Send(chat=1, ref="card:1", reply_to=9, message=words("找到了"))]


async def test_an_edit_that_comes_while_its_like_is_on_its_way_is_kept(store: Store) -> None:
    await put(store, Edit(chat=1, ref="card:1", message=words("一")))
    async with store.turn() as books:
        head = await books.outbox.head(1)
        assert head is not None
        on_its_way = await books.outbox.take(head.id)
    await put(store, Edit(chat=1, ref="card:1", message=words("二")))
    async with store.turn() as books:
        await books.outbox.done(head.id, "sent", at=11)
    left = await deliver_all(store)
    assert on_its_way is not None
    assert [on_its_way.outgoing, *left] == [Edit(chat=1, ref="card:1", message=words(text)) for text in "一二"]


async def test_a_message_deleted_before_it_left_never_leaves(store: Store) -> None:
    await put(
        store,
        Send(chat=1, ref="ping:1", message=words("您有姜吗")),
        Send(chat=1, message=words("别的")),
        Delete(chat=1, ref="ping:1"),
    )
    assert await deliver_all(store) == [Send(chat=1, message=words("别的"))]


async def test_a_deletion_saves_the_edit_before_it(store: Store) -> None:
    await put(store, Edit(chat=1, ref="card:1", message=words("一")), Delete(chat=1, ref="card:1"))
    assert await deliver_all(store) == [Delete(chat=1, ref="card:1")]


async def test_a_deletion_does_not_wait_for_the_message_that_follows_it(store: Store) -> None:
    """The one before is deleted, and a new one of the same name comes in its place."""
    await put(store, Delete(chat=1, ref="preview:1"), Send(chat=1, ref="preview:1", message=words("新的")))
    async with store.look() as books:
        head = await books.outbox.head(1)
        assert head is not None
        waits = await books.outbox.on_its_way("preview:1", before=head.id)
        behind = await books.outbox.on_its_way("preview:1", before=head.id + 2)
    assert (waits, behind) == (False, True)


async def test_what_a_crash_left_on_its_way_is_in_doubt_and_waits_in_its_old_place(store: Store) -> None:
    await put(store, Send(chat=1, message=words("一")), Send(chat=1, message=words("二")))
    async with store.turn() as books:
        head = await books.outbox.head(1)
        assert head is not None
        await books.outbox.take(head.id)
    async with store.turn() as books:
        in_doubt = await books.outbox.recover()
        again = await books.outbox.head(1)
        assert again is not None
        row = await books.outbox.take(again.id)
        assert row is not None
    assert (in_doubt, row.outgoing, row.doubts, row.tries) == (1, Send(chat=1, message=words("一")), 1, 2)


async def test_a_row_is_taken_once(store: Store) -> None:
    await put(store, Send(chat=1, message=words("一")))
    async with store.turn() as books:
        head = await books.outbox.head(1)
        assert head is not None
        first, second = await books.outbox.take(head.id), await books.outbox.take(head.id)
    assert (first is not None, second) == (True, None)


async def test_a_row_put_back_keeps_its_place_and_its_time(store: Store) -> None:
    await put(store, Send(chat=1, message=words("一")), Send(chat=1, message=words("二")))
    async with store.turn() as books:
        head = await books.outbox.head(1)
        assert head is not None
        await books.outbox.take(head.id)
        await books.outbox.put_back(head.id, not_before=99)
        again = await books.outbox.head(1)
    assert again is not None
    assert (again.id, again.not_before) == (head.id, 99)


async def test_words_are_gone_from_the_file_once_delivered(file: FileStore) -> None:
    await put(file, Send(chat=1, ref="r", message=words("SECRETWORDS")))
    await deliver_all(file)
    async with file.turn() as books:
        await books.sent.put("r", 1, 5, "digest", at=12)
    await file.aclose()
    assert b"SECRETWORDS" not in file.path.read_bytes()


async def test_delivered_rows_are_forgotten_in_time(store: Store) -> None:
    await put(store, Send(chat=1, message=words("一")))
    await deliver_all(store)
    await put(store, Send(chat=1, message=words("二")))
    async with store.turn() as books:
        await books.outbox.prune(at=12 + DONE_KEPT_MS)
    assert await deliver_all(store) == [Send(chat=1, message=words("二"))]


async def test_a_group_that_moves_takes_along_what_it_is_owed(store: Store) -> None:
    await put(store, Send(chat=-5, message=words("一")))
    async with store.turn() as books:
        await books.move_chat(-5, -1005)
    assert (await deliver_all(store, -5), len(await deliver_all(store, -1005))) == ([], 1)


async def test_an_edit_reaches_what_is_said_otherwise_under_the_same_name(store: Store) -> None:
    elsewhere = Send(chat=-5, ref="ping:1", message=words("小李有姜吗"))
    await put(
        store,
        Send(chat=3, ref="ping:1", message=words("您有姜吗"), otherwise=elsewhere),
        Edit(chat=3, ref="ping:1", message=words("不用了")),
    )
    there = Send(chat=-5, ref="ping:1", message=words("不用了"))
    assert await deliver_all(store, 3) == [Send(chat=3, ref="ping:1", message=words("不用了"), otherwise=there)]
