"""Whether a place is only spoken of: visited, helped, learned from, a meeting's venue, one of several; and when it is not all the same."""

from __future__ import annotations

from minzheng_ie.compiled import compile_re
from minzheng_ie.document.bodies import holds
from minzheng_ie.document.cues import DocumentCues
from minzheng_ie.entities.region_mention import RegionMention

_CAPITAL = "110000"
_LEAD = 14  # characters before a place that tell whether it is spoken of in passing
_TITLED = 56
_ADDRESS = compile_re(r"(?:地[点址]|所在地|位置|籍贯)[: ]{1,2}$")
"""Before a place: it is an address's."""
_ROUTE = compile_re(
    r"[至到](?![今现底访会家期此位账户处目])[\u4e00-\u9fff]{2,4}(?:[,:、 ]|的?(?:行程|路上|途中|路程))"
)
"""Behind a place: where a journey from it ends (甲市至乙地,…)."""
_PRESS_COMES = compile_re(r"[记笔]者[^,。;:]{0,7}(?:来到|走进|走访|前往|赶?赴|赶到|深入|探访|到)了?$")
"""Before a place: it is of there that the paper tells."""
_HOLDER = compile_re(r"[^,。;:!?\n]{0,24}?(?:举办|主办|发起|组织)的?[^,。;:!?\n]{2,30}?[上中]")
"""Behind 在|某县政协: it holds what it is told at (在某县政协、县工商联联合举办的发放仪式上)."""
_OF_A_WHOLE = compile_re(
    r"全[国省州区盟市][^,。;:!?\n]{0,36}?(?:会|班|活动|仪式|论坛|大赛|比赛)[^,。;:!?\n]{0,12}在$"
)
_GIVEN = compile_re(r"[^,。;:]{0,16}?(?:捐[赠助献]|赠送|援助|援建|资助|爱心)")  # 由某区政协发起的爱心捐赠
_COUNCIL = compile_re(
    r"[省市县区州旗]?(?:第?[一二三四五六七八九十0-9]{1,3}届)(?:[一二三四五六七八九十0-9]{1,3}次)?(?:人大|人民代表大会|政协)|(?:人大|政协|人民代表大会)[^。;\n]{0,24}?(?:建议|提案|议案)"
)
"""Behind 对|某县: an answer to a deputy of the place (对某县第十届人大…建议的答复), by one of its offices."""
_CONTACTED = compile_re(r"[^,。;:\n]{0,14}?(?:对接|取得联系|联系|沟通|协调|接洽)")
"""Behind an office: another asks it (与某市民政局对接)."""
_AMONG_PROVINCES = compile_re(r"(?:等?[\d一二三四五六七八九十]{1,3}个?|等)省[份市区]")  # 河北|16省市
_VENUE = compile_re(
    r"[^,。;:\n]{0,14}?(?:举行|举办|召开|启动|开幕|闭幕|发布|揭晓|签约|选举|成立|透露|宣布)"
)  # 在北京某故居举行

_ASKS = compile_re(r"请(?:直接|及时|径)?[与向同和]$")
_ASKED = compile_re(r"[^,。;:\n()]{0,20}?(?:联系|咨询|反映|索取)")
_LOOKS_UP = compile_re(r"(?:报告|电子版|全文|下载)[^。;:\n]{0,14}?(?:[从在到于]|登录|通过|访问)$")
_LOOKED_UP = compile_re(
    r"[^,。;:\n()]{0,16}?(?:网站?|门户|平台|公众号)(?:\([^()\n]{1,60}\))?[^,。;:\n]{0,10}?(?:下载|查[阅询看到]|浏览|获取)"
)


def whom_to_ask(text: str, mention: RegionMention) -> bool:
    """Whether a report names whom its readers may ask, or the site on which it is to be found (请与某市民政局办公室联系)."""
    at = mention.start
    if text[at - 1 : at] in "与向同和" and _ASKS.search(text, max(0, at - _LEAD), at) is not None:
        return _ASKED.match(text, mention.end) is not None
    if _LOOKED_UP.match(text, mention.end) is None:
        return False
    return _LOOKS_UP.search(text, max(0, at - 2 * _LEAD), at) is not None


def in_passing(text: str, mention: RegionMention, cues: DocumentCues, *, office: bool) -> bool:
    """Whether a place is only spoken of: visited, helped, a meeting's venue, a yardstick, one of several."""
    before = text[max(0, mention.start - _LEAD) : mention.start]
    if _ADDRESS.search(before) is not None or _ROUTE.match(text, mention.end) is not None:
        return True
    if cues.after.match(text, mention.end) or _AMONG_PROVINCES.match(text, mention.end):
        return not holds(text, mention)
    if before.endswith("由") and _GIVEN.match(text, mention.end):
        return True
    lead = cues.before.search(before)
    if lead is None or (lead.group() == "对" and _COUNCIL.match(text, mention.end) is not None):
        return False
    if _PRESS_COMES.search(before) is not None:
        return False
    if lead.group() == "在" and (_in_the_capital(text, mention) or _meeting_of_a_whole(text, mention)):
        return True
    if before.endswith(("得到", "得到了", "受到", "受到了")):
        return False  # what helps is of the place, or above it
    if lead.group() in ("在", "到") and (not office or _HOLDER.match(text, mention.end) is not None):
        return False  # 在全市: 在昆明市 may be its own; only a body's place is another's
    beside = office and lead.group() in ("与", "同", "跟")
    return not beside or _CONTACTED.match(text, mention.end) is not None


def _in_the_capital(text: str, mention: RegionMention) -> bool:
    """Whether something is held in the capital."""
    region = mention.region
    return region is not None and region.code == _CAPITAL and _VENUE.match(text, mention.end) is not None


def _meeting_of_a_whole(text: str, mention: RegionMention) -> bool:
    """Whether a meeting of all of a larger place is held in a place (全省…工作会议在某市召开)."""
    if _VENUE.match(text, mention.end) is None:
        return False
    return _OF_A_WHOLE.search(text, max(0, mention.start - _TITLED), mention.start) is not None
