"""Pattern files that a pipeline carries with it, whatever becomes of the folder they were read from."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from dataclasses import field
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType

from minzheng_ie.errors import PatternError
from minzheng_ie.harmless import printable
from minzheng_ie.patterns import builtin_dir, pattern_dirs
from minzheng_ie.private import is_private_file, private_folder
from minzheng_ie.records import dataclass

_SUFFIXES = frozenset({".yaml", ".csv"})


@dataclass(frozen=True)
class Overlay:
    """The files a user's pattern folder adds, by name, as text; no files: the built-in rules alone.

    Rules are read from directories, so the files are laid out again where they are needed, in a private
    folder named after their content: the same rules in every process that carries them.

    Raises PatternError for a name that no pattern file has, and for a content that is no text.
    """

    files: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def __post_init__(self) -> None:
        object.__setattr__(self, "files", _checked(self.files))

    @classmethod
    def read(cls, directory: str | Path) -> Overlay:
        """The pattern files of a folder, those with the names of the built-in ones.

        Raises PatternError when it is no directory or a file is not UTF-8.
        """
        folder = pattern_dirs(directory)[-1]
        files = {}
        for path in sorted(folder.iterdir()):
            if path.name in known_files() and path.is_file():
                try:
                    files[path.name] = path.read_bytes().decode("utf-8")
                except UnicodeDecodeError as error:
                    raise PatternError(
                        f"{path}:1: not UTF-8 at byte {error.start}; save the file as UTF-8"
                    ) from error
        return cls(files)

    def write(self, directory: Path) -> None:
        """Write the files into ``directory``, made if need be. A file that is there already stays untouched."""
        directory.mkdir(parents=True, exist_ok=True)
        for name, text in self.files.items():
            path = directory / name
            data = text.encode("utf-8", "surrogatepass")
            if not is_private_file(path) or path.read_bytes() != data:
                handle, draft = tempfile.mkstemp(dir=directory)
                with os.fdopen(handle, "wb") as stream:
                    stream.write(data)
                Path(draft).replace(path)

    def dirs(self) -> tuple[Path, ...]:
        """The pattern directories to read: the built-in one, and one with these files."""
        if not self.files:
            return (builtin_dir(),)
        seed = "\0".join(f"{name}\0{text}" for name, text in sorted(self.files.items()))
        folder = (
            private_folder() / f"patterns-{sha256(seed.encode('utf-8', 'surrogatepass')).hexdigest()[:32]}"
        )
        self.write(folder)
        return (builtin_dir(), folder)


def _checked(files: Mapping[str, str]) -> Mapping[str, str]:
    """``files``, if they can be files of a pattern folder. RAISES (PatternError): a name or a content is none.

    They may come from a saved pipeline that somebody else has made: a name must never lead out of the folder it is
    written into.
    """
    if not isinstance(files, Mapping):
        raise PatternError("saved rules: expected an object of file names and texts")
    for name, text in files.items():
        if name not in known_files():
            raise PatternError(f"saved rules: no pattern file is called {printable(str(name))!r}")
        if not isinstance(text, str):
            raise PatternError(f"saved rules: {name}: expected the text of a file")
    return MappingProxyType(dict(files))


@lru_cache(maxsize=1)
def known_files() -> frozenset[str]:
    """The names a pattern file can have: those of the built-in ones."""
    return frozenset(path.name for path in builtin_dir().iterdir() if path.suffix in _SUFFIXES)
