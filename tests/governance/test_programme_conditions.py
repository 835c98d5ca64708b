"""Each condition that rows about programmes may ask, with a number (or a mention) of which it holds and one of which not.

In a text ``|`` stands before the number, or the mention, that is asked about; `` / `` parts lines.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from minzheng_ie.extractor import Extractor
from minzheng_ie.governance.programme.frame import Candidate, Found, Frame, Seen
from minzheng_ie.governance.programme.tables import HOMES, ProgrammeRules, Quiet, programme_rules
from minzheng_ie.patterns import pattern_dirs
from minzheng_ie.rules.table import Decide, Table

RULES = programme_rules(pattern_dirs())
EXTRACTOR = Extractor()
TITLE = "2022年民政工作总结 / "

CASES = {
    "governance/programme.yaml": {
        "goes-on": ("农村低保对象900人，增长|5%。", "农村低保对象900人，残疾人|6人。"),
        "side-by-side": ("农村低保对象30户|60人。", "农村低保对象30户，残疾人|60人。"),
        "published": ("通过网站公开政府信息|160条。", "网站公开养老机构信息，新建|3家。"),
        "oldest": ("全县百岁老人|23人。", "全县高龄老人|23人。"),
        "ages-told": ("60岁以上老年人8万人，百岁老人|23人。", "全县百岁老人|23人。"),
        "of-part": ("孤儿900人，其中女童|60人。", "孤儿900人，女童|60人。"),
        "of-age": ("全县80岁以上老年人|970人。", "全县老年人|970人。"),
        "of-ages": ("全镇60-69岁老年人|320人。", "全镇60岁以上老年人|320人。"),
        "counts-people": ("全县常住人口|32万人。", "全县低收入人口|32万人。"),
        "paid": ("80岁以上老年人|100元。", "80岁以上老年人|100人。"),
        "counts-residents": ("社区现有居民|3200户。", "惠及居民|3200户。"),
        "counts-offices": ("全局有内设机构|4个。", "全局有养老机构|4个。"),
        "counts-the-aged": ("全县高龄老人|970人。", "慰问高龄老人|970人。"),
        "counts-questions": ("接听咨询电话|350次。", "接听投诉电话|350次。"),
        "of-no-field": ("新建|12家。", "殡葬服务 / 新建|12家。"),
        "named-here": ("孤儿30人，大米|3袋。", "儿童30人，大米|3袋。"),
        "work-named": ("孤儿30人，大米|3袋。", "60岁以上老年人8万人，百岁老人|23人。"),
        "work-told": ("孤儿30人，大米|3袋。", "空巢老人30人，大米|3袋。"),
        "about-the-aged": ("养老服务 / 新建|12家。", "殡葬服务 / 新建|12家。"),
        "people-before": ("60岁以上老年人9万人，占|18%。", "孤儿9万人，占|18%。"),
        "share-of-people": ("孤儿90人，占全县儿童|18%。", "孤儿90人，大米|18袋。"),
    },
    "governance/programme_mentions.yaml": {
        "before-border": ("|低保提标；在双拥优抚方面，走访300户。", "低保提标；在|优抚对象家中走访300户。"),
        "example": ("开展|殡葬管理、养老护理、婚姻登记等培训300人。", "开展|殡葬管理、养老护理培训300人。"),
        "cue-before-examples": ("关心|老年人，开展殡葬管理、养老护理、婚姻登记等培训300人。", "关心|老年人，开展殡葬培训300人。"),
        "in-metric": ("新建|养老机构3家。", "在|养老机构，发放大米3袋。"),
        "in-clause": ("新建|养老机构3家。", "关心|孤儿，发放大米3袋。"),
        "of-another": ("村干部300人和|养老机构12家。", "加强|养老机构建设，村干部300人。"),
        "of-a-fund": ("福彩公益金用于助学、|救灾，帮扶5000人次。", "募捐用于助学、|救灾，帮扶5000人次。"),
        "one-of-purposes": ("用于助学、|救灾，帮扶5000人次。", "用于|救灾，帮扶5000人次。"),
        "left-out": ("床位（不含|家庭养老床位）300张。", "床位（多为|家庭养老床位）300张。"),
        "part-behind": ("县财政投入90万元（其中60万元用于|养老服务）。", "县财政投入90万元，其中60万元用于|养老服务。"),
        "visited": ("志愿者走进|敬老院，赠送棉被60床。", "走进|敬老院，赠送棉被60床。"),
        "given-to": ("慈善事业 / 资助|孤儿26人。", "资助|孤儿26人。"),
        "acts": ("爱心|协会走访慰问，资助学生30名。", "登记|协会30家。"),
        "in-brackets": ("贫困（|低保户）精神残疾人30人。", "困难群众（|低保户）30户。"),
        "counts-who": ("80|岁以上老年人100元。", "低保标准的1.4倍，80岁以上老年人100元，|孤儿100元。"),
        "paid": ("80|岁以上老年人100元。", "80|岁以上老年人100人。"),
        "ranks-a-place": ("在|贫困村建成幸福院3家。", "在贫困村建成|幸福院3家。"),
        "yardstick": ("特困人员生活标准达到|低保标准的1.4倍。", "特困人员生活标准和|低保标准300元。"),
    },
    "governance/programme_said.yaml": {
        "named": ("农村低保对象|900人。", "发放低保金时，大米|9袋。"),
        "employs": ("带动残疾人就业|30人，全县有幼儿园12所。", "全县有幼儿园|12所。"),
        "of-givers": ("发放爱心助学金|3万元。", "发放低保金|3万元。"),
        "topic-gives": ("慈善事业 / 健康体检|30人。", "健康体检|30人。"),
        "lost": ("洪涝灾害来袭，损坏卫生院|3个。", "洪涝灾害来袭，新建卫生院|3个。"),
        "part": ("孤儿900人，其中女童|60人。", "孤儿900人，女童|60人。"),
        "in-its-subject": ("全县孤儿|60人。", "=全县孤儿|60人。修桥3座。修路4条。"),
        "works": ("福利厂3处，产值|30万元。", "养老院3处，产值|30万元。"),
        "anything-inside": ("全县孤儿|60人。", "看望孤儿，送去大米|9袋。"),
        "found-out": ("走访养老院，揭示问题|60个。", "走访养老院，改造床位|60张。"),
        "untold": ("看望老人，送去大米|9袋。", "全县孤儿|60人。"),
        "several": ("全县孤儿和残疾儿童|60人。", "全县孤儿|60人。"),
        "many": ("低保、特困人员、临时救助总支出|3万元。", "低保、特困人员总支出|3万元。"),
        "got": ("低保对象、特困人员、孤儿领到生活补贴|300元。", "低保、特困人员、临时救助总支出|3万元。"),
        "come-under": ("农村五保对象纳入城市低保|60人。", "农村五保、城市低保对象|60人。"),
        "nested": ("低保家庭、农村低保家庭|60户。", "城市低保、农村低保家庭|60户。"),
        "total": ("孤儿补助总支出|3万元。", "孤儿补助|3万元。"),
        "summed-here": ("看望孤儿，共发放|3万元。", "看望孤儿，共发放棉被|30床。"),
        "summed-up": ("看望孤儿，共发放|3万元。", "看望孤儿，发放|3万元。"),
    },
    "governance/programme_cues.yaml": {
        "sentence-before": ("低保对象320户。走访慰问特困家庭|30户。", "低保 / 走访慰问特困家庭|30户。"),
        "own-cue": ("救助困难群众|900人。", "看望困难群众，大米|9袋。"),
        "vague": ("养老服务 / 民政部门|60个。", "养老服务 / 救助资金|3万元。"),
        "topic-tells": ("养老服务 / 服务老年人|30人。", "殡葬服务 / 服务老年人|30人。"),
        "schools": ("辅助器具服务 / 培训残疾人|30人。", "辅助器具服务 / 服务残疾人|30人。"),
        "of-a-visit": ("走访慰问特困户|30户。", "看望孤寡老人|30人。"),
        "paid-at-age": ("80岁以上每人每月|30元。", "60岁以上每人每月|30元。"),
        "topic-says-little": ("养老服务 / 新建|12家。", "殡葬服务 / 新建|12家。"),
        "topic-serves": ("养老服务 / 走访慰问|30人。", "殡葬服务 / 走访慰问|30人。"),
        "over-it": ("慈善事业 / 针对困难家庭开展项目|30个。", "养老服务 / 针对困难家庭开展项目|30个。"),
        "of-field": (
            "=城西 / 受灾群众已经转移，救灾物资到位，灾情稳定，灾民得到救助。 / 局地雨量|4毫米。",
            "灾害救助 / 关闭景区|4处。",
        ),
        "no-work": ("灾害救助 / 局地雨量|90毫米。", "灾害救助 / 关闭景区|4处。"),
        "topic-gives": ("慈善事业 / 走访慰问老人|30人。", "殡葬服务 / 走访慰问老人|30人。"),
    },
    "governance/programme_kinds.yaml": {
        "visits": ("低保对象320户。走访慰问特困家庭|30户。", "临时救助320户。加强社会救助工作，惠及群众|30户。"),
        "in-metric": ("农村低保对象|900人。", "农村低保提标，惠及群众|900人。"),
        "family": ("养老机构|12家。", "农村低保对象|900人。"),
        "goes-on-with-it": ("农村低保户90户、低保对象|160人。", "农村低保户90户，全县低保对象|160人。"),
        "general-before": ("儿童福利机构9家，床位|300张。", "关心孤儿，床位|300张。"),
        "aids-living": ("抗洪救灾 / 发放临时生活救助金|30万元。", "抗洪救灾 / 发放临时救助金|30万元。"),
        "topic-of-disaster": ("抗洪救灾 / 发放临时生活救助金|30万元。", "临时救助 / 发放临时生活救助金|30万元。"),
        "of-its-money": ("农村低保对象90人，发放低保金|30万元。", "农村低保对象90人，取消低保|12户。"),
    },
    "governance/programme_parts.yaml": {
        "rests-on-whom": ("残疾人家庭|58户。", "农村低保对象|58户。"),
        "in-metric": ("农村低保对象|900人。", "农村低保提标，惠及群众|900人。"),
        "of-the-sector": ("民政服务对象300人，其中老年人|65人。", "特困人员300人，其中老年人|65人。"),
        "whole-named": ("特困人员300人，其中老年人|65人。", "党员300人，其中残疾人|65人。"),
        "named": ("养老机构|12家。", "幼儿园|12所。"),
        "among-parts": ("特困人员300人，其中老年人|65人。", "特困人员300人，老年人|65人。"),
        "only-persons": ("养老机构收住300人，其中优抚对象|65人。", "养老机构收住300人，其中社工站|5个。"),
        "counts-some-of-them": ("城市低保对象300人，其中：下岗人员|65人。", "城市低保对象300人，其中：培训失业人员|65人。"),
        "keeps-its-own": ("社会救助对象300人，其中特困人员|65人。", "养老机构收住300人，其中优抚对象|65人。"),
        "civil": ("全县孤儿|60人。", "=全县孤儿|60人。修桥3座。修路4条。"),
        "topic-of-work": ("志愿服务 / 服务残疾人|400人。", "服务残疾人|400人。"),
        "aid-under-places": ("基层治理 / 救助残疾人家庭|60户。", "志愿服务 / 救助残疾人家庭|60户。"),
        "own-item": ("志愿服务 / 低保户41户；残疾人户|18户。", "志愿服务 / 残疾人户|18户。"),
        "work-spoken-of": ("志愿服务 / 开展助残，服务残疾人|400人。", "志愿服务 / 服务残疾人|400人。"),
        "kin-of-topic": ("辅助器具适配 / 重度残疾人|320人。", "志愿服务 / 重度残疾人|320人。"),
    },
    "governance/programme_places.yaml": {
        "named": ("养老机构|12家。", "幼儿园|12所。"),
        "of-makeup": ("成立党支部|12个。", "成立幼儿园|12个。"),
        "topic-of-places": ("基层治理 / 成立党支部|12个。", "殡葬服务 / 成立党支部|12个。"),
        "of-a-place": ("新建社区|3个。", "新建养老机构|3个。"),
        "place-word": ("新建社区|3个。", "召开村民代表大会|3次。"),
        "inherited": ("养老服务 / 新建|12家。", "新建养老机构|12家。"),
        "counts-divisions": ("养老服务 / 全县现辖镇|12个。", "养老服务 / 建成养老院|12个。"),
        "counts-others": ("全镇五保户86户，小学生|1400人。", "全镇五保户86户，安置小学生|1400人。"),
        "land": ("该村是贫困村，距县城|12公里。", "贫困村危房|12间。"),
        "one-of-a-list": ("12户低保户、|40户盲人家庭收到汤圆。", "低保户12户、盲人家庭|40户。"),
        "describes": ("全镇总面积12平方公里，有社区|3个。", "全镇有社区|3个。"),
        "among-people": ("据抽样调查，全县有残疾人|3万人。", "全县有残疾人|3万人。"),
        "told-by-more": ("农村低保对象|900人。", "残疾人|900人。"),
    },
    "governance/programme_bodies.yaml": {
        "counts-people": ("=市残联2022年工作总结 / 全市常住人口|3万人。", "=市残联2022年工作总结 / 残疾人|3万人。"),
        "kept": ("=市残联2022年工作总结 / 农村低保对象|30人。", "=市残联2022年工作总结 / 殡仪馆|3家。"),
        "told-by-cue": ("=市残联2022年工作总结 / 集中供养|30人。", "=市残联2022年工作总结 / 农村低保对象|30人。"),
        "own-task": ("=市残联2022年工作总结 / 残疾人康复|30人。", "=市残联2022年工作总结 / 农村低保对象|30人。"),
        "in-passing": ("=市残联2022年工作总结 / 低保提标，惠及群众|30人。", "=市残联2022年工作总结 / 低保对象|30人。"),
        "of-its-whole": (
            "=市红十字会2022年工作总结 / 接收捐款9万元，其中资金|7万元。",
            "=市红十字会2022年工作总结 / 接收捐款9万元，资金|7万元。",
        ),
        "of-gifts": ("=市红十字会2022年工作总结 / 开展助学活动，资助学生|30人。", "=市红十字会2022年工作总结 / 开展助学活动，培训学生|30人。"),
        "body-with-task": ("=市残联2022年工作总结 / 低保对象|30人。", "=市红十字会2022年工作总结 / 低保对象|30人。"),
        "rests-on-whom": ("=市残联2022年工作总结 / 困难残疾人|30人。", "=市残联2022年工作总结 / 低保对象|30人。"),
        "work-told": ("=市残联2022年工作总结 / 发放困难残疾人生活补贴，困难残疾人|30人。", "=市残联2022年工作总结 / 困难残疾人|30人。"),
    },
}  # fmt: skip


def _spied(asked: list[tuple[str, Any]]) -> ProgrammeRules:
    """The rules, which note what each table is asked about."""

    def spy(name: str, table: Table) -> Table:
        def decide(f: Any) -> tuple[int, Any]:
            asked.append((name, f))
            return table.decide(f)

        spying: Decide = decide
        return replace(table, decide=spying)

    return ProgrammeRules(RULES.words, *map(spy, HOMES, RULES.tables), Quiet(False, False, False))


def _place(f: Frame | Candidate | Seen | Found) -> tuple[str, int]:
    if isinstance(f, Candidate):
        return f.frame.text, f.mention.start
    frame = f if isinstance(f, Frame) else f.frame
    return frame.text, frame.position


def _asked(table: str, text: str) -> Iterator[Any]:
    """What the table is asked about that begins where ``|`` stands."""
    whole = (text[1:] if text.startswith("=") else TITLE + text).replace(" / ", "\n")
    behind = len(whole) - whole.index("|") - 1
    asked: list[tuple[str, Any]] = []
    EXTRACTOR.maker.assembler.programmes = _spied(asked)
    EXTRACTOR.extract(whole.replace("|", ""))
    EXTRACTOR.maker.assembler.programmes = RULES
    for name, f in asked:
        said, at = _place(f)
        if name == table and len(said) - at == behind:
            yield f


def _holds(table: str, condition: str, text: str) -> bool:
    found = [HOMES[table].conditions[condition](f) for f in _asked(table, text)]
    assert found, f"{table} is not asked about {text!r}"
    return any(found)


@pytest.mark.parametrize(
    ("table", "condition"), [(table, name) for table, home in HOMES.items() for name in home.conditions]
)
def test_a_condition(table: str, condition: str) -> None:
    holds, fails = CASES[table][condition]
    assert _holds(table, condition, holds)
    assert not _holds(table, condition, fails)


def test_tables_are_passed_over_where_nothing_shows_that_a_row_may_hold() -> None:
    """A row that asks for none of the signs makes every number ask its table: a sign is added with it."""
    assert RULES.quiet == Quiet(mentions=True, parts=True, places=True)
