from __future__ import annotations

import json

from wherefrom.report.drawn_data import drawing_data
from wherefrom.report.lookup import look_up


def test_nodes_edges_and_their_exact_words_are_plain_values(made_up):
    lookup = look_up(made_up)
    claim = next(c for c in made_up.claims if c.gloss.startswith("How many"))
    data = drawing_data(claim, lookup)
    assert json.loads(json.dumps(data)) == data
    answer = data["answers"][0]
    assert answer["id"] == claim.answers[0].id
    keys = {node["id"] for node in answer["nodes"]}
    assert all({edge["from"], edge["to"]} <= keys for edge in answer["edges"])
    texts = {d.id: d.text for d in made_up.documents}
    quoted = [place for edge in answer["edges"] for place in edge["evidence"]]
    assert quoted
    assert all(texts[p["document"]][p["start"] : p["end"]] == p["text"] for p in quoted)


def test_what_is_drawn_is_told_and_nothing_is_left_out(made_up):
    lookup = look_up(made_up)
    for claim in made_up.claims:
        for answer in drawing_data(claim, lookup)["answers"]:
            drawn = sum(edge["drawn"] for edge in answer["edges"])
            within = {n for group in answer["groups"] for n in group["nodes"]}
            assert drawn <= len(answer["edges"])
            assert sum(line["n"] for line in answer["lines"]) <= drawn
            assert within <= {node["id"] for node in answer["nodes"]}
            assert {node["role"] for node in answer["nodes"]} <= {"origin", "via", "report"}
