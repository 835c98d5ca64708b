"""What a page says of its document outside the text: title, day, source, whose the site is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from minzheng_ie.compiled import compile_re
from minzheng_ie.reading.html_furniture import Zones, lines_of
from minzheng_ie.reading.html_lines import Line
from minzheng_ie.reading.html_rules import kinds_of, page_rules
from minzheng_ie.reading.html_tree import Node, Page

_TITLES = ("articletitle", "og:title", "title", "dc.title", "headline", "twitter:title")
_DAYS = (
    "pubdate",
    "publishdate",
    "article:published_time",
    "datepublished",
    "maketime",
    "createdate",
    "og:release_date",
)
_SOURCES = ("contentsource", "source", "og:article:author")
_DAY = compile_re(r"(?<!\d)((?:19|20)\d{2})\s?[-年/.]\s?(\d{1,2})\s?[-月/.]\s?(\d{1,2})(?!\d)")
_SEPARATOR = compile_re(
    r"\s+[-–—|·:>»/]+\s+|\s*[_|｜»>]+\s*|(?<=[\u4e00-\u9fff”》）)\d])\s*[-–—]\s*(?=[\u4e00-\u9fff])|\s{2,}|[\u3000\xa0]+"
)
_HANZI = compile_re(r"[\u4e00-\u9fff]")
_BARE = compile_re(r"\W+")
_BRACKETS = compile_re(r"[\[【(（]\s*[\]】)）]|[|｜]")
_NAMED_DAY = compile_re(
    r"[(\uff08]?\s*([\u4e00-\u9fff]{2,20})\s*((?:19|20)\d{2}[-/.]\d{1,2}[-/.]\d{1,2})(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?(?:\s*发表于\S{0,8})?\s*[)\uff09]?"
)
_POSTED = compile_re(r"^(?:发布|发表|更新|上传)[于在]?\s*(?=(?:19|20)\d{2}[-年/.])")
_SHORTEST, _LONGEST = 4, 150
_NAMED_AS, _NOTE = 24, 160


@dataclass(slots=True)
class Head:
    """What is told of a document. title (str); lines (set): numbers of blocks whose text it is. day, source, owner (str):
    of the meta tags and the page's foot; empty when not told."""

    title: str = ""
    titled: Node | None = None
    day: str = ""
    source: str = ""
    owner: str = ""


def read_head(page: Page, zones: Zones) -> Head:
    """What the page says of its document."""
    head = Head(
        day=_first_day(page.meta.get(name, "") for name in _DAYS),
        source=next((page.meta[name] for name in _SOURCES if _is_name(page.meta.get(name, ""))), ""),
        owner=_owner(page),
    )
    head.title, head.titled = _title(page, zones)
    return head


def _first_day(values: Iterator[str]) -> str:
    match = next((found for value in values if (found := _DAY.search(value))), None)
    return f"{match[1]}-{int(match[2]):02d}-{int(match[3]):02d}" if match else ""


def _is_name(value: str) -> bool:
    return 2 <= len(value) <= _NAMED_AS and _HANZI.search(value) is not None


def _owner(page: Page) -> str:
    """Whose the site is, by its foot or its name."""
    owner = page_rules().owner
    for node in page.nodes[::-1][:3000]:
        for child in node.children:
            if isinstance(child, Line) and child.chars <= 300 and (match := owner.search(child.text)):
                return next(name for name in match.groups() if name)
    name = page.meta.get("sitename", "")
    return name if _is_name(name) else ""


def bare(text: str) -> str:
    """Text without blanks and punctuation, to tell whether two are the same."""
    return _BARE.sub("", text)


def _title(page: Page, zones: Zones) -> tuple[str, Node | None]:
    window = bare(page.title)
    told = next((page.meta[name] for name in _TITLES if len(page.meta.get(name, "")) >= _SHORTEST), "")
    shown = list(_shown(page, zones))
    known = bare(told) or window
    # What the window or the meta tags say too is the title; of the rest what stands nearest above the text.
    same = [
        (text, node)
        for text, node in shown
        if len(bare(text)) >= _SHORTEST and bare(text) in (bare(told) + " " + window)
    ]
    if same:
        return max(same, key=lambda found: len(found[0]))
    cut = cut_title(told or page.title, page, {bare(line) for line in _early(page, zones)})
    heads = [
        (text, node) for text, node in shown if node.tag in ("h1", "h2") or "title" in kinds_of(node.names)
    ]
    if told and cut:
        return cut, None
    if heads and not (cut and bare(cut) in known and _tells(cut)):
        return heads[-1]
    return cut, None


