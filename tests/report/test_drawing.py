from __future__ import annotations

import itertools
import re
from dataclasses import replace

import pytest
from lxml import etree

from wherefrom.model import Claim, Ledger
from wherefrom.report.drawing import draw
from wherefrom.report.flow import bands_of
from wherefrom.report.lookup import Lookup, look_up


@pytest.fixture(scope="module")
def lookup(made_up: Ledger) -> Lookup:
    return look_up(made_up)


def _claim(lookup: Lookup, gloss: str) -> Claim:
    return next(c for c in lookup.ledger.claims if c.gloss.startswith(gloss))


def _lines(lookup: Lookup, gloss: str, band: int = 0) -> set[tuple[str, str, str]]:
    found = bands_of(_claim(lookup, gloss), lookup)[band]
    name = {box.key: box.name for box in found.boxes}
    return {(name[line.giver], line.kind, name[line.taker]) for line in found.lines}


def test_lines_run_from_the_origin_through_what_was_copied_and_cited(lookup):
    assert _lines(lookup, "How many") == {
        ("Port Sarrow police", "says", "Meridian Wire"),
        ("Port Sarrow police", "says", "Harbour Post"),
        ("Port Sarrow police", "says", "Coastal Gazette, 5 Mar 2031, march.html"),
        ("Port Sarrow police", "says", "Port Sarrow police"),
        ("Meridian Wire", "credits", "Harbour Post"),
        ("Meridian Wire", "copies", "Coastal Gazette, 5 Mar 2031, march.html"),
        ("Harbour Post", "copies", "Coastal Gazette, 5 Mar 2031, march.html"),
        ("Harbour Post", "cites", "Channel Five, 6 Mar 2031"),
    }


def test_a_chain_passes_through_what_lies_between(lookup):
    lines = _lines(lookup, "Who was arrested")
    assert ("Port Sarrow police", "says", "Harbour Post") in lines
    assert ("Harbour Post", "says", "Channel Five, 6 Mar 2031") in lines


def test_a_round_trip_is_drawn_as_a_circle_of_reports(lookup):
    kinds = {(giver, taker) for giver, _, taker in _lines(lookup, "Where was")}
    assert ("Daily Anchor", "Channel Five, 20 Mar 2031") in kinds


def test_a_report_without_a_source_is_marked_and_has_no_line(lookup):
    band = bands_of(_claim(lookup, "Who owns"), lookup)[0]
    wire = next(box for box in band.boxes if box.name == "Meridian Wire" and box.column == 2)
    assert wire.own_word
    assert not [line for line in band.lines if line.taker == wire.key]
    assert draw(_claim(lookup, "Who owns"), lookup).own_words


def test_each_answer_is_a_band_of_its_own(lookup):
    bands = bands_of(_claim(lookup, "Were the"), lookup)
    assert [(band.letter, band.value[:3]) for band in bands] == [("A", "no:"), ("B", "yes")]
    assert len([box for box in bands[0].boxes if box.kind == "withheld"]) == 5


def test_strokes_tell_the_kinds_of_evidence_apart_without_colour(lookup):
    drawing = draw(_claim(lookup, "How many"), lookup)
    assert drawing.strokes == ("named", "cited", "credited", "copied")
    assert 'class="line copied"' in drawing.svg


def test_a_surer_line_is_wider(lookup):
    def width(probability: float) -> float:
        sure = tuple(replace(d, probability=probability) for d in lookup.ledger.derivations)
        found = look_up(replace(lookup.ledger, derivations=sure))
        svg = draw(_claim(found, "How many"), found).svg
        return float(re.findall(r'line copied"[^>]*stroke-width="([\d.]+)"', svg)[0])

    assert width(0.2) < width(0.6) < width(1.0)


def test_the_drawing_is_well_formed_and_says_in_words_what_it_shows(lookup):
    for claim in lookup.ledger.claims:
        svg = draw(claim, lookup).svg
        if svg:
            root = etree.fromstring(str(svg))
            assert root[0].text.startswith("What came from what: ")
            assert "Answer A" in root[1].text
    assert "gives no source" in draw(_claim(lookup, "Who owns"), lookup).svg


def test_no_two_boxes_lie_on_each_other_and_all_lie_inside(lookup):
    for claim in lookup.ledger.claims:
        svg = draw(claim, lookup).svg
        if not svg:
            continue
        root = etree.fromstring(str(svg))
        boxes = [
            tuple(float(rect.get(side)) for side in ("x", "y", "width", "height"))
            for rect in root.iter("{*}rect")
        ]
        for (x, y, w, h), (x2, y2, w2, h2) in itertools.combinations(boxes, 2):
            assert x + w <= x2 or x2 + w2 <= x or y + h <= y2 or y2 + h2 <= y
        assert all(x + w <= float(root.get("width")) for x, _, w, _ in boxes)
        assert all(y + h <= float(root.get("height")) for _, y, _, h in boxes)


def test_a_long_name_is_wrapped_and_never_cut(lookup):
    name = "Federal Agency for Coastal Waters, Inland Navigation and the Inspection of Vessels"
    sources = tuple(replace(s, name=name) for s in lookup.ledger.sources)
    found = look_up(replace(lookup.ledger, sources=sources))
    root = etree.fromstring(str(draw(_claim(found, "How many"), found).svg))
    texts = [" ".join(span.text for span in text) for text in root.iter("{*}text")]
    assert any(name in text for text in texts)
    assert not any("…" in text for text in texts)


def test_a_hostile_name_stays_words(lookup):
    sources = tuple(replace(s, name="<script>\u202e") for s in lookup.ledger.sources)
    found = look_up(replace(lookup.ledger, sources=sources))
    svg = draw(_claim(found, "How many"), found).svg
    assert "<script" not in svg
    assert "\u202e" not in svg


def test_a_claim_without_known_statements_draws_nothing(lookup):
    claim = _claim(lookup, "How many")
    gone = replace(
        claim, answers=tuple(replace(a, statements=(), origins=()) for a in claim.answers)
    )
    assert draw(gone, lookup).svg == ""


def test_shared_wording_without_a_direction_feeds_nobody(lookup):
    claim = _claim(lookup, "Who owns")
    undirected = tuple(replace(d, directed=False, kind="copies") for d in lookup.ledger.derivations)
    found = look_up(replace(lookup.ledger, derivations=undirected))
    band = bands_of(claim, found)[0]
    reports = {box.name: box.own_word for box in band.boxes if box.column == 2}
    assert reports == {"Harbour Post": False, "Meridian Wire": True}
    assert not any(line.directed for line in band.lines if line.kind == "copies")


def test_wording_shared_elsewhere_in_two_reports_gives_an_answer_no_source(lookup):
    claim = _claim(lookup, "Who owns")
    credit = lookup.ledger.derivations[0]
    elsewhere = replace(credit, kind="copies")
    answers = tuple(replace(a, origins=()) for a in claim.answers)
    found = look_up(replace(lookup.ledger, derivations=(elsewhere,)))
    band = bands_of(replace(claim, answers=answers), found)[0]
    assert [line.within for line in band.lines] == [False]
    assert all(box.own_word for box in band.boxes)
