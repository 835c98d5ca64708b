"""Places that rows and columns name: divisions, towns, zones, the place itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field

from minzheng_ie.compiled import compile_re
from minzheng_ie.entities.regions import Region, RegionTable
from minzheng_ie.records import dataclass
from minzheng_ie.tables.words import TableWords

_TOWN = compile_re(
    r"(?:原|其中:?)?(?P<name>[\u4e00-\u9fff]{1,9}?(?:街道|镇|乡|苏木|民族乡))(?:办事处|办|人民政府|政府|民政(?:办|所|服务中心)|便民服务中心)?"
)
_NOT_A_TOWN = compile_re(
    r"^[城乡街村集][镇乡]$|各[镇乡]|[两全]镇|小城镇|^(?:街道|镇|乡)$|^下乡|^[镇乡](?:街道|镇|乡)$"
    r"|[返回还下离]乡$|^(?:少数)?(?:民族|建制|中心|重点|特色|试点|示范|贫困|其[他它])(?:街道|镇|乡|苏木)$"
)
_STREET = compile_re(r"(?<=[\u4e00-\u9fff]{2})街办$")  # 北关街办: of 北关街道
_SHORTEST_BODY = 5  # characters
_BODY = compile_re(r"(?P<place>[\u4e00-\u9fff]{1,6}?(?:自治县|县|市|区|旗))(?=[\u4e00-\u9fff]{2})")
_OFFICE = compile_re(r"(?:民政局|社会事务局|社会事业局|人民政府|政府)$")
_DIVISION = compile_re(r"[\u4e00-\u9fff]{1,10}(?:省|市|县|区|旗|州|盟|地区)$")
_NOT_A_DIVISION = compile_re(
    r"社区$|小区$|片区$|地区$|园区$|景区$|城区$|郊区$|辖区$|灾区$|牧区$|山区$|全[省市县区]$|校区$|院区$|库区$|林区$"
)
# The head over several provinces, which a copy leaves on the line of the first.
_GROUP = compile_re(r"(?:苏区|[老山地边疆牧]区|区域|[东中西]部|省份|[一二三四甲乙丙]类)$")

_ENOUGH, _HALF = 3, 2
"""Divisions of one kind that tell whose list theirs is."""


def home_of(names: Iterable[str], table: RegionTable) -> Region | None:
    """The division whose parts a column lists, where no line tells it: all those that only one division can be are of it.

    names (iterable): the labels. RETURNS (Region | None): None where they are too few, or of several.
    """
    sure: set[str] = set()
    listed: set[str] = set()  # names that are among the parts of a division, too
    for name in names:
        known = table.named(name)
        if name in table.listed:
            listed.add(name)
        elif known is not None and not known.group and not known.bare and len(known.candidates) == 1:
            sure.add(known.candidates[0].path)
    upper = {path.rpartition("/")[0] for path in sure}
    for name in listed:
        above, known = table.listed[name][0], table.named(name)
        own = known.candidates[0].path if known is not None else name
        sure.add(f"{above.path}/{name}" if above.path in upper else own)
    upper = {path.rpartition("/")[0] for path in sure}
    if len(sure) < _ENOUGH or len(upper) != 1:
        return None
    path = upper.pop()
    return table.by_path(path) if path else None


def whole_of(names: Iterable[str], table: RegionTable, words: TableWords) -> Region | None:
    """The country, where a row is its total (全国合计) and the others name kinds of things, no division.

    names (iterable): the labels.
    """
    country, found = table.country, None
    for name in names:
        if name.startswith(country.name) and words.is_whole("total", name.removeprefix(country.name)):
            found = country
        elif (known := table.named(name)) is not None and known.candidates:
            return None
    return found


def signed_of(names: Iterable[str], table: RegionTable) -> Region | None:
    """The division at which most of the names are at home, by words that are nowhere else (东华三院); None where they are few."""
    told = [{region for word, region in table.signs if word in name} for name in names]
    found = [regions.pop() for regions in told if len(regions) == 1]
    few = len(found) < _ENOUGH or _HALF * len(found) < len(told)
    return None if few or len(set(found)) > 1 else found[0]


def _is_town(name: str) -> bool:
    match = _TOWN.fullmatch(_STREET.sub("街道", name))
    return match is not None and _NOT_A_TOWN.search(match["name"]) is None


# Never changed once made; not frozen, which would take several times as long to make.
@dataclass(slots=True)
class Place:
    """What a label names as a place.

    region (Region | None): None for a division that the table of divisions does not hold, or holds twice.
    named (bool): the region is that name, which need not be told in the metric.
    """

    region: Region | None
    named: bool


@dataclass(slots=True)
class Places:
    """Resolves the places of a table about ``home`` (Region | None); ``told``: a line tells it, no list of its parts."""

    table: RegionTable
    words: TableWords
    home: Region | None
    told: bool = True
    _known: dict[tuple[str, str | None, bool], Place | None] = field(default_factory=dict)

    def of(self, name: str, within: Region | None, *, listed: bool) -> Place | None:
        """The place a label is, None when it is none.

        name (str): the label. within (Region | None): the division its list is of, if another than the table's.
        listed (bool): it stands in a column of places: a short name counts, and what is unknown is one nevertheless.
        """
        key = (name, within.path if within is not None else None, listed)
        if key not in self._known:
            self._known[key] = self._of(name, within or self.home, listed=listed)
        return self._known[key]

    def is_name(self, name: str) -> bool:
        """Whether a label is the name of a division, as short as it may be."""
        known = self.table.named(name)
        return known is not None and bool(known.candidates)

    def _of(self, name: str, home: Region | None, *, listed: bool) -> Place | None:
        if listed and self.words.has("zone", name) and self._town(name, home) is None:
            return Place(home, named=False)  # 新城镇 is a town
        name = _OFFICE.sub("", name) or name
        found = self._division(name, home, listed=listed)
        if found is not None:
            return found
        town = self._town(name, home)
        if town is not None:
            return Place(town, named=True)
        if home is not None and home.level in ("province", "city") and _is_town(name):
            return Place(None, named=True)  # of which county is not told
        inside = self._inside(name, home)
        if inside is not None:
            return inside
        if not listed:
            return None
        behind = self._behind(name)
        if behind is not None:
            return behind
        unknown = _DIVISION.fullmatch(name) is not None and _NOT_A_DIVISION.search(name) is None
        return Place(None if unknown else home, named=False)

    def _division(self, name: str, home: Region | None, *, listed: bool) -> Place | None:
        known = self.table.named(name)
        if known is None or known.group or not known.candidates:
            return None
        among = self.table.listed.get(name)
        if among is not None and home is not None and among[0].contains(home):
            return Place(among[1], named=True)
        if not listed and (known.bare or len(name) < 2):
            return None
        inside = [region for region in known.candidates if home is None or home.contains(region)]
        inside = [region for region in inside if home is None or region.path != home.path] or inside
        if len(inside) > 1:
            top = min(region.rank for region in inside)
            inside = [region for region in inside if region.rank == top]
        if len(inside) == 1:
            return Place(inside[0], named=True)
        if home is not None and any(region.contains(home) for region in known.candidates):
            return Place(next(r for r in known.candidates if r.contains(home)), named=True)
        if not listed:
            return None
        return Place(None, named=False)

    def _inside(self, name: str, home: Region | None) -> Place | None:
        """The division that the name of a body begins with (某县福利院), where it lies in the table's."""
        if home is None or len(name) < _SHORTEST_BODY:
            return None
        match = _BODY.match(name)
        known = self.table.named(match["place"]) if match is not None else None
        if known is None or known.group or known.bare:
            return None
        found = [r for r in known.candidates if home.contains(r) and r.path != home.path]
        return Place(found[0], named=False) if len(found) == 1 else None

    def _behind(self, name: str) -> Place | None:
        """The province that a label ends in, behind the head of it and its neighbours (原中央苏区江西), in a table of the country's."""
        if len(name) < _SHORTEST_BODY or (self.home is not None and self.home.level != "country"):
            return None
        for size in (3, 2):
            known = self.table.named(name[-size:])
            found = known.candidates if known is not None and not known.group else ()
            group = _GROUP.search(name[:-size]) is not None
            if group and len(found) == 1 and found[0].level == "province":
                return Place(found[0], named=True)
        return None

    def _town(self, name: str, home: Region | None) -> Region | None:
        match = _TOWN.fullmatch(_STREET.sub("街道", name))
        if match is None or home is None or _NOT_A_TOWN.search(match["name"]):
            return None
        county = (
            home
            if home.level == "county" or (home.level == "city" and not self.table.has_counties(home))
            else None
        )
        if home.level == "township":
            path = home.path.rpartition("/")[0]
            if match["name"] == home.name:
                return home
            return Region(home.code, f"{path}/{match['name']}", match["name"], "township")
        if county is None:
            return None
        return Region(county.code, f"{county.path}/{match['name']}", match["name"], "township")
