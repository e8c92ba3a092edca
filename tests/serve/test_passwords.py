from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from wherefrom.serve import passwords
from wherefrom.serve.app import make_app
from wherefrom.serve.guard import Site
from wherefrom.serve.passwords import Passwords, WeakPassword
from wherefrom.serve.run import BadTls, NoReviewers, Tls, serve_others
from wherefrom.serve.sessions import Sessions

GOOD = "four plain harbour words"
SITE = Site(frozenset({"desk.example:8443"}), secure=True, passwords=True)
ORIGIN = {"origin": "https://desk.example:8443"}


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    monkeypatch.setattr(passwords, "COST", {"n": 2, "r": 8, "p": 1})


@pytest.fixture
def kept(tmp_path):
    made = Passwords(tmp_path)
    made.keep("Ann  Lee", GOOD)
    return made


@pytest.fixture
def away(desk, kept):
    """A browser on another machine."""
    app = make_app(desk, SITE, Sessions())
    app.state.passwords = kept
    return TestClient(app, base_url="https://desk.example:8443")


def test_a_password_proves_its_reviewer_and_nobody_else(kept):
    assert kept.prove("Ann Lee", GOOD)
    assert not kept.prove("Ann Lee", GOOD + " ")
    assert not kept.prove("Bo", GOOD)
    assert kept.reviewers() == ["Ann Lee"]


def test_passwords_are_kept_as_hashes_that_only_the_owner_reads(kept, tmp_path):
    file = tmp_path / "reviewers.json"
    assert "harbour" not in file.read_text(encoding="utf-8")
    assert file.stat().st_mode & 0o077 == 0


def test_a_short_password_is_refused(kept):
    with pytest.raises(WeakPassword, match="at least 12"):
        kept.keep("Bo", "short")
    assert kept.reviewers() == ["Ann Lee"]


def test_a_name_is_closed_after_some_wrong_tries(kept):
    for _ in range(passwords.TRIES):
        assert not kept.prove("Ann Lee", "guess")
    assert not kept.prove("Ann Lee", GOOD)


def test_a_reviewer_who_went_is_let_in_no_more(kept):
    assert kept.drop("Ann Lee")
    assert not kept.prove("Ann Lee", GOOD)
    assert not kept.drop("Ann Lee")


def test_who_logs_in_rules_under_that_name_only(away):
    assert away.get("/claims", follow_redirects=False).headers["location"] == "/login"
    assert "Password" in away.get("/login").text
    login = {"reviewer": "Ann Lee", "password": GOOD}
    answer = away.post("/login", data=login, headers=ORIGIN, follow_redirects=False)
    assert answer.status_code == 303
    assert "secure" in answer.headers["set-cookie"].lower()
    (session,) = away.app.state.sessions._sessions.values()
    assert (session.reviewer, session.signed) == ("Ann Lee", True)
    away.post("/reviewer", data={"csrf": session.csrf, "reviewer": "Bo"}, headers=ORIGIN)
    assert session.reviewer == "Ann Lee"
    away.post("/leave", data={"csrf": session.csrf}, headers=ORIGIN)
    assert away.get("/", follow_redirects=False).headers["location"] == "/login"


@pytest.mark.parametrize(
    "fields", [{"reviewer": "Ann Lee", "password": "x"}, {}, {"password": GOOD}]
)
def test_a_wrong_login_lets_nobody_in_and_tells_nothing_of_the_case(away, fields):
    answer = away.post("/login", data=fields, headers=ORIGIN)
    assert answer.status_code == 401
    assert "harbour" not in answer.text
    assert not away.app.state.sessions._sessions


def test_a_login_from_another_site_is_refused(away):
    login = {"reviewer": "Ann Lee", "password": GOOD}
    assert (
        away.post("/login", data=login, headers={"origin": "https://evil.example"}).status_code
        == 403
    )


def test_a_local_server_has_no_login(bench):
    bench.cookies.clear()
    assert bench.get("/login").status_code == 401


def test_others_are_not_served_without_passwords_or_with_a_bad_certificate(example, tmp_path, kept):
    tls = Tls(tmp_path / "none.pem", tmp_path / "none.key")
    with pytest.raises(NoReviewers, match="wherefrom reviewer"):
        serve_others(example.folder, "127.0.0.1", 0, ["desk.example"], tls, print)
    with pytest.raises(BadTls, match=r"none\.pem"):
        serve_others(tmp_path, "127.0.0.1", 0, ["desk.example"], tls, print)
