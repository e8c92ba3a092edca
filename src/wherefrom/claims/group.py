"""Statements that answer the same question, as claims with their answers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from wherefrom.claims.answering import answered
from wherefrom.claims.cluster import groups
from wherefrom.claims.firmness import firm
from wherefrom.claims.fitting import MOST_ASKED, fit, fitting
from wherefrom.claims.gloss import gloss
from wherefrom.claims.holders import PERIODS
from wherefrom.claims.links import links
from wherefrom.claims.nearness import nearness
from wherefrom.claims.opposites import opposites
from wherefrom.claims.opposition import Case
from wherefrom.claims.parting import amounts, parted
from wherefrom.claims.ruled.applied import ruled
from wherefrom.claims.scope import scopes
from wherefrom.ids import content_id
from wherefrom.model import Asked, Claim, Document, Grouping, Link, Reply, Ruling, Statement
from wherefrom.settings import Claims

WORDED = {"number", "day", "time", "place"}  # their question must be made of the statements' words
ALONE = np.ones((1, 1))


def group(
    documents: Sequence[Document],
    statements: Sequence[Statement],
    replies: Sequence[Reply],
    vectors: NDArray[np.float32],
    words: NDArray[np.int8] | None = None,
    *,
    settings: Claims,
    rulings: Sequence[Ruling] = (),
) -> Grouping:
    """Claims over all ``documents``, and why their statements stand together.

    ``vectors`` are aligned with ``statements`` (n, 384), each of length 1;
    ``words`` (m, 128) are the vectors of their content words.
    Replies of different kind or key never meet. A claim that something is so
    may stand on one document; other questions need two, or the claims would
    repeat each document sentence by sentence. ``rulings``, in the order in
    which people made them, go before all that is read or likened here.
    """
    by_hand = ruled(rulings, documents, statements, replies)
    if not statements:
        return Grouping(notices=by_hand.notices, rulings=by_hand.rulings)
    replies = by_hand.replies
    order = {s.id: i for i, s in enumerate(statements)}
    near = nearness(statements, vectors, words, lexical=settings.lexical_weight)
    days = {d.id: d.published.value for d in documents}
    case = Case(near, order, statements, scopes(documents, statements), settings)
    told = amounts(replies)
    texts = [statement.text for statement in statements]
    claims: list[Claim] = []
    found_links: list[Link] = []
    for (kind, key), members in _by_question(replies):
        rows: dict[int, list[Reply]] = defaultdict(list)
        for reply in members:
            rows[order[reply.statement]].append(reply)
        distance = float(getattr(settings, f"{kind}_distance"))
        alike = groups(near, sorted(rows), distance=distance)
        least = (
            settings.least_link_of_propositions if kind == "proposition" else settings.least_link
        )
        apart = (p for g in alike for p in parted(g, rows, kind, case, told))
        parts = (
            f for p in apart for f in firm(near, p, rows, least=least, best=settings.best_link)
        )
        fitted = _must_fit(kind, key)
        if fitted:
            bar, held_together = settings.least_fit, parts
            parts = (f for p in held_together for f in fitting(near, p, rows, texts, least=bar))
        for rows_together in by_hand.groups(parts, rows, near.block):
            held = {statements[i].document for i in rows_together}
            shown = by_hand.shows(rows_together, rows)
            if kind != "proposition" and len(held) < 2 and not shown:
                continue
            together = [r for i in rows_together for r in rows[i]]
            if kind == "proposition" and not shown:  # what people ruled stays as they ruled it
                together = opposites(together)
            if not shown and not _asked(kind, together):
                continue  # nobody could tell from the words quoted what is asked
            part = [statements[i] for i in rows_together]
            likeness = near.block(rows_together, rows_together) if len(part) > 1 else ALONE
            middle = likeness.mean(axis=1)
            if fitted and near.spoken is not None and 1 < len(part) <= MOST_ASKED:
                middle = fit(near, rows_together, rows, texts).mean(axis=1)
            claim = _claim(together, part, middle, days, key, case)
            claims.append(by_hand.named(claim, together))
            alike_links = links(likeness, part, claim)
            found_links += by_hand.links(alike_links, rows_together, rows)
    return Grouping(_ordered(claims), tuple(found_links), by_hand.notices, by_hand.rulings)


def _must_fit(kind: str, key: str) -> bool:
    """Whether the key says so little that statements must fit the question in words as well.

    Everything lasts some time; how many were killed is asked by the key itself.
    """
    return kind == "proposition" or (kind == "number" and key in PERIODS)


def _asked(kind: str, replies: Sequence[Reply]) -> bool:
    """Whether anybody could tell what is asked: some question does more than quote."""
    if kind in WORDED:
        return any(r.well_formed or r.verbatim for r in replies)
    return any(r.well_formed or "“" not in r.question for r in replies)


def _by_question(replies: Sequence[Reply]) -> Iterator[tuple[tuple[str, str], list[Reply]]]:
    asked: dict[tuple[str, str], list[Reply]] = defaultdict(list)
    full = _full_names(replies)
    for reply in replies:
        asked[reply.kind, full.get(reply.key, reply.key)].append(reply)
    yield from sorted(asked.items())


def _full_names(replies: Sequence[Reply]) -> dict[str, str]:
    """The one full name behind a surname alone (*age of lee*: *age of ann lee*)."""
    keys = {r.key for r in replies if r.key.startswith("age of ")}
    fuller: dict[str, list[str]] = defaultdict(list)
    for key in sorted(keys):
        name = key.removeprefix("age of ").split()
        for at in range(1, len(name)):
            fuller["age of " + " ".join(name[at:])].append(key)
    return {k: v[0] for k, v in fuller.items() if k in keys and len(v) == 1}


def _claim(
    replies: Sequence[Reply],
    statements: Sequence[Statement],
    middle: NDArray[np.float64],
    days: dict[str, str | None],
    key: str,
    case: Case,
) -> Claim:
    # How well a statement speaks for the others: how like it they are, or answer its question.
    weight = dict(zip((s.id for s in statements), middle.tolist(), strict=True))
    first = min(s.id for s in statements)
    claim_id = content_id("c", replies[0].kind, key, first)
    answers, conflicts = answered(claim_id, replies, case, days)
    held = len({s.document for s in statements})
    asked = Asked(replies[0].kind, key)
    return Claim(claim_id, gloss(replies, weight), held, answers, conflicts, asked)


def _ordered(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Widest first; ids settle ties. Where two claims came out alike, the first stands."""
    unique: dict[tuple[str, str, frozenset[str]], Claim] = {}
    for claim in sorted(claims, key=lambda c: (-c.documents, -_n(c), c.id)):
        told = frozenset(s for a in claim.answers for s in a.statements)
        values = " / ".join(a.value for a in claim.answers)
        unique.setdefault((claim.gloss, values, told), claim)
    return tuple(unique.values())


def _n(claim: Claim) -> int:
    return sum(len(a.statements) for a in claim.answers)
