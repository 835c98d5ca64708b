"""``schema``: the JSON Schema of an output line."""

from __future__ import annotations

import typer


def schema() -> None:
    """Print the JSON Schema of a line of `extract --format jsonl`: a claim, with --skipped a skipped number, with --document a header."""
    import json

    from pydantic import TypeAdapter

    from minzheng_ie.schema import Claim, DocumentHeader, Skipped

    adapter: TypeAdapter[Claim | Skipped | DocumentHeader] = TypeAdapter(Claim | Skipped | DocumentHeader)
    document = {"$schema": "https://json-schema.org/draft/2020-12/schema"} | adapter.json_schema(
        mode="serialization"
    )
    typer.echo(json.dumps(document, ensure_ascii=False, indent=2))
