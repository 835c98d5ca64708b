"""A disaster's losses behind those of a part: 死亡4人,其中甲区2人,倒塌房屋800间 – the houses are the whole's again."""

from __future__ import annotations

from minzheng_ie.compiled import compile_re

_AMONG = compile_re(r"其中[,:]?$")
_HARMED = compile_re(r"(?:死亡|遇难|失踪|受伤|伤亡|死伤|失联)[^。;]{0,24}$")
_LOSS = compile_re(
    r"[,、](?:因灾|共|已|累计|紧急)?(?P<head>转移|安置|倒塌|倒损|损坏|农作物|直接经济损失|经济损失|受灾面积|受灾人口|需紧急)"
)


def whole_again(text: str, start: int, place: int, end: int, position: int) -> bool:
    """Whether the number at ``position`` is of the whole again, behind the dead of one of its places.

    text (str): clean text. start: where the sentence begins. place, end: where the place of the part stands.
    """
    if _AMONG.search(text, max(start, place - 4), place) is None:
        return False
    if _HARMED.search(text, max(start, place - 60), place) is None:
        return False
    loss = _LOSS.search(text, end, position)
    # What is told before of the whole, and now again, is the part's.
    return loss is not None and text.find(loss["head"], start, place) < 0
