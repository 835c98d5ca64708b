"""Parts of a metric that a sibling left unsaid: the noun, the standard or the sum that was said once for several numbers."""

from __future__ import annotations

from collections.abc import Sequence

from minzheng_ie.heads.candidates import behind
from minzheng_ie.heads.frame import Frame
from minzheng_ie.heads.lexicon import bare, content, is_, last_verb, noun_of, only_verbs, opening_verbs
from minzheng_ie.heads.told import Told
from minzheng_ie.quantities.model import Quantity
from minzheng_ie.tree.leaves import Token, text_of

Phrase = Sequence[Token]
_NONE: list[Token] = []
_PARTS = 3  # numbers of a part, its growth, and the next part
_NAME = 3  # characters of what a bare verb behind a number may be
_BARE = 2  # characters of a noun that says too little (对象)
_LABEL = 8  # characters of where money is from


def _before(f: Frame) -> Quantity | None:
    """The number right before, where it has told its metric in this sentence and no clause stands between."""
    at = f.group.members[0].index
    told = f.memory.told and not f.memory.spoken.clauses
    return f.view.quantities[at - 1] if at and told else None


def counted_alike(f: Frame) -> Phrase:
    """Those counted right before, where only what else befell some of them is told (120户房屋倒塌,|310户|受损)."""
    before, head = _before(f), f.memory.head
    if before is None or not head or f.subject or before.unit != f.quantity.unit:
        return _NONE
    if head[0].verb or is_(head[0], "harm"):
        return _NONE  # 2万人受灾、|800人转移安置
    if head[-1].start < before.end or "link" in f.after[0].roles:
        return _NONE
    done = behind(f)
    if not done or not _tells_a_deed(done, f):
        return _NONE
    those = noun_of(head)
    done_to_some = len(those) < len(head) or _some_of(those, f)
    named = done_to_some and text_of(those[-1:]) not in text_of(done)
    return those if named and "division" not in those[-1].roles else _NONE


def _some_of(those: Phrase, f: Frame) -> bool:
    """Whether a number tells how many there are of those right before it (25个项目|已有|18个完工)."""
    end, start = those[-1].end, f.group.members[0].start
    return any(end <= t.start < start and t.text in f.lex.w.having for t in f.view.tokens)


def _tells_a_deed(done: Phrase, f: Frame) -> bool:
    """Whether words tell what was done, or how much, and not of whom."""
    opens = done[0].verb and (len(done) == 1 or "verbal_noun" not in done[0].roles)
    harmed = is_(done[-1], "harm") and not any(t.text.endswith(f.lex.w.persons) for t in done)
    return opens or harmed


def moved_on(f: Frame) -> Phrase:
    """What grew from so many to so many, where the noun of both is said with each (由3个县扩大到|12个|县)."""
    head, subject = f.memory.head, f.subject
    if not f.after or not head or text_of(subject) != text_of(f.after):
        return _NONE
    last = f.group.before[-1]
    return head if "level" in last.roles and text_of(head) != text_of(subject) else _NONE


def last_part_too(f: Frame) -> Phrase:
    """The part told last, for the people in it (城市300户,500人,农村700户,|1200人): with it all of the whole was told."""
    memory, unit = f.memory, f.quantity.unit or ""
    before = _before(f)
    if not memory.last_part or before is None or before.unit == unit or unit not in f.lex.w.people_units:
        return _NONE
    whole = memory.wholes.told.get(unit)
    return memory.last_part if whole is not None and f.quantity.value < whole.value else _NONE


def total_given(f: Frame) -> Phrase:
    """What each was given, for what all of them were (每人发放1000元助学金,|合计发放|236万元)."""
    before, head = _before(f), f.memory.head
    if (
        before is None
        or f.after
        or not f.in_all
        or "/" not in (before.unit or "")
        or before.dimension != "money"
    ):
        return _NONE
    verbs = opening_verbs(head)
    same = verbs and text_of(verbs) == text_of(f.phrase)
    return head if same and len(verbs) < len(head) else _NONE


