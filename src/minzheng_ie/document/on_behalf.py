"""Whom another acts for: who asked or paid (受某市基金会委托, 某县发放…), and the body whose branch acts (某省基金会某县工作站)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from minzheng_ie.compiled import compile_re
from minzheng_ie.document.votes import Vote
from minzheng_ie.document.zones import Zones
from minzheng_ie.entities.region_mention import RegionMention

_LEADS = ("受", "应")
# 响应, 享受, 感受 … end in the same characters.
_WORDS = tuple("响享感承遭忍难供适对反效相")
_ASKED = compile_re(r"[^,。;:\n]{0,20}?(?:委托|邀请|约请|嘱托|资助|捐助|赞助|捐赠|所托|之托|之邀)")
_SENTENCE, _NEAR = 120, 20  # characters and places that are looked at behind
_BRANCH = 14
_BODY_OF_BRANCH = compile_re(r"[\u4e00-\u9fff]{2,13}[会部局处院]")
_IS_BRANCH = compile_re(
    r"[\u4e00-\u9fff]{0,4}?(?:[分支](?:会|部|行|公司|院|校|中心|队|站|局)|联络[组处站]|代表处|办事处|工作[站组队]|服务[站队])"
)


def asks(text: str, mentions: Sequence[RegionMention]) -> frozenset[int]:
    """Where places start that only ask or pay for what another place does, which the sentence goes on to name.

    text (str): clean text. mentions: its places, in order. Whoever asks for what is done in its own place is not among them.
    """
    found: set[int] = set()
    for at, mention in enumerate(mentions):
        start = mention.start
        if text[start - 1 : start] not in _LEADS or text[start - 2 : start - 1] in _WORDS:
            continue
        asked = _ASKED.match(text, mention.end)
        if asked is None:
            continue
        stop = text.find("。", asked.end(), asked.end() + _SENTENCE)
        behind = asked.end()
        near = mentions[at : at + _NEAR]
        if any(behind <= m.start < stop and _is_another(mention, m) for m in near):
            found.update(m.start for m in near if m.start < behind)
    return frozenset(found)


def _is_another(asking: RegionMention, other: RegionMention) -> bool:
    one, two = asking.region, other.region
    if one is None or two is None or other.kind not in ("name", "org") or not two.rank:
        return False
    return not (one.contains(two) or two.contains(one))


def branch_of(text: str, vote: Vote, begins: Mapping[int, Vote], zones: Zones) -> Vote | None:
    """What the branch says that is named behind a place's body (某市慈善基金会某区代表处), in a label also what lies in it.

    begins: what places say, by where they start.
    """
    if len(vote.regions) != 1 or not vote.regions[0][0].rank:
        return None
    whole, issued = vote.regions[0][0], zones.issued(vote.start)
    for start in range(vote.end + 1, vote.end + _BRANCH + 1):
        other = begins.get(start)
        if other is None or len(other.regions) != 1:
            continue
        if not issued and _IS_BRANCH.match(text, other.end) is None:
            continue
        inside = whole != other.regions[0][0] and whole.contains(other.regions[0][0])
        if inside and _BODY_OF_BRANCH.fullmatch(text, vote.end, other.start) is not None:
            return other
    return None
