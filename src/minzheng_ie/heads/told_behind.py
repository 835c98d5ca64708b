"""What stands behind a number and is told with what stands before it, or with its unit: 低保|100%应保尽保, 5县|28个乡镇受灾."""

from __future__ import annotations

from collections.abc import Sequence

from minzheng_ie.heads.frame import Frame
from minzheng_ie.heads.lexicon import Lexicon, content, noun_of
from minzheng_ie.tree.leaves import Token, text_of, word_token

Phrase = Sequence[Token]
_NONE: list[Token] = []
_DONE = 12  # characters of what was done or befell


def all_reached(f: Frame) -> Phrase:
    """What a percentage tells to be done for all, with that (社工站|100%全覆盖); empty where nothing behind it says so."""
    if not f.percentage or not f.phrase or not f.group.closing:
        return _NONE
    number, w = f.group.members[-1], f.lex.w
    behind = [t for t in f.view.tokens if t.start >= number.end and t.kind == "word"]
    if text_of(behind) not in w.all_of_them:
        return _NONE
    leads = w.attaining | w.nearly
    first = next((i for i, t in enumerate(f.phrase[:-1]) if t.text not in leads), len(f.phrase) - 1)
    return [*f.phrase[first:], *behind] if f.phrase[-1].text not in w.all_of_them else f.phrase[first:]


def places_counted(f: Frame) -> Phrase:
    """Places that a number counts by its unit, with what befell or was done in them (5县|28个乡镇72个村受灾); else empty."""
    number, unit = f.group.members[0], f.quantity.unit or ""
    if len(unit) > 1 or not f.lex.words.has(unit, "division") or number.text[-1] != unit:
        return _NONE
    place = word_token(number.end - 1, number.end, unit, f.lex.words)
    done = f.tail if f.rest and f.tail else _befallen(content((f.rest or [f.group])[-1].after, f.lex))
    if done and len(text_of(done)) <= _DONE:
        return [place, *done]
    leads = f.said and f.said[-1].verb and f.said[-1].text not in f.lex.w.hitting
    return [f.said[-1], place] if leads else _NONE


def noun_of_next(f: Frame) -> Phrase:
    """The noun behind the next number, of which this one is as well (新建|3所|和改扩建5所敬老院); empty where it has one itself."""
    words = f.subject
    if not f.rest or f.group.after or not f.rest[0].item or not words or not _leads(words, f.lex):
        return _NONE
    other = f.rest[0]
    if f.view.quantities[other.members[0].index].unit != f.quantity.unit or not other.after:
        return _NONE
    given = [t for t in other.before if "joint" not in t.roles]
    noun = content(other.after, f.lex)
    told = _leads(given, f.lex) and noun and not noun[0].verb and not any("level" in t.roles for t in noun)
    if not told:
        return _NONE
    return noun_of(noun) if any(t.verb for t in words) else noun  # 第一批|3个、第二批5个站点建成


def _leads(words: Sequence[Token], lex: Lexicon) -> bool:
    """Whether words before a number name nothing that it may be of: what was done, which of a kind."""
    return all(t.verb or "modifier" in t.roles or t.text[0] in lex.w.ordinal for t in words)


def _befallen(behind: list[Token]) -> list[Token]:
    """What was done or befell, of words behind a number; empty where something else did it (5乡|电网工程建成)."""
    at = next((i for i, t in enumerate(behind) if not _counts_places(t)), len(behind))
    done = behind[at:]
    alone = at and len(done) == 1  # 12个乡镇|通水
    return done if done and (alone or done[0].verb or "harm" in done[-1].roles) else []


def _counts_places(token: Token) -> bool:
    return "division" in token.roles or token.text[0].isdecimal()


def done_for_those(f: Frame) -> Phrase:
    """A deed with those whom the number before counts in it (为60名残疾人发放补贴|3万元); alone where several groups are told."""
    head, phrase, served = f.memory.head, f.phrase, f.lex.w.served
    if len(phrase) < 2 or not phrase[0].verb or not head or head[0].text not in served:
        return _NONE
    deed = text_of(phrase)
    before = [t.tokens for t in f.memory.told[-2:] if t.tokens]
    alike = [h for h in before if h[0].text in served and text_of(h).endswith(deed)]
    if not alike or not text_of(head).endswith(deed):
        return _NONE
    return phrase if len(alike) > 1 else head
