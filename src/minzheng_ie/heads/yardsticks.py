"""What a number is compared with, and the whole a share is of: 比全省平均水平高, 接近户籍人口的五分之一."""

from __future__ import annotations

from collections.abc import Sequence

from minzheng_ie.heads.groups import Group
from minzheng_ie.heads.lexicon import Lexicon, content, role_at
from minzheng_ie.tree.leaves import Token

_LEADS = frozenset({"adverb", "level"})


def compared(before: Sequence[Token]) -> bool:
    """Whether words name a time that a number is compared with (比上年)."""
    for token in before:  # noqa: SIM110 -- three times as fast as any(…)
        if token.kind == "comparison":
            return True
    return False


def before_comparison(before: Sequence[Token], lex: Lexicon) -> list[Token]:
    """The words before a number without what it is compared with (比全省平均水平高, 超出省定标准, 较上届提高)."""
    yards = lex.yards
    for i, token in enumerate(before):
        if token.kind == "comparison" or token.text in yards:
            return _before_yard(before, i, lex)
    return list(before)


def _before_yard(before: Sequence[Token], first: int, lex: Lexicon) -> list[Token]:
    """The words before what a number is compared with, which begins at ``first`` or behind it."""
    tokens, w = list(before), lex.w
    moved = _moved(tokens, lex)
    for i in range(first, len(tokens)):
        token = tokens[i]
        if token.kind == "comparison" and (moved or _its_value(tokens, i, lex)):
            return tokens[:i]
        if token.text not in lex.yards or token.kind != "word":
            continue
        if i + 1 < len(tokens) and tokens[i + 1].text[:1].isdigit():
            continue  # 参保率超过90%的乡镇: a bound, no yardstick
        if (moved and token.text in w.compared) or _exceeded(tokens, i, lex):
            return tokens[:i]
    return tokens


def _its_value(tokens: Sequence[Token], at: int, lex: Lexicon) -> bool:
    """Whether a number is the value of what is compared with, at ``at`` (较2015年普查时的|36万人减少5万人)."""
    if tokens[-1].text not in lex.w.of or role_at(tokens[:at], "link") >= 0:
        return False
    return not any(t.verb or t.text in lex.changes or t.text in lex.w.compared for t in tokens[at + 1 :])


def _moved(tokens: Sequence[Token], lex: Lexicon) -> bool:
    """Whether the last word before a number tells of a change or of more than something."""
    for token in reversed(tokens):
        if token.kind == "word" and "adverb" not in token.roles:
            return token.text in lex.changes or token.text in lex.w.exceeds
    return False


def _exceeded(tokens: Sequence[Token], at: int, lex: Lexicon) -> bool:
    """Whether 超过 at ``at`` is followed by what is exceeded."""
    return (
        tokens[at].text in lex.w.exceeds
        and tokens[-1].text not in lex.w.of
        and not bounds_whom(tokens, at, lex)
        and any(t.kind == "word" and "adverb" not in t.roles for t in tokens[at + 1 :])
    )


def bounds_whom(tokens: Sequence[Token], at: int, lex: Lexicon) -> bool:
    """Whether 低于 at ``at`` says which families or persons are counted (收入低于低保标准的家庭)."""
    if tokens[at].text not in lex.w.exceeds:
        return False
    of = next((i for i in range(at, len(tokens)) if tokens[i].text in lex.w.of), len(tokens))
    said = [t for t in tokens[of + 1 :] if t.kind == "word" and t.roles.isdisjoint(_LEADS)]
    return bool(said) and said[-1].text.endswith(lex.w.persons)


def yardstick(tokens: Sequence[Token], lex: Lexicon) -> int:
    """Where 接近, 相当于 or 超过 names the whole a share is of (接近户籍人口的五分之一); -1 where none does."""
    w = lex.w
    if not tokens or tokens[-1].text not in w.of:
        return -1
    if _of_a_time(tokens[:-1], lex) and tokens[0].text not in w.served:
        return 0  # 是前一个五年的1.8倍, 不到2018年的七成
    for i, token in enumerate(tokens):
        if token.text in w.is_so and _of_a_time(tokens[i + 1 : -1], lex):
            return i  # 登记量是平时的四倍
        if token.text in w.nears or token.text in (w.exceeds if i else w.bounded_by):
            return i if content(tokens[i + 1 :], lex) else -1
    return -1


def subject_left(said: list[Token], lex: Lexicon) -> list[Token]:
    """A subject without what says that its level is to come (低保标准|将|达到…)."""
    while said and said[-1].text in lex.w.to_come:
        said = said[:-1]
    return said


def measured_by(tokens: Sequence[Token], yard: int, lex: Lexicon) -> list[Token]:
    """What a number is measured by, with the verb that says so (低保标准|达到居民人均消费支出的25%)."""
    whole = [t for t in content(tokens[yard + 1 :], lex) if t.text not in lex.w.yard_words]
    if tokens[yard].text in lex.w.bounded_by:
        return []
    reached = yard or tokens[yard].text in lex.w.attained  # 供养金…元,|达到人均收入的81%
    return [tokens[yard], *whole] if reached and whole else whole


def _of_a_time(tokens: Sequence[Token], lex: Lexicon) -> bool:
    """Whether words name a time to compare with, and nothing else."""
    yard_words, said = lex.w.yard_words, False
    for token in tokens:
        if token.kind == "period" or token.text in yard_words:
            said = True
        elif "droppable" not in token.roles and token.kind != "mark":
            return False
    return said


def a_yard(group: Group, lex: Lexicon) -> bool:
    """Whether a number is what others are compared with (同上次普查的|72万人|相比): of what was told before."""
    if not group.closing or not group.after or not group.before:
        return False
    w, first, opens = lex.w, group.after[0], group.before[0]
    if first.text in w.compared and "nameless" in first.roles:
        return opens.text in lex.yards | w.with_whom or "joint" in opens.roles  # 和平日的40对|相比|也有上升
    return group.after[-1].text in w.compared and opens.text in lex.yards | w.with_whom
