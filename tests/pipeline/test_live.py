"""A case held live: what rulings do there is what a whole run makes of them."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

import wherefrom
from eval.instant import DERIVED, KINDS, chain, merge, sound, source_kind, split, undo
from eval.instant_made import traced_case
from wherefrom import open_case
from wherefrom.pipeline import run
from wherefrom.pipeline.live import Live
from wherefrom.pipeline.live.current import Current
from wherefrom.pipeline.stages import Stages
from wherefrom.report.ledger import to_json
from wherefrom.settings import Settings
from wherefrom.store import ledgers, results
from wherefrom.store.db import Store

EARLIER = [kind for kind in KINDS if kind is not undo]


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> tuple[Path, Stages]:
    """A made-up case, and the stages that made it."""
    folder = tmp_path_factory.mktemp("made") / "made.case"
    return folder, traced_case(folder, 12)


@pytest.fixture
def folder(made, tmp_path) -> Path:
    return shutil.copytree(made[0], tmp_path / "made.case")


@pytest.fixture
def live(made, folder):
    with Live(folder, stages=made[1]) as opened:
        yield opened


def rerun(folder: Path, stages: Stages, *, from_nothing: bool = False) -> str:
    """The ledger of a run over a copy of the case."""
    copy = folder.with_name("copy.case")
    shutil.copytree(folder, copy)
    with Store(copy, write=True) as store:
        if from_nothing:
            with store.transaction() as db:
                results.clear(db)
        found, _ = run.run(store, [], Settings(), stages=stages, workers=1)
    shutil.rmtree(copy)
    return to_json(found)


def stored(folder: Path) -> str:
    with Store(folder) as store:
        return to_json(ledgers.ledger(store.db, folder))


def rule(live: Live, kinds, chance: random.Random) -> None:
    for kind in kinds:
        made = sound(kind, live, chance)
        live.rule(*(made if isinstance(made, tuple) else (made,)))


def test_nothing_ruled_is_the_result_as_it_was(live, folder):
    live.prepare()
    assert to_json(live.ledger) == stored(folder)
    assert not live.unsettled
    assert not live.settle()


@pytest.mark.parametrize("seed", [1, 2])
def test_rulings_in_any_order_come_to_what_a_whole_run_makes_of_them(made, folder, live, seed):
    chance = random.Random(seed)
    kinds = EARLIER * 2
    chance.shuffle(kinds)
    rule(live, [*kinds, undo, undo, undo], chance)
    now = to_json(live.ledger)
    assert now == rerun(folder, made[1])
    assert now == rerun(folder, made[1], from_nothing=True)
    assert live.settle()
    assert stored(folder) == now
    assert open_case(folder).verify().ok


def test_the_example_case_ruled_live_is_that_case_run_again(example, tmp_path):
    folder = shutil.copytree(example.folder, tmp_path / "harbour.case")
    chance = random.Random(3)
    with Live(folder) as live:
        kinds = [*EARLIER]
        chance.shuffle(kinds)
        rule(live, [*kinds, undo, undo], chance)
        now = to_json(live.ledger)
        assert now == rerun(folder, Stages())
    assert stored(folder) == now


def test_an_effect_says_what_it_touched(live):
    before = {claim.id: claim for claim in live.ledger.claims}
    chance = random.Random(4)
    for kind in KINDS[:5]:
        made = sound(kind, live, chance)
        effect = live.rule(*(made if isinstance(made, tuple) else (made,)))
        after = {claim.id: claim for claim in effect.ledger.claims}
        assert effect.ledger is live.ledger
        assert effect.gone == before.keys() - after.keys()
        differing = {key for key, claim in after.items() if before.get(key) != claim}
        assert differing <= effect.touched <= after.keys()
        assert [one.state for one in effect.rulings] == ["stands"] * len(effect.rulings)
        before = after


def test_what_nothing_was_ruled_on_is_the_same_object(live):
    live.prepare()
    before = live.ledger
    effect = live.rule(live.reviewer("Ann Lee").name(before.claims[0].id, "What was it?"))
    assert effect.ledger.statements is before.statements
    same = sum(one is two for one, two in zip(before.claims, effect.ledger.claims, strict=True))
    assert same == len(before.claims) - 1


def test_a_ruling_outlives_a_program_that_was_killed_before_it_settled(made, folder):
    killed = Live(folder, stages=made[1])
    killed.rule(killed.reviewer("Ann Lee").name(killed.ledger.claims[0].id, "What was it?"))
    expected = to_json(killed.ledger)
    del killed  # nothing is settled
    assert stored(folder) != expected
    with Live(folder, stages=made[1]) as opened:
        assert to_json(opened.ledger) == expected
    assert stored(folder) == expected


def test_what_others_ruled_meanwhile_is_not_lost(made, folder, live):
    live.prepare()
    with Live(folder, stages=made[1]) as other:
        theirs = other.rule(other.reviewer("Bo Roe").note(other.ledger.claims[0].id, "See p. 3."))
    ours = live.rule(live.reviewer("Ann Lee").name(live.ledger.claims[1].id, "What was it?"))
    assert [one.by for one in live.ledger.rulings] == ["Bo Roe", "Ann Lee"]
    assert {one.id for one in live.ledger.rulings} == {theirs.rulings[0].id, ours.rulings[0].id}
    assert to_json(live.ledger) == rerun(folder, made[1])


def test_the_kind_of_a_statement_and_its_undoing_take_effect_at_once(example, tmp_path):
    folder = shutil.copytree(example.folder, tmp_path / "harbour.case")
    with Live(folder) as live:
        plain = {s.id for s in live.ledger.statements if s.kind == "assertion"}
        coded = [i.statement for i in live.ledger.indicators if i.statement in plain][:6]
        counted = live.ledger.claims[0].answers[0].statements[0]
        before = live.ledger
        reviewer = live.reviewer("Ann Lee")
        on = dict.fromkeys((*coded, counted))
        ruled = live.rule(*(reviewer.kind(one, "opinion") for one in on))
        assert to_json(live.ledger) == rerun(folder, Stages())
        assert live.ledger.indicators != before.indicators
        now = {s for c in live.ledger.claims for a in c.answers for s in a.statements}
        assert counted not in now
    with Live(folder) as live:  # where what was read is known from the store alone
        live.rule(*(live.reviewer("Ann Lee").undo(one.id) for one in ruled.rulings))
        assert live.ledger.claims == before.claims
        assert live.ledger.indicators == before.indicators
        assert to_json(live.ledger) == rerun(folder, Stages())


def test_a_kind_undone_leaves_what_else_was_ruled_on_the_question(made, folder, live):
    wide = [c for c in live.ledger.claims if len(c.answers[0].statements) > 1]
    one = next(c for c in wide if [d.asked for d in wide].count(c.asked) > 1)
    two = next(c for c in wide if c.asked == one.asked and c is not one)
    live.rule(live.reviewer("Ann Lee").name(one.id, "What was it?"))
    told = live.rule(live.reviewer("Ann Lee").kind(two.answers[0].statements[0], "opinion"))
    live.rule(live.reviewer("Ann Lee").undo(told.rulings[0].id))
    assert next(c for c in live.ledger.claims if c.id == two.id) == two
    assert to_json(live.ledger) == rerun(folder, made[1])


def test_a_merge_of_publishers_takes_effect_at_once(made, folder, live):
    one, two = [s for s in live.ledger.sources if s.kind == "outlet"][:2]
    effect = live.rule(live.reviewer("Ann Lee").merge_sources(one.id, two.id))
    assert effect.rulings[0].kind == "merge"
    assert two.id not in {s.id for s in live.ledger.sources}
    assert to_json(live.ledger) == rerun(folder, made[1])


@pytest.mark.parametrize("kind", [merge, split, source_kind, chain, *DERIVED])
def test_rulings_on_who_speaks_and_their_undoing_take_effect_at_once(made, folder, kind):
    chance = random.Random(5)
    with Live(folder, stages=made[1]) as live:
        before = live.ledger
        effects = [live.rule(sound(kind, live, chance)) for _ in range(4)]
        assert (live.ledger.sources, live.ledger.statements) != (before.sources, before.statements)
        assert to_json(live.ledger) == rerun(folder, made[1])
    with Live(folder, stages=made[1]) as live:  # where what was read is known from the store alone
        for effect in effects:
            live.rule(live.reviewer("Ann Lee").undo(effect.rulings[0].id))
        assert to_json(live.ledger) == rerun(folder, made[1])
    assert stored(folder) == rerun(folder, made[1], from_nothing=True)
    assert live.ledger.claims == before.claims
    assert live.ledger.sources == before.sources


def test_who_had_no_name_and_is_given_one_is_cited_from_then_on(made, folder, live):
    one = next(s for s in live.ledger.sources if s.kind == "official")
    live.rule(live.reviewer("Ann Lee").source_kind(one.id, "anonymous"))
    live.rule(live.reviewer("Ann Lee").source_kind(one.id, "official"))
    assert to_json(live.ledger) == rerun(folder, made[1])


def test_rulings_put_in_stand_and_have_their_effect_one_after_the_other(made, folder, live):
    live.prepare()
    before, reviewer = live.ledger, live.reviewer("Ann Lee")
    one, two = [s for s in before.sources if s.kind == "outlet"][:2]
    live.put(reviewer.merge_sources(one.id, two.id))
    live.put(reviewer.name(before.claims[0].id, "How many sailed?"))
    assert [r.kind for r in live.ledger.rulings] == ["merge", "name"]
    assert live.ledger.claims is before.claims
    first = live.follow()
    assert [r.kind for r in first.rulings] == ["merge"]
    assert "How many sailed?" not in {c.gloss for c in live.ledger.claims}
    assert [r.kind for r in live.ledger.rulings] == ["merge", "name"]
    assert [r.kind for r in live.follow().rulings] == ["name"]
    assert live.follow() is None
    assert to_json(live.ledger) == rerun(folder, made[1])


@pytest.mark.parametrize("followed", [False, True])
def test_what_waits_after_an_error_takes_effect_all_the_same(
    made, folder, live, monkeypatch, followed
):
    live.prepare()
    reviewer, claims = live.reviewer("Ann Lee"), live.ledger.claims
    live.put(reviewer.name(claims[0].id, "How many sailed?"))
    live.put(reviewer.name(claims[1].id, "How many left?"))
    with monkeypatch.context() as patched:
        patched.setattr(Current, "_derive", lambda self: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            live.follow()
    if followed:
        effect = live.follow()
        assert effect.anew
        assert len(effect.rulings) == 2
    live.settle()
    assert to_json(live.ledger) == rerun(folder, made[1]) == stored(folder)
    live.rule(live.reviewer("Ann Lee").name(live.ledger.claims[0].id, "How many stayed?"))
    assert to_json(live.ledger) == rerun(folder, made[1])


def test_the_kind_of_a_body_is_that_of_whoever_was_made_to_speak_for_it(tmp_path):
    reports = tmp_path / "reports"
    reports.mkdir()
    told = "Brine police chief Ann Lee said the ferry sank off Brine on Monday."
    (reports / "a.txt").write_text(f"Brine Courier\n\n{told}\n", encoding="utf-8")
    other = "Senator Bo Quill said the ferry sank off Brine on Monday. He said nobody was hurt."
    (reports / "b.txt").write_text(f"Lode Mercury\n\n{other}\n", encoding="utf-8")
    case = tmp_path / "ferry.case"
    with wherefrom.trace([reports], case=case):
        pass
    with Live(case) as live:
        by_name = {s.name: s for s in live.ledger.sources}
        body = by_name["Ann Lee"].body
        assert body is not None
        assert by_name["Bo Quill"].body is None
        live.rule(live.reviewer("Ann").merge_sources(by_name["Bo Quill"].id, by_name["Ann Lee"].id))
        (quill,) = (s for s in live.ledger.sources if s.name == "Bo Quill")
        assert quill.body == body
        live.rule(live.reviewer("Ann").source_kind(body, "witness"))
        hurt = next(s for s in live.ledger.statements if "hurt" in s.text)
        assert (hurt.origin, hurt.origin_kind) == (body, "witness")
        assert to_json(live.ledger) == rerun(case, Stages())
