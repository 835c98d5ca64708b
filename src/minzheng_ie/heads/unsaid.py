"""What a phrase leaves unsaid since it was told before: of whom some are, what a body got, what a sum is used for."""

from __future__ import annotations

from collections.abc import Sequence

from minzheng_ie.heads.frame import Frame
from minzheng_ie.heads.lexicon import LONGEST, Lexicon, content, core, edges, opening_verbs
from minzheng_ie.heads.shorten import shorten
from minzheng_ie.tree.leaves import Token, text_of

Phrase = Sequence[Token]
_NONE: list[Token] = []
_PLACE = 3  # words of a place in no table
_AMONG = 4  # words of 在|接收|的|捐款|中
_KIND = 2  # characters of what two names are kinds of
_RESULT = 2  # words of 的|成绩
_PUT_TO = 2  # words of 用于|敬老院建设


def told(f: Frame) -> Phrase:
    """What a modifier without its noun is of: the measure spoken of, or what was told."""
    memory, topic = f.memory, f.topic()
    if topic.named:
        return topic.tokens
    whole = memory.wholes.whole_of(f.quantity, within=True) if memory.within else ()
    head = memory.head if len(text_of(memory.head)) > 1 else ()
    told = whole or memory.whole or head or topic.tokens
    if text_of(told).endswith(text_of(f.subject)):
        return _without(told, f.subject)
    return _verbs_alike(told) if _of_a_kind(told, f.subject) else told


def _without(told: Phrase, subject: Phrase) -> Phrase:
    """What was told without the subject it ends in (特困人员分散供养,|分散供养的)."""
    left = len(text_of(told)) - len(text_of(subject))
    kept = [t for i, t in enumerate(told) if len(text_of(told[: i + 1])) <= left]
    return kept if len(text_of(kept)) == left else told


def _of_a_kind(told: Phrase, subject: Phrase) -> bool:
    """Whether a subject names another of the kind that was told (拿到生活补贴的13人,|护理补贴|的15人)."""
    if not told or not subject or text_of(told) == text_of(subject):
        return False
    return told[-1].text[-_KIND:] == subject[-1].text[-_KIND:]


def _verbs_alike(told: Phrase) -> Phrase:
    """The verbs of what was told, which what it is told of shares, or what the part is of that it ends in; or empty."""
    if len(told) > 1 and "part" in told[-1].roles:
        return told[:-1]  # 特困人员|分散供养
    verbs = opening_verbs(told)
    return verbs if len(verbs) < len(told) else _NONE


def those_that(f: Frame) -> Phrase:
    """Those of a whole whose parts are told, by what is said of some (慈善组织26家,其中|具有公开募捐资格的|6家)."""
    said, w = f.subject, f.lex.w
    if f.money or f.percentage or not f.memory.within or not said or not any(t.verb for t in said):
        return _NONE
    if f.group.before[-1].text not in w.of or said[-1].text.endswith(w.persons):
        return _NONE
    whole = core(f.memory.wholes.whole_of(f.quantity, within=True))
    told = [*whole, *said]
    return told if whole and len(text_of(told)) <= LONGEST else _NONE


def got(f: Frame) -> Phrase:
    """What was got, for the part of a body that got some of it (接收捐款3亿元。其中,|省慈善总会接收|5000万元)."""
    phrase, w = f.phrase, f.lex.w
    if not f.money or not phrase or phrase[-1].text not in w.getting:
        return _NONE
    passed = f.memory.passed
    if passed and (thing := _among(passed[-1](), phrase[-1].text, f.lex)):
        return thing
    if phrase[0].verb:
        return _NONE
    wholes = f.memory.wholes
    told = [whole.tokens for found in (wholes.total, wholes.told, wholes.before) for whole in found.values()]
    for tokens in told:
        verbs = opening_verbs(tokens)
        if verbs and verbs[-1].text == phrase[-1].text and len(tokens) > len(verbs):
            return tokens[len(verbs) :]
    return _NONE


def _among(clause: Phrase, verb: str, lex: Lexicon) -> Phrase:
    """The thing of which parts follow (在|接收的|捐款|中); empty where the clause does not name it by its verb."""
    w = lex.w
    if len(clause) < _AMONG or clause[-1].text not in w.within:
        return _NONE
    of = next((i for i, t in enumerate(clause) if i and t.text in w.of and clause[i - 1].text == verb), 0)
    return edges(content(clause[of + 1 : -1], lex)) if of else _NONE


