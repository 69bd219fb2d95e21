"""Whom to call in danger, by the place where a group lives."""

from collections.abc import Mapping
from dataclasses import dataclass
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True)
class Numbers:
    """The telephone numbers of a place; `power` of the power company, where there is one for all."""

    fire: str
    ambulance: str
    police: str
    power: str = ""


MAINLAND = Numbers(fire="119", ambulance="120", police="110", power="95598")
TAIWAN = Numbers(fire="119", ambulance="119", police="110")
ONE_FOR_ALL = Numbers(fire="999", ambulance="999", police="999")  # Hong Kong and Macau
BY_ZONE: Mapping[str, Numbers] = {
    "Asia/Taipei": TAIWAN,
    "ROC": TAIWAN,
    **dict.fromkeys(("Asia/Hong_Kong", "Hongkong", "Asia/Macau", "Asia/Macao"), ONE_FOR_ALL),
}


def numbers(zone: ZoneInfo) -> Numbers:
    """Those of a group's time zone, which its organizers choose: Asia/Taipei → 119, 119, 110."""
    return BY_ZONE.get(zone.key, MAINLAND)
