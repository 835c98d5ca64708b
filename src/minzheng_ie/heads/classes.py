"""Classes that are told by their names alone: 补助标准分为三类,一类420元、二类330元."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from minzheng_ie.heads.lexicon import Lexicon, content, core, known
from minzheng_ie.heads.purpose import Tokens
from minzheng_ie.heads.tagging import tagged
from minzheng_ie.tree.leaves import Token, text_of

_AGE_WORDS = 9
_NAME = 2  # characters of the name of a class
_NO_NAME = frozenset({"preposition", "level", "conjunction"})


def names_class(before: Sequence[Token], lex: Lexicon) -> bool:
    """Whether the words before a number are the name of a class and nothing else."""
    if not 0 < len(before) < 3 or not before[-1].text.endswith(lex.w.class_ends):
        return False
    name = text_of(before)
    if len(name) > _NAME and name[0] in lex.w.ordinal:
        name = name[1:]  # 第一|档
    if len(name) == 2 * _NAME and name[1] in lex.w.class_ends:
        name = name[_NAME:]  # 二等|甲级
    return len(name) == _NAME and name[0] in lex.w.class_names


def is_class(before: Sequence[Token], lex: Lexicon) -> bool:
    """Whether words before a sum are the name of a class, by its number or as a word (五星级, 双人间, 五星级|机构)."""
    w = lex.w
    if len(before) > 1 and before[0].text in w.classes_named:
        return len(before) == _NAME and before[1].text.endswith(w.homes + w.persons)
    return names_class(before, lex) or text_of(before) in w.classes_named


def another_class(label: Sequence[Token], told: Sequence[Token], lex: Lexicon) -> list[Token]:
    """What was told last with the class ``label`` in the place of its own (五星级养老机构3家,|四星级|5家); empty where it has none."""
    name = text_of(label) if len(label) <= _NAME else ""
    if name not in lex.w.classes_named and not _lettered(name, lex):
        return []
    for at in range(len(told)):
        rest = text_of(told[at:])
        own = _class_opening(rest, name, lex)
        if own and own != name and (at or own != rest):
            return [*told[:at], *label, *_behind(told[at:], len(own), lex)]
    return []


def _lettered(name: str, lex: Lexicon) -> bool:
    """Whether a class is told by letters (4A级)."""
    return len(name) > _NAME and name[:-1].isascii() and name.endswith(lex.w.class_ends)


def _class_opening(text: str, like: str, lex: Lexicon) -> str:
    """The name of a class of the kind of ``like`` that a text opens with; empty where it opens with none."""
    if like not in lex.w.classes_named:
        own = text[: len(like)]
        return own if own[-1:] == like[-1] and _lettered(own, lex) else ""
    return next((name for name in lex.w.classes_named if text.startswith(name)), "")


def _behind(told: Sequence[Token], length: int, lex: Lexicon) -> list[Token]:
    """The words behind so many characters, without from which class on (4A级|以上社会组织)."""
    left = list(told)
    while left and len(left[0].text) <= length:
        length -= len(left.pop(0).text)
    if left and length:
        first = left[0]
        left[0] = first.between(first.start + length, first.end, first.text[length:])
    return left[1:] if left and left[0].text in lex.w.bounds else left


def names_age(before: Sequence[Token], lex: Lexicon) -> bool:
    """Whether the words before a number are a band of ages, with or without a verb of getting (90岁以上|可享受)."""
    if not 0 < len(before) <= _AGE_WORDS:
        return False
    first = before[0].text[0]
    if first not in lex.ages and not first.isdecimal():
        return False
    return is_age(text_of(before), lex)


def is_age(name: str, lex: Lexicon) -> bool:
    """Whether a text is a band of ages: 年满, years, 岁, 以上, those, and that they get something."""
    w = lex.w
    at = _years(name, _past(name, 0, w.age_opens), lex)
    if at < 0:
        return False
    bound = at
    while (further := _past(name, bound, w.till)) > bound:
        bound = further
    if bound > at and (further := _number(name, bound)) > bound:
        at = further
    at = _past(name, at, w.age_full)
    years = _past(name, at, w.age_units)
    if years == at:
        return False
    for words in (w.age_bounds, w.age_of, w.age_high, w.age_people, w.age_of, w.age_may, w.age_gets):
        years = _past(name, years, words)
    return years == len(name)


def _past(name: str, at: int, words: Sequence[str]) -> int:
    """Where one of the words (the longer first) ends that stands at ``at``; ``at`` where none does."""
    for word in words:
        if name.startswith(word, at):
            return at + len(word)
    return at


def _number(name: str, at: int) -> int:
    """Where two or three digits at ``at`` end; ``at`` where fewer stand there."""
    end = at
    while end < len(name) and end < at + 3 and name[end].isdecimal():
        end += 1
    return end if end >= at + 2 else at


def _years(name: str, at: int, lex: Lexicon) -> int:
    """Where the years end that stand at ``at``; -1 where none do."""
    end = _past(name, at, lex.w.hundred) if not name[at : at + 1].isdecimal() else _number(name, at)
    return end if end > at else -1


def paid_at_age(band: Sequence[Token], told: Iterable[Sequence[Token]], lex: Lexicon) -> list[Token]:
    """What those of an age are paid (高龄津贴标准:80-89周岁每月40元), with their age; empty where nothing tells it.

    band: see `names_age`. told: see `told_since`.
    """
    w = lex.w
    for said in told:
        at = next((i for i in range(len(said) - 1, -1, -1) if said[i].text.endswith(w.paid_by_age)), -1)
        if at < 0:
            continue
        end = at + 2 if text_of(said[at + 1 : at + 2]) in w.standard_of else at + 1
        start = at
        while start > 0 and qualifies(said[start - 1], lex):
            start -= 1
        told_twice = len(band) > 1 and said[at].text.endswith(band[-1].text)
        return [*(band[:-1] if told_twice else band), *said[start:end]]  # 75岁以上老人|补贴…: 助餐补贴
    return []


def told_since(head: Sequence[Token], passed: Sequence[Tokens], lex: Lexicon) -> Iterator[Sequence[Token]]:
    """The head of the number before, and the clauses without numbers of the sentence, the last first."""
    told = max((t.end for t in head), default=0)
    clauses = [content(tagged(clause(), lex), lex) for clause in reversed(passed)]
    behind = [said for said in clauses if said and said[0].start >= told]
    yield from behind
    yield head
    yield from clauses[len(behind) :]


def qualifies(token: Token, lex: Lexicon) -> bool:
    """Whether a word before a payment belongs to its name (残疾人|护理补贴), and is no age and no doing."""
    return (
        token.kind == "word"
        and not token.verb
        and not token.text.endswith(lex.w.no_names)
        and token.text not in lex.w.those_of_age
        and token.roles.isdisjoint(_NO_NAME)
    )


def classed(
    label: Sequence[Token], head: Sequence[Token], passed: Sequence[Tokens], lex: Lexicon, *, money: bool
) -> list[Token]:
    """What the class called ``label`` is one of, with its name; empty where nothing tells it.

    head: of the number before. passed: the clauses without numbers of the sentence. money (bool): whether the number is a
    sum, which is of a standard; any other counts those helped.
    """
    for told in told_since(head, passed, lex):
        if whole := _divided(told, lex, money=money):
            return [*label, *whole]
    named = is_class if money else names_class
    return list(label) if named(head[:1], lex) or named(head[:2], lex) else []


def _divided(told: Sequence[Token], lex: Lexicon, *, money: bool) -> list[Token]:
    """The standard, or those helped, that ``told`` divides into classes."""
    kept = _nameless(told, lex, money=money)
    if money:
        standards = lex.w.class_standards
        end = next((i for i in range(len(kept), 0, -1) if kept[i - 1].text.endswith(standards)), 0)
        start = next((i + 1 for i in range(end - 1, -1, -1) if "preposition" in kept[i].roles), 0)
        standard = _undivided(kept[start:end], lex)
        given = max((i for i, t in enumerate(standard[:-1]) if t.text in lex.w.giving), default=-1)
        return standard[given + 1 :]  # 对残疾人发放|护理补贴
    end = next((i for i in range(len(kept), 0, -1) if known(kept[i - 1 : i], lex)), 0)
    end += 0 < end < len(kept) and "bare_noun" in kept[end].roles and kept[end].text.endswith(lex.w.persons)
    return core(kept[:end]) if end else []


def _nameless(told: Sequence[Token], lex: Lexicon, *, money: bool) -> list[Token]:
    """``told`` without the name of a class that it opens with."""
    named = is_class if money else names_class
    for words in (2, 1):
        if len(told) > words and named(told[:words], lex):
            return list(told[words:])
    return list(told)


def _undivided(standard: list[Token], lex: Lexicon) -> list[Token]:
    """A standard without into how many classes it is divided (低保|分三档|补助)."""
    at = next((i for i, t in enumerate(standard) if t.text in lex.w.split_into), -1)
    numbered = at >= 0 and text_of(standard[at + 1 :])[:1] in lex.w.step_numerals
    return [*standard[:at], *standard[at + 2 :]] if numbered else standard


def other_span(
    band: Sequence[Token], head: Sequence[Token], whole: Sequence[Token], lex: Lexicon
) -> list[Token]:
    """What was told of those of a span of time, for those of another (成立10年以上的45个,|3年以下的12个); or empty.

    band: the words before the number. head: of the number before. whole: what its parts are told of.
    """
    if len(band) < 2 or not is_span(band[-2:], lex):
        return []
    if len(band) > 2:
        return [*whole, *band] if whole else []
    at = next((i for i in range(len(head) - 1) if is_span(head[i : i + 2], lex)), -1)
    return [*head[:at], *band, *head[at + 2 :]] if at >= 0 else []


def is_span(tokens: Sequence[Token], lex: Lexicon) -> bool:
    """Whether tokens are a span of time with its bound (10年|以上) and nothing else."""
    return len(tokens) == 2 and tokens[0].kind == "period" and tokens[1].text in lex.w.bounds
