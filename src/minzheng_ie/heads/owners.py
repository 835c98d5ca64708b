"""Whose a bare head is: of whom a trait, a level, a payment or a predicate is told that names nobody itself."""

from __future__ import annotations

from collections.abc import Sequence

from minzheng_ie.heads.carried import receiver
from minzheng_ie.heads.conditions import moved
from minzheng_ie.heads.frame import Frame
from minzheng_ie.heads.groups import among_so_many
from minzheng_ie.heads.lexicon import LONGEST, content, core, last_verb, opening_verbs
from minzheng_ie.heads.tagging import tagged
from minzheng_ie.heads.wholes import Whole
from minzheng_ie.tree.leaves import Token, text_of

Phrase = Sequence[Token]
_NONE: list[Token] = []
_TRAIT = 10  # characters of what is told of some of those counted
_NAME = 12  # characters of those whom a number is of
_LEAST = 2  # characters of a measure


def _most_people(f: Frame) -> Whole | None:
    """The most persons that were told in this sentence; None where none were."""
    most = f.memory.wholes.most
    people = [most[unit] for unit in most if unit in f.lex.w.people_units]
    return max(people, key=lambda whole: whole.value, default=None)


def those_of_trait(f: Frame) -> Phrase:
    """Those of whom a degree or an age is told (选出委员120人,男性40人;|平均年龄|36岁,|大专以上学历|94人)."""
    phrase, w = f.phrase, f.lex.w
    if f.after or f.money or not phrase[-1].text.endswith(w.traits) or len(text_of(phrase)) > _TRAIT:
        return _NONE
    whole = _most_people(f)
    if whole is None or (f.people and f.quantity.value > whole.value) or f.memory.spoken.clauses:
        return _NONE
    those = core(whole.tokens)
    if not those or those[-1].text.endswith(w.traits) or any(t.verb or "link" in t.roles for t in those):
        return _NONE
    named = those[-1].text.endswith(w.those_named + w.labels_of_people + w.staff_named)
    told = any(t in phrase for t in those) or any(t.text in text_of(those) for t in phrase[:1])
    return those if named and not told and len(text_of(those)) <= _NAME else _NONE


def paid_to_part(f: Frame) -> Phrase:
    """What those got who are a part of whom a sum was paid to (发放慰问金60万元,其中,|低保对象|40万元)."""
    memory, w, phrase = f.memory, f.lex.w, f.phrase
    within = memory.within or memory.wholes.listing
    if not within or f.after or not phrase[-1].text.endswith(w.persons):
        return _NONE
    if any(t.verb or t.text.endswith(w.payments + w.sum_ends) for t in phrase):
        return _NONE
    whole = next((memory.wholes.total[unit] for unit in w.money_unit if unit in memory.wholes.total), None)
    if whole is None or f.quantity.value > whole.value or len(text_of(phrase)) > _NAME:
        return _NONE
    verbs = opening_verbs(whole.tokens)
    paid = core(whole.tokens)
    named = (
        paid and paid[-1].text.endswith(w.payments + w.sum_ends + w.funds) and len(paid) < len(whole.tokens)
    )
    mixed = named and any(t.text.endswith(w.persons) for t in paid)
    return [*verbs, *phrase, *paid] if named and not mixed and len(text_of(paid)) <= _NAME else _NONE


def level_of_others(f: Frame) -> Phrase:
    """The measure that was told of some, for others (低保户补贴标准由600元提高到700元,|其他困难户|由300元…)."""
    head, phrase, w = f.memory.head, f.subject, f.lex.w
    if f.after or not head or not phrase[-1].text.endswith(w.receivers) or any(t.verb for t in phrase):
        return _NONE
    if f.memory.spoken.clauses or text_of(phrase) in text_of(head):
        return _NONE
    if w.out_of_or_by.isdisjoint(f.group.said) and not moved(f):
        return _NONE
    at = max((i + 1 for i, t in enumerate(head) if t.text.endswith(w.receivers)), default=0)
    measure = [t for t in head[at:] if t.text not in w.of]
    if (
        not at
        or len(text_of(measure)) < _LEAST
        or (measure[0].verb and "verbal_noun" not in measure[0].roles)
    ):
        return _NONE
    measured = measure[-1].text.endswith(w.standard_ends + w.limits)
    return [*phrase, *measure] if measured else _NONE


def deducted_from(f: Frame) -> Phrase:
    """Those whom the clause before names alone, for what each of them gets (对60岁以上老人,|餐费补贴|2元)."""
    passed, since, phrase = f.memory.passed, f.memory.spoken.clauses, f.phrase
    if not passed or not since or since[-1] is not passed[-1] or f.after:
        return _NONE
    if (
        not phrase[-1].text.endswith(f.lex.w.payments_raised + f.lex.w.reduced)
        or len(text_of(phrase)) > _NAME
    ):
        return _NONE
    if len(text_of(phrase)) <= _LEAST or phrase[0].verb or phrase[0].text.endswith(f.lex.w.funders):
        return _NONE  # 对80岁以上老人,县财政|补助60元: done to them
    whom = receiver(content(tagged(passed[-1](), f.lex), f.lex), f)
    return whom if whom and text_of(whom) not in text_of(phrase) else _NONE


