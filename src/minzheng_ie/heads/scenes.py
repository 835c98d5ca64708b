"""Those counted, without how they look or act: 120平方米的餐厅宽敞明亮, 15名社工以互助为主题开展活动."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from minzheng_ie.heads.groups import Group
from minzheng_ie.heads.lexicon import Lexicon, joins, known
from minzheng_ie.tree.leaves import Token, text_of

_NAMED = 2  # characters of a noun that stands alone


def without_scene(after: list[Token], group: Group, lex: Lexicon, *, share: bool) -> list[Token]:
    """The words behind a number up to where they only tell how those counted look, or by what they act.

    share (bool): it is a share, which is of how they are. What is of the field is told whole: it may say what is counted.
    """
    if share or after[0].verb:
        return after
    cut = next((i for i, t in enumerate(after) if i and _turns(after, i, lex)), 0)
    meanwhile = _meanwhile(after, group, lex)
    meanwhile = next((i for i in range(1, meanwhile) if after[i].text in lex.w.at), meanwhile)
    meanwhile = _gathered(after, lex) or meanwhile
    cut = meanwhile or cut or _told_on(after, group, lex)
    if not cut or after[cut - 1].verb or len(text_of(after[:cut])) < _NAMED:
        return after
    return after[:cut] if meanwhile or not known(after[cut:], lex) else after


def _turns(after: list[Token], at: int, lex: Lexicon) -> bool:
    """Whether a word turns to the scene (社工|以互助为主题开展活动, 餐厅|宽敞明亮)."""
    looking = lex.w.looking
    if after[at].text in looking:
        return all(t.text in looking for t in after[at:])
    return after[at].text in lex.w.at_pace


def _meanwhile(after: list[Token], group: Group, lex: Lexicon) -> int:
    """Where it is told what those counted do meanwhile (志愿者|拎着粽子走进敬老院); 0 where it is not."""
    words = group.after
    doing = {one.start for one, other in pairwise(words) if other.text in lex.w.enduring}
    if not doing or any(t.text in lex.w.split_into for t in words):
        return 0
    return next((i for i, t in enumerate(after) if i and t.start in doing), 0)


def _gathered(after: list[Token], lex: Lexicon) -> int:
    """Where it is told how those counted sit or stand, or with whom they act (老人|正围坐在桌旁, 护理员|和老人一起包饺子)."""
    w = lex.w
    others = next((i for i, t in enumerate(after) if t.text in w.side_by_side), 0)
    if with_them := next((i for i in range(1, others) if _with(after[i], lex)), 0):
        return with_them
    at = next((i for i in range(1, len(after)) if text_of(after[i : i + 2]).startswith(w.gathering)), 0)
    where = next((i for i in range(1, at) if after[i].text in w.at), at)
    return where - 1 if where > 1 and after[where - 1].text in w.just_now else where


def _with(token: Token, lex: Lexicon) -> bool:
    return joins(token) or token.text in lex.w.with_whom


def _told_on(after: list[Token], group: Group, lex: Lexicon) -> int:
    """Where a story goes on with what a sum is (600元的红包|就高兴地跳起来); 0 where it does not."""
    w = lex.w
    if group.after[0].text not in w.of or group.members[-1].text[-1] not in w.money_unit:
        return 0
    left = {t.start for t in group.after if "adverb" in t.roles and t.text not in w.and_so_on | w.aspects}
    for i, (one, other) in enumerate(pairwise(after)):
        if other.text in w.then or one.end in left:
            return i + 1
    return 0


def by_these(after: list[Token], group: Group, lex: Lexicon) -> list[Token]:
    """Those that something is built upon, or by whose report it is told; empty where neither is (在5个|试点地区的基础上)."""
    if group.before and group.before[-1].text in lex.w.according:
        return _surveyed(after, lex)
    return after[: _based_on(after, lex)]


def _surveyed(after: list[Token], lex: Lexicon) -> list[Token]:
    """Those by whose report something is told, without that they told it (据36个|监测点|统计)."""
    end = len(after)
    while end > 1 and after[end - 1].text in lex.w.surveys:
        end -= 1
    return after[:end]


def _based_on(after: Sequence[Token], lex: Lexicon) -> int:
    """Where what is built upon ends (试点地区|的基础上, 改造任务|基础上); 0 where nothing is."""
    w = lex.w
    based = next((i for i, t in enumerate(after) if i and t.text in w.basis), 0)
    if based and after[based - 1].text in w.of:
        return based - 1
    return based if based and text_of(after[based:]) in w.on_basis else 0
