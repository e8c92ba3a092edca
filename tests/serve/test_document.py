from __future__ import annotations

import re

import pytest

from tests.serve.conftest import browser
from tests.serve.looking import all_of, tree, words
from wherefrom.model import Published
from wherefrom.serve.desk import PSEUDONYMISED


def named(desk, name, view="full"):
    """The document whose path begins so."""
    held = desk.held()
    place = next(n for n, d in enumerate(held.ledger.documents) if d.path.startswith(name))
    return desk.held(view).ledger.documents[place]


@pytest.fixture(scope="module")
def post(desk):
    return named(desk, "harbour-post-2025-03-04")


def test_the_text_stands_as_it_was_read(bench, desk):
    for document in desk.held().ledger.documents:
        page = tree(bench.get(f"/documents/{document.id}"))
        for mark in all_of(page, "#text .mark, #text .margin"):
            mark.drop_tree()
        shown = "".join(p.text_content() for p in all_of(page, "#text .para > p"))
        assert "".join(shown.split()) == "".join(document.text.split())


def test_every_statement_can_be_linked_to_and_has_its_chain(bench, desk, post):
    page = tree(bench.get(f"/documents/{post.id}"))
    for statement in desk.held().statements_in[post.id]:
        assert page.get_element_by_id(f"st-{statement.id}") is not None
        note = page.get_element_by_id(f"note-{statement.id}")
        chain = words(all_of(note, ".note-chain")[0])
        for link in statement.chain:
            assert desk.held().lookup.source_name(link.source) in chain


def test_the_margin_leads_to_the_questions_with_their_counts(bench, desk, post):
    page = tree(bench.get(f"/documents/{post.id}"))
    claims = desk.held().lookup.claims
    found = all_of(page, ".margin li")
    assert found
    for line in found:
        claim = claims[all_of(line, "a")[0].get("href").removeprefix("/claims/")]
        assert claim.documents > 1
        assert f"{claim.documents} reports" in words(line)


def test_sources_are_told_apart_by_a_sign_as_well_as_by_colour(bench, post):
    page = tree(bench.get(f"/documents/{post.id}"))
    first = all_of(page, "#text .who.k-official")[0]
    assert all_of(first, "svg use")[0].get("href") == "#g-official"
    chips = [words(chip) for chip in all_of(page, ".pick")]
    assert any(chip.startswith("Port Sarrow Police") for chip in chips)


def test_what_it_took_and_gave_is_told_with_the_words(bench, desk):
    wire = named(desk, "meridian-wire")
    page = tree(bench.get(f"/documents/{wire.id}"))
    takers = words(page.get_element_by_id("taken-by"))
    assert "The Harbour Post" in takers
    assert "Shares wording with this" in takers
    assert all_of(page, "#taken-by .sides q")


def test_a_page_that_changed_tells_when_it_was_seen(bench, desk):
    first = named(desk, "tidewatch")
    page = tree(bench.get(f"/documents/{first.id}"))
    seen = words(page.get_element_by_id("seen"))
    assert "8 March 2025, 15:20 UTC captured, shown here; 1 passage absent" in seen
    assert "15 March 2025, 09:05 UTC captured" in seen
    assert "unscrewed by hand" in "".join(map(words, all_of(page, "#text .removed")))


def test_two_versions_stand_side_by_side(bench, desk):
    first = named(desk, "tidewatch")
    page = tree(bench.get(f"/documents/{first.id}/versions"))
    (gone,) = all_of(page, ".whole .gone")
    assert "unscrewed by hand" in words(gone)
    assert all_of(page, ".diff ins") == []
    other = bench.get(f"/documents/{first.id}/versions?with=nonsense")
    assert "unscrewed by hand" in other.text


def test_a_document_of_one_version_has_no_page_of_versions(bench, post):
    assert bench.get(f"/documents/{post.id}/versions").status_code == 404


@pytest.mark.parametrize("known", ["", "x", "../desk", "d-000000000000", "%00", "é" * 500])
def test_no_other_document_is_found(bench, known):
    answer = bench.get(f"/documents/{known}/beside")
    assert answer.status_code == 404
    assert "Traceback" not in answer.text


def test_text_of_a_document_never_becomes_markup(bench, desk, post, monkeypatch):
    hostile = "<script>alert(1)</script> & <img src=x onerror=alert(1)> said \u202eso"
    held = desk.held()
    changed = type(post)(**{n: getattr(post, n) for n in post.__slots__} | {"title": hostile})
    monkeypatch.setitem(held.lookup.documents, post.id, changed)
    html = bench.get(f"/documents/{post.id}").text
    assert "<script>alert" not in html
    assert "<img" not in html
    assert "[U+202E]" in html


def test_what_a_person_sets_stands_in_the_imprint(own_bench):
    desk = own_bench.app.state.desk
    police = named(desk, "police-release")
    page = tree(own_bench.get(f"/documents/{police.id}"))
    assert words(all_of(page, "#imprint .unknown")[0]) == "not named"
    answer = own_bench.submit(
        f"/documents/{police.id}/imprint",
        published="2025-03-05", author="Ann Rule; Bo Key", back=f"/documents/{police.id}#imprint",
    )  # fmt: skip
    imprint = words(tree(answer).get_element_by_id("imprint"))
    assert "5 March 2025 (entered by hand)" in imprint
    assert "Ann Rule, Bo Key" in imprint
    known = next(d for d in desk.held().ledger.documents if d.path == police.path)
    assert known.published == Published("2025-03-05", "given")
    with desk.case() as case:
        assert {one.who for one in case.log() if one.kind == "given"} == {"Ann Lee"}


@pytest.mark.parametrize("values", [{"published": "tomorrow"}, {"url": "javascript:alert(1)"}])
def test_a_value_of_another_form_is_refused_and_nothing_set(bench, desk, post, values):
    answer = bench.submit(f"/documents/{post.id}/imprint", **values)
    assert answer.status_code == 422
    assert named(desk, post.path) == post


def test_pseudonyms_show_no_file_no_hash_and_no_form(desk, post):
    bench = browser(desk)
    bench.session.show(full=False)
    veiled = named(desk, post.path, PSEUDONYMISED)
    answer = bench.get(f"/documents/{veiled.id}")
    page = tree(answer)
    for name in ("Jonas Ferrel", post.sha256, post.path, "Beside the original", "/imprint"):
        assert name not in answer.text
    assert all_of(page, "#text .para")
    assert not re.search(rf"\b{post.id}\b", answer.text)


def test_switching_the_view_stays_at_the_document(desk, post):
    bench = browser(desk)
    veiled = named(desk, post.path, PSEUDONYMISED)
    assert bench.get(f"/documents/{veiled.id}").url.path == f"/documents/{post.id}"
    bench.session.show(full=False)
    assert bench.get(f"/documents/{post.id}").url.path == f"/documents/{veiled.id}"