def _tells(title: str) -> bool:
    return len(title) >= 8


def _shown(page: Page, zones: Zones) -> Iterator[tuple[str, Node]]:
    """Blocks that may be the title, up to the first paragraph of the body."""
    seen = 0
    for node in page.nodes:
        if node.hidden or not 0 < node.chars <= _LONGEST or node.linked * 2 > node.chars:
            continue
        if node.number > zones.body.number and node.prose and node.tag not in ("h1", "h2"):
            break
        heading = node.tag in ("h1", "h2", "h3")
        if (heading or "title" in kinds_of(node.names)) and not _in_furniture(node, zones):
            text = "".join(line.text.strip() for line in lines_of(node))
            if len(text) >= _SHORTEST and not is_site(text, page):
                seen += 1
                yield text, node
        if seen > 20:
            break


def _in_furniture(node: Node, zones: Zones) -> bool:
    above: Node | None = node
    for _ in range(12):
        if above is None or above is zones.body:
            return False
        if above.tag in ("nav", "footer", "aside") or "furniture" in kinds_of(above.names):
            return zones.weight(above) < zones.weight(zones.page.root)
        above = above.parent
    return False


def _early(page: Page, zones: Zones) -> Iterator[str]:
    """The first lines of a page's body and all before it, as far as it is short."""
    after = 0
    for node in page.nodes[:20_000]:
        if node.hidden:
            continue
        after += node.number > zones.body.number
        if after > 12:
            break
        yield from (
            child.text for child in node.children if isinstance(child, Line) and child.chars <= _LONGEST
        )


def is_site(text: str, page: Page) -> bool:
    """Whether a text is the name of the site or of a column of it."""
    text = text.strip()
    names = {
        page.meta.get(name, "") for name in ("sitename", "columnname", "og:site_name", "application-name")
    }
    return text in names or page_rules().empty.fullmatch(text) is not None


def cut_title(title: str, page: Page, lines: set[str]) -> str:
    """A window's title without the names of site and column.

    title (str): as written. page: its names. lines (set): what stands on the page, without punctuation.
    RETURNS (str): empty when nothing is left.
    """
    bounds = [0, *(at for match in _SEPARATOR.finditer(title) for at in match.span()), len(title)]
    parts = [
        (start, end) for start, end in zip(bounds[::2], bounds[1::2], strict=True) if title[start:end].strip()
    ]
    for size in range(len(parts), 0, -1):
        for first in range(len(parts) - size + 1):
            text = title[parts[first][0] : parts[first + size - 1][1]].strip()
            if len(bare(text)) >= 6 and bare(text) in lines and not is_site(text, page):
                return text
    if len(parts) > 8:
        return ""
    site = page_rules().site
    while parts and (
        is_site(title[slice(*parts[-1])], page)
        or (len(parts) > 1 and site.search(title[slice(*parts[-1])].strip()))
    ):
        parts.pop()
    while len(parts) > 1 and (
        is_site(title[slice(*parts[0])], page) or site.search(title[slice(*parts[0])].strip())
    ):
        parts.pop(0)
    text = title[parts[0][0] : parts[-1][1]].strip() if parts else ""
    return "" if len(text) < _SHORTEST or is_site(text, page) else text


def note_of(text: str) -> str | None:
    """A line of source and day as the report's lines have it, without counters and buttons; None when it is no such line.

    text (str): of a line above the body or at its beginning.
    """
    rules = page_rules()
    text = " ".join(text.split())
    text = _POSTED.sub("发布时间:", text)
    named = _NAMED_DAY.fullmatch(text)
    if named is not None and not rules.label.match(text):
        return f"发布时间:{named[2]} 来源:{named[1]}"
    day = _DAY.match(text.lstrip("[【(（ "))
    if len(text) > _NOTE or not (rules.label.match(text) or day or rules.issuer.match(text)):
        return None
    if "。" in text:
        return None
    kept = _BRACKETS.sub(" ", rules.counter.sub(" ", text))
    kept = re.sub(
        r"(?:^|(?<=\s))[\u4e00-\u9fff]{2,4}\s?[:：](?=\s*$|\s+[\u4e00-\u9fff]{2,4}\s?[:：])", "", kept
    )
    kept = " ".join(kept.split()).strip(" |·")
    return kept if _HANZI.search(kept) or _DAY.search(kept) else ""