def result_of(f: Frame) -> Phrase:
    """The measure spoken of, in which something ranks by a number (在志愿者人数上,甲区以|23万人|的成绩位居第一)."""
    before, behind, w = f.group.before, f.group.after, f.lex.w
    by = _by_what(before, f.lex) if behind and not w.at_pace.isdisjoint(f.group.said) else -1
    if by < 0:
        return _NONE
    topic = f.topic()
    if behind[0].text in f.lex.placing:
        if by < len(before) - 1 and (said := content(before[:by], f.lex)):
            return said  # 结婚登记以|东河区969对|最多
        return topic.tokens if topic.named else f.memory.head or topic.tokens  # 东区以|36家|最多
    told = len(behind) >= _RESULT and behind[0].text in w.of and behind[1].text in w.results
    return topic.tokens if told and topic.named else _NONE


def _by_what(before: Phrase, lex: Lexicon) -> int:
    """Where 以 stands before a number, with none but a place between; -1 where it does not."""
    w = lex.w
    at = next((i for i in range(len(before) - 1, -1, -1) if before[i].text in w.at_pace), -1)
    between = before[at + 1 :]
    placed = len(between) <= _PLACE and text_of(between).endswith(w.ranked_places)
    return at if not between or placed or all(t.kind == "region" for t in between) else -1


def used_for(f: Frame) -> Phrase:
    """What a sum is used for, told in the next clause (投入福彩公益金60万元,|用于敬老院改造)."""
    phrase, w = f.phrase, f.lex.w
    if not f.money or not phrase or phrase[0].text not in w.spending:
        return _NONE  # as most: the next clause need not be read
    ahead = f.ahead()
    if not ahead or ahead[0].text not in w.used_for:
        return _NONE
    if any(t.kind == "number" for t in ahead):
        return _NONE  # 用于A80万元: the sum of a part
    told = shorten(content(ahead, f.lex), f.view.lists, f.lex)
    known = (
        told[0].text in w.used_for
        and not any("joint" in t.roles for t in told)
        and len(text_of(f.phrase) + text_of(told)) <= LONGEST
    )
    return told if known else _NONE


def reaches(f: Frame) -> Phrase:
    """The work whose reach a verb alone tells (建立低保制度,|覆盖260万人); empty where it is another."""
    phrase, w = f.phrase, f.lex.w
    if len(phrase) != 1 or phrase[0].text not in w.reaching:
        return _NONE  # as most
    left = f.left()
    return left if left and left[-1].text.endswith(w.works) else _NONE


def goes_to(f: Frame) -> bool:
    """Whether what a sum is for stands behind it, with what is done, and nothing told before says more (其中,30万元|用于购置床位)."""
    if not f.money or f.memory.head or not f.group.after or f.group.after[0].text not in f.lex.w.used_for:
        return False
    return any(t.verb for t in f.after)


def part_put_to(f: Frame) -> Phrase:
    """What a part of a sum was used for, with how the sum was spent (投入800万元,其中500万元|用于敬老院建设); empty where it is none."""
    after, w = f.group.after, f.lex.w
    if not after or not f.money or f.subject or after[0].text not in w.used_for or len(f.after) < _PUT_TO:
        return _NONE
    if not (f.within or f.memory.wholes.listing):
        return _NONE
    whole = f.memory.wholes.whole_of(f.quantity, within=True)
    at = next((i for i, t in enumerate(whole) if t.text in w.spending), -1)
    if at < 0:
        return _NONE
    spent = whole[at:] if whole[at + 1 :] and text_of(whole[at + 1 :]) in w.sum_nouns else whole[at : at + 1]
    told = shorten(_with_those_counted(f), f.view.lists, f.lex)
    return [*spent, *told] if told and len(text_of(told)) <= LONGEST else _NONE


def _with_those_counted(f: Frame) -> list[Token]:
    """The words behind a number, with those counted behind them in place of their names (用于|河口、石桥等5个|敬老院建设)."""
    counted = content(f.rest[0].after, f.lex) if f.rest else []
    if not counted:
        return f.after
    listed = any("joint" in t.roles for t in f.after)
    return [*(f.after[:1] if listed else f.after), *counted]