def source_of_sum(f: Frame) -> Phrase:
    """What a sum was for, of whose sources one is told (发放临时救助金320万元,其中|财政资金|200万元)."""
    memory, w = f.memory, f.lex.w
    if not memory.within or f.after or not _from_a_source(text_of(f.phrase), f):
        return _NONE
    whole = memory.wholes.total.get(f.quantity.unit or "")
    if whole is None or whole.value < f.quantity.value:
        return _NONE
    thing = Told(whole.tokens).topic(f.lex)
    used = any(t.verb or t.text in w.used_for or t.text.endswith(w.funds) for t in thing)
    return thing if not used else _NONE


def _from_a_source(name: str, f: Frame) -> bool:
    """Whether a phrase only tells where money is from (中央资金, 县级配套)."""
    w = f.lex.w
    source = next((name[: -len(end)] for end in w.sources_of_funds if name.endswith(end)), "")
    return len(name) <= _LABEL and source.endswith(w.funders + w.donors_of_funds)


def rate_of_item(f: Frame) -> Phrase:
    """The item of a whole that was just counted, for what each of it is paid (其中机构养育40名,|标准|每人1600元)."""
    memory, before = f.memory, _before(f)
    if not memory.within or before is None or f.item or f.after or "/" not in (f.quantity.unit or ""):
        return _NONE
    item = memory.wholes.item.get(before.unit or "")
    if item is None or before.unit not in f.lex.w.people_units:
        return _NONE
    if item.tokens not in (memory.head, memory.last_part):
        return _NONE
    return item.tokens if bare(f.phrase) and not item.tokens[0].verb else _NONE


def thing_replaced(f: Frame) -> Phrase:
    """What came in for what went out (取消不合格低保户46户,|新增|38户)."""
    head, before, w = f.memory.head, _before(f), f.lex.w
    if before is None or before.unit != f.quantity.unit or f.after or text_of(f.phrase) not in w.came_or_went:
        return _NONE
    if len(head) < 2 or head[0].text not in w.came_or_went | w.ending or not only_verbs(f.phrase):
        return _NONE
    those = head[len(opening_verbs(head)) :]
    if not those or not those[-1].text.endswith(w.persons) or those[-1].verb:
        return _NONE
    if any(t.text.startswith(tuple(w.denials)) or t.verb for t in those):
        return those[-1:] if len(those[-1].text) > _BARE else _NONE  # 取消不合格低保户
    return those


def work_rated(f: Frame) -> Phrase:
    """The work counted right before, for the rate at which it was begun or done (实施危房改造1200户,|开工率)."""
    before, head, w = _before(f), f.memory.head, f.lex.w
    if before is None or f.after or text_of(f.phrase) not in w.rates_of_works or before.dimension == "money":
        return _NONE
    if len(head) > 1 and head[-1].text in w.rates_of_works:
        return head[:-1]  # 开工率…,竣工率…
    work = head[len(opening_verbs(head)) :] or head
    return work if work[-1].text.endswith(w.works_built) and len(text_of(work)) > _NAME else _NONE


def of_those_behind(f: Frame) -> Phrase:
    """The measure that those counted behind reach (社会组织总数超过5万家的|省份); empty where it is of the number itself."""
    group, said = f.group, f.said
    if not said or not group.after or group.after[0].text not in f.lex.w.of:
        return _NONE
    if not f.rest:
        return _of_a_place(f)
    those = content(group.after[1:], f.lex)
    measured = said[-1].text.endswith(f.lex.w.rates) or "frame" in group.before[-1].roles
    told = measured and those and those[0].text not in f.lex.w.having
    return said[last_verb(said) + 1 :] if told else _NONE


