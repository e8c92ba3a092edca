from __future__ import annotations

import base64
import hashlib
import itertools
import re
from dataclasses import replace

import harbour
import pytest
from lxml import html as lxml_html

from wherefrom.model import Evidence, Ledger, Link, Original, Run
from wherefrom.report.page import page, to_html

NOTHING = Ledger(run=Run("0.1.0", "0" * 64, (), "0" * 64))


@pytest.fixture(scope="module")
def text(made_up: Ledger) -> str:
    return to_html(made_up, name="The Sea Lantern")


@pytest.fixture(scope="module")
def tree(text: str) -> lxml_html.HtmlElement:
    return lxml_html.document_fromstring(text)


def _words(element: lxml_html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_the_headline_stands_on_the_face_of_the_page(tree):
    figures = tree.find_class("figures")[0]
    assert [_words(d) for d in figures.iter("dd")] == ["11", "10", "6", "5"]
    assert _words(tree.find(".//h1")) == "The Sea Lantern"


def test_the_full_view_says_that_it_is_not_for_sharing(tree):
    assert "Not for sharing." in _words(tree.find_class("caution")[0])
    assert "names of people are included" in _words(tree.find_class("caution")[0])


def test_a_pseudonymised_view_carries_a_caution_of_its_own(made_up):
    tree = lxml_html.document_fromstring(to_html(replace(made_up, view="pseudonymised")))
    words = _words(tree.find_class("caution")[0])
    assert "names of people are included" not in words
    assert "This is the pseudonymised view" in words


def test_findings_come_first_with_false_confirmation_before_all(tree):
    kinds = [_words(h) for h in tree.get_element_by_id("findings").iter("h3")]
    assert kinds[0] == "False confirmation 2"
    assert kinds[-1] == "Corroboration not shown 2"


def test_every_link_inside_the_page_leads_somewhere(tree):
    ids = set(tree.xpath("//@id"))
    aims = {href[1:] for href in tree.xpath("//@href") if href.startswith("#")}
    assert len(aims) > 40
    assert aims <= ids


def test_no_id_is_given_twice(tree):
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))


def test_every_statement_has_its_place_in_its_document(tree, made_up):
    for statement in made_up.statements:
        place = tree.get_element_by_id(f"st-{statement.id}")
        assert f"doc-{statement.document}" in [a.get("id") for a in place.iterancestors()]


def test_every_statement_of_a_crossing_claim_is_marked_in_its_paragraph(tree, made_up):
    marked = {_words(m) for m in tree.iter("mark")}
    ids = {s for c in made_up.claims if c.documents > 1 for a in c.answers for s in a.statements}
    words = {s.text for s in made_up.statements if s.id in ids}
    whole = {_words(b).replace("… ", "") for b in tree.iter("blockquote")}
    assert all(w in marked or any(w in quote for quote in whole) for w in words)
    assert "Two deckhands died aboard the vessel" in marked


def test_a_chain_reads_as_a_path(tree):
    said = [_words(p) for p in tree.find_class("by")]
    assert any(
        "Channel Five 6 March 2031 on the word of Harbour Post on the word of police document"
        in words
        for words in said
    )


def test_counts_stand_in_the_prescribed_words(tree):
    counts = [_words(p) for p in tree.find_class("count")]
    assert "No named origin found; 5 people whose names Deckhands' Aid withholds." in counts


def test_conflict_and_update_stand_with_their_sentence(tree):
    notes = [_words(li) for ul in tree.find_class("notes") for li in ul]
    assert any(n.startswith("Conflict A and B: Wages cannot") for n in notes)
    assert any(n.startswith("Update A and B: The toll of 3") for n in notes)


def test_questions_of_one_report_are_listed_folded(tree):
    section = tree.get_element_by_id("singles")
    assert section.find("details").get("open") is None
    assert len(section.find_class("qn")) == 4


def test_what_was_not_read_stands_with_reason_and_next_step(tree):
    words = _words(tree.get_element_by_id("unread"))
    assert "scan.pdf No text on any of its 4 pages. Next: Run OCR; add that." in words


def test_a_source_shows_its_aliases_with_the_reason(tree):
    words = _words(tree.get_element_by_id("sources"))
    assert "also police (the only police the same document names)" in words


def test_a_document_shows_its_imprint_and_its_whole_text(tree, made_up):
    document = next(d for d in made_up.documents if d.path == "harbour.txt")
    shown = tree.get_element_by_id(f"doc-{document.id}")
    assert "Credited to Meridian Wire" in _words(shown)
    text = _words(shown.find_class("text")[0])
    for words in ("one of the largest employers in Kalvera", "Ten harbour walks"):
        assert words in text
    assert "Ten harbour walks" in _words(shown.find_class("furniture")[0])


