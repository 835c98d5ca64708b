"""What is looked for before and behind an expression of time, and says what kind it is.

Lists of words are classes of ``periods.yaml`` (``role: word``); how they stand beside a time is told here.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from minzheng_ie.compiled import compile_re
from minzheng_ie.entities.periods.grammar.fragments import DAY, LINK, LIST

CLOCK = compile_re(
    r"(?:凌晨|早上|上午|中午|下午|傍晚|晚上?)?[0-9]{1,2}(?:[时点:][0-9]{0,2}分?|时许)|[早中晚]"
)
ALREADY = compile_re(r"[,，]?[^,，。;；:：0-9]{0,8}?[已己](?!知|婚|故)")
STANDS = compile_re(  # 至2000年底,全县有民政助理22名
    r"[,，]?(?:[全我本该][省市县区州旗乡镇村国])?(?:农村|城镇|城乡)?(?:共计?|[现已])?"
    r"(?:有(?![望效序力关])|(?:参加|享受|拥有|辖)(?![^,，。;；]{0,24}(?:达到|不[少低]于|以上|超过)))"
)
WIRED = compile_re(r" ?(?:讯|电)(?=[ (（:：\n,，]|记者|$)")
SENTENCE_STOP = compile_re(r"[。!?]")
FAR_VERSUS = compile_re(
    r"(?:[^,，。;:!?\n]|(?<=[0-9]),(?=[0-9]{3})){1,36}?(?:相比较?|相较|比较|对比)(?=[,，]|[净共约]?(?:增|减|下降|上升|提高|降低|多|少))"
)  # 与上年结构相比,
MULTIPLE = compile_re(
    r"(?:全年|(?<=年全年))的(?:[0-9]+(?:\.[0-9]+)?|[一二两三四五六七八九十]{1,3})[多余]?倍"
)  # 是2021年全年的2倍多
FESTIVAL = compile_re(r"春节|元旦")
LIKENED = compile_re(r"同比|环比")
UNTIL_NOW = compile_re(r"[^,，。;:!?\n]{1,40}?(?:止|为止)(?=[,，])")  # 从8月4日发出呼吁到今天止,
ISSUE = compile_re(r"[,，]?第?[0-9]{1,3}期(?!间)")
RECORD = compile_re(r"的?(?:历史)?(?:新高|新低|最|同期|首次)")
LINE_MARK = compile_re(r"^[ ]*([0-9]{1,2}|[一二三四五六七八九十]{1,2})[、.]", re.MULTILINE)
OPENS = compile_re(r"[\n,。;:!?()、“ 在到至于从自由早而但即时初市县区省州旗乡镇村]?$")
COMPARED_BEFORE = compile_re(r"(?:[比较]|相较于?|相比|[高低多少快慢好优]于)[^,。;:\n0-9]{0,8}\Z")
COUNTED = compile_re(r"[0-9]{1,2}|[一二两三四五六七八九十]{1,3}")

# Between and behind two times that say something together.
COUNT_OF_YEARS = compile_re(r"([0-9]{1,2}|[一二两三四五六七八九十]{1,3})个?年")
DAYS_TOLD = compile_re(r"([0-9]{1,2})日?(?:[-—–~至到]+([0-9]{1,2}))?日")
BEFORE_COUNT = compile_re(r"(?:的|这|的?这|,|,?这|共)?")
INSIDE = compile_re(r"(?:之)?间(?![隔断歇接])")
JOINT = compile_re(r"[与和到至]")
LISTED = compile_re(LIST)
FROM_YEAR = ("从", "自")
TO_YEAR = "至到"
BEGUN_THERE = compile_re(
    r"(?!的)[一-鿿“”]{2,24}(?<![长高加升大降少展增涨减迟延及])(?:(?<=[后来]),)?"
)  # 从2008年|开设考试|至2010年, 从2010年|建县后,|至2015年
ENDING = "止"
AGAINST_THAT_YEAR = compile_re(r"上一?年度?[^()。;\n0-9]{0,12}[^()。;\n]{1,16}[,、+加和]当年")
OPENED = compile_re(r"\([^()。;\n0-9]{0,8}\Z")
STOP = "。"
COMMA = ","

DAY_BEHIND = compile_re(rf"({DAY})[日号]")
NUMERIC_DAY = compile_re(
    r"(?:(1[0-2]|0?[1-9])[./])?(3[01]|[12][0-9]|0?[1-9])(?![0-9.])(?=[,。;:)日 \n]|$|[\u4e00-\u9fff])日?"
)
NUMERIC_MONTH = compile_re(r"(1[0-2]|0?[1-9])(?:月份?)?(?=[,。;:) \n]|$)")
AMOUNT_BEHIND = compile_re(r" ?(?:至|到|-|—{1,2}|~) ?(?:[0-9]+(?:\.[0-9]+)?)[万亿千百%‰元人户个张家公亩平吨]")
AS_OF = compile_re(r"截[至止]到?于? ?\Z")
MONTH_LEAD = compile_re(r"(?:^|[\n,。;:!?( ]|[截至]至|截止|截至到|自|从|由|[在于]|—|-|~|日期|时间|期间)$")

BASES = frozenset({"从", "由", "比", "较"})
"""Before the time of a value that others are compared with (从2020年的682家)."""
BECAUSE = "因"
GROWN = frozenset("长高加升大降少展增涨减")
"""Before 到: what the value of a time became (增长到2025年的…)."""
NOT_COMPARED = frozenset("占比对")
"""Before 比 and the like, which are then no comparison (占比, 对比)."""
CENTURIES = {
    "": 1900, "上世纪": 1900, "上个世纪": 1900, "20世纪": 1900, "二十世纪": 1900,
    "19世纪": 1800, "十九世纪": 1800, "21世纪": 2000, "二十一世纪": 2000,
}  # fmt: skip
"""The first year of the centuries that decades are named of."""


class Around(NamedTuple):
    """What has lists of words in it.

    linked: between the two ends of a span (1996年创办至2015年). distant: what began, and 以来 (2021年总会启动“…”项目以来).
    of_a_name: of an action that counts years (三年行动). plan_name: of a plan as a document. posted: before the day of posting. of_that_age: behind a time that says of what
    age something is. compared_behind: behind the base of a comparison. carried_over: behind the year that money is left
    over from. planned_behind: behind the end of a year by which something is planned.
    """

    linked: re.Pattern[str]
    distant: re.Pattern[str]
    of_a_name: re.Pattern[str]
    plan_name: re.Pattern[str]
    posted: re.Pattern[str]
    of_that_age: re.Pattern[str]
    compared_behind: re.Pattern[str]
    carried_over: re.Pattern[str]
    planned_behind: re.Pattern[str]


def around_of(words: Callable[[str], str]) -> Around:
    """The expressions, of the alternation of words that ``words`` gives for a class."""
    return Around(
        linked=compile_re(rf"(?:[春夏秋冬]季?)?{words('begun')}?起?{LINK}"),
        # What began may have a long name.
        distant=compile_re(
            r"[一-鿿“”]{1,12}?以来|《[^《》\n]{2,40}》[一-鿿“”()]{0,12}?以来|[一-鿿0-9]{1,24}?(?:会议|大会|两会)(?:胜利)?(?:召开|闭幕)?以来"
            rf"|[一-鿿]{{0,12}}?(?:{words('begun')}|首次)[一-鿿“”《》()·]{{1,36}}?以来"
        ),
        of_a_name=compile_re(rf"[一-鿿]{{0,4}}{words('action')}"),
        plan_name=compile_re(rf"[一-鿿]{{0,16}}?{words('of-a-plan')}"),
        posted=compile_re(rf"{words('posted')}[::]?\s*$"),
        of_that_age=compile_re(
            r"的(?![0-9一二两三四五六七八九十百千约近])|[^,。;:\n0-9]{1,10}?的"
            rf"|[^,。;:\n0-9]{{0,4}}?{words('of-an-age')}"
        ),
        compared_behind=compile_re(
            rf"{words('same-figure')}?{words('same-degree')}?"
            rf"(?:{words('same-change')}|增加[0-9]|[多少高低增减降升翻](?=[0-9约近了出一二两三四五六七八九十百几]))"
            r"|的(?:[0-9.]+|[一二两三四五六七八九十]+)(?:%|倍|个百分点)"
        ),
        carried_over=compile_re(rf"[度底末]?(?:财政|资金|滚存|累计|的)?{words('carried-over')}"),
        planned_behind=compile_re(words("planned-behind")),
    )
