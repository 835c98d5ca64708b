"""What the unit of a number, and what is counted, say: whether it is an amount or an age, a grade, one of many."""

from __future__ import annotations

from collections.abc import Callable

from minzheng_ie.quantities.context_words import Context
from minzheng_ie.quantities.editions import edition
from minzheng_ie.quantities.inventories import counts_one
from minzheng_ie.quantities.model import Draft
from minzheng_ie.quantities.sizes import SIZED
from minzheng_ie.quantities.units import unit_for_counted
from minzheng_ie.rules.alike import compile_alike
from minzheng_ie.schema import SkipReason

_NEGATED = compile_alike(r"(?:没有|未发生|未出现|不漏|不落|不错|不让|无|零|不)(?:[一-鿿]{0,2})$")
_LONGEST, _OF_CALLS = 9, 7
"""Digits from which a number alone is no amount, and from which none that nothing but a noun behind it counts."""
_LONGER = compile_alike(r"(?:增加|减少|缩短|压缩|延长|提前|少跑|多出)了?$")
_WHICH = compile_alike(
    r"(?:及?以[上下])?的(?:[一-鿿()]{2,10}[0-9]|[一-鿿()]{1,8}(?:有|共)[一二三四五六七八九十两]+个"
    r"|(?:分别)?(?:是|有|为|包括)[^,。;:%\n]{0,60}?(?:[0-9]+|[一二三四五六七八九十两]+)个)"
)
_CHOSEN = compile_alike(
    r"的(?:共|只|仅|还|就)?有[0-9]+[个家所]"
    r"|的[一-鿿]{0,8}?(?:(?:省份?|[省市县区镇乡村]{1,3}|街道|社区|地区|城市)"
    r"(?:(?:共|只|仅|还|就)?有(?!关|效|力)|(?:分别|依次)?[是为包]|:)"
    r"|(?:机构|单位|家庭|企业|组织|学校|院|中心|项目|[省市县区镇乡村]{1,3}|街道|社区)(?:共|只|仅|已|还)?有?(?:达到?)?[0-9])"
)
_FIRST = compile_alike(r"(?:首个|唯一|第一个)[^,。;\n]{0,12}$")
_OF_ITS_KIND = compile_alike(
    r"的[一-鿿]{0,6}?(?:省份?|[市县区]|城市|地区|企业|机构|单位|组织|基金会?)(?=[,。;!\n])"
)
_PROJECTS = compile_alike(
    "以[上下]的?[一-鿿]{0,5}(?:项目|企业)[0-9一二三四五六七八九十百]"
)  # 引进亿元以上养老项目30个
_QUALIFIED = compile_alike(r"及?以[上下](?:且|并且)[^,。;\n]{1,14}的")
_RATED = compile_alike(r"口?[一-鿿]{0,10}?(?:数|拥有|量|床位|托位|医师|面积|达|增至)")
_BEDS_RATED = compile_alike(
    r"[名位]?老(?:年)?人(?:拥有|享有|占有)?(?:养老|护理型|机构|社会养老){0,2}(?:床位)?数?(?:已|将)?"
    r"(?:达到?|为|是|有|增至|提高到|升至)?(?:约|近)?[0-9]{1,2}(?:\.[0-9]+)?张"
)
_AMONG = compile_alike(
    r"[一-鿿]{1,6}(?:\([^()\n]{1,12}\))?中(?:(?:排名?|位?居|位列|名列|列)[第前首]|名列前茅|独占鳌头)"
)
# 20公里以内,100元/具; 每超过1公里加收3元; 100平方米以下,每场收费150元
_PRICED = compile_alike(r",?(?:每[场次具天日晚间]|(?:每[^,。;:\n]{1,8})?(?:加收|收费|收取))?[0-9][0-9.,]*元")
_MOVED_IN_RANK = compile_alike(r"(?:(?:上升|下降|提升|前移)了?|后移|前进|跃升)\Z")
_SCHOOLING = compile_alike(r"受教育年限[^,。;\n]{0,14}$")
_AGE_ENDS = frozenset(",。;、:!?()\n和与")
_AGE_MOVED = compile_alike(
    r"(?:推迟|提早|[早晚]了|延后|增加|提高|提升|上升|下降|降低|减少|相差)了?(?:约|近)?$"
)
_ROOM = compile_alike(
    r"间(?![接隔歇断或])|标准?间|套间|房(?![屋产子源租东贷])"
)  # 三人间, 四人房: what kind of room
ONE = frozenset({"一", "1"})
_RESTRICTED = frozenset(
    {"people", "money", "area", "households", "beds", "mass", "volume", "length", "power", "voltage"}
)
_SPANS = frozenset({"length", "area"})
_GRADE_BOUND = compile_alike(r"(?:及?以上|及?以下)(?!的目标)[一-鿿]|(?:以内|之内)的")
_LEVELS = compile_alike(
    r"(?:[省市县区乡镇村街组][、(]?){2,}\)?$|(?:[省市县区乡镇村街组][、]?){2,}\([^()]{1,4}\)$"
)
_PEOPLE_BEFORE = compile_alike(r"人口(?:总?数)?(?:有|为|约|达|共)?$")
CJK = compile_alike(r"[一-鿿]")
_DATE_LIKE = compile_alike(r"(?:19[4-9]|20[0-4])[0-9]")
_BOUNDS = ("及", "以", "之")
_CLAUSE_START = compile_alike(r"(?:^|[\s,。;:!?)]|这|以上|上述|前述)$")
_CLAUSE = compile_alike(r"[^,。;:!?\n]*$")
_LISTED = compile_alike(r"[、和与及][^,。;:!?\n]{1,10}$")
_HELD_STOP = compile_alike(r"[^一-鿿]|$|[和及共]|累计|培训|惠及|覆盖|参[与加训]")
_GROUPING = frozenset({"people", "households"})
_GROUPED = compile_alike(r"[为成编]?[一1]个?(?:小?[组队]|桌)")
_SIZES = 16
"""Characters in which the sizes of households stand that are told together."""
_PERSONS = "[0-9一二两三四五六七八九十]{1,2}口?人"
_ONE_HOUSEHOLD = compile_alike(rf"(?<![一-鿿])[对凡按每]?一户(?:有|为)?(?:{_PERSONS}[、或和及至-])*$")
_GIVEN = compile_alike(
    rf"(?:[、或和及至-]{_PERSONS})*(?:[或及]?以上)?的?(?:(?:可以|可|能|均|各|家庭)?(?:领|发|补|给|享|按|奖|每)|,?(?:每[人户月年]|标准))"
)
_BY_SIZE = compile_alike(
    "(?:家庭)?(?:的)?(?:每[人户月年]|[领发补给享按]|标准|[、,和及][一二两三四五六七八九0-9]{1,2}口?人(?:[及或]?以上)?户)"
)
_EACH_GROUP = ("每组", "每小组", "每队", "每桌")
_SUMMED = frozenset({"项", "类", "种", "笔"})
_LISTED_DIMENSIONS = frozenset({"count", "cases"})
_MAY_BE_LISTED = _LISTED_DIMENSIONS | {"abstract"}
_WHICH_ONES = _RESTRICTED | {"share"}
_SETTLED: dict[str, SkipReason] = {
    "rank": "rank",
    "reference": "reference",
    "name": "name",
}


