"""What is granted to whom, or by what share of a cost: 对孤儿给予每人300元|补贴, 对低保户按采暖费50%|给予补贴."""

from __future__ import annotations

from collections.abc import Sequence

from minzheng_ie.heads.frame import Frame
from minzheng_ie.heads.lexicon import LONGEST, content
from minzheng_ie.tree.leaves import Token, text_of

Phrase = Sequence[Token]
_NONE: list[Token] = []
_WHOM = 14  # characters of those something is granted to


def granted(f: Frame) -> Phrase:
    """A grant with to whom, or of each of whom, where it is named behind its sum; empty where none is."""
    before, w = f.group.before, f.lex.w
    if w.granting.isdisjoint(f.group.said):
        return _NONE  # as most
    at = next((i for i in range(len(before) - 1, 0, -1) if before[i].text in w.granting), 0)
    thing = content(f.group.after, f.lex) if at else _NONE
    if not thing or not _aids(thing[-1], f) or any(t.verb for t in thing[:-1]):
        return _NONE
    whom = _whom(before[:at], f)
    return [*whom, before[at].doing(before[at].roles, verb=True), *thing] if whom else _NONE


def granted_share(f: Frame) -> Phrase:
    """What is granted by a share of a cost, with to whom and of what (对低保户按采暖费|50%|给予补贴); or empty."""
    before, after, w = f.group.before, f.group.after, f.lex.w
    if not after or after[0].text not in w.granting:
        return _NONE  # as most
    at = next((i for i in range(len(before) - 2, 0, -1) if before[i].text in w.by), 0)
    if not at:
        return _NONE
    whom, base = _whom(before[:at], f), content(before[at + 1 :], f.lex)
    thing = content(after[1:], f.lex)
    if not whom or not base or base[-1].verb or not thing:
        return _NONE
    told = [*whom, before[at], *base, after[0], *thing]
    return told if _aids(thing[-1], f) and len(text_of(told)) <= LONGEST + _WHOM else _NONE


def _aids(token: Token, f: Frame) -> bool:
    """Whether a word names an aid or a payment."""
    return token.text in f.lex.w.aid_named or token.text.endswith(f.lex.w.payments)


def _whom(before: Sequence[Token], f: Frame) -> list[Token]:
    """Those a preposition leads to, with it, or each of those that a rule names; empty where none are named."""
    w = f.lex.w
    to = next((i for i in range(len(before) - 1, -1, -1) if before[i].text in w.whoever), -1)
    by = next((i for i in range(to + 1, len(before)) if before[i].text in w.by), len(before))
    if to < 0 and by == len(before):
        return _NONE
    whom = content(before[to + 1 : by] if to >= 0 else before[by + 1 :], f.lex)
    of = max((i + 1 for i, t in enumerate(whom) if t.text in w.of), default=0)
    whom = whom[of:] if len(text_of(whom)) > _WHOM else whom
    if not whom or len(text_of(whom)) > _WHOM or whom[-1].verb:
        return _NONE
    return whom if to < 0 else [before[to], *whom]
