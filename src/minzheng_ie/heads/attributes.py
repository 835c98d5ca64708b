"""What is told of a thing that is named behind its numbers: 占地16亩、建筑面积900平方米的福利中心; 以3%的速度增长."""

from __future__ import annotations

from collections.abc import Sequence

from minzheng_ie.heads.groups import Group
from minzheng_ie.heads.lexicon import Lexicon
from minzheng_ie.tree.leaves import Token, text_of

_NAMED = frozenset({"word", "region"})
_LITTLE = 2  # characters of a noun that wants what qualifies it


def thing_behind(last: Group, lex: Lexicon) -> Sequence[Token]:
    """The words behind 的 that end a clause, behind its last number; empty where there are none."""
    after = last.after
    if len(after) < 2 or after[0].text not in lex.w.of or after[1].verb or after[1].kind not in _NAMED:
        return ()
    return after[1:]


def measured(words: Sequence[Token], lex: Lexicon) -> Sequence[Token]:
    """The measure that the words before a number end in (建成了|占地); empty where they name none."""
    return words[-1:] if words and words[-1].text.endswith(lex.w.measured) else ()


def without_measures(words: Sequence[Token], lex: Lexicon) -> list[Token]:
    """What was done and to what, without the measures told in between (建成|占地…的|福利中心)."""
    w = lex.w
    of = next((i for i in range(len(words) - 2, 0, -1) if words[i].text in w.of), 0)
    if not of or not any(t.text.endswith(w.measured) for t in words[:of]):
        return list(words)
    verbs = next((i for i, t in enumerate(words) if not t.verb or t.text.endswith(w.measured)), of)
    return [*words[:verbs], *words[of + 1 :]]


def pace(before: Sequence[Token], after: Sequence[Token], lex: Lexicon) -> Token | None:
    """The word of change behind a number that tells its pace (以年均3.3%的速度|增长); None where there is none."""
    w = lex.w
    words = [t for t in before if t.kind == "word" and "adverb" not in t.roles]
    if not words or words[-1].text not in w.at_pace or not after:
        return None
    told = [t for t in after if t.text not in w.of and t.text not in w.paces and "adverb" not in t.roles]
    told = [t for t in told if t.kind == "word" and t.text[0] != "("]
    return told[0] if told and told[0].text in lex.changes and len(text_of(told[1:])) == 0 else None


def where_to(said: Sequence[Token], verb: Token) -> list[Token]:
    """The place that the verb at the end of what is told leads to (8家实验室|落户河北); empty where it leads to none."""
    at = next((i for i, t in enumerate(said) if t.start == verb.end), len(said))
    named = said[at:] and said[at].kind == "region" and at > 1
    return [said[at].nominal()] if named and all(t.kind == "mark" for t in said[at + 1 :]) else []


def able(after: list[Token], lex: Lexicon) -> list[Token]:
    """What is counted, without what it has (为120名有劳动能力的|残疾人…), and what those make up (由35人组成的|服务队)."""
    if len(after) > _LITTLE and after[0].text in lex.w.made_up and after[1].text in lex.w.of:
        return after[_LITTLE:]
    if after[0].text in lex.w.having_alone:
        kept = after[next((i + 1 for i, t in enumerate(after) if t.text in lex.w.of), 0) :]
        return after if kept and len(kept[0].text) <= _LITTLE else kept  # 有困难的|人: alone it says nothing
    return after
