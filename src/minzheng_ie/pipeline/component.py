"""What the components have in common: rules that travel with them, and spans put on a document."""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc, Span

from minzheng_ie.errors import PatternError
from minzheng_ie.pipeline.overlay import Overlay
from minzheng_ie.text.alignment import Alignment

if TYPE_CHECKING:
    from typing_extensions import Self

_FILE = "patterns.json"

R = TypeVar("R")


class Component(ABC, Generic[R]):
    """A stage of the pipeline with rules of type R, loaded when the first document comes.

    name (str): name of the component in its pipeline.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self.overlay = Overlay()
        self._rules: R | None = None

    @abstractmethod
    def load_rules(self, dirs: tuple[Path, ...]) -> R:
        """The rules of the pattern directories ``dirs``. Raises PatternError."""

    @abstractmethod
    def __call__(self, doc: Doc) -> Doc:
        """Do the stage's work on a document and return it."""

    @property
    def rules(self) -> R:
        """The rules of this stage, the built-in ones and those added."""
        if self._rules is None:
            self._rules = self.load_rules(self.overlay.dirs())
        return self._rules

    def add_patterns(self, directory: str | Path) -> None:
        """Add the rules of a pattern folder; they take the place of those of an earlier call.

        directory (str | Path): a folder of pattern files. Its content is kept: it is saved with the pipeline, and
            the folder may change or vanish.

        Raises PatternError when a file is broken; the component then keeps the rules it had.
        """
        overlay = Overlay.read(directory)
        dirs = overlay.dirs()
        try:
            rules = self.load_rules(dirs)
        except PatternError as error:
            raise PatternError(str(error).replace(str(dirs[-1]), str(directory))) from error
        self.overlay, self._rules = overlay, rules

    def initialize(
        self, get_examples: Any = None, *, nlp: Language | None = None, patterns: str | None = None
    ) -> None:
        """Take the pattern folder that a config names under ``[initialize.components]``.

        get_examples, nlp: given by spaCy, not used. patterns (str | None): as for `add_patterns`.
        """
        if patterns is not None:
            self.add_patterns(patterns)

    # --- on disk, as bytes, to another process: the files of the overlay, nothing derived from them ---------

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Save into the folder ``path``, made if need be. exclude: given by spaCy, not used."""
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / _FILE).write_bytes(self.to_bytes())

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> Self:
        """Load what `to_disk` saved. Raises PatternError when ``path`` holds no saved component."""
        file = Path(path) / _FILE
        try:
            return self.from_bytes(file.read_bytes())
        except (OSError, ValueError) as error:
            raise PatternError(f"{file}: no saved component can be read: {error}") from error
        except RecursionError as error:
            raise PatternError(f"{file}: no saved component can be read: nested too deeply") from error
        except PatternError as error:
            raise PatternError(f"{file}: {error}") from error

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """The pattern files added, as JSON: name → text."""
        return json.dumps(dict(self.overlay.files), ensure_ascii=False, indent=1).encode()

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> Self:
        """Load what `to_bytes` wrote. Raises ValueError when it is no JSON, PatternError when it is no such thing."""
        self.overlay, self._rules = Overlay(json.loads(data)), None
        return self

    def __getstate__(self) -> dict[str, Any]:
        return {**self.__dict__, "overlay": dict(self.overlay.files), "_rules": None}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__dict__.update(state, overlay=Overlay(state["overlay"]))


class SpanMaker:
    """Makes spans of a document, all of a kind at once: its tokens are no objects then.

    doc (Doc): the tokens stay as they are while spans are made. alignment (Alignment | None): of the clean text that spans
        are told in; None: they are told in ``doc.text``.

    ends (array): where each token ends in ``doc.text``.
    """

    def __init__(self, doc: Doc, alignment: Alignment | None = None) -> None:
        self._doc = doc
        self._source = None if alignment is None else alignment.span
        tokens: Any = doc.to_array(["IDX", "LENGTH"]).astype(np.int64)
        self._starts, self.ends = tokens[:, 0], tokens[:, 0] + tokens[:, 1]

    def touched(self, exact: Sequence[tuple[int, int]]) -> list[tuple[int, int, bool]]:
        """The first token that each stretch of ``doc.text`` touches, the one behind the last, and whether they begin and end with it.

        exact (sequence): start and end (exclusive) of each, not empty.
        """
        if not exact:
            return []
        told: Any = np.array(exact, np.int64)
        first = np.searchsorted(self.ends, told[:, 0], "right")
        behind = np.searchsorted(self._starts, told[:, 1], "left")
        last = len(self._starts) - 1
        fits = (self._starts[np.minimum(first, last)] == told[:, 0]) & (self.ends[behind - 1] == told[:, 1])
        return list(zip(first.tolist(), behind.tolist(), fits.tolist(), strict=True))

    def spans(self, told: Iterable[tuple[int, int, str, str]]) -> list[Span]:
        """A span over the tokens that each of ``told`` touches.

        told (iterable): start and end, not empty, label and ``kb_id_``. Where the tokens cut elsewhere, the span has start
            and end as its ``id_``.
        """
        asked = list(told)
        source = self._source
        exact = [(start, end) if source is None else source(start, end) for start, end, _, _ in asked]
        return [
            self.span(at, touched, label, kb_id)
            for at, touched, (_, _, label, kb_id) in zip(exact, self.touched(exact), asked, strict=True)
        ]

    def span(self, exact: tuple[int, int], touched: tuple[int, int, bool], label: str, kb_id: str) -> Span:
        """The span of a stretch of ``doc.text`` over the tokens it touches, as `touched` tells them."""
        first, behind, fits = touched
        if fits and first < behind:
            return Span(self._doc, first, behind, label, kb_id=kb_id)
        return Span(self._doc, first, behind, label, kb_id=kb_id, span_id=f"{exact[0]}:{exact[1]}")