def by_unit(text: str, draft: Draft, previous: Draft | None, near: str, ctx: Context) -> SkipReason | None:
    """Why a number is no claim by its unit and by what it counts; None when nothing says so.

    previous: the number before it. near (str): the characters in front of it.
    """
    judge = _JUDGED.get(draft.dimension)
    if judge is not None:
        return judge(text, draft, near, ctx)
    if draft.dimension in _SETTLED:
        return _SETTLED[draft.dimension]
    if previous is not None and previous.end == draft.start and _edition(draft, previous):
        return "ordinal"
    if draft.unit is None:
        return _bare(text, draft, ctx)
    core = text[draft.start : draft.number_end]
    return (
        (_single(text, draft, near, core, ctx) if core in ONE else None)
        or (
            _says_which(text, draft, near, ctx)
            if draft.modifier != "exact" or draft.dimension in _WHICH_ONES
            else None
        )
        or _word_or_rank(text, draft, near, core)
        or ("abstract_count" if draft.dimension == "score" and ctx.marks.search(near) else None)
        or (None if draft.arabic else _ordinal(text, draft, near, core, ctx))
        or (
            _abstract_count(text, draft, near, ctx)
            if draft.dimension in _MAY_BE_LISTED or draft.unit in _SUMMED
            else None
        )
    )