def test_the_run_is_on_record(tree, made_up):
    words = _words(tree.get_element_by_id("run"))
    assert made_up.run.inputs in words
    assert "0.1.0" in words


def test_limits_are_told_and_no_independence_is_claimed(tree):
    assert "Nothing here says what is true" in _words(tree.get_element_by_id("method"))
    assert "independent" not in _words(tree).lower()
    assert "confirmed" not in _words(tree.get_element_by_id("questions")).lower()


def test_text_of_documents_is_data(text, tree):
    assert "<script>alert" not in text
    assert "<img" not in text
    assert "onerror" not in "".join(tree.xpath("//@*"))
    assert "\u202e" not in text
    assert "[U+202E]The harbour is safe[U+202C]" in text
    assert len(tree.xpath("//script")) == 1


def test_only_web_addresses_become_links(tree):
    outside = [a for a in tree.iter("a") if not (a.get("href") or "#").startswith("#")]
    assert [a.get("href") for a in outside] == ["https://harbourpost.example/sea-lantern"]
    assert outside[0].get("rel") == "noreferrer noopener"


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "data:text/html,x", "JAVASCRIPT:x", "http:", "//host", "https://[", ""],
)
def test_another_address_stays_text(made_up, url):
    documents = tuple(replace(d, url=url) for d in made_up.documents)
    tree = lxml_html.document_fromstring(to_html(replace(made_up, documents=documents)))
    assert [a for a in tree.iter("a") if not (a.get("href") or "#").startswith("#")] == []


