from __future__ import annotations

import re

from tests.serve.views.test_aligned import document
from wherefrom.model import Answer, Claim, Ledger, Published, Run, Statement
from wherefrom.report.lookup import look_up
from wherefrom.serve.views.timeline import timeline_of


def shown(*dates: str | None):
    from dataclasses import replace

    documents, statements = [], []
    for n, date in enumerate(dates):
        made = document(f"d{n}", "It burned.")
        documents.append(replace(made, published=Published(date, "given" if date else "unknown")))
        statements.append(
            Statement(f"s{n}", f"d{n}", 0, 10, "It burned.", "assertion", "asserted", ())
        )
    ids = tuple(s.id for s in statements)
    claim = Claim("c", "Did it burn?", len(ids), (Answer("a", "yes", ids),))
    ledger = Ledger(Run("0", "", (), ""), documents=tuple(documents), statements=tuple(statements),
                    claims=(claim,))  # fmt: skip
    return timeline_of(claim, look_up(ledger))


def test_reports_stand_by_day_and_those_without_a_date_apart():
    found = shown("2031-03-05", None, "2031-03-04", "2031-03-05", "spring")
    assert [day.value for day in found.days] == ["2031-03-04", "2031-03-05"]
    assert [len(day.moments) for day in found.days] == [1, 2]
    assert len(found.undated) == 2


def test_a_strip_shows_three_days_or_more():
    assert shown("2031-03-04", "2031-03-05").strip == ""
    strip = shown("2031-03-04", "2031-03", "2031", "2032-01-01").strip
    assert strip.count("<circle") == 4
    at = [float(x) for x in re.findall(r'cx="([\d.]+)"', strip)]
    assert at == sorted(at)
