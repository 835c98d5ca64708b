"""What is found once in a clause, and who stands where in it."""

from __future__ import annotations

import pytest

from minzheng_ie.constructions.find import Seen
from minzheng_ie.extractor import default_extractor
from minzheng_ie.tryout import read


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("由街道办事处承建2个站点。", []),
        ("全县将新建改建4处公墓。", [("will", "将")]),
        ("将4处公墓列入规划。", []),
        ("今年要走访60户。", [("must", "要")]),
        ("每天要走访60户。", []),
    ],
)
def test_facts_of_a_clause(text: str, facts: list[tuple[str, str]]) -> None:
    [clause] = read(text)
    assert [(rule.name, dict(slots)["will"]) for rule, slots in clause.facts] == facts


def test_a_number_sees_what_stands_before_it() -> None:
    words = default_extractor().maker.assembler.words.vocabulary
    signs = [words.sign(text, kind) for text, kind in (("将", "word"), ("新建", "word"), ("5家", "number"))]
    facts = default_extractor().maker.assembler.constructions.of(words.signature(signs))
    assert (Seen(facts, 2).first("will"), Seen(facts, 0).first("will"), Seen(facts, 2).first("base")) == (
        0,
        -1,
        -1,
    )
