"""Many reviewers who rule at once, and whether every ruling of theirs was kept."""

from __future__ import annotations

import random
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from starlette.testclient import TestClient

import wherefrom
from wherefrom.model import Ledger
from wherefrom.serve.app import make_app
from wherefrom.serve.desk import Desk
from wherefrom.serve.guard import CSRF_HEADER, Site
from wherefrom.serve.sessions import Sessions

ADDRESS = "127.0.0.1:8000"
ORIGIN = {"origin": f"http://{ADDRESS}"}


@dataclass(frozen=True, slots=True)
class Done:
    """What came of it: rulings that the server took, those in the case, and those it refused."""

    taken: int
    kept: int
    refused: int
    whole: bool  # the log
    seconds: float
    p95: float  # milliseconds from a form to its answer

    @property
    def share(self) -> float:
        """0 to 1: of the rulings taken, those kept; 0 where the log is not whole."""
        return self.kept / self.taken if self.whole and self.taken else 0.0

    def words(self) -> str:
        """In one line."""
        return (
            f"{self.taken} rulings taken from reviewers at once in {self.seconds:.0f} s "
            f"(95% within {self.p95:.0f} ms), {self.refused} refused with a reason; "
            f"{self.taken - self.kept} lost; log {'whole' if self.whole else 'NOT whole'}"
        )


def ruled_at_once(folder: Path, n_rulings: int, n_reviewers: int) -> Done:
    """Let ``n_reviewers`` rule ``n_rulings`` times in all on the case in ``folder``."""
    desk = Desk(folder)
    sessions = Sessions()
    app = make_app(desk, Site(frozenset({ADDRESS})), sessions)
    began = time.perf_counter()
    with ThreadPoolExecutor(n_reviewers) as pool:
        each = n_rulings // n_reviewers
        work = [pool.submit(_rules, app, sessions, desk, n, each) for n in range(n_reviewers)]
        told = [one.result() for one in work]
    seconds = time.perf_counter() - began
    desk.close()
    taken = sum(n for n, _, _ in told)
    every = sorted(ms for _, _, found in told for ms in found)
    with wherefrom.open_case(folder) as case:
        by = Counter(r.by for r in case.rulings)
        kept = sum(min(by[f"Reviewer {n}"], told[n][0]) for n in range(n_reviewers))
        whole = case.verify().ok
    p95 = every[int(0.95 * (len(every) - 1))]
    return Done(taken, kept, sum(n for _, n, _ in told), whole, seconds, p95)


def _rules(
    app: object, sessions: Sessions, desk: Desk, number: int, n_rulings: int
) -> tuple[int, int, list[float]]:
    """One reviewer's work: rulings taken, refused, and milliseconds of each."""
    session = sessions.begin(f"Reviewer {number}")
    client = TestClient(app, base_url=f"http://{ADDRESS}", cookies={"wherefrom": session.id})  # type: ignore[arg-type]
    headers = {**ORIGIN, CSRF_HEADER: session.csrf}
    chance = random.Random(number)
    taken, refused, ms = 0, 0, []
    while taken < n_rulings and refused < n_rulings:
        path, fields = _ruling(desk.held().ledger, chance)
        began = time.perf_counter()
        answer = client.post(path, data=fields, headers=headers, follow_redirects=False)
        ms.append(1000 * (time.perf_counter() - began))
        if answer.status_code in (200, 204, 303):
            taken += 1
        elif answer.status_code in (409, 422):
            refused += 1
        else:
            raise SystemExit(f"{path} {fields}: {answer.status_code} {answer.text[:200]}")
    return taken, refused, ms


def _ruling(ledger: Ledger, chance: random.Random) -> tuple[str, dict[str, str]]:
    """Something that a reviewer of this case might rule next."""
    claim = chance.choice(ledger.claims)
    answer = chance.choice(claim.answers)
    statement = chance.choice(answer.statements)
    kind = chance.choices(("note", "name", "answer", "credibility", "undo"), (4, 2, 2, 1, 1))[0]
    standing = [r.id for r in ledger.rulings if r.state == "stands" and r.kind != "undo"]
    if kind == "undo" and standing:
        return "/rulings/undo", {"ruling": chance.choice(standing)}
    if kind == "name":
        return "/rulings/name", {"claim": claim.id, "question": f"{claim.gloss[:80]} again?"}
    if kind == "answer":
        return "/rulings/answer", {"claim": claim.id, "statement": statement, "none": "1"}
    if kind == "credibility":
        return "/rulings/credibility", {"claim": claim.id, "answer": answer.id, "grade": "2"}
    return "/rulings/note", {"on": statement, "kind": "statement", "text": "Look again."}
