from __future__ import annotations

import json
import re

import pytest
from jsonschema import Draft202012Validator

from wherefrom.serve.api.described import description
from wherefrom.serve.sessions import COOKIE


@pytest.fixture
def script(bench):
    """A script with its token and no cookie."""
    bench.cookies.delete(COOKIE)
    token = bench.app.state.sessions.script_token
    bench.headers["authorization"] = f"Bearer {token}"
    return bench


def answered(client, path):
    """The answer, which must be as the description says."""
    answer = client.get(path)
    known = description()
    place = next(
        p for p in known["paths"]
        if re.fullmatch(re.sub(r"\{\w+\}", "[^/]+", p), path.split("?")[0])
    )  # fmt: skip
    shape = known["paths"][place]["get"]["responses"][str(answer.status_code)]
    schema = {**shape["content"]["application/json"]["schema"], "components": known["components"]}
    given = answer.json()
    assert [e.message for e in Draft202012Validator(schema).iter_errors(given)] == []
    return given


def test_the_description_is_openapi_whose_references_all_lead_somewhere():
    known = description()
    assert known["openapi"] == "3.1.0"
    text = json.dumps(known)
    names = {part.split('"')[0] for part in text.split("#/components/schemas/")[1:]}
    assert names <= known["components"]["schemas"].keys()
    ids = [one["operationId"] for each in known["paths"].values() for one in each.values()]
    assert len(ids) == len(set(ids)) > len(known["paths"]) - 1


def test_a_script_gets_the_pseudonymised_view_whatever_it_asks(script):
    assert answered(script, "/api/case")["view"] == "pseudonymised"
    assert script.get("/api/case?view=full").status_code == 422
    assert json.loads(script.get("/api/ledger").text)["view"] == "pseudonymised"


def test_a_page_gets_the_view_that_its_session_shows(bench):
    assert answered(bench, "/api/case")["view"] == "full"


def test_no_protected_name_reaches_a_script(script, example):
    names = {n for one in example.people() if one.pseudonym for n in one.person.names if " " in n}
    assert len(names) > 3
    claims = script.get("/api/claims?limit=200").json()["records"]
    paths = ["/api/ledger", "/api/documents", *(f"/api/claims/{c['id']}" for c in claims)]
    every = " ".join(json.dumps(script.get(path).json(), ensure_ascii=False) for path in paths)
    assert [name for name in sorted(names) if name in every] == []


def test_claims_are_found_by_words_and_opened_whole(script):
    found = answered(script, "/api/claims?words=trawler&limit=3")
    assert found["total"] >= 1
    one = answered(script, f"/api/claims/{found['records'][0]['id']}")
    assert one["statements"]
    assert all(s["quoted"] is True and s["words"] for s in one["statements"])
    assert set(one["counts"]) == {a["id"] for a in one["answers"]}


def test_documents_are_read_part_by_part(script):
    listed = answered(script, "/api/documents?limit=2&offset=1")
    assert len(listed["records"]) == 2
    id_ = listed["records"][0]["id"]
    one = answered(script, f"/api/documents/{id_}?start=10&length=30")
    assert one["text"]["end"] - one["text"]["start"] == 30


def test_findings_originals_and_statements_are_listed(script):
    every = answered(script, "/api/findings?limit=200")
    kind = every["records"][0]["kind"]
    assert {f["kind"] for f in answered(script, f"/api/findings?kind={kind}")["records"]} == {kind}
    answered(script, "/api/originals")
    assert answered(script, "/api/search?words=crew&limit=1")["total"] >= 1


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/api/claims/c-nothing", 404),
        ("/api/claims?limit=-1", 422),
        ("/api/claims?limit=x", 422),
        ("/api/claims?offset=9999999999999", 422),
        ("/api/search", 422),
        ("/api/claims?words=" + "a" * 3000, 422),
        ("/api/claims?drop=table", 422),
    ],
)
def test_a_question_that_cannot_be_answered_says_why(script, path, status):
    assert script.get(path).status_code == status
    assert answered(script, path)["error"]


def test_a_script_can_change_nothing(script):
    for method in ("post", "put", "delete", "patch"):
        for path in ("/api/claims", "/api/case", "/rulings/same", "/view"):
            assert getattr(script, method)(path).status_code in (401, 403, 405)
