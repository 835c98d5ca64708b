"""``export`` and ``import``: claims to the formats of other tools, and back."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping
from enum import Enum
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from minzheng_ie.cli.messages import FAILED, complain, refuse
from minzheng_ie.errors import ExchangeError, MinzhengError


class FormatName(str, Enum):
    """The formats of other tools as the command line knows them."""

    WEBANNO = "webanno"
    LABELSTUDIO = "labelstudio"
    DOCCANO = "doccano"
    BRAT = "brat"
    SPACY = "spacy"
    CAS = "cas"


_FOLDERS = "Write here, whole or not at all; brat and cas make a folder."
_FILE = "Write here, whole or not at all."


def export(
    claims: Annotated[
        Path, typer.Argument(metavar="CLAIMS", help="Claims: JSON Lines of `extract`, or gold lines.")
    ],
    texts: Annotated[
        Path,
        typer.Argument(
            metavar="TEXTS", help="The folder of their texts, which `extract --save-text` writes."
        ),
    ],
    to: Annotated[FormatName, typer.Option("--to", help="The format.")],
    output: Annotated[Path, typer.Option("-o", "--output", metavar="OUT", help=_FOLDERS)],
    annotations: Annotated[
        bool, typer.Option("--annotations", help="Label Studio: as annotations, not as predictions.")
    ] = False,
    config: Annotated[
        Path | None,
        typer.Option("--config", metavar="XML", help="Label Studio: also write the labelling configuration."),
    ] = None,
) -> None:
    """Write claims for another tool: Web Annotation, Label Studio, doccano, brat, spaCy's DocBin, UIMA CAS."""
    if to is not FormatName.LABELSTUDIO and (annotations or config is not None):
        refuse(f"--annotations and --config are for labelstudio, not for {to.value}")
    if not texts.is_dir():
        refuse(f"{texts}: no folder of texts")
    _check(output, claims, folder=to in (FormatName.BRAT, FormatName.CAS))

    from minzheng_ie import exchange
    from minzheng_ie.exchange.lines import load

    try:
        data = exchange.export(load(claims, texts), to.value, annotations=annotations)
    except MinzhengError as error:
        _fail(error)
    if config is not None:
        from minzheng_ie.exchange import labelstudio

        _check(config, claims, folder=False)
        _write(config, labelstudio.config().encode("utf-8"))
    _write(output, data)


def import_(
    source: Annotated[Path, typer.Argument(metavar="FILE", help="The file, or the folder of brat or cas.")],
    from_: Annotated[FormatName, typer.Option("--from", help="The format.")],
    output: Annotated[Path, typer.Option("-o", "--output", metavar="OUT", help=_FILE)],
    texts: Annotated[
        Path | None,
        typer.Option(
            "--texts", metavar="DIR", help="Web Annotation: the texts, where the file does not hold them."
        ),
    ] = None,
) -> None:
    """Read what another tool made of claims: gold lines (JSON Lines), such as `evaluate` takes."""
    if texts is not None and (from_ is not FormatName.WEBANNO or not texts.is_dir()):
        refuse(f"--texts: a folder, for webanno: {texts}")
    _check(output, source, folder=False)

    import json

    from minzheng_ie import exchange
    from minzheng_ie.exchange.lines import texts_of
    from minzheng_ie.harmless import harmless_json

    try:
        known = texts_of(texts) if texts is not None else None
        documents = exchange.read(source, from_.value, texts=known)
    except MinzhengError as error:
        _fail(error)
    records = [exchange.wire(claim) for document in documents for claim in document.claims]
    lines = (harmless_json(json.dumps(one, ensure_ascii=False, separators=(",", ":"))) for one in records)
    _write(output, "".join(f"{line}\n" for line in lines).encode("utf-8"))


def _fail(error: ExchangeError | MinzhengError) -> NoReturn:
    complain(error)
    raise typer.Exit(FAILED)


def _check(output: Path, source: Path, *, folder: bool) -> None:
    """Refuse an output that is the input, or of the wrong kind, before any work."""
    if not source.exists():
        refuse(f"{source}: no such file or folder")
    if output.exists() and output.samefile(source):
        refuse(f"{output}: is what is read")
    if folder and output.exists() and not (output.is_dir() and not any(output.iterdir())):
        refuse(f"{output}: exists already; name a folder that does not")
    if not folder and output.is_dir():
        refuse(f"{output}: is a folder; name a file")
    if not output.absolute().parent.is_dir():
        refuse(f"{output}: its folder does not exist")


def _write(output: Path, data: bytes | Mapping[str, bytes]) -> None:
    """Write a file or a folder, whole or not at all."""
    from minzheng_ie.outputs.files import whole_file

    try:
        if isinstance(data, bytes):
            with whole_file(output) as stream:
                stream.buffer.write(data)
            return
        _write_folder(output, data)
    except OSError as error:
        refuse(f"{output}: cannot be written: {error.strerror or error}")


def _write_folder(output: Path, files: Mapping[str, bytes]) -> None:
    """Write the files into a folder beside it that then becomes ``output``."""
    draft = Path(tempfile.mkdtemp(prefix=".minzheng-ie.", dir=output.absolute().parent))
    try:
        for name, data in files.items():
            (draft / name).write_bytes(data)
        mask = os.umask(0o077)
        os.umask(mask)
        draft.chmod(0o777 & ~mask)
        if output.exists():
            output.rmdir()
        draft.replace(output)
    except BaseException:
        shutil.rmtree(draft, ignore_errors=True)
        raise
