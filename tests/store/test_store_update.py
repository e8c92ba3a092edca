"""Writing only what has changed leaves the store as writing all does."""

from __future__ import annotations

from dataclasses import replace

from tests.conftest import write
from wherefrom.store import ledgers, results, verify
from wherefrom.store.db import Store


def test_an_updated_result_is_as_one_written_whole(traced, tmp_path):
    reports = write(tmp_path / "reports", {"a.txt": "Ann: how many? 7", "b.txt": "Bo: how many? 9"})
    folder = tmp_path / "a.case"
    ledger, _ = traced(folder, reports)
    changed = replace(ledger, claims=ledger.claims[:1], notices=())
    with Store(folder, write=True) as store:
        kept = results.stages(store.db)
        with store.transaction() as db:
            results.update(db, ledger, changed, {"claims": ("other", {"notices": []})})
            updated = results.digest(db)
        assert ledgers.ledger(store.db, folder) == changed
        now = results.stages(store.db)
        assert now["claims"] == ("other", '{"notices":[]}')
        assert {k: v for k, v in now.items() if k != "claims"} == {
            k: v for k, v in kept.items() if k != "claims"
        }
        assert store.db.execute("select count(*) from answer").fetchone() == (
            len(changed.claims[0].answers),
        )
        assert updated == results.digest(store.db)
    assert verify.verify(folder).ok


def test_an_unchanged_result_is_only_logged(traced, tmp_path):
    reports = write(tmp_path / "reports", {"a.txt": "Ann: how many? 7"})
    folder = tmp_path / "a.case"
    ledger, _ = traced(folder, reports)
    with Store(folder, write=True) as store:
        before = results.digest(store.db)
        with store.transaction() as db:
            results.update(db, ledger, ledger, {})
        assert results.digest(store.db) == before
        last = store.db.execute("select kind from log order by seq desc limit 1").fetchone()
        assert last == ("run",)
