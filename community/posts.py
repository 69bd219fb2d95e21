"""Needs, offers and exchanges: what a post is, and its life from first word to 「拿到了,谢谢」."""

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from datetime import datetime
from typing import Literal, Protocol

from community.errors import NoSuchPost, NotYourPost, PostOver
from community.members import MemberBooks, Person, Place

PostKind = Literal["need", "offer", "exchange"]
Category = Literal["item", "loan", "help", "ride", "group_buy", "lost_found", "info"]
State = Literal["open", "done", "withdrawn", "mistaken", "parked"]

MEASURED = frozenset("斤两克升米")  # 三斤橙子 is one share to hand over, three boxes are three
HELPERS = "人"  # what pairs of hands are counted by: 「搬沙发（2人）」
MOST_SHARES = 50  # 「1000 张旧报纸」 goes to somebody, not to a thousand
LONGEST_WORDS = 500  # characters of a message that are kept
MOST_THINGS = 60  # of a list that goes thing by thing: their numbers are bits of one integer


@dataclass(frozen=True, slots=True)
class Item:
    """One thing wanted or given. `key` is its one name for matching: 生姜 and 姜 have the same."""

    name: str
    key: str
    quantity: float | None = None
    unit: str | None = None
    number: int = 0  # in a list, whose things go each their own way; 0: it goes with the whole post


@dataclass(frozen=True, slots=True)
class Draft:
    """A post before it is remembered: what a message says."""

    group: int
    message_id: int
    poster: Person
    kind: PostKind
    category: Category
    wants: tuple[Item, ...]
    gives: tuple[Item, ...]
    words: str  # the message as typed, for those who are asked privately
    thread: int | None = None
    urgent: bool = False
    due_at: datetime | None = None
    behalf: str = ""  # for whom it is, if not for the poster: told to the claimer alone
    sold: bool = False  # a thing for money: the price, if any, stands in the words
    many: bool = False  # there is some for each who comes, and nobody says how much in all: 「核桃，一家一斤」

    @property
    def items(self) -> tuple[Item, ...]:
        """What it is about, first of all: what is wanted in a need, what is given otherwise."""
        return self.wants if self.kind == "need" else self.gives

    @property
    def listed(self) -> bool:
        """Whether it is a list whose things go each their own way."""
        return any(one.number for one in self.items)

    @property
    def counted(self) -> bool:
        """Whether it says how many there are to give: 「三箱橙子」, but neither 「橙子」 nor 「三斤橙子」."""
        if self.kind != "offer" or self.category == "lost_found" or len(self.gives) != 1 or self.listed:
            return False
        count, unit = self.gives[0].quantity, self.gives[0].unit
        return count is not None and count == int(count) and unit not in MEASURED

    @property
    def shares(self) -> int:
        """To how many it can go: an offer of three boxes to three, a search for somebody to all who saw them, what is
        for each household to all, what takes two pairs of hands to two; everything else to one."""
        if is_search(self) or self.many:
            return MOST_SHARES
        if self.kind == "need" and self.category in ("help", "ride") and self.wants and self.wants[0].unit == HELPERS:
            return max(1, min(int(self.wants[0].quantity or 1), MOST_SHARES))
        return max(1, min(int(self.gives[0].quantity or 1), MOST_SHARES)) if self.counted else 1


