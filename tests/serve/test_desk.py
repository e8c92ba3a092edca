from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator

import pytest

from tests.pipeline.test_live import rerun, stored
from wherefrom.pipeline import protecting
from wherefrom.pipeline.live.current import Current
from wherefrom.pipeline.stages import Stages
from wherefrom.report.ledger import to_json
from wherefrom.serve.desk import PSEUDONYMISED, Desk
from wherefrom.store.db import Store


@pytest.fixture
def own_desk(example, tmp_path):
    desk = Desk(shutil.copytree(example.folder, tmp_path / "harbour.case"))
    yield desk
    desk.close()


def test_who_is_protected_changes_the_pseudonymised_view_alone(own_desk):
    full = own_desk.held()
    with Store(own_desk.folder) as store:
        people = protecting.shown(protecting.protection(store, full.ledger, "names"))
    name = next(one.person.names[0] for one in people if one.pseudonym is None)
    assert name in to_json(own_desk.held(PSEUDONYMISED).ledger)
    own_desk.protect(name, by="Ann Lee", why="asked for", free=False)
    assert own_desk.held().ledger is full.ledger
    assert own_desk.held().revision == full.revision + 1
    assert name not in to_json(own_desk.held(PSEUDONYMISED).ledger)
    own_desk.protect(name, by="Ann Lee", why="it may stand", free=True)
    assert name in to_json(own_desk.held(PSEUDONYMISED).ledger)


SOON = 60.0  # seconds; an effect that is let go on takes far less


@pytest.fixture
def let_go(monkeypatch) -> threading.Event:
    """Effects of rulings are not worked out until this is set."""
    event, rule = threading.Event(), Current.rule

    def slow(self, made):
        assert event.wait(SOON)
        return rule(self, made)

    monkeypatch.setattr(Current, "rule", slow)
    return event


@pytest.fixture
def followed(own_desk, let_go) -> Iterator[Desk]:
    """A desk with a thread in which effects are worked out."""
    own_desk.start()
    yield own_desk
    let_go.set()


def outlets_joined(reviewer):
    one, two = [s for s in reviewer.ledger.sources if s.kind == "outlet"][:2]
    return reviewer.merge_sources(one.id, two.id)


def renamed(question):
    return lambda reviewer: reviewer.name(reviewer.ledger.claims[0].id, question)


def test_a_ruling_with_a_slow_effect_stands_at_once_and_has_it_when_it_is_there(followed, let_go):
    before = followed.held()
    ruled = followed.rule("Ann Lee", "", outlets_joined)
    assert ruled.pending
    now = followed.held()
    assert now is ruled.held
    assert now.revision > before.revision
    assert [one.state for one in now.ledger.rulings if one.id == ruled.rulings[0].id] == ["stands"]
    assert now.ledger.sources == before.ledger.sources
    let_go.set()
    _, after = ruled.follows.result(SOON)
    assert followed.held() is after
    assert len(after.ledger.sources) < len(before.ledger.sources)
    assert to_json(after.ledger) == rerun(followed.folder, Stages())
    followed.settle()
    assert stored(followed.folder) == to_json(followed.held().ledger)


def test_rulings_meanwhile_wait_in_order_and_none_is_lost(followed, let_go):
    first = followed.rule("Ann Lee", "", outlets_joined)
    second = followed.rule("Bo Ray", "", renamed("How many sailed?"))
    undo = followed.rule("Ann Lee", "", lambda reviewer: reviewer.undo(first.rulings[0].id))
    assert all(one.pending for one in (first, second, undo))
    shown = {one.id: one.state for one in followed.held().ledger.rulings}
    assert shown[first.rulings[0].id] == "undone"
    assert shown[second.rulings[0].id] == "stands"
    let_go.set()
    told = [some.follows.result(SOON) for some in (first, second, undo)]
    assert [one.revision for _, one in told] == sorted({one.revision for _, one in told})
    glosses = ["How many sailed?" in {c.gloss for c in one.ledger.claims} for _, one in told]
    assert glosses == [False, True, True]
    assert to_json(followed.held().ledger) == rerun(followed.folder, Stages())


@pytest.mark.parametrize("again", [False, True])
def test_after_an_error_the_case_is_taken_up_anew_with_all_rulings(
    followed, let_go, monkeypatch, again
):
    slow, failing = Current.rule, [True]

    def failed(self, made):
        slow(self, made)
        if failing:
            failing.pop()
            raise ArithmeticError
        return self.ledger

    monkeypatch.setattr(Current, "rule", failed)
    made = [followed.rule("Ann Lee", "", outlets_joined)]
    made += [followed.rule("Bo Ray", "", renamed("How many sailed?"))] if again else []
    assert all(one.pending for one in made)
    let_go.set()
    for one in made:
        one.follows.result(SOON)
    assert to_json(followed.held().ledger) == rerun(followed.folder, Stages())
    followed.rule("Bo Ray", "", renamed("How many left?")).follows.result(SOON)
    followed.settle()
    assert stored(followed.folder) == to_json(followed.held().ledger)


def test_closing_waits_for_what_follows(followed, let_go):
    assert followed.rule("Ann Lee", "", outlets_joined).pending
    threading.Timer(0.5, let_go.set).start()
    followed.close()
    assert stored(followed.folder) == rerun(followed.folder, Stages())
