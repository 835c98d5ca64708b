"""``extract`` over many documents as a user meets it: the same bytes however it was run, stopped and gone on with."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from minzheng_ie import extractor
from minzheng_ie.cli.app import app
from minzheng_ie.cli.progress import MANY

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))
SHORT = "云南省丽江市2023年民政工作总结\n2023年，全市发放救助金{}万元，救助困难群众1200人次。\n"
COMMAND = [sys.executable, "-m", "minzheng_ie", "extract"]
ROUNDS = 2
posix = pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals and terminals")


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, ["extract", *(str(argument) for argument in arguments)])


@pytest.fixture
def short(tmp_path: Path) -> Path:
    """A folder of many small reports."""
    folder = tmp_path / "short"
    folder.mkdir()
    for index in range(MANY):
        (folder / f"{index:03d}.txt").write_text(SHORT.format(index + 1), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of reports that take seconds, one of which is empty."""
    folder = tmp_path_factory.mktemp("long")
    texts = [path.read_text(encoding="utf-8") for path in SEEDS]
    for index in range(96):
        (folder / f"{index:02d}.txt").write_text("\n".join(texts[index % len(texts) :][:3]), encoding="utf-8")
    (folder / "17.txt").write_text("", encoding="utf-8")
    return folder


@pytest.mark.parametrize("name", ["out.jsonl", "out.csv", "out.txt", "out.parquet"])
def test_the_number_of_processes_does_not_change_a_byte(tmp_path: Path, short: Path, name: str) -> None:
    if name.endswith(".parquet"):
        pytest.importorskip("pyarrow", reason='Parquet needs the extra: pip install ".[arrow]"')
    outputs = []
    for jobs in (1, 2):
        (tmp_path / str(jobs)).mkdir()
        out = tmp_path / str(jobs) / name
        result = run(short, *SEEDS[:3], "-o", out, "--jobs", jobs, "--skipped", "--explain")
        assert result.exit_code == 0, result.stderr
        assert list(out.parent.iterdir()) == [out]
        outputs.append(out.read_bytes())
    assert outputs[0] == outputs[1]
    assert outputs[0]


def test_standard_output_too(short: Path) -> None:
    results = [run(short, "--jobs", jobs) for jobs in (1, 2)]
    assert results[0].stdout_bytes == results[1].stdout_bytes
    assert results[0].stdout.count("\n") == 2 * MANY


def test_parquet_holds_the_lines(tmp_path: Path, short: Path) -> None:
    pq = pytest.importorskip("pyarrow.parquet", reason='pip install ".[arrow]"')
    import json

    out = tmp_path / "out.parquet"
    assert run(short, "-o", out).exit_code == 0
    lines = [json.loads(line) for line in run(short).stdout.splitlines()]
    assert pq.read_table(out).to_pylist() == lines
    assert run(short, "--format", "parquet").exit_code == 2


def test_a_batch_ends_with_one_line_and_few_documents_with_none(tmp_path: Path, short: Path) -> None:
    result = run(short, "-o", tmp_path / "out.jsonl", "--jobs", 2)
    [line] = result.stderr.splitlines()
    assert f"{MANY} documents, 0 failed" in line and "documents/s" in line
    assert run(short / "000.txt", short / "001.txt", "--jobs", 2).stderr == ""


def test_failures_are_named_and_the_others_are_written(
    tmp_path: Path, short: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if sys.platform == "win32" or sys.version_info >= (3, 14):
        monkeypatch.setattr("multiprocessing.get_context", lambda: pytest.skip("needs fork"))
    original = extractor.Extractor.extract

    def extract(self: extractor.Extractor, source: object, **options: object) -> object:
        name = getattr(source, "name", "")
        if name == "003.txt":
            raise ZeroDivisionError("boom")
        if name == "005.txt":
            os._exit(9)
        return original(self, source, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(extractor.Extractor, "extract", extract)
    (short / "007.txt").write_bytes(b"")
    out = tmp_path / "out.jsonl"
    result = run(short, "-o", out, "--jobs", 2)
    assert result.exit_code == 1
    third, fifth, seventh, summary = result.stderr.splitlines()
    assert "003.txt: internal error" in third and "ZeroDivisionError: boom" in third
    assert "005.txt: the worker process died on it (exit code 9)" in fifth
    assert "007.txt: empty" in seventh
    assert f"{MANY} documents, 3 failed" in summary
    written = out.read_text(encoding="utf-8")
    assert all((f'"{index:03d}.txt"' in written) is (index not in (3, 5, 7)) for index in range(MANY))


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["IN", "--resume"], "needs the -o OUT"),
        (["-", "-o", "OUT", "--resume"], "standard input"),
        (["IN", "--jobs", "0"], "--jobs"),
        (["IN", "--jobs", "2", "--scheduler", "tcp://127.0.0.1:1"], "choose one"),
        (["IN", "--jobs", "2", "--region", "火星市", "-o", "OUT"], "火星市"),
    ],
)
def test_wrong_command_lines(tmp_path: Path, short: Path, arguments: list[str], says: str) -> None:
    out = tmp_path / "out.jsonl"
    result = run(*(item.replace("IN", str(short)).replace("OUT", str(out)) for item in arguments))
    assert result.exit_code == 2
    assert says in result.stderr
    assert list(tmp_path.iterdir()) == [short]


