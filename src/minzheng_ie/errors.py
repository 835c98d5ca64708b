"""The exceptions of minzheng_ie, all under one root."""

from __future__ import annotations


class MinzhengError(Exception):
    """Root of every error this library raises on purpose; the message names what, where and what to do."""


class ReadError(MinzhengError):
    """A document cannot be read (missing, empty, binary, undecodable)."""


class EncodingError(MinzhengError, ValueError):
    """An encoding given by the caller is none that Python knows."""


class DocumentError(MinzhengError):
    """The extraction of one document of a batch failed, or the process that worked on it died."""


class BatchError(MinzhengError):
    """A batch cannot be run or gone on with (its workers do not start, its inputs have changed)."""


class OutputError(MinzhengError):
    """An output cannot take what was found (a database of another kind, more rows than a sheet has)."""


class PatternError(MinzhengError):
    """A pattern file is broken; the message starts with ``file:line:``."""


class RegionError(MinzhengError, ValueError):
    """A region given by the caller is not in the table of administrative divisions."""


class DateError(MinzhengError, ValueError):
    """A report date given by the caller cannot be read."""


class GoldError(MinzhengError):
    """A gold or prediction file is broken; the message starts with ``file:line:``."""


class ExchangeError(MinzhengError):
    """A file of another tool cannot be read or written; the message names the file and the place in it."""
