"""What a label before a colon says of the numbers behind it: 拨款总金额:185000元; 受助的学生有:甲县24人、乙县13人."""

from __future__ import annotations

from collections.abc import Sequence

from minzheng_ie.heads.frame import Frame
from minzheng_ie.heads.lexicon import content
from minzheng_ie.heads.listed import listed
from minzheng_ie.heads.tagging import tagged
from minzheng_ie.tree.leaves import Token, text_of

Phrase = Sequence[Token]
_NONE: list[Token] = []
_LABEL = 14  # characters of a label before a colon
_WHOLE = 4  # characters of one word that says enough (基本支出)


def label(f: Frame) -> Phrase:
    """The label of a sum, of persons or households, or of a list of places, that stand alone behind a colon (低保户:18户)."""
    said = f.memory.label
    if said is None:
        return _NONE
    tokens = tagged(said(), f.lex)
    found = content(tokens, f.lex)
    if f.group.before and f.group.before[0].kind == "region" and (thing := listed(tokens, f.lex)):
        return thing
    if not found or len(text_of(found)) > _LABEL:
        return _NONE
    return found if _names(found, f) else _NONE


def _names(found: list[Token], f: Frame) -> bool:
    """Whether a label names what the number counts."""
    last, w = found[-1], f.lex.w
    if not f.people:
        ends = w.sum_nouns + w.labels_of_amounts
        named = (len(found) > 1 or len(last.text) >= _WHOLE) and last.text.endswith(ends)
        return named or (len(found) == 1 and last.text in w.labels_alone)
    ends = w.labels_of_people  # 保障人员:215户338人
    if f.quantity.dimension == "households":
        ends += w.labels_of_households
    return last.text.endswith(ends) and not last.verb
