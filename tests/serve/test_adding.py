from __future__ import annotations

import time
from html import unescape
from pathlib import Path

import pytest

from tests.serve.conftest import ORIGIN
from wherefrom.serve.adding import Run
from wherefrom.serve.received import Arrived, Received, free_name, keep_new, safe_name

REPORT = (
    b"The Lamp\n12 March 2025\n\nPort Scare\n\nTwo men were arrested in Port Sarrow, police said."
)


def add(bench, *files, **fields):
    data = {"csrf": bench.session.csrf, **fields}
    sent = [("files", file) for file in files] or [("nothing", ("", b""))]
    return bench.post("/add", data=data, files=sent, headers=ORIGIN, follow_redirects=False)


def ended(bench, seconds=60.0):
    adding = bench.app.state.adding
    until = time.monotonic() + seconds
    while adding.busy and time.monotonic() < until:
        time.sleep(0.02)
    assert not adding.busy
    return adding.run


@pytest.fixture
def quick(monkeypatch):
    """Runs that only take in what is there, as the pipeline's own tests see to the rest."""
    taken = []

    def added(case, paths, *, by, progress):
        taken.extend(
            (str(path.relative_to(root)), path.read_bytes())
            for root in map(Path, paths)
            for path in sorted(root.rglob("*"))
            if path.is_file()
        )
        progress.start("capture", len(taken))
        progress.step("capture", len(taken))
        progress.done("capture")
        return case.update(workers=1)

    monkeypatch.setattr("wherefrom.case.Case.add", added)
    return taken


def test_files_are_taken_in_and_what_changed_is_told(own_bench):
    answer = add(own_bench, ("lamp.txt", REPORT))
    assert answer.status_code == 303
    assert answer.headers["location"] == "/#progress"
    run = ended(own_bench)
    assert run.error == ""
    page = unescape(own_bench.get("/").text)
    assert "1 new document" in page
    assert "lamp.txt" in page
    assert "lamp.txt" in unescape(own_bench.get("/documents").text)
    with own_bench.app.state.desk.case() as case:
        assert [(one.kind, one.who) for one in case.log()][-2:] == [
            ("capture", "Ann Lee"),
            ("run", "Ann Lee"),
        ]
    own_bench.submit("/progress/away")
    assert "1 new document" not in own_bench.get("/").text


def test_a_folder_of_this_machine_is_read_from_its_path(own_bench, quick, tmp_path):
    folder = tmp_path / "more"
    folder.mkdir()
    (folder / "lamp.txt").write_bytes(REPORT)
    assert add(own_bench, folder=str(folder)).status_code == 303
    ended(own_bench)
    assert quick == [("lamp.txt", REPORT)]
    assert (folder / "lamp.txt").exists()


@pytest.mark.parametrize(
    ("folder", "told"),
    [
        ("/nowhere/at/all", "no such file"),
        ("reports", "give the whole path"),
        ("~nobody-of-that-name/x", "opened"),
        ("/a\0b", "no such file"),
    ],
)
def test_a_path_that_leads_nowhere_is_told_plainly(own_bench, folder, told):
    answer = add(own_bench, folder=folder)
    assert answer.status_code == 422
    assert told in unescape(answer.text)
    assert own_bench.app.state.adding.run is None


def test_the_case_itself_is_not_added(own_bench):
    for path in (own_bench.app.state.desk.folder, own_bench.app.state.desk.folder / "originals"):
        assert "the case itself" in add(own_bench, folder=str(path)).text


def test_reviewers_of_other_machines_cannot_name_folders(own_bench, tmp_path):
    site = own_bench.app.state.site
    own_bench.app.state.site = type(site)(site.hosts, site.secure, passwords=True)
    assert "not open to reviewers" in add(own_bench, folder=str(tmp_path)).text
    assert 'name="folder"' not in own_bench.get("/").text


@pytest.mark.parametrize(
    ("given", "safe"),
    [
        ("../../../etc/passwd", "etc/passwd"),
        ("/etc/passwd", "etc/passwd"),
        ("..\\..\\windows\\a.txt", "windows/a.txt"),
        ("a/./b/../c.txt", "a/b/c.txt"),
        ("a\x00b\n.txt", "ab.txt"),
        ("....//x.txt", "x.txt"),
        ("", "file"),
        ("CON:.txt", "CON_.txt"),
        ("cafe\u0301.txt", "café.txt"),
    ],
)
def test_a_name_never_leads_out_of_the_folder(given, safe):
    assert safe_name(given) == safe


def test_an_endless_name_is_cut_and_keeps_its_ending():
    name = safe_name("é" * 5000 + ".pdf")
    assert name.endswith(".pdf")
    assert len(name.encode()) <= 125
    assert safe_name("/".join("abcdefghij"), depth=3) == "h/i/j"


def test_every_file_lands_under_its_own_name_in_the_folder(own_bench, quick):
    files = [("../../x.txt", b"one"), ("x.txt", b"two"), ("f/x.txt", b"three"), ("f", b"four")]
    assert add(own_bench, *files).status_code == 303
    ended(own_bench)
    # httpx sends base names as they are given; a folder and a file of one name both stay
    assert sorted(content for _, content in quick) == [b"four", b"one", b"three", b"two"]
    assert all(".." not in name for name, _ in quick)


