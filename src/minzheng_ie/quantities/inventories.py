"""One thing in a list of what somebody has (现有老年大学一所、音响一套): 一 counts there, elsewhere it seldom does."""

from __future__ import annotations

from minzheng_ie.compiled import compile_regex

_UNIT = "[所座家栋处间辆台张支套部个块口面]"
_OF_ITEMS = "[所座家栋处间辆台张支套部个块口面顶床]"
_THING = "[一-鿿“”()]{2,12}?"
_ITEM = rf"{_THING}(?:[一二两三四五六七八九十]|[0-9]{{1,4}}){_OF_ITEMS}[、,和及]?"
_SIZE = r"(?:[一-鿿]{0,8}?[0-9.]{1,6}[余多]?万?(?:立方米|平方米|[一-鿿]{1,4}?的))?"  # 能容纳300人的敬老院一座
_HAVING = compile_regex(
    r"(?:[现建设拥配共内]有|[内下]设|(?<![没所持只含具享还仍])有|购置|添置|配备|(?:新|改|扩|修|兴|筹)建|建[设成起立]"
    r"|开设|设[立置]|搭建)了?"
    rf"{_SIZE}(?:{_ITEM}){{0,8}}{_THING}$"
)
_JOINED = compile_regex(rf"(?:[二两三四五六七八九十]|[0-9]{{1,4}}){_UNIT}[^,、。;:\n0-9]{{2,14}}[和及]$")
_AT_LEAST = compile_regex(r"至少[要应须需]?(?:设[立置有]?|[新改]?建[成设有]?|有|拥有|配[备置建]|开[设办])$")
_MORE = compile_regex(rf"[、,。;)\n]|和|及|$|{_ITEM}")
_NEXT = compile_regex(rf"[、,和及]?{_ITEM}")
_NUMBERED = frozenset("一二两三四五六七八九十0123456789")
_SIGNS = frozenset("有设置备建")
_REACH = 48
"""Characters back to where such a list begins, at the most."""


def counts_one(text: str, start: int, end: int) -> bool:
    """Whether the 一 with its unit at ``start:end`` stands behind a thing in a list of what is there.

    text (str): clean text; offsets in code points, end exclusive.
    """
    if text[end - 1] not in _UNIT:
        return False
    front = text[max(0, start - _REACH) : start]
    if _AT_LEAST.search(front) or _JOINED.search(front):
        return True  # 至少设置一处养老院; 新建2个照料中心和一所公寓
    if _SIGNS.isdisjoint(front):
        return False
    if _MORE.match(text, end) is None:
        return False
    found = _HAVING.search(front)
    if found is None:
        return False
    # a single thing is seldom more than a manner of speaking: the list has another item
    return not _NUMBERED.isdisjoint(found.group()) or _NEXT.match(text, end) is not None
