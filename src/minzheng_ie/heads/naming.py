"""Whether a finished metric names something: what was told before completes it, or its number is no claim."""

from __future__ import annotations

from collections.abc import Sequence

from minzheng_ie.heads.lexicon import Lexicon, core, is_, role_at
from minzheng_ie.heads.memory import Memory
from minzheng_ie.heads.model import Head
from minzheng_ie.heads.signs import NOBODY, OF_WHAT
from minzheng_ie.heads.told import Told
from minzheng_ie.quantities.model import Quantity
from minzheng_ie.tree.leaves import Token, text_of

_TELLS = ("money", "standard", "bare_noun", "verbal_noun")
_MADE_OF_NOTHING = frozenset({"nameless", "particle", "adverb"})


def named(
    head: Head, quantity: Quantity, clause: Sequence[Token], memory: Memory, signs: int, lex: Lexicon
) -> Head | None:
    """A head that names something: itself, or completed; None where nothing completes it.

    clause: its tokens. signs: those of its words.
    """
    if head.text in lex.nameless or (signs & OF_WHAT and _asks_of_what(head)):
        told = _share_told(head, quantity, clause, memory, lex)
    elif (len(head.text) == 1 and head.tokens[0].verb) or (signs & NOBODY and _nobody(head, quantity, lex)):
        return None  # 免|1046例
    elif head.text in lex.w.came_or_went and quantity.dimension != "money":
        told = _of_the_whole(head, quantity, memory, lex)
    elif quantity.dimension == "money" and _ages_alone(head.tokens, lex):
        told = _of_ages_before(head, memory, lex) or head.tokens
    else:
        return head
    return Head(tuple(told), head.rule, head.row) if told else None


def _nobody(head: Head, quantity: Quantity, lex: Lexicon) -> bool:
    """Whether a metric says that none reaches so many (尚无县区|突破5万户)."""
    if head.tokens[0].text not in lex.w.nobody or quantity.modifier != "over":
        return False
    return not any(t.verb or t.text in lex.w.of for t in head.tokens[1:])


def _of_the_whole(head: Head, quantity: Quantity, memory: Memory, lex: Lexicon) -> Sequence[Token]:
    """What came or went, of the whole this sentence told in its unit (百岁老人524位,比上年|新增|84位); else itself."""
    whole = memory.wholes.told.get(quantity.unit or "")
    if whole is None or whole.value < quantity.value or _comes_or_goes(whole.tokens, lex):
        return head.tokens
    return (*head.tokens, *Told(whole.tokens).thing())


def _comes_or_goes(tokens: Sequence[Token], lex: Lexicon) -> bool:
    """Whether a metric tells what was done, too, or what was paid (新办证513本、|注销|209本)."""
    if tokens[0].text.startswith(lex.moving) or tokens[-1].text.endswith(lex.w.sum_ends):
        return True
    return any(t.verb or t.text in lex.w.new for t in tokens)


def _asks_of_what(head: Head) -> bool:
    """Whether a metric is of words that ask of what (占比, 标准)."""
    asks = any("nameless" in t.roles for t in head.tokens)
    return asks and all(not t.roles.isdisjoint(_MADE_OF_NOTHING) for t in head.tokens)


def _share_told(
    head: Head, quantity: Quantity, clause: Sequence[Token], memory: Memory, lex: Lexicon
) -> Sequence[Token]:
    """The share that a percentage is compared with, or a place's share of what the block before told of; else empty."""
    if quantity.dimension != "share":
        return ()
    if role_at(memory.head, "link") > 0:
        return memory.head  # 占总人口的22%,高于国际通行|10%的标准
    placed = clause[0].kind == "region" and head.text in lex.w.share_words and not memory.head
    return (*core(memory.earlier), *head.tokens) if placed and memory.earlier else ()


def _ages_alone(tokens: Sequence[Token], lex: Lexicon) -> bool:
    """Whether words are ages and nothing else (80到89岁|每月30元): whom, and not what is paid."""
    first = tokens[0].text[0] if tokens else ""
    if not first.isdecimal() and first not in lex.ages:
        return False  # as most
    said = text_of(tokens)
    if not said.endswith(lex.w.bands) or any(t.verb or is_(t, *_TELLS) for t in tokens):
        return False
    return said[0].isdecimal() or said.startswith(lex.w.hundred)


def _of_ages_before(head: Head, memory: Memory, lex: Lexicon) -> Sequence[Token]:
    """What those of other ages were just told to get, with these ages (标准80至99岁50元、|百岁以上500元)."""
    before = memory.head
    if _ages_alone(before, lex):
        return ()
    at = next((i for i in range(1, len(before)) if _ages_alone(before[i:], lex)), 0)
    return (*before[:at], *head.tokens) if at else ()
