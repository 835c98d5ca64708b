"""What those get who were told right before a rate, where the payment was named before (特困人员41人,|每月300元)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from minzheng_ie.heads.classes import qualifies
from minzheng_ie.heads.frame import Frame
from minzheng_ie.heads.lexicon import Lexicon, content, is_, only_verbs, opening_verbs
from minzheng_ie.heads.tagging import tagged
from minzheng_ie.heads.topics import Spoken
from minzheng_ie.tree.leaves import Token, text_of

Phrase = Sequence[Token]
_NONE: list[Token] = []
_WHOM = 16  # characters of a group
_PAID = ("standard", "money")


def group_paid(f: Frame) -> Phrase:
    """A group with the payment that a rate is of (启动价格临时补贴。城市低保对象|按30元/人/月发放); empty where none is named."""
    if not f.money or not _rated(f) or (f.after and not only_verbs(f.after)):
        return _NONE
    if not f.subject and (given := _just_given(f)) and given[-1].text.endswith(f.lex.w.sums_given):
        return given
    base = _group(f.phrase if f.subject else f.memory.last_part or f.memory.head, f)
    if not base:
        return _NONE
    led = _payment(f.phrase[:-1], f.lex) if f.subject and f.phrase[0] not in base else _NONE
    if led and led[0].start < base[0].start:
        return [*base, *led]  # 补贴标准为|城市低保对象每人150元
    own = _payment(base, f.lex)
    if own:
        return _of_its_own(base, own, f.lex)
    paid = spoken_payment(f, text_of(base))
    if not paid or text_of(paid) in text_of(base):
        return _NONE
    return [*base, *paid]


def spoken_payment(f: Frame, whom: str = "") -> Phrase:
    """The payment named last before a number, without whom it is for; empty where none is. whom (str): a group that may get it."""
    for said in _said(f):
        if (paid := _payment(said, f.lex)) and _may_get(text_of(paid), whom, f.lex):
            return paid
    return _NONE


def _may_get(paid: str, whom: str, lex: Lexicon) -> bool:
    """Whether a payment may be that of a group: an orphan gets nothing that is for the aged."""
    w = lex.w
    kinds = (w.paid_to_aged, w.aged), (w.paid_to_disabled, w.disabled), (w.paid_to_children, w.children)
    named = [those for payments, those in kinds if any(word in paid for word in payments)]
    return not whom or not named or any(word in whom for those in named for word in those)


def given_each(f: Frame) -> Phrase:
    """What a clause gives, for how many of it each gets (发放棉被,|每人2床); empty where the number tells of more."""
    phrase, apiece = f.phrase, f.lex.w.apiece
    if f.after or f.money or (phrase and phrase[0].text not in apiece):
        return _NONE  # as most
    return _just_given(f) if apiece.issuperset([t.text for t in phrase]) else _NONE


def _just_given(f: Frame) -> Phrase:
    """What the clause right before gives (为困难家庭子女发放助学金,|每户2000元); empty where a number or another deed stands there."""
    passed, since, w = f.memory.passed, f.memory.spoken.clauses, f.lex.w
    if not passed or not since or since[-1] is not passed[-1]:
        return _NONE
    said = content(tagged(passed[-1](), f.lex), f.lex)
    at = next((i for i in range(len(said) - 2, -1, -1) if said[i].verb or said[i].text in w.giving), -1)
    given = at >= 0 and said[at].text in w.giving
    return said[at:] if given and len(text_of(said[at:])) <= _WHOM else _NONE


def _rated(f: Frame) -> bool:
    """Whether a sum is for each of some, or for a time."""
    return "/" in (f.quantity.unit or "") or "rate" in [t.kind for t in f.group.before]


def _group(told: Phrase, f: Frame) -> Phrase:
    """Those whom words name, without what is done for them; empty where they name something else."""
    w = f.lex.w
    those = told
    while those and is_(those[0], *_PAID):
        those = those[1:]  # 标准|80至99岁
    if those and those[0].verb:
        verbs = opening_verbs(told)
        those = those[len(verbs) :] if verbs[-1].text in w.reaching or _payment(told, f.lex) else _NONE
    if (
        not those
        or text_of(those) in w.apiece
        or len(text_of(those)) > _WHOM + len(text_of(_payment(those, f.lex)))
    ):
        return _NONE
    if not those[-1].text.endswith(w.persons + w.those_named + w.labels_of_people + w.bands):
        return _NONE
    if is_(those[-1], *_PAID, "link") or those[-1].text.endswith(w.payments):
        return _NONE
    return _NONE if any("link" in t.roles or t.text in w.served for t in those) else those


def _of_its_own(base: Phrase, own: Phrase, lex: Lexicon) -> Phrase:
    """A group that is told by what it gets (护理补贴|残疾人), with that behind it."""
    those = [t for t in base if t.start > own[-1].start]
    if len(those) > 1 and those[0].text in lex.w.those_of_age:
        those = those[1:]  # 护理补贴人员,其中|一级残疾人
    if not those:
        return _NONE
    if text_of(those) in lex.w.those_of_age or text_of(those).endswith(lex.w.standard_ends):
        return [t for t in base if t.start < those[0].start]  # 护理补贴|人员
    return [*those, *own]


def _said(f: Frame) -> Iterator[Phrase]:
    """What may have named the payment: this sentence, the last first, then the clause before it."""
    memory, lex = f.memory, f.lex
    for clause in reversed(memory.passed):
        yield content(tagged(clause(), lex), lex)
    ends = lex.w.standard_ends + lex.w.payments
    for told in reversed(memory.told):
        if memory.within or not memory.passed or told.tokens[-1].text.endswith(ends):
            yield told.tokens
    place: Spoken | None = memory.spoken
    for _ in memory.told:
        place = place.before if place is not None and not place.clauses else place
    for since in place.clauses[-1:] if place is not None else ():
        yield content(tagged(since(), lex), lex)
    if not memory.told:
        yield memory.head


def _payment(said: Phrase, lex: Lexicon) -> Phrase:
    """The payment, or the standard of one, that words name, without whom it is for; empty where they name none."""
    w = lex.w
    paid = w.paid_by_age + w.payments
    at = next((i for i in range(len(said) - 1, -1, -1) if said[i].text.endswith(paid)), -1)
    if at >= 0 and text_of(said[at + 1 : at + 2]) in w.of:
        return _NONE  # 享受抚恤补助的|优抚对象
    if at < 0:
        return _NONE
    start = at
    while start and _names_it(said[start - 1], lex):
        start -= 1
    end = at + 1 + (text_of(said[at + 1 : at + 2]) in w.standard_of)
    return said[start:end]


def _names_it(token: Token, lex: Lexicon) -> bool:
    """Whether a word before a payment belongs to its name, and does not say whom it is for."""
    return qualifies(token, lex) and not token.text.endswith(lex.w.persons + lex.w.receivers)
