"""``export`` and ``import`` as a user meets them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from minzheng_ie.cli.app import app
from minzheng_ie.evaluation import load_gold

TEXT = "云南省丽江市2023年民政工作总结\r\n2023年,全市发放救助金320万元,\r\n救助困难群众0.1万人次。😀新增床位30张。\r\n"
FORMATS = ["webanno", "labelstudio", "doccano", "brat", "spacy", "cas"]


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def lines(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.fixture
def extracted(tmp_path: Path) -> tuple[Path, Path]:
    folder = tmp_path / "reports" / "海西"
    folder.mkdir(parents=True)
    (folder / "年 报.txt").write_bytes(TEXT.encode("gb18030"))
    claims, texts = tmp_path / "claims.jsonl", tmp_path / "texts"
    done = run("extract", tmp_path / "reports", "-o", claims, "--save-text", texts, "--skipped", "--document")
    assert done.exit_code == 0, done.output
    return claims, texts


@pytest.mark.parametrize("name", FORMATS)
def test_out_and_back(tmp_path, extracted, name):
    if name == "cas":
        pytest.importorskip("cassis")
    out, gold = tmp_path / "out", tmp_path / "gold.jsonl"
    done = run("export", *extracted, "--to", name, "-o", out)
    assert done.exit_code == 0, done.output
    done = run("import", out, "--from", name, "-o", gold)
    assert done.exit_code == 0, done.output
    wanted = [line for line in lines(extracted[0]) if "metric" in line]
    assert wanted and lines(gold) == wanted
    assert [len(found) for found in load_gold(gold).values()] == [len(wanted)]
    assert not list(tmp_path.glob(".minzheng-ie.*"))


def test_gold_lines_without_evidence_go_out_too(tmp_path):
    (tmp_path / "a.txt").write_text("救助12人,共5户。", encoding="utf-8")
    gold = tmp_path / "g.jsonl"
    gold.write_text(
        '{"doc":"a","start":2,"end":5,"quote":"12人","metric":"救助","value":"12","unit":"人","period_alt":[null,"2023"],"note":"?"}\n'
        '{"doc":"a","start":7,"end":9,"metric":"救助","value":"5","unit":"户","optional":true}\n',
        encoding="utf-8",
    )
    done = run(
        "export",
        gold,
        tmp_path,
        "--to",
        "labelstudio",
        "--annotations",
        "--config",
        tmp_path / "c.xml",
        "-o",
        tmp_path / "t.json",
    )
    assert done.exit_code == 0, done.output
    assert "perRegion" in (tmp_path / "c.xml").read_text(encoding="utf-8")
    assert (
        run("import", tmp_path / "t.json", "--from", "labelstudio", "-o", tmp_path / "b.jsonl").exit_code == 0
    )
    assert load_gold(tmp_path / "b.jsonl") == {
        doc: [
            claim.model_copy(update={"quote": claim.quote or "5户", "rule": "imported"}) for claim in claims
        ]
        for doc, claims in load_gold(gold).items()
    }


GOOD = '{"doc":"a.txt","start":2,"end":5,"quote":"12人","metric":"救助","value":"12","unit":"人"}'


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "c.jsonl:2: not JSON"),
        ("[1]", "c.jsonl:2: expected a JSON object"),
        (GOOD.replace('"unit":"人"', '"x":1'), "c.jsonl:2: no claim: unit: Field required"),
        (GOOD.replace('"end":5', '"end":500'), "c.jsonl:2: 2-500 is no span of a.txt (7 characters)"),
        (GOOD.replace("12人", "13人"), "c.jsonl:2: '13人' does not stand at 2-5 of a.txt"),
        (GOOD.replace("a.txt", "b.txt"), "c.jsonl:2: no text of b.txt in"),
        (GOOD.replace('"12"', '"twelve"'), "c.jsonl:2: '12人': value: "),
        (GOOD.replace('"start":2', '"start":2.5'), "c.jsonl:2: no claim: 2.5 is no offset"),
    ],
)
def test_a_broken_line_is_named_and_nothing_is_written(tmp_path, line, said):
    (tmp_path / "a.txt").write_text("救助12人次。", encoding="utf-8")
    claims, out = tmp_path / "c.jsonl", tmp_path / "out.json"
    claims.write_text(f"{GOOD}\n{line}\n", encoding="utf-8")
    out.write_text("old", encoding="utf-8")
    done = run("export", claims, tmp_path, "--to", "webanno", "-o", out)
    assert done.exit_code == 1
    assert said in done.stderr and done.stderr.count("\n") == 1
    assert out.read_text(encoding="utf-8") == "old"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("export", "c.jsonl", ".", "--to", "brat", "-o", "full"), "full: exists already"),
        (("export", "c.jsonl", ".", "--to", "webanno", "-o", "full"), "full: is a folder"),
        (("export", "c.jsonl", ".", "--to", "webanno", "-o", "c.jsonl"), "c.jsonl: is what is read"),
        (
            ("export", "c.jsonl", ".", "--to", "webanno", "-o", "no/x.json"),
            "no/x.json: its folder does not exist",
        ),
        (("export", "c.jsonl", "none", "--to", "webanno", "-o", "x"), "none: no folder of texts"),
        (("export", "none.jsonl", ".", "--to", "webanno", "-o", "x"), "none.jsonl: no such file"),
        (("export", "c.jsonl", ".", "--to", "brat", "--annotations", "-o", "x"), "are for labelstudio"),
        (
            ("import", "c.jsonl", "--from", "doccano", "--texts", ".", "-o", "x"),
            "--texts: a folder, for webanno",
        ),
        (("import", "none", "--from", "doccano", "-o", "x"), "none: no such file"),
    ],
)
def test_a_wrong_command_line_is_refused(tmp_path, monkeypatch, arguments, said):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "c.jsonl").write_text("", encoding="utf-8")
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "x").write_text("", encoding="utf-8")
    done = run(*arguments)
    assert done.exit_code == 2
    assert said in done.stderr and done.stderr.count("\n") == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["c.jsonl", "full"]


def test_a_folder_that_cannot_be_written_leaves_nothing(tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text("救助12人次。", encoding="utf-8")
    (tmp_path / "c.jsonl").write_text(GOOD, encoding="utf-8")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    done = run("export", tmp_path / "c.jsonl", tmp_path, "--to", "brat", "-o", tmp_path / "out")
    assert done.exit_code == 2 and "cannot be written: No space" in done.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt", "c.jsonl"]


def test_an_import_names_file_and_line(tmp_path):
    broken = tmp_path / "d.jsonl"
    broken.write_text('{"text":"12人","entities":[]}\n{"text":"12人"}\n', encoding="utf-8")
    done = run("import", broken, "--from", "doccano", "-o", tmp_path / "gold.jsonl")
    assert (
        done.exit_code == 1
        and "d.jsonl:2: no example with entities and relations: 'entities' is missing" in done.stderr
    )
    assert not (tmp_path / "gold.jsonl").exists()


def test_the_texts_of_web_annotations_may_stand_beside_them(tmp_path):
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "a.html.txt").write_bytes("标题\r\n救助12人次".encode())
    selector = {"type": "TextQuoteSelector", "exact": "12人次", "prefix": "救助", "suffix": ""}
    body = {"type": "mz:Claim", "mz:metric": "救助", "mz:value": "12", "mz:unit": "人次"}
    page = [{"type": "Annotation", "body": body, "target": {"source": "a.html", "selector": [selector]}}]
    (tmp_path / "p.json").write_text(json.dumps(page), encoding="utf-8")
    out = tmp_path / "g.jsonl"
    done = run("import", tmp_path / "p.json", "--from", "webanno", "--texts", tmp_path / "texts", "-o", out)
    assert done.exit_code == 0, done.output
    (line,) = lines(out)
    assert (line["doc"], line["start"], line["quote"]) == ("a.html", 6, "12人次")
