"""Places in messages: 「3栋2单元501」, 「花街广场」, 「北门」."""

import re

_PLACE = re.compile(r"\d{1,2}[栋幢号楼座](?:\d单元)?(?:\d{3,4})?|[东南西北]门")


def find(text: str) -> tuple[str, ...]:
    """The places named, in the order typed."""
    return tuple(found[0] for found in _PLACE.finditer(text))
