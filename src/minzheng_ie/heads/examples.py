"""Where 等 stays in a metric, between one example and its kind (助餐|等|养老服务), and 各地, in a list of who did it."""

from __future__ import annotations

from collections.abc import Sequence

from minzheng_ie.heads.words import HeadWords
from minzheng_ie.tree.leaves import Token

_LISTED = frozenset({"joint", "conjunction"})
_NO_KIND = frozenset({"particle", "droppable", "level", "preposition"})


def stays(tokens: Sequence[Token], at: int, w: HeadWords) -> bool:
    """Whether 等 or 各地 at ``at`` is part of a metric."""
    if tokens[at].text in w.and_so_on:
        return _closes_example(tokens, at, w)
    # 民政部、红十字会和|各地|共接收
    return at > 1 and tokens[at - 2].kind == "word" and not tokens[at - 1].roles.isdisjoint(_LISTED)


def _closes_example(tokens: Sequence[Token], at: int, w: HeadWords) -> bool:
    """Whether 等 at ``at`` stands between an example, or a list, and others (树葬|等|其他安葬), or one example and its kind."""
    if at == 0:
        return False
    before, behind = tokens[at - 1], tokens[at + 1]
    if behind.text.startswith(w.others):
        return not before.verb
    if before.kind != "word" or before.text[-1] == "”" or before.end < tokens[at].start:
        return False
    if any(not t.roles.isdisjoint(_LISTED) for t in tokens[:at]):
        return False
    joined = behind.kind == "word" and behind.start == tokens[at].end
    return joined and behind.roles.isdisjoint(_NO_KIND)
