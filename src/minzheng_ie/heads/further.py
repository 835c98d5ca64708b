"""What goes on with a payment or with goods told before: a part of it, another of its kind, the next thing given."""

from __future__ import annotations

from collections.abc import Sequence

from minzheng_ie.heads.frame import Frame
from minzheng_ie.heads.lexicon import (
    LONG,
    LONGEST,
    bare,
    content,
    core,
    edges,
    known,
    last_verb,
    noun_of,
    only_verbs,
    opening_verbs,
)
from minzheng_ie.heads.tagging import tagged
from minzheng_ie.heads.words import HeadWords
from minzheng_ie.tree.leaves import Token, text_of

Phrase = Sequence[Token]
_NONE: list[Token] = []
_PAYMENT = 6  # characters of the name of a payment
_NAME = 12  # characters of a payment with those it is for
_GOODS = 8  # characters of what is given
_ALIKE = 2  # characters that two payments end in


def part_paid(f: Frame) -> Phrase:
    """The part of those paid that was just told, with what they are paid (发放抚恤金…,其中退伍军人27人,|32万元)."""
    memory, w = f.memory, f.lex.w
    whole = next((memory.wholes.total[unit] for unit in w.money_unit if unit in memory.wholes.total), None)
    told = any(
        unit in w.people_units and memory.wholes.item[unit].tokens == memory.head
        for unit in memory.wholes.item
    )
    if whole is None or not (told and memory.within) or f.after or f.quantity.value > whole.value:
        return _NONE
    paid = core(whole.tokens)
    if not paid or not paid[-1].text.endswith(w.sum_ends + w.payments) or len(text_of(paid)) > _PAYMENT:
        return _NONE
    return [*memory.head, *paid] if not memory.head[0].verb else _NONE


def paid_alike(f: Frame) -> Phrase:
    """The verbs of the last sum, for another of its kind (发放城市低保金90万元;|农村低保金120万元)."""
    w, phrase, memory = f.lex.w, f.phrase, f.memory
    told = next((memory.wholes.told[unit] for unit in w.money_unit if unit in memory.wholes.told), None)
    if told is None or f.after or any(t.verb or "bare_verb" in t.roles for t in phrase):
        return _NONE
    if len(text_of(phrase)) > _NAME:
        return _NONE
    name = text_of(phrase)
    verbs, last = opening_verbs(told.tokens), name if len(name) > _PAYMENT else phrase[-1].text
    if not verbs or not last.endswith(w.sum_ends + w.payments) or f.quantity.unit not in w.money_unit:
        return _NONE
    other = text_of(told.tokens)
    alike = (
        last[-_ALIKE:] == other[-_ALIKE:] and len(last) >= _ALIKE and text_of(phrase) != text_of(told.tokens)
    )
    return verbs if alike and not only_verbs(told.tokens) else _NONE


def rated_deed(f: Frame) -> Phrase:
    """Those to whom it was just done, for the rate of what was done (开工住房30户,|开工率); empty where it is of none."""
    name, head, w = f.phrase[0].text, f.memory.head, f.lex.w
    if not name.endswith(w.rates) or known(f.phrase, f.lex):
        return _NONE  # 火化率 says of what it is
    told = [t for t in head if t.text != name[:-1]]
    if len(told) > 1 and "division" in told[0].roles and len(told) < len(head):
        told = told[1:]  # 36个|村|完成道路硬化,完成率90%
    deed = 0 < len(told) < len(head) and told[0].text not in w.added
    if deed and told[-1].text.endswith(w.persons):
        deed = f.view.quantities[f.group.members[0].index - 1].unit in w.people_units  # not of letters
    return told if deed and not f.memory.spoken.clauses else _NONE


def _given(verbs: Phrase, head: Phrase) -> Phrase:
    """The verbs that the last goods were told with, and what came of them (为老人|送|去|棉被); empty where they were told by others."""
    at = next((i for i, t in enumerate(head) if verbs and t is verbs[-1]), -1)
    if at < 0:
        return _NONE
    came = head[at + 1 : at + 2]
    return [*verbs, *came] if came and "result" in came[0].roles else verbs


def sent_off(f: Frame) -> Phrase:
    """What was sent before by the verb that stands alone here (调运棉被30床、从乙库|调运|20床|支援灾区); empty where nothing was."""
    head, w = f.memory.head, f.lex.w
    behind = f.after or f.tail
    if not behind or not behind[0].text.startswith(w.relieving) or f.quantity.unit not in w.goods_units:
        return _NONE
    at = next((i for i, t in enumerate(head[:-1]) if t.verb and t.text == f.subject[0].text), -1)
    if at < 0 or len(f.subject) > 1:
        return _NONE
    end = next((i for i in range(at + 1, len(head)) if head[i].text.startswith(w.relieving)), len(head))
    return head[at:end] if end > at + 1 else _NONE


def given_too(f: Frame) -> Phrase:
    """What the body told right before did with a sum, for the next body (第一医院捐款60万元、|中医院|20万元)."""
    phrase, head, w = f.phrase, f.memory.head, f.lex.w
    if not phrase or f.after or len(head) < 2 or f.memory.spoken.clauses or head[-1].text not in w.donated:
        return _NONE
    bodies = w.acting + w.holders
    gave = head[-2].text.endswith(bodies) and phrase[-1].text.endswith(bodies)
    return head[-1:] if gave and not any(t.verb for t in phrase) else _NONE


