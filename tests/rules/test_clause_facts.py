"""What is found once in a clause, and who stands where in it."""

from __future__ import annotations

import pytest

from minzheng_ie.constructions.find import Fact, Seen
from minzheng_ie.rules.trace import RuleId
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
    facts = (Fact(RuleId("constructions/will.yaml", 1, "will"), {"will": 1}),)
    assert [Seen(facts, at).first("will") for at in (3, 1, 0)] == [1, -1, -1]
    assert Seen(facts, 3).first("base") == -1
