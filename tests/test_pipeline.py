from __future__ import annotations

import shutil
from dataclasses import replace

import pytest

from tests import fake_stages
from wherefrom.pipeline.pool import WorkFailed
from wherefrom.serial import to_plain
from wherefrom.settings import Claims, Intake, Settings, Trace
from wherefrom.store import ledgers
from wherefrom.store.db import Store
from wherefrom.store.verify import verify


def calls_of(action) -> list[str]:
    fake_stages.CALLS.clear()
    action()
    return sorted(fake_stages.CALLS)


def kinds(ledger) -> dict[str, str]:
    return {
        n.path or n.document: n.kind for n in ledger.notices if n.kind in ("version", "not_there")
    }


def test_documents_stand_in_the_order_of_their_paths(traced, reports, tmp_path):
    ledger, report = traced(tmp_path / "x.case", reports)
    assert [d.path for d in ledger.documents] == ["a.txt", "b.txt", "inner/c.txt"]
    assert [c.gloss for c in ledger.claims] == ["how many were on board?", "who owned it?"]
    assert (report.documents, report.unread, report.changes) == (3, 0, None)
    stages = ["capture", "read", "language", "sources", "claims", "trace", "indicators"]
    assert list(report.seconds) == stages


def test_what_is_stored_is_what_the_run_gave(traced, reports, tmp_path):
    ledger, _ = traced(tmp_path / "x.case", reports)
    with Store(tmp_path / "x.case") as store:
        assert ledgers.ledger(store.db, store.folder) == ledger
    assert ledger.views


def test_a_result_of_before_there_were_views_can_be_read(traced, reports, tmp_path):
    ledger, _ = traced(tmp_path / "x.case", reports)
    with Store(tmp_path / "x.case", write=True) as store:
        store.db.execute("update stage set body = 'null' where name = 'sources'")
        assert ledgers.ledger(store.db, store.folder) == replace(ledger, views=())


def test_one_worker_or_two_and_any_place_give_the_same_ledger(traced, reports, tmp_path):
    for n in range(6):
        (reports / f"more{n}.txt").write_text(f"Ann: how many were on board? {n}")
    one, _ = traced(tmp_path / "x.case", reports)
    elsewhere = tmp_path / "far" / "away" / "papers"
    shutil.copytree(reports, elsewhere)
    two, _ = traced(tmp_path / "far" / "y.case", elsewhere, workers=2)
    assert one == two
    assert str(tmp_path) not in str(to_plain(one))


def test_a_second_run_does_nothing_again_and_says_so(traced, reports, tmp_path):
    first, _ = traced(tmp_path / "x.case", reports)
    results = []
    assert calls_of(lambda: results.append(traced(tmp_path / "x.case", reports))) == []
    again, report = results[0]
    assert again == first
    assert report.changes is not None
    assert report.changes.none


def test_only_the_new_file_is_worked_on(traced, reports, tmp_path):
    traced(tmp_path / "x.case", reports)
    (reports / "d.txt").write_text("Di: how many were on board? 7")
    results = []
    done = calls_of(lambda: results.append(traced(tmp_path / "x.case", reports)))
    assert done == ["group", "read d.txt", "resolve", "trace", "work d.txt"]
    changes = results[0][1].changes
    assert changes.documents_new == ("d.txt",)
    assert [c.gloss for c in changes.answers_changed] == ["how many were on board?"]
    (change,) = changes.counts_changed
    assert (change.value, change.before.named, change.after.named) == ("7", 1, 2)


def test_settings_of_one_stage_redo_only_what_follows_it(traced, reports, tmp_path):
    case = tmp_path / "x.case"
    traced(case, reports)
    trace_only = Settings(trace=Trace(n_samples=7))
    assert calls_of(lambda: traced(case, settings=trace_only)) == ["trace"]
    claims_too = Settings(trace=Trace(n_samples=7), claims=Claims(day_distance=0.1))
    assert calls_of(lambda: traced(case, settings=claims_too)) == ["group", "trace"]


def test_other_limits_read_again_but_work_out_nothing_that_is_the_same(traced, reports, tmp_path):
    case = tmp_path / "x.case"
    traced(case, reports)
    done = calls_of(lambda: traced(case, settings=Settings(intake=Intake(max_pages=9))))
    assert done == ["read a.txt", "read b.txt", "read inner/c.txt"]


def test_other_code_of_a_stage_makes_its_results_stale(traced, reports, tmp_path):
    case = tmp_path / "x.case"
    traced(case, reports)
    newer = fake_stages.stages(code=lambda stage: f"{stage}{'+' * (stage == 'language')}")
    done = calls_of(lambda: traced(case, stages=newer))
    assert done == ["group", "resolve", "trace", "work a.txt", "work b.txt", "work inner/c.txt"]


def test_changed_words_under_a_name_are_kept_beside_the_older_ones(traced, reports, tmp_path):
    case = tmp_path / "x.case"
    before, _ = traced(case, reports)
    (reports / "a.txt").write_text("Coast Wire\nAnn: how many were on board? 8")
    after, report = traced(case, reports)
    older, newer = [d for d in after.documents if d.path == "a.txt"]
    assert older.id == before.documents[0].id
    assert newer.version_of == older.id
    assert kinds(after) == {"a.txt": "version"}
    assert report.changes.documents_new == ("a.txt",)
    assert verify(case).originals == 4


