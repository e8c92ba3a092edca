"""Each export as a reader that is not ours reads it."""

from __future__ import annotations

import csv
import importlib.util
import io
import json

import docx
import networkx as nx
import pytest
import rdflib

from wherefrom.report.exporting.linked import addresses
from wherefrom.report.exporting.tables import safe
from wherefrom.report.exports import FORMATS

PROV = rdflib.Namespace("http://www.w3.org/ns/prov#")
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


def test_the_dossier_holds_findings_questions_notes_and_hashes(ledger):
    word = docx.Document(io.BytesIO(made(ledger, "docx")))
    headings = [p.text for p in word.paragraphs if p.style.name.startswith(("Heading", "Title"))]
    assert {"Findings", "Questions and answers", "Notes", "Documents"} <= set(headings)
    crossing = [c for c in ledger.claims if c.documents > 1]
    assert any(crossing[0].gloss in h for h in headings)
    table = {row.cells[0].text: row.cells[3].text for row in word.tables[0].rows}
    assert all(table[d.path] == d.sha256 for d in ledger.documents)
