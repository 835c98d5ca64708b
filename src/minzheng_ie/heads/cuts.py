"""Where the words between two numbers are cut by what they name: places, a measure of what is counted, the whole of a share."""

from __future__ import annotations

from collections.abc import Sequence

from minzheng_ie.heads.groups import Group
from minzheng_ie.heads.lexicon import Lexicon, content, opening_verbs, role_at
from minzheng_ie.tree.leaves import Token


def divisions(text: Sequence[Token], unit: str | None, lex: Lexicon) -> bool:
    """Whether a text only names the divisions that were counted (14个县(市、区)12万人受灾)."""
    return (
        unit in lex.w.piece
        and "division" in text[0].roles
        and all("division" in t.roles or t.text.startswith("(") for t in text)
    )


def behind_divisions(text: Sequence[Token], unit: str | None, lex: Lexicon) -> int:
    """Where a measure of those who live in the divisions that were counted begins (12个县(市、区)|受灾人口40万人); 0 where none does."""
    end = next((i for i, t in enumerate(text) if "division" not in t.roles and t.text[0] != "("), 0)
    level = next((i for i, t in enumerate(text) if i > end and "level" in t.roles), len(text))
    while level and "droppable" in text[level - 1].roles:
        level -= 1  # 仓库面积|全部|达到规定的
    named = text[end:level]
    if not end or not named or unit not in lex.w.piece or any(t.kind != "word" or t.verb for t in named):
        return 0
    return end if named[-1].text.endswith(lex.w.measures + lex.w.unit_people) else 0


def before_places(text: Sequence[Token], lex: Lexicon) -> int:
    """What joins the places of the next number to those counted (15个社区|和|甲镇乙村2个村); 0 where nothing does."""
    joint = next((i for i, t in enumerate(text) if "conjunction" in t.roles or "joint" in t.roles), 0)
    if not joint or joint + 1 == len(text) or not text[-1].text.endswith(lex.w.places):
        return 0
    kinds = all(t.kind == "word" and t.text.endswith(lex.w.places) for t in text[:joint])
    return joint if kinds and not any(t.verb for t in text[joint:]) else 0


def of_its_measure(group: Group, text: Sequence[Token], lex: Lexicon) -> Sequence[Token]:
    """What was done with things that a measure before 的 tells apart (建成|占比80%的机构6家); empty where none does."""
    w = lex.w
    if text[0].text not in w.of or len(text) < 2 or text[1].verb or not group.before:
        return ()
    told = [t for t in content(group.before, lex) if "level" not in t.roles]
    verbs = opening_verbs(told)
    measured = len(told) > len(verbs) and told[-1].text.endswith(w.measured + w.rates)
    return verbs if measured and not any(t.kind == "mark" for t in text) else ()


def whole_of_share(group: Group, text: Sequence[Token], lex: Lexicon) -> int:
    """Where 的 ends the whole that a share told before its noun is of (占全市三成|登记量|的登记处); else 0."""
    if role_at(group.before, "link") < 0:
        return 0
    of = next((i for i, t in enumerate(text) if t.text in lex.w.of), 0)
    return of if of and all(t.kind == "word" and not t.verb for t in text[:of]) else 0


def includes(text: Sequence[Token], words: Sequence[int], lex: Lexicon) -> int:
    """Behind the word for what a number includes (这8600人主要包括|低保对象5200人); 0 where none opens a text. words: where it has some."""
    first = next((i for i in words if text[i].text not in lex.w.says_nothing), 0)
    return first + 1 if text[first].text in lex.w.including else 0


def what_was_done(text: Sequence[Token], words: Sequence[int], lex: Lexicon) -> int:
    """Where the verb of the next number stands: behind 的, where those given something are told by a deed (就读的孤儿|发放)."""
    of = next((i for i in range(len(text) - 2, 0, -1) if text[i].text in lex.w.of), len(text))
    given = next((i for i in words if i > of + 1 and text[i].text in lex.w.giving), None)
    first = next((i for i in words if text[i].verb), len(text))
    return given if given is not None and first < of else first
