from __future__ import annotations

import pytest

import wherefrom
from tests import fake_stages
from tests.conftest import write
from wherefrom.case import default_folder
from wherefrom.settings import Settings, Trace
from wherefrom.store.errors import BadValue, NoCase, UnknownDocument


@pytest.fixture
def in_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def small(monkeypatch):
    """Stages small enough to see through."""
    monkeypatch.setattr("wherefrom.pipeline.run.Stages", fake_stages.stages)


@pytest.fixture
def case(in_folder, small, reports):
    with wherefrom.trace(["reports"], workers=1) as opened:
        yield opened


def test_every_public_name_is_there_and_has_a_docstring():
    for name in wherefrom.__all__:
        assert getattr(wherefrom, name) is not None
        assert name.startswith("__") or getattr(wherefrom, name).__doc__, name


def test_the_version_is_the_projects():
    assert wherefrom.__version__ == "0.1.0"


def test_tracing_makes_a_case_after_the_first_path(case, in_folder):
    assert case.folder.resolve() == in_folder / "reports.case"
    assert [d.path for d in case.documents] == ["a.txt", "b.txt", "inner/c.txt"]
    assert [c.gloss for c in case.claims] == ["how many were on board?", "who owned it?"]
    assert {f.kind for f in case.findings} == {"not_shown"}
    assert case.report.documents == 3
    assert case.verify().ok


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("reports", "reports.case"),
        ("reports/", "reports.case"),
        ("reports/b.txt", "b.case"),
        ("reports/*.txt", "reports.case"),
    ],
)
def test_a_case_is_named_after_the_first_path(in_folder, reports, given, name):
    assert default_folder(given).name == name


def test_a_wrong_path_makes_no_case(in_folder, small):
    with pytest.raises(wherefrom.WherefromError, match="no such file or folder"):
        wherefrom.trace(["nowhere"])
    assert list(in_folder.glob("*.case")) == []


def test_a_case_is_opened_again_with_the_same_ledger(case):
    with wherefrom.open_case(case.folder) as again:
        assert again.ledger == case.ledger
        assert again.report is None


def test_opening_what_is_no_case_is_an_error(in_folder):
    with pytest.raises(NoCase):
        wherefrom.open_case("nowhere.case")


def test_settings_given_to_a_new_case_stay_with_it(in_folder, small, reports):
    chosen = Settings(trace=Trace(n_samples=11))
    with wherefrom.trace(["reports"], settings=chosen, workers=1) as made:
        folder = made.folder
    with wherefrom.open_case(folder) as again:
        assert again.settings == chosen


@pytest.mark.parametrize("name", ["b.txt", "b", "inner/c.txt", "c.txt", "c"])
def test_a_document_goes_by_path_name_or_stem(case, name):
    assert case.document(name).path in ("b.txt", "inner/c.txt")


def test_a_document_goes_by_its_id_and_by_the_beginning_of_it(case):
    document = case.documents[0]
    assert case.document(document.id) == document
    assert case.document(document.id[:8]) == document


def test_an_unknown_document_is_an_error_that_lists_near_names(case):
    with pytest.raises(UnknownDocument, match=r"inner/d\.txt: no such .* inner/c\.txt"):
        case.document("inner/d.txt")


def test_a_name_of_several_documents_lists_them(case, reports):
    write(reports, {"other/c.txt": "Di: how many were on board? 1"})
    case.add([reports], workers=1)
    with pytest.raises(UnknownDocument, match=r"several documents.*inner/c\.txt.*other/c\.txt"):
        case.document("c.txt")


def test_adding_says_what_changed(case, in_folder):
    write(in_folder, {"more.txt": "Di: how many were on board? 7"})
    report = case.add(["more.txt"], workers=1)
    assert report.changes.documents_new == ("more.txt",)
    assert [(c.value, c.before.named, c.after.named) for c in report.changes.counts_changed] == [
        ("7", 1, 2)
    ]
    assert "more.txt" in [d.path for d in case.documents]


def test_what_is_set_by_hand_has_that_basis_and_outlives_runs(case, reports):
    case.set("a.txt", published="2013-04-12", publisher="Coast Wire", author="Eda Holm; Jo Ray")
    case.set("a.txt", url="https://coastwire.example/a")
    case.add([reports], workers=1)
    document = case.document("a.txt")
    assert (document.published.value, document.published.basis) == ("2013-04-12", "given")
    assert (document.publisher, document.authors) == ("Coast Wire", ("Eda Holm", "Jo Ray"))
    assert document.url == "https://coastwire.example/a"
    assert case.verify().ok


@pytest.mark.parametrize(
    "given",
    [{"published": "12 April"}, {"published": "2013-13-01"}, {"url": "coastwire"}, {"author": " "}],
)
def test_a_value_of_another_form_is_refused_and_nothing_changes(case, given):
    before = case.ledger
    with pytest.raises(BadValue, match="Correct it and run again"):
        case.set("a.txt", publisher="Coast Wire", **given)
    with wherefrom.open_case(case.folder) as again:
        assert again.ledger == before


def test_words_are_found_with_a_snippet_and_their_places(case):
    statement, document, *_ = [hit for hit in case.search("MAREL") if hit.path == "b.txt"]
    assert statement.statement is not None
    assert document.statement is None
    (mark,) = statement.marks
    assert statement.snippet[mark.start : mark.end] == "Marel"


@pytest.mark.parametrize("words", ["", '"', "* AND (", 'NEAR("', "ship:", "nobody's boat"])
def test_any_words_can_be_sought(case, words):
    assert case.search(words) == ()


def test_a_phrase_and_a_beginning_can_be_sought(case):
    assert {hit.path for hit in case.search('"the Marel"')} == {"b.txt"}
    assert {hit.path for hit in case.search("mare*")} == {"b.txt"}
    assert case.search('"Marel the"') == ()


def test_the_original_is_at_hand(case, reports):
    assert case.original("a.txt").read_bytes() == (reports / "a.txt").read_bytes()


@pytest.mark.slow
def test_a_report_is_traced_by_the_real_stages(in_folder):
    words = "Police spokesman Ivo Tamm said on Monday that seven people were arrested in Port Lind."
    write(in_folder, {"in/a.txt": f"Harbour Post\n\nArrests in Port Lind\n\n{words}\n"})
    with wherefrom.trace(["in"], workers=1) as case:
        (statement, *_) = [s for s in case.ledger.statements if "arrested" in s.text]
        document = case.documents[0]
        assert document.text[statement.start : statement.end] == statement.text
        assert statement.origin_kind == "official"
        assert case.verify().ok
