"""Names of towns right behind a county's: what they end with, and what is no town's name."""

from __future__ import annotations

from minzheng_ie.compiled import compile_re
from minzheng_ie.entities.region_mention import RegionMention
from minzheng_ie.entities.region_table import Region, RegionTable

_TOWNSHIP_STOP = "各全每所其某本该两多数几有下辖等撤建改设重点中心特色偏远农村城小乡镇街道的在和与及对向将把从到了为由以是共个实完推开发投落强按国省市县区级选评获"
# 五个镇, 钟楼两乡, 其余各镇, 除东山镇, 走进东山镇, 而我镇 count, set apart or lead to towns; they are no names.
NO_TOWN = r"除|[一二三四五六七八九十几数多余]+个|[其另]余|其[他它]|另外|余下|剩余|走进|来到|前往|深入|而[我本该]|[但且][我本该]|[我你咱贵][镇乡街]|上述|这|哪|入住|住进|送往|送入|转入|报请|报送|上报|交由|移交|纳入"
SEVERAL = "[两二三四五六七八九十几数]"
TOWNSHIP = compile_re(
    rf"(?!{NO_TOWN}|{SEVERAL}[镇乡])((?:[东南西北上下]村|(?:(?![{_TOWNSHIP_STOP}])[\u4e00-\u9fff]){{1,4}})(?:[\u4e00-\u9fff]{{1,3}}族){{0,3}}"
    rf"(?:街道(?![建边两沿])|苏木|民族乡|乡(?![村镇土情贤音愁亲])|镇(?![村化域街级长区乡])))(?<!{SEVERAL}[镇乡])"
)
# 顺德北滘、乐从镇: short names of towns of which the last has its suffix.
TOWNS_BEHIND = compile_re(
    r"[\u4e00-\u9fff]{2,3}?(?:[、和与及][\u4e00-\u9fff]{2,3}?){0,5}(?:镇(?![村化域街级长区乡])|街道(?![建边两沿]))(?<![各全每乡城小][镇道])"
)

# 玉林街道 is a sub-district of that name, in whatever place; 重庆沙坪坝街道 is of the district it is called like.
STREETS = compile_re("街道(?![建边两沿])")
# 宁海路街道: called like a road, which is called like a county.
_OF_A_ROAD = compile_re("(?:[东南西北中]?[路街]|大道)街道")


def extend_to_township(
    text: str, mention: RegionMention, region: Region, table: RegionTable, *, bare: bool
) -> None:
    """A town right behind its county belongs to its name (开化|马金镇). bare (bool): the county's name is short."""
    if bare and _OF_A_ROAD.match(text, mention.end):
        return
    if region.level != "county" and (region.level != "city" or table.has_counties(region)):
        return
    match = STREETS.match(text, mention.end) if bare else None
    if match is not None:  # called like its district, which is told by what stands before
        name, end = f"{region.name[:-1]}街道", match.end()
    else:
        match = TOWNSHIP.match(text, mention.end)
        if match is None:
            return
        name, end = match[1], match.end(1)
    township = Region(region.code, f"{region.path}/{name}", name, "township")
    mention.end = end
    mention.region = township
    mention.candidates = (township,)


def pass_over_township(text: str, mention: RegionMention) -> None:
    """A township of a place that is not in the table belongs to its name."""
    match = TOWNSHIP.match(text, mention.end)
    if match is not None:
        mention.end = match.end(1)
