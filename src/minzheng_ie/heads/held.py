"""What is counted behind a number, cut to what a metric holds."""

from __future__ import annotations

from minzheng_ie.heads.lexicon import LONGEST, Lexicon, edges, joins
from minzheng_ie.heads.shorten import Lists, last_of, past_relative, shorten, without_lists
from minzheng_ie.tree.leaves import Token, text_of

_FITS = LONGEST - 4  # characters of what is counted
_SUBJECT = 8  # characters of those counted, with what they do
_JOINING = frozenset({"joint", "edge", "preposition", "particle"})
_PIECE = 2  # words of 、脊柱


def _without_relatives(phrase: list[Token], lex: Lexicon) -> list[Token]:
    """A long noun without the first of what qualifies it (依托救助站设立的|带有保护科室的机构)."""
    last = last_of(phrase[:-1], lex)
    while last > 0 and len(text_of(phrase)) > _FITS and not any(t.verb for t in phrase[last + 1 :]):
        first = next(i for i, t in enumerate(phrase) if t.text in lex.w.of)
        if first == last:
            break
        phrase, last = phrase[first + 1 :], last - first - 1
    return phrase


def held(phrase: list[Token], lists: Lists, lex: Lexicon, *, alone: bool) -> list[Token]:
    """What is counted, cut to what a metric holds. alone (bool): nothing leads to it that says what was done."""
    if len(text_of(phrase)) <= _FITS:
        return phrase
    phrase = without_lists(phrase, lists)
    if len(text_of(phrase)) > _FITS:
        verb = next((i for i, t in enumerate(phrase) if i > 0 and t.verb), len(phrase))
        of = last_of(phrase[:verb], lex) + 1  # 符合条件的老年人家庭实施… is 老年人家庭实施…
        phrase = past_relative(phrase[of:], verb - of, lex)
    phrase = _without_relatives(phrase, lex)
    if len(text_of(phrase)) <= _FITS:
        return phrase
    stop = _stop(phrase, lex)
    return (_with_object(phrase, stop) if alone else []) or _cut(phrase, stop) or shorten(phrase, lists, lex)


def _stop(phrase: list[Token], lex: Lexicon) -> int:
    """Where what those counted do begins; 0 where nothing does (不稳定人口和突发困难户|纳入低保: the first verb is of a name)."""
    verbs = [i for i, t in enumerate(phrase) if i > 0 and t.verb]
    if len(verbs) > 1 and joins(phrase[verbs[0] - 1]):
        at = verbs[1]
        named = at > verbs[0] + 1 and phrase[at - 1].text.endswith(lex.w.persons + lex.w.those_named)
        return at if named else verbs[0]
    return verbs[0] if verbs else 0


def _with_object(phrase: list[Token], stop: int) -> list[Token]:
    """Those counted with what they do and the last words of its long object (社区入选|省里的|智慧养老试点); empty where they do more."""
    opens, behind = phrase[: stop + 1], phrase[stop + 1 :]
    if not stop or any(t.verb for t in behind[:-1]) or not behind or len(text_of(opens)) > _SUBJECT:
        return []
    for i, token in enumerate(behind):
        fits = i and len(text_of(opens)) + len(text_of(behind[i:])) <= _FITS
        bracket = any(t.text[0] == "(" for t in behind[i - 1 : i + 1])  # 村(居)|民委员会
        if fits and not bracket and token.kind == "word" and token.roles.isdisjoint(_JOINING):
            return [*opens, *behind[i:]]
    return []


def _cut(phrase: list[Token], stop: int) -> list[Token]:
    """Those counted, with the first of what they do where that fits (家属参加海葬仪式|和公祭仪式); empty where they do nothing."""
    joint = next((i for i, t in enumerate(phrase) if i > stop + 1 and joins(t)), 0) if stop else 0
    if joint and len(text_of(phrase[:joint])) <= _FITS:
        return phrase[:joint]
    last = next((i for i in range(stop - 1, 0, -1) if joins(phrase[i])), 0)
    if last == stop - _PIECE and phrase[stop].start == phrase[stop - 1].end:
        stop = last  # 听障儿童、脊柱|侧弯患儿: the verb is of the name that the last of the list begins with
    return edges(phrase[:stop])


def without_those_in_it(after: list[Token], lex: Lexicon) -> list[Token]:
    """What is counted, without those that it includes (6家养老驿站|包括龙湖社区驿站、柳林社区驿站)."""
    at = next((i for i, t in enumerate(after) if t.text in lex.w.including), 0)
    return after[:at] if at and not any(t.verb for t in after[:at]) else after
