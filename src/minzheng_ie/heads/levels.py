"""The subject of a number without the verb of its level: 低保标准|提高到, 在院人数|达."""

from __future__ import annotations

from collections.abc import Sequence

from minzheng_ie.heads.groups import Group
from minzheng_ie.heads.lexicon import Lexicon
from minzheng_ie.tree.leaves import Token, text_of

LEVEL = frozenset({"level", "preposition"})
"""Roles of words that lead to a level."""
_ALONE = 2  # words of a sum that is told whole
_SO_MANY = 4  # characters of a state and 人数


def without_level(said: list[Token], tokens: Sequence[Token], lex: Lexicon) -> list[Token]:
    """A subject without the verb of the level at its end; ``tokens``: all the words it was told by."""
    while said:
        dropped = _dropped(said, tokens, lex)
        if not dropped:
            break
        del said[-dropped:]
    return said


def _dropped(said: Sequence[Token], tokens: Sequence[Token], lex: Lexicon) -> int:
    """How many of the last words of a subject belong to the level."""
    last, several = said[-1], len(said) > 1
    if last.text in lex.w.to and several and (led := _leading(said[-2], last, lex)):
        return 1 if said[-2].text in lex.w.getting else led  # 筹集|到
    if (
        not last.roles.isdisjoint(LEVEL)
        or last.text in lex.changes
        or "particle" in last.roles
        or last.kind == "mark"
    ):
        return 0 if several and "verb" in last.roles and "preposition" not in last.roles else 1
    if "frame" in last.roles and several and not said[-2].verb:
        return 0 if _stays(said, lex) else 1
    return 1 if last.text in lex.w.led and _led_to(tokens, lex) else 0  # 提到今年的94.5%


def _leading(before: Token, lead: Token, lex: Lexicon) -> int:
    """How many words lead to a level, 到 (lead) among them, with the one before it (抬|到; 抚恤|费|为); 0 where that tells nothing."""
    if (not before.verb and len(before.text) > 1) or names_care(before, lead, lex):
        return 0
    return 1 if names_sum(before) or before.text in lex.w.sum_ends else 2


def names_care(word: Token, lead: Token, lex: Lexicon) -> bool:
    """Whether a word before 为 says how those counted are kept or helped, and no level that they reach (机构|托养|为48人)."""
    return lead.text in lex.w.being and word.text.endswith(lex.w.ways_kept)


def names_sum(word: Token) -> bool:
    """Whether a word names a sum, whatever verb it is elsewhere (社会福利|支出|为8.2亿元)."""
    return "bare_noun" in word.roles and "money" in word.roles


def _stays(said: Sequence[Token], lex: Lexicon) -> bool:
    """Whether a frame is part of what it stands behind: 总|人数, 现有|总户数, 基金|总额; 参与人数 stays whole, too."""
    before, last = said[-2], said[-1]
    if before.text in lex.w.needy or (len(before.text) == 1 and "preposition" not in before.roles):
        return True  # 低保标准由|月均620元: it is none
    if before.text.endswith(lex.w.towns) and before.text not in lex.w.parts_of_country:
        return True  # 桃源社区|总户数: a place alone names nothing
    w, state = lex.w, last.text in lex.w.in_number and len(text_of(said)) == _SO_MANY
    if state and not before.text.endswith(w.no_states):
        return before.text not in lex.nouns  # 在院人数
    return before.text in w.having or (len(said) == _ALONE and last.text in w.amounts)


def _led_to(tokens: Sequence[Token], lex: Lexicon) -> bool:
    return any(t.kind == "period" and t.text[0] in lex.w.to for t in tokens[-2:])


def changed_alone(said: list[Token], group: Group, lex: Lexicon) -> bool:
    """Whether nothing but a change is told, behind which a level follows (提标|后将达到|600元)."""
    if lex.w.afterwards.isdisjoint(group.said):
        return False
    done = [t for t in said if t.text not in lex.w.afterwards]
    at = next((i for i, t in enumerate(group.before) if done and t is done[-1]), len(group.before))
    behind = group.before[at + 1 : at + 2]
    if not behind or behind[0].text not in lex.w.afterwards:
        return False
    return all(t.verb or t.text in lex.changes or "verbal_noun" in t.roles for t in done)


def without_each(before: Sequence[Token], lex: Lexicon) -> Sequence[Token]:
    """Words without for whom each sum is that a level sets out from (人均补助水平|从每人每年|850元提高到)."""
    at = len(before) - 1
    while at and before[at].text[0] in lex.w.each:
        at -= 1
    return before[:at] if at and before[at].text in lex.w.out_of_or_by else before


def measure_reached(tokens: Sequence[Token], at: int, lex: Lexicon) -> bool:
    """Whether what is reached is a measure that somebody has (慈善总会|实现|总收入320万元)."""
    return tokens[at].text in lex.w.realising and tokens[-1].text in lex.owned
