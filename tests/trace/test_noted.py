from __future__ import annotations

from dataclasses import replace

from tests.trace.made import Case, document
from wherefrom.model import Hyperlink, Note, Span


def cited(text: str, note: str, *, url: str | None = None):
    """A document whose note cites, and where the note's words stand."""
    whole = f"{text}[1]\n\n[1] {note}"
    start = whole.index(note)
    found = document("report", whole, date="2021-06-01")
    links = (Hyperlink(start, start + len(note), url),) if url else ()
    marker = Span(len(text), len(text) + 3)
    notes = (Note(marker, start, start + len(note)),)
    return replace(found, notes=notes, links=links), Span(start, start + len(note))


def traced(report, words, source, kind, *others):
    case = Case()
    for other in others:
        case.add(other)
    case.add(report)
    case.source(source, kind)
    case.says(report, report.text.split("[")[0], source)
    case.mentions[-1] = replace(case.mentions[-1], start=words.start, end=words.end)
    return [d for d in case.traced().derivations if d.kind == "cites"]


MAY = document(
    "may", "Nine men slept on deck.", date="2021-05-03", title="Nine men on deck",
    publisher="Harbour Post",
)  # fmt: skip
APRIL = document(
    "april", "The port was closed.", date="2021-04-03", title="Port of Sarrow stays closed",
    publisher="Harbour Post",
)  # fmt: skip


def test_the_title_in_a_note_tells_which_of_an_outlets_reports_is_cited():
    note = "Lena Tavo, “Port of Sarrow stays closed”, Harbour Post, 3 April 2021"
    report, words = cited("No ship came in.", note)
    [found] = traced(report, words, "Harbour Post", "outlet", MAY, APRIL)
    assert found.giver == "april"


def test_the_address_in_a_note_tells_which_document_is_cited():
    url = "https://post.example/deck"
    report, words = cited("They slept outside.", "Harbour Post, 2021", url=url)
    [found] = traced(report, words, "Harbour Post", "outlet", replace(MAY, url=url), APRIL)
    assert found.giver == "may"


def test_a_titled_work_in_a_note_that_is_not_here_is_outside_the_case():
    report, words = cited("Wages fell.", "Holm, “Salt and debt”, Marel, 2019")
    [found] = traced(report, words, "Salt and debt", "record", MAY)
    assert found.giver not in {"may", "report"}
