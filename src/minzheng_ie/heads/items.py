"""Parts of a metric that the item told just before leaves: what it was worth, how badly such things were hit."""

from __future__ import annotations

from collections.abc import Sequence

from minzheng_ie.heads.complete import funds, of_group
from minzheng_ie.heads.frame import Frame
from minzheng_ie.heads.lexicon import content, core, known, noun_of, opening_verbs, role_at
from minzheng_ie.heads.shorten import shorten
from minzheng_ie.quantities.model import Quantity
from minzheng_ie.tree.leaves import Token, text_of, word_token

Phrase = Sequence[Token]
_NONE: list[Token] = []
_WORK = 8  # characters of what was done, told as a noun (辅具适配)
_NEAR = 2  # words behind a sum
_HOW = frozenset({"harm", "adverb"})
_HARM = 2  # characters of a word of harm


def short_outlet(f: Frame) -> Phrase:
    """An outlet told by one character beside its like (志愿服务中心22个、|所242个、|站2822个); empty where none is."""
    said, w = [t for t in f.group.before if t.kind == "word"], f.lex.w
    if len(said) != 1 or said[0].text not in w.short_outlets or f.after or not f.memory.head:
        return _NONE
    *leading, last = f.memory.head
    end = next((e for e in w.outlets if last.text.endswith(e)), "")
    if not end or f.memory.spoken.clauses or last.start > said[0].start:
        return _NONE
    if last.text == end and len(leading) > 1:
        *leading, last = leading  # 社工服务|中心
        end = ""
    stem = last.text[: len(last.text) - len(end)]
    one = word_token(last.start, last.start + len(stem) + 1, stem + said[0].text, f.lex.words)
    return [*leading, one.nominal()] if stem else _NONE


def item_measured(f: Frame) -> Phrase:
    """The item told right before, of which nothing but a measure is told (照明设施建设9个,|金额290万元).

    Empty where the item is what is spoken of anyway, or where all items are told of together.
    """
    w, memory = f.lex.w, f.memory
    if f.item or f.after or (f.phrase and f.phrase[0].text not in w.of_an_item):
        return _NONE
    if not w.of_an_item.issuperset([t.text for t in f.phrase]):
        return _NONE
    if listed := _worth_of_all(f):
        return listed
    if memory.spoken.clauses or of_group(f.group, w.in_all) or of_group(f.group, w.sums):
        return _NONE
    head = _measured_before(memory.head, f)
    if not head:
        return _NONE
    if not head[0].verb and len(text_of(head)) <= _WORK:
        return head
    topic = f.topic().tokens
    if topic and topic[0].start >= head[0].start and f.left():
        return _NONE
    return _item_of(head, f) if head[0].verb or head[-1].verb else head


def _measured_before(head: Phrase, f: Frame) -> Phrase:
    """The item told before, without the measure that was told of it (敬老院|总建筑面积3200平方米,总床位数60张); empty where none is."""
    if (
        not head
        or head[-1].text.endswith(f.lex.w.standard_ends)
        or not _counted(f, head)
        or text_of(head) in f.lex.w.of_an_item
    ):
        return _NONE
    return head[:-1] if len(head) > 1 and head[-1].text in f.lex.w.of_an_item else head


def _item_of(head: Phrase, f: Frame) -> list[Token]:
    """The thing of what was done; none where only a work is told (改造工作完成3户,|补助资金)."""
    noun = noun_of(core(head))
    return _NONE if text_of(noun) in f.lex.w.no_topic_ends else noun


def _worth_of_all(f: Frame) -> list[Token]:
    """The things that one verb lists, of which nothing but their worth is told (发放棉衣300件、被子200床,|价值5万元).

    Empty where the last was told alone, or money stands among them.
    """
    recent, memory, w = f.memory.recent, f.memory, f.lex.w
    if not f.money or memory.spoken.clauses or len(recent) < 2 or recent[-1] != memory.head:
        return []
    if not recent[0][0].verb or not any(t.text in w.worth for t in f.phrase):
        return []
    told = memory.wholes.told
    paid = [told[unit].tokens for unit in w.money_unit if unit in told]
    if any(head[0].start != recent[0][0].start or head in paid for head in recent):
        return []
    return [token for head in recent for token in noun_of(core(head))]


