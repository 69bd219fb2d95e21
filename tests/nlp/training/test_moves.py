"""Talks as what a model learns moves from."""

from nlp.training import moves
from nlp.training.talks import HELD_OUT, files, talks

TALK = """# 葱和电钻
王阿姨: 谁家有葱  [1 post]
刘叔: 有的 来拔  [1 claim]
小李: 谁有电钻  [2 post]
+10
小李: 刘叔种的葱真好
王阿姨: 拔了三根  [1 done]
刘叔: 电钻我也有  [2 claim]
=> need 葱/小葱 done 刘叔
=> need 电钻 promised 刘叔"""


def test_each_line_is_seen_from_what_is_open() -> None:
    (talk,) = talks(TALK)
    found = [(line.text, line.scene.things, line.scene.role, line.does) for line in moves.of_talk(talk)]
    assert found == [
        ("有的 来拔", ("小葱", "葱"), "other", "claim"),
        ("刘叔种的葱真好", ("电钻",), "poster", ""),  # others say nothing of a need that is promised
        ("拔了三根", ("小葱", "葱"), "poster", "done"),
        ("拔了三根", ("电钻",), "other", ""),
        ("电钻我也有", ("电钻",), "other", "claim"),
    ]


def test_minutes_go_by() -> None:
    (talk,) = talks(TALK)
    done = next(line.scene for line in moves.of_talk(talk) if line.does == "done")
    assert (round(done.minutes), round(done.since), done.held, done.holders) == (11, 11, True, ("刘叔",))


def test_what_judges_is_not_tagged_and_what_is_fitted_is() -> None:
    for name, all_of in files().items():
        for talk in all_of:
            tags = [tag for line in moves.of_talk(talk) for tag in line.does]
            assert not tags or name not in HELD_OUT, talk.title
