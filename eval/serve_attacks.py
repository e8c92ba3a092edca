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
from wherefrom.serve.desk import Desk
from wherefrom.serve.sessions import COOKIE

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
    "/api/claims/{}", "/open?token={}",
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
        return [*_stored(client, desk), *_injected(client), *_paths(client, desk), *_forged(client)]


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
            answer = client.get(field.format(quote(given, safe="")))
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


def _forged(client: TestClient) -> Iterator[Attack]:
    session = client.cookies[COOKIE]
    for host in ("evil.example", "127.0.0.1:9", "evil.example:8000", ""):
        answer = client.get("/", headers={"host": host})
        yield f"host: {host!r}", answer.status_code == 421
    posts = ("/view", "/reviewer", "/rulings/note", "/rulings/undo", "/leave", "/another")
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
