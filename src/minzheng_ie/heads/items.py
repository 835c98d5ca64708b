"""Parts of a metric that the item told just before leaves: what it was worth, how badly such things were hit."""

from __future__ import annotations

from collections.abc import Sequence

from minzheng_ie.heads.complete import of_group
from minzheng_ie.heads.frame import Frame
from minzheng_ie.heads.lexicon import core, known, noun_of
from minzheng_ie.tree.leaves import Token, text_of, word_token

Phrase = Sequence[Token]
_NONE: list[Token] = []
_WORK = 8  # characters of what was done, told as a noun (辅具适配)
_HARM = 2  # characters of a word of harm


def item_measured(f: Frame) -> Phrase:
    """The item told right before, of which nothing but a measure is told (照明设施建设9个,|金额290万元).

    Empty where the item is what is spoken of anyway, or where all items are told of together.
    """
    w, memory = f.lex.w, f.memory
    if f.item or f.after or any(t.text not in w.of_an_item for t in f.phrase):
        return _NONE
    if memory.spoken.clauses or of_group(f.group, w.in_all) or of_group(f.group, w.sums):
        return _NONE
    head = memory.head
    if not head or not _counted(f, head):
        return _NONE
    if not head[0].verb and len(text_of(head)) <= _WORK:
        return head
    topic = f.topic().tokens
    if topic and topic[0].start >= head[0].start and f.left():
        return _NONE
    return noun_of(core(head)) if head[0].verb or head[-1].verb else head


def _counted(f: Frame, head: Phrase) -> bool:
    """Whether the last number counted things in this sentence, in another unit."""
    told = f.memory.wholes.told
    last = next((unit for unit, whole in told.items() if whole.tokens == head), "")
    return bool(last) and last not in f.lex.w.money_unit and last != f.quantity.unit


def thing_hit(f: Frame) -> Phrase:
    """What was hit, where nothing but how badly is told (房屋倒塌86户,|严重损坏386户)."""
    if f.after or not any("harm" in t.roles for t in f.phrase):
        return _NONE
    if not all("harm" in t.roles or "adverb" in t.roles for t in f.phrase):
        return _NONE
    told = f.memory.wholes.told.get(f.quantity.unit or "")
    left = [_without_harm(token, f) for token in told.tokens] if told is not None else []
    hit = [t for t in left if t is not None]
    return hit if told is not None and hit != list(told.tokens) else _NONE


def _without_harm(token: Token, f: Frame) -> Token | None:
    """What was hit, of a word that tells how, too (倒塌房屋); None of one that tells nothing else."""
    if "harm" in token.roles or token.verb:
        return None
    words = f.lex.words
    if len(token.text) <= _HARM or not words.has(token.text[:_HARM], "harm"):
        return token
    return word_token(token.start + _HARM, token.end, token.text[_HARM:], words)


def paid_benefit(f: Frame) -> Phrase:
    """What was paid just before, where nothing is told of those counted but that they benefit (15815人受惠)."""
    if f.subject or len(f.after) != 1 or f.after[0].text not in f.lex.w.benefiting or not f.people:
        return _NONE
    told = f.memory.wholes.told
    paid = next((told[unit].tokens for unit in f.lex.w.money_unit if unit in told), ())
    thing = core(paid)
    return thing if paid == f.memory.head and known(thing, f.lex) else _NONE
