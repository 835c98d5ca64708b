"""What money was spent on: the words behind it, else the next clause."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from minzheng_ie.heads.attributes import without_measures
from minzheng_ie.heads.groups import Group
from minzheng_ie.heads.lexicon import LONG, LONGEST, Lexicon, content, edges, joins, known, opening_verbs
from minzheng_ie.tree.leaves import Token, text_of

_OBJECT = 7  # characters of what money was for, told beside the sum's own noun
_NEAR = 3  # words before the verb of the next clause

Tokens = Callable[[], Sequence[Token]]
"""A clause that is cut into words when first asked for."""


class Passed(Protocol):
    """A clause without numbers that was passed over: cut into words when called, and searched without that."""

    def __call__(self) -> Sequence[Token]:
        """Its words."""

    def says(self, said: str) -> bool:
        """Whether some characters may stand in it."""


def done_behind(tokens: Sequence[Token], last: Token, lex: Lexicon) -> list[Token]:
    """What is done for those named right behind a sum (拿出80万元|为困难老人购买保险). last (Token): the sum."""
    if tokens[-1] is last:
        return []  # as most
    behind = list(tokens[next(i for i, t in enumerate(tokens) if t is last) + 1 :])
    if behind[0].text not in lex.w.served:
        return []
    stop = next((i for i, t in enumerate(behind) if t.kind in ("mark", "number")), len(behind))
    words = content(behind[:stop], lex)
    if not any(t.verb for t in words[1:-1]) or words[0].text != behind[0].text:
        return []
    return edges(words) if len(text_of(words)) <= LONG else _done_for(words, lex)


def purpose(after: list[Token], rest: Sequence[Group], following: Tokens, lex: Lexicon) -> list[Token]:
    """What money was spent on.

    after: the words behind the sum. rest: the groups behind it. following: the next clause, which is asked where there are
    no such words; its numbers are left out.
    """
    words = _told(after, rest, lex)
    if not words:
        words = _next_deed(following(), lex)
        if words and "preposition" in words[0].roles:  # 投入1.8亿元,为3.2万户…进行了适老化改造
            return _done_for(words, lex)
    said = _fitting(words)
    if not after and not rest and not _brief(said, following()):
        said = _first_object(said, lex)
    return edges(said) if not all(t.verb for t in said) else []


def _next_deed(clause: Sequence[Token], lex: Lexicon) -> list[Token]:
    """What the next clause tells was done, from its verb or 把 on; empty where that is of another sum or count."""
    if _of_its_own(clause, lex):
        return []
    taken = next((i + 1 for i, t in enumerate(clause) if i and t.text in lex.w.taking), 0)
    # 利用两年时间把|80所敬老院整合为13个供养中心
    said = _without_numbers(_behind_places(clause[taken:]), lex)
    words = _from_verb(without_measures(content(said, lex), lex))
    leads = words and (taken or words[0].verb or "preposition" in words[0].roles)
    return words if leads else []


def _without_numbers(clause: Sequence[Token], lex: Lexicon) -> list[Token]:
    """A clause without its numbers and the 的 that hangs on them (解决|283户826人的|生活保障问题)."""
    first = next((i for i, t in enumerate(clause) if not t.verb), len(clause))
    last = next((i for i in range(first, len(clause)) if clause[i].kind != "number"), len(clause))
    hangs = first < last < len(clause) and clause[last].text in lex.w.of
    return [*clause[:first], *(t for t in clause[last + hangs :] if t.kind != "number")]


def _behind_places(clause: Sequence[Token]) -> Sequence[Token]:
    """A clause without the names of those that its number counts (对东河、西河等|5个乡镇福利院进行扩建)."""
    at = next((i for i, t in enumerate(clause[:-1]) if t.kind == "number"), 0)
    if not at or "preposition" not in clause[0].roles or not any("joint" in t.roles for t in clause[1:at]):
        return clause
    counted = (
        clause[at + 1].kind == "word" and not clause[at + 1].verb and "joint" not in clause[at - 1].roles
    )
    named = not any(t.verb or t.kind == "number" for t in clause[1:at])
    return [clause[0], *clause[at + 1 :]] if counted and named else clause


def _sum_of_its_own(clause: Sequence[Token], lex: Lexicon) -> bool:
    """Whether a clause tells what another sum was for (安排支出560万元,|结转下年使用32万元)."""
    if not clause or not (clause[0].verb or clause[0].text in lex.w.used_for):
        return False
    last = next((t for t in reversed(clause) if t.kind != "mark"), clause[0])
    if last.kind != "number" or last.text[-1] not in lex.w.money_unit:
        return False
    return not any(t.kind == "number" and t is not last for t in clause)


def _of_its_own(clause: Sequence[Token], lex: Lexicon) -> bool:
    """Whether a clause tells a sum or a count of its own, and nothing of the sum before it."""
    part = bool(clause) and clause[0].text in lex.w.of_which  # 安排资金300万元,其中用于临时救助90万元
    of_them = len(clause) > 1 and clause[1].text in lex.w.them  # 发放60万元,帮助|他们|温暖过节
    return part or of_them or _sum_of_its_own(clause, lex) or _counts_others(clause)


def _counts_others(clause: Sequence[Token]) -> bool:
    """Whether a clause tells how many there are of something (支出90万元,|受益的群众有3200人): no purpose."""
    number = next((i for i, t in enumerate(clause) if t.kind == "number"), 0)
    words = [t for t in clause[:number] if "adverb" not in t.roles]
    return len(words) > 1 and "level" in words[-1].roles


def _told(after: Sequence[Token], rest: Sequence[Group], lex: Lexicon) -> list[Token]:
    """The words behind a sum and about the numbers behind it."""
    words = list(after)
    for group in rest:
        told = content([*group.before, *group.after], lex)
        words += [t for t in told if t not in words and t.text not in lex.w.by_means]
    return words


def _from_verb(words: list[Token]) -> list[Token]:
    """A clause from its verb on, unless a preposition opens it (投资3100万元,分三期|建成…)."""
    if not words or "preposition" in words[0].roles:
        return words
    return words[next((i for i, t in enumerate(words[:_NEAR]) if t.verb), 0) :]


def _done_for(words: list[Token], lex: Lexicon) -> list[Token]:
    """What was done for those that a preposition names, or what a sum was used for."""
    doing = max((i for i, t in enumerate(words[:-1]) if t.verb and not joins(words[i - 1])), default=0)
    done = words[doing + (words[doing].text in lex.w.carrying_out) :]
    if doing and not known(done, lex) and known(words[1:doing], lex):
        return _first_of(words, doing)  # 对敬老院进行维修
    if words[0].text in lex.w.used_for and len(words) > 1 and len(text_of(words)) <= LONGEST:
        return words[1:] if words[1].verb else words  # 用于|建成公墓; 划拨120万元,用于困难群众医疗救助
    said = doing and (known(done, lex) or done[-1].text.endswith(lex.w.sums_given))
    if not said:
        return []
    return words if len(text_of(words)) <= LONG else done  # 为老人发放社会养老保险


def _first_of(words: list[Token], doing: int) -> list[Token]:
    """What was done for some, of a long list for the first of them; empty where that is long, too."""
    if len(text_of(words)) <= LONG:
        return words
    joint = next((i for i, t in enumerate(words[:doing]) if i > 1 and "joint" in t.roles), 0)
    end = next((i for i in range(doing, len(words)) if "joint" in words[i].roles), len(words))
    first = [*words[:joint], *words[doing:end]]
    return first if joint and len(text_of(first)) <= LONG else []


def _fitting(words: Sequence[Token]) -> list[Token]:
    """As many of the words as a metric holds."""
    said: list[Token] = []
    length = 0
    for token in words:
        length += len(token.text)
        if length > LONGEST:
            break
        said.append(token)
    return said


def _brief(said: Sequence[Token], clause: Sequence[Token]) -> bool:
    """Whether what a clause tells is told whole: a list without numbers of its own (修建活动室、卫生室和公厕)."""
    return len(text_of(said)) <= LONG and all(t.kind != "number" for t in clause)


def _first_object(tokens: list[Token], lex: Lexicon) -> list[Token]:
    """Verbs with the first of their objects, without what qualifies it (建成街道养老服务中心、服务站)."""
    verbs = opening_verbs(tokens)
    thing = tokens[len(verbs) :]
    stop = next((i for i, t in enumerate(thing) if i > 0 and "joint" in t.roles), len(thing))
    thing = thing[:stop]
    while len(thing) > 1 and len(text_of(thing)) > _OBJECT and known(thing[1:], lex):
        thing = thing[1:]
    of = next((i + 1 for i, t in enumerate(thing[:-1]) if t.text in lex.w.of), 0)
    if known(thing[of:], lex):
        thing = thing[of:]  # no half of what qualifies it: 解决|不能过冬群众的|临时救助
    return edges([*verbs, *thing])
