"""``schema``: the JSON Schema of an output line."""

from __future__ import annotations

import typer


def schema() -> None:
    """Print the JSON Schema of a line of `extract --format jsonl`: a claim, or with --skipped a skipped number."""
    import json

    from pydantic import TypeAdapter

    from minzheng_ie.schema import Claim, Skipped

    adapter: TypeAdapter[Claim | Skipped] = TypeAdapter(Claim | Skipped)
    document = {"$schema": "https://json-schema.org/draft/2020-12/schema"} | adapter.json_schema(
        mode="serialization"
    )
    typer.echo(json.dumps(document, ensure_ascii=False, indent=2))
