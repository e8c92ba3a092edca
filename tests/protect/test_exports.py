"""Each export as a reader that is not ours reads it."""

from __future__ import annotations

import csv
import importlib.util
import io
import json
import shutil
import sys
import zipfile
from dataclasses import replace

import docx
import networkx as nx
import pytest
import rdflib
from click.testing import CliRunner
from lxml import etree

from wherefrom.cli import main
from wherefrom.model import Ruling
from wherefrom.report.exporting.linked import addresses
from wherefrom.report.exporting.parquet import NoParquet
from wherefrom.report.exporting.tables import safe
from wherefrom.report.exports import FORMATS

PROV = rdflib.Namespace("http://www.w3.org/ns/prov#")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SCHEMA = rdflib.Namespace("https://schema.org/")


@pytest.fixture(scope="module")
def ledger(example):
    return example.ledger


def made(ledger, form: str) -> bytes:
    return FORMATS[form].write(ledger)


HERE = sorted(f for f in FORMATS if f != "parquet" or importlib.util.find_spec("pyarrow"))


@pytest.mark.parametrize("form", HERE)
def test_equal_ledgers_give_equal_files(ledger, form):
    assert made(ledger, form) == made(ledger, form)


def test_csv_has_a_row_for_each_statement_of_each_answer(ledger):
    rows = list(csv.DictReader(io.StringIO(made(ledger, "csv").decode("utf-8-sig"))))
    told = sum(len(a.statements) + len(a.compatible) for c in ledger.claims for a in c.answers)
    assert len(rows) == told > 50
    assert {"question", "answer", "words", "origin", "sha256"} <= set(rows[0])


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", "\tx"])
def test_no_cell_runs_as_a_formula(cell):
    assert safe(cell)[0] == "'"


def test_json_lines_hold_the_exact_words(ledger):
    text = {d.path: d.text for d in ledger.documents}
    rows = [json.loads(line) for line in made(ledger, "jsonl").decode().splitlines()]
    assert all(text[r["document"]][r["start"] : r["end"]] == r["words"] for r in rows)


def test_both_selectors_of_an_annotation_find_the_same_words(ledger):
    text = {d.id: d.text for d in ledger.documents}
    by_name = {place: text[d] for d, place in addresses(ledger).items()}
    page = json.loads(made(ledger, "annotations"))
    assert page["type"] == "AnnotationPage"
    assert page["items"]
    for item in page["items"]:
        quote, position = item["target"]["selector"]
        whole = by_name[item["target"]["source"]]
        words = whole[position["start"] : position["end"]]
        assert words == quote["exact"]
        assert whole.count(quote["prefix"] + quote["exact"] + quote["suffix"]) == 1


def graph_of(ledger, form: str) -> rdflib.Graph:
    return rdflib.Graph().parse(data=made(ledger, form), format="json-ld")


def test_prov_is_read_as_rdf_with_its_entities_and_ties(ledger):
    graph = graph_of(ledger, "prov")
    entities = set(graph.subjects(rdflib.RDF.type, PROV.Entity))
    assert len(entities) >= len(ledger.documents)
    assert list(graph.subject_objects(PROV.wasInfluencedBy))
    copied = list(graph.subject_objects(PROV.wasDerivedFrom))
    assert all(taker in entities and giver in entities for taker, giver in copied)


def test_shared_wording_never_becomes_a_quotation(ledger):
    assert list(graph_of(ledger, "prov").subject_objects(PROV.wasQuotedFrom)) == []


def test_claims_are_read_as_schema_org_with_their_appearances(ledger):
    graph = graph_of(ledger, "claims")
    claims = set(graph.subjects(rdflib.RDF.type, SCHEMA.Claim))
    assert len(claims) == sum(len(c.answers) for c in ledger.claims)
    assert all(list(graph.objects(one, SCHEMA.appearance)) for one in claims)
    assert not set(graph.subjects(rdflib.RDF.type, SCHEMA.ClaimReview))


def test_graphml_is_read_by_networkx(ledger):
    graph = nx.parse_graphml(made(ledger, "graphml").decode())
    kinds = {data["kind"] for *_, data in graph.edges(data=True)}
    assert {d.id for d in ledger.documents} <= set(graph.nodes)
    assert {"cites"} <= kinds


def test_the_dossier_holds_findings_questions_and_hashes(ledger):
    word = docx.Document(io.BytesIO(made(ledger, "docx")))
    headings = [p.text for p in word.paragraphs if p.style.name.startswith(("Heading", "Title"))]
    assert {"Findings", "Questions and answers", "Documents"} <= set(headings)
    crossing = [c for c in ledger.claims if c.documents > 1]
    assert any(crossing[0].gloss in h for h in headings)
    table = {row.cells[0].text: row.cells[3].text for row in word.tables[0].rows}
    assert all(table[d.path] == d.sha256 for d in ledger.documents)


# What FollowTheMoney's published schema says of the few schemata used here: properties by name,
# their own and inherited ones, and which of them name another entity.
DOCUMENT = {"name", "title", "fileName", "author", "publisher", "publishedAt", "language",
            "sourceUrl", "contentHash", "bodyText", "notes"}  # fmt: skip
