"""The heads of a clause's numbers, one after the other, and what they leave for the clauses that follow.

A clause is read as texts between numbers, T0 N1 T1 N2 … Tn. Numbers that stand side by side (``8.76万人2.55亿元``)
or in coordination (``910元、860元``) form a group. A group's head stands before it (``养老床位9061张``), behind it
(``11个失能照护机构``), or, where the clause names none, it is the head of the number before (``比上年下降6%``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from minzheng_ie.heads.averages import averaged, of_unit_noun, without_leave
from minzheng_ie.heads.decide import Decider
from minzheng_ie.heads.endings import may_end
from minzheng_ie.heads.ends import ended
from minzheng_ie.heads.finished import finished
from minzheng_ie.heads.formed import Finished
from minzheng_ie.heads.formed_rows import is_asked
from minzheng_ie.heads.frame import Frame, View
from minzheng_ie.heads.groups import Group, holds
from minzheng_ie.heads.lexicon import BRACKETED, Lexicon
from minzheng_ie.heads.memory import Memory, distinct
from minzheng_ie.heads.model import DISTRIBUTED, MEASURE, SIDE_BY_SIDE, Head
from minzheng_ie.heads.naming import named
from minzheng_ie.heads.offices import without_office
from minzheng_ie.heads.reading import Reading
from minzheng_ie.heads.several import distributed, of_each, what_each_got
from minzheng_ie.heads.shared_on import of_its_own
from minzheng_ie.heads.shorten import shorten
from minzheng_ie.heads.signs import LED, OFFICE, PRONOUN
from minzheng_ie.heads.told import Phrase
from minzheng_ie.heads.topics import Spoken
from minzheng_ie.heads.wholes import NO_WHOLES, Wholes
from minzheng_ie.records import dataclass
from minzheng_ie.tree.leaves import Token


class Heads(NamedTuple):
    """The heads of a clause by the index of their quantities, and what is known behind it."""

    found: Mapping[int, Head]
    memory: Memory


@dataclass(eq=False, slots=True)
class Telling:
    """A clause whose metrics are being told.

    told: the heads said before, each told of its own change. of_which (bool): a list of parts has begun.
    """

    reading: Reading
    told: Sequence[Phrase]
    of_which: bool
    decider: Decider


@dataclass(eq=False, slots=True)
class Bracket:
    """Parts told within a bracket: what follows it goes on with what stood before it.

    head (tuple): the last metric before the bracket; empty outside of one. within (bool): a list of parts had begun.
    spoken (Spoken | None): what was spoken of. wholes: those whose parts were being told. at (int): where it opens.
    """

    head: Phrase = ()
    within: bool = False
    spoken: Spoken | None = None
    wholes: Wholes = NO_WHOLES
    at: int = 0


_NO_BRACKET = Bracket()


@dataclass(eq=False, slots=True)
class Place:
    """Between two groups: what is known, the bracket that is open, and the metrics of the clause so far."""

    memory: Memory
    bracket: Bracket
    metrics: tuple[Phrase, ...]


def heads_of(reading: Reading, memory: Memory, decider: Decider) -> Heads:
    """The heads of the numbers of one clause. memory: what earlier clauses left."""
    groups, lex = reading.groups, reading.view.lex
    if not groups:
        return _levels(reading.levels, memory, lex) if reading.levels else Heads({}, memory)
    of_which = memory.within or (reading.turns[0] and holds(reading.texts[0], lex.w.of_which))
    telling = Telling(reading, of_each(groups, memory, lex), of_which, decider)
    found: dict[int, Head] = {}
    place = Place(memory, _NO_BRACKET, ())
    for number in range(len(groups)):
        place = _group(number, place, found, telling)
    return Heads(found, _behind(place, reading))


def _levels(stepped: Mapping[int, Phrase], memory: Memory, lex: Lexicon) -> Heads:
    """The heads of levels told place by place; the measure is what goes on."""
    measure = next(iter(stepped.values()))
    memory = memory.of_head(Head(measure, MEASURE), memory.wholes, lex, of_which=False)
    found = {index: Head(tokens, MEASURE) for index, tokens in stepped.items()}
    return Heads(found, replace(memory, recent=(measure,), whole=()))


def _group(number: int, place: Place, found: dict[int, Head], telling: Telling) -> Place:
    """The place behind a group, whose heads are added to ``found``."""
    memory, bracket, metrics = place.memory, place.bracket, place.metrics
    reading = telling.reading
    view, lex = reading.view, reading.view.lex
    if reading.turns[number]:
        memory, bracket = _past(reading.texts[number], memory, bracket, lex)
        if number and reading.texts[number][0].text == "(" and not memory.within:
            memory = _broken_down(number, memory, reading)
    if metrics and _several_told(reading.groups[number - 1]):
        memory = memory.recall(metrics)
    for member, head in _heads(number, memory, telling):
        told, head = _finished(head, member, reading.groups[number], memory, view, telling.decider)
        if not head.tokens:
            continue
        quantity = view.quantities[member.index]
        if not metrics or metrics[-1] != head.tokens:
            metrics = (*metrics, head.tokens)
        memory = memory.after(head, quantity, lex, of_which=telling.of_which)
        if told is not None:
            mean = averaged(told, quantity.unit, reading.groups[number].before, lex)
            memory = _of_mean(memory, told, mean)
            found[member.index] = of_unit_noun(mean, member, lex)
    if memory.wholes.used_up:
        memory = memory.goes_on(memory.wholes.used_up)
    return Place(memory, bracket, metrics)


def _of_mean(memory: Memory, told: Head, mean: Head) -> Memory:
    """What goes on is of a mean, where one was told (次均救助1280元,|增长5%)."""
    return memory if mean is told else replace(memory, head=mean.tokens)


def _finished(
    head: Head, number: Token, group: Group, memory: Memory, view: View, decider: Decider
) -> tuple[Head | None, Head]:
    """A head as its claim tells it, None where it names nothing, and as those that follow see it: without words as none.

    number: whose it is. group: those it stands among.
    """
    before = group.before
    quantity, signs = view.quantities[number.index], view.lex.signs.together(head.tokens)
    if may_end(head.tokens, signs, view.lex):
        head = ended(head, number, quantity.unit, before, view.lex)
    if not head.tokens:
        return None, head
    if len(head.tokens) > 1:
        head = finished(head, number, quantity.unit, signs, view)
    short = without_office(head, quantity, before, view, memory) if signs & OFFICE else head
    told: Head | None = named(short, quantity, view.tokens, memory, signs, view.lex)
    if told is not None and is_asked(told, quantity, group, signs, view.lex):
        told = decider.well_formed(Finished(told, number, group, memory, view))
    if told is None:
        return None, head
    kept = without_leave(told, view.lex) if signs & LED or told is not short else told
    if short is not head and quantity.dimension == "money":
        return kept, head  # what it spends next is of its own funds
    return kept, told


def _several_told(group: Group) -> bool:
    """Whether a group tells several numbers: what is said of each next is of its heads, of none before (由A和B|提高到C和D)."""
    return group.coordinated and len(group.members) > 1


def _heads(number: int, memory: Memory, telling: Telling) -> Sequence[tuple[Token, Head]]:
    """The heads of the numbers of a group."""
    reading = telling.reading
    group, view = reading.groups[number], reading.view
    if telling.told:
        return [(group.members[0], Head(telling.told[number], DISTRIBUTED))]
    if (
        group.coordinated
        and _several_told(group)
        and (several := _several(group, reading.texts[number + 1], memory, view))
    ):
        return several
    rest, tail = _beside(number, reading)
    head = telling.decider.decide(Frame(view, group, reading.subjects[number], rest, tail, memory))
    if len(group.members) == 1:
        return [(group.members[0], head)]  # as most
    first, *others = group.members
    return [(first, head), *[(m, Head(head.tokens, SIDE_BY_SIDE, head.row)) for m in others]]


def _several(
    group: Group, behind: Sequence[Token], memory: Memory, view: View
) -> Sequence[tuple[Token, Head]]:
    """The heads of numbers that are each of its own thing; empty where they are of one. behind: the words up to the next."""
    same = len({(view.quantities[m.index].unit or "").split("/")[0] for m in group.members}) == 1
    parts = distributed(group, memory, view.lex, same_unit=same)
    if parts is None:
        return ()
    got = what_each_got(parts, behind if group.closing else group.after, view.lex)
    short = [(*shorten(part, view.lists, view.lex), *got) for part in parts]
    return [(m, Head(tokens, DISTRIBUTED)) for m, tokens in zip(group.members, short, strict=True)]


def _beside(number: int, reading: Reading) -> tuple[Sequence[Group], list[Token]]:
    """The groups behind one up to the next bracket, and the predicate they share."""
    groups = reading.groups
    stop = number + 1
    if stop == len(groups):
        return (), reading.tail  # as most
    if not groups[stop].item and not reading.view.lex.w.having.isdisjoint(
        [t.text for t in reading.texts[stop]]
    ):
        return groups[stop:], []  # 25个项目|已有18个完工: done to some of them
    while stop < len(groups) and not _bracketed(reading, stop):
        stop += 1
    hit = next((i for i in range(number, stop - 1) if _hit(groups[i])), -1)
    if hit >= 0:  # 3县|2万人受灾、800人转移安置
        return groups[number + 1 : hit + 1], list(groups[hit].after[-1:]) if hit > number else []
    shared = stop == len(groups) and not of_its_own(groups, number, reading.view.lex)
    return groups[number + 1 : stop], reading.tail if shared else []


def _hit(group: Group) -> bool:
    """Whether the words behind a group tell what befell those before it, and nothing more."""
    return bool(group.after) and "harm" in group.after[-1].roles


def _bracketed(reading: Reading, number: int) -> bool:
    return reading.turns[number] and any(t.text in BRACKETED for t in reading.texts[number])


def _past(text: Sequence[Token], memory: Memory, bracket: Bracket, lex: Lexicon) -> tuple[Memory, Bracket]:
    """What is known behind the words between two numbers."""
    for token in text:
        if token.text in lex.w.of_which:
            memory = memory.parts()
        elif token.kind != "mark":
            continue
        elif token.text == "(":
            bracket = Bracket(memory.head, memory.within, memory.spoken, memory.wholes, token.start)
            if token is text[0] and (memory.within or memory.wholes.listing):
                memory = replace(memory, wholes=memory.wholes.of_item())
        elif token.text == ")" and bracket.spoken is not None:
            memory = replace(
                memory,
                head=bracket.head or _told_outside(memory.head, bracket),
                within=bracket.within,
                spoken=bracket.spoken,
                last_part=(),
                wholes=replace(memory.wholes, total=bracket.wholes.total),
            )
            bracket = Bracket((), bracket.within)
    return memory, bracket


def _told_outside(head: Phrase, bracket: Bracket) -> Phrase:
    """The metric of a bracket's number where it stands before the bracket (离婚率最高的是甲市|(4%),最低的是…); else empty."""
    return head if head and head[0].start < bracket.at else ()


