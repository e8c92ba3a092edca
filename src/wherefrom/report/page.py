"""The report as one page that opens from disk: no network, no fonts, no images.

Text from documents is data: jinja2 escapes all of it, and the page's own
content security policy lets nothing run or load but its own style and script.
"""

from __future__ import annotations

import base64
import hashlib
from collections import defaultdict
from functools import cache
from importlib.resources import files

import jinja2
from markupsafe import Markup

from wherefrom.model import Claim, Finding, Ledger
from wherefrom.report.claim_views import claim_view
from wherefrom.report.document_views import document_views, notice_views, source_views
from wherefrom.report.finding_views import finding_kinds
from wherefrom.report.indicators_page import indicators_view
from wherefrom.report.ledger import CAUTION, FORMAT, PSEUDONYMISED
from wherefrom.report.lookup import Lookup, look_up
from wherefrom.report.order import claims_that_matter, findings_by_kind, headline
from wherefrom.report.original_views import original_views
from wherefrom.report.ruled import ruling_views
from wherefrom.report.setting import environment
from wherefrom.report.views import ClaimView, Page
from wherefrom.report.words import glossary

IN_FULL = 150  # questions shown with drawing and words, 3 MB at most; the rest are listed


def to_html(ledger: Ledger, *, name: str | None = None) -> str:
    """The whole report as one HTML file; ``name`` is the case's name for its title.

    Equal ledgers give equal pages, byte for byte.
    """
    style, script = _asset("report.css"), _asset("report.js")
    return (
        _environment()
        .get_template("page.html")
        .render(
            page=page(ledger, name=name),
            words=glossary(),
            style=Markup(style),
            script=Markup(script),
            policy=_policy(style, script),
        )
    )


def page(ledger: Ledger, *, name: str | None = None) -> Page:
    """What the templates set."""
    lookup = look_up(ledger)
    ordered = claims_that_matter(lookup)
    figures = headline(lookup)
    claims = _claims(ordered, ledger, lookup)
    places = {claim.id: f"Q{n}" for n, claim in enumerate(ordered, 1)}
    n_crossing = sum(claim.documents > 1 for claim in ordered)
    n_full = min(n_crossing, IN_FULL)
    return Page(
        title=name or "Who says what, on whose word",
        caution=CAUTION if ledger.view == "full" else PSEUDONYMISED,
        full=ledger.view == "full",
        figures=figures.figures(),
        headline=figures.words(),
        findings=finding_kinds(ledger, ordered, lookup),
        originals=original_views(ordered, lookup),
        claims=claims[:n_full],
        brief=claims[n_full:n_crossing],
        singles=claims[n_crossing:],
        sources=source_views(lookup),
        documents=document_views(lookup, _questions(ordered)),
        notices=notice_views(lookup),
        unread=ledger.unread,
        indicators=indicators_view(lookup, places),
        run=ledger.run,
        format=FORMAT,
        rulings=ruling_views(ledger),
    )


def _claims(ordered: list[Claim], ledger: Ledger, lookup: Lookup) -> tuple[ClaimView, ...]:
    on: dict[str, list[Finding]] = defaultdict(list)
    for found in findings_by_kind(ledger, ordered).values():
        for finding in found:
            on[finding.claim or ""].append(finding)
    return tuple(
        claim_view(c, n, on[c.id], lookup, brief=n > IN_FULL or c.documents < 2)
        for n, c in enumerate(ordered, 1)
    )


def _questions(ordered: list[Claim]) -> dict[str, list[str]]:
    """The numbers of the questions that each statement answers."""
    found: dict[str, list[str]] = defaultdict(list)
    for n, claim in enumerate(ordered, 1):
        ids = (s for a in claim.answers for s in (*a.statements, *a.compatible))
        for statement in dict.fromkeys(ids):
            found[statement].append(f"Q{n}")
    return found


def _policy(style: str, script: str) -> str:
    def digest(text: str) -> str:
        return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()

    return (
        f"default-src 'none'; style-src 'sha256-{digest(style)}'; "
        f"script-src 'sha256-{digest(script)}'; base-uri 'none'; form-action 'none'"
    )


@cache
def _asset(name: str) -> str:
    return files("wherefrom.report").joinpath("templates", name).read_text(encoding="utf-8")


@cache
def _environment() -> jinja2.Environment:
    return environment("wherefrom.report")
