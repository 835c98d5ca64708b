"""Whatever stands in a table: no traceback, and every numeral is a claim or in the ledger once."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest

from minzheng_ie.extractor import default_extractor
from minzheng_ie.quantities.ledger import unread
from minzheng_ie.reading.result import RawCell, TextBuilder
from minzheng_ie.reading.source import SourceText

WORDS = [
    "指标", "单位", "数量", "代码", "地区", "序号", "合计", "其中:女性", "#老年人", "(一)城市低保", "1.人数", "A 福利院", "一、", "同比(%)",
    "比上年增减", "上年同期", "2021年", "2022", "9月", "1—6月累计", "本月", "累计", "户数(户)", "人数", "万元", "人", "元/人·月", "%",
    "清镇市", "城关镇", "高新区", "养老床位(张)", "结婚登记*", "甲", "乙", "1", "2", "3", "12.5", "-3.2", "1,234", "0", "-", "…", "", "",
    "", "35家", "约20万元", "1200户3500人", "0012", "13800138000", "2023-01-05", "备注", "60岁以上", "第三批", "注:带*为累计数", "Item",
    "Number of beds", "１２３", "①", "三", "81.4%", "↑3.2%", "1 234", "(3.2)", "99999999999999999999999999999999999", "每千人床位数",
    "一、社会救助 二、婚姻登记", "萬(wàn)對(duì)", "\u200b", "单位:户、人", "十三五", "2023年目标", "1.2E+05", "=A1", "#REF!",
]  # fmt: skip
LINES = [
    "2023年6月清镇市低保情况",
    "单位:户、人、万元",
    "注:带“*”为本年累计数。",
    "说明",
    "2022年3季度",
    "表3 20-6",
    "数字3个",
]


def table_of(seed: int) -> SourceText:
    """A table of whatever."""
    dice = random.Random(seed)
    builder = TextBuilder()
    for _ in range(dice.randint(0, 3)):
        builder.line(dice.choice(LINES))
    for _ in range(dice.randint(1, 2)):
        taken: set[tuple[int, int]] = set()
        cells = []
        for row in range(dice.randint(1, 9)):
            for column in range(dice.randint(1, 7)):
                rows, columns = dice.choice([(1, 1)] * 8 + [(2, 1), (1, 3), (2, 2)])
                places = {(row + i, column + k) for i in range(rows) for k in range(columns)}
                if places & taken:
                    continue
                taken |= places
                cells.append(
                    RawCell(
                        row,
                        column,
                        dice.choice(WORDS),
                        rows,
                        columns,
                        dice.random() < 0.1,
                        dice.randint(0, 3),
                    )
                )
        builder.table(cells)
        if dice.random() < 0.5:
            builder.line(dice.choice(LINES))
    reading = builder.reading()
    return SourceText(f"{seed}", reading.text, grids=reading.grids, places=reading.places)


@pytest.mark.parametrize("start", range(0, 300, 50))
def test_nothing_is_lost_or_told_twice(start: int) -> None:
    for seed in range(start, start + 50):
        source = table_of(seed)
        report = default_extractor().extract(source)
        found = sorted((entry.start, entry.end) for entry in (*report.claims, *report.skipped))
        assert all(before[1] <= after[0] for before, after in pairwise(found)), seed
        assert list(unread(source.text, found)) == [], seed
        assert all(source.text[c.start : c.end] == c.quote for c in report.claims), seed