@pytest.fixture(scope="module")
def undisturbed(long: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, float]:
    """What an undisturbed run writes, and how long it takes."""
    out = tmp_path_factory.mktemp("undisturbed") / "out.jsonl"
    begun = time.monotonic()
    result = subprocess.run([*COMMAND, str(long), "-o", str(out)], capture_output=True)
    assert result.returncode == 1
    return out.read_bytes(), time.monotonic() - begun


@posix
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_run_killed_at_random_points_gives_the_same_output(
    tmp_path: Path, long: Path, undisturbed: tuple[bytes, float], jobs: int
) -> None:
    expected, seconds = undisturbed
    chance = random.Random(jobs)
    out = tmp_path / "out.jsonl"
    command = [*COMMAND, str(long), "-o", str(out), "--jobs", str(jobs), "--resume"]
    for _ in range(ROUNDS):
        process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        time.sleep(chance.uniform(0.2, 0.8) * seconds / jobs)
        process.kill()
        if process.wait() == 1:
            break
        if out.exists():  # killed between its last line and its end: the output is whole
            assert out.read_bytes() == expected
            break
    result = subprocess.run(command, capture_output=True, text=True)
    assert result.returncode == 1, result.stderr
    assert out.read_bytes() == expected
    assert list(tmp_path.iterdir()) == [out]


def _listen() -> None:
    """Hear Ctrl-C: a suite that a script runs in the background hands on that it is ignored."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@posix
def test_ctrl_c_leaves_a_state_to_go_on_from(
    tmp_path: Path, long: Path, undisturbed: tuple[bytes, float]
) -> None:
    expected, _ = undisturbed
    out, state = tmp_path / "out.jsonl", tmp_path / "out.jsonl.partial.json"
    command = [*COMMAND, str(long), "-o", str(out), "--jobs", "2"]
    process = subprocess.Popen(
        command, stderr=subprocess.PIPE, text=True, start_new_session=True, preexec_fn=_listen
    )
    until = time.monotonic() + 60
    while not state.exists() and time.monotonic() < until:
        time.sleep(0.02)
    os.killpg(process.pid, signal.SIGINT)
    _, messages = process.communicate(timeout=30)
    assert process.returncode == 130
    last = messages.splitlines()[-1]
    assert "interrupted" in last and last.endswith("--resume") and "Traceback" not in messages
    assert not out.exists()
    assert "--resume" in state.read_text(encoding="utf-8")

    refused = run(long, "-o", out, "--resume", "--skipped")
    assert refused.exit_code == 2 and "other settings" in refused.stderr
    result = subprocess.run([*command, "--resume"], capture_output=True, text=True)
    assert result.returncode == 1, result.stderr
    assert out.read_bytes() == expected


@posix
def test_a_terminal_gets_a_bar(tmp_path: Path, short: Path) -> None:
    import pty

    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [*COMMAND, str(short), "-o", str(tmp_path / "out.jsonl"), "--jobs", "2"],
        stderr=theirs,
        env={**os.environ, "COLUMNS": "100", "TERM": "xterm"},
    )
    os.close(theirs)
    shown = b""
    while True:
        try:
            data = os.read(ours, 65536)
        except OSError:
            break
        if not data:
            break
        shown += data
    os.close(ours)
    assert process.wait() == 0
    text = shown.decode()
    assert "documents/s" in text and f"/{MANY}" in text
    assert f"{MANY} documents, 0 failed" in text