@dataclass(frozen=True, slots=True)
class Post:
    """A need, an offer or an exchange in a group; `taken` of `shares` are promised, of a list the things `promised`."""

    id: int
    group: int
    message_id: int  # below 0: it stayed behind when the group moved
    poster: Person
    kind: PostKind
    category: Category
    wants: tuple[Item, ...]
    gives: tuple[Item, ...]
    words: str
    state: State
    shares: int
    taken: int
    created_at: datetime
    thread: int | None = None
    urgent: bool = False
    due_at: datetime | None = None
    behalf: str = ""  # for whom it is, if not for the poster: told to the claimer alone
    sold: bool = False  # a thing for money: the price, if any, stands in the words
    promised: frozenset[int] = frozenset()  # of a list, by number
    gone: tuple[Item, ...] = ()  # of a list: what was given already

    @property
    def many(self) -> bool:
        """Whether there is some for each who comes, and nobody says how much in all."""
        things = self.kind == "offer" and self.category == "item" and len(self.gives) == 1
        return things and self.shares == MOST_SHARES and self.gives[0].quantity != MOST_SHARES

    @property
    def free(self) -> int:
        return len(self.left) if self.listed else max(0, self.shares - self.taken)

    @property
    def listed(self) -> bool:
        """Whether it is a list whose things go each their own way."""
        return any(one.number for one in self.items)

    @property
    def several(self) -> bool:
        """Whether it takes more than one neighbour: 「需要两个人帮忙搬沙发」, 「找两个人拼车」."""
        return self.kind == "need" and self.category in ("help", "ride") and self.shares > 1

    @property
    def shared(self) -> bool:
        """Whether somebody looks for others to share a ride, and for no driver: 「找两个人拼车」."""
        return self.kind == "need" and self.category == "ride" and any(one.unit == HELPERS for one in self.wants)

    @property
    def unmet(self) -> bool:
        """Whether more neighbours are asked for though somebody has promised: for the rest of a list, or of hands."""
        return bool(self.left) or (self.several and self.free > 0)

    @property
    def numbers(self) -> frozenset[int]:
        """The things of a list that are not given yet."""
        return frozenset(one.number for one in self.items if one.number)

    @property
    def left(self) -> frozenset[int]:
        """The things of a list that nobody has been promised yet."""
        return self.numbers - self.promised

    @property
    def whole(self) -> "Post":
        """With those things of its list that were given already."""
        return self.about(frozenset(one.number for one in self.items + self.gone))

    def about(self, numbers: frozenset[int]) -> "Post":
        """The post as it is about these things of its list alone; without numbers the whole post."""
        if not numbers or not self.listed:
            return self
        things = (one for one in self.items + self.gone if one.number in numbers)
        gone = tuple(one for one in self.gone if one.number not in numbers)
        return replace(self._with(tuple(sorted(things, key=lambda one: one.number))), gone=gone)

    def without(self, numbers: frozenset[int]) -> "Post":
        """The post with the rest of its list: these things are given."""
        gone = tuple(one for one in self.items if one.number in numbers)
        rest = tuple(one for one in self.items if one.number not in numbers)
        return replace(self._with(rest), gone=self.gone + gone)

    def with_again(self, numbers: frozenset[int]) -> "Post":
        """The post with these things on its list again: they were not given after all."""
        again = tuple(one for one in self.gone if one.number in numbers)
        things = tuple(sorted(self.items + again, key=lambda one: one.number))
        return replace(self._with(things), gone=tuple(one for one in self.gone if one not in again))

    def _with(self, things: tuple[Item, ...]) -> "Post":
        return replace(self, wants=things) if self.kind == "need" else replace(self, gives=things)

    @property
    def items(self) -> tuple[Item, ...]:
        """What it is about, first of all: what is wanted in a need, what is given otherwise."""
        return self.wants if self.kind == "need" else self.gives

    @property
    def card(self) -> str:
        """The name of its card among the bot's own messages."""
        return f"card:{self.id}"


def is_search(post: Draft | Post) -> bool:
    """Whether somebody is missing, a person or a pet: nobody has them, and whoever saw them is to be heard at once."""
    return post.kind == "need" and post.category == "lost_found" and post.urgent


class Posts(Protocol):
    async def add(self, draft: Draft, now: datetime) -> Post: ...

    async def get(self, post: int) -> Post | None: ...

    async def by_message(self, group: int, message_id: int) -> Post | None: ...

    async def is_message(self, group: int, message_id: int) -> bool:
        """Whether it is the message of a post, or reports the same danger too."""

    async def revise(self, post: int, draft: Draft, now: datetime) -> None:
        """The message was edited: what it is about changes, claims stay."""

    async def set_things(self, post: Post) -> None:
        """What is left of its list, and what is gone."""

    async def end(self, post: int, state: State, now: datetime) -> bool:
        """An open post ends; False if it had ended before."""

    async def reopen(self, post: int, now: datetime) -> None: ...

    async def open_in(self, group: int, kind: PostKind, most: int) -> list[Post]:
        """Open posts of a kind (exchanges count as both), newest first."""

    async def open_by(self, person: int) -> list[Post]:
        """Their own open posts in all groups, newest first."""

    async def all_by(self, person: int) -> list[Post]: ...

    async def parked_by(self, person: int) -> list[Post]:
        """Their own posts that nobody took up in time, newest first."""

    async def open_since(self, group: int, since: datetime) -> list[Post]: ...

    async def newest_of_others(self, where: Place, person: int, since: datetime, most: int) -> list[Post]:
        """Open posts of everybody else in a group, or in a topic of it, newest first."""

    async def any_open_since(self, group: int, since: datetime) -> bool: ...


