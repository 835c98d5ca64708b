"""Whose a measure or a deed is that names nobody itself, where the words right before leave one owner and no other."""

from __future__ import annotations

from collections.abc import Sequence

from minzheng_ie.heads import carried
from minzheng_ie.heads.conditions import moved
from minzheng_ie.heads.frame import Frame
from minzheng_ie.heads.lexicon import LONG, LONGEST, Lexicon, content, core, first_verb
from minzheng_ie.heads.owned import bodies
from minzheng_ie.heads.ranking_words import Edges
from minzheng_ie.heads.tagging import tagged
from minzheng_ie.tree.leaves import Token, text_of

Phrase = Sequence[Token]
_NONE: list[Token] = []


def home_of_the_list(f: Frame) -> Phrase:
    """The home told as an item of a whole, for what it has (机构96个。其中敬老院55个,|床位4200张); empty where none was."""
    if not f.within or f.after or f.money or f.percentage or not f.bare():
        return _NONE
    return _item(f) if not f.phrase[0].verb else _NONE


def home(f: Frame) -> Phrase:
    """The home that takes people in: where parts of a whole are told, the part right before, and never the whole."""
    found = carried.home(f)
    return _item(f) if found and f.within else found


def _item(f: Frame) -> Phrase:
    """The home that was the last part of a whole, where it alone is spoken of since; empty where it is none."""
    wholes, w = f.memory.wholes, f.lex.w
    if f.memory.spoken.clauses:
        return _NONE
    unit = f.quantity.unit or ""
    told = [core(item.tokens) for of, item in wholes.item.items() if of != unit]
    homes = [name for name in told if name and name[-1].text.rstrip(")").endswith(w.homes)]
    whole = wholes.total.get(unit)
    if len(homes) != 1 or (whole is not None and whole.value < f.quantity.value):
        return _NONE
    name = text_of(homes[0])
    if any(name.endswith(text_of(core(whole.tokens))) for whole in wholes.total.values()):
        return _NONE  # 其中公办21家、民办6家,床位3148张: of all
    return homes[0] if not any(t.verb or "joint" in t.roles for t in homes[0]) else _NONE


def same_doers(f: Frame) -> Phrase:
    """Those told to do the same just before, for another thing they do (港澳居民|参加医保43万人次,|参加养老保险)."""
    head, phrase = f.memory.head, f.phrase
    if f.after or len(phrase) < 2 or not phrase[0].verb or not f.people:
        return _NONE
    at = first_verb(head)
    if not at or head[at].text != phrase[0].text or f.memory.spoken.clauses or not f.memory.told:
        return _NONE
    before, w = f.view.quantities[f.group.members[0].index - 1].unit, f.lex.w
    ends = w.persons + w.labels_of_people + w.parts_of_country
    if any(t.text.startswith(w.parts_of_country) for t in phrase):
        return _NONE
    last = next((i for i, t in enumerate(head[:at]) if t.text.endswith(ends)), -1)
    those = head[: last + 1]
    return those if before == f.quantity.unit and len(text_of(those)) <= LONG else _NONE


def owner_spoken_of(f: Frame) -> Phrase:
    """The bodies that the clause before is about, for what only such have (省属企业导向突出,|研发经费投入|增长15%)."""
    memory, lex = f.memory, f.lex
    since = memory.spoken.clauses
    if f.after or not f.phrase or not since or memory.told or len(memory.passed) != len(since):
        return _NONE
    name = text_of(f.phrase)
    ends = next((ends for ends, kept in bodies(lex) if name in kept), None) if name in lex.owned else None
    if ends is None:
        return _NONE
    owners = [found for clause in memory.passed if (found := _opens_with(clause(), ends, lex))]
    first = owners[-1] if owners else _NONE
    return first if len(text_of(first)) <= LONG else _NONE


def _opens_with(clause: Phrase, ends: Edges, lex: Lexicon) -> Phrase:
    """The body a clause opens with, before what is told of it; empty where it opens with something else."""
    said = content(tagged(clause, lex), lex)
    if said and said[0].text in lex.w.taking:
        said = said[1:]  # 把|农房保险|扩大到
    at = next((i for i, t in enumerate(said) if t.text.endswith(ends)), -1)
    if at < 0 or at == len(said) - 1 or any(_no_name(t) for t in said[:at]):
        return _NONE
    return said[: at + 1] if said[at + 1].kind == "word" and "joint" not in said[at + 1].roles else _NONE


def _no_name(token: Token) -> bool:
    """Whether a word cannot be part of a name."""
    return (token.verb and "verbal_noun" not in token.roles) or "preposition" in token.roles


def owner_of_rates(f: Frame) -> Phrase:
    """The home or the power whose first rate was told, for its next (清洁能源|装机占比54%、|发电量占比|51%)."""
    head, phrase, w = f.memory.head, f.phrase, f.lex.w
    if not f.percentage or f.after or not f.memory.told or f.memory.spoken.clauses or not phrase:
        return _NONE
    if f.view.quantities[f.group.members[0].index - 1].dimension != "share":
        return _NONE
    at = next((i for i, t in enumerate(head) if t.text.endswith(w.owners_of_rates)), -1)
    if at < 0 or at == len(head) - 1 or any(t.verb for t in head[: at + 1]):
        return _NONE
    told = [*head[: at + 1], *phrase]
    own = text_of([*phrase, *(f.share or ())]) in w.rates_of_owners
    return head[: at + 1] if own and len(text_of(told)) <= LONGEST else _NONE


def half_of_the_standard(f: Frame) -> Phrase:
    """The standard of town and country that was raised, of one of them (提高城乡低保标准。其中,|城镇低保|提高60元)."""
    phrase, w = f.phrase, f.lex.w
    if f.after or not f.spoken_of or not text_of(phrase).startswith(w.parts_of_country):
        return _NONE  # as most
    if not any(f.memory.spoken.may_end_in(end) for end in w.standard_ends):
        return _NONE
    topic, both = f.topic(), w.both_of_country[0]
    said = topic.tokens
    if not topic.named or not said[-1].text.endswith(w.standard_ends) or not said[0].text.startswith(both):
        return _NONE
    kind, name = said[0].text[len(both) :], text_of(phrase)
    part = next(p for p in w.parts_of_country if name.startswith(p))
    own = name[len(part) :] == kind and (moved(f) or "/" in (f.quantity.unit or ""))
    return [*phrase, *said[1:]] if own and kind else _NONE
