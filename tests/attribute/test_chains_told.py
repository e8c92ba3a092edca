from __future__ import annotations

import pytest

CHAINS = [
    # (text, passage, names nearest the reader first)
    (
        "Channel Five, citing the Harbour Post, which published a police document, reported that "
        "two were arrested.",
        "two were arrested",
        ["Channel Five", "Harbour Post", "police document"],
    ),
    (
        "The embassy said, according to the Harbour Post, that nobody was hurt.",
        "nobody was hurt",
        ["Harbour Post", "embassy"],
    ),
    (
        "The minister was quoted by the Harbour Post as saying that the port was shut.",
        "the port was shut",
        ["Harbour Post", "minister"],
    ),
    (
        "Mara Tolin told Reuters that the crew had been paid.",
        "the crew had been paid",
        ["Reuters", "Mara Tolin"],
    ),
    (
        "Mara Tolin said that Emil Holt had told her that the nets were cut.",
        "the nets were cut",
        ["Mara Tolin", "Emil Holt"],
    ),
    (
        "The Harbour Post reported that Mara Tolin said Emil Holt had admitted that the nets "
        "were cut.",
        "the nets were cut",
        ["Harbour Post", "Mara Tolin", "Emil Holt"],
    ),
    (
        "According to the Harbour Post, citing police, the ferry was empty.",
        "the ferry was empty",
        ["Harbour Post", "police"],
    ),
    (
        "Reuters reported that the Harbour Post wrote that Mara Tolin said Emil Holt had claimed "
        "the boat was sold.",
        "the boat was sold",
        ["Reuters", "Harbour Post", "Mara Tolin", "Emil Holt"],
    ),
    (
        "The court heard that Emil Holt had told police that the boat was his.",
        "the boat was his",
        ["court", "Emil Holt"],
    ),
    (
        "Police said witnesses reported that the van was white.",
        "the van was white",
        ["police", "witnesses"],
    ),
]


@pytest.mark.parametrize(("text", "passage", "names"), CHAINS, ids=[c[0][:44] for c in CHAINS])
def test_the_chain_runs_from_the_reader_inwards(voices, text, passage, names):
    assert voices(text).chain(passage) == names


def test_every_attribution_but_the_outermost_lies_inside_another(voices):
    read = voices("The Harbour Post reported that Tolin said Holt admitted the loss was known.")
    attributions = {a.id: a for a in read.voices.attributions}
    inside = [a.inside for a in attributions.values()]
    assert inside.count(None) == 1
    assert all(i is None or i in attributions for i in inside)


def test_a_fear_makes_nobody_the_origin(voices):
    assert voices("The fishers want the port to stay open.").statement("the port").chain == ()
