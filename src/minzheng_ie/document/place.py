"""The region a whole report is about, by rank of evidence: who issues it, what it calls its own, what its facts name.

Names say which places are in question, deictic words say of which level the reporting place is: a city's report
names the province and the country too, but says 全市, 我市, 市委. Within a rank the two are multiplied, so that the
region must be named and agree with the level. A place named in passing (a speech, a visit, a partner, a meeting's
venue) says nothing at any rank.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from minzheng_ie.document.by_towns import place_of_towns
from minzheng_ie.document.cues import DocumentCues
from minzheng_ie.document.evidence import votes_of
from minzheng_ie.document.last_resort import place_told_by_nothing_else
from minzheng_ie.document.levels import levels_of
from minzheng_ie.document.model import Answer, Span
from minzheng_ie.document.nation import nation_of_taiwan, told_of_the_nation
from minzheng_ie.document.own_homes import city_of_its_districts, place_of_homes
from minzheng_ie.document.own_level import without_country
from minzheng_ie.document.press import Press, county_of_the_source
from minzheng_ie.document.round_ups import heads_parts, of_a_round_up, one_of_many
from minzheng_ie.document.rules_named import county_of_the_rules, place_of_its_rules
from minzheng_ie.document.towns import county_of_the_paper, titled_town, town_of
from minzheng_ie.document.unnamed import only_country, only_county, only_told_of
from minzheng_ie.document.votes import RANKS, PlaceRank, Vote
from minzheng_ie.document.weighing import agreeing, best_of, other_than, related
from minzheng_ie.document.wholes import province_of_prefectures, whole_of_parts
from minzheng_ie.document.zones import Zones
from minzheng_ie.entities.region_mention import RegionMention
from minzheng_ie.entities.region_rows import Unit
from minzheng_ie.entities.region_table import NameMatch, Region, RegionTable
from minzheng_ie.entities.town_table import Towns
from minzheng_ie.entities.townships import ENDING

_AGAIN = 4  # own words: 我市 counts as many
_EARLY = 400  # characters within which a text names the place it is of
_TWICE = 2
_SHOWN = 5  # spans given as evidence


def place_of(
    text: str,
    mentions: Sequence[RegionMention],
    zones: Zones,
    table: RegionTable,
    cues: DocumentCues,
    hint: Region | None = None,
    doubtful: Callable[[], Sequence[NameMatch]] = list,
    press: Press | None = None,
    towns: Callable[[], Towns] | None = None,
    year: int | None = None,
) -> Answer[Region]:
    """The region a report is about.

    text (str): clean text of the whole document. mentions: its places, found without knowing whose it is.
    zones: where its title, issuer and signature stand. table, cues: the rules.
    hint (Region): the region the caller gave; it wins, the spans that name it are still sought.
    doubtful: gives the short names that were not read as places, press the papers whose place is known, towns the table of
    towns: asked where nothing else tells. year: of which the document tells.
    RETURNS (Answer): None without evidence or when unrelated regions are equally likely; at most five spans.
    """
    votes = votes_of(text, mentions, zones, table, cues)
    levels = levels_of(text, mentions, votes, table)
    votes = nation_of_taiwan(text, votes, mentions, levels, table)
    votes = without_country(text, votes, mentions, levels, table)
    told = _decide(text, votes, mentions, levels, table, cues)
    told = _of_the_whole(told, text, mentions, votes, levels, table, zones)
    if hint is not None:
        return Answer(hint, _evidence(votes, hint), "given", *_second(told, hint))
    if told.value is not None:
        county = county_of_the_paper(text, told.value, told.evidence, votes, zones, levels, table)
        if county is not None:
            told = Answer(county, _evidence(votes, county), "own", told.value, told.evidence)
        return _in_its_town(told, text, mentions, zones, table)
    town = titled_town(text, mentions, zones)
    if town is not None:
        return Answer(town, ((0, zones.title_end),), "issuer", *_second(told, town))
    if any(not region.code for vote in votes for region, _ in vote.regions):
        return told
    found = place_told_by_nothing_else(text, mentions, votes, levels, zones, table, cues, doubtful, press)
    if found is None and towns is not None and ENDING.search(text) is not None:
        found = place_of_towns(text, mentions, levels, zones, table, towns(), year)
    if found is None:
        return told
    told = Answer(found[0], found[1][:_SHOWN], "facts", *_second(told, found[0]))
    if found[0].level == "township":
        return told
    return _in_its_town(told, text, mentions, zones, table)


def _of_the_whole(
    told: Answer[Region],
    text: str,
    mentions: Sequence[RegionMention],
    votes: Sequence[Vote],
    levels: Counter[Unit],
    table: RegionTable,
    zones: Zones,
) -> Answer[Region]:
    """``told``, or where no title and no issuer tells it, the prefecture of whose parts the text speaks, or a part of ``told``."""
    if told.rank == "issuer":
        return told
    found = whole_of_parts(text, told.value, mentions, votes, levels, table)
    found = found or province_of_prefectures(text, told.value, mentions, votes, levels, table)
    found = found or county_of_the_rules(text, told.value, mentions)
    if found is None and told.value is not None:
        found = place_of_its_rules(text, told.value, mentions)
    if found is None and told.value is not None:
        found = county_of_the_source(text, told.value, told.evidence, mentions, zones, table)
    if found is None:
        return told
    return Answer(found, _evidence(votes, found), "facts", *_second(told, found))


def _in_its_town(
    told: Answer[Region], text: str, mentions: Sequence[RegionMention], zones: Zones, table: RegionTable
) -> Answer[Region]:
    """``told`` with the town or sub-district that the text is of, or in which its village lies, where it says so."""
    town = town_of(text, told.value, mentions, zones, table) if told.value is not None else None
    if town is None:
        return told
    return Answer(town, told.evidence, told.rank, told.runner_up, told.runner_up_evidence)


def _second(told: Answer[Region], hint: Region) -> tuple[Region | None, tuple[Span, ...]]:
    if told.value is None or told.value == hint:
        return told.runner_up, told.runner_up_evidence
    return told.value, told.evidence


def _decide(
    text: str,
    votes: Sequence[Vote],
    mentions: Sequence[RegionMention],
    levels: Counter[Unit],
    table: RegionTable,
    cues: DocumentCues,
) -> Answer[Region]:
    """The best of the highest rank at which anything is told; a lower rank is asked only where that rank has nothing."""
    # A province's site shows a county's report as well.
    votes = [
        v
        for v in votes
        if v.rank != "site" or not levels or any(agreeing(r, levels, table) for r, _ in v.regions)
    ]
    runner_up: Region | None = None
    for rank, heard, best, second in _by_rank(votes, levels, table):
        runner_up = runner_up or second
        if best is None or _set_aside(best, rank, heard, levels, table):
            continue
        bare = rank in ("own", "site") and not levels
        if of_a_round_up(text, best, votes, table, bare=bare):
            continue
        if rank != "issuer" and _named_late(best, text, heard, levels, table):
            country = _country_so_far(heard, levels, table)
            if country is not None:
                return Answer(country, _evidence(votes, country), "facts", best, _evidence(votes, best))
            runner_up = runner_up or best
            continue
        if not best.code:  # about a place that is not in the table
            return Answer(None, (), "none", runner_up, _evidence(votes, runner_up))
        whole = best if len(heard) == len(votes) else best_of(votes, levels, table)[0]
        best = _within(best, whole, (text, mentions), votes, levels, table)
        second = other_than(best, votes)
        return Answer(best, _evidence(votes, best), rank, second, _evidence(votes, second))
    alone = (
        _part_of_the_best(votes, levels, table)
        or only_county(text, votes, levels)
        or place_of_homes(text, mentions, votes, levels, table, cues)
        or city_of_its_districts(text, mentions, levels, table, cues)
        or only_told_of(text, votes, levels)
        or only_country(text, votes, levels)
        or told_of_the_nation(text, votes, levels, table)
    )
    if alone is not None:
        return Answer(alone, _evidence(votes, alone), "facts", runner_up, _evidence(votes, runner_up))
    return Answer(None, (), "none", runner_up, _evidence(votes, runner_up))


def _by_rank(
    votes: Sequence[Vote], levels: Counter[Unit], table: RegionTable
) -> Iterator[tuple[PlaceRank, Sequence[Vote], Region | None, Region | None]]:
    """Each rank with the votes heard so far, and the best and the second place they tell."""
    heard: list[Vote] = []
    best = second = None
    for at, rank in enumerate(RANKS):
        now = [vote for vote in votes if RANKS.index(vote.rank) <= at]
        if len(now) > len(heard):
            best, second = best_of(now, levels, table)
        heard = now
        yield rank, heard, best, second


def _within(
    best: Region,
    whole: Region | None,
    named: tuple[str, Sequence[RegionMention]],
    votes: Sequence[Vote],
    levels: Counter[Unit],
    table: RegionTable,
) -> Region:
    """A part of ``best`` that all evidence together is of, where the text's own words (全市) are of it and not of ``best``.

    whole (Region | None): what all evidence together is of. named: the text and its places: one that tells of several
    parts under headings is of the whole.
    """
    if whole is None or whole == best or not whole.code or not best.contains(whole):
        return _its_only_part(best, votes, levels, table) or best
    if one_of_many(whole, votes, table) or heads_parts(named[0], best, named[1]):
        return best
    if not levels and _told_of_again(best, whole, votes):
        return whole
    return whole if agreeing(whole, levels, table) > agreeing(best, levels, table) else best


def _told_of_again(best: Region, part: Region, votes: Sequence[Vote]) -> bool:
    """Whether a text without a word of its own names ``best`` once, and no title does, and then again and again its ``part``."""
    its = [v for v in votes if len(v.regions) == 1 and v.regions[0][0] == best]
    again = sum(len(v.regions) == 1 and part.contains(v.regions[0][0]) for v in votes)
    return len(its) == 1 and its[0].rank != "issuer" and again >= _AGAIN


def _its_only_part(
    best: Region, votes: Sequence[Vote], levels: Counter[Unit], table: RegionTable
) -> Region | None:
    """The one place in ``best`` that a text names of the kind it speaks of as its own again and again (a province's site, 全县)."""
    if not _at_odds(best, levels, table):
        return None
    named = {region for vote in votes for region, _ in vote.regions if best.contains(region) and region.code}
    own = {region for region in named if agreeing(region, levels, table) >= _AGAIN}
    part = own.pop() if len(own) == 1 else None
    if part is None or any(not (part.contains(other) or other.contains(part)) for other in named):
        return None
    return part


def _part_of_the_best(votes: Sequence[Vote], levels: Counter[Unit], table: RegionTable) -> Region | None:
    """The one part, of the kind the text is of, of a place that all evidence is for (甲省乙县…,全县…): the province is but its address."""
    best = best_of(votes, levels, table)[0]
    return _its_only_part(best, votes, levels, table) if best is not None and best.code else None


def _set_aside(
    best: Region, rank: PlaceRank, heard: Sequence[Vote], levels: Counter[Unit], table: RegionTable
) -> bool:
    """Whether the text's own words are of another place, or its facts of many."""
    if rank == "issuer":
        return False
    if _at_odds(best, levels, table):
        return True
    own = sum(n for unit, n in levels.items() if unit != "国")
    return own < _AGAIN and one_of_many(best, heard, table)


def _at_odds(best: Region, levels: Counter[Unit], table: RegionTable) -> bool:
    """Whether a text speaks of its own place again and again (全市, 我市), and never as what ``best`` is (某县)."""
    own = sum(n for unit, n in levels.items() if unit != "国")
    return own >= _AGAIN and bool(best.code) and best.rank > 0 and not agreeing(best, levels, table)


def _named_late(
    best: Region, text: str, votes: Sequence[Vote], levels: Counter[Unit], table: RegionTable
) -> bool:
    """Whether a place is first named far into a text that has no word of its own for it: an example, not whose it is."""
    if not best.code or best.rank == 0:
        return False
    said = [
        v.start for v in votes if any(related(best, region) and region.rank > 0 for region, _ in v.regions)
    ]
    own = agreeing(best, levels, table)
    if own >= _AGAIN or (own and len(said) > 1):
        return False
    first = min(said, default=0)
    return first > _EARLY and (len(said) == 1 or first > len(text) // 3)


def _country_so_far(votes: Sequence[Vote], levels: Counter[Unit], table: RegionTable) -> Region | None:
    """The country, where a text that has no word of a place of its own begins with the country's facts."""
    named = [v for v in votes if v.weight > 0 and v.regions]
    if any(unit != "国" for unit in levels) or levels["国"] < _TWICE or not named:
        return None
    return table.country if named[0].regions[0][0].level == "country" else None


def _evidence(votes: Sequence[Vote], region: Region | None) -> tuple[Span, ...]:
    """Spans that name ``region``, best first; where none does, those that name what lies within it."""
    if region is None:
        return ()
    exact = [v for v in votes if len(v.regions) == 1 and v.regions[0][0] == region]
    found = exact or [v for v in votes if any(region.contains(named) for named, _ in v.regions)]
    ranked = sorted(found, key=lambda v: (RANKS.index(v.rank), -v.weight, v.start))
    return tuple((vote.start, vote.end) for vote in ranked[:_SHOWN])
