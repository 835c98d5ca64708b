"""Area `rows`: tables as plain text, with the columns, heads, captions and accidents of files made from pages."""

from __future__ import annotations

import random

import oracle
import texts
from area import Area, shorter

LABELS = (
    *("养老机构", "城市低保对象", "救助资金(万元)", "床位(张)", "火化率", "其中:护理型", "  其中:女", "—", "合计", "总计", "#儿童"),
    *("1.社会组织", "一、社会救助", "(一)低保", "昆明市", "丽江", "甲镇", "2023年", "1月", "指标", "年份", "单位:万元", "结婚登记"),
)  # fmt: skip
HEADS = (
    "数量",
    "单位",
    "2022年",
    "2023",
    "同比(%)",
    "增长",
    "金额(万元)",
    "占比",
    "计量单位",
    "代码",
    "户数",
    "人数(人)",
    "序号",
    "甲",
    "1",
    "2",
)
UNITS = ("家", "人", "万元", "万张", "%", "户次", "元/人·月", "亿元", "对", "个", "千公顷", "万人次", "件")
BLANK = ("", "-", "—", "…", "/", "*", "×", "无", "0", "(空)", "**")
NUMBERS = (
    "0",
    "7",
    "012",
    "350",
    "1,204",
    "12,34",
    "5120.5",
    "-2.4",
    "+8",
    "8.3%",
    "↑3.2",
    "1.2E+05",
    "9" * 31,
    "2023",
    "十二",
    "1 203",
    "３５",
    "(12)",
    "3/4",
    "2-3",
    "5~8",
    ".5",
    "1.",
    "3.2万",
    "一百",
)
GAPS = (" ", "  ", "\t", "\u3000", "\u2009", "\xa0", "\t\t", "|", " | ", ",", ";", "、", "")
ENDS = ("\n", "\n", "\n", "\n", "\r\n", "\r", "\n\n", "。\n", "\u2028", "\x0c")


def cell(chance: random.Random) -> str:
    """A cell of a row."""
    kind = chance.random()
    if kind < 0.5:
        return chance.choice(NUMBERS)
    if kind < 0.6:
        return f"{chance.randrange(10 ** chance.randrange(1, 8)):,}"
    if kind < 0.75:
        return chance.choice(NUMBERS) + chance.choice(UNITS)
    if kind < 0.85:
        return chance.choice((*UNITS, *BLANK))
    return chance.choice((*LABELS, *BLANK)) if kind < 0.97 else texts.piece(chance)


def draw(chance: random.Random) -> str:
    """A table of up to eight rows, with text about it."""
    gap, end, columns = chance.choice(GAPS), chance.choice(ENDS), chance.randrange(1, 6)
    rows = []
    if chance.random() < 0.3:
        rows.append("单位:" + "、".join(chance.choice(UNITS) for _ in range(chance.randrange(1, 4))))
    if chance.random() < 0.5:
        rows.append(gap.join(["指标", *(chance.choice(HEADS) for _ in range(columns))]))
    if chance.random() < 0.1:
        rows.append("|" + "---|" * (columns + 1))
    for _ in range(chance.randrange(1, 8)):
        wide = columns if chance.random() < 0.8 else chance.randrange(1, 7)
        row = [chance.choice(LABELS), *(cell(chance) for _ in range(wide))]
        rows.append(
            chance.choice(("", "", "", " ", "| ", "\t")) + gap.join(row) + chance.choice(("", "", gap))
        )
    if chance.random() < 0.2:
        rows.insert(chance.randrange(len(rows)), texts.part(chance))
    if chance.random() < 0.1:
        gap = chance.choice(GAPS)
        rows = [row.replace(" ", gap, chance.randrange(3)) for row in rows]
    return end.join(rows)


AREA = Area("rows", draw, oracle.wrong_with, shorter)
