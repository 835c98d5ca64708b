"""Places whose names are masked where the issuer would be named (某县, XX市)."""

from __future__ import annotations

from minzheng_ie.compiled import compile_re
from minzheng_ie.document.votes import ISSUER, OPENING, TITLE, Vote
from minzheng_ie.document.zones import Zones
from minzheng_ie.entities.region_table import Region

# What stands in front is looked at last: a text is searched fastest for one of a set of characters.
_ANONYMOUS = compile_re(
    r"[某XxＸ×*＊○](?<![A-Za-z].)(?:(?<=某)某?|(?<!某)[XxＸ×*＊○]{0,2})(?:省|市(?!民(?!政))|县|区|州|镇|乡|街道|社区)(?![A-Za-z])"
)
_TOLD_BEFORE = tuple("省市县区州旗镇乡道")


def nameless_votes(text: str, zones: Zones) -> list[Vote]:
    """某县, XX市 where the issuer is named: a place that is not told, and no other."""
    votes = []
    for match in _ANONYMOUS.finditer(text):
        if match[0][-1] in "镇乡道区" and text[match.start() - 1 : match.start()] in _TOLD_BEFORE:
            continue  # 甲县某镇, 乙街道某社区: the county is told
        issued = zones.issued(match.start()) or zones.signed(match.start())
        if issued or match.start() < zones.title_end:
            region = Region("", f"?/{match[0]}", match[0], "county")
            votes.append(Vote(((region, 1.0),), ISSUER if issued else TITLE, "issuer", *match.span()))
        elif match.start() < zones.opening_end:
            region = Region("", f"?/{match[0]}", match[0], "county")
            votes.append(Vote(((region, 1.0),), OPENING, "own", *match.span()))
    return votes
