"""Pattern files that a pipeline carries with it, whatever becomes of the folder they were read from."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType

from minzheng_ie.errors import PatternError
from minzheng_ie.patterns import builtin_dir, pattern_dirs

_SUFFIXES = frozenset({".yaml", ".csv"})


@dataclass(frozen=True)
class Overlay:
    """The files a user's pattern folder adds, by name, as text; no files: the built-in rules alone.

    Rules are read from directories, so the files are laid out again where they are needed, in a private
    folder named after their content: the same rules in every process that carries them.
    """

    files: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    @classmethod
    def read(cls, directory: str | Path) -> Overlay:
        """The pattern files of a folder (``*.yaml``, ``*.csv``).

        Raises PatternError when it is no directory or a file is not UTF-8.
        """
        folder = pattern_dirs(directory)[-1]
        files = {}
        for path in sorted(folder.iterdir()):
            if path.suffix in _SUFFIXES and path.is_file() and not path.name.startswith("."):
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
            data = text.encode("utf-8")
            if not path.is_file() or path.read_bytes() != data:
                handle, draft = tempfile.mkstemp(dir=directory)
                with os.fdopen(handle, "wb") as stream:
                    stream.write(data)
                Path(draft).replace(path)

    def dirs(self) -> tuple[Path, ...]:
        """The pattern directories to read: the built-in one, and one with these files."""
        if not self.files:
            return (builtin_dir(),)
        seed = "\0".join(f"{name}\0{text}" for name, text in sorted(self.files.items()))
        folder = _private_folder() / f"patterns-{sha256(seed.encode()).hexdigest()[:32]}"
        self.write(folder)
        return (builtin_dir(), folder)


def _private_folder() -> Path:
    """A folder of this user's own: the rules in it must not be another's."""
    folder = Path(tempfile.gettempdir()) / f"minzheng_ie-{os.getuid() if hasattr(os, 'getuid') else 'user'}"
    folder.mkdir(mode=0o700, exist_ok=True)
    if hasattr(os, "getuid") and folder.stat().st_uid != os.getuid():
        raise PatternError(f"{folder}: belongs to another user; set TMPDIR to a folder of your own")
    return folder
