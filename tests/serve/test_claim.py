from __future__ import annotations

import re

import pytest


def fullest(desk):
    """The claim with most statements."""
    return max(desk.held().ledger.claims, key=lambda c: sum(len(a.statements) for a in c.answers))


def links(html: str, kind: str) -> list[str]:
    return [
        href.replace("&amp;", "&") for href in re.findall(rf'class="{kind}" href="([^"]+)"', html)
    ]


def test_a_claim_shows_its_answers_their_counts_and_every_statement(bench, desk):
    claim = fullest(desk)
    html = bench.get(f"/claims/{claim.id}").text
    assert claim.gloss in html
    for answer in claim.answers:
        assert f"{answer.independence.named} named origin" in html
        for statement in answer.statements:
            assert f'id="s-{statement}"' in html


def test_every_line_of_the_drawing_leads_to_the_words_on_both_sides(bench, desk):
    claim = fullest(desk)
    lines = links(bench.get(f"/claims/{claim.id}").text, "edge")
    assert len(lines) > 3
    kinds = set()
    for line in lines:
        html = bench.get(line.split("#")[0]).text
        assert 'id="evidence"' in html
        assert "<blockquote" in html
        kinds.add("same r0" in html)
    assert kinds == {True, False}  # some share wording


def test_a_line_that_is_no_more_leads_back_to_its_claim(bench, desk):
    claim = fullest(desk)
    answer = bench.get(f"/claims/{claim.id}/edges/e-none", follow_redirects=False)
    assert answer.status_code == 303
    assert answer.headers["location"] == f"/claims/{claim.id}"


def test_the_timeline_has_the_days_in_order_and_every_report(bench, desk):
    claim = fullest(desk)
    held = desk.held()
    html = bench.get(f"/claims/{claim.id}").text
    timeline = html[html.index('id="timeline"') : html.index('id="words"')]
    days = re.findall(r'<time datetime="([^"]+)"', timeline)
    assert days == sorted(days)
    for document in held.lookup.documents_of(claim.answers):
        assert held.lookup.publisher(document).replace("'", "&#39;") in timeline


def test_a_withdrawal_changes_the_counts_and_tells_other_questions(bench, desk):
    claim = fullest(desk)
    out = next(o.source for a in claim.answers for o in a.origins if o.source)
    html = bench.get(f"/claims/{claim.id}", params={"without": out}).text
    assert "→ 0" in html
    assert "other question" in html
    assert "not counted now" in html
    assert f'hx-get="/claims/{claim.id}?without={out}"' not in html  # its own link puts it back


def test_a_withdrawal_of_an_unknown_name_is_told_beside_it(bench, desk):
    html = bench.get(f"/claims/{fullest(desk).id}", params={"without": "Nobody Known"}).text
    assert "no source and no document of this case goes by that" in html


@pytest.mark.parametrize("given", ["<script>alert(1)</script>", "\u202e", "x" * 5000, "%00"])
def test_no_name_to_withdraw_breaks_the_page_or_runs(bench, desk, given):
    answer = bench.get(f"/claims/{fullest(desk).id}", params={"without": given})
    assert answer.status_code == 200
    assert "<script>alert" not in answer.text


@pytest.mark.parametrize(
    "address", ["/claims/c-none", "/claims/c-none/edges/e", "/claims/c-none/answers/a"]
)
def test_a_claim_that_never_was_is_not_found(bench, address):
    assert bench.get(address).status_code == 404


@pytest.mark.parametrize("start", ["0", "1", "-1", "x", "٣", "999999", "9" * 30])
def test_an_answers_statements_are_listed_from_anywhere(bench, desk, start):
    claim = fullest(desk)
    answer = bench.get(f"/claims/{claim.id}/answers/{claim.answers[0].id}", params={"from": start})
    assert answer.status_code == 200


def test_the_pseudonymised_page_offers_no_ruling_and_links_to_no_protected_person(own_bench):
    own_bench.session.show(full=False)
    held = own_bench.app.state.desk.held("pseudonymised")
    for claim in held.ordered[:10]:
        html = own_bench.get(f"/claims/{claim.id}").text
        assert "/rulings/" not in html
        for source in held.ledger.sources:
            if source.protected:
                assert f"/sources/{source.id}" not in html
