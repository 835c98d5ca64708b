"""How the name of a town, a township or a sub-district stands behind the county it lies in (什邡市|洛水镇)."""

from __future__ import annotations

from minzheng_ie.compiled import compile_re

_TOWNSHIP_STOP = "各全每所其某本该两多数几有下辖等撤建改设重点中心特色偏远农村城小乡镇街道的在和与及对向将把从到了为由以是共个实完推开发投落强按国省市县区级选评获"
# 五个镇, 钟楼两乡, 其余各镇, 除东山镇, 走进东山镇, 而我镇 count, set apart or lead to towns; they are no names.
NO_TOWN = r"除|首[家个批条]|最[大早多]|[一二三四五六七八九十几数多余]+个|[其另]余|其[他它]|另外|余下|剩余|走进|来到|前往|深入|而[我本该]|[但且][我本该]|[我你咱贵][镇乡街]|上述|这|哪|入住|住进|送往|送入|转入|报请|报送|上报|交由|移交|纳入|接收|收[到取]|接受|走访|慰问|看望|资助|救助"
SEVERAL = "[两二三四五六七八九十几数]"
TOWNSHIP = compile_re(
    rf"(?!{NO_TOWN}|{SEVERAL}[镇乡])((?:[东南西北上下]村|(?![{_TOWNSHIP_STOP}])[\u4e00-\u9fff]村(?=镇(?![级化两干建组企]))|(?:小(?![城镇乡型]))?(?:(?![{_TOWNSHIP_STOP}])[\u4e00-\u9fff]|街(?=[镇乡口]|街道)){{1,4}}(?:镇(?=镇))?)(?:[\u4e00-\u9fff]{{1,3}}族){{0,3}}"
    rf"(?:街道(?![建边两沿])|苏木|民族乡|乡(?![村镇土情贤音愁亲])|镇(?![村化域级区乡]|长(?![者期效])|街(?![东南西北上下]))))(?<!{SEVERAL}[镇乡])"
)
# A village or town right behind a county's short name is called so itself (柳林村), unless a word begins there.
_SMALLER = compile_re(
    r"村(?![镇民级庄村集寨干容规务]|居(?!家))|镇(?![村域化级街乡])|乡(?![村镇土情贤愁亲级])"
)
_VILLAGES = ("村", "镇", "乡")
# 玉林街道 is a sub-district of that name, in whatever place; 重庆沙坪坝街道 is of the district it is called like.
STREETS = compile_re("街道(?![建边两沿])")
# 宁海路街道: called like a road, which is called like a county.
_OF_A_ROAD = compile_re("(?:[东南西北中]?[路街]|大道)街道")


def begins_a_village(text: str, at: int) -> bool:
    """Whether the short name of a county that ends at ``at`` is but the beginning of a village's or town's (柳林村)."""
    return text[at : at + 1] in _VILLAGES and _SMALLER.match(text, at) is not None


def town_behind(text: str, at: int, county: str, *, bare: bool) -> tuple[str, int] | None:
    """The town named at ``at``, right behind its county: its name and where that ends.

    county (str): the county's full name. bare (bool): it stands there without its suffix.
    """
    if bare and _OF_A_ROAD.match(text, at) is not None:
        return None
    street = STREETS.match(text, at) if bare else None
    if street is not None:  # called like its district
        return f"{county[:-1]}{street[0]}", street.end()
    match = TOWNSHIP.match(text, at)
    return None if match is None else (match[1], match.end(1))
