"""Metric phrases cut to what reads on its own."""

from __future__ import annotations

from collections.abc import Container, Sequence

from minzheng_ie.heads.groups import Group, hit, served
from minzheng_ie.heads.lexicon import (
    LONG,
    LONGEST,
    Lexicon,
    bare,
    edges,
    joins,
    last_verb,
    opening_verbs,
    role_at,
)
from minzheng_ie.tree.leaves import NOMINAL, Token, text_of

_SAYS_LITTLE = 2  # characters of a noun that the list before it explains (开展A、B、C等培训)
_LIST = 12  # characters; a shorter list is told whole
_LEAD = 10  # characters of what opens a phrase
_NOUN = 8  # characters of a noun that does so

Lists = Container[int]
"""Where 等 closes a list of examples in a clause: clean offsets of its beginning."""


def shorten(tokens: Sequence[Token], lists: Lists, lex: Lexicon) -> list[Token]:
    """Cut a long phrase back to its last verb with its object, then to the noun behind its last 的."""
    tokens = edges(tokens)
    if len(text_of(tokens)) <= _LIST:
        return tokens
    tokens = _without_examples(tokens, lists, lex)
    if len(text_of(tokens)) <= LONG or (tokens[0].verb and len(text_of(tokens)) <= LONGEST - 2):
        return tokens
    tokens = tokens if _they_got(tokens, lex) else _last_doing(tokens, lex)
    if len(text_of(tokens)) > LONGEST - 2:
        of = last_of(tokens[:-1], lex)
        if of >= 0:
            return [*opening_verbs(tokens[:of]), *tokens[of + 1 :]]
    return tokens


def last_of(tokens: Sequence[Token], lex: Lexicon) -> int:
    """Where the last 的 stands: its index, or -1."""
    return next((i for i in range(len(tokens) - 1, -1, -1) if tokens[i].text in lex.w.of), -1)


def past_relative(phrase: list[Token], verb: int, lex: Lexicon) -> list[Token]:
    """Those counted, without what they do that says which they are (违规使用医院名称的|医疗机构进行整顿). verb: the first."""
    of = next((i for i in range(verb + 1, len(phrase) - 2) if phrase[i].text in lex.w.of), 0)
    if not of or phrase[of + 1].verb or not any(t.verb for t in phrase[of + 2 :]):
        return phrase
    doer = phrase[verb - 1].text.endswith(lex.w.those_named + lex.w.holders + lex.w.crews)
    return phrase if doer else phrase[of + 1 :]


def _last_doing(tokens: list[Token], lex: Lexicon) -> list[Token]:
    """A phrase from its last verb with an object on; all of it where it has none."""
    for i in range(len(tokens) - 2, -1, -1):
        if i > 0 and "joint" in tokens[i - 1].roles and not tokens[0].verb:
            continue
        behind = tokens[i + 1]
        if tokens[i].verb and not behind.verb and behind.text not in lex.w.of and not bare(tokens[i + 1 :]):
            first = i
            while first > 0 and tokens[first - 1].verb:
                first -= 1
            if first > 1 and tokens[first - 1].text in lex.w.degrees:
                return tokens  # 特困人员|部分丧失自理能力: who they are, and nothing that is done
            return tokens[first:]
    return tokens


def _they_got(tokens: Sequence[Token], lex: Lexicon) -> bool:
    """Whether nothing but those who got something stands before the verb (低保对象、困难职工|领到慰问金)."""
    at = next((i for i, t in enumerate(tokens) if t.text in lex.w.given_to_them), 0)
    those = tokens[:at]
    named = bool(those) and those[-1].text.endswith(lex.w.persons) and any("joint" in t.roles for t in those)
    return named and not any(t.verb for t in those) and len(text_of(tokens)) <= LONGEST + _LEAD


def _without_examples(tokens: list[Token], lists: Lists, lex: Lexicon) -> list[Token]:
    """``A、B等X``: what is counted is X."""
    verbs = opening_verbs(tokens)
    for i in range(len(tokens) - 1, len(verbs), -1):
        if _closes_list(tokens, i, len(verbs), lists):
            if tokens[i].text in lex.w.fields and tokens[i + 1 :]:
                return [*verbs, *tokens[i + 1 :]]  # 在科研、消费等领域|应用落地
            said = len(text_of(tokens[i:])) <= _SAYS_LITTLE and len(text_of(tokens)) <= LONGEST
            kept = tokens[i + _done_for(tokens[i:], lex) :]
            return tokens if verbs and said else [*(verbs or _for_whom(tokens, i, lex)), *kept]
    return tokens