def test_a_file_that_is_gone_stays_in_the_case_with_a_notice(traced, reports, tmp_path):
    case = tmp_path / "x.case"
    traced(case, reports)
    (reports / "a.txt").unlink()
    after, _ = traced(case, reports)
    assert [d.path for d in after.documents] == ["a.txt", "b.txt", "inner/c.txt"]
    assert kinds(after) == {"a.txt": "not_there"}
    (reports / "a.txt").write_text("Coast Wire\nAnn: how many were on board? 7")
    back, _ = traced(case, reports)
    assert kinds(back) == {}


def test_a_file_that_is_gone_is_noticed_in_a_moved_folder_too(traced, reports, tmp_path):
    case = tmp_path / "x.case"
    traced(case, reports)
    moved = reports.rename(tmp_path / "papers")
    (moved / "b.txt").unlink()
    after, _ = traced(case, moved)
    assert [d.path for d in after.documents] == ["a.txt", "b.txt", "inner/c.txt"]
    assert kinds(after) == {"b.txt": "not_there"}


def test_adding_leaves_what_is_there_and_takes_another_file_of_the_same_name_apart(
    traced, reports, tmp_path
):
    case = tmp_path / "x.case"
    traced(case, reports)
    other = tmp_path / "second"
    other.mkdir()
    (other / "a.txt").write_text("Ed: how many were on board? 5")
    after, _ = traced(case, other)
    assert [d.path for d in after.documents] == ["a.txt", "b.txt", "inner/c.txt", "second/a.txt"]
    assert kinds(after) == {}


def test_the_same_file_given_by_itself_keeps_its_name(traced, reports, tmp_path):
    case = tmp_path / "x.case"
    first, _ = traced(case, reports)
    again, _ = traced(case, reports / "inner" / "c.txt")
    assert again == first


def test_what_was_not_read_is_listed_until_it_is(traced, reports, tmp_path):
    case = tmp_path / "x.case"
    (reports / "e.txt").write_text("")
    first, report = traced(case, reports)
    assert [(u.path, u.kind) for u in first.unread] == [("e.txt", "empty")]
    assert report.unread == 1
    (reports / "e.txt").write_text("Ann: how many were on board? 7")
    second, _ = traced(case, reports)
    assert second.unread == ()


def test_a_refused_file_is_listed_until_its_folder_is_captured_without_it(
    traced, reports, tmp_path
):
    case = tmp_path / "x.case"
    (reports / "picture.jpg").write_bytes(b"\xff\xd8\xff\xe0")
    first, _ = traced(case, reports)
    assert [(u.path, u.kind) for u in first.unread] == [("picture.jpg", "unknown_type")]
    (reports / "picture.jpg").unlink()
    second, _ = traced(case, reports)
    assert second.unread == ()


def test_a_member_that_did_not_change_in_a_newer_archive_is_one_document(traced, tmp_path):
    case, folder = tmp_path / "x.case", tmp_path / "in"
    folder.mkdir()
    (folder / "mail.txt").write_text("Ann: how many? 7\n===\nBo: how many? 8")
    first, _ = traced(case, folder)
    (folder / "mail.txt").write_text("Ann: how many? 7\n===\nBo: how many? 8\n===\nCy: how many? 9")
    second, _ = traced(case, folder)
    assert [d.path for d in second.documents] == ["mail.txt!/0", "mail.txt!/1", "mail.txt!/2"]
    assert second.documents[:2] == first.documents
    assert kinds(second) == {}


@pytest.mark.parametrize("workers", [1, 2])
def test_a_document_that_cannot_be_worked_out_is_named_and_the_rest_is_kept(
    traced, reports, tmp_path, workers
):
    for n in range(4):
        (reports / f"more{n}.txt").write_text(f"Ann: how many were on board? {n}")
    (reports / "z.txt").write_text("CRASH")
    with pytest.raises(WorkFailed, match=r"z\.txt: working out .* \(.*cannot be worked out\)"):
        traced(tmp_path / "x.case", reports, workers=workers)
    (reports / "z.txt").unlink()
    with Store(tmp_path / "x.case") as store:
        kept = store.db.execute("select count(*) from worked").fetchone()[0]
    assert kept >= 5


def test_a_worker_that_dies_is_an_error_that_names_the_document(traced, reports, tmp_path):
    for n in range(4):
        (reports / f"more{n}.txt").write_text(f"Ann: how many were on board? {n}")
    (reports / "z.txt").write_text("DIE")
    dying = fake_stages.stages(work="tests.fake_stages:work_or_die")
    with pytest.raises(WorkFailed, match=r"z\.txt: .*the worker ended with status 7"):
        traced(tmp_path / "x.case", reports, workers=2, stages=dying)


class Said:
    def __init__(self):
        self.words = []

    def start(self, stage, total):
        self.words.append(f"{stage} of {total}")

    def step(self, stage, n=1):
        self.words += [stage] * n

    def done(self, stage):
        self.words.append(f"{stage} done")


def test_progress_counts_each_stage(traced, reports, tmp_path):
    said = Said()
    traced(tmp_path / "x.case", reports, progress=said)
    assert said.words[:10] == [
        "capture of 3",
        *["capture"] * 3,
        "capture done",
        "read of 3",
        *["read"] * 3,
        "read done",
    ]
    assert said.words[-1] == "indicators done"