def _broken_down(number: int, memory: Memory, reading: Reading) -> Memory:
    """What is known where parts may follow in a bracket right behind their whole, from the group at ``number`` on."""
    groups, quantities = reading.groups, reading.view.quantities
    stop = number + 1
    while stop < len(groups) and not any(t.text == ")" for t in reading.texts[stop]):
        stop += 1
    told = [quantities[member.index] for group in groups[number:stop] for member in group.members]
    divided = memory.wholes.broken_down([q.unit or "" for q in told], [q.value for q in told])
    return memory.parts() if divided else memory


def _stood_for(reading: Reading) -> bool:
    """Whether a pronoun before a number stands for what was told."""
    return bool(reading.signs & PRONOUN) and any(group.signs & PRONOUN for group in reading.groups)


def _behind(place: Place, reading: Reading) -> Memory:
    """What is known behind the clause."""
    memory, last, lex = place.memory, reading.texts[-1], reading.view.lex
    if reading.turns[-1]:
        memory, _ = _past(last, memory, place.bracket, lex)
    if last and last[-1].text in lex.w.within and not memory.within and len(reading.groups) == 1:
        memory = memory.parts(among=True)  # 全县2100户危房户中,
    if not place.metrics or _stood_for(reading):
        return memory.closed(memory.recent)  # 后者 stands for what was told before 前者
    several = len(place.metrics) > 1 or True in map(_several_told, reading.groups)
    told = place.metrics if several else (*memory.recent, *place.metrics)[-2:]
    return memory.closed(distinct(told))
