from __future__ import annotations

from dataclasses import replace

from tests.trace.made import document
from wherefrom.model import Document, Furniture
from wherefrom.settings import Trace
from wherefrom.trace.copies import all_wordings, copies, nearest_only, reuse
from wherefrom.trace.direction import direction, later, long_before, not_later
from wherefrom.trace.fingerprints import candidates
from wherefrom.trace.reuse import Shared, passages, probability_taken, shared
from wherefrom.trace.wording import wording

TOLD = (
    "the trawler was found drifting without lights two miles from the breakwater, its nets "
    "still out and a kettle still warm on the stove below"
)
QUOTED = "“we searched every cabin and every hold and found nobody at all”, she said"


def pair(left: str, right: str) -> Shared:
    return shared(wording(document("l", left)), wording(document("r", right)), Trace())


def derived(*documents: Document) -> list[tuple[str, str, bool]]:
    wordings = all_wordings(documents, {d.id: d.publisher for d in documents})
    found = reuse(documents, wordings, Trace())
    made = copies(found, {d.id: d for d in documents}, wordings, cited=set())
    return [(d.taker, d.giver, d.directed) for d in made if d.probability >= 0.5]


def test_a_shared_sentence_is_probably_taken():
    assert pair(f"On Monday {TOLD}.", f"Reports say {TOLD}.").probability > 0.9


def test_nothing_shared_is_nothing_taken():
    found = pair(f"On Monday {TOLD}.", "The council met to vote on the harbour dues for next year.")
    assert (found.probability, found.passages) == (0.0, ())


def test_the_shared_words_are_the_same_on_both_sides():
    left, right = document("l", f"On Monday {TOLD}."), document("r", f"Reports say {TOLD}!")
    a, b = wording(left), wording(right)
    (found,) = passages(a, b, Trace())
    shown_left = left.text[a.starts[found.left[0]] : a.ends[found.left[1] - 1]]
    shown_right = right.text[b.starts[found.right[0]] : b.ends[found.right[1] - 1]]
    assert shown_left == shown_right == TOLD


def test_a_passage_goes_on_over_a_changed_word():
    edited = TOLD.replace("two miles", "three miles").replace("warm", "hot")
    (found,) = passages(wording(document("l", TOLD)), wording(document("r", edited)), Trace())
    assert found.left == (0, len(wording(document("l", TOLD)).words))


def test_a_shared_quotation_alone_weighs_less_than_shared_telling():
    plain = QUOTED.replace("“", "").replace("”", "")
    assert 0 < pair(QUOTED, QUOTED).probability < pair(plain, plain).probability


def test_shared_names_and_numbers_weigh_less_than_other_words():
    names = "Ada Lindqvist 34 Orvian Coastguard Rescue Centre North Harbour Road 12 Port Alder"
    assert pair(names, names).probability < pair(names.lower(), names.lower()).probability


def test_standing_text_is_no_reuse():
    footer = (
        "This material may not be published, broadcast, rewritten or redistributed. "
        "Copyright The Post, all rights reserved by its owners in every land and on every sea."
    )
    assert pair(footer, footer).probability < 0.5


def test_furniture_is_no_reuse():
    item = document("l", TOLD, furniture=(Furniture(0, len(TOLD), "menu"),))
    assert wording(item).words == ()


def test_what_a_publisher_repeats_in_three_documents_is_no_reuse_among_them():
    texts = ["Ferries stop.", "Prices rise again.", "A bridge opens."]
    items = [
        document(f"d{k}", f"{text} {TOLD}.", publisher="The Post") for k, text in enumerate(texts)
    ]
    assert derived(*items) == []


def test_the_earlier_document_is_the_source():
    early, late = document("z", TOLD, date="2031-02-01"), document("a", TOLD, date="2031-02-03")
    assert derived(late, early) == [("a", "z", True)]


def test_without_dates_the_fuller_document_is_the_source():
    full = document("a", f"{TOLD}. The harbour master, who had seen it first, called the lifeboat.")
    assert derived(full, document("z", TOLD)) == [("z", "a", True)]


def test_without_dates_and_equally_full_nobody_is_the_source():
    ((_, _, directed),) = derived(document("a", TOLD), document("z", TOLD))
    assert not directed


def test_a_document_that_names_the_other_is_the_taker():
    left, right = document("l", TOLD), document("r", TOLD)
    found = direction(left, right, pair(TOLD, TOLD), cited={("r", "l")})
    assert (found.taker, found.giver) == ("r", "l")


def test_dates_are_compared_at_the_precision_both_have():
    month, day = document("m", date="2031-04"), document("d", date="2031-04-12")
    assert later(month, day) is None
    assert not_later(month, day)
    assert later(document("n", date="2031-05"), day) is True
    assert later(document("n"), day) is None


def test_times_decide_on_one_day():
    morning = document("m", date="2031-04-12T08:00")
    assert later(document("e", date="2031-04-12T17:30"), morning) is True


def test_an_old_document_is_long_before():
    new = document("n", date="2031-04-12")
    assert long_before(document("o", date="2030-01-01"), new)
    assert not long_before(document("o", date="2031-04-01"), new)
    assert not long_before(document("o", date="2030"), new)


def test_what_near_copies_share_with_a_third_is_told_once():
    def found(left: str, right: str, share: float) -> Shared:
        one = pair(TOLD, TOLD)
        return replace(one, left=left, right=right, share_left=share, share_right=share)

    kept = nearest_only(
        [found("a", "b", 0.95), found("a", "c", 0.3), found("b", "c", 0.3)], near_copy_share=0.85
    )
    assert len(kept) == 2
    assert (kept[0].left, kept[0].right) == ("a", "b")


def test_candidates_need_a_shared_run_and_skip_what_everybody_has():
    items = [wording(document(f"d{k}", TOLD)) for k in range(4)]
    assert len(candidates(items, Trace())) == 6
    assert candidates(items, Trace(max_documents_per_fingerprint=3)) == []


def test_sampled_fingerprints_still_find_a_long_shared_passage():
    text = " ".join(f"{TOLD} {k}" for k in range(6))
    items = [wording(document(f"d{k}", text)) for k in range(2)]
    assert candidates(items, Trace(sample_above_words=10)) == [(0, 1)]


def test_no_passage_is_no_probability():
    assert probability_taken((), Trace()) == 0.0
