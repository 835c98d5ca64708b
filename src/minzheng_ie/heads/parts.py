"""A whole and its parts: what a number is of that is told by a bare label (市本级, 教育类, 其他, 绝收).

``社会团体27万个。其中:教育类1.2万个``: the label says which part, the whole says of what. A label completes with the whole
only where the part is counted in a unit of the whole and is no more than it: anything else is no part of it.
"""

from __future__ import annotations

from collections.abc import Sequence

from minzheng_ie.heads.kinds import (
    at_bodies,
    done_to_part,
    harmed,
    kind_of,
    made,
    names,
    of_both,
    of_those_in,
    qualified,
    recipients,
    undergone,
)
from minzheng_ie.heads.lexicon import Lexicon, core, known, opening_verbs
from minzheng_ie.heads.shares import is_named_place, share_of
from minzheng_ie.heads.wholes import Wholes
from minzheng_ie.quantities.model import Quantity
from minzheng_ie.records import dataclass
from minzheng_ie.tree.leaves import Token, text_of

_LABEL = 12  # characters of the longest label
_TWO = 2  # words of 民办|机构
_WORK = 5  # characters of what is done there


@dataclass(eq=False, slots=True)
class Part:
    """A label, and what it may be a part of.

    people (bool): it counts people. within (bool): 其中 opened the parts; among (bool): N户X中 did. placed (bool): the
    label is the name of a place.
    """

    label: list[Token]
    whole: Sequence[Token]
    unit: str
    people: bool
    within: bool
    among: bool
    placed: bool


def part_of(
    before: list[Token],
    after: Sequence[Token],
    quantity: Quantity,
    wholes: Wholes,
    lex: Lexicon,
    *,
    within: bool,
) -> list[Token]:
    """The metric of a part told by its label, before the number or (因…所致) behind it; empty where it is none."""
    if bool(before) == bool(after):
        return []  # the label stands on one side
    within = within or wholes.listing
    if within and quantity.dimension == "money" and before and _told_alike(before, wholes, lex):
        return _of_item(before, wholes, lex)
    whole = wholes.whole_of(quantity, within=within)
    if not whole and wholes.most_before and text_of(before) in lex.w.parts_of_country:
        whole, within = wholes.whole_before(quantity), True  # 残疾人3200人。城镇800人
    people = quantity.unit in lex.w.people_units
    placed = people and not after and is_named_place(before, lex)
    if placed:
        whole = whole or wholes.of_people(quantity, lex.w.people_units)
    if not whole:
        return []
    if not before:
        return _cause(after, whole, lex)
    if len(text_of(before)) > _LABEL:
        return []
    return _read(Part(before, whole, quantity.unit or "", people, within, wholes.among, placed), lex)


def _read(part: Part, lex: Lexicon) -> list[Token]:
    """What a part is called: the first way to read its label that does; empty where none does."""
    for read in (_by_its_word, _of_the_whole, _lost, _by_whom_run, _by_its_noun):
        found = read(part, lex)
        if found is not None:
            return found
    return []


def _told_alike(before: Sequence[Token], wholes: Wholes, lex: Lexicon) -> bool:
    """Whether the sentence told of the whole in the words that tell of a part."""
    name = text_of(before)
    if name.endswith(lex.w.gifts):
        return False  # 省里接收捐款90万元;市里接收款物20万元(|捐款15万元)
    return any(text_of(said).endswith(name) for said in wholes.said)


def wanted(wholes: Wholes, lex: Lexicon) -> tuple[Token, ...]:
    """Those told of last in this sentence, for a verb without its object (低保户30户,70人|享受); or empty."""
    people = lex.w.people_units
    return next((whole.tokens for unit, whole in wholes.told.items() if unit in people), ())


def _of_item(before: list[Token], wholes: Wholes, lex: Lexicon) -> list[Token]:
    """Money told of a part in the words it was told of the whole (其中城市低保900户,发放低保金810万元)."""
    people = lex.w.people_units
    items = [part for unit, part in wholes.item.items() if unit in people]
    thing = core(items[-1].tokens) if items else []  # of those told last
    return [*thing, *before] if thing and not any(t.text in text_of(thing) for t in before) else []


def _cause(after: Sequence[Token], whole: Sequence[Token], lex: Lexicon) -> list[Token]:
    """What befell those of a whole, by its cause: 9人死亡,其中4人|因滑坡所致."""
    if len(after) < 2 or after[0].text not in lex.w.because or "due" not in after[-1].roles:
        return []
    verbs = opening_verbs(whole)
    return [*after[:-1], *(whole if len(verbs) < len(whole) else verbs[-1:])]


