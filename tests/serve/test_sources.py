from __future__ import annotations

import pytest

from tests.serve.conftest import browser
from tests.serve.looking import all_of, tree, words
from wherefrom.serve.known import public_sources


def source(desk, name):
    return next(s for s in desk.held().ledger.sources if s.name == name)


def listed(answer):
    return [words(row) for row in all_of(tree(answer), "tbody th")]


def test_the_list_names_bodies_and_tells_how_many_people_it_does_not(bench, desk):
    answer = bench.get("/sources")
    rows = listed(answer)
    assert any(row.startswith("Port Sarrow Police official") for row in rows)
    for name in ("Jonas Ferrel", "Dora Venn", "Clara Weiss"):
        assert name not in answer.text
    assert "4 witnesses, 3 persons, 4 names withheld" in words(all_of(tree(answer), ".private")[0])


def test_the_list_is_searched_sifted_and_ordered(bench):
    found = listed(bench.get("/sources", params={"q": "sarrow police"}))
    assert found
    assert all("Sarrow" in row for row in found)
    records = listed(bench.get("/sources", params={"kind": "record", "sort": "name"}))
    assert records == sorted(records, key=str.casefold)
    assert all("record" in row for row in records)


@pytest.mark.parametrize(
    "query",
    [{"q": "<script>alert(1)</script>"}, {"kind": "x' or 1=1"}, {"page": "-1"}, {"page": "9" * 40},
     {"by": "\u202e"}],
)  # fmt: skip
def test_nonsense_is_answered_calmly(bench, query):
    answer = bench.get("/sources", params=query)
    assert answer.status_code == 200
    assert "<script>alert" not in answer.text


def test_a_source_tells_its_names_why_they_are_one_and_what_rests_on_it(bench, desk):
    police = source(desk, "Port Sarrow Police")
    page = tree(bench.get(f"/sources/{police.id}"))
    names = words(all_of(page, "aside .names")[0])
    for alias, why in police.why:
        assert alias in names
        assert why in names
    about = desk.held().about
    assert len(all_of(page, ".behind li")) == min(50, len(about.origin_of[police.id]))
    assert len(all_of(page, ".on-word li")) == min(50, len(about.told_by[police.id]))
    assert "Tomas Brandt speaks for it" in words(page)


@pytest.mark.parametrize("name", ["Jonas Ferrel", "Clara Weiss", "Dora Venn"])
def test_a_protected_or_private_person_has_no_page(bench, desk, name):
    person = source(desk, name)
    answer = bench.get(f"/sources/{person.id}")
    assert answer.status_code == 404
    assert name not in answer.text
    document = next(d for d in desk.held().ledger.documents if name in d.text)
    assert f"/sources/{person.id}" not in bench.get(f"/documents/{document.id}").text


def test_unnamed_voices_have_no_page(bench, desk):
    public = public_sources(desk, desk.held())
    hidden = [s for s in desk.held().ledger.sources if s.kind in ("anonymous", "withheld")]
    assert hidden
    assert not {s.id for s in hidden} & public
    assert bench.get(f"/sources/{hidden[0].id}").status_code == 404


def test_every_link_to_a_source_leads_somewhere(bench, desk):
    for document in desk.held().ledger.documents[:4]:
        page = tree(bench.get(f"/documents/{document.id}"))
        for address in {a.get("href") for a in all_of(page, "a[href^='/sources/']")}:
            assert bench.get(address).status_code == 200


def test_pseudonyms_list_no_person_and_show_no_why_that_names_one(desk):
    bench = browser(desk)
    bench.session.show(full=False)
    answer = bench.get("/sources")
    assert "Port Sarrow Police" in answer.text
    assert "[Witness" not in "".join(listed(answer))
    police = source(desk, "Port Sarrow Police")
    assert bench.get(f"/sources/{police.id}").url.path != f"/sources/{police.id}"
    person = source(desk, "Jonas Ferrel")
    assert bench.get(f"/sources/{person.id}").status_code == 404
