"""What the words in a cell tell of a table's shape: heads, captions, notes, marks of a page, numbers, nothing."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from pydantic import ConfigDict

from minzheng_ie.compiled import compile_re, compile_regex
from minzheng_ie.patterns import Rule, builtin_dir, read_rules

if TYPE_CHECKING:
    import regex

_PLACE = r"(?:省|市|州|盟|县|区|旗|乡|镇|街道|镇街|村|社区|居委会|地区|区域|辖区|区县|县区|市县|县市|地市|州市|盟市|市地|地州市|旗县|县旗|市州|乡镇|乡镇市区?|里|区划|行政区划)"
_KIND = r"(?:[省市县区旗盟州镇乡街村]|街道|街道办|办事处|社区|苏木|园区|农场|团场)"
_KINDS_OF_PLACES = compile_regex(
    rf"(?!乡村|市区|城乡)(?:各|所属|所在|下辖)?{_KIND}(?:[、/及和(,]*{_KIND})+\)?(?:[、/]?{_KIND})?(?:名称|别)?"
)
_CORNER = compile_regex(
    rf"(?:主要|统计|民政|社会服务|社会救助|考核|目标|绩效|评价)*(?:指标|项目|内容|类别|类型|分类|分项|事项|名称|种类|科目|对象|机构)(?:名称|类别|类型|分类|内容|别)?|年龄(?:组|段|层|别|分组)?"
    rf"|单位|(?:[省市县地乡]级)?{_PLACE}(?:\([\p{{Han}}、,/]{{1,8}}\))?(?:名称|别)?|(?:单位|机构|人员|救助|保障)(?:名称|类别|类型)|服[务務](?:[单單]位|机构|機構|中心)(?:名[称稱])?|(?:院舍|设施|設施)名[称稱]|年份|年度|月份|季度|时间|日期|年月|期间|(?:年度?底?|月)别|序号|编号"
)
_HEAD = compile_regex(
    r"单位$|[数总]量|[\p{Han}]量$|名额|数[值据目]|数$|[人户件]次|金额|资金|支出|收入|合计|总计|小计|累计|本[期年月季]|上[年月期]|去年|今年|全年|年末|期末|同期|同比|环比"
    r"|增长|增减|增幅|增速|比重|占比|比例|比率|性别比|[\p{Han}]率$|标准|完成|余额|总[数额]|面积|代码|序号|排[名序位]|位次|名次|\d周?[岁歲]"
)
_UNIT_END = compile_regex(r"\([^()\d]{1,8}\)\*?$")
_TIME = compile_regex(
    r"(?:19|20)\d{2} ?年?(?:度|末|底)?|(?:9\d|1[0-3]\d) ?年(?:度|末|底)?|(?:(?:19|20)\d{2}年?)?(?:[1一]?[-—~至]?\d{1,2}月(?:份|末|底)?|\d{1,2}[-—~至]\d{1,2}月(?:份)?|(?:第?[一二三四1-4])季度|[上下]半年)"
)
# Lists of persons and how to reach them are no statistics.
_PERSONS = compile_regex(
    r"电话|手机|联系人|联系方式|传真|邮编|地址|姓名|身份证|账号|职务|网址|负责人|法定代表"
)
_CODES = compile_regex(r"[甲乙丙丁戊己庚辛]|\(?\d{1,2}\)?|—|-")
RISEN, FALLEN = "增长|增長|增加|上升|提高|上涨|上漲|增", "减少|減少|下降|降低|下跌|下滑|减|減|降"
COMPARED = r"(?:[同环環]比|[较較比]?(?:上年|去年|上月|上[季期]|年初)(?:同期|末|底)?|按年) ?"
GROWTH = rf"(?:{COMPARED})?(?:{RISEN}|{FALLEN})?[+\-↑↓±]?\d+(?:\.\d+)?(?:%|个百分点|個百分點)"
"""In brackets behind a number: what it grew by."""
_NUMBER = compile_regex(
    rf"[+\-—]?(?:\d{{1,3}}(?:,\d{{3}})+|\d{{1,3}}(?: \d{{3}})+|\d+)(?:\.\d+)?[%‰]?(?:\*| ?\({GROWTH}\))?|[↑↓]\d+(?:\.\d+)?%?"
)
_COUNTED = compile_regex(
    rf"(?!(?:19|20)\d{{2}}年|\d+(?:年|个月|个工作日|天|小时|分钟)\Z)[+\-]?(?:\d{{1,3}}(?:,\d{{3}})+|\d+)(?:\.\d+)? ?(?!周?岁)[\p{{Han}}%‰/·]{{1,6}}(?: ?\({GROWTH}\))?"
    r"|[一二三四五六七八九十两兩][一二三四五六七八九十百千万萬零]{0,9}元"
)
_YEAR = compile_re(r"(?:19|20)\d{2}")
_NIL = compile_re(r"[-—–―…·/]{1,6}|\.{2,6}|无")
_SENTENCE = compile_re(r"[。;!?]")
_LABELLED = compile_regex(r"(?<!其中)(?<![\d中]):")
_NOTE = compile_regex(
    r"[(\[【]?(?:注|备注|说明|附注|注释|资料来源|数据来源|填表说明|编者注|备\s+注|说\s+明)\d?[:)\]】 、]|(?:注|※)\s*[\d(①]|[*※]\s*\S"
)
PAGE_MARK = compile_re(
    r"(?:[—\-–·]{1,3}\s*\d{1,4}\s*[—\-–·]{1,3}|第\s*\d{1,4}\s*页(?:\s*[,/、]?\s*共\s*\d{1,4}\s*页)?|\d{1,4}\s*/\s*\d{1,4}|Page\s+\d{1,4}(?:\s+of\s+\d{1,4})?)"
)
# What a page says of itself over a table, with a stroke behind each.
OF_PAGE = compile_re(
    r"[|\s]*(?:索引号|公开目录|发布机构|发布日期|发文日期|发文机关|发文字号|文号|成文日期|生成日期|主题分类|信息分类|组配分类|体裁分类|公开方式|公开范围"
    r"|信息名称|主题词|关键词|有效性)\s*[:|]"
)
GOES_ON = compile_regex(r"(?:各[类類]|的)$")
"""What no label ends in: it goes on below."""
_BLANKS = compile_re(r"\s+")
# A section's or item's mark before its name.
LIST_MARK = compile_regex(
    r"(?:[一二三四五六七八九十]{1,3}[、.]|\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}[.、)](?!\d)|[A-Z][.、]|[#①-⑳]|其中)"
)
_KINDS = str.maketrans("0123456789二三四五六七八九十", "0000000000一一一一一一一一一")
_LATIN_CORNERS = frozenset({"item", "items", "indicator", "indicators", "region", "year"})
_LONGEST_CELL = 60
# A name in another language behind the cell's own, which takes more characters to say the same.
_TRANSLATION = compile_regex(r"(?<=[\p{Han}\)”]) *[A-Za-z][A-Za-z0-9 ,.'&:/()\-]*\Z")
_APART = 10  # years between two columns


_SIMPLE = str.maketrans(
    "標項單數類別稱縣區鄉鎮戶對張個額資計總長減環準號構時間機會處條場註說備團體億萬佔餘積戸業",
    "标项单数类别称县区乡镇户对张个额资计总长减环准号构时间机会处条场注说备团体亿万占余积户业",
)


def tight(text: str) -> str:
    """A cell's text without its blanks, the characters of heads and units Simplified."""
    if " " in text or "\n" in text or "\t" in text:
        text = _BLANKS.sub("", text)
    return text if text.isascii() else text.translate(_SIMPLE)


