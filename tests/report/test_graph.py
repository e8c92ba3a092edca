from __future__ import annotations

from wherefrom.report.flow import Band, Box, Line
from wherefrom.report.graph import graph_of
from wherefrom.report.tabled import rows_of, summed


def origin(name: str) -> Box:
    return Box(f"o:{name}", 0, name, "official")


def report(name: str, *, own_word: bool = False) -> Box:
    return Box(f"d:{name}", 2, name, None, own_word)


def says(giver: str, taker: str, probability: float = 0.9) -> Line:
    return Line(f"o:{giver}", f"d:{taker}", "says", probability)


def copies(giver: str, taker: str, probability: float = 0.9, *, directed: bool = True) -> Line:
    return Line(f"d:{giver}", f"d:{taker}", "copies", probability, directed)


def band(boxes: list[Box], lines: list[Line]) -> Band:
    return Band("a-1", "A", "22", tuple(boxes), tuple(lines))


def ends(found: Band) -> set[tuple[str, str]]:
    return {(edge.giver, edge.taker) for edge in graph_of(found).edges}


def test_what_an_origin_gives_through_another_report_is_not_drawn_twice():
    found = band(
        [origin("police"), report("wire"), report("post")],
        [says("police", "wire"), says("police", "post"), copies("wire", "post")],
    )
    assert ends(found) == {("o:police", "d:wire"), ("d:wire", "d:post")}
    assert graph_of(found).hidden == (says("police", "post"),)


def test_doubtful_copying_stands_for_no_line():
    found = band(
        [origin("police"), report("wire"), report("post")],
        [says("police", "wire"), says("police", "post"), copies("wire", "post", 0.3)],
    )
    assert len(ends(found)) == 3


def test_reports_in_a_circle_keep_their_line_from_the_origin():
    found = band(
        [origin("police"), report("a"), report("b")],
        [says("police", "a"), says("police", "b"), copies("a", "b"), copies("b", "a")],
    )
    assert {giver for giver, taker in ends(found) if taker[0] == "d"} >= {"o:police"}


def test_of_all_it_may_have_copied_from_a_report_keeps_the_first_hand():
    found = band(
        [report("wire"), report("post"), report("echo")],
        [copies("wire", "post"), copies("wire", "echo"), copies("post", "echo", 0.99)],
    )
    assert ends(found) == {("d:wire", "d:post"), ("d:wire", "d:echo")}


def test_a_whole_group_of_one_publisher_is_tied_by_one_line_less_than_it_has_reports():
    names = ["a", "b", "c", "d"]
    lines = [
        Line(f"d:{one}", f"d:{two}", "same_publisher", 0.9, directed=False)
        for one in names
        for two in names
        if one < two
    ]
    own = says("police", "a"), says("mayor", "b"), says("court", "c"), says("union", "d")
    boxes = [*map(origin, ("police", "mayor", "court", "union")), *map(report, names)]
    edges = graph_of(band(boxes, [*lines, *own])).edges
    assert len([edge for edge in edges if edge.kind == "same_publisher"]) == 3


def test_equal_reports_share_a_box_with_all_their_names():
    names = [f"paper {n}" for n in range(5)]
    found = band(
        [origin("police"), *map(report, names)],
        [says("police", name, 0.5 + n / 10) for n, name in enumerate(names)],
    )
    graph = graph_of(found)
    (box,) = [node for node in graph.nodes if node.role == "report"]
    (edge,) = graph.edges
    assert box.names == tuple(names)
    assert edge.probability == 0.5
    assert len(edge.lines) == 5


def test_two_equal_reports_keep_their_own_boxes():
    found = band(
        [origin("police"), report("a"), report("b")], [says("police", "a"), says("police", "b")]
    )
    assert len(graph_of(found).nodes) == 3


def test_reports_that_share_wording_with_each_other_only_are_one_box_that_says_so():
    names = ["a", "b", "c", "d"]
    lines = [copies(one, two, directed=False) for one in names for two in names if one < two]
    (box,) = graph_of(band([report(n, own_word=True) for n in names], lines)).nodes
    assert box.together == "copies"


def test_the_table_lists_every_line_and_tells_which_are_not_drawn():
    found = band(
        [origin("police"), report("wire"), report("post"), report("echo", own_word=True)],
        [says("police", "wire", 0.8), says("police", "post"), copies("wire", "post")],
    )
    rows, n_more = rows_of([found], [graph_of(found)])
    told = [(row.giver, row.evidence, row.takers, row.sure, row.note) for row in rows]
    assert n_more == 0
    assert ("police", "said to have told", ("wire",), "0.80", "") in told
    hidden = ("police", "said to have told", ("post",), "0.90")
    assert (*hidden, "not drawn: others tell as much") in told
    assert ("", "", ("echo",), "", "no source given") in told


def test_the_summary_says_how_many_reports_lead_where():
    found = band(
        [origin("police"), report("wire"), report("post", own_word=True)],
        [says("police", "wire")],
    )
    assert summed(found) == "Answer A, 22: 2 reports; led back to police; 1 gives no source."