def test_the_same_content_twice_is_said_to_be_there(own_bench, quick, example):
    known = next(path for path in (example.folder / "originals").rglob("*") if path.is_file())
    answer = add(own_bench, ("other name.txt", known.read_bytes()))
    assert answer.status_code == 422
    assert "1 file of the same content is in the case already" in answer.text
    add(own_bench, ("other name.txt", known.read_bytes()), ("new.txt", b"new"))
    assert ended(own_bench).told == ("1 file of the same content is in the case already.",)
    assert quick == [("new.txt", b"new")]


def test_another_content_under_a_known_name_stays_beside_it(tmp_path):
    for name in ("a.txt", "a-2.txt", "b.txt"):
        (tmp_path / name).write_text(name)
    sent = [Arrived("a.txt", "1"), Arrived("a-2.txt", "2"), Arrived("b.txt", "3")]
    assert keep_new(Received(files=sent), tmp_path, [("a.txt", "0"), ("z", "3")]) == (2, 1)
    assert {p.name: p.read_text() for p in tmp_path.iterdir()} == {
        "a-3.txt": "a.txt",
        "a-2.txt": "a-2.txt",
    }
    assert free_name("x/a.txt", {"x/a.txt": None}) == "x/a-2.txt"


def test_a_hidden_or_too_large_file_is_named_and_the_others_are_taken(own_bench, quick):
    toml = own_bench.app.state.desk.folder / "wherefrom.toml"
    toml.write_text("[intake]\nmax_file_mb = 0.001\n")
    add(own_bench, (".env", b"x"), ("big.txt", b"x" * 1001), ("fine.txt", b"x"))
    told = ended(own_bench).told
    assert [one.split(":")[0] for one in told] == [".env", "big.txt"]
    assert quick == [("fine.txt", b"x")]


def test_too_much_at_once_is_refused(own_bench):
    toml = own_bench.app.state.desk.folder / "wherefrom.toml"
    toml.write_text("[intake]\nmax_unpacked_mb = 0.001\nmax_members = 2\n")
    answer = add(own_bench, ("big.txt", b"x" * 2000))
    assert answer.status_code == 422
    assert "Nothing was taken in" in answer.text
    toml.write_text("[intake]\nmax_members = 2\n")
    answer = add(own_bench, *((f"{n}.txt", b"x") for n in range(3)))
    assert "More than 2 files" in answer.text


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("multipart/form-data", b""),
        ("application/x-www-form-urlencoded", b"folder=/"),
        ("multipart/form-data; boundary=x", b"--x\r\nContent-Disposition: form-data; name=a\r\n"),
        ("multipart/form-data; boundary=x", b"nonsense"),
    ],
)
def test_a_form_that_is_none_is_refused(own_bench, kind, body):
    headers = {**ORIGIN, "content-type": kind, "x-csrf": own_bench.session.csrf}
    answer = own_bench.post("/add", content=body, headers=headers)
    assert answer.status_code == 422
    assert own_bench.app.state.adding.run is None


def test_a_form_of_another_session_adds_nothing(own_bench):
    answer = add(own_bench, ("a.txt", b"x"), csrf="x")
    assert answer.status_code == 403
    assert own_bench.app.state.adding.run is None


def test_one_run_at_a_time(own_bench):
    own_bench.app.state.adding.run = Run("others")
    answer = add(own_bench, ("a.txt", b"x"))
    assert answer.status_code == 422
    assert "being added already" in answer.text


def test_progress_is_polled_while_it_runs_and_not_after(own_bench):
    run = own_bench.app.state.adding.run = Run("3 files")
    run.start("read", 3)
    run.step("read", 2)
    piece = own_bench.get("/progress", headers={"hx-request": "true"}).text
    assert "<html" not in piece
    assert "data-running" in piece
    told = own_bench.get("/api/progress").json()
    assert told["stages"] == [
        {"name": "read", "words": "Reading them", "done": 2, "total": 3, "ended": False}
    ]
    assert "2 of 3" in piece
    assert "Look again" in own_bench.get("/").text
    run.running = False
    assert "data-running" not in own_bench.get("/progress", headers={"hx-request": "true"}).text
    assert own_bench.get("/api/progress").json()["running"] is False
    assert own_bench.get("/progress", follow_redirects=False).headers["location"] == "/#progress"


def test_an_error_of_a_run_is_told(own_bench, monkeypatch):
    def broken(case, paths, *, by, progress):
        from wherefrom.errors import WherefromError

        raise WherefromError("The disk is full.")

    monkeypatch.setattr("wherefrom.case.Case.add", broken)
    add(own_bench, ("a.txt", b"x"))
    assert ended(own_bench).error == "The disk is full."
    page = own_bench.get("/").text
    assert "Not all done" in page
    assert "The disk is full." in page


def test_what_is_added_is_not_named_under_pseudonyms(own_bench, quick):
    add(own_bench, ("Jonas Ferrel.txt", b"x"))
    ended(own_bench)
    own_bench.submit("/view", view="pseudonymised")
    page = unescape(own_bench.get("/").text)
    assert "Ferrel" not in page
    assert 'name="files"' not in page
