from __future__ import annotations

import re
import shutil

import pytest

from tests.serve.conftest import ORIGIN, SITE, Browser
from wherefrom.serve.api.script_fields import FIELDS
from wherefrom.serve.app import make_app
from wherefrom.serve.desk import PSEUDONYMISED, Desk
from wherefrom.serve.ruling_kinds import KINDS
from wherefrom.serve.sessions import Sessions


def script(desk: Desk, name: str = "counter") -> Browser:
    """A script with its token for rulings, at a server that lets one rule."""
    sessions = Sessions("Ann Lee", name)
    client = Browser(make_app(desk, SITE, sessions), base_url="http://127.0.0.1:8000")
    client.headers["authorization"] = f"Bearer {sessions.ruling_token}"
    return client


@pytest.fixture(scope="module")
def ruling(example, tmp_path_factory):
    copy = tmp_path_factory.mktemp("scripted") / "harbour.case"
    shutil.copytree(example.folder, copy)
    return script(Desk(copy))


def veiled(client):
    return client.app.state.desk.held(PSEUDONYMISED)


def test_a_script_rules_by_the_ids_that_it_sees_and_signs_with_its_name(ruling):
    claim = veiled(ruling).ordered[0]
    fields = {"claim": claim.id, "question": "How many sailed?", "why": "counted"}
    done = ruling.post("/api/rulings/name", json=fields)
    assert done.status_code == 201, done.text
    assert done.json()["by"] == "script counter"
    assert veiled(ruling).lookup.claims[claim.id].gloss == "How many sailed?"
    desk = ruling.app.state.desk
    with desk.case() as case:
        assert [(e.kind, e.who) for e in case.log()][-1] == ("ruling", "script counter")
    undone = ruling.post("/api/rulings/undo", json={"ruling": done.json()["rulings"]})
    assert undone.status_code == 201, undone.text
    assert veiled(ruling).lookup.claims[claim.id].gloss == claim.gloss


def test_a_script_undoes_no_ruling_but_its_own(ruling):
    desk = ruling.app.state.desk
    claim = desk.held().ordered[1]
    desk.rule("Ann Lee", "", lambda by: by.name(claim.id, "Whose word?"))
    other = veiled(ruling).ledger.rulings[-1].id
    answer = ruling.post("/api/rulings/undo", json={"ruling": other})
    assert answer.status_code == 422
    assert "its own" in answer.json()["error"]
    assert desk.held().lookup.claims[claim.id].gloss == "Whose word?"


def test_a_stale_ruling_of_a_script_is_told_so(ruling):
    claim = veiled(ruling).ordered[2]
    reading = {"authorization": f"Bearer {ruling.app.state.sessions.script_token}"}
    state = ruling.get(f"/api/claims/{claim.id}", headers=reading).json()["state"]
    fields = {"claim": claim.id, "question": "Who?", "seen": {claim.id: state}}
    assert ruling.post("/api/rulings/name", json=fields).status_code == 201
    late = ruling.post("/api/rulings/name", json={**fields, "question": "Whom?"})
    assert late.status_code == 409
    assert veiled(ruling).lookup.claims[claim.id].gloss == "Who?"


@pytest.mark.parametrize(
    ("kind", "body", "told"),
    [
        ("credibility", {"answer": "x", "grade": "1"}, "by people only"),
        ("reliability", {"source": "x", "grade": "A"}, "by people only"),
        ("protect", {"name": "x"}, "no ruling of scripts"),
        ("name", {"claim": "c-none", "question": "Who?"}, "no id"),
        ("name", {"claim": "x"}, "must be given"),
        ("name", {"claim": "x", "question": 5}, "takes text"),
        ("name", {"claim": "x", "question": "y", "by": "Ann Lee"}, "no field"),
        ("name", ["x"], "JSON object"),
        ("chain", {"statement": "s-none", "said": "named"}, "no id"),
    ],
)
def test_what_makes_no_sense_is_refused_and_not_written(ruling, kind, body, told):
    n = len(veiled(ruling).ledger.rulings)
    answer = ruling.post(f"/api/rulings/{kind}", json=body)
    assert answer.status_code == 422
    assert told in answer.json()["error"]
    assert len(veiled(ruling).ledger.rulings) == n


def test_no_refusal_tells_a_protected_name(ruling):
    desk = ruling.app.state.desk
    hidden = next(s for s in desk.held().ledger.sources if s.name == "Jonas Ferrel")
    place = desk.held().ledger.sources.index(hidden)
    shown = veiled(ruling).ledger.sources[place]
    assert shown.name != hidden.name
    statement = veiled(ruling).ledger.statements[0].id
    for chain in ("Jonas", "Ferrel > x", hidden.id, f"{shown.id} > nobody of that name"):
        fields = {"statement": statement, "said": "named", "chain": chain}
        assert "Ferrel" not in ruling.post("/api/rulings/chain", json=fields).text
    merged = ruling.post("/api/rulings/merge", json={"source": hidden.id, "other": shown.id})
    assert merged.status_code == 422


def test_no_script_rules_where_the_server_was_not_started_so(bench):
    bench.cookies.clear()
    token = bench.app.state.sessions.script_token
    headers = {"authorization": f"Bearer {token}"}
    answer = bench.post("/api/rulings/note", json={"on": "x", "text": "y"}, headers=headers)
    assert answer.status_code == 403
    assert "--script-rulings" in answer.text


def test_only_the_token_for_rulings_rules_and_from_no_web_page(ruling):
    body = {"on": veiled(ruling).ledger.claims[0].id, "text": "y"}
    sessions = ruling.app.state.sessions
    for token in (sessions.script_token, "", "None", "x"):
        headers = {"authorization": f"Bearer {token}"}
        assert ruling.post("/api/rulings/note", json=body, headers=headers).status_code == 401
    for header in ({"cookie": "wherefrom=x"}, ORIGIN, {"referer": "http://127.0.0.1:8000/"}):
        assert ruling.post("/api/rulings/note", json=body, headers=header).status_code == 403
    form = {"content-type": "application/x-www-form-urlencoded"}
    assert ruling.post("/api/rulings/note", content="on=x", headers=form).status_code == 415
    assert ruling.get("/api/claims").status_code == 401  # reading has its own token


def test_every_kind_of_ruling_is_a_scripts_or_a_persons():
    assert KINDS.keys() - FIELDS.keys() == {"credibility", "reliability"}
    assert not FIELDS.keys() - KINDS.keys()


def test_nobody_takes_the_name_of_a_script(bench):
    answer = bench.submit("/reviewer", reviewer="Script counter")
    assert re.search("those of scripts", answer.text)
    assert bench.session.reviewer == "Ann Lee"
