"""What outputs for readers say in Chinese where the wire form has names."""

from __future__ import annotations

REASONS: dict[str, str] = {
    "date": "日期",
    "duration": "时长",
    "ordinal": "序数",
    "name": "名称",
    "word": "词语",
    "age_or_grade": "年龄或等级",
    "list_marker": "编号",
    "reference": "文号电话",
    "boilerplate": "导航页脚",
    "abstract_count": "抽象计数",
    "rank": "名次",
    "negated": "否定",
    "per_unit": "比率分母",
    "no_unit": "无单位",
    "ambiguous": "读法不止一种",
    "table": "表头读不出",
}
"""Why a number is no claim, by `minzheng_ie.schema.SkipReason`."""