def test_nothing_is_loaded_and_only_the_page_s_own_script_may_run(text, tree):
    policy = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    for tag in ("style", "script"):
        inner = re.search(rf"<{tag}>(.*?)</{tag}>", text, re.S)
        assert inner
        digest = base64.b64encode(hashlib.sha256(inner[1].encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'")
    assert tree.xpath("//@src | //link | //@style | //@onclick") == []
    assert "url(" not in text
    assert "@import" not in text


def test_headings_go_down_one_step_at_a_time(tree):
    levels = [int(h.tag[1]) for h in tree.xpath("//h1|//h2|//h3|//h4|//h5")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(b <= a + 1 for a, b in itertools.pairwise(levels))


def test_equal_ledgers_give_equal_pages(made_up, text):
    assert to_html(harbour.ledger(), name="The Sea Lantern") == text


def test_an_empty_case_still_has_a_page():
    tree = lxml_html.document_fromstring(to_html(NOTHING))
    assert "No question is answered by more than one report" in _words(tree)
    assert "Every file was read" in _words(tree)


def test_many_findings_and_questions_are_folded(made_up):
    claims = tuple(
        replace(made_up.claims[0], id=f"c-{n}", gloss=f"Question {n}?") for n in range(40)
    )
    findings = tuple(replace(made_up.findings[1], claim=f"c-{n}") for n in range(40))
    tree = lxml_html.document_fromstring(
        to_html(replace(made_up, claims=claims, findings=findings))
    )
    assert "False confirmation 40" in _words(tree.get_element_by_id("findings"))
    assert "15 more questions" in _words(tree.get_element_by_id("questions"))


def test_hostile_words_in_a_question_stay_words(made_up):
    text = to_html(harbour.reworded(made_up, '"><script>x</script>'), name="<b>\u202e")
    assert "<script>x" not in text
    assert "<b>\u202e" not in text


def test_many_origins_of_one_kind_stand_together(made_up):
    wages = next(c for c in page(made_up).claims if c.gloss.startswith("Were the"))
    assert len(wages.answers[0].origins) == 1
    assert next(n.words for n in wages.answers[0].origins[0].names) == "K., 24"


def test_a_body_s_own_document_speaks_in_its_own_name(made_up):
    deaths = page(made_up).claims[0]
    police = next(s for s in deaths.answers[0].said if s.report == "Port Sarrow police")
    assert [(n.words, n.kind) for n in police.chain] == [("in its own name", "official")]


def test_unknown_ids_do_not_stop_the_page(made_up):
    broken = replace(
        made_up,
        sources=(),
        attributions=(),
        derivations=(),
        links=(Link(("s-x", "s-y"), 0.5, "gone"),),
    )
    assert "unknown" in to_html(broken)


def test_findings_that_say_the_same_stand_once_with_every_question(made_up):
    found = made_up.findings[1]
    others = tuple(replace(found, claim=c.id, answer=None) for c in made_up.claims[1:3])
    tree = lxml_html.document_fromstring(
        to_html(replace(made_up, findings=(*made_up.findings, *others)))
    )
    words = _words(tree.get_element_by_id("findings"))
    assert words.count(found.message) == 1
    assert "False confirmation 4" in words


def test_every_report_is_heard_once_before_any_is_heard_again(made_up):
    deaths = page(made_up).claims[0].answers[0]
    assert len({said.report for said in deaths.said}) == len(deaths.said) == 5
    assert [said.report for said in deaths.further] == ["Meridian Wire"]


def test_more_than_six_answers_are_folded(made_up):
    claim = made_up.claims[0]
    many = tuple(replace(claim.answers[0], id=f"w-{n}", value=f"{n} men") for n in range(9))
    tree = lxml_html.document_fromstring(
        to_html(replace(made_up, claims=(replace(claim, answers=many, conflicts=()),)))
    )
    assert "3 more answers" in _words(tree.get_element_by_id("questions"))
    assert tree.xpath("count(//article[1]//*[contains(@class, 'answer ')])") == 9


def test_beyond_what_a_page_can_hold_questions_are_listed_with_links_to_their_words(
    made_up, monkeypatch
):
    monkeypatch.setattr("wherefrom.report.page.IN_FULL", 1)
    tree = lxml_html.document_fromstring(to_html(made_up))
    assert len(tree.xpath("//article")) == 1
    assert "5 questions" in _words(tree.get_element_by_id("questions"))
    listed = tree.get_element_by_id(f"claim-{made_up.claims[2].id}")
    assert "Conflict: Wages cannot have been" in _words(listed)
    assert listed.xpath(".//a[starts-with(@href, '#st-')]")
    ids = set(tree.xpath("//@id"))
    assert {href[1:] for href in tree.xpath("//@href") if href.startswith("#")} <= ids


def test_findings_about_the_same_reports_stand_together_with_every_answer(made_up):
    found = next(f for f in made_up.findings if f.kind == "false_confirmation")
    claim = next(c for c in made_up.claims if c.id == found.claim)
    others = tuple(
        replace(found, answer=a.id, message=f"{found.message} So for {a.value}.")
        for a in claim.answers[1:2]
    )
    more = replace(made_up, findings=(*made_up.findings, *others, *others))
    kinds = page(more).findings
    assert kinds[0].n == len([f for f in more.findings if f.kind == "false_confirmation"])
    assert sum(len(g.places) for g in kinds[0].groups) == kinds[0].n


def test_a_doubtful_question_says_so_beside_it_and_stands_last(made_up):
    claim = next(c for c in made_up.claims if c.documents > 1)
    one, two, *_ = (s for a in claim.answers for s in a.statements)
    tree = lxml_html.document_fromstring(
        to_html(replace(made_up, links=(Link((one, two), 0.43, ""),)))
    )
    article = tree.get_element_by_id(f"claim-{claim.id}")
    assert "Perhaps not one question: its surest link has a probability of 0.43." in _words(article)
    assert article.get("id") == tree.xpath("//article/@id")[-1]
    assert "perhaps not one question (0.43)" in _words(tree.get_element_by_id("questions"))


def test_originals_to_obtain_stand_with_what_hangs_on_them_and_the_words_that_cite_them(made_up):
    document, claim = made_up.documents[0], made_up.claims[0]
    start = document.text.index(document.text.split()[5])
    wanted = Original(
        "x-1", "inspection record", "https://records.example/7", ("a",), ("a",), (claim.id,),
        (document.id,), (), (Evidence(document.id, start, start + 6),), "Obtain the record.",
    )  # fmt: skip
    unsafe = replace(wanted, original="x-2", url="javascript:alert(1)")
    tree = lxml_html.document_fromstring(to_html(replace(made_up, originals=(wanted, unsafe))))
    section = tree.get_element_by_id("originals")
    assert "Inspection record 1 answer, it on nothing else Obtain the record." in _words(section)
    assert section.xpath(".//a/@href")[0] == "https://records.example/7"
    assert not [href for href in section.xpath(".//a/@href") if href.startswith("java")]
    quoted = _words(section.find(".//q")).strip("… ")
    assert quoted in " ".join(document.text.split())


def test_each_step_of_a_merge_shows_the_words_of_both_sides(made_up):
    claim = next(c for c in made_up.claims if c.gloss.startswith("How many"))
    view = next(c for c in page(made_up).claims if c.gloss == claim.gloss)
    steps = [step for origin in view.answers[0].origins for step in origin.steps]
    taken = [step for step in steps if "sure)" in step.words]
    assert taken
    assert all(step.report for step in steps)
    texts = [" ".join(d.text.split()) for d in made_up.documents]
    for step in taken:
        for side in step.sides:
            assert any(side.quote.strip("… ") in text for text in texts)
    assert any(len(step.sides) == 2 for step in taken)
