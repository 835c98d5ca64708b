"""Area `command`: the command line with strange options, closed and full streams, limits, and signals.

Each example is run in a process of its own (a copy of this one where that makes no difference). Whatever it meets, its exit code is a documented one, no traceback is
shown, at most a line is said of each input, and the output is what an undisturbed run writes, or as it was.
"""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import IO, Any

import texts
from area import Area, shorter
from typer.testing import CliRunner

import minzheng_ie
from minzheng_ie.cli.app import app, main

STDIN = "2023年,低保5人。\n".encode()
PATIENCE = 60
"""Seconds after which a command hangs."""
STREAMS = ("pipe", "closed", "null", "/dev/full", "broken", "read-only")
SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP", "SIGKILL", "SIGPIPE", "SIGXCPU")
OPTIONS = (
    *(("--skipped",), ("--explain",), ("--strict",), ("--resume",), ("--jobs", "2"), ("--jobs", "0"), ("--jobs", "x"), ("--max-chars", "20")),
    *(("--region", "昆明市"), ("--region", "x"), ("--date", "2023"), ("--date", "2023-13"), ("--date", ""), ("--region", ""), ("--encoding", "gbk")),
    *(("--encoding", "x"), ("--patterns", "rules"), ("--patterns", "none"), ("--patterns", "broken"), ("--format", "csv"), ("--format", "table")),
    *(("--format", "jsonl"), ("--format", "parquet"), ("--format", "x"), ("--unknown",), ("--", ), ("-h",), ("--region", "\udcb1"), ("--jobs", "9" * 30)),
    *(("--max-chars", "9" * 30), ("--scheduler", "x"), ("--date", "２０２３"), ("--date", "9" * 50), ("--region", "\x1b[31m")),
)  # fmt: skip
INPUTS = ("a.txt", "b.txt", "in", "-", "none.txt", "empty.txt", "bad.txt", "gb.txt", "pipe.txt", "", "a.txt", "b.txt", "in", "big.txt", "\udcb1.txt", "dark.txt", "loop.txt", "a.txt/x", "x" * 300, "/dev/null", "/dev/zero", "rules")  # fmt: skip
OUTPUTS = ("out.jsonl", "out.csv", "out.txt", "out.x", "none/out.jsonl", "in", "/dev/full", "/dev/null", "a.txt", "old.jsonl", "link.jsonl", "loop.jsonl", "out.parquet", "", "dark/out.csv", "out.JSONL")  # fmt: skip
COMMANDS = (
    *(("evaluate", "gold.jsonl", "gold.jsonl"), ("evaluate", "gold.jsonl", "gold.jsonl", "--json"), ("evaluate", "in", "in"), ("evaluate", "none", "a.txt")),
    *(("evaluate", "gold.jsonl", "gold.jsonl", "--errors"), ("patterns", "check", "rules"), ("patterns", "check", "broken"), ("patterns", "check", "none"), ("patterns",)),
    *(("schema",), ("--version",), ("--help",), (), ("x",), ("extract",), ("evaluate",), ("patterns", "x"), ("schema", "x"), ("patterns", "check", "a.txt")),
)  # fmt: skip
ENVIRONMENTS: tuple[dict[str, str], ...] = (
    *({}, {}, {}, {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, {"LC_ALL": "x"}, {"COLUMNS": "1"}, {"COLUMNS": "0"}),
    *({"TERM": "dumb"}, {"FORCE_COLOR": "1", "COLUMNS": "3"}, {"HOME": "/nonexistent", "XDG_CACHE_HOME": "/proc"}, {"TMPDIR": "/nonexistent"}),
    *({"PYTHONIOENCODING": "ascii"}, {"PYTHONOPTIMIZE": "2"}, {"PYTHONHASHSEED": "3"}, {"LINES": "x", "COLUMNS": "x"}, {"PYTHONIOENCODING": "gbk:strict"}),
)  # fmt: skip
LIMITS: dict[str, tuple[int, ...]] = {
    "RLIMIT_NOFILE": (8, 12, 20, 64),
    "RLIMIT_FSIZE": (0, 1, 300, 5000),
    "RLIMIT_AS": (250 << 20, 400 << 20, 600 << 20),
    "RLIMIT_STACK": (256 << 10, 1 << 20),
    "RLIMIT_CORE": (0,),
    "RLIMIT_NPROC": (0,),
    "RLIMIT_CPU": (1,),
}

Example = tuple[tuple[str, ...], dict[str, Any]]
"""The arguments, and what is done to the process: ``in``, ``out``, ``err`` (a stream), ``limits``, ``signal``, ``env``."""


def draw(chance: random.Random) -> Example:
    """A command line and its surroundings, mostly with one accident."""
    arguments: tuple[str, ...]
    if chance.random() < 0.2:
        arguments = chance.choice(COMMANDS)
    else:
        said = ["extract", *(chance.choice(INPUTS) for _ in range(chance.choice((1, 1, 2, 3))))]
        if chance.random() < 0.7:
            name = chance.choice(OUTPUTS[:3]) if chance.random() < 0.6 else chance.choice(OUTPUTS)
            said += ["-o", name]
        for _ in range(chance.choice((0, 0, 1, 1, 2))):
            said += chance.choice(OPTIONS)
        arguments = tuple(said)
    around: dict[str, Any] = {}
    for _ in range(chance.choice((0, 1, 1, 2))):
        kind = chance.choice(("in", "out", "err", "limits", "signal", "env"))
        if kind in ("in", "out", "err"):
            around[kind] = chance.choice(STREAMS)
        elif kind == "limits":
            name = chance.choice(sorted(LIMITS))
            around[kind] = {name: chance.choice(LIMITS[name])}
        elif kind == "signal":
            around[kind] = (
                chance.choice(SIGNALS),
                round(chance.choice((0.05, 0.3, 1.0)) * chance.random() * 2, 3),
            )
        else:
            around[kind] = chance.choice(ENVIRONMENTS)
    return arguments, around


def prepare(folder: Path) -> None:
    """The files that examples speak of."""
    chance = random.Random(0)
    said = ["".join(chance.choice(texts.sentences()) for _ in range(12)) for _ in range(5)]
    (folder / "in").mkdir()
    for name, text in zip(("a.txt", "b.txt", "in/c.txt", "in/d.txt", "gb.txt"), said, strict=True):
        (folder / name).write_text(text, encoding="gb18030" if name == "gb.txt" else "utf-8", newline="")
    (folder / "big.txt").write_text("".join(said) * 3, encoding="utf-8", newline="")
    (folder / "empty.txt").touch()
    (folder / "bad.txt").write_bytes(b"\xff\x00\x81\x01" * 30)
    (folder / "old.jsonl").write_text("before\n", encoding="utf-8")
    (folder / "link.jsonl").symlink_to("old.jsonl")
    for name in ("loop.txt", "loop.jsonl"):
        (folder / name).symlink_to(name)
    os.mkfifo(folder / "in" / "pipe.txt")
    (folder / "dark.txt").write_text("5人", encoding="utf-8")
    (folder / "dark").mkdir()
    (folder / "dark").chmod(0o500)
    for name, rule in (("rules", "- {unit: 缸, forms: [缸]}\n"), ("broken", "- {unit: 缸}\n")):
        (folder / name).mkdir()
        (folder / name / "units.yaml").write_text(rule, encoding="utf-8")
    gold = {"start": 0, "end": 2, "value": "5", "unit": "人", "metric": "低保"}
    (folder / "gold.jsonl").write_text(json.dumps(gold, ensure_ascii=False) + "\n", encoding="utf-8")
    with suppress(OSError):
        (folder / os.fsdecode(b"\xb1.txt")).write_text(said[0], encoding="utf-8")


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a folder by its name."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "cache" not in path.parts
    }


