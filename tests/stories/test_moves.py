"""What no list of words has, said in a scene that makes it plain."""

import pytest

from tests.neighbourhood import Neighbourhood


async def test_what_is_told_of_the_thing_ends_it(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", "谁家有小葱 两根就行")
    await home.says("刘叔", "我有 自己来拔")
    await home.advance(minutes=12)
    await home.says("王阿姨", "葱花撒上了 香")
    assert "成了，谢谢刘叔" in await home.card(to=need)


async def test_who_did_it_tells_so(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", "水龙头关不紧 谁会修")
    await home.says("小李", "我来看看")
    await home.advance(minutes=40)
    await home.says("小李", "弄妥了 阿姨给我塞了一袋橘子")
    assert "成了，谢谢小李" in await home.card(to=need)


async def test_what_it_sounds_like_takes_it_up(home: Neighbourhood) -> None:
    need = await home.says("陈姐", "谁家有退烧贴 药店关门了")
    await home.says("小美", "我家冰箱里还有两盒 你上来")
    assert "小美 来帮忙了" in await home.card(to=need)


@pytest.mark.parametrize("words", ["窗台上种着呢 上来剪", "阳台上有 来拔"])
async def test_what_is_done_with_it_is_no_other_thing(home: Neighbourhood, words: str) -> None:
    need = await home.says("王阿姨", "谁家有小葱 两根就行")
    await home.says("刘叔", words)
    assert "刘叔 来帮忙了" in await home.card(to=need)


async def test_of_two_that_it_may_mean_it_means_none(home: Neighbourhood) -> None:
    posts = [await home.says("王阿姨", words) for words in ("谁家有小葱", "谁家有香菜")]
    for post in posts:
        await home.replies("刘叔", post, "我有")
    await home.advance(minutes=12)
    await home.says("王阿姨", "面出锅了 香得很")
    assert ["刘叔 来帮忙了" in await home.card(to=post) for post in posts] == [True, True]


async def test_a_wrong_guess_is_taken_back(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", "谁家有小葱 两根就行")
    await home.says("刘叔", "我有 自己来拔")
    await home.advance(minutes=12)
    await home.says("王阿姨", "葱花撒上了 香")
    await home.says("王阿姨", "点错了")
    assert "刘叔 来帮忙了" in await home.card(to=need)


@pytest.mark.parametrize("words", ["菜场的葱又涨价了", "我去做饭了", "电梯修好了", "哈哈哈你们真逗", "下雨了收衣服"])
async def test_talk_of_who_asked_ends_nothing(home: Neighbourhood, words: str) -> None:
    need = await home.says("王阿姨", "谁家有小葱 两根就行")
    await home.says("刘叔", "我有 自己来拔")
    await home.advance(minutes=12)
    before = await home.card(to=need)
    await home.says("王阿姨", words)
    assert await home.card(to=need) == before


async def test_four_days_later_nobody_means_it(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", "谁家有小葱 两根就行")
    await home.says("刘叔", "我有 自己来拔")
    await home.advance(days=4)
    before = await home.card(to=need)
    await home.says("王阿姨", "葱花撒上了 香")
    assert await home.card(to=need) == before


async def test_a_fire_is_not_guessed_to_be_out(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", "厨房着火了快来人帮忙灭火")
    await home.replies("刘叔", need, "我来")
    await home.advance(minutes=12)
    before = await home.card(to=need)
    await home.says("王阿姨", "水浇上了 刘叔力气真大")
    assert await home.card(to=need) == before


@pytest.mark.parametrize(
    "call", ["我去买菜 有人一起吗", "我去遛狗 有人一起吗"]
)  # the second reads as a need, if hardly
async def test_who_called_for_a_walk_talks_of_the_walk(home: Neighbourhood, call: str) -> None:
    need = await home.says("王阿姨", "谁家有打气筒")
    await home.says("刘叔", call)
    await home.says("陈姐", "我去 等我换鞋")
    await home.says("刘叔", "好 楼下等你")
    assert "我来帮" in await home.card(to=need)


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("谁家有梯子借用下 换个灯泡", "我地下室有一个 老的 能用"),
        ("周末打麻将 谁家有麻将桌借我", "桌子我有 下午帮你扛过去"),
        ("谁家有退烧贴 药店关门了", "我家冰箱里还有两盒 你上来拿"),
    ],
)
@pytest.mark.parametrize("minutes", [15, 90])
async def test_who_was_not_looking_takes_it_up_late(home: Neighbourhood, asked: str, words: str, minutes: int) -> None:
    need = await home.says("王阿姨", asked)
    await home.advance(minutes=minutes)
    await home.says("陈姐", "今天菜场的鱼真新鲜")
    await home.says("刘叔", words)
    assert "刘叔 来帮忙了" in await home.card(to=need)


@pytest.mark.parametrize("words", ["要！", "我去", "好的", "可以", "来了", "我妈以前也有一个 早扔了", "哈哈哈我笑死"])
async def test_what_says_little_is_about_anything_by_then(home: Neighbourhood, words: str) -> None:
    need = await home.says("王阿姨", "谁家有梯子借用下 换个灯泡")
    await home.advance(minutes=30)
    before = await home.card(to=need)
    await home.says("刘叔", words)
    assert await home.card(to=need) == before


async def test_of_two_asked_a_while_ago_it_takes_up_none(home: Neighbourhood) -> None:
    posts = [await home.says(who, words) for who, words in (("王阿姨", "谁家有梯子"), ("小李", "谁家有折叠椅"))]
    await home.advance(minutes=30)
    before = [await home.card(to=post) for post in posts]
    await home.says("刘叔", "我地下室有一个 老的 能用")
    assert [await home.card(to=post) for post in posts] == before


async def test_who_is_spoken_to_had_asked_for_it(home: Neighbourhood) -> None:
    need = await home.says("王阿姨", "谁家有梯子借用下 换个灯泡")
    await home.advance(minutes=30)
    before = await home.card(to=need)
    await home.says("刘叔", "小李 我地下室有一个 老的 能用")
    assert await home.card(to=need) == before
    await home.says("陈姐", "王阿姨 我地下室有一个 老的 能用")
    assert "陈姐 来帮忙了" in await home.card(to=need)


async def test_who_has_just_promised_talks_of_that(home: Neighbourhood) -> None:
    ladder = await home.says("王阿姨", "谁家有梯子借用下 换个灯泡")
    await home.advance(minutes=30)
    chair = await home.says("小李", "谁家有折叠椅 借两把")
    await home.replies("刘叔", chair, "我有")
    before = await home.card(to=ladder)
    await home.says("刘叔", "我地下室有一个 老的 能用")
    assert await home.card(to=ladder) == before


async def test_who_calls_may_have_something_open_from_before(home: Neighbourhood) -> None:
    await home.says("王阿姨", "谁家有打气筒")
    await home.advance(minutes=90)
    need = await home.says("小李", "谁能帮我搬个沙发")
    before = await home.card(to=need)
    await home.says("王阿姨", "三缺一 谁来")
    await home.says("刘叔", "我来")
    assert await home.card(to=need) == before
