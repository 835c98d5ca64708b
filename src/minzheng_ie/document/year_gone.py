"""The year in which a text without a date was written: by its wire line, or by the number of an article in a journal."""

from __future__ import annotations

from minzheng_ie.compiled import compile_re
from minzheng_ie.document.model import Span

_LEAD = 600  # characters within which a wire line stands
_DECEMBER = 12
# 某社上海5月19日电, 本报9月2日讯
_WIRED = compile_re(
    r"[社网报台][^,。\n0-9]{0,10}(?P<month>1[0-2]|[1-9])月[0-9]{1,2}日[^,。\n0-9]{0,4}?(?:电|讯|消息)"
)
_ENDED = compile_re(r"截[至止]到?(?P<year>(?:19|20)[0-9]{2})年(?:年?[底末]|12月31日)")
_PLANNED = compile_re(r"[^。;\n]{0,30}?(?:将|力争|计划|争取|确保|拟|预计|目标)")
# 文章编号:1004-9142(2012)01-0123-07
_ARTICLE = compile_re(
    r"文章编号[: ]{0,2}[0-9]{4} ?[-—–] ?[0-9]{3}[0-9Xx] ?\((?P<year>(?:19|20)[0-9]{2})\) ?[0-9S]"
)


def year_gone(text: str, year: int) -> bool:
    """Whether ``text``, told by wire before December, says how things stood at the end of ``year``: 今年 is a later one."""
    wired = _WIRED.search(text, 0, _LEAD)
    if wired is None or int(wired["month"]) == _DECEMBER:
        return False
    return any(int(match["year"]) == year for match in _ENDED.finditer(text))


def told_to_its_end(text: str, year: int) -> bool:
    """Whether ``text`` says how things stood at the end of ``year``, and plans nothing for it: the year is over."""
    found = [match for match in _ENDED.finditer(text) if int(match["year"]) == year]
    return bool(found) and not any(_PLANNED.match(text, match.end()) for match in found)


def article_year(text: str) -> tuple[int, Span] | None:
    """The year in which a journal printed the article that ``text`` is, and where its number says so."""
    match = _ARTICLE.search(text) if "文章编号" in text else None
    return None if match is None else (int(match["year"]), match.span())
