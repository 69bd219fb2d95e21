"""What is due about a post: what is set is answered, and goes with the post."""

from handlers import due, followups


def test_when_a_post_is_over_every_alarm_of_it_is_taken_away() -> None:
    assert set(followups.OF_A_POST) == set(due.OF_POSTS)
