"""Signs of words save questions, and never an answer (`minzheng_ie.heads.signs`)."""

from __future__ import annotations

import pytest

from minzheng_ie.extractor import Extractor
from minzheng_ie.heads.decide import load_decider
from minzheng_ie.patterns import pattern_dirs

TEXTS = [
    text
    for row in load_decider(pattern_dirs()).table.rows
    for text in (*row.specimen.examples, *row.specimen.counter)
]
# What follows is asked about by functions, and by no row.
TEXTS += [
    "全区残疾人800人,占比12%。后于2021年降至790人。",
    "三、收养登记工作共办理12件,5.社会组织管理新增30家。",
    "民政局向灾区捐赠棉被300床,志愿者将20份年货送到老人家中。",
    "医疗救助共救助4900人,尚无乡镇突破5000人。城乡低保标准为城镇每月700元。",
    "甲协会和乙基金会募集善款20万元,县民政局发放慰问金8万元。",
    "在社区书记的带领下清理楼道40处,第二位的是东区,有60处。",
]


@pytest.fixture(scope="module")
def asking() -> Extractor:
    """An extractor that asks every question of every word: each has all signs."""
    extractor = Extractor()
    extractor.maker.assembler.lexicon.signs.of = lambda text: -1
    return extractor


def test_no_answer_is_lost(asking: Extractor) -> None:
    extractor = Extractor()
    lost = [text for text in TEXTS if extractor.extract(text).claims != asking.extract(text).claims]
    assert not lost, "\n".join(lost)


def test_a_word_has_the_signs_of_its_classes() -> None:
    lexicon = Extractor().maker.assembler.lexicon
    unsigned = [word for word in lexicon.cutting | lexicon.changes if not lexicon.signs.of(word)]
    assert not unsigned
