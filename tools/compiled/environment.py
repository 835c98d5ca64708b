"""An environment with a wheel in it, to run tests in: `python environment.py FOLDER ENVIRONMENT`.

The one wheel of FOLDER is installed into ENVIRONMENT, which is made anew. What it depends on, and what the tests use, comes from
the environment this runs in, whose folder of packages stands behind the new one's: no network, and the same versions.
"""

from __future__ import annotations

import subprocess
import sys
import sysconfig
import venv
from collections.abc import Iterable
from pathlib import Path


def main(arguments: Iterable[str]) -> None:
    """Make it. RAISES (SystemExit): not one wheel; what is imported from the environment is not the wheel's."""
    folder, environment = map(Path, arguments)
    wheels = list(folder.glob("*.whl"))
    if len(wheels) != 1:
        raise SystemExit(f"{folder}: {len(wheels)} wheels, where there should be one")
    venv.create(environment, clear=True, symlinks=True)
    python = str(environment / "bin" / "python")
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", "--python", python]
    subprocess.run([*pip, "install", "--no-deps", str(wheels[0])], check=True)
    # A line of a .pth file is a folder to look in; the .pth files there, of an editable install, are not read.
    ask = [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]
    own = Path(subprocess.run(ask, check=True, capture_output=True, text=True).stdout.strip())
    (own / "borrowed.pth").write_text(f"{sysconfig.get_path('purelib')}\n", encoding="utf-8")
    ask = [python, "-c", "import minzheng_ie.claims.assemble as m; print(m.__file__)"]
    found = subprocess.run(ask, check=True, capture_output=True, text=True).stdout.strip()
    if own.resolve() not in Path(found).resolve().parents:
        raise SystemExit(f"{python}: minzheng_ie is that of {found}")
    print(f"{wheels[0].name}: {wheels[0].stat().st_size / 1e6:.1f} MB; {found}")


if __name__ == "__main__":
    main(sys.argv[1:])
