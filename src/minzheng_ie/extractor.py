"""The extractor: a document goes in, claims and the ledger of skipped numbers come out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from minzheng_ie.analysis import Analysis
from minzheng_ie.entities.periods import ReportDate
from minzheng_ie.entities.regions import Region
from minzheng_ie.errors import ReadError
from minzheng_ie.patterns import pattern_dirs
from minzheng_ie.quantities.recognize import recognize_in
from minzheng_ie.reading import SourceText, iter_sources, read_source
from minzheng_ie.schema import Claim, Skipped
from minzheng_ie.stages import ClaimMaker, EntityFinder
from minzheng_ie.text.normalize import clean

if TYPE_CHECKING:
    import pandas


@dataclass(frozen=True, slots=True)
class Report:
    """What was read in one document.

    doc (str): its name. text (str): the original text, the base of all offsets (code points).
    claims (tuple): in text order. skipped (tuple): every other number with the reason, in text order.
    region (Region | None): the region the document is about. date (ReportDate): when it was written and what
    year it reports on.
    """

    doc: str
    text: str
    claims: tuple[Claim, ...]
    skipped: tuple[Skipped, ...]
    region: Region | None
    date: ReportDate

    def to_frame(self) -> pandas.DataFrame:
        """The claims as a pandas DataFrame, one row a claim, ``value`` as Decimal.

        Raises ImportError when pandas is missing (``pip install minzheng-ie[frame]``).
        """
        import pandas

        columns = [name for name in Claim.model_fields if name not in ("evidence", "sentence", "explain")]
        rows = [{name: getattr(claim, name) for name in columns} for claim in self.claims]
        return pandas.DataFrame(rows, columns=columns)


class Extractor:
    """Extracts claims; its rule tables are loaded once and shared.

    patterns (str | Path | None): a directory whose files add to the built-in rules.

    Raises PatternError when a pattern file is broken.
    """

    def __init__(self, patterns: str | Path | None = None) -> None:
        self.dirs = pattern_dirs(patterns)
        self.entities = EntityFinder(self.dirs)
        self.maker = ClaimMaker(self.dirs)

    def analyse(
        self, source: SourceText | str, *, region: str | None = None, date: str | None = None
    ) -> Analysis:
        """Clean a document and recognise everything in it; no claims yet. Arguments as for `extract`."""
        name, original = (source.name, source.text) if isinstance(source, SourceText) else ("text", source)
        cleaned = clean(original)
        entities = self.entities.find(cleaned.text, region=region, date=date)
        quantities = tuple(recognize_in(cleaned.text, self.dirs))
        return self.maker.analysis(name, original, cleaned, quantities, entities)

    def extract(
        self, source: SourceText | str, *, region: str | None = None, date: str | None = None
    ) -> Report:
        """Extract the claims of one document.

        source (SourceText | str): a document that was read, or its text.
        region (str | None): the region the report is about (name, path or code); None: read it from the text.
        date (str | None): its date or year (``2024``, ``2024-04-30``); None: read it from the text.
        RETURNS (Report): claims and skipped numbers.

        Raises RegionError and DateError for a region or date that cannot be read.
        """
        analysis = self.analyse(source, region=region, date=date)
        claims, skipped = self.maker.make(analysis)
        return Report(
            analysis.name, analysis.source, tuple(claims), tuple(skipped), analysis.region, analysis.date
        )

    def region(self, name: str) -> Region:
        """The division a caller names. Raises RegionError when it is unknown or ambiguous."""
        return self.entities.region(name)


@lru_cache(maxsize=4)
def default_extractor(patterns: str | Path | None = None) -> Extractor:
    """An extractor shared by the functions of this module."""
    return Extractor(patterns)


def extract(
    source: str | Path | SourceText,
    *,
    region: str | None = None,
    date: str | None = None,
    patterns: str | Path | None = None,
) -> Report:
    """Extract the claims of one report.

    source (str | Path | SourceText): a `Path`, a string that names an existing file, or the text itself.
    region, date: as for `Extractor.extract`. patterns: as for `Extractor`.
    RETURNS (Report): claims and skipped numbers.

    Raises ReadError, RegionError, DateError, PatternError.
    """
    return default_extractor(patterns).extract(_source(source), region=region, date=date)


def _source(source: str | Path | SourceText) -> SourceText | str:
    if isinstance(source, SourceText):
        return source
    if isinstance(source, Path):
        return read_source(source)
    short = len(source) < 1024 and "\n" not in source
    if short and source.strip() and _is_file(source):
        return read_source(source)
    return source


def _is_file(name: str) -> bool:
    try:
        return Path(name).is_file()
    except (OSError, ValueError):
        return False


def extract_many(
    paths: Iterable[str | Path],
    *,
    region: str | None = None,
    date: str | None = None,
    patterns: str | Path | None = None,
    errors: list[ReadError] | None = None,
) -> Iterator[Report]:
    """Extract reports one after the other, in order; memory does not grow with their number.

    paths: files and folders (a folder stands for the ``*.txt`` files below it).
    errors (list | None): takes the errors of files that cannot be read; when None, the first is raised.
    """
    extractor = default_extractor(patterns)
    for source in iter_sources(paths):
        if isinstance(source, ReadError):
            if errors is None:
                raise source
            errors.append(source)
            continue
        yield extractor.extract(source, region=region, date=date)
