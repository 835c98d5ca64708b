"""A metric neither begins nor ends with a word that only leads to another: 为困难学生|, 使|贫困家庭受益, 轮椅捐赠|给."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from minzheng_ie.heads.lexicon import Lexicon, edges, first_verb
from minzheng_ie.heads.model import Head
from minzheng_ie.heads.parties import without_parties
from minzheng_ie.heads.ranked import without_order
from minzheng_ie.tree.leaves import Token

_RANK = 4  # characters of 第十二位
_SAID = 3  # words within which it is told who says so
_PASSED = (2, 1)  # characters of 突破, 超 in front of a number
_COUNTED = frozenset({"head-behind", "predicate", "subject-predicate"})
"""Kinds of heads whose rank is what is told of those counted (3所学校进入全国前十)."""


_SHARED = frozenset({"share", "part"})
"""Kinds of heads whose bodies are those counted."""


def ended(head: Head, number: Token, unit: str | None, before: Sequence[Token], lex: Lexicon) -> Head:
    """A head as it is told (see `_whole`, `_of_all`): itself where `may_end` does not hold."""
    if not head.tokens or (len(head.tokens) == 1 and "link" not in head.tokens[0].roles):
        return head
    texts = [t.text for t in head.tokens]
    if not lex.w.because.isdisjoint(texts[:2]) and (done := _behind_cause(head.tokens, before, lex)):
        head = Head(done, head.rule, head.row)
        texts = [t.text for t in head.tokens]
    if texts[0] in lex.w.spurring and _grown(head.tokens, number, unit, before, lex):
        head = Head(head.tokens[1:], head.rule, head.row)
        texts = texts[1:]
    told = _whole(head, texts, lex)
    return told if lex.w.apiece.isdisjoint(texts) else _of_all(told, unit, before, lex)


def _grown(
    tokens: tuple[Token, ...], number: Token, unit: str | None, before: Sequence[Token], lex: Lexicon
) -> bool:
    """Whether a noun that something is made to grow or reach a level follows (推动|慈善组织|增至13家, 推动|业务量|突破3亿元)."""
    if len(tokens) < 2 or tokens[1].verb or not before or tokens[-1].end > before[-1].end:
        return False
    behind = [t for t in before if t.start >= tokens[-1].end]
    counted = unit in lex.w.people_units  # 推动农房风貌|提升26万户
    if any("level" in t.roles or (t.text in lex.changes and not counted) for t in behind):
        return True
    named = len(tokens) > 2 or len(tokens[1].text) > 2  # 带动|消费|超6亿元: what was made to be spent
    return (
        named
        and tokens[-1].text.endswith(lex.w.measure_ends)
        and any("level" in lex.words.of(number.text[:size])[0] for size in _PASSED)
    )


def _behind_cause(tokens: tuple[Token, ...], before: Sequence[Token], lex: Lexicon) -> tuple[Token, ...]:
    """What was done, without the cause told before 而 (对因收入提高而|停发低保金12户); empty where none is."""
    so = next((t.end for t in before if t.text in lex.w.and_so and t.start > tokens[0].start), None)
    return tuple([t for t in tokens if t.start >= so]) if so is not None else ()


def _whole(head: Head, texts: Sequence[str], lex: Lexicon) -> Head:
    """A head without the words at its ends that lead to others; itself where nothing else is left. texts: its words."""
    tokens = _closed(_told_once(head, texts, lex))
    if len(tokens) < 2:
        return head if tokens == head.tokens else Head(tuple(tokens), head.rule, head.row)
    end = _end(tokens, lex)
    leads = not lex.opening.isdisjoint(texts) or texts[0] in lex.w.says_nothing
    start = _start(tokens[:end], lex) if end and leads else 0
    if start == 0 and end == len(head.tokens) and tokens[-1] is head.tokens[-1]:
        return head
    kept = edges(tokens[start:end])
    return Head(tuple(kept), head.rule, head.row) if kept else head


def _closed(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Words without a bracket of which a half was left out, and what stands in it (定向捐款|(含某县地震))."""
    opens = next((i for i, t in enumerate(tokens) if t.text == "("), -1)
    closes = next((i for i, t in enumerate(tokens) if t.text == ")"), -1)
    if opens > closes and opens > 0:
        return tokens[:opens]
    return tokens[closes + 1 :] if closes > opens and opens < 0 and closes + 1 < len(tokens) else tokens


