"""What a number is of that only says for whom: so many for each of those (床位50万张,每千名老人39张)."""

from __future__ import annotations

from collections.abc import Sequence

from minzheng_ie.heads.frame import Frame
from minzheng_ie.heads.lexicon import bare, content, core, is_
from minzheng_ie.text.amounts import NUMERAL
from minzheng_ie.tree.leaves import Token

Phrase = Sequence[Token]
_NONE: list[Token] = []


def for_each(f: Frame) -> Phrase:
    """Those that so many are counted for each of (每千名老人, 每个区县); empty where a noun says what is counted."""
    phrase, rate = list(f.phrase), _rate_before(f)
    if f.after:
        return _NONE
    if not (rate or phrase[0].text.startswith(f.lex.w.each_of)):
        return _NONE
    return [*rate, *phrase] if _names_whose(phrase, f, rated=bool(rate)) else _NONE


def counted_before(f: Frame) -> Phrase:
    """What was counted in the unit of a rate before it."""
    unit = (f.quantity.unit or "").split("/")[0]
    wholes = f.memory.wholes
    whole = wholes.most.get(unit) or wholes.most_before.get(unit)
    if whole is None or whole.value < f.quantity.value:
        return _NONE
    thing = core(whole.tokens)
    while len(thing) > 1 and thing[-1].verb:
        thing.pop()  # 老年食堂|开办
    return thing if thing and not bare(thing) and not thing[0].text.startswith(f.lex.w.each_of) else _NONE


def _rate_before(f: Frame) -> list[Token]:
    """The rate that is read as the unit, as a word of the metric (每千名|老人); empty where none stands there."""
    return next(
        (
            [t.nominal()]
            for t in f.group.before
            if t.end == f.phrase[0].start and (t.kind == "rate" or t.text in f.lex.w.each)
        ),
        _NONE,
    )


def _names_whose(phrase: Sequence[Token], f: Frame, *, rated: bool) -> bool:
    """Whether words tell for each of whom or where, and no more but that they have it."""
    w, at = f.lex.w, 0 if rated else 1
    while at < len(phrase) and phrase[at].text[0] in NUMERAL:
        at += 1
    people = w.persons + w.labels_of_people + w.labels_of_households
    noun = at
    while at < len(phrase) and not phrase[at].verb and "level" not in phrase[at].roles:
        at += 1
    named = phrase[noun:at]
    whose = not named or (
        ("/" in (f.quantity.unit or "") and named[-1].text.endswith(people)) or is_(named[-1], "division")
    )
    return whose and len(named) <= 2 and all(t.text in w.having for t in phrase[at:])


def share_behind(f: Frame) -> Phrase:
    """A share with those it is told of behind it (占全县人口|2.6%的困难群众得到救助); empty where it is of what stands before."""
    after = f.group.after
    if f.said or f.subject or not f.share or not after or after[0].text not in f.lex.w.of:
        return _NONE
    end = next(
        (i for i, t in enumerate(after) if i and (t.verb or is_(t, "level", "link", "preposition"))),
        len(after),
    )
    those = content(after[1:end], f.lex)
    people = f.lex.w.persons + f.lex.w.labels_of_people + f.lex.w.labels_of_households
    return [*f.share, after[0], *those] if those and those[-1].text.endswith(people) else _NONE
