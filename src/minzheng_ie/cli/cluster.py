"""``--scheduler``: a batch on a Dask cluster."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from minzheng_ie.cli.messages import FAILED, complain, not_written, refuse
from minzheng_ie.cli.progress import show_progress
from minzheng_ie.errors import MinzhengError
from minzheng_ie.wording import say

if TYPE_CHECKING:
    from distributed import Client

    from minzheng_ie.extractor import Work

PATIENCE = 15
"""Seconds to wait for a scheduler."""


@contextmanager
def connect(address: str) -> Iterator[Client]:
    """A client of the scheduler at ``address``, closed with the block; the cluster runs on."""
    from distributed import Client
    from distributed.comm.addressing import get_address_host_port

    try:
        # A client with an address that is none says so twice, the second time with a traceback when it is collected.
        get_address_host_port(address)
        client = Client(address, timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        told = str(error) or say("said.no_answer")
        refuse(say("said.scheduler", address=address, error=told))
    with client:
        yield client


def extract_into(
    client: Client,
    inputs: Sequence[str],
    folder: Path,
    work: Work,
    *,
    skipped: bool,
    explain: bool,
) -> int:
    """Extract as ``work`` says into a folder of Parquet files. RETURNS (int): the exit code."""
    from minzheng_ie.dask import extract

    try:
        with show_progress(inputs) as progress:
            summary = extract(
                inputs,
                folder,
                client=client,
                region=work.region,
                date=work.date,
                reports_on=work.reports_on,
                patterns=work.patterns,
                skipped=skipped,
                explain=explain,
                encoding=work.encoding,
                progress=progress.step,
            )
    except MinzhengError as error:
        refuse(error)
    except FileExistsError:
        refuse(say("said.not_empty", path=folder))
    except OSError as error:
        refuse(not_written(folder, error))
    for line in summary.failed:
        complain(line)
    progress.sum_up(summary.documents, len(summary.failed))
    return FAILED if summary.failed else 0