FTM = {
    "Article": DOCUMENT,
    "HyperText": DOCUMENT,
    "Note": {"name", "description", "summary", "notes", "entity"},
    "Documentation": {"document", "entity", "role", "summary", "recordId", "date", "status"},
    "UnknownLink": {"subject", "object", "role", "status", "summary"},
}
REQUIRED = {"Documentation": {"document", "entity"}, "Article": {"name"}, "HyperText": {"name"}}
ENTITIES = {"document", "entity", "subject", "object"}


def test_followthemoney_entities_keep_to_the_schema(ledger):
    sha1 = {d.sha256: "0" * 40 for d in ledger.documents}
    lines = FORMATS["ftm"].write(ledger, sha1=sha1).decode().splitlines()
    entities = {one["id"]: one for one in map(json.loads, lines)}
    assert len(entities) == len(lines)
    assert {one["schema"] for one in entities.values()} == set(FTM)
    for one in entities.values():
        assert set(one) == {"id", "schema", "properties"}
        assert set(one["properties"]) <= FTM[one["schema"]]
        assert set(one["properties"]) >= REQUIRED.get(one["schema"], set())
        for name, values in one["properties"].items():
            assert values
            assert all(isinstance(v, str) and v for v in values)
            assert name not in ENTITIES or set(values) <= set(entities)


def test_followthemoney_evidence_holds_the_exact_words(ledger):
    text = {d.id: d.text for d in ledger.documents}
    seen = 0
    for one in map(json.loads, FORMATS["ftm"].write(ledger).decode().splitlines()):
        if one["schema"] == "Documentation":
            start, end = map(int, one["properties"]["recordId"][0].split("-"))
            words = text[one["properties"]["document"][0]][start:end]
            assert words == one["properties"]["summary"][0]
            seen += 1
    assert seen > 50


def test_followthemoney_s_own_library_reads_them(ledger):
    model = pytest.importorskip("followthemoney").model
    for line in FORMATS["ftm"].write(ledger).decode().splitlines():
        model.get_proxy(json.loads(line), cleaned=False).schema.validate(json.loads(line))


def test_parquet_holds_the_same_rows(ledger):
    parquet = pytest.importorskip("pyarrow.parquet")
    table = parquet.read_table(io.BytesIO(made(ledger, "parquet")))
    rows = [json.loads(line) for line in made(ledger, "jsonl").decode().splitlines()]
    assert table.to_pylist() == rows
    assert table.schema.metadata[b"view"] == b"full"


def test_without_its_library_parquet_says_what_to_do(ledger, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(NoParquet, match="wherefrom\\[parquet\\]"):
        made(ledger, "parquet")


def test_each_mark_of_the_dossier_has_its_footnote_with_the_exact_words(ledger):
    with zipfile.ZipFile(io.BytesIO(made(ledger, "docx"))) as packed:
        notes = etree.fromstring(packed.read("word/footnotes.xml"))
        body = etree.fromstring(packed.read("word/document.xml"))
        kinds = packed.read("[Content_Types].xml").decode()
    marks = [m.get(f"{W}id") for m in body.iter(f"{W}footnoteReference")]
    told = {n.get(f"{W}id"): "".join(n.itertext()) for n in notes.iter(f"{W}footnote")}
    assert "footnotes+xml" in kinds
    assert len(marks) == len(set(marks)) > 20
    words = {" ".join(s.text.split()) for s in ledger.statements}
    assert all("paragraph" in told[mark] for mark in marks)
    assert all(told[mark].split("“", 1)[1][:-1] in words for mark in marks)


def test_the_dossier_shows_each_question_s_drawing(ledger):
    word = docx.Document(io.BytesIO(made(ledger, "docx")))
    assert len(word.inline_shapes) > 5
    first = word.inline_shapes[0]._inline
    assert first.docPr.get("descr").startswith("Answer A")
    image = word.part.related_parts[first.graphic.graphicData.pic.blipFill.blip.embed]
    assert image.blob[:8] == b"\x89PNG\r\n\x1a\n"
    assert first.extent.cx > 2_000_000


def test_grades_that_people_set_stand_in_the_rows(ledger):
    answer = ledger.claims[0].answers[0]
    graded = Ruling("credibility", "Ann Lee", value="2", id="r-1", found=(answer.id,))
    undone = replace(graded, value="6", state="undone")
    rows = made(replace(ledger, rulings=(graded, undone)), "jsonl").decode().splitlines()
    of = {r["answer_id"]: r["credibility"] for r in map(json.loads, rows)}
    assert of.pop(answer.id) == "2"
    assert set(of.values()) == {""}


@pytest.mark.parametrize("what", ["full", "read-only"])
def test_an_export_that_cannot_be_written_leaves_nothing(example, tmp_path, monkeypatch, what):
    def write(path, content):
        path.with_name(path.name + ".new").write_bytes(b"half")
        raise OSError(28 if what == "full" else 30, "No room" if what == "full" else "Read-only")

    monkeypatch.setattr("wherefrom.store.files.write_whole", write)
    folder = shutil.copytree(example.folder, tmp_path / "harbour.case")
    out = tmp_path / "out"
    done = CliRunner().invoke(
        main, ["export", str(folder), "--to", "csv", "--out", str(out / "export.csv")]
    )
    assert done.exit_code == 1
    assert "cannot be written" in done.output
    assert list(out.iterdir()) == []
