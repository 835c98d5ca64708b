"""The metric of a number whose thing stands behind it: the verb before, the thing, and what its list shares."""

from __future__ import annotations

from collections.abc import Sequence

from minzheng_ie.heads.groups import Group, among_so_many, of_so_many, sited
from minzheng_ie.heads.held import held, without_those_in_it
from minzheng_ie.heads.leads import each_lead, steps_for
from minzheng_ie.heads.lexicon import Lexicon, content, joins, known, last_verb, role_at
from minzheng_ie.heads.scenes import by_these, without_scene
from minzheng_ie.heads.shared_work import shared_work
from minzheng_ie.heads.shorten import Lists, doing, last_of, lead_of, shorten
from minzheng_ie.records import dataclass
from minzheng_ie.tree.leaves import Token, text_of

_CAUSE = 6  # characters of a cause that is told whole (因病致贫的居民)
_COMPOUND = 2  # words of 服务|单位
_HANDED = 3  # words of 低保金|发放|到
_SHORT = 2  # characters of a word for people
_DONE = 12  # characters of what they did


@dataclass(eq=False, slots=True)
class Behind:
    """What a metric behind its number is made of.

    group: the number. before, after: the words on its sides that may stand in a metric. rest: the groups behind it. tail:
    the predicate they share. share (bool): it is one. lists: see `shorten`.
    """

    group: Group
    before: list[Token]
    after: list[Token]
    rest: Sequence[Group]
    tail: list[Token]
    share: bool
    lists: Lists


def composed(said: Behind, lex: Lexicon) -> list[Token]:
    """Verb (or preposition) before the number and the counted thing behind it."""
    after = _thing(said, lex)
    lead = _led(said, after, lex)
    if _where(said, lex):
        return after
    if (ranked := _ranked(lead, after, lex)) is not None:
        return ranked
    if lead and all(t.text in lex.w.served for t in lead) and _what_was_done(after, lex):
        lead = []  # 为1200户|发放补贴, 对90户|降低标准
    if apart := by_these(after, said.group, lex):
        lead, after = [], apart
    if worth := _worth(said, after, lex):
        return worth
    if lead and lead[-1].text in lex.w.worth:
        lead = lead[:-1]  # 送去|价值2万元的|棉衣、保暖内衣等物资
    if said.share and (of_share := _of_share(said, after, lex)):
        return of_share
    rest, w = said.rest, lex.w
    if rest and after and after[-1].text.endswith(w.kinds_shared) and not any(t.verb for t in after):
        last = content(rest[-1].after, lex)  # 3个国家级、11个省级老年友好型社区
        kind = len(last) > 2 and last[1].text in w.kind_marks  # 百亿|级
        return lead + after + (last[1 + kind :] if len(last) > 1 else last)
    phrase = after
    if rest:
        lead, phrase = _with_tail(said, lead, after, lex)
    return lead + held(phrase, said.lists, lex, alone=not lead)


def _with_tail(
    said: Behind, lead: list[Token], after: list[Token], lex: Lexicon
) -> tuple[list[Token], list[Token]]:
    """What leads to those counted, and those with the predicate that their list shares."""
    if work := shared_work(lead, after, said.group, said.rest, lex):
        return lead, [*after, *work]
    if not said.tail:
        return lead, after
    if _made_to_do(lead, after, lex) and said.rest[-1].item:
        lead = []  # 推动|5个地市、22个县实现全覆盖
    if any(t.verb and "due" not in t.roles for t in [*lead, *after]) or _of_another(said, lex):
        return lead, after
    return lead, after + [t for t in said.tail if t not in after]


def _made_to_do(lead: Sequence[Token], after: Sequence[Token], lex: Lexicon) -> bool:
    """Whether places are counted that somebody made do what is told of all (推动|5个地市、22个县实现全覆盖)."""
    made = len(lead) == 1 and lead[0].text in lex.w.causing and bool(after)
    return made and "division" in after[-1].roles


def _led(said: Behind, after: list[Token], lex: Lexicon) -> list[Token]:
    return _lead(said, lex) or _who_did(said, after, lex)


def _who_did(said: Behind, after: list[Token], lex: Lexicon) -> list[Token]:
    """What those did, with 的, of whom a short word alone says too little (办理结婚登记的|86对新人); empty where it says enough."""
    told, before = said.group.before, said.before
    if len(after) != 1 or len(after[0].text) != _SHORT or not told or told[-1].text not in lex.w.of:
        return []
    if said.share or not before or after[0].verb or "division" in after[0].roles:
        return []
    if any(said.group.members[-1].text.endswith(unit) for unit in lex.w.money_unit):
        return []  # 儿子汇来的|3000元捐款
    if not lex.w.visiting.isdisjoint([t.text for t in before]):
        return []  # 慰问组来到山区的|3所学校
    does = next((i for i, t in enumerate(before) if t.verb), len(before))
    done = before[does:]
    fits = len(done) > 1 and len(text_of(done)) <= _DONE
    return [*done, told[-1]] if fits else []


