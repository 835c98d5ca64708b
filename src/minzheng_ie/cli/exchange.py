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

from minzheng_ie.cli.messages import FAILED, complain, not_written, refuse
from minzheng_ie.errors import ExchangeError, MinzhengError
from minzheng_ie.wording import say


class FormatName(str, Enum):
    """The formats of other tools as the command line knows them."""

    WEBANNO = "webanno"
    LABELSTUDIO = "labelstudio"
    DOCCANO = "doccano"
    BRAT = "brat"
    SPACY = "spacy"
    CAS = "cas"


_FORMATS = "|".join(FormatName)


def export(
    claims: Annotated[Path, typer.Argument(metavar="CLAIMS")],
    texts: Annotated[Path, typer.Argument(metavar="TEXTS")],
    to: Annotated[FormatName, typer.Option("--to", metavar=_FORMATS)],
    output: Annotated[Path, typer.Option("-o", "--output", metavar="OUT")],
    annotations: Annotated[bool, typer.Option("--annotations")] = False,
    config: Annotated[Path | None, typer.Option("--config", metavar="XML")] = None,
) -> None:
    """Write claims for another tool: Web Annotation, Label Studio, doccano, brat, spaCy's DocBin, UIMA CAS."""
    if to is not FormatName.LABELSTUDIO and (annotations or config is not None):
        refuse(say("said.for_labelstudio", to=to.value))
    if not texts.is_dir():
        refuse(say("said.no_texts", path=texts))
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
    source: Annotated[Path, typer.Argument(metavar="FILE")],
    from_: Annotated[FormatName, typer.Option("--from", metavar=_FORMATS)],
    output: Annotated[Path, typer.Option("-o", "--output", metavar="OUT")],
    texts: Annotated[Path | None, typer.Option("--texts", metavar="DIR")] = None,
) -> None:
    """Read what another tool made of claims: gold lines (JSON Lines), such as `evaluate` takes."""
    if texts is not None and (from_ is not FormatName.WEBANNO or not texts.is_dir()):
        refuse(say("said.texts_for_webanno", path=texts))
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
        refuse(say("said.no_source", path=source))
    if output.exists() and output.samefile(source):
        refuse(say("said.is_input", path=output))
    if folder and output.exists() and not (output.is_dir() and not any(output.iterdir())):
        refuse(say("said.exists", path=output))
    if not folder and output.is_dir():
        refuse(say("said.is_folder", path=output))
    if not output.absolute().parent.is_dir():
        refuse(say("said.no_parent", path=output))


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
        refuse(not_written(output, error))


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