def _says_which(text: str, draft: Draft, near: str, ctx: Context) -> SkipReason | None:
    """Whether an amount says which ones are meant, by a bound on what they have (50万元以下的账款, 前5%的学科)."""
    dimension = draft.dimension
    if dimension in _RESTRICTED and _restricts(text, draft, ctx):
        return "age_or_grade"
    if dimension in SIZED and ctx.sized.match(text, draft.end):
        return "name"  # 12㎡棉帐篷150顶
    if dimension == "share" and near.endswith("前"):
        return "rank"
    if draft.modifier == "exact":
        return None
    if dimension in _SPANS and _PRICED.match(text, draft.quote_end):
        return "age_or_grade"
    if dimension == "share" and _WHICH.match(text, draft.end):
        return "age_or_grade"  # 参保率超过90%的乡镇有37个
    if text.startswith("的", draft.quote_end) and _CHOSEN.match(text, draft.quote_end):
        return "age_or_grade"  # 床位超过500张的机构有12家
    if _OF_ITS_KIND.match(text, draft.quote_end) and _FIRST.search(near):
        return "age_or_grade"  # 首个捐赠超亿元的企业
    return None


def _word_or_rank(text: str, draft: Draft, near: str, core: str) -> SkipReason | None:
    """What only looks like an amount: the thousand that a rate is of, a field of those ranked, a word, a name."""
    end, unit = draft.end, draft.unit
    if core in ("千", "万") and draft.dimension == "people" and _RATED.match(text, end):
        return "per_unit"  # 千人口托位数达4.7个
    if core == "百" and draft.dimension == "people" and _BEDS_RATED.match(text, end - 1):
        return "per_unit"  # 百名老人拥有6张床位
    if text[end - 1] == "位" and _MOVED_IN_RANK.search(near):
        return "rank"  # 较上年同期上升2位
    if "中" in text[end + 1 : end + 21] and _AMONG.match(text, end):
        return "rank"  # 在55个部门中排名第三
    if unit == "分" and core == "千":
        return "word"  # 千分比, 千分之
    if draft.dimension in _GROUPING and (near.endswith(_EACH_GROUP) or _GROUPED.match(text, end)):
        return "abstract_count"  # 4人一组, 每组5人
    if draft.dimension == "people" and ("一户" in near or text.startswith("户", end)) and _sizes(text, draft):
        return "age_or_grade"
    if (unit == "版" and "." in core) or (unit == "人" and _ROOM.match(text, end)):
        return "name"
    return None


def _sizes(text: str, draft: Draft) -> bool:
    """Whether persons say of which households is spoken, by their size (一户两人、三人领一桶; 三人户每月600元)."""
    if text.startswith("户", draft.end):
        return _BY_SIZE.match(text, draft.end + 1) is not None
    start = max(0, draft.start - _SIZES)
    return (
        _ONE_HOUSEHOLD.search(text, start, draft.start) is not None
        and _GIVEN.match(text, draft.end) is not None
    )


def _ordinal(text: str, draft: Draft, near: str, core: str, ctx: Context) -> SkipReason | None:
    """Whether 期 and 次 behind a Chinese numeral say which one it was (三期工程, 二次会议)."""
    if draft.unit == "期":
        return None if _held(text, draft, near, ctx) else "ordinal"
    if draft.unit != "次" or core == "两" or near.endswith(("了", "过")):  # no ordinal, that would be 二次
        return None
    told = any(affix.reason == "ordinal" and affix.pattern.match(text, draft.end) for affix in ctx.after)
    return "ordinal" if told else None


def _abstract_count(text: str, draft: Draft, near: str, ctx: Context) -> SkipReason | None:
    """Whether nothing is counted but what the text itself lists (五个方面, 两项合计)."""
    abstract = (
        draft.dimension == "abstract"
        or (draft.unit in _SUMMED and _sums(text, draft, near, ctx))
        or (draft.dimension in _LISTED_DIMENSIONS and _abstract(text, draft, ctx))
    )
    return "abstract_count" if abstract else None