def _done_for(words: Sequence[Token], lex: Lexicon) -> int:
    """How many words behind a list only say what is done for those in it (用于为老年人、残疾人等|服务的|项目)."""
    return 2 if words[0].verb and len(words) > 2 and words[1].text in lex.w.of else 0


def _for_whom(tokens: Sequence[Token], at: int, lex: Lexicon) -> Sequence[Token]:
    """The preposition before a list of those something is done for (为|失能、独居等老年人提供上门服务); or empty."""
    return tokens[: tokens[0].text in lex.w.served and any(t.verb for t in tokens[at + 1 :])]


def _closes_list(tokens: Sequence[Token], at: int, verbs: int, lists: Lists) -> bool:
    """Whether 等 stood before the token at ``at`` and closed a list that the noun behind it sums up."""
    end = tokens[at - 1].end
    return (
        tokens[at].start > end
        and not bare(tokens[at:])  # 福利院、老年公寓等项目: the list says which
        and end in lists
        and any("joint" in t.roles or t.text.endswith("”") for t in tokens[verbs:at])
    )


def without_lists(tokens: Sequence[Token], lists: Lists) -> list[Token]:
    """``A、B等X`` told as X wherever it stands: 为残疾儿童提供康复服务."""
    kept = list(tokens)
    at = len(kept) - 1
    while at > 0:
        if at < len(kept) and kept[at].start > kept[at - 1].end and kept[at - 1].end in lists:
            first = _list_begins(kept, at)
            if any("joint" in t.roles for t in kept[first:at]):
                del kept[first:at]
        at -= 1
    return kept


def _list_begins(tokens: Sequence[Token], end: int) -> int:
    first = end - 1
    while first > 0 and not tokens[first - 1].verb and "preposition" not in tokens[first - 1].roles:
        first -= 1
    return first


def lead_of(group: Group, before: list[Token], lex: Lexicon) -> list[Token]:
    """The verb or preposition that opens the phrase before a number whose head is behind it."""
    last = _last_word(group, lex)
    if last is None:
        return []
    if (preposition := served(group, lex)) is not None:
        return [preposition]
    return _pointed(before) if last.text in lex.w.these else _lead_behind(group, before, last, lex)


def _pointed(before: list[Token]) -> list[Token]:
    """What was done to those pointed at (慰问|这20户家庭); empty where nothing was (自己家|那三间土房)."""
    if last_verb(before) < 0 or any("joint" in t.roles for t in before):
        return []  # 偏执性精神病、癫痫|这六类患者: the list is of what follows
    return doing(before[:-1])


def _lead_behind(group: Group, before: list[Token], last: Token, lex: Lexicon) -> list[Token]:
    """`lead_of` by the last word before the number."""
    w = lex.w
    if "preposition" in last.roles and last.text not in w.taking:
        return [] if last.text in w.placing_before else [last]
    if last.text in w.goes_on and (last.text in w.and_so_on or not any(t.verb for t in before)):
        return _behind_list(group, before, last, lex)
    if last.text in w.of:
        return _ended(before, lex) or _served_of(group, lex)
    if "conjunction" in last.roles or (group.after and hit(before[:-1], group.after[0], lex)):
        return []
    return _given(group) or _paid(before, lex) or _coming(before, lex) or doing(before)


def _behind_list(group: Group, before: list[Token], last: Token, lex: Lexicon) -> list[Token]:
    """What leads to a number behind a list, or the list itself where its sum says little."""
    if last.text in lex.w.and_so_on:
        return _listed(group, before) or _relation(before) or opening_verbs(before)
    return _relation(before)  # 依托各部门、12个社工站