def _where(said: Behind, lex: Lexicon) -> bool:
    """Whether places are counted whose people something was done for (对55个村|26名特困户进行慰问)."""
    if not said.rest or said.rest[0].before or not said.rest[0].after:
        return False
    if lex.w.served.isdisjoint(said.group.said):
        return False  # 惠及80个乡镇12万人
    people = said.rest[0].after[0].text.endswith(lex.w.persons)
    return people and all("division" in t.roles for t in said.after)


def _ranked(lead: Sequence[Token], after: list[Token], lex: Lexicon) -> list[Token] | None:
    """The measure by which someone holds a rank (以|80万元的捐赠额|位列第三); None where nobody does."""
    at = next((i for i, t in enumerate(after) if i and t.text in lex.w.holds_rank), 0)
    by = len(lead) == 1 and lead[0].text in lex.w.at_pace
    return after[:at] if at and by and not any(t.verb for t in after[1:at]) else None


def _worth(said: Behind, after: list[Token], lex: Lexicon) -> list[Token]:
    """What a sum is the worth of, named behind it (捐赠|价值30万元的|物资); empty where nothing is."""
    before, behind = said.before, said.group.after
    if not before or before[-1].text not in lex.w.worth or behind[0].kind != "word":
        return []
    if any(t.verb for t in after[1:]) or (after[0].verb and len(after) == 1):
        return []
    return [*doing(before[:-1]), *after, before[-1]]


def _lead(said: Behind, lex: Lexicon) -> list[Token]:
    group, before = said.group, said.before
    if len(before) == 1 and before[0].text in lex.w.within:
        return []  # 每百人中|有15名
    if among_so_many(group, lex):
        return of_so_many(group, lex)
    if before and before[-1].text in lex.w.at_present:
        return []  # 儿童福利院现有|600多名孤儿
    if before and (_work_apart(before[-1], said.after, lex) or _visited(before, lex)):
        return []  # 来到山区的|3所学校
    if handed := _handed(group, lex) or each_lead(group, lex) or steps_for(group, before, said.after, lex):
        return handed
    lead = (
        [] if "division" in said.after[0].roles and sited(group, before, lex) else lead_of(group, before, lex)
    )
    last = next((t for t in reversed(group.before) if t.kind == "word"), None)
    if not lead and before and last is not None and "level" in last.roles and last.text[-1] in lex.w.to:
        return shorten(before, said.lists, lex)  # 试点扩大至86家卫生院
    return lead


def _work_apart(last: Token, after: Sequence[Token], lex: Lexicon) -> bool:
    """Whether a word leads to the groups in which others work (志愿者分成|3个小组; not 标准分为|三类)."""
    groups = any(t.text.endswith(lex.w.work_groups) for t in after[:_HANDED])
    return groups and last.text in lex.w.split_into and len(last.text) > 1


def _visited(before: Sequence[Token], lex: Lexicon) -> bool:
    """Whether somebody came to what is counted (慰问组来到|3所学校; not 宣讲走进|58所学校)."""
    at, w = last_verb(before), lex.w
    if before[at].text not in w.visiting:
        return False
    return at <= 0 or before[at - 1].text.endswith(w.persons + w.crews + w.acting)


def _handed(group: Group, lex: Lexicon) -> list[Token]:
    """What was handed to those counted, without the way it went (低保金|通过银行按月|发放到5000名老人手中); or empty."""
    w, before = lex.w, group.before
    if len(before) < _HANDED or before[-1].text not in w.until or "flow" not in before[-2].roles:
        return []
    by = next((i for i, t in enumerate(before) if t.text in w.placing_before), len(before) - 2)
    thing = content(before[: min(by, len(before) - 2)], lex)
    return [*thing, *before[-2:]] if thing else []


def _done_for(after: Sequence[Token], lex: Lexicon) -> bool:
    """Whether a verb opens a noun for which something is done (为350个|服务单位|提供宽带)."""
    compound = len(after) > _COMPOUND and after[1].start == after[0].end and not after[1].verb
    return _carried(after[1:], lex) or (compound and after[_COMPOUND].verb)


def _what_was_done(after: Sequence[Token], lex: Lexicon) -> bool:
    """Whether the words behind tell a deed or a change, and nobody it was done for."""
    return (after[0].verb or after[0].text[:_SHORT] in lex.changes) and not _done_for(after, lex)


def _carried(words: Sequence[Token], lex: Lexicon) -> bool:
    """Whether a verb that only says that something is done is among some words."""
    return any(t.text in lex.w.carrying_out for t in words)


