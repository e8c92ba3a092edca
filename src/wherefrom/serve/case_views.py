"""What the case page shows, worked out once for each result."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from wherefrom.model import Unread
from wherefrom.report.document_views import notice_views
from wherefrom.report.finding_views import finding_kinds
from wherefrom.report.indicators import alleged, cautions
from wherefrom.report.original_views import original_views
from wherefrom.report.views import FindingKind, NoticeView, OriginalView
from wherefrom.report.words import plural
from wherefrom.serve.document_rows import UNKNOWN, document_list
from wherefrom.serve.held import Held
from wherefrom.serve.kept import once
from wherefrom.serve.periods import calendar

PUBLISHERS = 8  # shown with their documents
FILE = "A file"
UNITS = {10: "days", 7: "months", 4: "years", 3: "decades"}  # by the length of their dates


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a chart; ``share`` (0 to 100) of the longest one.

    ``over`` is when its documents were published: per period, the share of its fullest one.
    """

    label: str
    n: int
    share: int
    href: str
    over: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Coded:
    """One code with whose word it is."""

    name: str
    scheme: str
    n: str
    behind: str
    href: str


@dataclass(frozen=True, slots=True)
class CaseView:
    """Everything on the case page but what is being added."""

    figures: tuple[tuple[str, str], ...]
    findings: tuple[tuple[str, FindingKind], ...]  # by kind
    originals: tuple[OriginalView, ...]
    periods: tuple[Bar, ...]
    unit: str  # of the periods
    undated: int
    publishers: tuple[Bar, ...]
    n_publishers: int
    cautions: tuple[str, ...]
    codes: tuple[Coded, ...]
    notices: tuple[NoticeView, ...]
    unread: tuple[Unread, ...]


def case_view(held: Held) -> CaseView:
    """The page of a result; keep it with ``kept.once``."""
    kinds = finding_kinds(held.ledger, held.ordered, held.lookup)
    every = once(held, document_list).rows
    times = calendar(row.date for row in every)
    in_period = Counter(times.period(row.date) for row in every)
    dated = [period for period in times.periods if period != "undated"]
    publishers = Counter(row.document.publisher or UNKNOWN for row in every)
    top = sorted(publishers, key=lambda name: (-publishers[name], name))[:PUBLISHERS]
    of_both = Counter((row.document.publisher or UNKNOWN, times.period(row.date)) for row in every)
    return CaseView(
        figures=held.headline.figures(),
        findings=tuple(zip(held.findings, kinds, strict=True)),
        originals=original_views(held.ordered, held.lookup),
        periods=tuple(
            _bar(times.label(p), in_period[p], max(in_period[d] for d in dated), "date", p)
            for p in dated
        ),
        unit=UNITS[times.length],
        undated=in_period["undated"],
        publishers=tuple(
            _bar(
                p,
                publishers[p],
                publishers[top[0]],
                "publisher",
                p,
                [of_both[p, period] for period in dated],
            )
            for p in top
        ),
        n_publishers=len(publishers),
        cautions=cautions(held.ledger),
        codes=_codes(held),
        notices=_notices(held),
        unread=tuple(map(_nameless, held.ledger.unread)) if not held.full else held.ledger.unread,
    )


def _bar(label: str, n: int, most: int, facet: str, value: str, over: Sequence[int] = ()) -> Bar:
    fullest = max(over, default=0) or 1
    shares = tuple(round(100 * one / fullest) for one in over)
    return Bar(label, n, round(100 * n / most), f"/documents?{urlencode({facet: value})}", shares)


def _codes(held: Held) -> tuple[Coded, ...]:
    """Those that most statements allege first."""
    found = sorted(alleged(held.lookup), key=lambda one: -one.behind.statements)
    return tuple(
        Coded(
            one.code.name,
            one.book.scheme,
            plural(one.behind.statements, "statement"),
            one.behind.words(),
            "/claims?" + urlencode({"indicator": f"{one.book.scheme}/{one.code.code}"}),
        )
        for one in found
    )


def _notices(held: Held) -> tuple[NoticeView, ...]:
    """The notices; a file of which no document was made is not named under pseudonyms."""
    every = notice_views(held.lookup)
    if held.full:
        return every
    return tuple(n if n.href else NoticeView("", "", n.message) for n in every)


def _nameless(unread: Unread) -> Unread:
    """Nobody has read it for names, so its name may hold one."""
    return Unread(FILE, unread.kind, unread.reason, unread.next_step)
