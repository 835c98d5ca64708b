"""What stands around a number and says that it is no claim."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

import regex

from minzheng_ie.compiled import compile_regex
from minzheng_ie.quantities.inventories import counts_one
from minzheng_ie.quantities.model import Draft
from minzheng_ie.quantities.rules import Affix, Dirs, alternation, ending, forms_of, nonclaim_rules
from minzheng_ie.quantities.units import unit_for_counted
from minzheng_ie.schema import SkipReason

_QUOTED = compile_regex(r"“[^“”\n]{1,16}”|‘[^‘’\n]{1,16}’|《[^《》\n]{1,80}》|「[^「」\n]{1,16}」")


@dataclass(frozen=True, slots=True)
class Context:
    """The words around numbers, compiled."""

    dirs: Dirs
    before: tuple[Affix, ...]
    any_before: regex.Pattern[str]
    after: tuple[Affix, ...]
    abstract: regex.Pattern[str]
    directly: regex.Pattern[str]
    measured: regex.Pattern[str]
    holding: regex.Pattern[str]
    held: regex.Pattern[str]
    sum: regex.Pattern[str]
    heated: regex.Pattern[str]
    reached: regex.Pattern[str]
    places: regex.Pattern[str]
    creation: regex.Pattern[str]
    concrete: frozenset[str]
    holders: frozenset[str]

    def quoted(self, text: str) -> tuple[list[int], list[int]]:
        """Starts and ends of short quoted stretches and titles, in order."""
        spans = [match.span() for match in _QUOTED.finditer(text)]
        return [start for start, _ in spans], [end for _, end in spans]


@lru_cache(maxsize=4)
def context(dirs: Dirs) -> Context:
    """The context words of ``dirs``, compiled. Raises PatternError."""
    before, after = [], []
    rules = nonclaim_rules(dirs)
    for rule in rules:
        if rule.kind == "before":
            body = alternation(rule.forms) + rf"[^0-9,。;\n]{{0,{rule.gap}}}$"
            before.append(Affix(compile_regex(body), reason=rule.reason, digits=rule.digits))
        elif rule.kind == "after":
            body = rf"[^0-9,。;:、\n]{{0,{rule.gap}}}?" + alternation(rule.forms)
            after.append(Affix(compile_regex(body), reason=rule.reason, digits=rule.digits))
    abstract = alternation(forms_of(dirs, "abstract"))
    return Context(
        dirs,
        tuple(before),
        compile_regex(alternation(form for rule in rules if rule.kind == "before" for form in rule.forms)),
        tuple(after),
        compile_regex(rf"[一-鿿“”‘’+A-Za-z、]{{0,6}}?{abstract}(?=[,。;:、!?()\n”]|$)"),
        compile_regex(r"“?[大小新]?" + alternation(forms_of(dirs, "abstract_directly"))),
        ending(dirs, "measured", r"[^,。;\n]{0,14}"),
        ending(dirs, "holding", "了?(?:各类|培训班)?"),
        ending(dirs, "held"),
        compile_regex(r"(?P<named>[一-鿿“”]{0,6}?)" + alternation(forms_of(dirs, "sum"))),
        ending(dirs, "heated", r"[^,。;:\n]{0,12}"),
        ending(dirs, "reached", "了?"),
        compile_regex("及?以[上下]的?[一-鿿]{0,4}" + alternation(forms_of(dirs, "place"))),
        ending(dirs, "creation", "了?"),
        forms_of(dirs, "concrete"),
        frozenset(form for form in forms_of(dirs, "holding") if len(form) > 1),
    )


_RANKED = compile_regex(r"[位名]|(?=[,。;、!?)\n和的]|$)|(?:方阵|梯队)")
_ARTICLE = compile_regex(r"[条款项章节号]")
_FIRST_ORDINAL = compile_regex(r"第[0-9一二三四五六七八九十百千]{1,8}(?P<unit>[一-鿿]{1,3})[^,。;\n]{0,32}$")
_RANK_FRONT = compile_regex(
    r"(?:排名|排|位列|位居|居|名列|跃居|稳居|列|升至|跃升至|前移至|全国|全省|前)(?:全国|全省|全市|西部|中西部)?第?$"
)
_BOUNDARY = compile_regex(r"(?:^|[\n。;:!?”】>\t])[ \u3000]*$")
_BOUNDARY_ENDS = frozenset("\n。;:!?”】>\t \u3000")
_CJK = compile_regex(r"[一-鿿]")
_LETTERS = compile_regex(r"[A-Za-z]+-?$")
_LETTER_ENDS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-\n")
_NEGATED = compile_regex(r"(?:没有|未发生|未出现|不漏|不落|不错|不让|无|零|不)(?:[一-鿿]{0,2})$")
_LONGER = compile_regex(r"(?:增加|减少|缩短|压缩|延长|提前|少跑|多出)了?$")
_WHICH = compile_regex(
    r"(?:及?以[上下])?的(?:[一-鿿()]{2,10}[0-9]|[一-鿿()]{1,8}(?:有|共)[一二三四五六七八九十两]+个"
    r"|(?:分别)?(?:是|有|为|包括)[^,。;:%\n]{0,60}?(?:[0-9]+|[一二三四五六七八九十两]+)个)"
)
_CHOSEN = compile_regex(
    r"的[一-鿿]{0,8}?(?:(?:省份?|[省市县区镇乡村]{1,3}|街道|社区|地区|城市)(?:(?:共|只|仅|还|就)?有(?!关|效|力)|[是为包]|:)"
    r"|(?:机构|单位|家庭|企业|组织|学校|院|中心|项目|[省市县区镇乡村]{1,3}|街道|社区)(?:共|只|仅|已|还)?有?(?:达到?)?[0-9])"
)
_QUALIFIED = compile_regex(r"及?以[上下](?:且|并且)[^,。;\n]{1,14}的")
_RATED = compile_regex(r"口?[一-鿿]{0,10}?(?:数|拥有|量|床位|托位|医师|面积|达|增至)")
_AMONG = compile_regex(r"[一-鿿]{1,6}中(?:排名?|位?居|位列|名列|列)第")
_SCHOOLING = compile_regex(r"受教育年限[^,。;\n]{0,14}$")
_AGE_ENDS = frozenset(",。;、:!?()\n和与")
_AGE_MOVED = compile_regex(
    r"(?:推迟|提早|[早晚]了|延后|增加|提高|提升|上升|下降|降低|减少|相差)了?(?:约|近)?$"
)
_ROOM = compile_regex(r"间(?![接隔歇断或])|标准?间|套间")  # 三人间: what kind of room
_CHINESE_ONE = frozenset({"一", "1"})
_RESTRICTED = frozenset(
    {"people", "money", "area", "households", "beds", "mass", "volume", "length", "power", "voltage"}
)
_GRADE_BOUND = compile_regex(r"(?:及?以上|及?以下)(?!的目标)[一-鿿]|(?:以内|之内)的")
_LEVELS = compile_regex(
    r"(?:[省市县区乡镇村街组][、(]?){2,}\)?$|(?:[省市县区乡镇村街组][、]?){2,}\([^()]{1,4}\)$"
)
_DATE_LIKE = compile_regex(r"(?:19[4-9]|20[0-4])[0-9]")
_PREFIXED_PER = compile_regex(r"每(?:隔)?$")


def skip_reason(
    text: str, draft: Draft, previous: Draft | None, quotes: tuple[list[int], list[int]], ctx: Context
) -> SkipReason | None:
    """Why ``draft`` is no claim, by what stands around it; None when nothing says so."""
    start, end = draft.start, draft.end
    core = text[start : draft.number_end]
    arabic = draft.arabic
    near = text[max(0, start - 12) : start]
    marker = _list_marker(text, draft, near, arabic)
    if marker:
        return marker
    if near.endswith("第"):
        return _ordinal(text, draft, near)
    if near.endswith(("至", "到")) and _ends_ordinals(text, draft):
        return "ordinal"
    where = bisect_right(quotes[0], start) - 1
    if where >= 0 and quotes[1][where] >= end and (arabic or draft.unit or draft.scaled):
        return "name"
    if arabic:
        reason = _letters(text, draft, near)
        if reason:
            return reason
    if "每" in near and _PREFIXED_PER.search(near):
        return "per_unit" if draft.unit else ("no_unit" if arabic else None)
    for affix in ctx.before if ctx.any_before.search(near) else ():
        if affix.reason == "negated" and core not in _CHINESE_ONE:
            continue
        if affix.digits is not None and len(core) < affix.digits:
            continue
        if affix.reason == "rank" and not (
            draft.unit in {None, "人", "强"} and _rank_number(text, draft, near, arabic)
        ):
            continue
        if affix.reason == "rank" and not arabic and not near.endswith("前"):
            continue
        if affix.reason == "boilerplate" and not arabic:
            continue
        if affix.reason == "reference" and (draft.scaled or draft.own_unit):
            continue
        if affix.pattern.search(near):
            return affix.reason
    return _by_unit(text, draft, previous, near, core, arabic, ctx)


def _list_marker(text: str, draft: Draft, near: str, arabic: bool) -> SkipReason | None:
    stop = draft.number_end
    after = text[stop : stop + 1]
    if draft.scaled or draft.number_end - draft.start > 3:
        return None
    if not arabic and after in {"是", "要"} and (not near or not _CJK.match(near[-1])):
        return "list_marker"
    if near and near[-1] not in _BOUNDARY_ENDS:
        return None
    if not _BOUNDARY.search(text, max(0, draft.start - 12), draft.start):
        return None
    following = text[stop + 1 : stop + 2]
    if (
        after in {"、", ".", ")"}
        and draft.end == stop
        and not (following and following in "0123456789一二两三四五六七八九十")
    ):
        return "list_marker"
    if arabic and after in {"\t", "\n"}:
        return "no_unit"
    return None


def _ordinal(text: str, draft: Draft, near: str) -> SkipReason:
    stop = draft.number_end
    if _ARTICLE.match(text, stop) and text[stop] in "条款章节号":
        return "reference"
    if draft.unit == "人" or (
        _RANKED.match(text, stop) and draft.unit is None and _RANK_FRONT.search(near[:-1] or "x")
    ):
        return "rank"
    return "ordinal"


def _ends_ordinals(text: str, draft: Draft) -> bool:
    """Whether a number is the last of ordinals (第18项“…支出”至24项)."""
    unit = text[draft.number_end : max(draft.end, draft.number_end + 1)]
    first = _FIRST_ORDINAL.search(text[max(0, draft.start - 44) : draft.start - 1])
    return first is not None and first["unit"].startswith(unit)


def _letters(text: str, draft: Draft, near: str) -> SkipReason | None:
    letters = near[-1:] in _LETTER_ENDS and _LETTERS.search(near)
    if letters and not (draft.own_unit and draft.dimension in {"money", "share", "area", "people", "points"}):
        return "name"
    after = text[draft.number_end : draft.number_end + 1]
    if not draft.own_unit and ("a" <= after <= "z" or "A" <= after <= "Z"):
        return "name"
    return None


def _rank_number(text: str, draft: Draft, near: str, arabic: bool) -> bool:
    if draft.unit == "人":
        return text[draft.number_end : draft.end] in {"位", "名"} and near.endswith("前")
    following = text[draft.end : draft.end + 1]
    return near.endswith("前") and (arabic or not following or following in ",。;、!?)\n的强")


def _measured_age(text: str, draft: Draft, near: str, ctx: Context) -> bool:
    """Whether an age is a level (平均结婚年龄31岁, 30.6岁) or its change, and no mark of who is counted."""
    front = text[max(0, draft.start - 24) : draft.start]
    if ctx.measured.search(front) and not (text.startswith("的", draft.end) and "年龄" not in front):
        return True  # but of no 70岁的王大爷
    if draft.value_max is not None or text[draft.end : draft.end + 1] not in _AGE_ENDS:
        return False
    if near.endswith(("早", "晚", "提前")):
        return False  # 男性早0.6岁,女性早0.8岁: of whose age is not told in the clause
    decimal = "." in text[draft.start : draft.number_end]
    return decimal or _AGE_MOVED.search(near) is not None


def _by_unit(
    text: str, draft: Draft, previous: Draft | None, near: str, core: str, arabic: bool, ctx: Context
) -> SkipReason | None:
    dimension, end = draft.dimension, draft.end
    if dimension == "time":
        return _time(text, draft, ctx)
    if dimension == "age":
        return None if _measured_age(text, draft, near, ctx) else "age_or_grade"
    if dimension == "edition":
        return "ordinal"
    if dimension == "rank":
        return "rank"
    if dimension == "reference":
        return "reference"
    if dimension == "name":
        return "name"
    if dimension == "temperature":
        return None if ctx.heated.search(text[max(0, draft.start - 24) : draft.start]) else "name"
    if dimension == "grade":
        return _grade(text, draft, near, ctx)
    if previous is not None and previous.end == draft.start and _edition(text, draft, previous):
        return "ordinal"
    if draft.unit is None:
        return _bare(text, draft, core, arabic, ctx)
    if core in _CHINESE_ONE:
        reason = _single(text, draft, near, core, ctx)
        if reason:
            return reason
    if dimension in _RESTRICTED and _restricts(text, draft, ctx):
        return "age_or_grade"
    if dimension == "share" and near.endswith("前"):
        return "rank"  # 前5%的学科
    if dimension == "share" and draft.modifier != "exact" and _WHICH.match(text, draft.end):
        return "age_or_grade"  # 参保率超过90%的乡镇有37个
    if (
        draft.modifier != "exact"
        and text.startswith("的", draft.quote_end)
        and _CHOSEN.match(text, draft.quote_end)
    ):
        return "age_or_grade"  # 床位超过500张的机构有12家
    if core in ("千", "万") and dimension == "people" and _RATED.match(text, draft.end):
        return "per_unit"  # 千人口托位数达4.7个
    if _AMONG.match(text, draft.end):
        return "rank"  # 在55个部门中排名第三
    if draft.unit == "分" and core == "千":
        return "word"  # 千分比, 千分之
    if (draft.unit == "版" and "." in core) or (draft.unit == "人" and _ROOM.match(text, draft.end)):
        return "name"
    if draft.unit == "期" and not arabic and not _held(text, draft, near, ctx):
        return "ordinal"
    if dimension == "abstract":
        return "abstract_count"
    if (
        draft.unit == "次"
        and not arabic
        and core != "两"  # no ordinal, that would be 二次
        and not near.endswith(("了", "过"))
        and any(affix.reason == "ordinal" and affix.pattern.match(text, end) for affix in ctx.after)
    ):
        return "ordinal"
    if draft.unit in _SUMMED and _sums(text, draft, near, ctx):
        return "abstract_count"
    if dimension in {"count", "cases"} and _abstract(text, draft, ctx):
        return "abstract_count"
    return None


_CLAUSE_START = compile_regex(r"(?:^|[\s,。;:!?)]|这|以上|上述|前述)$")
_CLAUSE = compile_regex(r"[^,。;:!?\n]*$")
_LISTED = compile_regex(r"[、和与及][^,。;:!?\n]{1,10}$")
_HELD_STOP = compile_regex(r"[^一-鿿]|$|[和及共]|累计|培训|惠及|覆盖|参[与加训]")
_SUMMED = frozenset({"项", "类", "种", "笔"})


def _held(text: str, draft: Draft, near: str, ctx: Context) -> bool:
    """Whether N期 counts what was held: the verb touches, or stands in front in its clause (开设…课堂三十期).

    A phase of what is built (组织实施机场三期) is a small number: up to five only events are counted.
    """
    if ctx.holding.search(near):
        return True
    if draft.value <= 5 and not (ctx.held.search(near) and _HELD_STOP.match(text, draft.end)):
        return False
    clause = _CLAUSE.search(near)
    return clause is not None and any(form in clause.group() for form in ctx.holders)


def _sums(text: str, draft: Draft, near: str, ctx: Context) -> bool:
    """Whether a small count sums up what was named before (两项合计, 三项补贴合计)."""
    if draft.value_max is not None or draft.value > 10 or draft.scaled:
        return False
    found = ctx.sum.match(text, draft.end)
    if found is None:
        return False
    if _CLAUSE_START.search(near):
        return True
    return not found["named"] and _LISTED.search(near) is not None


def _abstract(text: str, draft: Draft, ctx: Context) -> bool:
    """Whether a small count has an abstract head (五个方面, 三条…主线)."""
    if draft.value_max is not None or draft.value > 20 or draft.scaled:
        return False
    if ctx.directly.match(text, draft.end):
        return True
    return draft.value <= 10 and ctx.abstract.match(text, draft.end) is not None


def _restricts(text: str, draft: Draft, ctx: Context) -> bool:
    """Whether a bound says which ones are meant (50万元以下的账款), not how many there are."""
    if "/" in (draft.unit or "") or not _GRADE_BOUND.match(text, draft.end):
        return False
    if _QUALIFIED.match(text, draft.end) or text.startswith("人口", draft.end - 2):
        return True  # 床位达60张以上且入住率高的养老院, 覆盖15万人口以上的县
    if ctx.reached.search(text[max(0, draft.quote_start - 4) : draft.quote_start]):
        return False
    if text[draft.end - 1] in "名位" and text[draft.end + 2 : draft.end + 3] != "的":
        return False  # 3000名以上儿童 counts them; 50人以上的机构 says which
    if draft.dimension in {"people", "households"} and draft.scaled:
        return text[draft.end - 1] == "口" or ctx.places.match(text, draft.end) is not None
    return True


def _edition(text: str, draft: Draft, previous: Draft) -> bool:
    """An issue behind its year (2024年4期), a session behind its congress (十二届四次)."""
    return (draft.unit == "期" and previous.fixed) or (draft.unit == "次" and previous.dimension == "edition")


def _time(text: str, draft: Draft, ctx: Context) -> SkipReason | None:
    unit, rate = (draft.unit or "").split("/")[0], "/" in (draft.unit or "")
    if unit == "年" and _SCHOOLING.search(text, max(0, draft.start - 20), draft.start):
        draft.unit, draft.rate_span = "年", None  # 人均受教育年限 is a level, not a rate
        return None
    if rate and unit in {"小时", "天"}:
        return None
    if unit in {"小时", "天", "工作日", "个工作日", "分钟"} and _LONGER.search(
        text, max(0, draft.start - 6), draft.start
    ):
        return None  # 比上年增加3小时
    if (draft.scaled or draft.value >= 1000) and unit in {"小时", "天", "分钟"}:
        return None
    if unit in {"小时", "天"} and ctx.measured.search(text[max(0, draft.start - 16) : draft.start]):
        return None
    if draft.unit == "日":
        return "date"
    if (
        draft.unit == "年"
        and not draft.own_unit
        and _DATE_LIKE.fullmatch(text[draft.start : draft.number_end])
    ):
        return "date"
    return "duration"


_GRADE_REASONS: frozenset[SkipReason] = frozenset({"age_or_grade", "abstract_count", "name"})


def _grade(text: str, draft: Draft, near: str, ctx: Context) -> SkipReason:
    if draft.listed:
        return "age_or_grade"
    if _LEVELS.search(near):
        return "abstract_count"
    for affix in ctx.after:
        if affix.reason in _GRADE_REASONS and affix.digits == 1 and affix.pattern.match(text, draft.end):
            return affix.reason
    graded = draft.value_max is not None or (draft.value <= 2 and text[draft.start] != "两")
    return "age_or_grade" if graded else "abstract_count"


def _bare(text: str, draft: Draft, core: str, arabic: bool, ctx: Context) -> SkipReason | None:
    """A number without a unit: a candidate when it has a scale, else what its neighbours say."""
    for affix in ctx.after:
        if (
            affix.digits is None
            and affix.reason in {"reference", "name"}
            and affix.pattern.match(text, draft.end)
        ):
            return affix.reason
    if draft.scaled:
        return None
    if not arabic:
        return None
    if _DATE_LIKE.fullmatch(core):
        return "date"
    if core.isdigit() and len(core) >= 9:
        return "reference"
    if draft.inner != "exact" or draft.value >= 100:
        following = text[draft.end : draft.end + 1]
        if following and _CJK.match(following):
            return None if unit_for_counted(text, draft.start, draft.end, ctx.dirs) else "no_unit"
    return "no_unit"


def _single(text: str, draft: Draft, near: str, core: str, ctx: Context) -> SkipReason | None:
    """一 and 1 with a unit: denied (不漏一户), vague (一个), or an amount after a verb that makes things."""
    if _NEGATED.search(near):
        return "negated"
    for affix in ctx.after:
        if affix.reason == "negated" and affix.pattern.match(text, draft.end):
            return "negated"
    if core == "1":
        return None
    if draft.dimension == "money" or draft.dimension == "ratio":
        return None
    if draft.unit in ctx.concrete and ctx.creation.search(near):
        return None
    if counts_one(text, draft.start, draft.end):
        return None
    return "abstract_count"
