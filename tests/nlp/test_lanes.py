"""The weights that are shipped fit into their lanes: one that does not is cut off, and the sums are wrong unheard."""

from nlp import intents, lanes

FEW = 0.002  # of all pieces: a step (UNIT in nlp/training/intents.py) that is too fine cut off a quarter


def cut_off(packed: int, classes: int) -> bool:
    """Whether a weight of a feature lies at the end of its lane."""
    ends = (0, 2 * lanes.OFFSET - 1)
    return any((packed >> (lanes.LANE * place)) & (2 * lanes.OFFSET - 1) in ends for place in range(classes))


def test_a_weight_too_big_for_its_lane_is_seen() -> None:
    assert cut_off(lanes.pack([9.0, 0.1], 0.01), 2)
    assert not cut_off(lanes.pack([9.0, 0.1], 0.06), 2)


def test_hardly_a_weight_of_what_is_shipped_is_cut_off() -> None:
    stored = lanes.read(intents.MODELS / "intents.bin")
    classes, (_, weights) = len(stored["sorts"]), stored["text"]
    all_lanes = (1 << lanes.width(stored["sorts"])) - 1
    known = [packed & all_lanes for packed in weights if packed & all_lanes]
    assert sum(cut_off(packed, classes) for packed in known) < FEW * len(known)