def given_next(f: Frame) -> Phrase:
    """The verb of giving that the last goods were told with, for the next (发放棉被260床,|大米320袋)."""
    w, phrase, memory = f.lex.w, f.phrase, f.memory
    unit = f.quantity.unit or ""
    if memory.spoken.clauses or f.after or not _counts_goods(unit, w):
        return _NONE
    if unit in w.sheets and phrase[-1].text.endswith(w.unit_nouns):
        return _NONE  # 发放棉被300床,床位200张
    verbs = _given(memory.verbs(f.lex), memory.head)
    if not verbs or not (verbs[-1].text in w.giving or text_of(verbs) in w.giving):
        return _NONE
    before = f.view.quantities[f.group.members[0].index - 1].unit
    goods = _counts_goods(before, w) or before in w.money_unit
    named = len(text_of(phrase)) <= _GOODS and not phrase[-1].text.endswith(w.persons + w.homes + w.holders)
    return verbs if goods and named and not any(t.verb for t in phrase) else _NONE


def _counts_goods(unit: str | None, w: HeadWords) -> bool:
    """Whether goods are counted in a unit."""
    return unit in w.goods_units or unit in w.piece or unit in w.sheets


def work_benefited(f: Frame) -> Phrase:
    """What the sum right before was spent on, for those who benefit (助学80万元,|受益|230人次)."""
    memory = f.memory
    if f.money or not memory.told or memory.spoken.clauses:
        return _NONE
    if f.view.quantities[f.group.members[0].index - 1].dimension != "money":
        return _NONE
    if text_of(f.phrase) not in f.lex.w.benefiting:
        return _NONE
    work = list(core(memory.head))
    work = list(memory.head) if not work or bare(work) else work
    while len(work) > 1 and "money" in work[-1].roles:
        work.pop()
    spent = bare(work) or all("bare_verb" in t.roles for t in work)
    return work if not spent and len(text_of(work)) <= LONG else _NONE


def given_by(f: Frame) -> Phrase:
    """What those whose names are listed gave (捐款情况如下:甲公司|80万元,乙公司|60万元); empty where no gift is told."""
    w, phrase, memory = f.lex.w, f.phrase, f.memory
    if f.after or any(t.verb for t in phrase) or not phrase[-1].text.endswith(w.donors):
        return _NONE
    said = [t for clause in memory.spoken.clauses for t in tagged(clause(), f.lex)] or memory.head[-1:]
    gift = next((t for t in reversed(said) if t.text.endswith(w.gifts)), None)
    return [gift] if gift is not None and gift not in phrase else _NONE


def earned_by(f: Frame) -> Phrase:
    """The work of the clause right before, for what came in by it (开展副业生产,|收入|15万元); empty where none was done."""
    clauses = f.memory.spoken.clauses
    if f.after or not clauses or text_of(f.phrase) != f.lex.w.opposites[0]:
        return _NONE
    said = content(tagged(clauses[-1](), f.lex), f.lex)
    work = edges(said[last_verb(said) + 1 :]) if last_verb(said) >= 0 else []
    return work if not bare(work) and _ALIKE < len(text_of(work)) <= LONG else _NONE


def kept_alive(left: list[Token], f: Frame) -> list[Token]:
    """What people are kept by, of what was paid (发放低保金…,保障|低保|1.6万人次); ``left`` for any other verb."""
    last = left[-1] if left else None
    if last is None or f.money or not f.people or not f.phrase or "holding" not in f.phrase[0].roles:
        return left
    if not last.text.endswith(f.lex.w.sum_ends) or last.text[:-1] not in f.lex.nouns:
        return left
    return [*left[:-1], last.between(last.start, last.end - 1, last.text[:-1])]


def said_to_be(f: Frame) -> list[Token]:
    """What the clause before speaks of, where no number was told in this sentence (老年人口逐年增加,|占总人口的21%)."""
    clauses, lex, w = f.memory.spoken.clauses, f.lex, f.lex.w
    if f.subject or f.memory.wholes.told or not f.memory.passed or not clauses:
        return []
    said = content(tagged(clauses[-1](), lex), lex)
    changed = next((i for i, t in enumerate(said) if t.text in lex.changes or t.text in lex.yards), -1)
    thing = said[:changed] if changed >= 0 else noun_of(said)
    named = bool(thing) and (known(thing, lex) or thing[-1].text.endswith(w.labels_of_people + w.lost))
    return thing if named and len(text_of(thing)) <= LONGEST else []


def being(f: Frame) -> Phrase:
    """What those counted are (在192家基金会中,有85家|为公募基金会); empty where the words behind tell no noun."""
    tokens, number = f.view.tokens, f.group.members[0]
    if f.subject or f.money or not f.group.closing:
        return _NONE
    after = [t for t in tokens if t.start >= number.end]
    if not after or after[0].text not in f.lex.w.being:
        return _NONE
    name = content(after[1:], f.lex)
    named = bool(name) and not any(t.verb or "level" in t.roles for t in name)
    return name if named and _ALIKE < len(text_of(name)) <= _NAME else _NONE
