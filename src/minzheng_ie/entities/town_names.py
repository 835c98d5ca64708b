"""How the name of a town, a township or a sub-district stands behind the county it lies in (什邡市|洛水镇)."""

from __future__ import annotations

from minzheng_ie.compiled import compile_re

_TOWNSHIP_STOP = "各全每所其某本该两多数几有下辖等撤建改设重点中心特色偏远农村城小乡镇街道的在和与及对向将把从到了为由以是共个实完推开发投落强按国省市县区级选评获"
# 五个镇, 钟楼两乡, 其余各镇, 除东山镇, 走进东山镇, 而我镇 count, set apart or lead to towns; they are no names.
NO_TOWN = r"除|首[家个批条]|最[大早多]|[一二三四五六七八九十几数多余]+个|[其另]余|其[他它]|另外|余下|剩余|走进|来到|前往|深入|而[我本该]|[但且][我本该]|[我你咱贵][镇乡街]|上述|这|哪|入住|住进|送往|送入|转入|报请|报送|上报|交由|移交|纳入|接收|收[到取]|接受|走访|慰问|看望|资助|救助"
SEVERAL = "[两二三四五六七八九十几数]"
# Towns that are called with one of those characters all the same (城关镇, 和平镇, 向阳街道, 下坝乡).
_CALLED = (
    r"城(?:[关厢东西南北郊隍桥头子阳港]|中(?=街道))|(?:[古东西南北石旧老山龙凤双三永平安金银玉王]城|新城(?!镇(?:[居职低就人户]|化)))(?!乡)"
    r"|和(?:[平睦兴龙桥丰盛田孚尚气谐舍义荣贵里林美善坪舟]|顺(?!利))|(?:[太永仁人安泰三义保同祥元雍中共怡协福政平清嘉信庆大长泽宏广兴崇]和)"
    r"|中(?![部小心等央级型低高老青东西各年学共旬国期秋医层间的])[\u4e00-\u9fff]|(?:关中|华中)(?=街道)|市(?:中(?=街道)|[桥北南西东庄头](?=街道|镇))|[新桐皂杨灰宋谢马王]市(?=镇)"
    r"|向[阳东荣化前塘山明南北西上心集]|全[福胜安兴义州南丰]|开[元阳福泰明封江慧源包山鲁通原城安湖林平云]"
    r"|建[国华兴阳宁安平南北东西德湖昌始民边业瓯水桥政春明昆江林]|[兴建安护保宁报富爱卫定立镇]国|国(?![内外家有企资防债道民籍标省])[\u4e00-\u9fff]"
    r"|重[石兴固华阳龙安凤]|农[安丰兴林]|[安定宁平镇怀志致思静清招威广鸿]远|远[安口大洋征]|[同丹湖江民石塘]心|点[军头]"
    r"|[兴双永广新元万长德三福顺盛丰宝隆昌宏春吉]发|[富自民振]强|获鹿|[故旧老古]县|县底|大有|广有|有庆|多[宝悦祝伦福]|两[江河路渡岔水峪英岭亭口]"
    r"|下(?:(?![辖属设派乡拨达发放沉列级述面半至到岗城一])[\u4e00-\u9fff]){1,2}?"
)
CALLED = rf"(?:{_CALLED})(?=镇|乡|街道)"
# Behind a pause, where 新建, 新增 and 老年 may open a clause as well (新安镇, 老城街道).
NEW_OR_OLD = r"(?:新(?:(?![建增型的设改扩任修一入进办成开录聘添购老疆农辟筹晋])[\u4e00-\u9fff]){1,2}?|老[城街河林庄山湾君营店官窑市寨桥坝沟湖塘屋港])(?=镇|乡|街道)"
TOWNSHIP = compile_re(
    rf"(?!{NO_TOWN}|{SEVERAL}[镇乡])((?:{CALLED}|[东南西北上下]村|(?![{_TOWNSHIP_STOP}])[\u4e00-\u9fff]村(?=镇(?![级化两干建组企]))|(?:小(?![城镇乡型]))?(?:(?![{_TOWNSHIP_STOP}])[\u4e00-\u9fff]|街(?=[镇乡口]|街道)){{1,4}}(?:镇(?=镇))?)(?:[\u4e00-\u9fff]{{1,3}}族){{0,3}}"
    rf"(?:街道(?![建边两沿])|苏木|民族乡|乡(?![村镇土情贤音愁亲])|镇(?![村化域级乡]|区(?!域(?:性?敬老|养老|福利|中心))|长(?![者期效])|街(?![东南西北上下]))))(?<!{SEVERAL}[镇乡])"
)
# A village or town right behind a county's short name is called so itself (柳林村), unless a word begins there.
_SMALLER = compile_re(
    r"村(?![镇民级庄村集寨干容规务]|居(?!家))|镇(?![村域化级街乡])|乡(?![村镇土情贤愁亲级])"
)
_LIKE_A_CITY = compile_re("镇(?![海江康原安远宁平坪雄赉巴沅湖村域级街乡区])")  # 潮州镇, but 宁波镇海区
_VILLAGES = ("村", "镇", "乡")
# 玉林街道 is a sub-district of that name, in whatever place; 重庆沙坪坝街道 is of the district it is called like.
STREETS = compile_re("街道(?![建边两沿])")
# 宁海路街道: called like a road, which is called like a county.
_OF_A_ROAD = compile_re("(?:[东南西北中]?[路街]|大道)街道")


def begins_a_village(text: str, at: int) -> bool:
    """Whether the short name of a county that ends at ``at`` is but the beginning of a village's or town's (柳林村)."""
    return text[at : at + 1] in _VILLAGES and _SMALLER.match(text, at) is not None


def is_like_a_city(text: str, at: int) -> bool:
    """Whether the short name of a city that ends at ``at`` is but that of a town (潮州镇)."""
    return text[at : at + 1] == "镇" and _LIKE_A_CITY.match(text, at) is not None


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
