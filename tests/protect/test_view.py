"""The pseudonymised view of the example case: nobody's name in it, every quotation exact."""

from __future__ import annotations

import html
import importlib.util
import io
import json
import re
import shutil
import unicodedata
import zipfile
from dataclasses import fields, replace
from urllib.parse import unquote

import pytest

import wherefrom
from wherefrom.model import Ledger
from wherefrom.pipeline.protecting import (
    NamesProtected,
    NeedsReason,
    NobodyOfThatName,
    PseudonymisedView,
    pseudonymised,
)
from wherefrom.protect.vault import WeakPassphrase, WrongPassphrase, locked
from wherefrom.protect.view import SERIES
from wherefrom.report.exports import FORMATS
from wherefrom.report.ledger import from_json, to_json

PASSPHRASE = "four words are good"


@pytest.fixture(scope="module")
def case(example, tmp_path_factory):
    """A copy: what users say of names is written into it."""
    folder = tmp_path_factory.mktemp("protected") / "harbour.case"
    shutil.copytree(example.folder, folder)
    with wherefrom.open_case(folder) as opened:
        yield opened


@pytest.fixture(scope="module")
def ledger(case):
    return from_json(case.export(to_json))


def names_of(case) -> set[str]:
    return {n for one in case.people() if one.person.protected for n in one.person.names}


def test_survivors_and_witnesses_of_the_example_are_protected(case):
    assert {"Emil Tavo", "Rafi Benoa", "Dora Venn", "Anders Roke"} <= names_of(case)


def test_people_in_office_and_ships_are_not(case):
    assert not {"Mira Holt", "Tomas Brandt", "Grey Heron"} & names_of(case)


HERE = sorted(f for f in FORMATS if f != "parquet" or importlib.util.find_spec("pyarrow"))


def written_parts(content: bytes) -> list[str]:
    """All texts of a file as read by nothing of ours: parts of packed ones, marks and escapes."""
    if content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            members = [(m.filename, packed.read(m)) for m in packed.infolist()]
        return [t for name, inner in members for t in (name, *written_parts(inner))]
    text = content.decode("utf-8", "replace")
    bare = html.unescape(re.sub("<[^<>]*>", "", text))
    escaped = re.sub(r"\\u([0-9a-f]{4})", lambda m: chr(int(m[1], 16)), text)
    return [text, bare, html.unescape(re.sub("<[^<>]*>", " ", text)), escaped, unquote(text)]


def spellings(name: str) -> set[str]:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    forms = {name, plain, name.replace("-", " "), " ".join(reversed(name.split()))}
    return forms | {form.replace(" ", sign) for form in forms for sign in "-_+."}


@pytest.mark.parametrize(
    ("form", "level"), [*((f, "standard") for f in HERE), ("ledger", "names"), ("ledger", "strict")]
)
def test_no_export_holds_a_protected_name_anywhere(case, form, level):
    stands = " ".join(n for o in case.people() if not o.person.protected for n in o.person.names)
    common = set(re.findall(r"\b[a-z]+\b", " ".join(d.text for d in case.documents)))
    sought = {form for name in names_of(case) for form in spellings(name)}
    sought |= {p for name in names_of(case) for p in re.findall(r"\w{4,}", name)}
    sought = {s for s in sought if s.casefold() not in common and s not in stands}
    assert len(sought) > 20
    shape = re.compile(rf"(?<![^\W_])(?:{'|'.join(map(re.escape, sought))})(?![^\W_])", re.I)
    content = case.export(FORMATS[form].write, level=level)
    content = content if isinstance(content, bytes) else content.encode()
    assert [m[0] for part in written_parts(content) for m in shape.finditer(part)] == []


@pytest.mark.parametrize("form", HERE)
def test_check_export_finds_nothing_in_any_format(case, form, tmp_path):
    file = tmp_path / f"export.{FORMATS[form].ending}"
    file.write_bytes(case.export(FORMATS[form].write))
    assert [one for one in case.check_export(file) if not one.doubtful] == []