@lru_cache(maxsize=256)
def undisturbed(arguments: tuple[str, ...]) -> dict[str, bytes] | None:
    """The files after a run in this process; None where none can be made."""
    if {"--jobs", "--scheduler", "/dev/zero"} & set(arguments):
        return None
    here = Path.cwd()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        prepare(folder)
        os.chdir(folder)
        try:
            CliRunner().invoke(app, list(arguments), input=STDIN)
        finally:
            os.chdir(here)
        return contents(folder)


def _started(folder: Path, around: dict[str, Any]) -> Callable[[], None]:
    """What the child does before it becomes the command."""

    def start() -> None:
        import resource

        os.chdir(folder)
        for number, name in enumerate(("in", "out", "err")):
            kind = around.get(name)
            if kind == "closed":
                os.close(number)
            elif kind in ("null", "/dev/full"):
                os.dup2(os.open("/dev/null" if kind == "null" else kind, os.O_RDWR), number)
            elif kind == "read-only":
                os.dup2(os.open("a.txt", os.O_WRONLY if name == "in" else os.O_RDONLY), number)
            elif kind == "broken":
                reads, writes = os.pipe()
                if name == "in":
                    os.close(writes)
                    os.dup2(reads, number)
                else:
                    os.close(reads)
                    os.dup2(writes, number)
        for limit, value in around.get("limits", {}).items():
            hard = resource.getrlimit(getattr(resource, limit))[1]
            resource.setrlimit(getattr(resource, limit), (value, hard))

    return start


def _forkable(around: dict[str, Any]) -> bool:
    """Whether a copy of this process, which has everything loaded, meets what a new one would: in a tenth of the time."""
    return "env" not in around and not {"RLIMIT_AS", "RLIMIT_STACK", "RLIMIT_NOFILE"} & set(
        around.get("limits", {})
    )


