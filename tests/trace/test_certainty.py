from __future__ import annotations

from dataclasses import replace

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.trace.made import Case, document
from wherefrom.trace.certainty import total
from wherefrom.trace.together import Together

NAMES = "abcdefgh"
PAIRS = st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)), max_size=12)
WORDS = ("harbour gate opened", "ferry left late", "market hall burned", "river lock froze")


def told(n_sources: int, *, read: float = 1.0) -> Case:
    """As many reports as sources, each of which names its own; ``read`` at that probability."""
    case = Case()
    for k in range(n_sources):
        case.source(f"source {k}", "official")
        case.says(case.add(document(f"d{k}", f"The {WORDS[k]}.")), WORDS[k], f"source {k}")
    case.attributions = [replace(a, probability=read) for a in case.attributions]
    return case


def test_an_answer_of_one_report_is_as_sure_as_it_was_read() -> None:
    figures = told(1, read=0.5).answer().independence
    assert (figures.named, figures.expected, figures.interval) == (1, 1.0, (1, 1))


def test_origins_read_less_surely_are_expected_less_and_widen_the_interval() -> None:
    sure, unsure = (told(2, read=p).answer().independence for p in (1.0, 0.9))
    assert sure.named == unsure.named == 2
    assert sure.interval == (2, 2)
    assert unsure.interval[0] < 2
    assert unsure.expected < sure.expected < 2.0


def test_reports_that_name_nobody_may_have_one_origin_more() -> None:
    case = Case()
    for k in range(3):
        case.says(case.add(document(f"d{k}", f"The {WORDS[k]}.")), WORDS[k])
    figures = case.answer().independence
    assert figures.named == 0
    assert figures.interval == (0, 1)
    assert 0.0 < figures.expected < 0.5


def test_copied_words_under_another_name_have_the_origin_they_were_copied_from() -> None:
    case = Case()
    words = (
        "nine carts of gravel were standing before the old customs house when both doors of the "
        "upper store swung open and a grey cloud rolled slowly over the whole of the market square"
    )
    for name in ("police", "baker"):
        case.source(name, "official" if name == "police" else "witness")
    first = case.add(document("first", f"Then {words}, it said.", date="2031-05-01"))
    second = case.add(document("second", f"There {words}, it said.", date="2031-05-03"))
    case.says(first, words, "police")
    case.says(second, words, "baker")
    assert [o.source for o in case.answer().origins] == ["police"]


@given(st.lists(st.floats(0.0, 1.0), max_size=6))
def test_shares_of_a_total_sum_to_one_and_have_the_chances_sum_as_mean(
    chances: list[float],
) -> None:
    shares = total(tuple(chances))
    assert sum(shares.values()) == pytest.approx(1.0)
    assert sum(n * share for n, share in shares.items()) == pytest.approx(sum(chances))


@settings(max_examples=100, deadline=None)
@given(PAIRS)
def test_joined_keys_are_the_components_of_their_graph(pairs: list[tuple[str, str]]) -> None:
    together, graph = Together(list(range(len(NAMES)))), nx.Graph()
    graph.add_nodes_from(NAMES)
    graph.add_edges_from(pairs)
    for a, b in pairs:
        together.join(NAMES.index(a), NAMES.index(b))
    groups: dict[int, set[str]] = {}
    for n, name in enumerate(NAMES):
        groups.setdefault(together.top(n), set()).add(name)
    assert sorted(map(sorted, groups.values())) == sorted(
        map(sorted, nx.connected_components(graph))
    )


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 3)), min_size=2, max_size=7))
def test_own_words_are_counted_by_components_of_publishers_and_authors(
    reports: list[tuple[int, int]],
) -> None:
    case, graph = Case(), nx.Graph()
    for k, (publisher, author) in enumerate(reports):
        name, who = f"The Paper {publisher}", f"Writer Number{'abcd'[author]}"
        item = document(f"d{k}", f"Item {k}: it snowed.", publisher=name, authors=(who,))
        case.says(case.add(item), "it snowed")
        graph.add_edge(name, who)
    assert case.answer().independence.outlets == nx.number_connected_components(graph)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.sampled_from("abcde"), st.sampled_from("abcde")), max_size=8))
def test_outlets_that_cite_each_other_in_a_circle_are_one_as_in_networkx(
    cited: list[tuple[str, str]],
) -> None:
    once = dict(cited)  # each outlet has one report and cites one other at most
    case, graph = Case(), nx.DiGraph()
    for name in "abcde":
        case.source(f"The {name.title()}", "outlet")
    for name in "abcde":
        other = once.get(name)
        chain = [f"The {other.title()}"] if other and other != name else []
        item = case.add(document(name, f"Report {name} says that it snowed."))
        case.says(item, "it snowed", *chain)
        graph.add_node(name)
        graph.add_edges_from([(name, other)] if chain else [])
    rings = [c for c in nx.strongly_connected_components(graph) if len(c) > 1]
    answer = case.answer()
    ends = {name for name in "abcde" if not graph.out_degree(name)}
    assert ("round_tripping" in answer.flags) == bool(rings)
    assert answer.independence.outlets == len(rings) + len(ends)