def test_a_second_ledger_takes_over_what_did_not_change(case):
    view = PseudonymisedView(case.folder)
    first = view.of(case.ledger)
    claims = case.ledger.claims
    named = replace(claims[0], gloss="Where did Emil Tavo sleep?")
    again = view.of(replace(case.ledger, claims=(named, *claims[1:])))
    assert again.statements is first.statements
    assert again.claims[1] is first.claims[1]
    assert "Tavo" not in again.claims[0].gloss
    assert again.claims[0].gloss != first.claims[0].gloss


def test_the_view_made_anew_is_the_same(case):
    assert pseudonymised(case.folder, case.ledger) == pseudonymised(case.folder, case.ledger)


def test_ids_lead_back_to_the_full_ledger(case):
    view = PseudonymisedView(case.folder)
    made = view.of(case.ledger)
    assert [view.original(c.id) for c in made.claims] == [c.id for c in case.ledger.claims]
    assert view.id(case.ledger.claims[0].id) == made.claims[0].id != case.ledger.claims[0].id


def test_any_other_words_go_through_the_same_veil(case):
    view = PseudonymisedView(case.folder)
    view.of(case.ledger)
    assert "tavo" not in view.string("They asked EMIL TAVO\u200b and Mr Tavo.").casefold()


def test_every_list_of_a_ledger_has_its_way_out():
    lists = {f.name for f in fields(Ledger)} - {"run", "view"}
    assert lists == set(SERIES)


def test_every_quotation_is_cut_from_the_protected_text(ledger):
    text = {d.id: d.text for d in ledger.documents}
    assert len(ledger.statements) > 100
    assert all(text[s.document][s.start : s.end] == s.text for s in ledger.statements)


def test_every_span_lies_inside_its_text(ledger):
    text = {d.id: d.text for d in ledger.documents}
    spans = [(a.document, s) for a in ledger.attributions for s in (*a.source, *a.cue, *a.content)]
    assert spans
    assert all(0 <= s.start <= s.end <= len(text[d]) for d, s in spans)


def test_words_that_carry_a_code_are_those_of_the_protected_text(ledger, case):
    text = {d.id: d.text for d in ledger.documents}
    document = {s.id: s.document for s in ledger.statements}
    words = {
        text[document[i.statement]][e.start : e.end] for i in ledger.indicators for e in i.evidence
    }
    long = {d.id: d.text for d in case.documents}
    of = {s.id: s.document for s in case.ledger.statements}
    full = {
        long[of[i.statement]][e.start : e.end] for i in case.ledger.indicators for e in i.evidence
    }
    assert words
    assert all(one in full or "[" in one for one in words)


def test_what_leads_to_the_original_is_withheld(ledger, case):
    replaced = [d for d in ledger.documents if d.path.startswith("withheld/")]
    assert replaced
    assert all(d.title is None and d.url is None and d.sha256 == "" for d in replaced)
    ids = {d.id for d in case.documents}
    assert not ids & {d.id for d in ledger.documents}


def test_no_field_tells_the_title_path_or_hash_of_such_a_document(case):
    text = case.export(to_json)
    new = from_json(text)
    open_still = {d.path for d in new.documents if not d.path.startswith("withheld/")}
    gone = [d for d in case.documents if d.path not in open_still]
    assert gone
    for document in gone:
        assert f'"{document.path}"' not in text
        assert document.sha256 not in text
    outside = [f.message for f in new.findings] + [d.note for d in new.derivations]
    titles = [d.title for d in gone if d.title and len(d.title) > 20]
    assert not any(title in line for title in titles for line in outside)


def test_counts_are_those_of_the_full_view(ledger, case):
    def counts(of):
        return sorted(
            (a.independence.named, len(a.statements)) for c in of.claims for a in c.answers
        )

    assert counts(ledger) == counts(case.ledger)


def test_the_view_says_what_it_cannot_do(case):
    assert "cannot hide the exact words" in json.loads(case.export(to_json))["caution"]


