"""Places of guests (某市民政局一行6人来到我市考察): the one place that a text is not of."""

from __future__ import annotations

from collections.abc import Sequence

from minzheng_ie.compiled import compile_re
from minzheng_ie.entities.region_mention import RegionMention
from minzheng_ie.entities.region_table import Region

_GUEST = compile_re(
    r"(?:[^,。;:!?\n]{0,24}?(?:一行|(?:考察|调研|检查|督[导查]|工作|代表|评估|专家|验收)[组团])|[^。;:!?\n]{0,40}?(?:率队|带队|带领|率领|率))[^。;:!?\n]{0,30}?(?:[到来赴对]|莅临|在)了?(?:[我本][省市县区州旗们]|我处|当地)"
)
"""Behind the body of a guest (某市民政局一行6人来到我市考察): the one place it cannot be."""
_GUESTS = ("一行", "率", "带队", "带领", "组", "团")


def guests_of(text: str, mentions: Sequence[RegionMention]) -> frozenset[Region]:
    """The places of guests (某市民政局一行8人…对我市…进行调研): the text is of another, wherever else it names them."""
    if not any(sign in text for sign in _GUESTS):
        return frozenset()
    return frozenset(
        mention.region
        for mention in mentions
        if mention.region is not None and mention.kind in ("org", "name") and is_a_guest(text, mention)
    )


def is_a_guest(text: str, mention: RegionMention) -> bool:
    """Whether the body at ``mention`` comes as a guest."""
    return _GUEST.match(text, mention.end) is not None
