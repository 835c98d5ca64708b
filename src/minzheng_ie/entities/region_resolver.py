"""What names and words that point mean, by the document's region, what the paragraph named before, and level."""

from __future__ import annotations

from minzheng_ie.divisions import Level
from minzheng_ie.entities.region_contexts import Deictic
from minzheng_ie.entities.region_rows import Unit
from minzheng_ie.entities.region_table import Region, RegionTable

_CAPITAL = "0100"  # how the codes of the seats of provinces end
_NEAREST_FIRST: tuple[Level, ...] = ("city", "province")
_SUFFIX: dict[Unit, tuple[tuple[Level, str], ...]] = {
    "省": (("province", "省"),),
    "自治区": (("province", "自治区"),),
    "市": (("county", "市"), ("city", "市"), ("province", "市")),
    "县": (("county", "县"),),
    "区": (("county", "区"), ("province", "自治区")),
    "州": (("city", "州"),),
    "旗": (("county", "旗"),),
    "盟": (("city", "盟"),),
}
_TAIWAN = "台湾省"  # whose papers say 全国


def point(unit: Unit, region: Region | None, table: RegionTable) -> Region | None:
    """The region a deictic word means in a text about ``region``: itself or the ancestor of that unit.

    unit (str): 市 finds the county-level city, else the city, else the municipality; 区 the district, else the
        autonomous region; 国 the country, in a text of Taiwan that.
    RETURNS (Region): None when ``region`` is unknown or has no such ancestor.
    """
    if unit == "国":
        return (
            table.by_path(_TAIWAN)
            if region is not None and region.path.startswith(_TAIWAN)
            else table.country
        )
    if region is None:
        return None
    for level, suffix in _SUFFIX[unit]:
        found = table.ancestor(region, level)
        if found is not None and found.name.endswith(suffix):
            return found if unit != "区" or level == "county" else _prefecture(region, found, table)
    return _prefecture(region, None, table) if unit == "区" else None


def _prefecture(region: Region, above: Region | None, table: RegionTable) -> Region | None:
    """What 全区 means in a text of a 地区: the prefecture, but where it lies in an autonomous region (``above``), that."""
    city = table.ancestor(region, "city")
    return city if above is None and city is not None and city.name.endswith("地区") else above


class Resolver:
    """Settles names by the document's region, what the paragraph named before, and level."""

    def __init__(self, table: RegionTable, document: Region | None) -> None:
        self.table = table
        self.document = document
        self._block = 0
        self._seen: dict[str, int] = {}
        self._latest: Region | None = None
        self._latest_end = -1
        self._own: dict[Unit, Region | None] = {}  # what words that point mean in the document

    def enter(self, block: int) -> None:
        """Begin a paragraph: what earlier paragraphs named no longer settles names."""
        if block != self._block:
            self._block = block
            self._seen.clear()
            self._latest = None

    def remember(self, region: Region, at: int, end: int = -1, *, aside: bool = False) -> None:
        """A place has been named. at, end (int): where. aside (bool): in brackets, so that 全市 behind it is not its."""
        if region.level == "country":
            return
        if not aside:
            self._latest, self._latest_end = region, end
        path = region.path
        while path:
            self._seen[path] = at
            path = path.rpartition("/")[0]

    def point(self, deictic: Deictic, at: int, ours: bool) -> Region | None:
        """The region a deictic word means. at (int): where it stands. ours (bool): 我市, 本县, the reporter's own and no other place named before."""
        unit, table = deictic.unit, self.table
        touches = self._latest_end == at  # 马鞍山|全市, in a report on whatever place
        if unit not in self._own:
            self._own[unit] = point(unit, self.document, table)
        own = self._own[unit]
        if deictic.anaphor or (touches and not ours):
            return point(unit, self._latest, table) or own
        return own if ours or own is not None else point(unit, self._latest, table)

    def resolve(self, candidates: tuple[Region, ...], bare: bool) -> Region | None:
        """The one region meant, None when nothing decides. bare (bool): its name lacks its suffix."""
        if len(candidates) == 1:
            return candidates[0]
        document = self.document
        if document is not None and document in candidates:
            return document
        top = self._greatest(candidates) if bare else None
        if top is not None:
            return top
        left = self._within(candidates, bare)
        for narrowed in (self._near, self._beside):
            if len(left) > 1:
                left = narrowed(left)
        if len(left) > 1 and bare:
            left = _highest(left)
        return left[0] if len(left) == 1 else None

    def _greatest(self, candidates: tuple[Region, ...]) -> Region | None:
        """The one that a short name alone stands for, whatever else is called so."""
        top = min(candidates, key=lambda region: region.rank)
        if top.level == "province" or all(top.contains(region) for region in candidates):
            return top  # 河北 alone is the province, not the district of that name
        if top.code[2:] == _CAPITAL and (self.document is None or self.document.level == "country"):
            return top  # 西安 is the city, not a district of another
        return None

    def _within(self, candidates: tuple[Region, ...], bare: bool) -> list[Region]:
        """Those within what the document is about, if any are."""
        document = self.document
        if document is None or document.level == "country":
            return list(candidates)
        inside = [
            region
            for region in candidates
            if document.contains(region) and (not bare or region.rank <= document.rank + 1)
        ]
        return inside or list(candidates)

    def _beside(self, left: list[Region]) -> list[Region]:
        """Those in the city, or else the province, of what the document is about, if any are."""
        if self.document is None:
            return left
        for level in _NEAREST_FIRST:
            above = self.table.ancestor(self.document, level)
            beside = [region for region in left if above is not None and above.contains(region)]
            if beside:
                return beside
        return left

    def _near(self, candidates: list[Region]) -> list[Region]:
        """Those whose parent the paragraph named last."""
        ranked = [(self._last_named(region), region) for region in candidates]
        best = max(at for at, _ in ranked)
        return [region for at, region in ranked if at == best]

    def _last_named(self, region: Region) -> int:
        best = -1
        path = region.path
        while path:
            best = max(best, self._seen.get(path, -1))
            path = path.rpartition("/")[0]
        return best


def _highest(left: list[Region]) -> list[Region]:
    """Those of the highest level; 伊宁 is the city before it is the county round it."""
    rank = min(region.rank for region in left)
    highest = [region for region in left if region.rank == rank]
    return [region for region in highest if region.name.endswith("市")] or highest
