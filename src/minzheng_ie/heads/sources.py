"""What was got or done, without where it came from or by what way: 协会从会员单位募集到捐款, 以政府购买的方式提供服务."""

from __future__ import annotations

from collections.abc import Sequence

from minzheng_ie.heads.groups import Group
from minzheng_ie.heads.lexicon import Lexicon, is_, only_verbs
from minzheng_ie.tree.leaves import NOMINAL, Token

_FROM = frozenset({"word", "region"})
_VIEW = 8  # words of 针对我县的实际情况
_NOW = 5  # words with 现有
_BEGUN = 2  # words of 成立|十年来
_NO_SOURCE = frozenset({"level", "link"})


def without_source(group: Group, lex: Lexicon) -> Sequence[Token]:
    """The words before a number without 从 and what follows it up to the verb; themselves where a change sets out from it.

    By what way something was done is left out, too.
    """
    before = group.before
    if not lex.w.in_view.isdisjoint(group.said):
        before = _without_view(before, lex)
    if not lex.w.ways.isdisjoint(group.said):
        before = _without_way(before, lex)
    if not lex.w.begun.isdisjoint(group.said):
        before = _without_beginning(before, lex)
    if not lex.w.having.isdisjoint(group.said):
        before = _of_the_ratio(before, group.members[0], lex)
    if lex.w.out_of.isdisjoint(group.said):
        return before
    at = next((i for i, t in enumerate(before) if t.text in lex.w.out_of), -1)
    if at < 0 or at + 2 >= len(before) or before[at + 1].kind not in _FROM or _in_a_name(before, at):
        return before
    verb = _done(before, at + 2, lex)
    if not verb or before[verb].text[-1] in lex.w.to or "particle" in before[verb - 1].roles:
        return before  # 从低保对象|转为特困人员
    if only_verbs(before[verb:]) and _funds(before[at + 1 : verb], lex):
        return before  # 从福彩公益金里|拿出
    return [*before[:at], *before[verb:]]


def _without_view(before: Sequence[Token], lex: Lexicon) -> Sequence[Token]:
    """Words without in view of what something was done (结合当地实际|新建食堂); themselves where nothing is done behind it."""
    at = next(i for i, t in enumerate(before) if t.text in lex.w.in_view)
    near = range(at + 1, min(at + _VIEW, len(before) - 1))
    end = next((i for i in reversed(near) if before[i].text.endswith(lex.w.views)), 0)
    behind = [t for t in before[end + 1 :] if "droppable" not in t.roles]
    if not end or len(behind) < 2 or not behind[0].verb:
        return before
    return [*before[:at], *before[end + 1 :]]


def _without_way(before: Sequence[Token], lex: Lexicon) -> Sequence[Token]:
    """Words without by what way something was done (以政府购买的方式|提供助餐); themselves where that says who is counted."""
    w = lex.w
    at = max(i for i, t in enumerate(before) if t.text in w.ways)
    by = next((i for i in range(at - 2, -1, -1) if before[i].text in w.by_ways), -1)
    done = next((t for t in before[at + 1 :] if "droppable" not in t.roles), None)
    if by < 0 or done is None or not ("verb" in done.roles or done.verb or done.text in w.served):
        return before
    if before[-1].text in w.of or any(t.text in w.of for t in before[at + 1 :]):
        return before  # 采取生态方式安葬的|有200份
    return [*before[:by], *before[at + 1 :]]


def _without_beginning(before: Sequence[Token], lex: Lexicon) -> Sequence[Token]:
    """Words without what began so long ago (基金会|成立十年来|累计筹款); themselves where no time since follows."""
    at = next((i for i, t in enumerate(before[:-1]) if t.text in lex.w.begun), -1)
    since = before[at + 1] if 0 <= at < len(before) - _BEGUN else None
    ago = since is not None and since.kind == "period" and since.text.endswith(lex.w.ago)
    return [*before[:at], *before[at + 1 :]] if ago else before