def _by_its_word(part: Part, lex: Lexicon) -> list[Token] | None:
    """A part told by a word that says which: town or country, a degree of harm, a kind; None where none does."""
    label, whole, last = part.label, part.whole, part.label[-1]
    if text_of(label) in lex.w.parts_of_country and (both := of_both(label, whole, lex, within=part.within)):
        return both
    if "harm" in label[0].roles and not last.text.endswith(lex.w.persons):
        return harmed(label, whole, lex)
    if "label" in whole[-1].roles:
        return None
    if (
        len(label) > 1
        and whole[-1].text.endswith(lex.w.kinds_named)
        and last.text.endswith(lex.w.kinds_named)
    ):
        return []  # 特困一类|每月100元,特困二类|80元
    if ("label" in last.roles or last.text.endswith(lex.w.kinds_named)) and names(label, lex):
        return qualified(label, whole, lex)
    return None


def _of_the_whole(part: Part, lex: Lexicon) -> list[Token] | None:
    """A part told by a way to be kept, a place, a doing, or as the rest; None where it is another."""
    label, whole = part.label, part.whole
    if part.within and label[0].text in lex.w.allotting and _to_a_place(label, lex):
        return [label[0], *core(whole)]
    if (part.within or (part.people and known(whole, lex))) and _way(text_of(label), lex):
        return [*core(whole), *label]  # 其中集中供养
    if (part.within or part.placed) and (share := share_of(label, whole, part.unit, lex)):
        return share
    if part.within and part.people and (those := _those(part, lex)):
        return those
    if label[0].verb:
        return done_to_part(label, whole, lex) if part.within else []
    return _the_rest(part, lex)


def _those(part: Part, lex: Lexicon) -> list[Token]:
    """People among a whole: of a kind, in something, at bodies, or whom something befell; empty where they are none of these."""
    label, whole = part.label, part.whole
    found = of_those_in(label, whole, lex) or kind_of(label, whole, lex, among=part.among)
    return found or at_bodies(label, whole, lex) or undergone(label, whole, lex)


def _the_rest(part: Part, lex: Lexicon) -> list[Token] | None:
    """预算收入…,其中其他收入; 成立慈善组织60个,其中|基金会58个."""
    label, noun = part.label, part.whole[-1]
    if part.within and not part.people and (bodies := made(label, part.whole, lex)):
        return bodies
    last = label[-1].text
    rest = part.within and label[0].text in lex.w.rest_of and noun.text.endswith(last)
    return [noun, *label] if rest and noun.text != last else None


def _lost(part: Part, lex: Lexicon) -> list[Token] | None:
    """What a sector lost of all that was lost (直接经济损失8亿元,其中水利设施|2亿元); None where nothing was."""
    label, whole, losses = part.label, part.whole, lex.w.losses
    if not part.within or label[0].verb or not whole[-1].text.endswith(losses) or not names(label, lex):
        return None
    return [] if label[-1].text.endswith(losses) else [*label, *core(whole)]


def _to_a_place(label: Sequence[Token], lex: Lexicon) -> bool:
    """Whether a label says nothing but to which place a part was given (其中下达河口镇40万元)."""
    if len(label) == 1:
        return True
    return label[-1].text.endswith(lex.w.places) and not any(t.verb or t.roles for t in label[1:-1])


def _way(name: str, lex: Lexicon) -> bool:
    """Whether a label is a way to be kept (集中供养): a part that is told by a verb."""
    return lex.words.has(name, "part") and lex.words.is_verb(name)


def _by_its_noun(part: Part, lex: Lexicon) -> list[Token]:
    """A part told by a noun: the most or least, where it is kept, whom it is for; empty where it tells of no part."""
    label, whole, last = part.label, part.whole, part.label[-1]
    if "extreme" in last.roles and len(label) == 1:
        kept = [t for t in whole if "extreme" not in t.roles]
        return [*kept, last] if len(kept) < len(whole) else []
    if not names(label, lex):
        return []
    if "outlet" in last.roles:
        return [*whole, *label]
    if _same_noun(label, whole):
        return [*(t for t in whole if t.text != last.text), *label]
    if not part.people or "recipient" not in last.roles:
        return []
    ages = last.text in lex.w.age_sides and label[0].text[0].isdigit() and whole[0].text[0].isdigit()
    return recipients(label, whole, lex) if part.within or ages else []


def _by_whom_run(part: Part, lex: Lexicon) -> list[Token] | None:
    """Bodies of a kind among all that do a work (残疾人康复定点|机构80家,其中|医疗机构30家); None where none is told."""
    label, whole = part.label, part.whole
    noun, kind, doing = whole[-1].text, text_of(label), text_of(whole[:-1])
    of_a_kind = len(label) <= _TWO and kind.endswith(noun) and noun.endswith(lex.w.bodies_founded)
    if not part.within or not of_a_kind or len(kind) == len(noun) or len(doing) < _WORK:
        return None
    named = known(label, lex) or kind[: -len(noun)] in doing or not lex.w.of.isdisjoint(text_of(whole))
    return None if named else [*whole[:-1], *label]


def _same_noun(label: Sequence[Token], whole: Sequence[Token]) -> bool:
    """Whether a part is told by the noun the whole opens with (残疾人|享受补贴…,一级|残疾人)."""
    if len(label) < 2 or len(whole) < 2 or "verbal_noun" in label[-1].roles:
        return False  # 救助|支出,其中企业基金|救助
    return label[-1].text == whole[0].text and whole[1].verb
