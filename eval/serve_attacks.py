"""Attacks on the workbench, each of which must be refused, after OWASP's testing guide.

Injection into every field, scripts stored in documents, paths that lead out of the case, forged
hosts and origins, missing and foreign tokens, and answers that other pages could read or frame.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

from starlette.testclient import TestClient

import wherefrom
from wherefrom.serve.app import make_app
from wherefrom.serve.desk import Desk
from wherefrom.serve.guard import Site
from wherefrom.serve.sessions import COOKIE, Sessions

HOST = "127.0.0.1:8000"
OWN = {"origin": f"http://{HOST}"}
STORED = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "{{ 1337*1337 }}{% raw %}",
    "</textarea><iframe src=javascript:alert(1)>",
)
INJECTED = (*STORED, "' or 1=1 --", '"; drop table log; --', "* OR *", 'NEAR("a" "b", -1)', "\x00")
FIELDS = (
    "/claims?q={}", "/claims?sort={}", "/claims?finding={}", "/claims?publisher={}",
    "/claims?page={}", "/documents?q={}", "/sources?q={}", "/search?q={}", "/log?kind={}",
    "/claims/{}", "/documents/{}", "/sources/{}", "/api/claims?words={}", "/api/search?words={}",
    "/api/claims/{}", "/open?token={}", "/api/questions?words={}", "/api/statements?words={}",
    "/api/places?words={}", "/api/claims?publisher={}", "/api/sources?kind={}", "/api/log?who={}",
    "/api/documents?sort={}", "/api/claims/{}/without?without={}",
)  # fmt: skip
OUT = (
    "../case.db",
    "..%2fcase.db",
    "%2e%2e/case.db",
    "..\\case.db",
    "/etc/passwd",
    "....//case.db",
)
RUNS = re.compile(r"<script>alert|<img src=x onerror|<svg onload|<iframe src=javascript|1787569")

Attack = tuple[str, bool]


def attacks(let_in: Callable[[Desk], TestClient]) -> list[Attack]:
    """Each attack's name and whether it was refused, on a case made of hostile documents."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        _hostile(folder / "reports")
        with wherefrom.trace([folder / "reports"], case=folder / "hostile.case"):
            pass
        desk = Desk(folder / "hostile.case")
        client = let_in(desk)
        client.headers["host"] = HOST
        tried = [*_stored(client, desk), *_injected(client), *_paths(client, desk)]
        return [*tried, *_scripts(client, desk), *_forged(client)]


def _hostile(folder: Path) -> None:
    folder.mkdir()
    for n, words in enumerate(STORED):
        told = f"Coast Wire\n\nMarel officials said on Monday that {n + 3} crew died. {words}\n"
        (folder / f"report {n}.txt").write_text(told, encoding="utf-8")
    page = (
        "<html><head><meta http-equiv=refresh content='0;url=http://evil.example/'>"
        "<base href='http://evil.example/'><title>Crew <script>alert(1)</script></title></head>"
        "<body onload=alert(1)><p>Marel officials said on Monday that three crew died.</p>"
        "<script>alert(1)</script><img src=x onerror=alert(1)>"
        "<form action='http://evil.example/'><input name=a></form>"
        "<a href='javascript:alert(1)'>more</a><svg onload=alert(1)></svg></body></html>"
    )
    (folder / "page.html").write_text(page, encoding="utf-8")


def _stored(client: TestClient, desk: Desk) -> Iterator[Attack]:
    """What stands in documents runs nowhere."""
    held = desk.held()
    pages = ["/", "/claims", "/documents", "/sources", "/log", "/search?q=crew"]
    pages += [f"/claims/{c.id}" for c in held.ledger.claims]
    pages += [f"/documents/{d.id}" for d in held.ledger.documents]
    for page in pages:
        answer = client.get(page)
        policy = answer.headers["content-security-policy"]
        safe = "script-src 'self'" in policy and "unsafe" not in policy
        yield f"stored script: {page}", safe and not RUNS.search(answer.text)
    for document in held.ledger.documents:
        answer = client.get(f"/documents/{document.id}/original")
        policy = answer.headers["content-security-policy"]
        kind = answer.headers.get("content-type", "")
        attached = answer.headers.get("content-disposition", "").startswith("attachment")
        nothing = answer.status_code == 404  # plain text has no page of its own
        boxed = "sandbox" in policy and "allow-scripts" not in policy
        quiet = nothing or "html" not in kind or boxed
        yield f"original that runs: {document.path}", attached or quiet


def _injected(client: TestClient) -> Iterator[Attack]:
    for field in FIELDS:
        for given in INJECTED:
            answer = client.get(field.replace("{}", quote(given, safe="")))
            page = "html" in answer.headers.get("content-type", "")
            held_off = answer.status_code < 500 and not (page and RUNS.search(answer.text))
            yield f"injection: {field} {given!r}", held_off
    whole = client.get("/api/case").json()["claims"] > 0
    yield "injection: the case is as it was", whole


