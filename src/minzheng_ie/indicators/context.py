"""What the claims before it in a sentence say about the indicator of a claim: a part that was said once is not said again.

农村低保户640户、低保对象988人: the second number is of the country too, and its metric does not say so. Whether a part holds on cannot
be known from the words; the answer is None where it may.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from minzheng_ie.compiled import compile_re
from minzheng_ie.indicators.above import ADDED, ENDED, HELD, part_named, side
from minzheng_ie.indicators.around import around
from minzheng_ie.indicators.carried import carried
from minzheng_ie.indicators.line import AMONG
from minzheng_ie.indicators.model import Indicator
from minzheng_ie.schema import Claim

_TAIL = compile_re(r"(?:人数|户数|人次|资金|标准|补差)$")
_FAR = Decimal("1.25")  # times: 40亿元，年均超8亿元 are no two ways to say one
_KEPT = 40  # of what was told before a claim: a sentence may be a table of thousands
_LISTED = "side-by-side"  # the rule that reads numbers told one after the other of one head
_GAP = 3  # characters between one sentence and the next: a mark and white space
_OWN = compile_re(r"[城农]|五保")  # words of a metric that tell that part
# those of whom the sentence before told, and one place of many
_THOSE = compile_re(r"(?:这些|他们|她们|上述|该(?:院|中心|机构|项目|站|活动))[^，。；,;]*$")
# what is told of each place, in the clause of a number
_EACH = compile_re(r"每[个個一]?[村居社镇鎮乡鄉街县縣市区區省家所][^，。；,;：:]*$")
_NEAR = 30  # characters of that clause
_APIECE = compile_re(r"(?<![全其])各(?:自|有|设|建|建成|新建|新增|配备)?$")  # 甲镇、乙镇新建公墓各1处
_VERB = compile_re(r"(?:新建|改建|扩建|改造|新增|维修)[、和及与或]$")
_VERBS = 4  # characters of that
_REMAINS = compile_re(r"[实现]有$")  # 清退61户，新增40户，目前实有310户
_BECAME = compile_re(r"[为成到至]$")  # 敬老院撤并整合为21所: what is left
# what one verb is said of with the number before it
_BESIDE = compile_re(r"[、和及][^，。；,;:：、（）()共总有]{2,16}")
_LINKED = compile_re(r"[，,（(：:；;\s]*")
_CAME, _BUILT, _SUM = "新增", "建成", "总"
_PUT_UP = compile_re(r"(?<![新再又])(?:[办建]起?了|办起)$")  # 利用旧校舍办了73个
_AGAIN = ("再", "新", "又")  # right before a verb
# tells all there are, after those that came
_SUMMED = compile_re(
    r"[，,、（(]?(?:目前|全[市县区省镇])?(?:累计|总数|总量|总计|共有)(?:已?达到?|有|为|突破|超过?)?"
)
_GROUP = "人群"
_AIM = compile_re(r"的?(?:指标|任务|目标|计划)")  # what was to be done: 给了25户指标，做完22户
_MOVED, _FEWER = "动态", "减少"  # the split that 其中 leaves out; its part that takes away
_REACHED = compile_re(
    r"(?:慰问|走访|看望|探望|邀请|捐(?:给|献给|赠给)|送给|资助)[^，。；,;：:]*$|(?:需求|意愿)的$"
)  # some of all


class _Told(NamedTuple):
    """What was told before a claim. held (bool): it may be of a part that its own words do not name."""

    claim: Claim
    one: Indicator
    held: bool


def without_doubt(
    claims: Sequence[Claim],
    found: Sequence[Indicator | None],
    splits: Mapping[str, frozenset[str]],
    text: str = "",
) -> list[Indicator | None]:
    """The indicators ``found`` of claims in text order, None where the sentence before may name the part.

    splits (Mapping): of every indicator, by its name. text (str): of their document, if it is at hand.
    """
    sure: list[Indicator | None] = []
    told: list[_Told] = []
    for claim, one in zip(claims, found, strict=True):
        told = [before for before in told[-_KEPT:] if _near(before.claim, claim)]
        if one is None:
            sure.append(None)
            continue
        again = _again(claim, one, told)
        if again is not None and _all(again, claim, one, text):
            again, one = None, _without(one, _MOVED)
        one = _gathered(claim, _moved(claim, one, told, splits, text), told)
        one = carried(claim, one, [(before.claim, before.one) for before in told], text)
        part = _part_said(claim, one, told, splits, text) or part_named(claim, one, splits, text)
        if part is not None:
            one = replace(one, splits=tuple(sorted((*one.splits, (HELD, part)))))
        held = _held(claim, one, told, splits)
        doubt = (
            held
            or again is not None
            or _part(claim, one, told)
            or _group(claim, one, told, text)
            or _less(claim, one, told, text)
            or _total(claim, one, told, text)
            or _each(claim, one, text)
            or _joint(claim, one, text)
            or around(claim, one, text)
        )
        if again is not None and again is told[-1].claim and claim.rule == _LISTED:
            sure[-1] = None  # 200元、300元: of neither is it said of what
        sure.append(None if doubt else one)
        told.append(_Told(claim, one, held))
    return sure


def moved_on(claims: Sequence[Claim], found: Sequence[Indicator | None]) -> list[Indicator | None]:
    """The indicators with those of what a move came to, where only its base is told: 标准由850元提高到1000元."""
    told = list(found)
    for at in range(1, len(claims)):
        base, claim, one = claims[at - 1], claims[at], told[at - 1]
        moved = (base.role, claim.role) == ("from", "to") and base.evidence.metric == claim.evidence.metric
        if moved and one is not None and told[at] is None and claim.unit == base.unit:
            top = None if claim.value_max is None else claim.value_max * one.factor
            told[at] = replace(one, value=claim.value * one.factor, value_max=top)
    return told


def _near(before: Claim, claim: Claim) -> bool:
    """Whether a claim is of the sentence of one before it, or of the one right after."""
    same = before.sentence == claim.sentence
    return before.doc == claim.doc and (same or 0 <= claim.sentence.start - before.sentence.end < _GAP)


def _sentence(claim: Claim, told: Sequence[_Told]) -> list[Indicator]:
    """The indicators told before it in its sentence."""
    return [before.one for before in told if before.claim.sentence == claim.sentence]


def _part_said(
    claim: Claim, one: Indicator, told: Sequence[_Told], splits: Mapping[str, frozenset[str]], text: str
) -> str | None:
    """The part that all of its kin before it in its item are of, where nothing is added up: 农村低保户640户、低保对象988人."""
    kin = _kin(claim, one, told) if text else []
    kin = [before for before in kin if not ENDED.search(text, before.claim.end, claim.start)]
    if not _held(claim, one, kin, splits):
        return None
    parts = {side(before.one) for before in kin}
    return None if len(parts) > 1 or ADDED.search(text, kin[-1].claim.end, claim.start) else parts.pop()


def _moved(
    claim: Claim, one: Indicator, told: Sequence[_Told], splits: Mapping[str, frozenset[str]], text: str
) -> Indicator:
    """The indicator with the verb that it shares with the number before it: 新建殡仪馆3个、公墓500处."""
    if dict(one.splits).get(_MOVED) == _BUILT and _newly(claim, text):
        return replace(one, splits=tuple(sorted({**dict(one.splits), _MOVED: _CAME}.items())))
    if (
        _MOVED in splits[one.name]
        and not dict(one.splits).get(_MOVED)
        and _PUT_UP.search(text, max(0, claim.start - _VERBS), claim.start)
    ):
        return replace(one, splits=tuple(sorted((*one.splits, (_MOVED, _BUILT)))))
    if _MOVED in dict(one.splits) and _REMAINS.search(text, max(0, claim.start - _VERBS), claim.start):
        return _without(one, _MOVED)
    if not text or not told or _MOVED not in splits[one.name] or _MOVED in dict(one.splits):
        return one
    whole = _whole(claim, one, told, text)
    if whole is not None:
        return replace(one, splits=tuple(sorted((*one.splits, (_MOVED, whole)))))
    before, other, _ = told[-1]
    verb = dict(other.splits).get(_MOVED)
    said = text[before.end : claim.start]
    if verb is None or before.sentence != claim.sentence or not _BESIDE.fullmatch(said):
        return one
    return replace(one, splits=tuple(sorted((*one.splits, (_MOVED, verb)))))


def _newly(claim: Claim, text: str) -> bool:
    """Whether its verb is said again or anew, which the metric has lost: 再建食堂30个."""
    begin = min((span.start for span in claim.evidence.metric), default=0)
    return text[begin - 1 : begin] in _AGAIN if begin else False


def _whole(claim: Claim, one: Indicator, told: Sequence[_Told], text: str) -> str | None:
    """What came or went of the number that it is a part of: 新增低保对象300户，其中城市低保40户、农村低保260户."""
    at = text.rfind(AMONG, claim.sentence.start, claim.start)
    whole = next((b for b in reversed(told) if b.claim.end <= at), None)
    if (
        whole is None
        or not _LINKED.fullmatch(text, whole.claim.end, at)
        or ENDED.search(text, at, claim.start)
    ):
        return None
    others = dict(whole.one.splits)
    verb = others.pop(_MOVED, None)
    apart = whole.one.name == one.name and dict(one.splits).items() > others.items()
    return verb if apart and one.value < whole.one.value else None


def _all(before: Claim, claim: Claim, one: Indicator, text: str) -> bool:
    """Whether it is all there are, after those that came: 新建助餐点18个，累计64个."""
    said = _SUMMED.fullmatch(text[before.end : claim.start])
    return said is not None and dict(one.splits).get(_MOVED) == _CAME and claim.value > before.value


def _gathered(claim: Claim, one: Indicator, told: Sequence[_Told]) -> Indicator:
    """The indicator of all parts, where parts were told and the words by the number add up: 公办14家、民办9家，总床位3120张; 机构23家，公办14家，总床位3120张."""
    spans = claim.evidence.metric
    if len(spans) < 2 or not spans[-1].quote.startswith(_SUM):
        return one
    for split, part in one.splits:
        said = {(other.name, dict(other.splits).get(split)) for other in _sentence(claim, told)}
        if len({value for _, value in said} - {None}) > 1 or any(
            (name, part) in said and (name, None) in said for name, _ in said
        ):
            one = _without(one, split)
    return one


def _without(one: Indicator, split: str) -> Indicator:
    return replace(one, splits=tuple(pair for pair in one.splits if pair[0] != split))


def _kin(claim: Claim, one: Indicator, told: Sequence[_Told]) -> list[_Told]:
    """What its sentence told before of the same, be it in other units (低保对象, 低保户, 低保金)."""
    name = _TAIL.sub("", one.name)
    return [b for b in told if b.claim.sentence == claim.sentence and _TAIL.sub("", b.one.name) == name]


def _held(claim: Claim, one: Indicator, told: Sequence[_Told], splits: Mapping[str, frozenset[str]]) -> bool:
    """Whether one part, and no other, was told of its kin: 城市低保对象300户，发放低保金12万元."""
    if HELD not in splits[one.name] or side(one) or HELD in claim.metric:
        return False
    parts = [side(before.one) for before in _kin(claim, one, told) if not before.held]
    if None in parts and {split for split, _ in one.splits} - {_MOVED}:
        return False  # 残疾人1900人，其中农村1700人，男性1200人: the whole is told in several ways
    return bool(parts) and parts[-1] is not None and len(set(parts) - {None}) == 1


def _each(claim: Claim, one: Indicator, text: str) -> bool:
    """Whether it is told of each place: 每个村配备1名儿童主任, 甲镇、乙镇各1处; of some of all; or is what a number that fell came to."""
    said = text[max(claim.sentence.start, claim.start - _NEAR) : claim.start].rstrip()
    if one.kind not in ("stock", "flow"):
        return False
    if one.kind == "stock" and one.unit in ("人", "户") and _REACHED.search(said) is not None:
        return True
    fell = dict(one.splits).get(_MOVED) == _FEWER and _BECAME.search(said) is not None
    return fell or any(told.search(said) is not None for told in (_EACH, _APIECE, _THOSE))


def _joint(claim: Claim, one: Indicator, text: str) -> bool:
    """Whether it adds up what two verbs are said of, of which its metric has one: 新建、扩建敬老院6家."""
    spans = claim.evidence.metric
    if _MOVED not in dict(one.splits) or not spans:
        return False
    return _VERB.search(text[max(claim.sentence.start, spans[0].start - _VERBS) : spans[0].start]) is not None


def _total(claim: Claim, one: Indicator, told: Sequence[_Told], text: str) -> bool:
    """Whether it adds up parts of which its programme names the last: 农村低保90户，城镇低保6户，共退出9户，新增3户."""
    if side(one) is None or not text or _OWN.search(claim.metric):
        return False
    said = [b for b in told if b.claim.sentence == claim.sentence and _OWN.search(b.claim.metric)]
    both = len({side(before.one) for before in said} - {None}) > 1
    return both and ADDED.search(text, said[-1].claim.end, claim.start) is not None


def _part(claim: Claim, one: Indicator, told: Sequence[_Told]) -> bool:
    """Whether it is less than what came or went, and of a part of that: 新增低保对象300户，其中农村低保200户."""
    own = dict(one.splits)
    if _MOVED in own:
        return False
    for before in _sentence(claim, told):
        others = dict(before.splits)
        if before.name == one.name and _MOVED in others:
            del others[_MOVED]
            if own.items() > others.items():
                return one.value < before.value
    return False


def _group(claim: Claim, one: Indicator, told: Sequence[_Told], text: str) -> bool:
    """Whether it is of the group of people that its kin was told of: 农村低保里的残疾人900人，城市低保里的60人."""
    kin = [before for before in _kin(claim, one, told) if before.one.name == one.name]
    if not kin or _GROUP in dict(one.splits) or _GROUP not in dict(kin[-1].one.splits):
        return False
    return ADDED.search(text, kin[-1].claim.end, claim.start) is None


def _less(claim: Claim, one: Indicator, told: Sequence[_Told], text: str) -> bool:
    """Whether more of the very same was told just before, in other words: a part, of which the words were left out."""
    if one.kind not in ("stock", "flow") or claim.period is None:
        return False
    return any(
        (before.region, before.period, before.status) == (claim.region, claim.period, claim.status)
        and (other.name, other.splits) == (one.name, one.splits)
        and one.value < other.value
        and before.evidence.metric != claim.evidence.metric
        and not _AIM.match(text, before.end)
        for before, other, _ in told
    )


def _again(claim: Claim, one: Indicator, told: Sequence[_Told]) -> Claim | None:
    """What gave the very same another value under the same words: 新增食堂21个，累计148个; 集善款40亿元，年均8亿元.

    The second is a total, a mean, or of a part or a place that its metric does not name. A bound that holds (突破300亿元，达312亿元) is no
    other value. None: nothing did.
    """
    head = claim.evidence.metric
    for before, other, _ in reversed(told if head else ()):
        if (
            before.sentence == claim.sentence
            and (other.name, other.splits) == (one.name, one.splits)
            and before.evidence.metric == head
            and (before.region, before.period, before.status, before.role)
            == (claim.region, claim.period, claim.status, claim.role)
            and not (_holds(before, other, one) or _holds(claim, one, other))
        ):
            return before
    return None


def _holds(claim: Claim, one: Indicator, other: Indicator) -> bool:
    """Whether a value, or the bound it is, holds for another that is not far away: 突破300亿元，达312亿元."""
    if claim.modifier in ("at_least", "over"):
        return one.value <= other.value <= one.value * _FAR
    if claim.modifier in ("at_most", "nearly"):  # 跌破700万对
        return other.value <= one.value <= other.value * _FAR
    return one.value == other.value
