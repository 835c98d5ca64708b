"""A report and rules to add, for the tests of this room."""

from __future__ import annotations

REPORT = (
    "云南省丽江市民政局2023年工作总结\n\n"
    "\u3000\u30002023年，全市发放救助金320万元，救助困难群众1200人次，同比增长8.5%。\r\n"
    "\t其中古城区救助 300 人次。敲门行动走访老人1.2万人次，全市现有养老机构49家。\n"
)
TRADITIONAL = (
    "雲南省麗江市民政事業(yè)發展統計公報\n2022年，全市共有養老機構 49 家，發放臨時救助金１２０萬元。"
)
RULES = "- {program: 独居老人走访, parent: 养老服务, aliases: [敲门行动]}\n"
