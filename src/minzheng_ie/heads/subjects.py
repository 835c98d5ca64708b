"""The words before a number: its subject, without the verb that leads to the level or the yardstick."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from minzheng_ie.heads.groups import Group
from minzheng_ie.heads.levels import (
    LEVEL,
    measure_reached,
    names_care,
    names_sum,
    without_each,
    without_level,
)
from minzheng_ie.heads.lexicon import Lexicon, content, edges, is_, role_at
from minzheng_ie.heads.objects import opens_with_those, thing_first
from minzheng_ie.heads.ranked import rank_of
from minzheng_ie.heads.share_words import of_those, share_told, with_bound, within_whole
from minzheng_ie.heads.signs import CUT, SOURCED
from minzheng_ie.heads.sources import below_peak, sent_by, without_now, without_source, without_terms
from minzheng_ie.heads.yardsticks import (
    before_comparison,
    bounds_whom,
    compared,
    measured_by,
    subject_left,
    yardstick,
)
from minzheng_ie.tree.leaves import Token, text_of

_LEADING = frozenset({"droppable", "level", "frame", "link"})
_DONE = 2  # words of what was done
_TOWARD = 5  # words with to whom something went
_SHORT = 9  # characters of a modifier without its noun
_LEAST = 3  # characters of a part of a standard
_NO_ROLES: frozenset[str] = frozenset()


Subject = tuple[list[Token], list[Token] | None]
"""The words before a number without the verb of its level: of them what may stand in a metric, and what the number is a
share of, None where it is told of no share."""


def subject_of(group: Group, lex: Lexicon) -> Subject:
    """The subject of a number, and the share it names, if any."""
    before = without_source(group, lex) if group.signs & SOURCED else group.before
    if len(before) > _LEAST and before[-1].text[0] in lex.w.each:
        before = without_each(before, lex)
    if not group.signs & CUT and not compared(before):
        return content(before, lex), None
    return _cut_subject(before, group, lex)


def _cut_subject(before: Sequence[Token], group: Group, lex: Lexicon) -> Subject:
    """The subject of a number before which words may stand that end it, or are none of it."""
    texts = group.said
    if _leads(before, lex):
        return [], None  # 由71所优化整合为47所
    if lex.cutting.isdisjoint(texts) and not compared(before):
        told = without_level(content(before, lex), before, lex)
        return edges(thing_first(_without_lead(told, lex), group, lex)), None
    roles = _NO_ROLES.union(*[t.roles for t in before])
    if ("extreme" in roles or not lex.ranking.isdisjoint(texts)) and (
        rank := rank_of(before, lex)
    ) is not None:
        return rank.said, None
    tokens = before_comparison(before, lex)
    link = role_at(tokens, "link") if "link" in roles else -1
    if link >= 0:
        return _shared(tokens, link, lex)
    if not lex.w.of.isdisjoint(texts):
        if (yard := yardstick(tokens, lex)) >= 0:
            return subject_left(content(tokens[:yard], lex), lex), measured_by(tokens, yard, lex)
        tokens = _before_source(tokens, lex)
    levelled = "level" in roles or not lex.changes.isdisjoint(texts)
    said = _before_level(tokens, texts, lex) if levelled else without_level(content(tokens, lex), tokens, lex)
    said = thing_first(_without_lead(_on_its_own(said, texts, lex), lex), group, lex)
    return edges(said if lex.w.is_so.isdisjoint(texts) else _without_copula(said, lex)), None


def _shared(tokens: Sequence[Token], link: int, lex: Lexicon) -> Subject:
    """Whose share is told by 占 at ``link``, and of what whole."""
    whole, share = within_whole(tokens[:link], lex), share_told(tokens[link:], lex)
    if whole >= 0:  # 社会团体|在社会组织总量中占比
        return content(tokens[:whole], lex), [*content(tokens[whole:link], lex), *share]
    return of_those(content(with_bound(tokens[:link], lex), lex), lex), share


def _pace(tokens: Sequence[Token], lex: Lexicon) -> list[Token]:
    """The pace that is compared with another's, and not what has it (收入增速|高于全省); empty where none is."""
    w = lex.w
    said = [t for t in tokens if "droppable" not in t.roles]
    for pace, yard in pairwise(said):
        if pace.text in w.of_a_change and yard.text in w.exceeds and pace is not said[0]:
            return content(tokens[: tokens.index(pace) + 1], lex)
    return []


