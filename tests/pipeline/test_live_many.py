"""A case held live in which much was ruled already: the next ruling costs no more for it."""

from __future__ import annotations

import random
import shutil
from collections import Counter
from pathlib import Path

import pytest

from eval.instant import (
    KINDS,
    answer,
    apart,
    members,
    merge,
    name,
    none,
    same,
    sound,
    source_kind,
    split,
    undo,
    wide,
)
from eval.instant_made import traced_case
from wherefrom.claims.ruled import tying
from wherefrom.pipeline import digests, run
from wherefrom.pipeline.live import Live
from wherefrom.pipeline.live import beside as live_beside
from wherefrom.pipeline.stages import Stages
from wherefrom.report.ledger import to_json
from wherefrom.ruled.anchors import Places
from wherefrom.ruled.things import Things
from wherefrom.settings import Settings
from wherefrom.sources.ruled import _Acting
from wherefrom.store.db import Store
from wherefrom.trace import shared


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> tuple[Path, Stages]:
    """A made-up case, and the stages that made it."""
    folder = tmp_path_factory.mktemp("made") / "made.case"
    return folder, traced_case(folder, 12)


@pytest.fixture
def live(made, tmp_path):
    with Live(shutil.copytree(made[0], tmp_path / "made.case"), stages=made[1]) as opened:
        opened.prepare()
        yield opened


@pytest.fixture
def calls(monkeypatch) -> Counter[str]:
    """How often ``counted`` functions were called, by name."""
    found: Counter[str] = Counter()

    def counted(owner: object, name: str) -> None:
        told = getattr(owner, name)

        def called(*args, **kwargs):
            found[name] += 1
            return told(*args, **kwargs)

        monkeypatch.setattr(owner, name, called)

    counted(live_beside, "found")
    counted(tying, "ruled")
    counted(Places, "_looked_for")
    counted(Things, "_looked_for")
    counted(shared, "reach_finding")
    counted(_Acting, "_applied")
    counted(digests, "_written")
    return found


def rule(live: Live, kinds, chance: random.Random) -> None:
    for kind in kinds:
        told = sound(kind, live, chance)
        live.rule(*(told if isinstance(told, tuple) else (told,)))


def rerun(live: Live, stages: Stages) -> str:
    copy = shutil.copytree(live.folder, live.folder.with_name("copy.case"))
    with Store(copy, write=True) as store:
        whole, _ = run.run(store, [], Settings(), stages=stages, workers=1)
    shutil.rmtree(copy)
    return to_json(whole)


@pytest.mark.parametrize("seed", [11, 12])
def test_many_rulings_and_undoings_in_any_order_come_to_a_whole_run(live, made, seed):
    chance = random.Random(seed)
    for _ in range(3):
        kinds = list(KINDS) * 2
        chance.shuffle(kinds)
        rule(live, sorted(kinds[:3], key=lambda kind: kind is undo) + kinds[3:], chance)
        assert to_json(live.ledger) == rerun(live, made[1])


def test_notes_are_looked_up_again_only_where_their_claim_has_changed(live, calls):
    reviewer, claims = live.reviewer("Ann Lee"), live.ledger.claims[:8]
    live.rule(*(reviewer.note(claim.id, "See p. 3.") for claim in claims))
    calls.clear()
    live.rule(live.reviewer("Ann Lee").note(live.ledger.documents[0].id, "See p. 4."))
    assert calls["found"] == 1
    live.rule(live.reviewer("Ann Lee").name(claims[0].id, "What was it?"))
    assert calls["found"] < len(claims)


def test_a_note_stays_with_the_most_of_its_claims_statements(live, made):
    chance = random.Random(6)
    for _ in range(4):
        claim = wide(live.reviewer("Ann Lee"), chance)
        live.rule(live.reviewer("Ann Lee").note(claim.id, "See p. 3."))
        live.rule(live.reviewer("Ann Lee").credibility(claim.answers[0].id, "3"))
    rule(live, [kind for kind in KINDS[:5] for _ in range(4)], chance)
    assert to_json(live.ledger) == rerun(live, made[1])


def test_what_a_result_is_made_from_is_written_once(live, calls):
    reviewer, claims = live.reviewer("Ann Lee"), live.ledger.claims[:8]
    live.rule(*(reviewer.note(claim.id, "See p. 3.") for claim in claims))
    calls.clear()
    live.rule(live.reviewer("Ann Lee").note(claims[0].id, "See p. 4."))
    assert calls["_written"] <= 2


def test_what_was_ruled_of_other_statements_is_not_applied_again(live, calls):
    chance = random.Random(7)
    rule(live, [answer, none, name, same, apart] * 3, chance)
    ruled_on = {s for one in live.ledger.rulings for s in one.statements}
    untouched = (c for c in live.ledger.claims if ruled_on.isdisjoint(members(c)))
    calls.clear()
    live.rule(live.reviewer("Ann Lee").name(next(untouched).id, "What was it?"))
    assert calls["ruled"] == 1
    assert calls["_looked_for"] <= 1
    calls.clear()
    one = next(s for s in live.ledger.sources if s.kind == "outlet")
    live.rule(live.reviewer("Ann Lee").source_kind(one.id, "organisation"))
    assert calls["ruled"] == 0


def test_what_a_withdrawal_reaches_is_told_again_only_where_that_has_changed(live, calls, made):
    papers = live.ledger.documents[:6]
    live.rule(*(live.reviewer("Ann Lee").withdrawn(one.id) for one in papers[:5]))
    calls.clear()
    live.rule(live.reviewer("Ann Lee").withdrawn(papers[5].id))
    assert 1 <= calls["reach_finding"] < 6
    calls.clear()
    live.rule(live.reviewer("Ann Lee").note(papers[0].id, "See p. 3."))
    assert calls["reach_finding"] == 0
    assert to_json(live.ledger) == rerun(live, made[1])


def test_rulings_on_sources_are_applied_once(live, calls):
    chance = random.Random(8)
    rule(live, [merge, split, source_kind] * 3, chance)
    calls.clear()
    rule(live, [source_kind], chance)
    assert calls["_applied"] <= 1
