"""The numbers of some things of a list as one integer, and back: {1, 3} is 0b1010."""

from collections.abc import Iterable


def to_bits(numbers: Iterable[int]) -> int:
    """{1, 3} → 0b1010."""
    return sum(1 << number for number in set(numbers))


def from_bits(bits: int) -> frozenset[int]:
    """0b1010 → {1, 3}."""
    return frozenset(number for number in range(bits.bit_length()) if bits >> number & 1)
