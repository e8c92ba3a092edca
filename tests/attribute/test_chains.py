from __future__ import annotations

from wherefrom.attribute.chains import depth, nested_in, parents, standing_behind
from wherefrom.attribute.voicing import Voicing


def said(text, source, cue, content, *, rule="clause", chain=True, nobody=None):
    """A voicing of words of ``text``, each of its parts a run of words that stands there once."""
    words = text.split()

    def run(part):
        if not part:
            return frozenset()
        parts = part.split()
        starts = [i for i in range(len(words)) if words[i : i + len(parts)] == parts]
        assert len(starts) == 1, part
        return frozenset(range(starts[0], starts[0] + len(parts)))

    own = run(source)
    head = max(own) if own else None
    return Voicing(rule, own, run(cue), run(content), head, chain, 0.9, unnamed=nobody)


def chain(text, voicings, passage):
    """Sources behind ``passage``, outermost first, as words."""
    words = text.split()
    tokens = said(text, "", passage, "").cue
    found = standing_behind(tokens, voicings, parents(voicings))
    return [" ".join(words[i] for i in sorted(voicings[k].source)) for k in found]


TWO = "Police said the ferryman had told them that the mast fell"
PAIR = [
    said(TWO, "Police", "said", "the ferryman had told them that the mast fell"),
    said(TWO, "the ferryman", "had told", "that the mast fell"),
]


def test_what_is_told_inside_a_saying_lies_inside_it():
    assert parents(PAIR) == [None, 0]
    assert chain(TWO, PAIR, "the mast fell") == ["Police", "the ferryman"]


def test_only_the_outer_source_stands_behind_that_the_inner_one_spoke():
    assert chain(TWO, PAIR, "the ferryman had told them") == ["Police"]


def test_order_of_the_list_does_not_matter():
    assert chain(TWO, PAIR[::-1], "the mast fell") == ["Police", "the ferryman"]


FOUR = "Radio said the mayor claims Hale wrote that a clerk had heard the vault was empty"
DEEP = [
    said(
        FOUR,
        "Radio",
        "said",
        "the mayor claims Hale wrote that a clerk had heard the vault was empty",
    ),
    said(FOUR, "the mayor", "claims", "Hale wrote that a clerk had heard the vault was empty"),
    said(FOUR, "Hale", "wrote", "that a clerk had heard the vault was empty"),
    said(FOUR, "a clerk", "had heard", "the vault was empty"),
]


def test_four_sources_deep():
    parent = parents(DEEP)
    assert parent == [None, 0, 1, 2]
    assert [depth(k, parent) for k in range(4)] == [0, 1, 2, 3]
    assert chain(FOUR, DEEP, "the vault was empty") == ["Radio", "the mayor", "Hale", "a clerk"]


def test_four_sources_in_any_order():
    assert chain(FOUR, DEEP[2:] + DEEP[:2], "the vault") == [
        "Radio",
        "the mayor",
        "Hale",
        "a clerk",
    ]


AFTER = "The quay was shut the harbour master said according to the Harbour Post"


def test_according_to_stands_outside_what_it_reports():
    both = [
        said(AFTER, "the harbour master", "said", "The quay was shut"),
        said(
            AFTER,
            "the Harbour Post",
            "according to",
            "The quay was shut the harbour master said",
            rule="according",
        ),
    ]
    assert parents(both) == [1, None]
    assert chain(AFTER, both, "The quay was shut") == ["the Harbour Post", "the harbour master"]


def test_a_citing_source_stands_nearer_the_reader_than_the_cited():
    text = "Channel Five citing the Harbour Post reported that two were arrested"
    both = [
        said(text, "the Harbour Post", "citing", "that two were arrested", rule="citing"),
        said(text, "Channel Five", "reported", "that two were arrested"),
    ]
    assert chain(text, both, "two were arrested") == ["Channel Five", "the Harbour Post"]


def test_what_a_cited_outlet_passed_on_lies_deepest():
    text = (
        "Channel Five citing the Harbour Post which published a police document said two were held"
    )
    three = [
        said(text, "a police document", "published", "two were held", rule="cited"),
        said(text, "the Harbour Post", "citing", "two were held", rule="citing"),
        said(text, "Channel Five", "said", "two were held"),
    ]
    found = chain(text, three, "two were held")
    assert found == ["Channel Five", "the Harbour Post", "a police document"]


def test_two_speakers_side_by_side_are_not_nested():
    text = "Brandt said the boat sank while Holt told us the engine burned"
    both = [
        said(text, "Brandt", "said", "the boat sank"),
        said(text, "Holt", "told", "the engine burned"),
    ]
    assert parents(both) == [None, None]
    assert chain(text, both, "the engine burned") == ["Holt"]


def test_an_attitude_is_a_link_of_the_view_told():
    text = "The minister said the fishers feared a new tax"
    both = [
        said(text, "The minister", "said", "the fishers feared a new tax"),
        said(text, "the fishers", "feared", "a new tax", chain=False),
    ]
    assert chain(text, both, "a new tax") == ["The minister", "the fishers"]


def test_content_must_cover_three_quarters_of_the_words():
    text = "Hale said the port was closed on Monday after the storm"
    one = [said(text, "Hale", "said", "the port was")]
    assert chain(text, one, "the port was closed") == ["Hale"]
    assert chain(text, one, "was closed on Monday") == []


def test_a_source_far_outside_a_content_is_not_inside_it():
    text = "Officials who spoke to Reuters said boats were lost"
    outer = said(text, "Officials", "said", "boats were lost")
    inner = said(text, "Reuters", "to", "boats were lost")
    assert not nested_in(inner, outer)


def test_a_circle_of_attributions_ends():
    parent = [1, 2, 0]
    assert [depth(k, parent) for k in range(3)] == [2, 2, 2]


def test_nothing_found_gives_no_chain():
    assert parents([]) == []
    assert standing_behind(frozenset({1, 2}), [], []) == []