def _measured_age(text: str, draft: Draft, near: str, ctx: Context) -> bool:
    """Whether an age is a level (平均结婚年龄31岁, 30.6岁) or its change, and no mark of who is counted."""
    front = text[max(0, draft.start - 24) : draft.start]
    lived = "龄" in front or "寿" in front  # of no time (第一时间送给60岁以上老人)
    if (
        lived
        and ctx.measured.search(front)
        and not (text.startswith("的", draft.end) and "年龄" not in front)
    ):
        return True  # but of no 70岁的王大爷
    if draft.value_max is not None or text[draft.end : draft.end + 1] not in _AGE_ENDS:
        return False
    if near.endswith(("早", "晚", "提前")):
        return False  # 男性早0.6岁,女性早0.8岁: of whose age is not told in the clause
    decimal = "." in text[draft.start : draft.number_end]
    return decimal or _AGE_MOVED.search(near) is not None


def _age(text: str, draft: Draft, near: str, ctx: Context) -> SkipReason | None:
    return None if _measured_age(text, draft, near, ctx) else "age_or_grade"


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
    if not text.startswith(_BOUNDS, draft.end) or "/" in (draft.unit or ""):
        return False
    if not _GRADE_BOUND.match(text, draft.end):
        return False
    if _QUALIFIED.match(text, draft.end) or text.startswith("人口", draft.end - 2):
        return True  # 床位达60张以上且入住率高的养老院, 覆盖15万人口以上的县
    if draft.dimension == "money" and _PROJECTS.match(text, draft.end):
        return True
    if ctx.reached.search(text[max(0, draft.quote_start - 4) : draft.quote_start]):
        return False
    if text[draft.end - 1] in "名位" and text[draft.end + 2 : draft.end + 3] != "的":
        return False  # 3000名以上儿童 counts them; 50人以上的机构 says which
    if draft.dimension in {"people", "households"} and draft.scaled:
        return text[draft.end - 1] == "口" or ctx.places.match(text, draft.end) is not None
    return True


def _edition(draft: Draft, previous: Draft) -> bool:
    """An issue behind its year (2024年4期), a session behind its congress (十二届四次)."""
    return (draft.unit == "期" and previous.fixed) or (draft.unit == "次" and previous.dimension == "edition")


def _time(text: str, draft: Draft, near: str, ctx: Context) -> SkipReason | None:
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


def _temperature(text: str, draft: Draft, near: str, ctx: Context) -> SkipReason | None:
    return None if ctx.heated.search(text[max(0, draft.start - 24) : draft.start]) else "name"


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


def _bare(text: str, draft: Draft, ctx: Context) -> SkipReason | None:
    """A number without a unit: a candidate when it has a scale, else what its neighbours say."""
    for affix in ctx.after:
        if (
            affix.digits is None
            and affix.reason in {"reference", "name", "ambiguous"}
            and affix.pattern.match(text, draft.end)
        ):
            return affix.reason
    if draft.scaled or not draft.arabic:
        return None
    core = text[draft.start : draft.number_end]
    if _DATE_LIKE.fullmatch(core):
        return "date"
    if core.isdigit() and len(core) >= _LONGEST:
        return "reference"
    if draft.value >= 1000 and _PEOPLE_BEFORE.search(text, max(0, draft.start - 8), draft.start):
        return None  # 该乡人口22700,
    if draft.inner != "exact" or draft.value >= 100:
        following = text[draft.end : draft.end + 1]
        if following and CJK.match(following):
            unit = unit_for_counted(text, draft.start, draft.end, ctx.dirs)
            if unit is None:
                return "no_unit"
            return "reference" if unit != "元" and core.isdigit() and len(core) >= _OF_CALLS else None
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


_JUDGED: dict[str | None, Callable[[str, Draft, str, Context], SkipReason | None]] = {
    "time": _time,
    "age": _age,
    "temperature": _temperature,
    "grade": _grade,
    "edition": edition,
}
"""The dimensions that are judged by themselves."""