def _forked(example: Example, folder: Path, heard: IO[bytes]) -> int | None:
    """Run in a copy of this process. RETURNS (int): its exit code, negative for a signal; None when it hangs."""
    arguments, around = example
    pid = os.fork()
    if not pid:
        code = 120
        try:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
            os.setsid()
            os.environ["XDG_CACHE_HOME"] = str(folder / "cache")
            with tempfile.TemporaryFile() as stdin:
                stdin.write(STDIN)
                stdin.seek(0)
                os.dup2(stdin.fileno(), 0)
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
            os.dup2(heard.fileno(), 2)
            _started(folder, around)()
            for number, name in enumerate(("stdin", "stdout", "stderr")):
                setattr(sys, name, _stream(number))
            sys.argv = ["minzheng-ie", *arguments]
            try:
                main()
                code = 0
            except SystemExit as left:
                code = left.code if isinstance(left.code, int) else int(left.code is not None)
            if sys.stdout is not None and not sys.stdout.closed:
                sys.stdout.flush()
        except BaseException:
            code = 120
            os.write(heard.fileno(), traceback.format_exc().encode())
        finally:
            os._exit(code)
    sent = around.get("signal")
    if sent is not None:
        time.sleep(sent[1] / 4)
        os.kill(pid, getattr(signal, sent[0]))
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        done, status = os.waitpid(pid, os.WNOHANG)
        if done:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.005)
    os.killpg(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    return None


def _stream(number: int) -> Any:
    """A standard stream as Python opens it; None for one that is closed."""
    try:
        os.fstat(number)
        return open(number, "w" if number else "r", encoding="utf-8", errors="surrogateescape")
    except OSError:
        return None


def _spawned(example: Example, folder: Path, heard: IO[bytes]) -> int | None:
    """Run in a process of its own; RETURNS as `_forked`."""
    arguments, around = example
    source = str(Path(minzheng_ie.__file__).parents[1])
    environment = {
        **os.environ,
        "XDG_CACHE_HOME": str(folder / "cache"),
        "PYTHONPATH": source,
        **around.get("env", {}),
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "minzheng_ie", *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=heard,
        preexec_fn=_started(folder, around),
        env=environment,
        start_new_session=True,
    )
    sent = around.get("signal")
    try:
        if sent is not None:
            time.sleep(sent[1])
            process.send_signal(getattr(signal, sent[0]))
        process.communicate(STDIN, timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        return None
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    return process.returncode


def wrong(example: Example) -> str:
    """Run it."""
    around = example[1]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        prepare(folder)
        before = contents(folder)
        with tempfile.TemporaryFile() as heard:
            code = _forked(example, folder, heard) if _forkable(around) else _spawned(example, folder, heard)
            heard.seek(0)
            stderr = heard.read().decode("utf-8", "replace")
        if code is None:
            return f"hangs: more than {PATIENCE} s, stderr {stderr[-600:]!r}"
        return _verdict(example, code, stderr, before, contents(folder))


def _verdict(
    example: Example, code: int, stderr: str, before: dict[str, bytes], after: dict[str, bytes]
) -> str:
    arguments, around = example
    sent = around.get("signal")
    limits = around.get("limits", {})
    killed = sent is not None and (code == -getattr(signal, sent[0]) or (sent[0] == "SIGINT" and code == 130))
    if "RLIMIT_CPU" in limits and code == -signal.SIGXCPU:
        killed = True
    told = f"exit code {code}, stderr {stderr[-600:]!r}"
    if code not in (0, 1, 2) and not killed:
        return f"exit code: {told}"
    if ("Traceback" in stderr or "Error ignored" in stderr) and not killed:
        return f"traceback: {told}"
    if "internal error" in stderr:
        return f"internal error: {told}"
    lines = [line for line in stderr.splitlines() if line.strip()]
    usage = any(line.startswith("Usage:") for line in lines)
    # A folder stands for its reports: c.txt, d.txt and the pipe.
    inputs = sum({"in": 3}.get(one, 1) for one in arguments[1:])
    if not usage and not killed and len(lines) > max(1, inputs) + 1:
        return f"stderr: {len(lines)} lines for {inputs} inputs; {told}"
    # What it says goes to a file here, and a file that may not grow holds nothing; who reads no more is told nothing.
    mute = "RLIMIT_FSIZE" in limits or (around.get("out") == "broken" and code == 1)
    if code in (1, 2) and not lines and not mute and around.get("err") in (None, "pipe") and not killed:
        return f"silent: {told}"
    return _wrong_files(arguments, around, code, before, after)


def _wrong_files(
    arguments: tuple[str, ...],
    around: dict[str, Any],
    code: int,
    before: dict[str, bytes],
    after: dict[str, bytes],
) -> str:
    expected = undisturbed(arguments)
    for name in sorted({*before, *after}):
        if name in after and after[name] == before.get(name):
            continue
        if name not in after:
            return f"removed: {name} (exit code {code})"
        if ".partial" in name and code != 0:
            continue
        if expected is None or "-" in arguments or "in" in around or "env" in around:
            continue
        if "limits" in around and code == 1:
            continue  # documents may have failed that do not without limits
        if after[name] != expected.get(name):
            return f"file: {name} is neither as it was nor whole (exit code {code})"
    return ""


def smaller(example: Example) -> Iterator[Example]:
    """With fewer accidents, then fewer arguments."""
    arguments, around = example
    for key in around:
        yield arguments, {other: value for other, value in around.items() if other != key}
    if len(arguments) > 1:
        yield from ((arguments[:1] + less, around) for less in shorter(arguments[1:]))


AREA = Area("command", draw, wrong, smaller, seconds=60)
