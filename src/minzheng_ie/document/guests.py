"""Places of guests (某市民政局一行6人来到我市考察): the one place that a text is not of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from minzheng_ie.compiled import compile_re
from minzheng_ie.entities.region_mention import RegionMention
from minzheng_ie.entities.region_table import Region

_GUEST = compile_re(
    r"(?:[^,。;:!?\n]{0,24}?(?:一行|(?:考察|调研|检查|督[导查]|工作|代表|评估|专家|验收)[组团])|[^。;:!?\n]{0,40}?(?:率队|带队|带领|率领|率))[^。;:!?\n]{0,30}?(?:[到来赴对]|莅临|在)了?(?:[我本][省市县区州旗们]|我处|当地)"
)
"""Behind the body of a guest (某市民政局一行6人来到我市考察): the one place it cannot be."""
_GUESTS = ("一行", "率", "带队", "带领", "组", "团")
_LOOKS = ("考察", "学习", "调研", "参观", "观摩", "取经")
_CALLS = compile_re(r"[^,。;:!?\n]{0,20}(?:[到赴来]|前往|莅临|走进)")
"""Between a guest and the host (甲县民政局一行到|乙县…考察)."""
_AT_WORK = compile_re(r"[^,。;:!?\n]{0,24}?(?:考察|学习|调研|参观|观摩|取经)")
_TOLD_OF = 3  # times a text names the host of which it tells


def guests_of(text: str, mentions: Sequence[RegionMention]) -> frozenset[Region]:
    """The places of guests (某市民政局一行8人…对我市…进行调研): the text is of another, wherever else it names them."""
    found: set[Region] = set()
    if any(sign in text for sign in _GUESTS):
        found.update(
            mention.region
            for mention in mentions
            if mention.region is not None and mention.kind in ("org", "name") and is_a_guest(text, mention)
        )
    if any(sign in text for sign in _LOOKS):
        found.update(_callers(text, mentions))
    return frozenset(found)


def _callers(text: str, mentions: Sequence[RegionMention]) -> Iterator[Region]:
    """Those who call at a place to learn (甲县到|乙县考察), of which alone the text goes on to tell, as nobody's own."""
    if any(m.kind == "deictic" and text[m.start] in "我本" for m in mentions):
        return
    named = [m for m in mentions if m.region is not None and m.kind in ("org", "name")]
    for guest, host in pairwise(named):
        one, other = guest.region, host.region
        if one is None or other is None or one.level != other.level or one == other:
            continue
        if _CALLS.fullmatch(text, guest.end, host.start) is None or _AT_WORK.match(text, host.end) is None:
            continue
        times = Counter(m.region for m in named)
        if times[other] >= _TOLD_OF and times[other] > times[one]:
            yield one


def is_a_guest(text: str, mention: RegionMention) -> bool:
    """Whether the body at ``mention`` comes as a guest."""
    return _GUEST.match(text, mention.end) is not None
