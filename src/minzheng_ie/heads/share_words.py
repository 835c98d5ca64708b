"""The words of a share: those that it is of, and the whole (社会团体|占社会组织总量, 社会团体|在社会组织总量中占比)."""

from __future__ import annotations

from collections.abc import Sequence

from minzheng_ie.heads.lexicon import Lexicon, is_, role_at
from minzheng_ie.tree.leaves import Token

_SAID = frozenset({"word", "region"})
_NO_WHOLE = frozenset({"droppable", "particle"})


def before_share(tokens: Sequence[Token], lex: Lexicon) -> Sequence[Token]:
    """A head without the share that it tells (女性|占比, 社会团体|在社会组织总量中占比)."""
    link = role_at(tokens, "link")
    if link < 0:
        return tokens
    within = within_whole(tokens[:link], lex)
    return tokens[: within if within > 0 else link]


def within_whole(tokens: Sequence[Token], lex: Lexicon) -> int:
    """Where 在 opens the whole that words before 占 end in (社会团体|在社会组织总量中); -1 where they end in none."""
    end = len(tokens)
    while end and not tokens[end - 1].roles.isdisjoint(_NO_WHOLE):
        end -= 1
    if not end or tokens[end - 1].text not in lex.w.within:
        return -1
    return next((i for i in range(end - 2, -1, -1) if tokens[i].text in lex.w.at), -1)


def of_those(said: list[Token], lex: Lexicon) -> list[Token]:
    """Whose share is told, without 在 before the whole that they are a part of (在|养老机构中民办的占六成)."""
    opens = bool(said) and said[0].text in lex.w.at and any(t.text in lex.w.within for t in said[2:])
    return said[1:] if opens else said


def with_bound(tokens: Sequence[Token], lex: Lexicon) -> list[Token]:
    """Words with the time that bounds who is meant (工龄|不足两年|的占三成)."""
    told = list(tokens)
    for i in range(1, len(told) - 1):
        if told[i].kind == "period" and told[i - 1].text in lex.w.falls_short:
            told[i] = told[i].nominal()
    return told


def share_told(linked: Sequence[Token], lex: Lexicon) -> list[Token]:
    """占 and the whole, without what follows it."""
    w = lex.w
    share = [t for t in linked if t.kind in _SAID and not is_(t, "adverb", "level")]
    while len(share) > 1 and ("particle" in share[-1].roles or share[-1].text in w.out_of_or_by):
        share.pop()
    return share