def _thing(said: Behind, lex: Lexicon) -> list[Token]:
    """The words behind the number up to where they tell of something else."""
    after, w = _without_next(_last_listed(said, lex), said), lex.w
    if after[0].text.startswith(w.by_way) or after[0].text in w.owing_to | w.resembling:
        after = _without_cause(after, lex)
    opens = not after[0].verb
    within = next((i for i in range(1, len(after)) if _amid(after, i, lex)), None)
    if within is not None and opens:
        after = after[:within]  # 2236名特困人员中愿意搬进敬老院的只有417人
    level = next((i for i, t in enumerate(after) if i and "level" in t.roles and t.text[-1] in w.to), None)
    if level is not None and said.rest and opens and after[0].text not in w.at_pace:
        after = after[:level]  # 127所敬老院整合为65所; not 30处以助餐为主要功能的服务站
    after = _one_predicate(_its_own(without_those_in_it(after, lex), said, lex), lex)
    after = _goods(without_scene(after, said.group, lex, share=said.share), said, lex)
    done = after[-1].verb and (_carried(after[-1:], lex) or not any(t.verb for t in after[:-1]))
    if said.rest and said.rest[0].after and said.rest[0].before and done:
        further = content(said.rest[0].after, lex)
        return after + [t for t in further if t not in after]  # 236万人次提供512万小时志愿服务
    return after


def _of_another(said: Behind, lex: Lexicon) -> bool:
    """Whether the predicate behind a list is of another thing (7名小学生、4名初中生所需的20万元费用|有了着落)."""
    if any(t.verb for t in said.rest[0].before):
        return True  # 65家企业|提供300个岗位
    ends = lex.w.money_unit
    last = said.rest[-1].members[-1]  # 为4名孤儿、7名老人|发放补贴|6万元: told before it
    paid = last.start < said.tail[0].start and any(last.text.endswith(unit) for unit in ends)
    return paid and lex.w.served.isdisjoint(said.group.said)


def _last_listed(said: Behind, lex: Lexicon) -> list[Token]:
    """What the last number of a list counts, without what sums the list up (900张折叠床|等救灾物资)."""
    if not said.group.item:
        return said.after
    words = said.group.after
    at = next((i for i, t in enumerate(words) if i and t.text in lex.w.and_so_on), 0)
    goods = any(said.group.members[-1].text.endswith(unit) for unit in lex.w.goods_units)
    if not (at and goods) or any(t.verb for t in words):
        return said.after
    return content(words[:at], lex)


def _without_next(after: list[Token], said: Behind) -> list[Token]:
    """What a share is of, without the next of which the same is said (A覆盖70%的街道|、B覆盖所有社区)."""
    if not said.share:
        return after
    done = {t.text for t in said.before if t.verb}
    joint = next((i for i, t in enumerate(after) if i and "joint" in t.roles), 0)
    return after[:joint] if joint and any(t.verb and t.text in done for t in after[joint:]) else after


def _its_own(after: list[Token], said: Behind, lex: Lexicon) -> list[Token]:
    """What is counted, without those listed for the next number (21个县|和东河街道等|107个乡镇)."""
    words, rest = said.group.after, said.rest
    if not rest or not rest[0].after or words[-1].text not in lex.w.and_so_on:
        return after
    joint = next((t.start for t in words[1:] if "conjunction" in t.roles), None)
    kept = [t for t in after if joint is None or t.start < joint]
    return kept if kept and not any(t.verb for t in kept) else after


def _goods(after: list[Token], said: Behind, lex: Lexicon) -> list[Token]:
    """What places were given, by its name and not by its worth (向21个省份|提供价值2300万元的|救灾款物)."""
    behind = said.rest[0].after if said.rest else ()
    if len(after) < 2 or after[-1].text not in lex.w.worth or not behind or behind[0].text not in lex.w.of:
        return after
    return [*after[:-1], *content(behind[1:], lex)]


def _one_predicate(after: list[Token], lex: Lexicon) -> list[Token]:
    """What is counted, without a second predicate (5所敬老院投入运行、|居全省第2)."""
    joint = next(
        (i for i in range(1, len(after) - 1) if joins(after[i]) and after[i + 1].text in lex.w.outcome), 0
    )
    return after[:joint] if joint else after


def _without_cause(after: list[Token], lex: Lexicon) -> list[Token]:
    """Those counted, without a long cause (对64名|因停产或者其他原因造成收入下降的|居民纳入低保), or by whom."""
    if after[0].text.startswith(lex.w.by_way) or after[0].text in lex.w.resembling:
        return after[last_of(after[:-1], lex) + 1 :]  # 62万名|由社工担任的|儿童主任
    due = max(role_at(after, "due"), 0)
    of = next((i for i in range(due, len(after) - 1) if after[i].text in lex.w.of), 0)
    return after[of + 1 :] if of and len(text_of(after[:of])) > _CAUSE else after


def _amid(after: Sequence[Token], at: int, lex: Lexicon) -> bool:
    """Whether 中 at ``at`` ends those something is told of, and no 的 follows."""
    ends = at + 1 == len(after) or after[at + 1].text not in lex.w.of
    return after[at].text in lex.w.within and ends


def _of_share(said: Behind, after: list[Token], lex: Lexicon) -> list[Token]:
    """A share of what is behind it (精神障碍社区康复服务覆盖90%的区县); empty where nothing before tells of what."""
    before, told = said.before, said.group.before
    if told and "joint" in told[-1].roles and known(before, lex):
        before = before[: last_verb(before) + 1] or before  # 覆盖城市社区和40%的农村社区
    if len(after) <= 2 and any(not t.verb for t in before):
        return shorten(before, said.lists, lex) + after
    return []
