"""The build hook of the compiled wheel; it runs only where HATCH_BUILD_HOOK_ENABLE_CUSTOM=true, as in `make compiled`.

What it compiles stands in pyproject.toml beside the path of this file; `extensions.py` does it, in a process of its own.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompiledHook(BuildHookInterface):
    """Adds the extension modules to the wheel, beside their sources, which tracebacks show."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile. RAISES (CalledProcessError): mypyc or the C compiler refuses; it has said why."""
        root = Path(self.root)
        made = root / "build" / "compiled"
        chosen = {key: self.config[key] for key in ("rooms", "interpreted")}
        script = Path(__file__).with_name("extensions.py")
        subprocess.run([sys.executable, script, root / "src", made, json.dumps(chosen)], check=True)
        build_data["pure_python"] = False
        build_data["infer_tag"] = True
        library = made / "lib"
        for path in sorted(library.rglob("*")):
            if path.is_file():
                build_data["force_include"][str(path)] = path.relative_to(library).as_posix()