def _counted(f: Frame, head: Phrase) -> bool:
    """Whether the last number counted things in this sentence, in another unit."""
    told = f.memory.wholes.told
    last = next((unit for unit, whole in told.items() if whole.tokens == head), "")
    return bool(last) and last not in f.lex.w.money_unit and last != f.quantity.unit


def thing_hit(f: Frame) -> Phrase:
    """What was hit, where nothing but how badly is told (房屋倒塌86户,|严重损坏386户)."""
    if f.after or not f.phrase or f.phrase[0].roles.isdisjoint(_HOW) or role_at(f.phrase, "harm") < 0:
        return _NONE
    if any(t.roles.isdisjoint(_HOW) for t in f.phrase):
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


def own_purpose(f: Frame) -> Phrase:
    """What money was for, told right behind it, where it is nothing but money (投入资金80万元|专项用于慰问…)."""
    if not f.money or not (funds(f.phrase, f.lex) or _source_of_funds(f)):
        return _NONE
    words, w = f.group.after, f.lex.w
    at = next((i for i, t in enumerate(words[:_NEAR]) if t.text in w.used_for), -1)
    return shorten(content(words[at:], f.lex), f.view.lists, f.lex) if at >= 0 else _NONE


def _source_of_funds(f: Frame) -> bool:
    """Whether a phrase says from what money came, and no more (福彩公益金|投入)."""
    phrase = f.phrase
    given = len(phrase) > 1 and phrase[-1].text in f.lex.w.spending
    return given and not any(t.verb for t in phrase[:-1]) and len(text_of(phrase)) <= _WORK


def at_hand(f: Frame) -> Phrase:
    """What the clauses right before a number speak of, for a verb that says nothing without it."""
    topic = f.topic().tokens if f.memory.spoken.clauses else ()
    since = bool(topic) and (not f.memory.head or topic[0].start > f.memory.head[-1].end)
    return topic if since and known(topic, f.lex) else _NONE


def priced(f: Frame) -> Phrase:
    """The thing a price is of, or what all of it costs (棉被500床,|每床90元,|共需4.5万元); empty elsewhere."""
    at = f.group.members[0].index
    if not f.money or at < 1 or not _of_prices(f.after, f):
        return _NONE
    before = f.view.quantities[at - 1]
    things = f.view.quantities[at - 2] if at > 1 and before.dimension == "money" else before
    thing = f.memory.wholes.told.get(things.unit or "")
    if thing is None or things.dimension == "money":
        return _NONE
    tokens, people, words = thing.tokens, things.unit in f.lex.w.people_units, text_of(f.phrase)
    name = list(tokens if people else tokens[len(opening_verbs(tokens)) :] or tokens)
    if things is before:
        return name if _of_one(f.quantity, things, words, f) else _NONE
    head = f.memory.head
    if list(head[: len(name)]) != name or not _of_one(before, things, text_of(head[len(name) :]), f):
        return _NONE
    return name if _of_prices(f.phrase, f) else _NONE


def _of_prices(words: Phrase, f: Frame) -> bool:
    """Whether words only say that something costs so much."""
    return f.lex.w.of_a_price.issuperset([t.text for t in words])


def _of_one(price: Quantity, things: Quantity, words: str, f: Frame) -> bool:
    """Whether a sum is told for one of the things counted before it (每床90元, 单价90元). words (str): before it."""
    unit, w = price.unit or "", f.lex.w
    if unit.partition("/")[2] == things.unit:
        return not words or words in w.of_a_price
    return words in w.of_one or any(words == each + (things.unit or "") for each in w.each_of)
