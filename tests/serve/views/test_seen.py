from __future__ import annotations

from dataclasses import replace

from tests.serve.views.test_aligned import document
from wherefrom.model import Ledger, Notice, Run
from wherefrom.serve.held import Held
from wherefrom.serve.views.seen import day_in, moments

ADDRESS = "http://news.example/a"


def test_all_times_at_which_a_page_was_looked_for_stand_in_order():
    first = replace(document("a", "One."), url=ADDRESS, captured_at="2031-03-01T08:00:00Z")
    later = replace(
        document("b", "Two."), url=ADDRESS, captured_at="2031-03-20T08:00:00Z", version_of="a"
    )
    told = ["Captured again on 9 March 2031, unchanged since the capture of 1 March 2031.",
            "The capture of 4 March 2031 was answered with status 404.",
            "Captured again on an unknown day."]  # fmt: skip
    notices = tuple(Notice(None, None, None, "revisit", t, f"x.warc!/{ADDRESS}") for t in told)
    ledger = Ledger(Run("0", "", (), ""), documents=(first, later), notices=notices)
    seen = moments(first, Held(ledger, 1))
    assert [one.at[:10] for one in seen.moments] == [
        "2031-03-01", "2031-03-04", "2031-03-09", "2031-03-20", "",
    ]  # fmt: skip
    assert [one.document for one in seen.moments] == ["a", "", "", "b", ""]


def test_what_is_no_day_is_none():
    assert day_in("It was 99 Bananas 2031.") == ""
