"""Batches in several processes: order, bounds, and what a worker that dies costs."""

from __future__ import annotations

import itertools
import multiprocessing
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from batch_tasks import BrokenRules, DiesAtOnce, Obey

import minzheng_ie as mz
from minzheng_ie.batch import Item, label, run
from minzheng_ie.batch.processes import MAX_BATCH, WINDOW
from minzheng_ie.errors import BatchError, DocumentError, MinzhengError, PatternError, ReadError, RegionError
from minzheng_ie.extractor import Work, default_extractor
from minzheng_ie.reading import Input, SourceText

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))
METHODS = [method for method in ("fork", "spawn") if method in multiprocessing.get_all_start_methods()]


def documents(*texts: str) -> list[Item]:
    return [SourceText(f"{index}.txt", text) for index, text in enumerate(texts)]


@pytest.mark.parametrize("method", METHODS)
def test_results_come_in_the_order_of_the_documents(method: str) -> None:
    items = documents(*(f"text {index}" for index in range(200)))
    outcomes = list(run(items, Obey(), jobs=2, context=multiprocessing.get_context(method)))
    assert [outcome.item for outcome in outcomes] == items
    assert [outcome.value for outcome in outcomes] == [outcome.value for outcome in run(items, Obey())]


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize(
    ("text", "says"), [("exit 3", "exit code 3"), ("kill", "killed by SIGKILL")], ids=["exit", "kill"]
)
def test_a_worker_that_dies_costs_the_document_it_died_on(method: str, text: str, says: str) -> None:
    texts = [f"text {index}" for index in range(30)]
    for bad in (0, 11, 12, 29):
        texts[bad] = text
    outcomes = list(run(documents(*texts), Obey(), jobs=2, context=multiprocessing.get_context(method)))
    assert [outcome.value for outcome in outcomes] == [
        None if item == text else (f"{index}.txt", item) for index, item in enumerate(texts)
    ]
    failures = [str(outcome.error) for outcome in outcomes if outcome.error is not None]
    assert [failure.partition(":")[0] for failure in failures] == ["0.txt", "11.txt", "12.txt", "29.txt"]
    assert all(says in failure for failure in failures)


def test_a_document_whose_worker_was_killed_from_outside_is_done_again(tmp_path: Path) -> None:
    text = f"kill once {tmp_path / 'marker'}"
    outcomes = list(run(documents("a", text, "b"), Obey(), jobs=2))
    assert [outcome.value for outcome in outcomes] == [("0.txt", "a"), ("1.txt", text), ("2.txt", "b")]


@pytest.mark.parametrize("jobs", [1, 2])
def test_documents_that_fail_cost_only_themselves(jobs: int) -> None:
    missing = ReadError("none.txt: no such file")
    items: list[Item] = [*documents("a", "raise", "b"), missing, Input("no-such-file.txt")]
    outcomes = list(run(items, Obey(), jobs=jobs))
    assert [outcome.value is None for outcome in outcomes] == [False, True, False, True, True]
    assert outcomes[3].error is missing
    for index, says in (
        (1, "1.txt: internal error: ZeroDivisionError: boom"),
        (4, "no-such"),
    ):
        assert isinstance(outcomes[index].error, DocumentError)
        assert says in str(outcomes[index].error)


def test_a_result_that_cannot_be_sent_is_a_failure() -> None:
    outcomes = list(run(documents("a", "lock", "b"), Obey(), jobs=2))
    assert "its result cannot be sent" in str(outcomes[1].error)
    assert [outcome.error is None for outcome in outcomes] == [True, False, True]


def test_what_is_wrong_with_the_rules_is_raised() -> None:
    for jobs in (1, 2):
        with pytest.raises(PatternError, match=r"units\.yaml:3"):
            list(run(documents("a", "b"), BrokenRules(), jobs=jobs))


def test_workers_that_cannot_start_end_the_batch() -> None:
    with pytest.raises(BatchError, match="exit code 7"):
        list(run(documents("a", "b"), DiesAtOnce(), jobs=2))


def test_fewer_than_one_process_is_refused() -> None:
    with pytest.raises(ValueError, match="jobs"):
        run([], Obey(), jobs=0)


def test_no_documents() -> None:
    assert list(run([], Obey(), jobs=2)) == []


