"""What a change sets out from has happened; what a goal, or a plan named as a norm, asks for is planned."""

import pytest

from minzheng_ie import extract


def _said(text: str) -> list[tuple[str | None, str]]:
    return [(claim.period, claim.status) for claim in extract(text).claims]


@pytest.mark.parametrize(
    ("text", "base", "new"),
    [
        ("今年城市低保标准在2018年每月520元的基础上将再提高30元。", "2018", ("2019", "planned")),
        ("今年日间照料中心在去年85个的基础上新建30个。", "2018", ("2019", "actual")),
        ("今年全县高龄津贴在2017年每月60元的基础上将提高15元。", "2017", ("2019", "planned")),
    ],
)
def test_the_level_a_change_sets_out_from(text: str, base: str, new: tuple[str, str]) -> None:
    assert _said("2019年清河县民政工作总结\n" + text) == [(base, "actual"), new]


@pytest.mark.parametrize(
    "text",
    [
        "按照市民政局城市低保月人均补差不低于160元和80元的目标，县民政局及早部署。",
        "围绕全年救助率不低于98%的目标，县民政局逐村排查。",
        "按照《临江市养老设施专项规划》，各乡镇养老床位数按老年人口的3.2%配置。",
        "根据《安居县殡葬设施建设规划》，每个乡镇配建公益性公墓2处。",
    ],
)
def test_goals_and_norms(text: str) -> None:
    assert {status for _, status in _said("2012年平川县民政工作总结\n" + text)} == {"planned"}


@pytest.mark.parametrize(
    "text",
    [
        "根据《方案》，全县发放补贴60万元，惠及老人3000人。",
        "按照《规划》，全县已配建养老床位420张。",
        "全县城市低保月人均补差不低于160元。",
    ],
)
def test_what_was_done_by_a_plan(text: str) -> None:
    assert {status for _, status in _said("2012年平川县民政工作总结\n" + text)} == {"actual"}