def _paths(client: TestClient, desk: Desk) -> Iterator[Attack]:
    document = desk.held().ledger.documents[0].id
    for out in OUT:
        for base in ("/static/", "/documents/", f"/documents/{document}/pages/", "/claims/"):
            answer = client.get(base + out)
            leaked = b"SQLite format" in answer.content or b"root:" in answer.content
            yield f"path: {base}{out}", answer.status_code in (400, 404, 422) and not leaked


def _scripts(client: TestClient, desk: Desk) -> Iterator[Attack]:
    """Rulings by what may not rule: where scripts only read, and where one may rule."""
    claim = desk.held().ledger.claims[0].id
    body = {"claim": claim, "question": "Forged?"}
    reading = {"authorization": f"Bearer {client.app.state.sessions.script_token}"}  # type: ignore[attr-defined]
    answer = client.post("/api/rulings/name", json=body, headers=reading)
    yield "script: rules where none may", answer.status_code == 403
    sessions = Sessions("Ann Lee", "counter")
    ruling = {"authorization": f"Bearer {sessions.ruling_token}"}
    app = make_app(desk, Site(frozenset({HOST})), sessions)
    script = TestClient(app, base_url=f"http://{HOST}")
    reading = {"authorization": f"Bearer {sessions.script_token}"}
    forged: tuple[tuple[str, dict[str, str]], ...] = (
        ("no token", {}),
        ("the token for reading", reading),
        ("half a token", {"authorization": ruling["authorization"][:-20]}),
        ("the token as a password", {"authorization": f"Basic {sessions.ruling_token}"}),
        ("from another page", {**ruling, "origin": "http://evil.example"}),
        ("from a page of its own", {**ruling, **OWN}),
        ("with a cookie", {**ruling, "cookie": f"{COOKIE}=x"}),
        ("with another host", {**ruling, "host": "evil.example"}),
        ("as a form", {**ruling, "content-type": "text/plain"}),
    )  # fmt: skip
    for name, headers in forged:
        answer = script.post("/api/rulings/name", json=body, headers=headers)
        yield f"script: {name}", answer.status_code in (401, 403, 415, 421)
    wrong: tuple[tuple[str, object], ...] = (
        ("credibility", {"answer": claim, "grade": "1"}),
        ("reliability", {"source": claim, "grade": "A"}),
        ("protect", {"name": "x"}),
        ("../view", {}),
        ("name", {**body, "by": "Ann Lee"}),
        ("name", {"claim": {"$ne": 1}, "question": "x"}),
        ("name", [body]),
        ("name", "[" * 50_000),
        ("name", {**body, "question": "x" * 200_000}),
    )
    for kind, sent in wrong:
        given = {"content": sent} if isinstance(sent, str) else {"json": sent}
        kinds = {**ruling, "content-type": "application/json"}
        answer = script.post(f"/api/rulings/{kind}", headers=kinds, **given)
        yield f"script: {kind} {str(sent)[:30]!r}", 400 <= answer.status_code < 500
    for path in ("/", "/claims", "/log", "/view", "/rulings/note", "/protect"):
        answer = script.request("POST" if path.count("/") > 1 else "GET", path, headers=ruling)
        yield f"script: its token opens {path}", answer.status_code in (401, 403)
    yield "script: nothing was ruled", not desk.held().ledger.rulings


def _forged(client: TestClient) -> Iterator[Attack]:
    session = client.cookies[COOKIE]
    for host in ("evil.example", "127.0.0.1:9", "evil.example:8000", ""):
        answer = client.get("/", headers={"host": host})
        yield f"host: {host!r}", answer.status_code == 421
    posts = (
        "/view", "/reviewer", "/rulings/note", "/rulings/undo", "/protect", "/leave", "/another",
    )  # fmt: skip
    for path in posts:
        for origin in (
            "http://evil.example",
            "null",
            f"https://{HOST}",
            f"http://{HOST}.evil.example",
        ):
            answer = client.post(path, data={}, headers={"origin": origin})
            yield f"origin: {path} {origin}", answer.status_code == 403
        answer = client.post(path, data={"csrf": "x"}, headers=OWN)
        yield f"token: {path}", answer.status_code == 403
    client.cookies.clear()
    for path in ("/", "/claims", "/api/ledger", "/documents", "/log"):
        yield f"no cookie: {path}", client.get(path).status_code == 401
        bad = client.get(path, headers={"cookie": f"{COOKIE}={session[:-1]}"})
        yield f"guessed cookie: {path}", bad.status_code == 401
        bearer = client.get(path, headers={"authorization": "Bearer x"})
        yield f"guessed token: {path}", bearer.status_code == 401
