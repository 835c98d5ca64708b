"""The extractor: a document goes in, claims and the ledger of skipped numbers come out."""

from __future__ import annotations

import hashlib
import logging
import re
from collections.abc import Callable, Iterable, Iterator, MutableSequence
from dataclasses import field
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from minzheng_ie.analysis import Analysis
from minzheng_ie.batch import Task, run
from minzheng_ie.collector import LOADING, collection_put_off
from minzheng_ie.compiled import compile_re
from minzheng_ie.document.wire import info_of
from minzheng_ie.entities.periods.report_date import ReportDate
from minzheng_ie.entities.regions import Region
from minzheng_ie.errors import DateError, DocumentError, EncodingError, MinzhengError, ReadError, RegionError
from minzheng_ie.failures import failing_sentence
from minzheng_ie.harmless import printable
from minzheng_ie.patterns import pattern_dirs
from minzheng_ie.quantities.recognize import recognize_in
from minzheng_ie.reading import Input, SourceText, iter_inputs, read_source, source_of
from minzheng_ie.records import dataclass
from minzheng_ie.schema import Claim, DocumentInfo, Skipped
from minzheng_ie.stages import ClaimMaker, EntityFinder
from minzheng_ie.text.normalize import clean

if TYPE_CHECKING:
    from multiprocessing.context import BaseContext

    import pandas

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Report:
    """What was read in one document.

    doc (str): its name. text (str): the original text, the base of all offsets (code points).
    claims (tuple): in text order. skipped (tuple): every other number with the reason, in text order.
    region (Region | None): the region the document is about. date (ReportDate): when it was written and what
    year it reports on. encoding (str | None): the encoding its file was found to be in; None: it was text already.
    document (DocumentInfo): what it is: kind, title, issuer, place, times and parts, each with its evidence.
    format (str): of its file: ``text``, ``html``, ``docx`` … warnings (tuple): what of the file could not be read.
    dirs (tuple): the pattern directories it was read with, for what is told of claims later (their indicators).

    >>> import minzheng_ie as mz
    >>> report = mz.extract("2023年，丽江市发放救助金320万元。\\n")
    >>> report
    <Report 'text': 1 claim, 1 skipped, 云南省/丽江市, 2023>
    >>> claim = report.claims[0]
    >>> claim
    <Claim '发放救助金' 3200000 元 云南省/丽江市 2023 社会救助 [14:19] '320万元'>
    >>> report.text[claim.start : claim.end]
    '320万元'
    >>> [(number.quote, number.skipped) for number in report.skipped]
    [('2023年', 'date')]
    """

    doc: str
    text: str
    claims: tuple[Claim, ...]
    skipped: tuple[Skipped, ...]
    region: Region | None
    date: ReportDate
    encoding: str | None = None
    document: DocumentInfo = field(default_factory=DocumentInfo)
    format: str = "text"
    warnings: tuple[str, ...] = ()
    dirs: tuple[Path, ...] = field(default=(), repr=False, compare=False)

    def __repr__(self) -> str:
        """On one line: its name, how much was found, what it is about."""
        counted = (
            f"{len(self.claims)} claim{'' if len(self.claims) == 1 else 's'}, {len(self.skipped)} skipped"
        )
        about = (self.document.region, self.document.reports_on)
        return f"<Report {printable(self.doc)!r}: {', '.join((counted, *filter(None, about)))}>"

    @property
    def sha256(self) -> str:
        """Of ``text`` in UTF-8, in hexadecimal: whether offsets count in the text at hand."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    def to_html(self) -> str:
        """The review page: the text beside its claims, to be checked, corrected and exported as gold; one file, no network."""
        from minzheng_ie.outputs.review import ReviewPage

        page = ReviewPage()
        return page.head() + page.render(self) + page.tail()

    def show(self) -> Path:
        """Open the review page in the browser. RETURNS (Path): the temporary file that it stands in."""
        import tempfile
        import webbrowser

        with tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".html", delete=False) as file:
            file.write(self.to_html())
        webbrowser.open(Path(file.name).as_uri())
        return Path(file.name)

    def _repr_html_(self) -> str:
        """The review page inside a notebook, where its script can reach nothing else."""
        from html import escape

        page = escape(self.to_html())
        return (
            f'<iframe srcdoc="{page}" sandbox="allow-scripts allow-downloads allow-modals allow-forms"'
            ' style="width:100%;height:42rem;border:1px solid #888" title="minzheng_ie"></iframe>'
        )

    def to_frame(self, *, floats: bool = False) -> pandas.DataFrame:
        """The claims as a pandas DataFrame, as `minzheng_ie.to_frame` makes it of many reports."""
        from minzheng_ie.outputs.frames import to_frame

        return to_frame(self, floats=floats)


class Extractor:
    """Extracts claims; its rule tables are loaded once and shared.

    patterns (str | Path | None): a directory whose files add to the built-in rules.

    Raises PatternError when a pattern file is broken.

    >>> import minzheng_ie as mz
    >>> extractor = mz.Extractor()
    >>> extractor.extract("report.txt").text  # always a text, never the name of a file
    'report.txt'
    >>> [claim.quote for claim in extractor.extract("全市共有养老机构49家。").claims]
    ['49家']
    """

    def __init__(self, patterns: str | Path | None = None) -> None:
        self.dirs = pattern_dirs(patterns)
        with collection_put_off():
            self.entities = EntityFinder(self.dirs)
            self.maker = ClaimMaker(self.dirs)

    def analyse(
        self,
        source: SourceText | str,
        *,
        region: str | None = None,
        date: str | None = None,
        reports_on: str | None = None,
    ) -> Analysis:
        """Clean a document and recognise everything in it; no claims yet. Arguments as for `extract`."""
        return self._analyse(source_of(source), region, date, reports_on)

    def _analyse(
        self, source: SourceText, region: str | None, date: str | None, reports_on: str | None
    ) -> Analysis:
        cleaned = clean(source.text, source.grids)
        entities = self.entities.find(cleaned.text, region=region, date=date, reports_on=reports_on)
        quantities = tuple(recognize_in(cleaned.text, self.dirs))
        return self.maker.analysis(source.name, source.text, cleaned, quantities, entities, source.places)

    def extract(
        self,
        source: SourceText | str,
        *,
        region: str | None = None,
        date: str | None = None,
        reports_on: str | None = None,
    ) -> Report:
        """Extract the claims of one document.

        source (SourceText | str): a document that was read, or its text.
        region (str | None): the region the report is about (name, path or code); None: read it from the text.
        date (str | None): its date or year (``2024``, ``2024-04-30``); None: read it from the text.
        reports_on (str | None): the period it reports on (``2023``, ``2024-01/2024-06``); None: read it from the text.
        RETURNS (Report): claims and skipped numbers.

        Raises RegionError and DateError for a region or date that cannot be read, DocumentError when something goes
        wrong inside, with the place in the text.
        """
        try:
            with collection_put_off():
                return self._report(source, region, date, reports_on)
        except (MinzhengError, MemoryError):
            raise
        except Exception as error:
            place = self._place_of_failure(source, region, date, reports_on)
            raise DocumentError(f"internal error{place}: {type(error).__name__}: {error}") from error

    def _place_of_failure(
        self, source: SourceText | str, region: str | None, date: str | None, reports_on: str | None
    ) -> str:
        """Where an extraction goes wrong, in words: the sentence with which it first does."""

        def fails(text: str) -> bool:
            try:
                self._report(text, region, date, reports_on)
            except Exception:
                return True
            return False

        text = source.text if isinstance(source, SourceText) else source
        found = failing_sentence(text, fails)
        if found is None:
            return ""
        start, end = found
        return (
            f" in the sentence at characters {start}-{end} ({printable(text[start : min(end, start + 24)])})"
        )

    def _report(
        self, source: SourceText | str, region: str | None, date: str | None, reports_on: str | None
    ) -> Report:
        """`extract`, with all that is not returned gone before the collector goes through what is left."""
        source = source_of(source)
        analysis = self._analyse(source, region, date, reports_on)
        claims, skipped = self.maker.make(analysis)
        name = printable(analysis.name)
        _LOG.debug("%s: %d claims, %d skipped numbers", name, len(claims), len(skipped))
        for warning in source.warnings:
            _LOG.warning("%s: %s", name, warning)
        return Report(
            doc=analysis.name,
            text=analysis.source,
            claims=tuple(claims),
            skipped=tuple(skipped),
            region=analysis.region,
            date=analysis.date,
            encoding=source.encoding,
            document=info_of(analysis.document, analysis.source, analysis.clean.alignment),
            format=source.format,
            warnings=source.warnings,
            dirs=self.dirs,
        )

    def region(self, name: str) -> Region:
        """The division a caller names. Raises RegionError when it is unknown or ambiguous."""
        return self.entities.region(name)


@dataclass(frozen=True, slots=True)
class Work:
    """The options of a batch: makes, in the process that runs it, what is done with each document.

    region, date, reports_on, patterns, encoding: as for `extract`. make (callable | None): what becomes of a report, by default
    nothing; the result of a renderer is much cheaper to send from one process to another than a report. max_chars
    (int | None): a document of more characters is refused.
    """

    region: str | None = None
    date: str | None = None
    patterns: str | None = None
    make: Callable[[Report], Any] | None = None
    max_chars: int | None = None
    encoding: str | None = None
    reports_on: str | None = None

    def __call__(self) -> Task[Any]:
        """Load the rules. RETURNS (callable): reads a document and extracts it. Raises PatternError."""
        # The built-in rules do not change; a directory of the caller's may, between two batches.
        extractor = default_extractor() if self.patterns is None else Extractor(self.patterns)
        LOADING.end()
        make, encoding, most = self.make, self.encoding, self.max_chars

        def task(item: Input | SourceText) -> Any:
            source = (
                item
                if isinstance(item, SourceText)
                else read_source(item.path, name=item.name, encoding=encoding)
            )
            if most is not None and len(source.text) > most:
                where = printable(str(source.path or source.name))
                raise ReadError(f"{where}: has {len(source.text)} characters, more than --max-chars {most}")
            report = extractor.extract(source, region=self.region, date=self.date, reports_on=self.reports_on)
            return report if make is None else make(report)

        return task

    def before_fork(self) -> None:
        """Load what a worker that is forked from this process then need not load itself. Raises PatternError."""
        extractor = default_extractor() if self.patterns is None else Extractor(self.patterns)
        extractor.extract(_SPECIMEN)
        LOADING.end()


_SPECIMEN = (
    "2023年,全市发放救助金320万元,惠及5人。"  # what is compiled for any report is compiled for this one
)


@lru_cache(maxsize=4)
def default_extractor(patterns: str | Path | None = None) -> Extractor:
    """An extractor shared by the functions of this module."""
    return Extractor(patterns)


def extract(
    source: str | Path | SourceText,
    *,
    region: str | None = None,
    date: str | None = None,
    reports_on: str | None = None,
    patterns: str | Path | None = None,
    encoding: str | None = None,
) -> Report:
    """Extract the claims of one report.

    source (str | Path | SourceText): a `Path`, a string that as a whole looks like the path of a file (``报告.txt``,
        ``/data/a``), or the text itself: any other string is text, whatever files there are. For text that others have
        written there is `Extractor.extract`, which reads no file at all.
    region, date, reports_on: as for `Extractor.extract`. patterns: as for `Extractor`. encoding (str | None): the encoding of the
        file; None: find out.
    RETURNS (Report): claims and skipped numbers.

    Raises ReadError, EncodingError, RegionError, DateError, PatternError, DocumentError.

    >>> import minzheng_ie as mz
    >>> report = mz.extract("2023年，全市发放救助金320万元，同比增长8.5%。", region="丽江市")
    >>> for claim in report.claims:
    ...     print(claim.metric, claim.value, claim.unit, claim.change, claim.region, claim.period)
    发放救助金 3200000 元 none 云南省/丽江市 2023
    发放救助金 8.5 % increase 云南省/丽江市 2023
    """
    if isinstance(source, str) and _PATH.fullmatch(source):
        if not _is_file(source):
            raise ReadError(
                f"{printable(source)}: no such file, and it looks like the path of one; a text that looks so must end"
                " with a line break"
            )
        source = Path(source)
    if isinstance(source, Path):
        source = read_source(source, encoding=encoding)
    return default_extractor(patterns).extract(source, region=region, date=date, reports_on=reports_on)


def _is_file(name: str) -> bool:
    try:
        return Path(name).is_file()
    except (OSError, ValueError):
        return False


# One line without sentences that ends in a document's suffix, or begins as a path does and has no blanks.
_PATH = compile_re(
    r"[^\n，。；：！？“”]{0,1024}\.(?:txt|[sx]?html?|mht|doc[xm]?|wps|ofd|rtf|pdf|xls[xmb]?|et|csv|tsv|md|jsonl?)"
    r"|(?:/|~/|\.{1,2}/|[A-Za-z]:[\\/]|\\\\)[^\s，。；：！？“”]{1,1024}",
    re.IGNORECASE,
)


def extract_many(
    paths: str | Path | Iterable[str | Path],
    *,
    jobs: int = 1,
    region: str | None = None,
    date: str | None = None,
    reports_on: str | None = None,
    patterns: str | Path | None = None,
    encoding: str | None = None,
    errors: MutableSequence[MinzhengError] | None = None,
    context: BaseContext | None = None,
) -> Iterator[Report]:
    """Extract reports, in order; memory does not grow with their number.

    paths: files and folders (a folder stands for the documents below it), or one of them.
    jobs (int): processes to work in; 1 is this one. More are started with the iterator and end with it.
    region, date, reports_on: as for `Extractor.extract`. patterns: as for `Extractor`. encoding: as for `extract`.
    errors (list | None): takes the errors of documents that cannot be read or extracted, each a line that names its
        document; when None, the first is raised.
    context (BaseContext | None): how processes are started, from `multiprocessing.get_context`. Where they are
        spawned, the calling script needs the usual ``if __name__ == "__main__":``.

    Raises RegionError, DateError, EncodingError, PatternError; ValueError for ``jobs`` below 1; BatchError when processes cannot be
    started; without ``errors`` ReadError, and DocumentError for a document whose extraction failed.

    >>> import minzheng_ie as mz
    >>> failed = []
    >>> for report in mz.extract_many(["2023.txt", "nothere.txt"], errors=failed):
    ...     print(report.doc, len(report.claims) > 50)
    2023.txt True
    >>> print(failed[0])
    nothere.txt: no such file
    """
    rules = None if patterns is None else str(patterns)
    work = Work(region, date, rules, encoding=encoding, reports_on=reports_on)
    for outcome in run(iter_inputs(paths), work, jobs=jobs, context=context):
        if outcome.error is None:
            if outcome.value is not None:
                yield outcome.value
        elif errors is None or isinstance(outcome.error, (RegionError, DateError, EncodingError)):
            raise outcome.error
        else:
            errors.append(outcome.error)
