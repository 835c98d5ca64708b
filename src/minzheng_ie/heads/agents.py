"""What public bodies spent a sum on, without the bodies (民政厅、财政厅|筹措资金3200万元用于敬老院改造)."""

from __future__ import annotations

from collections.abc import Sequence

from minzheng_ie.heads.frame import Frame
from minzheng_ie.heads.lexicon import LONGEST, Lexicon, content, joins, known
from minzheng_ie.heads.shorten import shorten
from minzheng_ie.tree.leaves import Token, text_of

Phrase = Sequence[Token]
_NONE: list[Token] = []
_FUNDS = 4  # words of 投入专项资金
_NEAR = 2  # words behind a sum
_NOUN = 2  # characters of 资金


def bodies_spent(f: Frame) -> Phrase:
    """Verbs of spending with what the sum was for, where bodies are told to have spent it; empty where that is not told."""
    phrase, w = f.phrase, f.lex.w
    if len(phrase) < 2 or phrase[0].verb:
        return _NONE  # as most: no body is told
    at = next((i for i, t in enumerate(phrase) if t.verb or _gives(t, f.lex)), 0)
    who = phrase[:at]
    if not any(_names_body(t, f.lex) for t in who):
        return _NONE
    if not all(joins(t) or "division" in t.roles or _names_body(t, f.lex) for t in who):
        return _NONE
    while at + 1 < len(phrase) and phrase[at].text in w.together:
        at += 1
    deed = phrase[at:]
    if not _spends(deed, f.lex):
        return _NONE
    purpose = _used_for(f) or f.purpose()
    return [*deed, *purpose] if purpose else _NONE


def _names_body(token: Token, lex: Lexicon) -> bool:
    return token.text.endswith(lex.w.bodies + lex.w.offices)


def _gives(token: Token, lex: Lexicon) -> bool:
    """Whether a word is a verb of spending, with the word for funds or without it (筹集, 筹集资金)."""
    if "bare_verb" in token.roles:
        return True
    name = token.text
    return name.endswith(lex.w.funds) and name[:-_NOUN] in lex.w.getting | lex.w.spending


def _spends(deed: Phrase, lex: Lexicon) -> bool:
    """Whether words are verbs of spending, with or without a word for funds that names nothing they are for."""
    verbs = next((i for i, t in enumerate(deed) if not _gives(t, lex)), len(deed))
    if not verbs or len(deed) > _FUNDS:
        return False
    return verbs == len(deed) or (deed[-1].text.endswith(lex.w.funds) and not known(deed, lex))


def _used_for(f: Frame) -> Phrase:
    """What a sum is said to be used for behind it, or in the next clause; empty where it is not said, or of a part."""
    w, behind = f.lex.w, f.group.after
    at = next((i for i, t in enumerate(behind[:_NEAR]) if t.text in w.used_for), -1)
    words = behind[at:] if at >= 0 else _NONE
    if not words and not behind and not f.rest and f.ahead() and f.ahead()[0].text in w.used_for:
        words = f.ahead() if all(t.kind != "number" for t in f.ahead()) else _NONE
    told = shorten(content(words, f.lex), f.view.lists, f.lex) if words else _NONE
    return told if told and told[0].text in w.used_for and len(text_of(told)) < LONGEST else _NONE