# What a cell may be; it may be several.
_NUMBERED, _VALUED, _NILS, _TIMES, _PROSE, _LABELS, _WORDED = (1 << bit for bit in range(7))


def _own_length(text: str) -> int:
    """Characters of a cell without its translation, if that is no longer than three such cells."""
    if not _LONGEST_CELL < len(text) <= 3 * _LONGEST_CELL:
        return len(text)
    match = _TRANSLATION.search(text)
    return match.start() if match is not None else len(text)


@lru_cache(maxsize=1 << 13)
def kind_of(text: str) -> int:
    """What a cell (without blanks at its ends) may be, as bits; heads, labels and units recur row by row."""
    kind = 0
    if _NUMBER.fullmatch(text) is not None:
        kind |= _NUMBERED | _VALUED
    elif _NIL.fullmatch(text) is not None:
        kind |= _NILS
    if _TIME.fullmatch(text) is not None:
        kind |= _TIMES
    elif _COUNTED.fullmatch(text) is not None:
        kind |= _VALUED
    short = _own_length(text) <= _LONGEST_CELL
    if _SENTENCE.search(text) is not None or ("," in text and not short):
        kind |= _PROSE
    if _LABELLED.search(text) is not None:
        kind |= _LABELS
    if not kind & (_NUMBERED | _PROSE) and short:
        kind |= _WORDED if any(char.isalpha() for char in text) else 0
    return kind