def _before_level(tokens: list[Token], texts: frozenset[str], lex: Lexicon) -> list[Token]:
    """The words of a subject that may have a level or a change behind them. texts: those of all before the number."""
    if not lex.w.exceeds.isdisjoint(texts) and (pace := _pace(tokens, lex)):
        return pace
    cut = _cut(tokens, lex)
    if cut < len(tokens) and _includes(tokens, cut, lex):
        return content(tokens[cut + 1 :], lex)
    if cut < len(tokens) and _says_what(tokens[:cut], lex):
        tokens, cut = tokens[cut:], len(tokens) - cut  # 第一件实事是|实现城镇新增就业
    return _of_a_part(tokens, lex) or without_level(content(tokens[:cut], lex), tokens, lex)


def _on_its_own(said: list[Token], texts: frozenset[str], lex: Lexicon) -> list[Token]:
    """A subject without what its change sets out from, when it is told, and whence or to whom something went.

    texts: the words before its number.
    """
    if len(said) < 2:
        return said
    if not lex.w.under.isdisjoint(texts):
        said = without_terms(said, lex)
    said = below_peak(said, lex)
    if said[-1].text in lex.w.upon:
        said = _without_basis(said, lex)
    if not lex.w.at_present.isdisjoint(texts):
        said = without_now(said, lex)
    return _without_whence(said, texts, lex) if len(said) > _DONE else said


def _leads(before: Sequence[Token], lex: Lexicon) -> bool:
    """Whether the words are nothing but verbs that lead to a level."""
    last = before[-1] if before else None
    if last is None or (last.kind == "word" and last.text[-1] not in lex.w.to and "adverb" not in last.roles):
        return False
    words = [t for t in before if t.kind == "word" and "adverb" not in t.roles]
    if len(words) < 2 or words[-1].text[-1] not in lex.w.to:
        return False
    return ("level" in words[-1].roles or len(words) > 2) and all(
        t.verb and not names_care(t, words[-1], lex) for t in words[:-1]
    )


def _cut(tokens: Sequence[Token], lex: Lexicon) -> int:
    """Where the words of the subject end."""
    cut = _level_cut(tokens, lex)
    if 0 < cut < len(tokens) and tokens[cut].text in lex.w.to:
        led = tokens[cut - 1]  # 抬到, 拉到: the verb belongs to the level
        alone = len(led.text) == 1 and led.text not in lex.w.sum_ends  # 抚恤|费|为: part of the name
        leads = (
            led.kind == "word"
            and (led.verb or alone)
            and not (names_sum(led) or names_care(led, tokens[cut], lex))
        )
        cut -= leads and led.text not in lex.w.getting
    return cut


def _of_a_part(tokens: Sequence[Token], lex: Lexicon) -> list[Token]:
    """A standard with the part that a level is of (低保标准|调整为|东部地区每人每月780元); empty where no part is told."""
    at = next((i for i, t in enumerate(tokens) if i and t.text[-1] in lex.w.to and "level" in t.roles), 0)
    if not at or not tokens[at - 1].text.endswith(lex.w.standard_ends):
        return []
    part = content(tokens[at + 1 :], lex)
    whole = tokens[-1].text in lex.w.of or any("standard" in t.roles or t.verb for t in part)
    if not part or whole or not _LEAST <= len(text_of(part)) <= _SHORT:
        return []
    return [*content(tokens[:at], lex), *part]


def _without_lead(said: list[Token], lex: Lexicon) -> list[Token]:
    """A subject without the level, the yardstick or the change at its beginning."""
    w = lex.w
    first = 0
    for token in said:
        leads = (
            not token.roles.isdisjoint(LEVEL)
            or token.text in w.than
            or (token.text in lex.changes and len(token.text) > 1)
        )
        if not leads or token.text in w.by_rate or "verb" in token.roles:
            break
        if first + 1 < len(said) and said[first + 1].text in w.paces:
            break  # 提高|幅度
        if token.text in w.having_alone and _tells_which(said, first, lex):
            break
        if opens_with_those(said[first:], lex):
            break
        first += 1
    return said[first:] if first else said


def _tells_which(said: Sequence[Token], having: int, lex: Lexicon) -> bool:
    """Whether what those counted have tells which they are (净增|有实绩的企业, 有|劳动能力|残疾人): not 有|享受补贴的残疾人."""
    if having:
        return said[having - 1].text in lex.changes
    return any(t.text.endswith(lex.w.properties) for t in said[1:-1])


def _without_whence(said: list[Token], texts: frozenset[str], lex: Lexicon) -> list[Token]:
    """What was done, without to whom a body did it, or what went before it (民政局|向灾区|调拨棉被, 提标后|保障对象)."""
    w = lex.w
    if not w.toward.isdisjoint(texts):
        at = next((i for i, t in enumerate(said[:_TOWARD]) if t.text in w.toward), -1)
        if at >= 0 and (verb := sent_by(said, at, lex)) is not None:
            return verb
    if w.then.isdisjoint(texts):
        return said  # as most
    at = next((i for i, t in enumerate(said[1:_TOWARD]) if t.text in w.then), -1)
    done = 0 <= at < len(said) - 2 and said[at].verb and said[at + 2].text not in w.of
    return said[at + 2 :] if done else said


