from __future__ import annotations

import shutil

import pytest
from starlette.testclient import TestClient

from tests.serve.browsing import chrome, looked_at, own_chrome  # noqa: F401
from wherefrom.serve.app import make_app
from wherefrom.serve.desk import Desk
from wherefrom.serve.guard import Site
from wherefrom.serve.sessions import Sessions

SITE = Site(frozenset({"127.0.0.1:8000"}))
ORIGIN = {"origin": "http://127.0.0.1:8000"}


class Browser(TestClient):
    """A client as a browser of the workbench is one; ``let_in`` opens a session."""

    def let_in(self, sessions: Sessions) -> Browser:
        answer = self.get("/open", params={"token": sessions.opening()})
        assert answer.status_code == 200, answer.text
        self.session = list(sessions._sessions.values())[-1]
        return self

    def submit(self, address: str, **fields: str | list[str]):
        """Post a form as a page of the workbench does."""
        data = {"csrf": self.session.csrf, **fields}
        return self.post(address, data=data, headers=ORIGIN)


def browser(desk: Desk) -> Browser:
    sessions = Sessions("Ann Lee")
    app = make_app(desk, SITE, sessions)
    client = Browser(app, base_url="http://127.0.0.1:8000")
    return client.let_in(sessions)


@pytest.fixture(scope="session")
def desk(example):
    """The example case on a desk; nobody may change it."""
    return Desk(example.folder)


@pytest.fixture
def bench(desk):
    """A browser let in to the example case, to look only."""
    return browser(desk)


@pytest.fixture
def own_bench(example, tmp_path):
    """A browser on a copy of the example case, which may be changed."""
    copy = tmp_path / "harbour.case"
    shutil.copytree(example.folder, copy)
    return browser(Desk(copy))