def is_number(text: str) -> bool:
    """Whether a cell is a number, with ``%`` at most."""
    return kind_of(text) & _NUMBERED != 0


def is_value(text: str) -> bool:
    """Whether a cell counts something: a number, with its unit at most, that is no time."""
    return kind_of(text) & _VALUED != 0


def is_nil(text: str) -> bool:
    """Whether a cell says that there is nothing."""
    return kind_of(text) & _NILS != 0


def is_counted(text: str) -> bool:
    """Whether a cell counts something, or says that there is nothing."""
    return kind_of(text) & (_VALUED | _NILS) != 0


def is_time(text: str) -> bool:
    """Whether a cell is a year or a part of one."""
    return kind_of(text) & _TIMES != 0


def is_sentence(text: str) -> bool:
    """Whether a cell is prose."""
    return kind_of(text) & _PROSE != 0


def is_labelled(text: str) -> bool:
    """Whether a cell or line names something and says it (单位:户)."""
    return kind_of(text) & _LABELS != 0


def is_word(text: str) -> bool:
    """Whether a cell is short words, neither a number nor a sentence."""
    return kind_of(text) & _WORDED != 0


def is_year(text: str) -> bool:
    """Whether a cell is a bare year."""
    return _YEAR.fullmatch(text) is not None


def mark_kind(text: str) -> str:
    """The kind of a list's mark before a name, whatever its number; empty where there is none."""
    match = LIST_MARK.match(text)
    return "" if match is None else match[0].translate(_KINDS)


@lru_cache(maxsize=1 << 10)
def is_corner(text: str) -> bool:
    """Whether a cell heads the labels of rows (指标, 县(市、区), 年份)."""
    text = tight(text)
    told = _UNIT_END.search(text)
    if told is not None and is_unit(told[0].strip("()*")):
        return False  # 居委会(个): so many of them
    own = text.rstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
    return text.lower() in _LATIN_CORNERS or _CORNER.fullmatch(own) is not None or heads_places(own)


def heads_places(text: str) -> bool:
    """Whether a head is of places of several kinds (镇(街道办), 区(市)县)."""
    return _KINDS_OF_PLACES.fullmatch(text) is not None


@lru_cache(maxsize=1 << 10)
def heads_numbers(text: str) -> bool:
    """Whether a cell surely heads a column of a statistical table."""
    text = tight(text)
    return _HEAD.search(text) is not None or _UNIT_END.search(text) is not None or is_time(text)


def has_unit(text: str) -> bool:
    """Whether a head or label ends in a unit in brackets."""
    return _UNIT_END.search(text) is not None


