"""What a page shows is what /api answers: one code path for both."""

from __future__ import annotations

import dataclasses
from html import unescape

import pytest

from tests.serve.looking import all_of, tree, words
from tests.serve.test_claim import fullest
from wherefrom.serve.api import endpoints
from wherefrom.serve.sessions import COOKIE


def twin(page) -> str:
    """The page's own address in /api, from its head."""
    (link,) = all_of(tree(page), "[type='application/json']")
    return link.get("href")


def addresses(desk):
    held = desk.held()
    claim = fullest(desk)
    origin = next(o.source for a in claim.answers for o in a.origins if o.source)
    return {
        "/": "case",
        "/claims?q=trawler&sort=reports": "claims",
        "/documents?language=en": "documents",
        "/sources?kind=official": "sources",
        "/log?sort=oldest": "log",
        "/search?q=passports": "places",
        f"/claims/{claim.id}": "claim",
        f"/claims/{claim.id}?without={origin}": "claim",
        f"/documents/{held.ledger.documents[0].id}": "document",
    }


def test_every_page_names_its_own_answer_in_its_head(bench, desk):
    for address in addresses(desk):
        told = bench.get(twin(bench.get(address)))
        assert told.status_code == 200, address
        assert told.json()


PATHS = {
    "claims": "/claims", "documents": "/documents", "sources": "/sources", "log": "/log",
    "places": "/search?q=passports",
}  # fmt: skip
NAMED = {"claims": "gloss", "documents": "called", "sources": "name", "log": "words",
         "places": "title"}  # fmt: skip


@pytest.mark.parametrize("name", PATHS)
def test_what_the_endpoint_answers_is_what_the_page_shows(bench, monkeypatch, name):
    known = endpoints.BY_NAME[name]

    def changed(reading, given):
        found = known.answer(reading, given)
        first = {**found["records"][0], NAMED[name]: "Read from the answer"}
        return {**found, "records": [first, *found["records"][1:]]}

    monkeypatch.setitem(endpoints.BY_NAME, name, dataclasses.replace(known, answer=changed))
    assert "Read from the answer" in bench.get(PATHS[name]).text


def test_a_list_says_the_same_on_the_page_and_to_a_script_of_the_same_view(bench):
    page = bench.get("/claims?finding=false_confirmation")
    told = bench.get(twin(page)).json()
    shown = [words(row) for row in all_of(tree(page), ".rows .gloss")]
    assert shown == [" ".join(one["gloss"].split()) for one in told["records"]]
    offered = [words(one) for one in all_of(tree(page), ".facets .n")]
    counts = [v["n"] for facet in told["facets"] for v in facet["values"]]
    assert [int(n.replace(",", "")) for n in offered] == counts


def test_what_if_on_the_page_is_the_answer_of_what_if(bench, desk):
    claim = fullest(desk)
    origin = next(o.source for a in claim.answers for o in a.origins if o.source)
    told = bench.get(f"/api/claims/{claim.id}/without", params={"without": origin}).json()
    assert told["left"]
    page = unescape(bench.get(f"/claims/{claim.id}", params={"without": origin}).text)
    assert told["sums"] in page
    for left in told["left"].values():
        assert left["count"] in page
    before = bench.get(f"/api/claims/{claim.id}/without").json()
    assert before["without"] == []
    assert before["left"] == {}


def test_a_line_of_the_drawing_has_the_words_of_both_sides_for_page_and_script(bench, desk):
    claim = fullest(desk)
    lines = bench.get(f"/api/claims/{claim.id}/drawing").json()["lines"]
    assert len(lines) > 2
    copied = next(line for line in lines if line["kind"] == "copies")
    told = bench.get(f"/api/claims/{claim.id}/lines/{copied['key']}").json()
    pair = told["ties"][0]["pairs"][0]
    assert pair["giver"]["quoted"] is True
    text = desk.held().lookup.documents[pair["giver"]["document"]].text
    assert text[pair["giver"]["start"] : pair["giver"]["end"]] == pair["giver"]["words"]
    assert {mark["kind"] for mark in pair["giver"]["marks"]} >= {"same", "passage"}
    page = bench.get(f"/claims/{claim.id}/edges/{copied['key']}")
    shown = words(all_of(tree(page), ".evidence")[0])
    assert " ".join(pair["giver"]["words"].split()) in shown


def test_the_page_of_a_claim_says_what_its_answer_says(bench, desk):
    page = bench.get(f"/claims/{fullest(desk).id}")
    told, shown = bench.get(twin(page)).json(), words(all_of(tree(page), "#main")[0])
    assert len(told["answers"]) == len(all_of(tree(page), ".answer"))
    for answer in told["answers"]:
        assert told["counts"][answer["id"]] in shown
    for statement in told["statements"]:
        assert tree(page).get_element_by_id(f"s-{statement['id']}") is not None
        assert statement["report"].split(",")[0] in shown


def test_the_page_of_a_document_says_what_its_answer_says(bench, desk):
    for document in desk.held().ledger.documents[:3]:
        page = bench.get(f"/documents/{document.id}")
        told = bench.get(twin(page)).json()
        within = tree(page)
        ids = [one["id"] for one in told["statements"]]
        assert len(ids) == len(all_of(within, "[data-note]"))
        assert all(within.get_element_by_id(f"note-{id_}") is not None for id_ in ids)
        assert (told["publisher"] or "not named") in words(within.get_element_by_id("imprint"))


def test_the_case_page_says_what_its_answer_says(bench):
    page = bench.get("/")
    told, within = bench.get(twin(page)).json(), tree(page)
    heads = [words(one) for one in all_of(within, ".finding-kind h3 .n")]
    assert [int(n.replace(",", "")) for n in heads] == list(told["findings"].values())
    listed = {words(all_of(li, ".what")[0]): int(words(all_of(li, ".n")[0]))
              for li in all_of(within, ".publishers li")}  # fmt: skip
    first = dict(list(told["published"]["publishers"].items())[: len(listed)])
    assert listed == first
    dated = [words(one) for one in all_of(within, ".periods .vh")]
    assert sum(int(one.rsplit(": ")[1].split()[0]) for one in dated) == sum(
        told["published"]["dates"].values()
    )


def test_the_timeline_tells_days_in_order(bench, desk):
    claim = fullest(desk)
    days = bench.get(f"/api/claims/{claim.id}/timeline").json()["days"]
    assert [day["value"] for day in days] == sorted(day["value"] for day in days)
    page = bench.get(f"/claims/{claim.id}").text
    assert all(f'id="{day["anchor"]}"' in page for day in days)


def test_scripts_are_answered_the_same_under_pseudonyms(bench, example):
    names = {n for one in example.people() if one.pseudonym for n in one.person.names if " " in n}
    bench.cookies.delete(COOKIE)
    bench.headers["authorization"] = f"Bearer {bench.app.state.sessions.script_token}"
    claims = bench.get("/api/claims?limit=200").json()["records"]
    paths = ["/api/sources", "/api/log", "/api/progress", "/api/places?words=crew"]
    for claim in claims[:40]:
        base = f"/api/claims/{claim['id']}"
        lines = bench.get(f"{base}/drawing").json()["lines"]
        paths += [f"{base}/drawing", f"{base}/timeline", f"{base}/without"]
        paths += [f"{base}/lines/{line['key']}" for line in lines]
    every = " ".join(bench.get(path).text for path in paths)
    assert [name for name in sorted(names) if name in every] == []
    for name in sorted(names):
        found = bench.get("/api/statements", params={"words": name.split()[-1]}).json()
        assert all(name not in one["words"] for one in found["records"])
