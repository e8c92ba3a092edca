from __future__ import annotations

from dataclasses import replace

import pytest

from wherefrom.serve.held import KEPT, Held

LOOKED_UP = ("lookup", "places", "ordered", "claims_of", *KEPT)


def asked(held: Held) -> Held:
    for name in LOOKED_UP:
        getattr(held, name)
    return held


def told(held: Held, name: str):
    found = getattr(held, name)
    if name != "lookup":
        return found
    return [getattr(found, part) for part in ("claims", "bonds", "statements", "labels", "between")]


@pytest.fixture
def before(desk):
    return asked(Held(desk.held().ledger, 1))


def same_as_anew(held: Held) -> None:
    anew = asked(Held(held.ledger, held.revision))
    for name in LOOKED_UP:
        assert told(held, name) == told(anew, name), name


def test_after_a_ruling_all_is_as_if_looked_up_anew(before):
    first, second, *rest = before.ledger.claims
    renamed = replace(first, gloss="Another question?")
    said = second.answers[0].statements
    links = tuple(one for one in before.ledger.links if one.statements[0] not in said)
    ledger = replace(before.ledger, claims=(*rest, renamed), links=links)
    beside = {claim for one in said for claim in before.claims_of[one]}  # their links go as well
    after = before.after(ledger, {first.id, second.id, *beside})
    assert after.revision == 2
    assert second.id not in after.lookup.claims
    same_as_anew(after)


def test_what_did_not_change_is_not_looked_up_again(before):
    first, *rest = before.ledger.claims
    ledger = replace(before.ledger, claims=(replace(first, gloss="Otherwise?"), *rest))
    after = before.after(ledger, {first.id})
    assert after.lookup.statements is before.lookup.statements
    assert after.statements_in is before.statements_in
    other = rest[0].id
    assert after.places[other] is before.places[other]


def test_where_more_than_claims_changed_all_is_looked_up_anew(before):
    sources = tuple(replace(s, name=s.name.upper()) for s in before.ledger.sources)
    after = before.after(replace(before.ledger, sources=sources), set())
    same_as_anew(after)
    assert after.lookup.sources[sources[0].id].name == sources[0].name


def test_what_nobody_asked_for_is_not_worked_out(desk):
    fresh = Held(desk.held().ledger, 1)
    after = fresh.after(replace(fresh.ledger), set())
    assert "lookup" not in after.__dict__