def test_documents_are_taken_as_they_are_needed_and_workers_end_with_the_iterator() -> None:
    taken = 0

    def endless() -> Iterator[Item]:
        nonlocal taken
        for taken in itertools.count(1):
            yield SourceText(f"{taken}.txt", "x")

    outcomes = run(endless(), Obey(), jobs=2)
    for done, _ in enumerate(itertools.islice(outcomes, 300), 1):
        assert taken <= done + 2 * WINDOW * MAX_BATCH
    assert len(multiprocessing.active_children()) == 2
    outcomes.close()  # type: ignore[attr-defined]
    assert multiprocessing.active_children() == []


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
@pytest.mark.parametrize("method", METHODS)
def test_workers_end_when_their_parent_is_killed(method: str) -> None:
    program = (
        "import itertools, multiprocessing\n"
        "from batch_tasks import Obey\n"
        "from minzheng_ie.batch import run\n"
        "from minzheng_ie.reading import SourceText\n"
        "if __name__ == '__main__':\n"
        "    items = (SourceText('a', 'b') for _ in itertools.count())\n"
        f"    outcomes = run(items, Obey(), jobs=2, context=multiprocessing.get_context({method!r}))\n"
        "    next(outcomes)\n"
        "    print(*[child.pid for child in multiprocessing.active_children()], flush=True)\n"
        "    multiprocessing.Event().wait()\n"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(Path(__file__).parent), *sys.path])}
    parent = subprocess.Popen(
        [sys.executable, "-c", program], stdout=subprocess.PIPE, text=True, env=environment
    )
    assert parent.stdout is not None
    pids = [int(pid) for pid in parent.stdout.readline().split()]
    parent.kill()
    parent.wait()
    parent.stdout.close()
    assert len(pids) == 2
    until = time.monotonic() + 10
    while any(alive(pid) for pid in pids) and time.monotonic() < until:
        time.sleep(0.05)
    assert not any(alive(pid) for pid in pids)


def alive(pid: int) -> bool:
    """Whether a process runs; one that has ended and waits to be buried does not."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    stat = Path(f"/proc/{pid}/stat")
    try:
        return stat.read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return not Path("/proc").is_dir()


# -- the extractor in a batch


@pytest.mark.parametrize("method", METHODS)
def test_reports_are_the_same_in_any_number_of_processes(method: str) -> None:
    context = multiprocessing.get_context(method)
    alone = list(mz.extract_many(SEEDS))
    assert list(mz.extract_many(SEEDS, jobs=2, context=context)) == alone
    assert [report.doc for report in alone] == [path.name for path in SEEDS]


@pytest.mark.parametrize("jobs", [1, 2])
def test_errors_are_collected_or_the_first_is_raised(tmp_path: Path, jobs: int) -> None:
    empty = tmp_path / "empty.txt"
    empty.touch()
    paths = [SEEDS[0], empty, tmp_path / "none.txt", SEEDS[1]]
    errors: list[MinzhengError] = []
    reports = list(mz.extract_many(paths, jobs=jobs, errors=errors))
    assert [report.doc for report in reports] == [SEEDS[0].name, SEEDS[1].name]
    assert [str(error).partition(":")[0] for error in errors] == [str(path) for path in paths[1:3]]
    with pytest.raises(ReadError, match=r"empty\.txt"):
        list(mz.extract_many(paths, jobs=jobs))


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_the_caller_says_of_all_documents_is_raised_even_when_errors_are_collected(jobs: int) -> None:
    with pytest.raises(RegionError, match="火星市"):
        list(mz.extract_many(SEEDS, jobs=jobs, region="火星市", errors=[]))


def test_labels() -> None:
    assert label(Input(Path("a/b.txt"), "b.txt")) == str(Path("a/b.txt"))
    assert label(SourceText("name", "text")) == "name"
    assert label(ReadError("a.txt: empty")) == "a.txt"


def test_rules_are_loaded_before_processes_are_forked() -> None:
    if "fork" not in multiprocessing.get_all_start_methods():
        pytest.skip("no fork here")
    default_extractor.cache_clear()
    context = multiprocessing.get_context("fork")
    found = [
        outcome.value for outcome in run(documents("全市低保对象5人。"), Work(), jobs=2, context=context)
    ]
    assert [len(report.claims) for report in found if report is not None] == [1]
    assert default_extractor.cache_info().currsize == 1, "in this process, which extracted nothing itself"


def test_what_cannot_be_loaded_before_a_fork_is_told_by_the_worker(tmp_path: Path) -> None:
    (tmp_path / "scope.yaml").write_text("- {broken\n", encoding="utf-8")
    with pytest.raises(PatternError, match=r"scope.yaml:"):
        list(run(documents("5人。"), Work(patterns=str(tmp_path)), jobs=2))
