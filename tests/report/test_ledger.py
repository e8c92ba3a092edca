from __future__ import annotations

import json
from dataclasses import replace

import jsonschema
import pytest

from wherefrom.model import Document, Ledger, Published, Run
from wherefrom.report.ledger import BadLedger, from_json, schema, to_json

NOTHING = Ledger(run=Run("0.1.0", "0" * 64, (), "0" * 64))


def _validate(text: str) -> None:
    jsonschema.Draft202012Validator(schema()).validate(json.loads(text))


def test_the_schema_is_itself_valid():
    jsonschema.Draft202012Validator.check_schema(schema())
    assert schema()["$defs"]["statement"]["required"][:4] == ["id", "document", "start", "end"]


def test_an_empty_case_is_a_valid_ledger():
    _validate(to_json(NOTHING))
    assert json.loads(to_json(NOTHING))["indicators"] == []


def test_a_full_ledger_is_valid(made_up):
    _validate(to_json(made_up))
    assert to_json(made_up).endswith("}\n")


def test_a_ledger_without_a_field_of_the_model_is_refused(made_up):
    given = json.loads(to_json(made_up))
    del given["statements"][0]["origin_kind"]
    with pytest.raises(jsonschema.ValidationError, match="origin_kind"):
        jsonschema.Draft202012Validator(schema()).validate(given)


def test_added_fields_are_allowed(made_up):
    given = json.loads(to_json(made_up))
    given["claims"][0]["added"] = 1
    _validate(json.dumps(given))
    assert from_json(json.dumps(given)).claims


def test_text_cut_by_offsets_is_the_text_of_every_statement(made_up):
    given = json.loads(to_json(made_up))
    text = {d["id"]: d["text"] for d in given["documents"]}
    cut = [text[s["document"]][s["start"] : s["end"]] for s in given["statements"]]
    assert cut == [s["text"] for s in given["statements"]]
    assert len(cut) > 20


def test_the_order_of_records_in_the_ledger_does_not_matter(made_up):
    turned = replace(
        made_up,
        **{
            name: tuple(reversed(getattr(made_up, name)))
            for name in (
                "documents",
                "sources",
                "mentions",
                "attributions",
                "views",
                "statements",
                "claims",
                "links",
                "derivations",
                "notices",
                "unread",
            )
        },
    )
    assert to_json(turned) == to_json(made_up)


def test_a_ledger_reads_back_as_it_was_written(made_up):
    text = to_json(made_up)
    again = from_json(text)
    assert to_json(again) == text
    assert again.statements[0] in made_up.statements
    assert set(again.attributions) == set(made_up.attributions)
    assert set(again.views) == set(made_up.views) != set()
    assert set(again.derivations) == set(made_up.derivations)
    assert set(again.documents) == set(made_up.documents)
    assert set(again.sources) == set(made_up.sources)
    assert set(again.mentions) == set(made_up.mentions)
    assert set(again.claims) == set(made_up.claims)


def test_views_stand_by_document_and_place(made_up):
    given = json.loads(to_json(made_up))
    assert [v["holder"] for v in given["views"]] == [None, "Northline Fisheries"]


def test_a_ledger_of_before_there_were_views_has_none(made_up):
    given = json.loads(to_json(made_up))
    del given["views"]
    _validate(json.dumps(given))
    assert from_json(json.dumps(given)).views == ()


def test_a_derivation_runs_from_the_taker_to_the_giver(made_up):
    given = json.loads(to_json(made_up))
    first = made_up.derivations[0]
    record = next(d for d in given["derivations"] if d["id"] == first.id)
    assert (record["from"], record["to"]) == (first.taker, first.giver)
    assert "taker" not in record


def test_a_mention_names_its_source_and_both_reasons(made_up):
    record = json.loads(to_json(made_up))["mentions"][0]
    assert record["why"] == "same words"
    assert record["recognised"] == "named before a reporting verb"


def test_an_unresolved_mention_has_no_source(made_up):
    given = json.loads(to_json(replace(made_up, of_mention=())))
    assert {m["source"] for m in given["mentions"]} == {None}


def test_furniture_is_told_once_as_a_notice(made_up):
    def furniture(text: str) -> list[str]:
        return [n["message"] for n in json.loads(text)["notices"] if n["kind"] == "furniture"]

    assert furniture(to_json(made_up)) == ["a list of other articles"]
    assert furniture(to_json(from_json(to_json(made_up)))) == ["a list of other articles"]


def test_the_full_view_says_that_it_is_not_for_sharing(made_up):
    given = json.loads(to_json(made_up))
    assert given["view"] == "full"
    assert "not for sharing" in given["caution"]


def test_what_a_document_says_stays_data(made_up):
    given = json.loads(to_json(made_up))
    texts = [d["text"] for d in given["documents"]]
    assert any('<script>alert("read me")</script>' in text for text in texts)


def test_a_lone_surrogate_does_not_stop_the_ledger():
    document = Document(
        "d-1",
        "a.txt",
        "x\ud800y",
        None,
        None,
        "outlet",
        (),
        None,
        None,
        "0" * 64,
        Published(None, "unknown"),
    )
    text = to_json(replace(NOTHING, documents=(document,)))
    assert json.loads(text.encode("utf-8"))["documents"][0]["text"] == "x\ud800y"


@pytest.mark.parametrize("text", ["", "[]", "{}", "no"])
def test_what_is_no_ledger_is_refused_in_words(text):
    with pytest.raises(BadLedger, match="no wherefrom ledger"):
        from_json(text)


def test_another_format_version_is_refused():
    with pytest.raises(BadLedger, match="this version reads 1"):
        from_json('{"wherefrom": 2}')


def test_a_ledger_with_a_part_missing_is_refused(made_up):
    given = json.loads(to_json(made_up))
    del given["claims"][0]["gloss"]
    with pytest.raises(BadLedger, match="gloss"):
        from_json(json.dumps(given))


def test_every_property_written_stands_in_the_schema(made_up):
    known = schema()
    given = json.loads(to_json(made_up))
    assert set(given) == set(known["properties"])
    names = {
        "documents": "document",
        "external": "external",
        "sources": "source",
        "mentions": "mention",
        "attributions": "attribution",
        "statements": "statement",
        "claims": "claim",
        "links": "link",
        "derivations": "derivation",
        "findings": "finding",
        "notices": "notice",
        "unread": "unread",
    }
    for part, name in names.items():
        assert set(given[part][0]) <= set(known["$defs"][name]["properties"]), part
