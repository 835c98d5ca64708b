"""What a page says of its document outside the text: title, day, source, whose the site is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from minzheng_ie.compiled import compile_re
from minzheng_ie.reading.html_furniture import Zones, is_line, lines_of
from minzheng_ie.reading.html_lines import Line
from minzheng_ie.reading.html_nodes import Node, Page
from minzheng_ie.reading.html_notes import DAY, HANZI, note_of
from minzheng_ie.reading.html_rules import kinds_of, page_rules
from minzheng_ie.records import dataclass

_HEADINGS = ("h1", "h2", "h3", "h4", "h5")
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
_SEPARATOR = compile_re(
    r"\s+[-–—|·:>»/]+\s+|\s*-{2,}\s*|\s*[_|｜»>]+\s*|(?<=[\u4e00-\u9fff”》）)\d])\s*[-–—]\s*(?=[\u4e00-\u9fff])|\s{2,}|[\u3000\xa0]+"
)
_BARE = compile_re(r"\W+")
_SHORTEST, _LONGEST = 4, 150
_NAMED_AS = 24
_BLANKS, _TOLD = compile_re(r"\s+"), 10


@dataclass(slots=True)
class Head:
    """What is told of a document. title, subtitle (str): titled (Node | None): the block whose text the title is. day,
    source, owner (str): of the meta tags and the page's foot; empty when not told."""

    title: str = ""
    subtitle: str = ""
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
    if head.title and head.titled is None:
        head.titled = _shown_as(head.title, page, zones)
    head.subtitle = _subtitle(head.titled, zones)
    head.source = head.source or _account(page)
    return head


def _subtitle(titled: Node | None, zones: Zones) -> str:
    """What stands as a heading right below the title, in the same block, above the body."""
    if titled is None or titled.parent is None or titled.tag not in _HEADINGS:
        return ""
    below = False
    for child in titled.parent.children:
        if below and isinstance(child, Node) and child.chars:
            told = child.tag in _HEADINGS and child.number < zones.body.number and not child.linked
            text = "".join(line.text.strip() for line in lines_of(child)) if told else ""
            fits = _SHORTEST <= len(text) <= _LONGEST and note_of(text) is None
            return text if fits and not zones.is_round(child) else ""
        below = below or child is titled
    return ""


def _account(page: Page) -> str:
    """The account that publishes the page, where it is told by a link above the text alone."""
    for node in page.nodes:
        if "account" in kinds_of(node.names):
            line = next((c for c in node.children if isinstance(c, Line)), None)
            if line is not None and line.linked * 10 >= line.chars * 9 and _is_name(line.text.strip()):
                return line.text.strip()
    return ""


def _shown_as(title: str, page: Page, zones: Zones) -> Node | None:
    """The block above the body whose line is the title."""
    wanted = bare(title)
    for node in page.nodes[: zones.body.number]:
        if any(isinstance(c, Line) and c.chars <= _LONGEST and bare(c.text) == wanted for c in node.children):
            return node
    return None


def _first_day(values: Iterator[str]) -> str:
    match = next((found for value in values if (found := DAY.search(value))), None)
    return f"{match[1]}-{int(match[2]):02d}-{int(match[3]):02d}" if match else ""


def _is_name(value: str) -> bool:
    return 2 <= len(value) <= _NAMED_AS and HANZI.search(value) is not None


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
    # What the window or the meta tags say too is the title; of the rest what stands nearest above the text.
    either = f"{bare(told)} {window}"
    same = [found for found in shown if len(bare(found[0])) >= _SHORTEST and bare(found[0]) in either]
    if same:
        return max(same, key=lambda found: len(found[0]))
    lines = {bare(line) for line in _early(page, zones)}
    cut = cut_title(told or page.title, page, lines)
    if told and cut:
        return cut, None
    if not (cut and bare(cut) in (bare(told) or window) and _tells(cut)):
        head = _nearest_head(shown, zones)
        if head is not None:
            return head
    return cut if _tells(cut) or bare(cut) in lines else "", None


def _nearest_head(shown: Sequence[tuple[str, Node]], zones: Zones) -> tuple[str, Node] | None:
    """The last heading above the text, of the highest rank that there is; a low one may be of a box beside it."""
    ranks = (
        [found for found in shown if found[1].tag == "h1"],
        [found for found in shown if found[1].tag == "h2" or _is_titled(found[1])],
        [found for found in shown if found[1].tag in ("h3", "h4", "h5") and zones.is_round(found[1].parent)],
    )
    return next((heads[-1] for heads in ranks if heads), None)


def _is_titled(node: Node) -> bool:
    return "title" in kinds_of(node.names)


def _tells(title: str) -> bool:
    return len(title) >= 8


def _shown(page: Page, zones: Zones) -> Iterator[tuple[str, Node]]:
    """Blocks that may be the title, up to the first paragraph of the body."""
    seen = 0
    for node in page.nodes:
        if node.hidden or not 0 < node.chars <= _LONGEST or node.linked * 2 > node.chars:
            continue
        if node.number > zones.body.number and (node.prose or node.figures) and node.tag not in ("h1", "h2"):
            break
        if (node.tag in _HEADINGS or _is_titled(node)) and not _in_furniture(node, zones):
            text = "".join(line.text.strip() for line in lines_of(node))
            if len(text) >= _SHORTEST and not is_site(text, page) and not is_line(text) and not note_of(text):
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
    if (told := _told_first(title, lines)) and not is_site(told, page):
        return told
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


def _told_first(title: str, lines: set[str]) -> str:
    """The words a title begins with that make a line of the page; what follows, after a blank, are names of the site."""
    for match in reversed(list(islice(_BLANKS.finditer(title), 8))):
        text = title[: match.start()].strip()
        if len(bare(text)) >= _TOLD and bare(text) in lines:
            return text
    return ""