def _of_the_ratio(before: Sequence[Token], number: Token, lex: Lexicon) -> Sequence[Token]:
    """So many for each, without that they are reached (比省定要求提前达到|每千名老人拥有床位); themselves where none are told."""
    w = lex.w
    has = next((i for i, t in enumerate(before) if t.text in w.having), 0)
    each = next((i for i in range(has) if before[i].text.startswith(w.each_of)), 0)
    reached = any("level" in t.roles or t.text in w.exceeds for t in before[:each])
    named = has + 1 < len(before) or number.text.endswith(w.unit_nouns)  # 面积摊到每百户已有|30平方米
    return before[each:] if reached and named else before


def _in_a_name(before: Sequence[Token], at: int) -> bool:
    """Whether 从 stands in a name (乐|从|镇)."""
    return at > 0 and len(before[at - 1].text) == 1 and not before[at - 1].roles


def _funds(source: Sequence[Token], lex: Lexicon) -> bool:
    """Whether the source is money, which the verb alone does not tell of."""
    return any(is_(t, "money") or t.text.endswith(lex.w.funds + lex.w.sum_ends) for t in source)


def _done(before: Sequence[Token], start: int, lex: Lexicon) -> int:
    """Where the verb stands that tells what was done, behind 中 where the source ends in it; 0 where none does."""
    within = next((i for i in range(start, len(before)) if before[i].text in lex.w.within), 0)
    for i in range(within or start, len(before)):
        token = before[i]
        if token.kind in ("period", "mark") or token.text in lex.changes or token.roles & _NO_SOURCE:
            return 0
        if token.verb or (token.index == NOMINAL and "verb" in token.roles):
            return i if within or not _qualifies(before, i, lex) else 0
    return 0


def _qualifies(before: Sequence[Token], verb: int, lex: Lexicon) -> bool:
    """Whether 的 makes a verb say which (从发行福利彩票筹集|的|公益金)."""
    behind = before[verb + 1 :]
    stop = next((i for i, t in enumerate(behind) if t.verb), len(behind))
    return any(t.text in lex.w.of for t in behind[:stop])


def sent_by(said: list[Token], at: int, lex: Lexicon) -> list[Token] | None:
    """What a body did, with its manner, without to whom (民政系统|紧急|向灾区|调拨棉被); None where no body did it. at: of 向."""
    w = lex.w
    manner = said[at - 1 : at] if at and said[at - 1].text in w.manners else []
    done = (i for i in range(at + 1, len(said) - 1) if said[i].verb or said[i].index == NOMINAL)
    verb = next(done, 0)
    given = said[verb].text.startswith(w.given_away)
    if given and not said[verb].verb:
        verb = next((i for i in range(at + 1, len(said) - 1) if said[i].verb), 0)
    who = at - len(manner)
    bodies = w.bodies if given else w.bodies + w.societies + w.offices
    told = who == 0 or said[who - 1].text.endswith(bodies)
    return [*manner, *said[verb:]] if told else None


def below_peak(said: list[Token], lex: Lexicon) -> list[Token]:
    """A measure without the peak that it reached (彩票销量|再创历史新高)."""
    if not said[-1].text.endswith(lex.w.peaks):
        return said
    return said[: next((i for i, t in enumerate(said) if i and t.text in lex.w.setting), len(said))]


def without_terms(said: list[Token], lex: Lexicon) -> list[Token]:
    """What was done, without under what terms (资金紧张的条件下|挤出)."""
    under = next((i for i in range(len(said) - 1, 1, -1) if said[i - 1].text in lex.w.under), 0)
    return said[under:] if under and said[under - 2].text.endswith(lex.w.circumstances) else said


def without_now(said: list[Token], lex: Lexicon) -> list[Token]:
    """What there is now, without where (村|现有|低保户)."""
    present = next((i for i, t in enumerate(said[:_NOW]) if t.text in lex.w.at_present), -1)
    if not 0 <= present < len(said) - 1 or not _who_has(said[:present], lex):
        return said
    return [t for t in said if t.text in lex.w.parts_of_country or t.start > said[present].start]


def _who_has(said: Sequence[Token], lex: Lexicon) -> bool:
    """Whether words are nothing, or the name of a place."""
    return not said or (said[-1].text.endswith(lex.w.places) and not any(t.verb for t in said))
