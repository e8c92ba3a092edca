from __future__ import annotations

import shutil

import pytest

from wherefrom.pipeline import protecting
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