def _before_source(tokens: list[Token], lex: Lexicon) -> list[Token]:
    """A measure without where it came from (报销比例|由医保报销后的60%提高到…)."""
    w = lex.w
    if not tokens or tokens[-1].text not in w.of:
        return _without_time(tokens, lex)
    for i in range(len(tokens) - 2, 0, -1):
        token = tokens[i]
        source = token.text in w.out_of_or_by or (token.text.startswith(w.by_way) and not token.roles)
        since = source and tokens[-2].text in w.moments and not any(t.verb for t in tokens[:i])
        if since or (source and is_(tokens[i - 1], "bare_noun", "standard")):
            return tokens[:i]  # 会员单位|由成立时的|36家增加到210家
    return tokens


def _without_time(tokens: list[Token], lex: Lexicon) -> list[Token]:
    """A measure told of grades, without since when (护理标准|由目前的|全护理每人每月640元)."""
    w = lex.w
    of = next((i for i in range(len(tokens) - 2, 1, -1) if tokens[i].text in w.of), 0)
    since = next((i for i in range(of - 1, 0, -1) if tokens[i].text in w.out_of_or_by), 0) if of else 0
    times = since and all("droppable" in t.roles for t in tokens[since + 1 : of])
    graded = times and any("modifier" in t.roles for t in tokens[of + 1 :])
    return [*tokens[:since], *tokens[of + 1 :]] if graded else tokens


def _without_basis(said: list[Token], lex: Lexicon) -> list[Token]:
    """A measure without what its change sets out from (低保标准|在原基础上提高30元)."""
    w = lex.w
    based = said[-1].text in w.on_basis or said[-2].text in w.basis
    at = next((i for i in range(len(said) - 1, -1, -1) if said[i].text in w.at), -1)
    return said[:at] if based and at >= 0 else said


def _includes(tokens: Sequence[Token], cut: int, lex: Lexicon) -> bool:
    """Whether what is included follows, and nothing says in what (具体|包括|募捐活动收入)."""
    if tokens[cut].text not in lex.w.including:
        return False
    chiefly = tokens[cut - 1].text in lex.w.says_nothing and bool(content(tokens[cut + 1 :], lex))
    return chiefly or text_of(content(tokens[:cut], lex)) in lex.w.pointing  # 对象主要|包括|低保对象


def _says_what(tokens: Sequence[Token], lex: Lexicon) -> bool:
    """Whether words end in 是, or in a time behind it."""
    last = next((t for t in reversed(tokens) if t.kind != "period"), None)
    return last is not None and last.text in lex.w.is_so


def _without_copula(said: list[Token], lex: Lexicon) -> list[Token]:
    """What a task is, without saying that it is one (任务是|新增床位)."""
    for i in range(1, len(said) - 1):
        if said[i].text in lex.w.is_so and "target" in said[i - 1].roles and said[i + 1].verb:
            return [*said[: i - 1], *said[i + 1 :]]
    return said


def _level_cut(tokens: Sequence[Token], lex: Lexicon) -> int:
    """Where a level or growth verb ends the subject: its index, or the length where there is none."""
    to, changes = lex.w.to, lex.changes
    for i, token in enumerate(tokens):
        changed, level = token.text in changes, "level" in token.roles
        if not (changed or level) or token.kind != "word" or i == 0:
            continue
        last = i + 1 == len(tokens) or _only_leads(tokens[i + 1 :], lex)
        if changed and (last or tokens[i + 1].text in to):
            return i
        if level and _reaches(tokens, i, last=last, lex=lex):
            return i
    return len(tokens)


def _only_leads(tokens: Sequence[Token], lex: Lexicon) -> bool:
    return all(not t.roles.isdisjoint(_LEADING) or t.kind == "mark" or t.text in lex.w.to for t in tokens)


def _reaches(tokens: Sequence[Token], at: int, *, last: bool, lex: Lexicon) -> bool:
    """Whether the verb of a level at ``at`` ends the subject; last (bool): nothing but leading words follows."""
    token = tokens[at]
    if not last and token.text.endswith(lex.w.having_end):
        return False  # 每个乡镇仅有民政专干1.8人
    if at + 1 < len(tokens) and tokens[at + 1].text[:1].isdigit():
        return False  # 参保率超过90%的乡镇: a bound
    if bounds_whom(tokens, at, lex):
        return False
    if not last and (len(token.text) == 1 or measure_reached(tokens, at, lex)):
        return False
    return any(t.text not in lex.w.nearly for t in content(tokens[:at], lex))  # not 基本|实现