class PostBooks(MemberBooks, Protocol):
    @property
    def posts(self) -> Posts: ...


async def find(books: PostBooks, post: int) -> Post:
    """The post, open or over."""
    found = await books.posts.get(post)
    if found is None:
        raise NoSuchPost
    return found


async def find_open(books: PostBooks, post: int) -> Post:
    """The post, if something can still be done about it."""
    found = await find(books, post)
    if found.state != "open":
        raise PostOver
    return found


def only(post: Post, rest: tuple[Item, ...]) -> Draft:
    """The post with what is left of its things, as if its message had been edited."""
    same = Draft(**{field.name: getattr(post, field.name) for field in fields(Draft)})
    return replace(same, wants=rest) if post.kind == "need" else replace(same, gives=rest)


def counted(post: Post, number: int) -> tuple[Item, ...]:
    """Its things, so many of them and no more: 「3个空位」 of which two are taken is two once the driver says 满了."""
    if post.kind == "need":
        return hands(post, number)
    first, *others = post.items
    return replace(first, quantity=number), *others


def hands(post: Post, number: int) -> tuple[Item, ...]:
    """What is to be done, by so many; one pair of hands is not counted, one who shares a ride is."""
    first, *others = post.items
    several = number > 1 or post.shared
    return replace(first, quantity=number if several else None, unit=HELPERS if several else None), *others


def listed(draft: Draft) -> Draft:
    """The same as a list whose things go each their own way, if it is one: things to give, to lend or to get."""
    names = {one.name for one in draft.items}
    goes_apart = draft.kind != "exchange" and draft.category in ("item", "loan")
    if not goes_apart or not 1 < len(draft.items) <= MOST_THINGS or len(names) < len(draft.items):
        return draft
    return _with(draft, [replace(one, number=at) for at, one in enumerate(draft.items, 1)])


def listed_as_before(draft: Draft, before: Post) -> Draft:
    """A list was edited: a thing keeps its number, by its name, by what it is, or (one written anew) by its place. What
    was given stays gone, though it still stands in the message."""
    if not before.listed and not draft.listed:
        return draft
    gone = {one.name for one in before.gone}
    draft = _with(draft, [one for one in draft.items if one.name not in gone] or draft.items)
    same = before.items if draft.kind == before.kind else ()
    numbers = {one.name: one.number for one in same if one.name in {new.name for new in draft.items}}
    for alike in (True, False):
        rest = [one for one in same if one.number not in numbers.values()]
        new = [one for one in draft.items if one.name not in numbers]
        if alike:
            for one in new:
                kin = [old.number for old in rest if old.key == one.key and old.number not in numbers.values()]
                numbers |= dict.fromkeys([one.name] if kin else [], next(iter(kin), 0))
        elif len(rest) == len(new):
            numbers.update({one.name: old.number for one, old in zip(new, rest, strict=True)})
    used = {one.number for one in before.items + before.gone}
    unused = (number for number in range(1, MOST_THINGS + 1) if number not in used)
    return _with(draft, [replace(one, number=numbers.get(one.name) or next(unused, 0)) for one in draft.items])


def _with(draft: Draft, things: Iterable[Item]) -> Draft:
    items = tuple(things)
    return replace(draft, wants=items) if draft.kind == "need" else replace(draft, gives=items)


async def end(books: PostBooks, post: int, *, by: int, organizer: bool, state: State, now: datetime) -> Post:
    """The poster, or an organizer, ends a post: 「不用了」, 「送完了」."""
    found = await find_open(books, post)
    if by != found.poster.id and not organizer:
        raise NotYourPost
    if not await books.posts.end(post, state, now):
        raise PostOver
    return replace(found, state=state)