def _told_once(head: Head, texts: Sequence[str], lex: Lexicon) -> tuple[Token, ...]:
    """The words of a head without what in between leads to others, what is said twice, and a rank."""
    told = head.tokens if lex.w.toward.isdisjoint(texts) else _to_a_place(head.tokens, lex)
    opens = int(texts[0] in lex.w.nearly and len(texts) > 1)
    if texts[opens] in lex.w.attaining and texts[-1].endswith(lex.w.rates) and len(told) > opens + 1:
        told = told[opens + 1 :]  # 基本|实现|火化率
    told = told if lex.w.having_alone.isdisjoint(texts) else _without_having(told, lex)
    if head.rule not in _COUNTED | _SHARED:
        told = without_parties(told, lex)
    if texts[-1].endswith(lex.w.standard_ends) and any(t.endswith(lex.w.standard_ends) for t in texts[:-1]):
        told = _standard_once(told, lex)
    tokens = _said_once(told)
    if tokens and "link" in tokens[-1].roles:
        tokens = tokens[:-1]  # 其中护理型床位|占63%: a share of a whole that is not named
    tokens = _part_first(tokens, lex)
    if head.rule in _COUNTED:
        return tokens
    tokens = tokens if lex.w.holds_rank.isdisjoint(texts) else without_order(tokens, lex)
    return _without_rank(tokens, lex)


def _of_all(head: Head, unit: str | None, before: Sequence[Token], lex: Lexicon) -> Head:
    """A head without whom each portion is for, where those are counted, or all portions: 200名|工人每人发放牛奶.

    unit (str or None): the number's. before (Sequence): the words before it, 共 or 共计 among them.
    """
    w = lex.w
    if len(head.tokens) == 1 or w.apiece.isdisjoint([t.text for t in head.tokens[1:]]):
        return head
    if unit not in w.people_units and w.in_all.isdisjoint([t.text for t in before]):
        return head
    kept = [t for t in head.tokens[1:] if t.text not in w.apiece]
    return Head((head.tokens[0], *kept), head.rule, head.row)


