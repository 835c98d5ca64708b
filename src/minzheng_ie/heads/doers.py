"""Those counted who did what the next number counts (32名志愿者|募集善款4万元), or whose measure it tells."""

from __future__ import annotations

from collections.abc import Sequence

from minzheng_ie.heads.groups import Group
from minzheng_ie.heads.lexicon import Lexicon, is_
from minzheng_ie.tree.leaves import NOMINAL, Token, text_of

_SHORTEST = 2  # characters of who did something
_ENDS = frozenset({"preposition", "particle", "level", "link", "frame"})
_OF_THEM = frozenset({"bare_noun", "money", "standard"})


def parted(group: Group, text: Sequence[Token], lex: Lexicon) -> tuple[int, int]:
    """Where those counted end in a text between two numbers, and where what the second counts begins; zeros for all of it."""
    if _served(group, lex):
        return 0, 0
    end, begins = _doers(group, text, lex)
    return (end, begins) if end else (_measured(text, lex), 0)


def told_of_several(text: Sequence[Token], mark: int, unit: str | None, lex: Lexicon) -> bool:
    """Whether persons or bodies of several kinds are counted, and what they did (200名干警、职工|捐款5万元)."""
    w = lex.w
    kinds = w.labels_of_people if unit in w.people_units else w.units
    does = next((i for i in range(mark + 2, len(text)) if _does(text[i], lex)), 0)
    return bool(does) and text[mark - 1].text.endswith(kinds) and _ends_in(text[:does], kinds)


def _does(token: Token, lex: Lexicon) -> bool:
    """Whether a word tells what persons do, or leads to for whom (干警、职工|向慈善会捐款)."""
    return token.verb or token.text in lex.w.served or token.text.endswith(lex.w.gifts)


def _ends_in(words: Sequence[Token], kinds: tuple[str, ...]) -> bool:
    """Whether the last word that is no adverb ends so."""
    end = _trimmed(words, len(words))
    return bool(end) and words[end - 1].text.endswith(kinds)


def _doers(group: Group, text: Sequence[Token], lex: Lexicon) -> tuple[int, int]:
    """`parted` where those counted do something."""
    first = next((i for i, t in enumerate(text) if "droppable" not in t.roles), 0)
    led = any(t.verb for t in group.before)
    if _all_of_it(group, text, first, lex, led=led):
        return 0, 0
    at = next((i for i in range(first + 1, len(text)) if _ends(text, i, first, lex, led=led)), 0)
    end = _trimmed(text, at)
    if not end or not _names(text[:end], lex):
        return 0, 0
    does = at + 1 if text[at].text in lex.w.by_which else _deed(text, at, lex)
    return (end, does) if does else (0, 0)


def _all_of_it(group: Group, text: Sequence[Token], first: int, lex: Lexicon, *, led: bool) -> bool:
    """Whether all of a text tells of those counted."""
    if group.item and text[-1].text not in lex.w.of:
        return True
    if not text[first].roles.isdisjoint(_ENDS):
        return True
    sums = "frame" in text[-1].roles and "droppable" not in text[-1].roles  # 60家企业捐款|总额
    return sums or (led and any("joint" in t.roles for t in text))


def _names(those: Sequence[Token], lex: Lexicon) -> bool:
    """Whether words name who did something."""
    last = those[-1]
    if "division" in last.roles or last.text[0] in lex.w.step_numerals:
        return False
    return len(text_of(those)) >= _SHORTEST


def _deed(text: Sequence[Token], at: int, lex: Lexicon) -> int:
    """Where a verb stands from ``at`` on that is none of those who are given something; 0 where none does."""
    does = next((i for i in range(at, len(text)) if text[i].verb or text[i].index == NOMINAL), 0)
    return does if text[does].text not in lex.w.given_to_them else 0


def _measured(text: Sequence[Token], lex: Lexicon) -> int:
    """Where those counted end whose measure the next number tells (12家福利院|床位260张); 0 where it tells none."""
    w = lex.w
    if any(t.verb or t.kind != "word" for t in text):
        return 0
    if len(text) < _SHORTEST or not text[-1].text.endswith(w.measure_ends + w.unit_nouns):
        return 0
    ends = w.homes + w.holders + w.schools + w.crews
    return next((i for i in range(len(text) - 1, 0, -1) if text[i - 1].text.endswith(ends)), 0)


def _served(group: Group, lex: Lexicon) -> bool:
    """Whether something was done for those counted, or they were made to do it."""
    last = next((t for t in reversed(group.before) if "droppable" not in t.roles), None)
    led = last is not None and (is_(last, "preposition") or last.text in lex.w.causing)
    return led or not lex.w.served.isdisjoint(group.said)


def _trimmed(text: Sequence[Token], end: int) -> int:
    """Where words end without the adverbs behind them."""
    while end and "droppable" in text[end - 1].roles:
        end -= 1
    return end


def _ends(text: Sequence[Token], at: int, first: int, lex: Lexicon, *, led: bool) -> bool:
    """Whether a word tells what those before it do. first: the index of who it is. led (bool): a verb leads to those."""
    token, w = text[at], lex.w
    before = _trimmed(text, at)
    if token.kind != "word" or not before or text[before - 1].text.endswith(w.kinds):
        return False
    those = text[before - 1].text.endswith(w.homes + w.holders + w.schools + w.crews + w.those_named)
    if text[first].verb and not (those and before > first + 1):
        return False  # 退休|教师|捐出图书
    if not token.roles.isdisjoint(_ENDS) or token.text in w.pointing:
        return True
    if token.text in w.by_which:
        return text[-1].text in w.of  # 4名初中生|所需的5万元
    if token.verb:
        return before < at or "bare_noun" not in token.roles
    if token.index != NOMINAL or at + 1 == len(text) or not those:
        return False
    return not (led and (is_(token, *_OF_THEM) or "verb" not in token.roles))
