from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from tests.serve.conftest import ORIGIN, SITE
from wherefrom.serve.app import make_app
from wherefrom.serve.sessions import COOKIE, Sessions


@pytest.fixture
def stranger(desk):
    """A browser that was not let in."""
    sessions = Sessions()
    client = TestClient(make_app(desk, SITE, sessions), base_url="http://127.0.0.1:8000")
    client.sessions = sessions
    return client


@pytest.mark.parametrize("address", ["/", "/claims", "/api/claims", "/log", "/search?q=a"])
def test_nobody_sees_anything_without_the_opening_address(stranger, address):
    answer = stranger.get(address)
    assert answer.status_code == 401
    assert "wherefrom serve" in answer.text


def test_the_opening_address_opens_once(stranger):
    token = stranger.sessions.opening()
    first = stranger.get("/open", params={"token": token}, follow_redirects=False)
    assert first.status_code == 303
    cookie = first.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert token not in cookie
    stranger.cookies.clear()
    assert stranger.get("/open", params={"token": token}).status_code == 401


@pytest.mark.parametrize("token", ["", "x", "é", "../", "0" * 4000])
def test_no_other_token_opens(stranger, token):
    assert stranger.get("/open", params={"token": token}).status_code == 401


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1", "127.0.0.1:8001", ""])
def test_a_forged_host_is_refused(bench, host):
    assert bench.get("/", headers={"host": host}).status_code == 421


@pytest.mark.parametrize(
    "headers",
    [{}, {"origin": "http://evil.example"}, {"origin": "null"}, {"referer": "http://evil.example/"},
     {"origin": "https://127.0.0.1:8000"}, {"origin": "http://127.0.0.1:8000.evil.example"}],
)  # fmt: skip
def test_a_form_from_elsewhere_is_refused(bench, headers):
    data = {"csrf": bench.session.csrf, "reviewer": "Mallory"}
    assert bench.post("/reviewer", data=data, headers=headers).status_code == 403
    assert bench.session.reviewer == "Ann Lee"


@pytest.mark.parametrize("csrf", ["", "x", "é"])
def test_a_form_without_the_sessions_token_is_refused(bench, csrf):
    data = {"csrf": csrf, "reviewer": "Mallory"}
    assert bench.post("/reviewer", data=data, headers=ORIGIN).status_code == 403
    headers = {**ORIGIN, "x-csrf": "x"}
    assert bench.post("/reviewer", data={"reviewer": "M"}, headers=headers).status_code == 403
    assert bench.post("/reviewer", json={"reviewer": "M"}, headers=ORIGIN).status_code == 403
    assert bench.session.reviewer == "Ann Lee"


def test_every_answer_forbids_scripts_frames_and_keeping(bench):
    for address in ("/", "/nowhere", "/open", "/static/workbench.css"):
        headers = bench.get(address).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
        assert headers["x-content-type-options"] == "nosniff"
    assert bench.get("/").headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    "path",
    ["/static/../desk.py", "/static/%2e%2e/desk.py", "/static/..%2fapp.py", "/static//etc/passwd"],
)
def test_no_path_leads_out_of_the_static_files(bench, path):
    answer = bench.get(path)
    assert answer.status_code == 404
    assert "import" not in answer.text


@pytest.mark.parametrize("back", ["//evil.example", "https://evil.example/", "/\\evil.example",
                                  "javascript:alert(1)", "/\r\nset-cookie: a=b"])  # fmt: skip
def test_a_form_leads_back_to_this_server_only(bench, back):
    data = {"csrf": bench.session.csrf, "view": "full", "back": back}
    answer = bench.post("/view", data=data, headers=ORIGIN, follow_redirects=False)
    assert answer.headers["location"] == "/"


def test_a_scripts_token_opens_no_page(bench):
    token = bench.app.state.sessions.script_token
    bench.cookies.delete(COOKIE)
    bearer = {"authorization": f"Bearer {token}"}
    assert bench.get("/", headers=bearer).status_code == 401
    assert bench.post("/view", headers={**bearer, **ORIGIN}).status_code == 401


def test_a_session_left_alone_for_long_has_ended(bench):
    assert bench.get("/").status_code == 200
    bench.session.used -= 12 * 3600 + 1
    assert bench.get("/").status_code == 401
