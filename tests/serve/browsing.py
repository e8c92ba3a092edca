"""The workbench in a real Chromium; ``pytestmark = browsing.needed`` skips where there is none."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import uvicorn

from tests.chromium import AXE, ROOT, needed
from wherefrom.serve.app import make_app
from wherefrom.serve.desk import Desk
from wherefrom.serve.guard import Site
from wherefrom.serve.run import listening
from wherefrom.serve.sessions import Sessions

SHOTS = ROOT / "out" / "screens"  # build output, for people to look at
STARTED = 10.0  # seconds
__all__ = ["Chrome", "Served", "axe", "needed", "served", "shot", "sideways"]


@dataclass
class Served:
    """A workbench that runs on this machine."""

    address: str
    sessions: Sessions
    desk: Desk

    def opening(self) -> str:
        return f"{self.address}/open?token={self.sessions.opening()}"


@contextmanager
def served(desk: Desk, reviewer: str = "Ann Lee") -> Iterator[Served]:
    """The case on ``desk``, served by the real server in a thread."""
    bound = listening("127.0.0.1", 0)
    port = bound.getsockname()[1]
    sessions = Sessions(reviewer)
    app = make_app(desk, Site.local(port), sessions)
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="off", ws="none"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [bound]}, daemon=True)
    thread.start()
    until = time.monotonic() + STARTED
    while not server.started and time.monotonic() < until:
        time.sleep(0.02)
    assert server.started
    yield Served(f"http://127.0.0.1:{port}", sessions, desk)
    server.should_exit = True
    thread.join(STARTED)
    bound.close()


@dataclass
class Chrome:
    """A browser let in to a workbench; ``heard`` is all that it was told or asked elsewhere."""

    chromium: Any
    bench: Served
    heard: list[str] = field(default_factory=list)
    contexts: list[Any] = field(default_factory=list)

    def page(self, *, width: int = 1280, scheme: str = "light", scripts: bool = True) -> Any:
        """A page in a browser profile of its own, at the case page."""
        context = self.chromium.new_context(
            viewport={"width": width, "height": 900},
            color_scheme=scheme,
            java_script_enabled=scripts,
            bypass_csp=False,
        )
        self.contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: self.heard.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: self.heard.append(f"error: {error}"))
        page.on("dialog", lambda dialog: (self.heard.append(dialog.message), dialog.dismiss()))
        page.on("request", lambda request: self._asked(request.url))
        page.goto(self.bench.opening())
        return page

    def _asked(self, url: str) -> None:
        if not url.startswith((self.bench.address, "data:")):
            self.heard.append(f"request: {url}")

    def close(self) -> None:
        for context in self.contexts:
            context.close()


@pytest.fixture(scope="session")
def looked_at(desk: Desk) -> Iterator[Served]:
    """The example case, served to be looked at only."""
    with served(desk) as bench:
        yield bench


@pytest.fixture
def chrome(chromium: Any, looked_at: Served) -> Iterator[Chrome]:
    """A browser at the example case; the test fails if anything was asked of another host."""
    opened = Chrome(chromium, looked_at)
    yield opened
    opened.close()
    assert opened.heard == []


@pytest.fixture
def own_chrome(chromium: Any, example: Any, tmp_path: Path) -> Iterator[Chrome]:
    """A browser at a copy of the example case, which may be changed."""
    copy = tmp_path / "harbour.case"
    shutil.copytree(example.folder, copy)
    with served(Desk(copy)) as bench:
        opened = Chrome(chromium, bench)
        yield opened
        opened.close()
        assert opened.heard == []


def axe(page: Any) -> list[tuple[str, str, str]]:
    """What axe-core holds against the page, all that is folded opened: id, impact, the first place.

    Skips where axe-core is not installed.
    """
    if not AXE.is_file():
        pytest.skip(f"axe-core is not installed ({AXE.name})")
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run()")
    assert len(found["passes"]) > 10
    return [(v["id"], v["impact"], v["nodes"][0]["html"]) for v in found["violations"]]


def sideways(page: Any) -> int:
    """Pixels by which the page runs out of its window sideways."""
    wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    return int(page.evaluate(wide))


def shot(page: Any, name: str, *, whole: bool = False) -> Path:
    """A picture of the page, kept as build output."""
    SHOTS.mkdir(parents=True, exist_ok=True)
    path = SHOTS / f"{name}.png"
    page.screenshot(path=path, full_page=whole)
    return path
