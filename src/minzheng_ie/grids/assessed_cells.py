"""The cells of forms in which an office assesses what a budget did: what a head asks for, and what answers it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from minzheng_ie.compiled import compile_regex
from minzheng_ie.grids import words
from minzheng_ie.grids.lines import Line, pieces_of, together
from minzheng_ie.grids.strokes import cells_from
from minzheng_ie.grids.totals import Item

Head = Literal["value", "score", "unit", "sign", "rate"]
Kind = Literal["strokes", "pipe", "run", "single", "line"]

_VALUE = compile_regex(
    r"(?:(?:年度|年初|全年|计划|预期|绩效|预定|设定)*(?:目标值?|指标值|预期值|计划值|设定值)"
    r"|(?:全年|年度|年底|预期|单项|绩效)*(?:指标|实际|完成|实现)+(?:指标)?(?:值|情况)|实际完成)"
    r"(?:\([A-Z]\)|\(包含[^()]{2,12}\))?"
)
_MONEY = compile_regex(
    r"(?:(?:全年|年初|年度|当年|本年|调整后?)?(?:预算|执行|到位|支出|决算)(?:数|资金|金额)|(?:全年|年初|年度)预算|实际(?:支出|执行|到位)数?)(?:\([A-Z]\))?"
)
_RATE = compile_regex(r"(?:预算)?执行率(?:\([A-Z/%]{1,5}\)|%)?")
_SCORE = compile_regex(
    r"(?:标准|指标|自评|实际|评价|单项|权重)*(?:分值|得分|权重|评分|分数)(?:权重)?(?:\([\d分%]{1,5}\))?"
)
_UNIT = compile_regex(r"(?:计量|度量|计算|指标)?单位")
_MARK = compile_regex(r"(?:绩效|指标|运算)*(?:符号|性质|方向)")
REMARK = compile_regex(r"[^\d]*(?:原因|措施|备注|说明|依据|分析|来源|佐证)[^\d]*")
LEVEL = compile_regex(
    r"(?:[\p{Han}]{0,12}指标|产出|效益|效果|成本|满意度|数量|质量|时效|绩效|社会效益|经济效益|生态效益|可持续影响|[\p{Han}]{2,8}满意度指标?)(?:\(\d{1,3}分?\))?"
)
_COUNTED = compile_regex(
    r"(?:[≥≤><=]{1,2}|不[少低]于|不[超多]过|不[高大]于|[大小高低]于(?:等于)?|达到?|约)?"
    r"\d[\d,]*(?:\.\d+)?(?:[-~—至]\d[\d,]*(?:\.\d+)?)?(?![周]?岁)(?:[\p{Han}%‰·*./²㎡]{1,7}|\([\p{Han}/·]{1,6}\)){0,2}"
)
WHEN = compile_regex(r"(?:(?:19|20)\d\d年|\d{1,2}月|每[年月季]).{0,14}")
SIGNS = frozenset(("≥", "≤", ">", "<", "=", ">=", "<=", "定性", "定量", "正向", "反向"))
TEMPLATE = compile_regex(r"\([^()]*\*\*.*$|[≥≤><=]{0,2}\*\*[^*]{0,6}$")
STARS = "★☆*※△▲ "
FUND = compile_regex(
    r"(?:资金(?:情况|总额|安排)?|预算执行(?:情况)?)[^|\s\d]{0,8}\((?:单位:)?[百千万亿]{0,2}元\)"
)
FUND_LABEL = compile_regex(
    r"(?:其中:?)?(?:年度|本年|当年|上年|中央|省级?|市级?|县级?|区级?|市县|地方|自治区|项目|财政|其他|单位|自有|结转|结余|补助|拨款|配套|一般公共预算|政府性基金|社会|非)*(?:资金|拨款|补助)(?:总额|合计|小计)?:?"
)
AIMS = compile_regex(r"(?:年度)?(?:总体|绩效|预期)?目标")
_BLANKS = 2


def kind_of(line: Line) -> Kind:
    """How the cells of a form are parted."""
    if "|" in line.body:
        return "strokes" if line.body[-1] == "|" else "pipe"
    if "\t" in line.body or "  " in line.body:
        return "run"
    return "single" if " " in line.body else "line"


def items_of(text: str, lines: Sequence[Line], at: int, kind: Kind) -> Iterator[Item]:
    """The cells that hold something, from a line on."""
    if kind == "strokes":
        for held in cells_from(text, lines, at, opened=True):
            if held.piece is not None:
                yield Item(held.last, held.piece, words.tight(held.text))
        return
    for position, line in together(lines, at, _BLANKS):
        pieces = [(line.start, line.end)] if kind == "line" else pieces_of(text, line, kind)
        for piece in pieces:
            if piece is not None:
                yield Item(position, piece, words.tight(text[slice(*piece)]))


def asked_of(head: str) -> Head | None:
    """What a head of indicators asks for."""
    if _SCORE.fullmatch(head) is not None:
        return "score"
    if _UNIT.fullmatch(head) is not None:
        return "unit"
    if _MARK.fullmatch(head) is not None:
        return "sign"
    return "value" if _VALUE.fullmatch(head) is not None else None


def asked_of_money(head: str) -> Head | None:
    """What a head of money asks for."""
    if _SCORE.fullmatch(head) is not None:
        return "score"
    if _RATE.fullmatch(head) is not None:
        return "rate"
    return "value" if _MONEY.fullmatch(head) is not None else None


def is_told(cell: str) -> bool:
    """Whether a cell counts, or says that there is nothing."""
    return words.is_counted(cell) or _COUNTED.fullmatch(cell) is not None


def answers(cell: str, asked: Head) -> bool:
    """Whether a cell is what a head asks for."""
    if asked == "unit":
        return words.is_unit(cell.split("(")[0])
    if asked == "sign":
        return cell in SIGNS
    if asked == "score":
        return words.is_number(cell.removesuffix("分")) or words.is_nil(cell)
    return is_told(cell) or WHEN.fullmatch(cell) is not None