def test_pseudonyms_are_the_same_in_every_export(case):
    first = {one.pseudonym: one.person.names for one in case.people()}
    case.export(to_json)
    assert {one.pseudonym: one.person.names for one in case.people()} == first


def test_the_strict_level_generalises_more(case):
    strict = from_json(case.export(to_json, level="strict"))
    days = re.compile(r"\b\d{1,2} March 2025\b")
    assert any(days.search(d.text) for d in case.documents)
    assert not any(days.search(d.text) for d in strict.documents)


def test_the_full_view_needs_a_reason_without_names(case):
    with pytest.raises(NeedsReason):
        case.export(to_json, level=None)
    with pytest.raises(NamesProtected):
        case.export(to_json, level=None, reason="because Emil Tavo asked")


def test_a_full_export_is_found_out(case, tmp_path):
    file = tmp_path / "full.json"
    file.write_text(case.export(to_json, level=None, reason="for the court"), encoding="utf-8")
    found = {one.name for one in case.check_export(file) if not one.doubtful}
    assert {"emil tavo", "tavo"} <= found


def test_names_are_found_inside_archives_and_marks(case, tmp_path):
    file = tmp_path / "dossier.docx"
    with zipfile.ZipFile(file, "w") as packed:
        packed.writestr("word/document.xml", "<w:t>Emil</w:t><w:t> Tavo</w:t>")
        packed.writestr("docProps/core.xml", "<dc:creator>Dora&#32;Venn</dc:creator>")
    found = {one.name for one in case.check_export(file)}
    assert {"emil tavo", "dora venn"} <= found


def test_a_user_protects_a_reporter(case):
    case.protect("Otto Brams", by="Ann Lee", why="at risk")
    try:
        assert "Otto Brams" in names_of(case)
        assert "Brams" not in case.export(to_json)
    finally:
        case.protect("Otto Brams", by="Ann Lee", free=True)
    assert "Otto Brams" not in names_of(case)


def test_an_unknown_name_is_told_with_those_near_it(case):
    with pytest.raises(NobodyOfThatName, match="Emil Tavo"):
        case.protect("Emil Tava", by="Ann Lee")


def test_the_key_opens_with_its_passphrase_only(case):
    held = case.key(PASSPHRASE)
    assert ["Emil Tavo", "Tavo"] in held.values()
    assert "Tavo" not in (case.folder / "names.age").read_text(encoding="ascii")
    with pytest.raises(WrongPassphrase):
        case.key("four words are wrong")


def test_a_short_passphrase_is_refused():
    with pytest.raises(WeakPassphrase):
        locked({}, "short")


def test_the_log_holds_exports_and_wishes_without_names(case):
    assert case.verify().damage == ()
    bodies = [body for (body,) in case._open().db.execute("select body from log")]
    assert any('"view":"standard"' in body for body in bodies)
    assert not any("Tavo" in body or "Brams" in body for body in bodies)


def test_a_purge_takes_away_what_was_said_of_names_that_are_gone(tmp_path):
    reports = tmp_path / "reports"
    reports.mkdir()
    (reports / "one.txt").write_text("The deckhand Tamo Reld said that nobody was paid.")
    (reports / "two.txt").write_text("The cook, Helena Veld, said that all were paid.")
    with wherefrom.trace([reports], case=tmp_path / "a.case", workers=1) as opened:
        opened.protect("Tamo Reld", by="Ann Lee", unread=True)
        opened.protect("Helena Veld", by="Ann Lee", unread=True)
        opened.purge("one.txt", "consent withdrawn")
        held = dict(opened._open().db.execute("select name, protected from wish"))
    assert held == {"helena veld": 1}


def test_packed_bytes_that_spell_a_name_by_chance_are_no_name(case, tmp_path):
    file = tmp_path / "packed.zip"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as packed:
        packed.writestr("plain.bin", b"\xff\xfe\x9d Ra\xfff\xffi \x00")
    assert case.check_export(file) == []
