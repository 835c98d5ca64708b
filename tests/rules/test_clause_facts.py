"""What is found once in a clause, and who stands where in it."""

from __future__ import annotations

import pytest

from minzheng_ie.constructions.find import Seen
from minzheng_ie.extractor import default_extractor
from minzheng_ie.tryout import read


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("殡仪馆由3家增加到5家。", [("move-base", "3家")]),
        ("火化率从2019年的61.5%提高到70%。", [("move-base", "61.5%")]),
        ("补助由每人每月约80元和90元提高到100元。", [("move-base", "约80元")]),
        ("由街道办事处承建2个站点。", []),
        ("全县将新建改建4处公墓。", [("will", "将")]),
        ("将4处公墓列入规划。", []),
        ("今年要走访60户。", [("must", "要")]),
        ("每天要走访60户。", []),
    ],
)
def test_facts_of_a_clause(text: str, facts: list[tuple[str, str]]) -> None:
    [clause] = read(text)
    assert [
        (rule.name, dict(slots).get("base") or dict(slots)["will"]) for rule, slots in clause.facts
    ] == facts


def test_a_number_sees_what_stands_before_it() -> None:
    words = default_extractor().maker.assembler.words.vocabulary
    signs = [
        words.sign(text, kind)
        for text, kind in (("由", "word"), ("3家", "number"), ("至", "word"), ("5家", "number"))
    ]
    facts = default_extractor().maker.assembler.constructions.of(words.signature(signs))
    assert Seen(facts, 1).is_("base") and not Seen(facts, 3).is_("base")
    assert (Seen(facts, 3).first("from"), Seen(facts, 0).first("from"), Seen(facts, 3).first("will")) == (
        0,
        -1,
        -1,
    )