def being_of(f: Frame) -> Phrase:
    """What some of those are of whom 中 tells (脱贫人口|中|42人|为残疾人): these, with those."""
    tokens, number, w = f.view.tokens, f.group.members[0], f.lex.w
    if w.within.isdisjoint(f.group.said):
        return _NONE  # as most
    amid = next((t for t in f.group.before[-2:] if t.text in w.within), None)
    if amid is None or f.money or not f.group.closing or among_so_many(f.group, f.lex):
        return _NONE
    after = [t for t in tokens if t.start >= number.end]
    if not after or after[0].text not in w.being:
        return _NONE
    name = content(after[1:], f.lex)
    those = [t for t in f.subject if t.start < amid.start]
    named = name and those and not any(t.verb or "level" in t.roles for t in name)
    told = [*those, amid, *name] if named else _NONE
    return told if len(text_of(told)) <= LONGEST else _NONE


def reached_too(f: Frame) -> Phrase:
    """How far something reached, for people behind other things it reached (惠及企业3200家、|4.6万人次)."""
    head, w = f.memory.head, f.lex.w
    at = next((i for i, t in enumerate(head) if t.text in w.reaching), -1)
    if not f.item or f.after or f.subject or not 0 <= at < len(head) - 1:
        return _NONE
    before = f.view.quantities[f.group.members[0].index - 1].unit
    others = f.quantity.unit in w.people_units and before not in w.people_units
    return head[: at + 1] if others and not head[-1].text.endswith(w.persons) else _NONE


def each_paid(f: Frame) -> Phrase:
    """The thing that the clause before opens with, for what each of it gets (公益性公墓由县里建设,|省级每个补助|5万元)."""
    since, phrase, w = f.memory.spoken.clauses, f.phrase, f.lex.w
    if f.after or not phrase[-1].text.endswith(w.payments_raised):
        return _NONE  # as most
    if w.each.isdisjoint(f.group.said) and not any(t.text.startswith(w.each_of) for t in phrase):
        return _NONE
    return (_NONE if since else _counted_before(f)) or _opening(f)


def _opening(f: Frame) -> Phrase:
    """The thing that the clause right before opens with; empty where none does."""
    passed, since, phrase, w = f.memory.passed, f.memory.spoken.clauses, f.phrase, f.lex.w
    if not passed or (since and since[-1] is not passed[-1]):
        return _NONE
    said = content(tagged(passed[-1](), f.lex), f.lex)
    end = next((i for i, t in enumerate(said) if t.text in w.out_of_or_by or t.text in w.at_pace), 0)
    thing = said[:end]
    if not thing or thing[-1].text.endswith(w.funders) or last_verb(thing) == 0:
        return _NONE
    if not since and thing[0] not in f.memory.head:
        return _NONE  # something else was told since
    return thing if len(text_of(thing)) <= _NAME and text_of(thing) not in text_of(phrase) else _NONE


def _counted_before(f: Frame) -> Phrase:
    """The things counted right before, for what each of them gets (建成幸福院26个,|市财政给予每个补助|3万元)."""
    head, w, at = f.memory.head, f.lex.w, f.group.members[0].index
    unit = f.view.quantities[at - 1].unit if at and head else None
    if not unit or not f.memory.wholes.told.get(unit) or unit in w.people_units:
        return _NONE
    told = text_of([t for t in f.group.before if t.kind == "word"])
    thing = head[len(opening_verbs(head)) :]
    if f.memory.wholes.told[unit].tokens != head or not any(each + unit in told for each in w.each_of):
        return _NONE
    named = thing and not any(t.verb for t in thing) and len(text_of(thing)) <= _NAME
    return thing if named and text_of(thing) not in told else _NONE


def with_some(f: Frame) -> Phrase:
    """Those counted, where how many of them are told next (东镇、西镇3所|敬老院项目|有2所完工)."""
    number, phrase, w = f.group.members[-1], f.phrase, f.lex.w
    if f.money or not f.rest or f.rest[0].item or number.text[-1] not in w.classifiers:
        return _NONE
    start = f.rest[0].members[0].start
    between = [t for t in f.view.tokens if number.end <= t.start < start]
    if len(between) < _LEAST or between[-1].text not in w.having or between[0].start > number.end:
        return _NONE
    those = content(between[:-1], f.lex)
    told = [*phrase, *those]
    named = those and not any(t.verb or t.text in w.within for t in told)
    return told if named and len(text_of(told)) <= LONGEST else _NONE
