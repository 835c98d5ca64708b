"""What leads to those counted and is told whole: of each of what they are (每个社区|配备2名社工), for what steps are taken."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from minzheng_ie.heads.groups import Group
from minzheng_ie.heads.lexicon import LONGEST, Lexicon, first_verb, only_verbs
from minzheng_ie.tree.leaves import Token, text_of

_NONE: list[Token] = []
_EACH = 14  # characters of what is told of each


def each_lead(group: Group, lex: Lexicon) -> list[Token]:
    """Each of what those counted are of, with what is done there (每个乡镇|至少配备2名督导员); empty where it is told of none."""
    w, before = lex.w, group.before
    at = next((i for i, t in enumerate(before[:-1]) if t.text[0] in w.each), -1)
    if at < 0 or any(t.verb for t in before[:at]) or group.members[-1].text[-1] in w.money_unit:
        return _NONE
    start = _thing_of_each(before, at, lex)
    said = [t for t in before[start:] if _stays(t) and t.text not in w.openers]
    if not start or not said or said[0].verb or "joint" in said[0].roles or said[0].text.startswith(w.tens):
        return _NONE
    said = [*before[at:start], *said]
    return said if len(text_of(said)) <= _EACH else _NONE


def _thing_of_each(before: Sequence[Token], at: int, lex: Lexicon) -> int:
    """Where what each is stands behind 每 at ``at`` and its measure word; 0 where a time follows it."""
    w, unit = lex.w, before[at].text[1:]
    counts = w.measure_words | w.classifiers | {"", *(each[1:] for each in w.for_each)}
    if unit not in counts:
        return at if unit.endswith(w.towns + w.homes) else 0
    return at + 1 if unit or before[at + 1].text not in counts else at + 2


def _stays(token: Token) -> bool:
    return "droppable" not in token.roles and "level" not in token.roles and token.kind == "word"


def steps_for(group: Group, before: Sequence[Token], after: Sequence[Token], lex: Lexicon) -> list[Token]:
    """What steps are for, where those are counted (出台支持养老服务高质量发展|20条措施); empty where a metric cannot hold it."""
    if not after or not after[-1].text.endswith(lex.w.steps_taken):
        return _NONE
    first = first_verb(before, otherwise=len(before))
    lead = list(before[first:])
    if group.before and group.before[-1].text in lex.w.and_so_on:
        return lead[:1]  # 出台提高低保标准等|10项民生政策
    told = len(lead) > 1 and not only_verbs(lead) and not _several(lead)
    return lead if told and len(text_of(lead)) + len(text_of(after)) <= LONGEST else _NONE


def _several(lead: Sequence[Token]) -> bool:
    """Whether several things were done, one joined to the next (成立指挥部、|出台20条举措)."""
    return any("joint" in one.roles and other.verb for one, other in pairwise(lead))