def _listed(group: Group, before: list[Token]) -> list[Token]:
    """What was done to a list whose sum says little (下拨棉被、棉衣等6个|品种), where a metric holds it; else empty."""
    summed = [t for t in group.after if t.kind == "word"]
    if len(text_of(summed)) > _SAYS_LITTLE or any("division" in t.roles for t in summed):
        return []
    told = before[max(last_verb(before), 0) :]
    several = any("joint" in t.roles for t in told) and any(t.verb or "preposition" in t.roles for t in told)
    return told if several and len(text_of(told)) <= LONGEST - 2 else []


def _given(group: Group) -> list[Token]:
    """A verb of giving that is a noun behind another one (民政局|捐赠了|30万元帮扶资金); empty where there is none."""
    last = next((t for t in reversed(group.before) if t.kind == "word" and "adverb" not in t.roles), None)
    return [last] if last is not None and last.index == NOMINAL and "bare_verb" in last.roles else []


def _paid(before: list[Token], lex: Lexicon) -> list[Token]:
    """Those who got something, with the verb (困难群体领到|每户600元的慰问金); empty where no such verb stands last."""
    at = last_verb(before)
    if at <= 0 or before[at].text not in lex.w.given_to_them or at + 1 < len(before):
        return []
    those = before[:at]
    named = those[-1].text.endswith(lex.w.persons) and not any(t.verb for t in those)
    return before if named and len(text_of(those)) <= _NOUN else []


def _coming(before: list[Token], lex: Lexicon) -> list[Token]:
    """Those who come from what is counted (志愿者|来自|12所学校); empty where none are told."""
    those = before[:-1]
    if not those or before[-1].text not in lex.w.coming_from or any(t.verb for t in those):
        return []
    named = those[-1].text.endswith(lex.w.those_named + lex.w.persons)
    return before if named and len(text_of(those)) <= _NOUN else []


def _last_word(group: Group, lex: Lexicon) -> Token | None:
    """The last word before a number, whatever says where those counted are (为|镇内|60名老人)."""
    words = [t for t in group.before if t.kind == "word"]
    return next((t for t in reversed(words) if t.text not in lex.w.hereabouts), None)


def _relation(before: list[Token]) -> list[Token]:
    """A subject with the verb that relates it to what is counted (洪水波及甲、乙等6个乡); empty where there is none."""
    at = role_at(before, "relating")
    return before[: at + 1] if at > 0 and len(text_of(before[: at + 1])) <= _LEAD else []


def _ended(before: list[Token], lex: Lexicon) -> list[Token]:
    """What opens a phrase before 的 where it is that something ends (注销不合条件的12户); else empty."""
    if not before or before[0].text not in lex.w.ending:
        return []
    return before if len(text_of(before)) <= _LEAD else before[:1]


def _served_of(group: Group, lex: Lexicon) -> list[Token]:
    """The preposition before what qualifies those counted, for whom something is done (为符合条件的300户|发放补贴)."""
    at = next((i for i, t in enumerate(group.before) if t.text in lex.w.served), -1)
    done = at >= 0 and not any(t.verb for t in group.before[:at]) and any(t.verb for t in group.after[1:])
    return [group.before[at]] if done else []


def doing(before: list[Token]) -> list[Token]:
    """The last verb of a phrase, with those right before it and a short object; a short phrase without verbs."""
    at = last_verb(before)
    if at < 0:
        return before if len(text_of(before)) <= _NOUN else []
    if joins_next(before, at):
        return doing(before[: last_verb(before[:at]) + 1])
    first = at
    while first > 0 and (before[first - 1].verb or _beside(before[:first])):
        first -= 1
    if first > 0 and "relating" in before[at].roles and len(text_of(before)) <= LONG:
        return before[: at + 1]  # 敬老院建设涉及7个村
    lead = before[first:]
    return lead if len(text_of(lead)) <= _LEAD else lead[: at - first + 1]


def joins_next(before: Sequence[Token], at: int) -> bool:
    """Whether a verb ends the name of one that is listed with others (机器人及智能制造、|工业母机4个集群)."""
    return 0 < at < len(before) - 2 and joins(before[at + 1]) and not before[at - 1].verb


def _beside(before: Sequence[Token]) -> bool:
    """Whether a verb and a joint lead to the next verb (新建、|扩建)."""
    return len(before) > 1 and "joint" in before[-1].roles and before[-2].verb
