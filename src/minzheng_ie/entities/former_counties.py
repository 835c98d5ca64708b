"""Counties that became cities before the table begins: chronicles call 招远市 招远县."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from minzheng_ie.entities.region_table import Region

_SHORTEST = 3  # characters of such a name


def former_counties(
    divisions: Iterable[Region], past: Container[str], known: Container[str]
) -> Iterator[tuple[str, Region]]:
    """The names of such counties, each with what it is today: the city, or the district that the city has become.

    divisions (iterable): of the table. past: paths of those that are no more. known: names that stand for something already. A
    district that never was a city tells nothing: 武昌县 is another place than 武昌区.
    """
    found: dict[str, list[Region]] = {}
    counties = [region for region in divisions if region.level == "county"]
    today = {region.path: region for region in counties if region.path not in past}
    for region in counties:
        if region.name.endswith("市"):
            now = today.get(region.path) or today.get(f"{region.path[:-1]}区")
            if now is not None:
                found.setdefault(f"{region.name[:-1]}县", []).append(now)
    for form, regions in found.items():
        if len(regions) == 1 and len(form) >= _SHORTEST and form not in known:
            yield form, regions[0]