@lru_cache(maxsize=1 << 10)
def of_persons(text: str) -> bool:
    """Whether a head is of a list of persons or addresses."""
    return _PERSONS.search(text) is not None


def is_code(text: str) -> bool:
    """Whether a cell numbers its column (甲, 3)."""
    return _CODES.fullmatch(text) is not None


def is_note(text: str) -> bool:
    """Whether a line or cell opens a note."""
    return _NOTE.match(text) is not None


def is_head_row(texts: Sequence[str]) -> bool:
    """Whether the cells of a row may head columns: words and times, no numbers; bare years go up or down."""
    if len(texts) < 2:
        return False
    for text in texts:
        kind = kind_of(text)
        if not kind & _TIMES and (not kind & _WORDED or kind & (_LABELS | _VALUED)):
            return False
    years = [int(text) for text in texts if is_year(text)]
    return len(years) < 2 or all(0 < abs(after - before) <= _APART for before, after in pairwise(years))


def is_code_row(texts: Sequence[str]) -> bool:
    """Whether a row numbers the columns (甲 乙 1 2)."""
    if (
        len(texts) < 2
        or texts[0].strip("()") not in ("甲", "1")
        or texts[1].strip("()") not in ("乙", "1", "2")
    ):
        return False
    return all(is_code(text) for text in texts)


def is_data_row(texts: Sequence[str]) -> bool:
    """Whether the cells of a row are a label and what is counted, or a year or serial number and such."""
    if len(texts) < 2:
        return False
    kinds = [kind_of(text) for text in texts]
    if (
        any(kind & _PROSE for kind in kinds)
        or kinds[0] & _LABELS
        or max(map(_own_length, texts)) > _LONGEST_CELL
    ):
        return False
    if not any(kind & _VALUED for kind in kinds[1:]):
        nothing = sum(1 for kind in kinds[1:] if kind & _NILS)
        if nothing < max(1, len(texts) - 2):
            return False
    if kinds[0] & _NUMBERED and not kinds[0] & _TIMES:
        return len(texts) > 2 and len(texts[0]) <= 3 and bool(kinds[1] & _WORDED)
    return bool(kinds[0] & (_TIMES | _WORDED))


class _UnitName(Rule):
    """The canonical name of a unit; what else its rule says is read in `minzheng_ie.quantities`."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    unit: str


_PER = r"[/·.每]"


@lru_cache(maxsize=1)
def _units() -> regex.Pattern[str]:
    names = {rule.unit for rule in read_rules("units.yaml", _UnitName, (builtin_dir(),))} | {
        "名",
        "个月",
        "月",
        "年",
        "天",
        "日",
        "千人",
        "百户",
        "万人",
        "人天",
    }
    one = "(?:" + "|".join(sorted(map(_escaped, names), key=lambda one: (-len(one), one))) + ")"
    # 元/人、月 and 元/(人·月) say by what the money is counted.
    rate = r"[百千万亿]?元[/(](?:人|户|月|年|天|日)[)、/·.*]*(?:人|户|月|年|天|日)?次?\)?"
    return compile_regex(rf"(?:[百千万亿]{{0,2}}{one}|[百千万亿]{{1,2}})(?:{_PER}{one})*|{rate}")


def _escaped(name: str) -> str:
    return "".join(char if char.isalnum() else "\\" + char for char in name)


@lru_cache(maxsize=1 << 12)
def is_unit(text: str) -> bool:
    """Whether a cell is the name of a unit, with its scale."""
    text = tight(text)
    return 0 < len(text) <= 12 and _units().fullmatch(text) is not None


def unit_at_end(text: str) -> int:
    """Where the longest unit that ends ``text`` begins, its length when there is none."""
    for start in range(max(1, len(text) - 12), len(text)):
        if not text[start].isspace() and is_unit(text[start:]):
            return start
    return len(text)
