"""What must always hold, on the example case as everybody has it."""

from __future__ import annotations

import json
import re
import shutil
import socket
from collections.abc import Iterator
from pathlib import Path

import jsonschema
import pytest

import wherefrom
from tests.conftest import EXAMPLE
from wherefrom.report.ledger import from_json, schema, to_json
from wherefrom.report.page import to_html
from wherefrom.report.terminal import as_text, claim_page, findings_list, overview

NEVER_SAID = re.compile(r"\bindependent (?:source|origin|report)s?\b|\bconfirmed by\b", re.I)


@pytest.fixture(scope="module")
def ledger(example: wherefrom.Case) -> wherefrom.Ledger:
    return example.ledger


@pytest.fixture(scope="module")
def written(ledger: wherefrom.Ledger) -> dict[str, list[dict[str, object]]]:
    return json.loads(to_json(ledger))


def test_the_ledger_keeps_its_published_schema(written: dict[str, object]) -> None:
    jsonschema.Draft202012Validator(schema()).validate(written)


def test_a_ledger_is_read_back_as_it_was_written(ledger: wherefrom.Ledger) -> None:
    assert to_json(from_json(to_json(ledger))) == to_json(ledger)


def spans(record: dict[str, object]) -> Iterator[tuple[int, int]]:
    for part in ("source", "cue", "content"):
        yield from map(tuple, record[part])


def test_every_offset_cuts_words_out_of_its_document(written: dict[str, object]) -> None:
    texts = {d["id"]: d["text"] for d in written["documents"]}
    for s in written["statements"]:
        assert texts[s["document"]][s["start"] : s["end"]] == s["text"]
    for a in written["attributions"]:
        for start, end in spans(a):
            assert texts[a["document"]][start:end].strip()
    for d in written["derivations"]:
        for e in d["evidence"]:
            assert 0 <= e["start"] <= e["end"] <= len(texts[e["document"]])


def test_every_statement_of_an_answer_exists_and_counts_once(ledger: wherefrom.Ledger) -> None:
    known = {s.id for s in ledger.statements}
    for claim in ledger.claims:
        for answer in claim.answers:
            assert set(answer.statements) <= known
            assert len(set(answer.statements)) == len(answer.statements)
            assert not set(answer.compatible) & set(answer.statements)


def test_only_assertions_are_counted(ledger: wherefrom.Ledger) -> None:
    kinds = {s.id: s.kind for s in ledger.statements}
    counted = {s for c in ledger.claims for a in c.answers for s in a.statements}
    assert {kinds[s] for s in counted} == {"assertion"}


def test_every_count_is_within_its_interval(ledger: wherefrom.Ledger) -> None:
    for claim in ledger.claims:
        for answer in claim.answers:
            low, high = answer.independence.interval
            assert low <= answer.independence.named <= high
            # The interval holds nine tenths of the chances; the mean may lie a little outside.
            assert low - 1 < answer.independence.expected < high + 1


def test_every_origin_shows_the_statements_and_words_it_rests_on(ledger: wherefrom.Ledger) -> None:
    steps = {d.id for d in ledger.derivations} | {a.id for a in ledger.attributions}
    for claim in ledger.claims:
        for answer in claim.answers:
            for origin in answer.origins:
                assert origin.statements
                assert origin.why
                assert set(origin.path) <= steps


def test_an_unnamed_voice_stays_in_its_document(ledger: wherefrom.Ledger) -> None:
    unnamed = {s.id for s in ledger.sources if s.kind in ("anonymous", "withheld")}
    where: dict[str, set[str]] = {}
    documents = {m.id: m.document for m in ledger.mentions}
    for mention, source, _ in ledger.of_mention:
        if source in unnamed:
            where.setdefault(source, set()).add(documents[mention])
    assert where
    assert {len(held) for held in where.values()} == {1}


def test_nothing_says_independent_or_confirmed(ledger: wherefrom.Ledger) -> None:
    shown = [*overview(ledger), *findings_list(ledger)]
    shown += [part for c in ledger.claims[:40] for part in claim_page(ledger, c)]
    said = as_text(shown) + " ".join(f.message for f in ledger.findings)
    for text in (s.text for s in ledger.statements):
        said = said.replace(text, "")
    assert NEVER_SAID.search(said) is None


def test_the_page_asks_nothing_of_any_network(ledger: wherefrom.Ledger) -> None:
    page = to_html(ledger)
    assert not re.search(
        r"<(?:script|img|link|iframe|source)[^>]+(?:src|href)=[\"']?(?!data:)", page
    )
    assert "@import" not in page
    assert re.search(r"default-src (?:&#39;|')none(?:&#39;|')", page)


@pytest.mark.slow
def test_the_same_reports_elsewhere_with_another_number_of_workers_give_the_same_ledger(
    ledger: wherefrom.Ledger, tmp_path: Path
) -> None:
    shutil.copytree(EXAMPLE / "reports", tmp_path / "deep" / "er" / "reports")
    with wherefrom.trace(
        [tmp_path / "deep" / "er" / "reports"], case=tmp_path / "b.case", workers=1
    ) as case:
        assert to_json(case.ledger) == to_json(ledger)


def test_tracing_opens_no_connection(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a connection was tried")

    for way in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, way, refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    report = tmp_path / "reports" / "a.html"
    report.parent.mkdir()
    report.write_text(
        "<html><head><title>Fire at the cannery</title></head><body><article><p>A fire killed three"
        " workers on 3 March 2031, the <a href='https://police.example/'>police</a> said.</p>"
        "</article></body></html>"
    )
    with wherefrom.trace([report.parent], case=tmp_path / "c", workers=1) as case:
        assert len(case.documents) == 1