def _of_a_place(f: Frame) -> Phrase:
    """The measure in which the places named behind are beyond a bound (全国唯一出生人口|超百万的省份); empty where none is."""
    said, behind = f.said, f.group.after[1:2]
    beyond = f.quantity.modifier != "exact" and f.group.closing and behind and is_(behind[0], "division")
    if not beyond or f.quantity.dimension == "share" or said[-1].text in f.lex.w.classifiers:
        return _NONE
    first = next((i for i in range(len(said) - 2, -1, -1) if said[i].text in f.lex.w.only_one), -1)
    return said[first + 1 :] if first >= 0 and len(text_of(said[first + 1 :])) > _BARE else _NONE


def those_reaching(f: Frame) -> Phrase:
    """Those counted, told before their number and behind a bound that they reach (总数超过5万家的|省份|共6个)."""
    if f.subject or f.after or not f.memory.head:
        return _NONE
    number, tokens = f.group.members[0], f.view.tokens
    at = next(i for i, t in enumerate(tokens) if t.start == number.start)
    first = next((i for i in range(at - 1, -1, -1) if tokens[i].kind == "number"), at)
    between = tokens[first + 1 : at]
    if len(between) < 2 or between[0].text not in f.lex.w.of or f.memory.head[-1].end > tokens[first].start:
        return _NONE
    those = content(between[1:], f.lex)
    done = [t for t in tokens[:first] if t.verb][-1:]
    told = those and those[0].text not in f.lex.w.having and not any(t.verb for t in those)
    return [*done, *those] if told else _NONE


def given_with_money(f: Frame) -> Phrase:
    """The verb that a sum was got or given with, for things beside it (募集资金80万元、|物资|26万元; 捐赠12万元和|300条棉被)."""
    head, before, w = f.memory.head, _before(f), f.lex.w
    if before is None or before.dimension != "money" or not head or not _goods(f):
        return _NONE
    at = next((i for i, t in enumerate(head) if t.text in w.getting or t.text in w.giving), -1)
    if at < 0 or len(head) - at > 2 or (len(head) - at > 1 and not head[-1].text.endswith(w.sum_nouns)):
        return _NONE
    return [head[at], *(f.phrase or f.after)]


def _goods(f: Frame) -> bool:
    """Whether a number tells of goods: by their worth, or how many are named behind it."""
    phrase, after, w = f.phrase, f.after, f.lex.w
    if f.money:
        return len(phrase) == 1 and not after and phrase[0].text.startswith(w.goods)
    counted = f.item and not phrase and f.quantity.unit in w.goods_units | w.sheets
    return bool(counted and 0 < len(text_of(after)) <= _LABEL and not any(t.verb for t in after))


def rate_of_part(f: Frame) -> Phrase:
    """The rate told of the whole right before, for the town or the country (设施覆盖率达98%,|农村|达62%)."""
    head, before, w = f.memory.head, _before(f), f.lex.w
    if before is None or text_of(f.phrase) not in w.parts_of_country or not head[-1].text.endswith(w.rates):
        return _NONE
    named = any(t.text.startswith(w.parts_of_country) for t in head)
    return head if before.dimension == "share" and not named else _NONE


def whole_in_unit(f: Frame) -> Phrase:
    """The whole that was told in the unit of its first part, where another was told since (总数超过5万家的省份6个,其中甲省|9万家)."""
    wholes, unit = f.memory.wholes, f.quantity.unit or ""
    whole = wholes.total.get(unit)
    if not f.memory.within or whole is None or wholes.item:
        return _NONE
    return whole.tokens if whole.tokens != f.memory.head else _NONE


def last_part_grown(f: Frame) -> Phrase:
    """The part told last, for its growth, where the part before has had its own (城镇90人,增加6人;农村80人,|增加|5人); or empty."""
    told, part = f.memory.told, f.memory.last_part
    if not part or len(told) < _PARTS or told[-1].tokens != part or told[-2].tokens == part:
        return _NONE
    return part if told[-2].tokens == told[-3].tokens else _NONE
