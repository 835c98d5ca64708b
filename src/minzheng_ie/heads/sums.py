"""A sum told after its items (甲补贴483万元,乙补贴151万元,共计634万元): it is of none of them."""

from __future__ import annotations

from collections.abc import Sequence

from minzheng_ie.heads.groups import Group
from minzheng_ie.heads.lexicon import Lexicon, only_verbs, opening_verbs
from minzheng_ie.heads.memory import Memory
from minzheng_ie.heads.signs import IN_ALL
from minzheng_ie.quantities.model import Quantity
from minzheng_ie.tree.leaves import Token, text_of, word_token

Phrase = Sequence[Token]
_MANY = 9  # items that a sum is told of
_FEWEST = 2  # items of a sum, and characters that they end in
_NEAR = 100  # of so many parts one may be lost by rounding
_NONE: list[Token] = []


def items_of(group: Group, memory: Memory, quantities: Sequence[Quantity], lex: Lexicon) -> list[Phrase]:
    """What the numbers right before are of that a number sums up; empty where it sums up none."""
    if not group.signs & IN_ALL:
        return []
    at = group.members[0].index
    whole, left, items = quantities[at], quantities[at].value, 0
    while at and quantities[at - 1].start >= group.before[0].start:
        at -= 1  # 两项|共计
    for told in reversed(quantities[max(at - min(_MANY, len(memory.told)), 0) : at]):
        if told.unit != whole.unit or told.value > left + whole.value / _NEAR:
            return []
        left, items = left - told.value, items + 1
        if items >= _FEWEST and abs(left) * _NEAR <= whole.value:
            return [told.tokens for told in memory.told[-items:]]
    return []


def shared_by(items: Sequence[Phrase], lex: Lexicon) -> Phrase:
    """What all items end in, with the verbs they share (发放|补贴); empty where they end in nothing together."""
    first, last = items[0], items[-1]
    if len({text_of(item) for item in items}) == 1:
        return last
    words = _alike([item[::-1] for item in items])
    noun = list(last[len(last) - words :]) if words else _end_of_words([item[-1] for item in items], lex)
    if not noun:
        return _within_all(items)
    if all(t.verb for t in noun) and not noun[-1].text.endswith(lex.w.payments):
        return _NONE
    done = _alike([opening_verbs(item) for item in items])
    return [*first[:done], *noun] if done < len(last) - words else noun


def _within_all(items: Sequence[Phrase]) -> Phrase:
    """The item that all others end in (收养登记, 解除收养登记); empty where there is none."""
    item = min(items, key=lambda i: len(text_of(i)))
    return item if all(text_of(i).endswith(text_of(item)) for i in items) else _NONE


def _alike(phrases: Sequence[Phrase]) -> int:
    """How many words phrases begin with together."""
    size = 0
    while size < min(map(len, phrases)) and len({phrase[size].text for phrase in phrases}) == 1:
        size += 1
    return size


def _end_of_words(ends: Sequence[Token], lex: Lexicon) -> list[Token]:
    """What the last words of items end in (建设补贴, 运营补贴)."""
    names, last = [t.text for t in ends], ends[-1]
    size = min(map(len, names)) - 1
    while size >= _FEWEST and len({name[-size:] for name in names}) > 1:
        size -= 1
    return [word_token(last.end - size, last.end, last.text[-size:], lex.words)] if size >= _FEWEST else []


def sums_up(said: list[Token], group: Group, lex: Lexicon) -> bool:
    """Whether what follows a thing and its number sums up their list (毛毯60条、棉衣90件|等物资), or says when."""
    behind = group.after
    if len(behind) == 1 and behind[0].text in lex.w.then:
        return True  # 自2013年达到146万对|后
    listed = group.item and behind[0].text in lex.w.and_so_on
    return bool(said and listed and not any(t.verb for t in behind))


def funded(topic: list[Token], phrase: Phrase, lex: Lexicon) -> list[Token]:
    """The work that funds were for, of which things are counted (安排危房改造|专项资金260万元。已开工75户).

    Empty where none is told and those are named (帮扶资金2亿元,|援建项目34个); else the topic.
    """
    if not topic[-1].text.endswith(lex.w.funds):
        return topic
    end = len(topic) - 1
    while end and topic[end - 1].text in lex.w.earmarked:
        end -= 1
    work = topic[:end]
    if work and work[-1].text.endswith(lex.w.works_built):
        return work
    return topic if only_verbs(phrase) else []


def of_another(topic: Phrase, phrase: Phrase, lex: Lexicon, *, people: bool) -> bool:
    """Whether a number is of none that was spoken of: not of losses (经济损失…。共救助|1400人次), nor of a part of a place."""
    w, last = lex.w, topic[-1].text
    if people and last.endswith(w.lost):
        return True
    if not phrase:
        return False
    if phrase[-1].text in w.totals and last.endswith(w.lived_in):
        return True  # 14个村民小组,总户数1013户: of the village
    if people and last in w.told_of_books:
        return True  # 慈善组织86个,总资产3亿元,|从业人员320人: of them, not of what they own
    told = phrase[-1].text.endswith(w.receivers)
    return people and told and last[-_FEWEST:] in w.population  # 总人口74万人,其中残疾人3.6万人


def without_pair(after: list[Token], group: Group, lex: Lexicon) -> list[Token]:
    """The words behind a number of pairs without the persons that it counts by its unit (3.6万对|人离婚)."""
    paired = after and after[0].text in lex.w.one_of_pair and group.members[-1].text.endswith(lex.w.in_pairs)
    if not paired:
        return after
    return after[1:] if not lex.w.within.issuperset([t.text for t in after[1:]]) else []
