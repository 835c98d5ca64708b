"""What a sum is of that is told as a rate: 按每人每月600元的标准|发放护理补贴."""

from __future__ import annotations

from collections.abc import Sequence

from minzheng_ie.heads.carried import receiver
from minzheng_ie.heads.frame import Frame
from minzheng_ie.heads.group_paid import spoken_payment
from minzheng_ie.heads.lexicon import LONGEST, content, edges, last_verb, only_verbs
from minzheng_ie.heads.shorten import doing
from minzheng_ie.heads.tagging import tagged
from minzheng_ie.tree.leaves import Token, text_of

Phrase = Sequence[Token]
_NONE: list[Token] = []
_TIMES = "ratio"
_WHOM = 10  # characters of those a rate is for


def by_standard(f: Frame) -> Phrase:
    """What is done by a rate (按每人每月600元的标准|发放护理补贴); empty where no such rate is told, or nothing by it."""
    group = f.group
    if f.lex.w.by_a_rate.isdisjoint(group.said):
        return _NONE  # as most
    after = _behind(f)
    rate = _rate(after, f)
    if not rate:
        return _NONE
    told = content(after[rate:], f.lex)
    if not told and group.closing:
        told = content([t for t in f.ahead() if t.kind != "number"], f.lex)
    subject = _before_rule(f)
    if told and not only_verbs(told):
        return _done(_whom(subject, f) or _whom_before(f), told, f)
    if subject and subject[0].text not in f.lex.w.served:
        return subject
    paid = spoken_payment(f)
    return [*paid, *_standard(paid, after[rate - 1], f)] if paid else told


def by_multiple(f: Frame) -> Phrase:
    """The standard that is set by so many times another (供养标准|按不低于低保标准的1.3倍执行); empty where none is."""
    if f.quantity.dimension != _TIMES or f.lex.w.by_a_rate.isdisjoint(f.group.said):
        return _NONE
    subject = _before_rule(f)
    if not subject or subject[0].text in f.lex.w.served or any(t.verb for t in subject):
        return _NONE
    return subject if subject[-1].text.endswith(f.lex.w.standard_ends) else _NONE


def _before_rule(f: Frame) -> list[Token]:
    """The words before the one that says by what rule (特困人员|按每人每月600元, 供养标准|按低保标准的1.3倍)."""
    before = f.group.before
    at = next((i for i, t in enumerate(before) if t.text in f.lex.w.by_a_rate), -1)
    return content(before[:at], f.lex)


def _standard(paid: Phrase, rate: Token, f: Frame) -> Phrase:
    """The word for a standard behind a rate, where the payment is told without it."""
    ends = f.lex.w.standard_ends
    return [rate] if rate.text.endswith(ends) and not paid[-1].text.endswith(ends) else _NONE


def _behind(f: Frame) -> Phrase:
    """The words behind a number, though they may be none of what it counts (按每月80元|标准发放补贴)."""
    if f.group.after or not f.group.closing:
        return f.group.after
    end = f.group.members[-1].end
    return [t for t in f.view.tokens if t.start >= end]


def _rate(after: Phrase, f: Frame) -> int:
    """Where the words behind a rate end that say that it is one (元|的标准); 0 where they do not."""
    w = f.lex.w
    at = 1 if after and after[0].text in w.of else 0
    return at + 1 if len(after) > at and after[at].text.startswith(w.steps) else 0


def _whom(subject: list[Token], f: Frame) -> list[Token]:
    """Those a rate is for, with the preposition before them (对特困老人|按…); empty where the subject is another."""
    served = bool(subject) and subject[0].text in f.lex.w.served
    return subject if served and len(text_of(subject)) <= _WHOM else []


def _whom_before(f: Frame) -> list[Token]:
    """Those whom the clause before is about, with its preposition (对失能老人,|按每人每月300元的标准给予补贴); else empty."""
    said = f.memory.passed[-1]() if f.memory.passed else ()
    if not said or said[0].text not in f.lex.w.served:
        return []
    whom = receiver(content(tagged(said[1:], f.lex), f.lex), f)
    return [said[0], *whom] if whom and len(text_of(whom)) < _WHOM else []


def _done(whom: list[Token], told: list[Token], f: Frame) -> list[Token]:
    """What is done, for whom: as much as a metric holds."""
    verb = last_verb(told)
    if verb < 0:
        return []
    if whom:
        return [*whom, *told[verb:]]
    if told[0].text in f.lex.w.served and len(text_of(told)) <= LONGEST:
        return told
    return edges(doing(told[: verb + 1]) + told[verb + 1 :])
