from __future__ import annotations

import json
from html import unescape

import pytest

from wherefrom.case import Entry
from wherefrom.serve.log_lines import TOGETHER, log_lines


def entry(seq, kind, body, *, at="2031-03-04T10:00:00+00:00", who="ann"):
    return Entry(seq, at, who, kind, json.dumps(body), "", "")


def capture(seq, sha256="ab", **more):
    return entry(seq, "capture", {"sha256": sha256, "size": 2000}, **more)


def ruled(bench):
    """Ann Lee rules on two statements, and says why."""
    claim = next(c for c in bench.app.state.desk.held().ordered if len(c.answers[0].statements) > 1)
    one, two = claim.answers[0].statements[:2]
    return bench.app.state.desk.rule("Ann Lee", "read both", lambda r: r.apart(one, two, claim.id))


def test_captures_in_a_row_are_told_together(desk):
    log = [capture(1), capture(2, "cd"), entry(3, "run", {"documents": 2}), capture(4, "ef")]
    found = log_lines(log, desk.held(), {"ab": "a.txt", "cd": "b.txt"})
    assert [line.words for line in found] == [
        "2 files taken in, 4 kB",
        "A run worked out the result from 2 documents.",
        "1 file taken in, 2 kB",
    ]
    assert found[0].files == ("a.txt", "b.txt")
    assert "gone" in found[2].files[0]


def test_captures_of_two_people_or_days_stand_apart(desk):
    later = "2031-03-05T10:00:00+00:00"
    log = [capture(1), capture(2, who="bo"), capture(3, who="bo", at=later)]
    assert len(log_lines(log, desk.held(), {})) == 3
    many = [capture(n) for n in range(1, TOGETHER + 2)]
    assert [len(line.entries) for line in log_lines(many, desk.held(), {})] == [TOGETHER, 1]


@pytest.mark.parametrize("body", ["", "no json", "[]", "7"])
def test_an_altered_entry_is_listed_still(desk, body):
    altered = Entry(1, "2031-03-04T10:00:00+00:00", "ann", "purge", body, "", "")
    assert log_lines([altered], desk.held(), {})[0].words == "0 documents purged."


def test_the_log_tells_captures_and_runs(bench):
    page = unescape(bench.get("/log").text)
    assert "files taken in" in page
    assert "A run worked out the result from 17 documents." in page


def test_a_ruling_stands_with_its_words_and_can_be_undone(own_bench):
    kept = ruled(own_bench).rulings[0]
    page = unescape(own_bench.get("/log").text)
    assert "Ann Lee ruled on" in page
    assert "do not answer one question" in page
    assert "read both" in page
    assert f'name="ruling" value="{kept.id}"' in page
    own_bench.session.reviewer = ""
    page = own_bench.get("/log").text
    assert 'name="ruling"' not in page
    assert "say who rules" in page


def test_the_log_is_narrowed_down_by_kind_person_and_words(own_bench):
    ruled(own_bench)
    only = unescape(own_bench.get("/log", params={"kind": "ruling"}).text)
    assert "Ann Lee ruled" in only
    assert "taken in" not in only.split('class="facets"')[0].split('id="listing"')[1]
    hers = own_bench.get("/log", params={"who": "Ann Lee"}).text
    assert hers.count('class="time"') == 1
    assert "Ann Lee ruled" in own_bench.get("/log", params={"q": "ANSWER one question"}).text


def test_under_pseudonyms_the_log_tells_neither_people_nor_words_nor_files(own_bench):
    ruled(own_bench)
    desk = own_bench.app.state.desk
    own_bench.submit("/view", view="pseudonymised")
    page = unescape(own_bench.get("/log").text)
    main = page.split('id="main"')[1]
    assert "A ruling (apart)." in main
    for hidden in ("Ann Lee", "read both", 'name="ruling"', "sha256"):
        assert hidden not in main
    for document in desk.held().ledger.documents:
        assert document.path not in main
        assert document.sha256 not in main


def test_verify_says_plainly_that_all_is_as_it_was_written(bench):
    page = unescape(bench.submit("/log/verify").text)
    assert "Nothing was changed, added or lost: 16 originals" in page


def test_verify_names_what_was_changed(own_bench):
    folder = own_bench.app.state.desk.folder
    original = next(path for path in (folder / "originals").rglob("*") if path.is_file())
    original.chmod(0o600)
    original.write_text("something else")
    page = unescape(own_bench.submit("/log/verify").text)
    assert "1 thing is not as written" in page
    assert original.name in page
    own_bench.submit("/view", view="pseudonymised")
    page = unescape(own_bench.submit("/log/verify").text)
    assert "1 thing is not as written" in page
    assert original.name not in page