def _said_once(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Words without the same word right before them (资助项目406个|项目; 医疗救助共|救助4900人)."""
    before = ""
    for i, token in enumerate(tokens):
        said = token.text
        if before.endswith(said) and len(said) > 1 and (token.verb or before == said):
            return (*tokens[:i], *_said_once(tokens[i + 1 :]))
        before = said
    return tokens


def _standard_once(tokens: tuple[Token, ...], lex: Lexicon) -> tuple[Token, ...]:
    """A standard told by its time, without the standard before it that is the same (低保|标准由原来的|年标准)."""
    w, last = lex.w, len(tokens) - 1
    at = last - 1
    while at > 0 and (tokens[at].text in w.years or _from_its_level(tokens[at], lex)):
        at -= 1
    said = tokens[at]
    if not 0 < at < last or not said.text.endswith(w.standard_ends):
        return tokens
    left = said.text[: -len(next(end for end in w.standard_ends if said.text.endswith(end)))]
    kept = (said.between(said.start, said.start + len(left), left),) if left else ()
    return (*tokens[:at], *kept, *(t for t in tokens[at + 1 :] if not _from_its_level(t, lex)))


def _from_its_level(token: Token, lex: Lexicon) -> bool:
    """Whether a word leads to the level that a change sets out from (由, 原来, 的)."""
    w = lex.w
    return token.kind == "period" or token.text in w.out_of_or_by | w.formerly | w.of | w.to


def _to_a_place(tokens: tuple[Token, ...], lex: Lexicon) -> tuple[Token, ...]:
    """Words without 向 before a place, which no metric tells (基金会|向某县捐赠资金)."""
    toward = lex.w.toward
    kept = [t for t, by in pairwise(tokens) if not (t.text in toward and by.verb and t.end < by.start)]
    return (*kept, tokens[-1])


def _without_having(tokens: tuple[Token, ...], lex: Lexicon) -> tuple[Token, ...]:
    """Words without 有 behind whose it is, and without a word for here (县残联|有|干部职工, 县里有|养老机构)."""
    w, at = lex.w, next((i for i, t in enumerate(tokens) if t.text in lex.w.having_alone), 0)
    if not 0 < at < len(tokens) - 1 or any(t.verb or t.text in w.of for t in tokens[at:]):
        return tokens
    if tokens[at - 1].text in w.here:
        return tokens[at + 1 :]
    whose = tokens[at - 1].text
    held = (whose.endswith(w.holders) or whose in w.parts_of_country) and not any(t.verb for t in tokens[:at])
    return (*tokens[:at], *tokens[at + 1 :]) if held else tokens


def _without_rank(tokens: tuple[Token, ...], lex: Lexicon) -> tuple[Token, ...]:
    """A measure without its rank, and without one that has a rank of its own (通车里程|第四; 产量第一、|占比)."""
    at = next((i for i, t in enumerate(tokens) if i and _ranks(t, lex)), 0)
    if not at or (at + 1 < len(tokens) and "joint" not in tokens[at + 1].roles):
        return tokens
    return tokens[at + 2 :] or tokens[:at]


def _ranks(token: Token, lex: Lexicon) -> bool:
    name = token.text
    return name[0] in lex.w.ordinal and 1 < len(name) <= _RANK and name[1] in lex.w.step_numerals


def _part_first(tokens: tuple[Token, ...], lex: Lexicon) -> tuple[Token, ...]:
    """Those a standard is for, told behind it, before it (抚恤金标准|为城镇); of 城乡, the one that is meant (城乡低保|城镇)."""
    w = lex.w
    if len(tokens) < 2:
        return tokens
    if not tokens[-1].text.endswith(w.receivers) and tokens[-1].text not in w.parts_of_country:
        return tokens
    first, last, both = tokens[0], tokens[-1], w.both_of_country[0]
    if last.text in w.parts_of_country and first.text.startswith(both):
        kept = first.between(first.start + len(both), first.end, first.text[len(both) :])
        return (last, *([kept] if kept.text else []), *tokens[1:-1])
    at = max((i for i, t in enumerate(tokens) if t.text.endswith(w.standard_ends)), default=-1)
    behind = tokens[at + 1 :]
    those = behind[1:] if behind and behind[0].text in w.to else behind
    if at < 0 or not those or any(t.verb for t in behind):
        return tokens
    meant = last.text in w.parts_of_country or (len(those) < len(behind) and last.text.endswith(w.receivers))
    return (*those, *tokens[: at + 1]) if meant else tokens


def _end(tokens: Sequence[Token], lex: Lexicon) -> int:
    """Where the words end that lead nowhere."""
    end, w = len(tokens), lex.w
    while end:
        last = tokens[end - 1]
        if (
            last.text in w.closers
            or last.text in w.is_so
            or (end > 1 and (last.text in w.apiece or _reaching(last, lex)))
            or (end > 1 and (last.text.isdecimal() or _placing(last, lex)))
            or (end > 1 and _portion(tokens[end - 2], last, lex))
            or (end > 2 and last.text in w.comes_to and tokens[end - 2].end == last.start)
        ):
            end -= 1
        elif end > 2 and _lead_nowhere(tokens[end - 2], last, lex):
            end -= 2
        else:
            break
    return end


def _lead_nowhere(before: Token, last: Token, lex: Lexicon) -> bool:
    """Whether two words at the end lead nowhere together: what a change sets out from, the time of a peak (最多|时)."""
    w = lex.w
    from_there = last.text in w.formerly and before.text in w.out_of_or_by
    return from_there or (last.text in w.at_the_time and before.text in w.at_a_peak)


def _reaching(last: Token, lex: Lexicon) -> bool:
    """Whether a word leads to the level reached, which is left out (2个社区|扩大到14个社区)."""
    return "level" in last.roles and last.text[-1] in lex.w.to


def _placing(last: Token, lex: Lexicon) -> bool:
    """Whether a verb leads to the places that are counted (照护区|设在7家)."""
    return last.verb and len(last.text) > 1 and last.text[-1] in lex.w.at_a_time


def _portion(before: Token, last: Token, lex: Lexicon) -> bool:
    """Whether a word says of which portion a number is (棉衣|每套80斤, 棉被每|床100斤)."""
    w = lex.w
    if last.text in w.goods_units or last.text in w.measure_words:
        return last.start > before.end
    return last.text[0] in w.each and last.text[1:] in w.goods_units


def _start(tokens: Sequence[Token], lex: Lexicon) -> int:
    """Where the words begin that something leads to."""
    w, stop = lex.w, len(tokens) - 1
    start = _told_by(tokens, lex)
    while start < stop:
        first, second = tokens[start], tokens[start + 1]
        if first.text in w.this:
            start += 1 + (second.text.endswith(w.its_body) and start + 1 < stop)
            start += tokens[start].text in w.having_alone and start < stop
        elif (
            first.text in w.openers
            or (start and (first.text in w.being or first.text in w.having))
            or _leads(tokens[start:], lex)
        ):
            start += 1
        elif start and "joint" in first.roles and tokens[start - 1].text in w.openers:
            does = first_verb(tokens[start:stop])
            start += does or stop - start  # 该会|和市基金会筹集善款
            break
        else:
            break
    return start


def _told_by(tokens: Sequence[Token], lex: Lexicon) -> int:
    """Behind who says so (报告显示|互联网筹款); 0 where nobody does."""
    said = lex.w.saying
    if tokens[0].text in said and not tokens[0].text.endswith(lex.w.learnt):
        return 1  # 指出|农村低保对象: not 介绍|就业
    return next((i + 1 for i in range(1, min(_SAID, len(tokens) - 1)) if tokens[i].text in said), 0)


def _leads(tokens: Sequence[Token], lex: Lexicon) -> bool:
    """Whether the first of some words only leads to the others, which do not tell what is done."""
    first, second, last, w = tokens[0], tokens[1], tokens[-1], lex.w
    if first.text in w.says_nothing:
        return second.text in w.being or second.text in w.having  # 主要|是养老院
    if first.text in w.here:
        return second.verb and "bare_verb" not in second.roles
    if first.text in w.nearly:
        return second.verb
    if first.text in w.made_up:
        return second.text in w.of
    if first.text in w.may:
        return second.text in w.served
    if first.text in w.at:
        return second is last
    those = last.text.endswith(w.persons + w.labels_of_people) or "division" in last.roles
    return first.text in w.served and those and not any(t.verb for t in tokens[1:])
