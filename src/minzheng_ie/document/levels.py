"""Of which level a text speaks as of its own: 全市, 我省, 县民政局."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import get_args

from minzheng_ie.compiled import compile_re
from minzheng_ie.document.own_region import OFFICE, means_its_region
from minzheng_ie.document.votes import Vote
from minzheng_ie.entities.region_mention import RegionMention
from minzheng_ie.entities.region_rows import Unit
from minzheng_ie.entities.region_table import RegionTable

UNITS: tuple[Unit, ...] = get_args(Unit)
# 位列全省|第三, 居全市|前列: what one of its parts says of itself
_RANKED = compile_re(
    r"(?:各?(?:地市|区县|县区|县市)|同行|系统)?的?(?:第[一二三四五六七八九十0-9]|前[一二三四五六七八九十0-9列茅]|首[位个家批届例条支创次]|唯一|最|上游|领先|排名)"
)
_AMONG = ("居", "列", "走在", "排在", "排名", "领跑", "跻身", "进入", "领先")
"""Before 全省: what one of its parts says of its rank, whatever follows (位居|全省、全国同类城市前列)."""
# What stands in front is looked at last: a text is searched fastest for one of a set of characters.
_LOCAL_OFFICE = compile_re(
    r"([省市县区州盟旗])(?:(?<![\u4e00-\u9fff].)(?:委|政府|人民政府|民政[厅局]|慈善(?:总会|协会|会)|残联|红十字会|总工会|妇联)|(?<=[、,在经由和与对以].)(?:委|政府|民政[厅局]))"
)


def levels_of(
    text: str, mentions: Sequence[RegionMention], votes: Sequence[Vote], table: RegionTable
) -> Counter[Unit]:
    """How often the text speaks of its own place as 市, 省, 县 …; 区 is 自治区 where the text shows that it is one.

    votes: what its places say of whose it is.
    """
    levels = _said(text, mentions)
    if levels["区"] and means_its_region(text, mentions, votes, levels, table):
        levels["自治区"] += levels.pop("区") + len(OFFICE.findall(text))
    return levels


def _said(text: str, mentions: Sequence[RegionMention]) -> Counter[Unit]:
    votes: Counter[Unit] = Counter()
    named = {m.end for m in mentions if m.kind == "name"}  # 上海|全市 is no word of its own
    own_words = (
        text[m.start : m.end]
        for m in mentions
        if m.kind == "deictic"
        and m.start not in named
        and _RANKED.match(text, m.end) is None
        and not text.endswith(_AMONG, max(0, m.start - 2), m.start)
    )
    for word in own_words:
        unit = _unit_of(word)
        if word[0] == "该" or unit is None:
            continue
        own = 1 if unit == "国" or word == "中国" else 2 if word[0] == "全" else 4
        votes["国" if word == "中国" else unit] += own
    votes.update(match[1] for match in _LOCAL_OFFICE.finditer(text))  # type: ignore[misc]
    return votes


def _unit_of(word: str) -> Unit | None:
    """The unit a deictic word names (全市上下, 我们县); None for a word of a user's that names none (咱这儿)."""
    return next((unit for unit in UNITS if unit in word), None)
