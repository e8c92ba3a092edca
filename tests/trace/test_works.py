from __future__ import annotations

from dataclasses import replace

import pytest

from tests.trace.made import Case, document
from wherefrom.trace import works
from wherefrom.trace.shelf import shelf
from wherefrom.trace.works import Work, work_cited

INSPECTION = document(
    "inspection",
    "MINISTRY OF PORTS OF VELMORA\n\nReport of inspection: ferry Blue Tern\n\nNine bunks.",
    publisher="Ministry of Ports of Velmora",
    date="2025-03-06",
    title="Report of inspection: ferry Blue Tern",
    publisher_kind="official",
)
RELEASE = document(
    "release",
    "Sarrow Police\n\nPress release\n\n4 March 2025\n\nFerry searched",
    publisher="Sarrow Police",
    date="2025-03-04",
    title="Ferry searched",
    publisher_kind="official",
)
ORDER = document(
    "order",
    "DISTRICT COURT OF SARROW\n\nCase 9/2025\nOrder of 5 March 2025",
    publisher="District Court of Sarrow",
    title="Case 9/2025",
    publisher_kind="official",
)
CITING = document("post", "", date="2025-03-10")


def found(name: str, *, citing: object = CITING) -> Work | None:
    held = (INSPECTION, RELEASE, ORDER)
    names = {d.id: (d.publisher or "", "Police") for d in held}
    return work_cited(name, citing, shelf(held, names))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "document"),
    [
        ("Ministry of Ports of Velmora, Report of inspection: ferry Blue Tern, 2025", "inspection"),
        ("the inspection report of the Ministry of Ports of Velmora", "inspection"),
        ("Sarrow Police, press release, 4 March 2025", "release"),
        ("court order", "order"),
        ("District Court of Sarrow, order in case 9/2025, 5 March 2025", "order"),
    ],
)
def test_a_cited_work_is_found_by_title_holder_kind_and_date(name: str, document: str) -> None:
    work = found(name)
    assert work is not None
    assert work.document == document


@pytest.mark.parametrize(
    "name",
    [
        "Sarrow Police, press release, 9 March 2025",
        "Lorne Police, press release, 4 March 2025",
        "police document",
        "the report",
        "statement",
        "Institute for Ocean Labour, Fees and Debts, 2023",
    ],
)
def test_a_work_of_another_date_holder_or_kind_is_not_the_document_here(name: str) -> None:
    assert found(name) is None


def test_a_work_published_later_was_not_cited() -> None:
    early = document("early", "", date="2025-03-01")
    assert found("Sarrow Police, press release", citing=early) is None


def test_a_date_makes_a_work_surer_and_says_so() -> None:
    dated, undated = found("Sarrow Police, release, 4 March 2025"), found("Sarrow Police, release")
    assert dated is not None
    assert undated is not None
    assert dated.probability > undated.probability
    assert dated.why == "the publisher Sarrow Police, the kind (release) and the date 2025-03-04"


def test_a_reference_leads_to_the_document_and_counts_with_its_body() -> None:
    case = Case()
    report = case.add(INSPECTION)
    daily = case.add(document("daily", "Nine bunks were found, a report says.", date="2025-03-09"))
    case.source("inspection report of the Ministry of Ports of Velmora", "record")
    case.says(
        daily, "Nine bunks were found", "inspection report of the Ministry of Ports of Velmora"
    )
    own = case.says(report, "Nine bunks.", kind="official")
    case.statements[-1] = replace(own, origin="Ministry of Ports of Velmora")
    traced = case.traced()
    (cites,) = (d for d in traced.derivations if d.kind == "cites")
    assert (cites.taker, cites.giver) == ("daily", "inspection")
    assert not any(f.kind == "original_not_in_case" for f in traced.findings)
    assert traced.claims[0].answers[0].independence.named == 1


def test_a_name_that_many_cite_is_set_beside_each_work_twice_at_most(monkeypatch) -> None:
    held, fits, asked = (INSPECTION, RELEASE, ORDER), works._fits, list[str]()

    def noting(sought: works._Sought, item: works.Shelved) -> Work | None:
        asked.append(item.document.id)
        return fits(sought, item)

    monkeypatch.setattr(works, "_fits", noting)
    names = {d.id: (d.publisher or "", "Police") for d in held}
    name, on = "Sarrow Police, press release, 4 March 2025", shelf(held, names)
    days = [f"2025-03-{day:02d}" for day in range(1, 21)]
    citing = [document(f"c{n}", "", date=day) for n, day in enumerate(days)]
    cited = [work_cited(name, one, on) for one in citing]
    assert len(asked) <= 2 * len(held)
    monkeypatch.undo()
    assert cited == [work_cited(name, one, shelf(held, names)) for one in citing]
    assert [work is not None for work in cited] == [day >= "2025-03-04" for day in days]
