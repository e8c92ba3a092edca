from __future__ import annotations

import pytest

from tests import fake_stages
from tests.conftest import write
from wherefrom.case import Case
from wherefrom.store import log
from wherefrom.store.db import Store
from wherefrom.store.errors import NamesSomebody, OneOfSeveral
from wherefrom.store.verify import verify

SECRET = "Zephyrine Quillfeather: how many were on board? 7\nBo: who owned it? the Marel Company"


@pytest.fixture
def case(traced, reports, tmp_path, monkeypatch):
    monkeypatch.setattr("wherefrom.pipeline.run.Stages", fake_stages.stages)
    write(reports, {"quillfeather.txt": SECRET})
    traced(tmp_path / "x.case", reports)
    with Case(tmp_path / "x.case") as opened:
        yield opened


def bytes_of(folder) -> bytes:
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    return b"\n".join([str(p).encode() for p in files] + [p.read_bytes() for p in files])


def test_a_purged_name_is_nowhere_in_the_case(case):
    assert b"Quillfeather" in bytes_of(case.folder)
    case.set("quillfeather.txt", author="Zephyrine Quillfeather")
    case.purge("quillfeather.txt", "consent withdrawn")
    left = bytes_of(case.folder).lower()
    assert b"quillfeather" not in left
    assert b"zephyrine" not in left


def test_the_chain_stays_valid_and_holds_a_tombstone(case):
    sha256 = case.document("quillfeather").sha256
    purged = case.purge("quillfeather", "consent withdrawn")
    assert verify(case.folder).damage == ()
    with Store(case.folder) as store:
        entries = list(log.entries(store.db))
    (tombstone,) = [entry for entry in entries if entry.kind == "purge"]
    assert purged.originals == (sha256,)
    assert sha256 in tombstone.body
    assert "consent withdrawn" in tombstone.body


def test_what_others_say_is_worked_out_anew(case):
    before = {a.value: a.independence.named for c in case.claims for a in c.answers}
    case.purge("quillfeather", "consent withdrawn")
    after = {a.value: a.independence.named for c in case.claims for a in c.answers}
    assert (before["7"], after["7"]) == (2, 1)
    assert [d.path for d in case.documents] == ["a.txt", "b.txt", "inner/c.txt"]


def test_a_purged_file_is_not_read_again_and_its_name_stays_out(case, reports):
    case.purge("quillfeather", "consent withdrawn")
    case.add([reports])
    (unread,) = case.ledger.unread
    assert unread.kind == "purged"
    assert len(case.documents) == 3
    assert b"quillfeather" not in bytes_of(case.folder).lower()
    assert verify(case.folder).ok


@pytest.mark.parametrize(
    "reason",
    ["Asked by zephyrine quillfeather", "Ms Quillfeather asked", "see quillfeather.txt"],
)
def test_a_reason_must_not_name_anybody(case, reason):
    with pytest.raises(NamesSomebody, match="must not hold"):
        case.purge("quillfeather", reason)
    assert len(case.documents) == 4


def test_one_of_several_in_a_file_goes_only_with_the_others(case, reports):
    write(reports, {"mail.txt": "Ann: how many? 7\n===\nBo: how many? 8\n===\nCy: how many? 9"})
    case.add([reports])
    with pytest.raises(OneOfSeveral, match=r"came in mail\.txt together with 2 other documents"):
        case.purge("mail.txt!/1", "consent withdrawn")
    case.purge("mail.txt!/1", "consent withdrawn", whole=True)
    assert [d.path for d in case.documents if "mail" in d.path] == []
    assert verify(case.folder).ok


def test_the_same_bytes_under_two_names_go_together(case, reports):
    write(reports, {"again.txt": SECRET})
    case.add([reports])
    purged = case.purge("quillfeather", "consent withdrawn")
    assert len(purged.documents) == 2
    assert [d.path for d in case.documents] == ["a.txt", "b.txt", "inner/c.txt"]


def test_an_earlier_version_can_be_purged_by_itself(case, reports):
    older = case.document("quillfeather")
    write(reports, {"quillfeather.txt": "A reader: how many were on board? 7"})
    case.add([reports])
    case.purge(older.id, "consent withdrawn")
    assert [d.path for d in case.documents].count("quillfeather.txt") == 1
    assert case.document("quillfeather.txt").text.startswith("A reader")
    assert verify(case.folder).ok


def test_a_purge_that_was_interrupted_is_finished_by_the_next_writer(case, monkeypatch):
    sha256 = case.document("quillfeather").sha256
    with monkeypatch.context() as patched:
        patched.setattr("wherefrom.store.purges.finish", _stop)
        with pytest.raises(KeyboardInterrupt):
            case.purge("quillfeather", "consent withdrawn")
    case.close()
    assert b"Quillfeather" in bytes_of(case.folder / "originals")
    case.update()
    assert b"quillfeather" not in bytes_of(case.folder).lower()
    assert sha256 not in {d.sha256 for d in case.documents}
    assert verify(case.folder).ok


def _stop(db, folder):
    if db.execute("select 1 from pending").fetchone():
        raise KeyboardInterrupt
