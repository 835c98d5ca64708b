"""Words before a number that name nothing by themselves: 这|30户; 每百人中|有15人; 1年以下的|12家."""

from __future__ import annotations

from minzheng_ie.heads.classes import is_span
from minzheng_ie.heads.groups import Group
from minzheng_ie.heads.levels import changed_alone
from minzheng_ie.heads.lexicon import Lexicon
from minzheng_ie.heads.memory import Memory
from minzheng_ie.heads.ranked import who_ranks
from minzheng_ie.heads.told import Phrase
from minzheng_ie.tree.leaves import Token, text_of

_SPAN = 2  # words of a span of time with its bound


def names_nothing(said: list[Token], group: Group, memory: Memory, lex: Lexicon) -> bool:
    """Whether words before a number name nothing themselves."""
    if said[0].text[0] in lex.pointing and _points_back(said, group, memory, lex):
        return True
    if len(said) == _SPAN and _span_alone(said, memory.head, lex):
        return True
    return bool(memory.head) and (changed_alone(said, group, lex) or who_ranks(said, group.after, lex))


def _points_back(said: list[Token], group: Group, memory: Memory, lex: Lexicon) -> bool:
    """Whether words name nothing themselves: 这|30户; (即上年度)|30万元; 这一数字|降至300对; 每百人中|有15人."""
    w, name = lex.w, text_of(said)
    alone = len(said) == 1 and (name in w.these or name in w.within or name[0] == "(")
    if name in w.at_present:
        return bool(group.after or memory.head)  # 全村|现有|95口人: else nothing is told
    return alone or name in w.pointing


def _span_alone(said: list[Token], head: Phrase, lex: Lexicon) -> bool:
    """Whether nothing but a span of time is told, and none was of the number before (1年以下的|12家)."""
    return is_span(said, lex) and not any(t.kind == "period" for t in head)
